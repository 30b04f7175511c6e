/** A host and a browser for one bench, ended whatever comes of it. */
import { mkdir } from "node:fs/promises";
import { type Browser, chromium } from "@playwright/test";
import { findChromium } from "../chromium.mjs";
import { type Host, hostOn } from "../e2e/host.ts";

/** Without a browser the bench is skipped, and says so. @param prepare what the host finds in its home */
export async function inBrowser(
  home: string,
  options: readonly string[],
  bench: (host: Host, browser: Browser) => Promise<void>,
  prepare?: () => Promise<unknown>,
): Promise<void> {
  await mkdir(home, { recursive: true });
  const executablePath = findChromium();
  if (!executablePath) {
    console.log("     skipped: no Chromium is installed");
    return;
  }
  await prepare?.();
  const host = await hostOn(home, options);
  try {
    const browser = await chromium.launch({
      executablePath,
      args: ["--no-sandbox", "--disable-background-networking"],
    });
    try {
      await bench(host, browser);
    } finally {
      await browser.close();
    }
  } finally {
    await host.stop();
  }
}
