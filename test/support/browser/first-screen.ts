/** What a page needs for its first screen: how long it takes to stand there, and the script that it asks for until then. */
import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";

interface FirstScreen {
  /** ms from the beginning of the page's load. */
  stoodAt: number;
  /** Compressed, as it would be sent. */
  bytes: number;
  files: number;
}

/** To be called before the page is loaded. @returns what it took, once its first heading is there */
export async function watchFirstScreen(page: Page): Promise<() => Promise<FirstScreen>> {
  const sizes = new Map<string, Promise<number>>();
  page.on("response", (response) => {
    const url = response.url();
    if (!url.endsWith(".js")) return;
    const size = response.body().then((body) => gzipSync(body).byteLength);
    // What comes after the first screen is not asked for; it may be cut off when the page is closed.
    size.catch(() => {});
    sizes.set(url, size);
  });
  await page.addInitScript(() => {
    const watch = new MutationObserver(() => {
      if (!document.querySelector("main h1")) return;
      performance.mark("first screen");
      watch.disconnect();
    });
    watch.observe(document, { childList: true, subtree: true });
  });
  return async () => {
    await page.locator("main h1").first().waitFor();
    const { stoodAt, asked } = await page.evaluate(() => {
      const stood = performance.getEntriesByName("first screen")[0]?.startTime ?? Number.NaN;
      const before = performance.getEntriesByType("resource").filter(({ startTime }) => startTime < stood);
      return { stoodAt: stood, asked: before.map(({ name }) => name) };
    });
    const needed = await Promise.all(asked.flatMap((url) => sizes.get(url) ?? []));
    return { stoodAt, bytes: needed.reduce((sum, size) => sum + size, 0), files: needed.length };
  };
}
