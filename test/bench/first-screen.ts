/** How long the first screen takes from page load until it can be used, and how much script it needs. */
import { readFile } from "node:fs/promises";
import { watchFirstScreen } from "../support/browser/first-screen.ts";
import { inBrowser } from "./in-browser.ts";
import { many, median, once, report } from "./measure.ts";

const ROUNDS = many(5, 1);

export async function benchFirstScreen(home: string): Promise<void> {
  await inBrowser(home, ["--demo"], async (host, browser) => {
    const blank: number[] = [];
    const ours: number[] = [];
    let screen = { stoodAt: 0, bytes: 0, files: 0 };
    for (let round = 0; round < ROUNDS; round++) {
      const context = await browser.newContext();
      const page = await context.newPage();
      blank.push(await once(() => page.goto("about:blank")));
      const firstScreen = await watchFirstScreen(page);
      await page.goto(host.url);
      screen = await firstScreen();
      ours.push(screen.stoodAt);
      await context.close();
    }
    report({
      name: "first screen usable after page load",
      value: median(ours),
      unit: "ms",
      limit: 1000,
      baseline: `an empty page takes ${median(blank).toFixed(0)} ms`,
    });
    const raw = (await readFile("out/renderer/index.html")).byteLength;
    report({
      name: "compressed script of the first screen",
      value: screen.bytes / 1000,
      unit: "kB",
      limit: 260,
      baseline: `${screen.files} files; the page itself has ${raw} bytes`,
    });
  });
}
