/** How long the first screen takes from page load until it can be used, and how much script it needs. */
import { mkdir, readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { chromium, type Page } from "@playwright/test";
import { findChromium } from "../chromium.mjs";
import { hostOn } from "../e2e/host.ts";
import { many, median, report } from "./measure.ts";

const ROUNDS = many(5, 1);

export async function benchFirstScreen(home: string): Promise<void> {
  await mkdir(home, { recursive: true });
  const executablePath = findChromium();
  if (!executablePath) {
    console.log("     skipped: no Chromium is installed");
    return;
  }
  const host = await hostOn(home, ["--demo"]);
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-background-networking"] });
  try {
    const blank: number[] = [];
    const ours: number[] = [];
    const scripts = new Map<string, number>();
    for (let round = 0; round < ROUNDS; round++) {
      const context = await browser.newContext();
      const page = await context.newPage();
      blank.push(await timed(() => page.goto("about:blank")));
      const loads: Promise<void>[] = [];
      page.on("response", (response) => {
        if (response.url().endsWith(".js"))
          loads.push(response.body().then((body) => void scripts.set(response.url(), gzipSync(body).byteLength)));
      });
      ours.push(await timed(() => openFirstScreen(page, host.url)));
      await Promise.all(loads);
      await context.close();
    }
    report({
      name: "first screen usable after page load",
      value: median(ours),
      unit: "ms",
      limit: 1500,
      baseline: `an empty page takes ${median(blank).toFixed(0)} ms`,
    });
    const bytes = [...scripts.values()].reduce((sum, size) => sum + size, 0);
    const raw = (await readFile("out/renderer/index.html")).byteLength;
    report({
      name: "compressed script of the first screen",
      value: bytes / 1000,
      unit: "kB",
      limit: 600,
      baseline: `${scripts.size} files; the page itself has ${raw} bytes`,
    });
  } finally {
    await browser.close();
    await host.stop();
  }
}

async function openFirstScreen(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.locator("main h1").first().waitFor();
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
