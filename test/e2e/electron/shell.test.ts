/** The desktop shell for real. Runs where the Electron program is installed; `npm test` says loudly where it is not. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { _electron, expect, test } from "@playwright/test";

test("the shell opens the demo, has no Node in the page, and closes cleanly", async () => {
  const home = await mkdtemp(join(tmpdir(), "concord-electron-"));
  const app = await _electron.launch({
    args: [".", "--demo"],
    env: { ...process.env, CONCORD_HOME: home } as Record<string, string>,
  });
  try {
    const page = await app.firstWindow();
    await expect(page.locator("main h1")).toBeVisible();
    expect(await page.evaluate(() => typeof (globalThis as { process?: unknown }).process)).toBe("undefined");
    expect(
      await page.evaluate(() =>
        fetch("https://example.org/").then(
          () => "reached",
          () => "refused",
        ),
      ),
    ).toBe("refused");
  } finally {
    await app.close();
    await rm(home, { recursive: true, force: true });
  }
});
