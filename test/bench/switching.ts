/**
 * From an address to the frame that shows its screen, between any two screens of the workspace that the demo begins with. Each
 * was there once before: what is measured is no start. The baseline is a frame of the same page with nothing to do.
 */
import type { Page } from "@playwright/test";
import { inBrowser } from "./in-browser.ts";
import { many, median, p95, report } from "./measure.ts";

const SCREENS = [
  "/today",
  "/meetings",
  "/meetings/exercise-meeting?tab=prepare",
  "/meetings/mtg-jpg-5?tab=minutes",
  "/series/exercise-series",
  "/live/exercise-meeting",
  "/actions",
  "/actions/mtg-jpg-1-t1",
  "/task-forces",
  "/organizations",
  "/organizations/org-changan",
  "/policies",
  "/problems",
  "/history",
  "/settings",
].slice(0, many(15, 3));

export async function benchSwitching(home: string): Promise<void> {
  await inBrowser(home, ["--demo"], async (host, browser) => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(host.url);
    await page.locator("main h1").first().waitFor();
    const titles = new Map<string, string>();
    for (const screen of SCREENS) titles.set(screen, await settledAt(page, screen));
    const idle: number[] = [];
    const times: { from: string; to: string; ms: number }[] = [];
    for (const from of SCREENS)
      for (const to of SCREENS) {
        if (titles.get(from) === titles.get(to)) continue;
        await settledAt(page, from);
        idle.push(await page.evaluate(frame));
        times.push({ from, to, ms: await switched(page, to, titles.get(to) ?? "") });
      }
    const all = times.map(({ ms }) => ms);
    const [slowest] = times.toSorted((a, b) => b.ms - a.ms);
    const worst = slowest ? `slowest ${slowest.from} to ${slowest.to} ${slowest.ms.toFixed(0)} ms; ` : "";
    report({
      name: "from one screen to any other, p95",
      value: p95(all),
      unit: "ms",
      limit: 150,
      baseline: `${all.length} switches, median ${median(all).toFixed(0)} ms; ${worst}an idle frame takes ${median(idle).toFixed(0)} ms`,
    });
  });
}

/** Goes to a screen and waits until it asks for nothing more. @returns its title */
async function settledAt(page: Page, screen: string): Promise<string> {
  const before = await page.evaluate(() => location.hash.slice(1));
  const stood = await page.evaluate(() => document.querySelector("main h1")?.textContent ?? "");
  if (before === screen) return stood.trim();
  await page.evaluate((to) => {
    location.hash = to;
  }, screen);
  await page.waitForFunction(
    (old) => {
      const title = document.querySelector("main h1")?.textContent ?? "";
      return title !== "" && title !== old;
    },
    stood,
    { polling: "raf" },
  );
  await page.waitForTimeout(400);
  return page.evaluate(() => (document.querySelector("main h1")?.textContent ?? "").trim());
}

function switched(page: Page, to: string, title: string): Promise<number> {
  return page.evaluate(
    ([address, awaited]) =>
      new Promise<number>((done) => {
        const begun = performance.now();
        location.hash = address;
        const look = () => {
          const stands = document.querySelector("main h1")?.textContent?.trim() === awaited;
          // After the frame in which it is there.
          requestAnimationFrame(stands ? () => setTimeout(() => done(performance.now() - begun)) : look);
        };
        look();
      }),
    [to, title] as const,
  );
}

function frame(): Promise<number> {
  const begun = performance.now();
  return new Promise((done) => {
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun)));
  });
}
