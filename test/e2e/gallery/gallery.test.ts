/**
 * Every part of the interface that knows no data, in every state, compared with the pictures in test/fixtures/gallery.
 * `UPDATE_GOLDEN=1` keeps the actual ones; where they differ, both and the difference lie in out/e2e.
 */
import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, type Page, test } from "@playwright/test";
import { build, type PreviewServer, preview } from "vite";
import interfaceConfig from "../../../vite.config.ts";
import { seriousViolations } from "../../support/browser/axe.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const LOOKS = ["light", "dark", "contrast"] as const;
const SECTIONS = ["texts", "controls", "marks", "parts"] as const;
/** Pixels of a section: each version of Chromium smooths letters in its own way. A radius three pixels wider is more. */
const TOLERATED = 150;
/** Parts that show something only with a desktop shell, a workspace or a calendar opened beside them. */
const ELSEWHERE = ["chosen-field", "day-calendar", "record-in-way"];

let server: PreviewServer;
let address: string;

test.beforeAll(async () => {
  const config = {
    ...interfaceConfig,
    configFile: false as const,
    root: `${ROOT}test/e2e/gallery`,
    logLevel: "error" as const,
    build: { ...interfaceConfig.build, outDir: `${ROOT}out/gallery`, minify: false },
  };
  await build(config);
  server = await preview({ ...config, preview: { port: 0, host: "127.0.0.1" } });
  address = server.resolvedUrls?.local[0] ?? "";
});
test.afterAll(async () => {
  await server?.close();
});

for (const look of LOOKS)
  for (const language of ["zh", "en"] as const)
    test(`parts in ${language}, ${look}`, { tag: "@long" }, async ({ page }) => {
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.emulateMedia({ reducedMotion: "reduce" });
      await page.goto(`${address}?appearance=${look}#lang=${language}`);
      await expect(page.locator("[data-section]")).toHaveCount(SECTIONS.length);
      await page.evaluate(() => document.fonts.ready);
      expect(await seriousViolations(page)).toEqual([]);
      await forceStates(page);
      for (const section of SECTIONS)
        await expect
          .soft(page.locator(`[data-section=${section}]`))
          .toHaveScreenshot(`${section}-${language}-${look}.png`, { maxDiffPixels: TOLERATED });
    });

test("no part is missing", { tag: "@long" }, () => {
  const shown = globSync(`${ROOT}test/e2e/gallery/*.tsx`)
    .map((file) => readFileSync(file, "utf8"))
    .join();
  const parts = globSync(`${ROOT}renderer/{ui,ui/day,ui/marks,ui/text,meeting/look}/*.tsx`).map((file) =>
    basename(file, ".tsx"),
  );
  expect(parts.filter((part) => !ELSEWHERE.includes(part) && !shown.includes(`/${part}.tsx"`))).toEqual([]);
});

/** Puts what has `data-force` into the state that it names, which else only a pointer or a key brings about. */
async function forceStates(page: Page): Promise<void> {
  const client = await page.context().newCDPSession(page);
  await client.send("DOM.enable");
  await client.send("CSS.enable");
  const { root } = await client.send("DOM.getDocument");
  const { nodeIds } = await client.send("DOM.querySelectorAll", { nodeId: root.nodeId, selector: "[data-force]" });
  for (const nodeId of nodeIds) {
    const { attributes } = await client.send("DOM.getAttributes", { nodeId });
    const states = attributes[attributes.indexOf("data-force") + 1] ?? "";
    await client.send("CSS.forcePseudoState", { nodeId, forcedPseudoClasses: states.split(" ") });
  }
}
