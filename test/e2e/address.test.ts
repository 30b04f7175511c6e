/** An address without the key of this start of the program: said in words, and mended by the printed address in the same tab. */
import { expect, test } from "@playwright/test";
import { startHost } from "./host.ts";

test.use({ locale: "zh-CN" });

test("an address from the history says what to open, and goes on when it is opened there", async ({ page }) => {
  const host = await startHost("--demo");
  try {
    const [bare = ""] = host.url.split("#");
    await page.goto(`${bare}#/meetings`);
    await expect(page.getByRole("heading", { name: "没有连上协同台" })).toBeVisible();
    await page.goto(host.url);
    await expect(page.getByRole("navigation", { name: "主导航" })).toBeVisible();
  } finally {
    await host.stop();
  }
});
