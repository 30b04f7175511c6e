/** The command palette takes every key from the one that opens it on, also at once after a workspace was opened. */
import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { type Host, startHost } from "./host.ts";
import { goTo } from "./steps.ts";

test.use({ locale: "zh-CN", viewport: { width: 1280, height: 800 } });

let host: Host;
test.beforeAll(async () => {
  host = await startHost("--demo");
});
test.afterAll(async () => {
  await host.stop();
});

test("what is typed at once after Ctrl+K arrives whole, and Enter does it", async ({ page }) => {
  await page.goto(host.url);
  await expect(page.getByRole("heading", { name: "今日" })).toBeVisible();
  for (const [words, screen] of [
    ["政策", "政策"],
    ["历史", "历史"],
  ] as const) {
    await page.keyboard.press("Control+k");
    await page.keyboard.type(words);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: screen })).toBeVisible();
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
  // What was recorded in a meeting says in which.
  await page.keyboard.press("Control+k");
  await page.keyboard.type("院所联合攻关");
  await expect(
    page
      .getByRole("dialog")
      .getByText(/^任务 · 2022-11-15 四川省动力电池创新联合体揭牌仪式/)
      .first(),
  ).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  // Also out of a text field, and by a part of a record's name.
  await goTo(page, "/meetings");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("赛力斯");
  await expect(
    page
      .getByRole("dialog")
      .getByText(/赛力斯/)
      .first(),
  ).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("a backup that was asked for here and fails is told, and so is one that is made", async ({ page }) => {
  await page.goto(host.url);
  await expect(page.getByRole("heading", { name: "今日" })).toBeVisible();
  const backUp = async () => {
    await page.keyboard.press("Control+k");
    await page.keyboard.type("立即备份");
    await page.keyboard.press("Enter");
  };
  await backUp();
  await expect(page.getByText("备份完成并已校验")).toBeVisible();
  const [workspace = ""] = await readdir(join(host.home, "demo"));
  const temporary = join(host.home, "demo", workspace, "tmp");
  await rm(temporary, { recursive: true });
  await writeFile(temporary, "a file where the folder was");
  await backUp();
  await expect(page.getByText("无法写入：文件夹或磁盘是只读的")).toBeVisible();
  await expect(page.getByText("备份完成并已校验")).toHaveCount(0);
  await rm(temporary);
});
