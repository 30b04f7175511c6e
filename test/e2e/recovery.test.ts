/** A forgotten passphrase: the workspace opens by its code, and passphrase and code are set anew before anything else. */
import { expect, type Page, test } from "@playwright/test";
import { type Host, startHost } from "./host.ts";
import { createWorkspace, PASSPHRASE } from "./steps.ts";

test.use({ locale: "zh-CN", viewport: { width: 1280, height: 800 } });

let host: Host;
test.beforeAll(async () => {
  host = await startHost();
});
test.afterAll(async () => {
  await host.stop();
});

const NEXT = "蓝色台灯 三把椅子 旧地图";

async function lock(page: Page): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.keyboard.type("锁定");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "打开", exact: true })).toBeVisible();
}

test("it opens by the code, and a new passphrase is judged as it is typed", { tag: "@long" }, async ({ page }) => {
  const code = await createWorkspace(page, host.url);
  await lock(page);
  await page.getByText("忘记口令？使用恢复码").click();
  await page.getByLabel("恢复码").fill(code);
  await page.getByRole("button", { name: "打开", exact: true }).click();
  await expect(page.getByRole("heading", { name: "设置新口令" })).toBeVisible();
  const field = page.locator('input[type="password"]');
  await field.fill("aaaaaaaaaaaa");
  await expect(page.getByText("口令是同样内容的重复")).toBeVisible();
  await page.getByRole("button", { name: "设置新口令和恢复码" }).click();
  await expect(page.getByRole("alert")).toContainText("口令是同样内容的重复");
  // The field that is to be mended is marked, and has the focus.
  await expect(field).toBeFocused();
  await expect(field).toHaveAttribute("data-invalid", "true");
  await field.fill(NEXT);
  await expect(page.getByText("强度足够")).toBeVisible();
  await page.getByRole("button", { name: "设置新口令和恢复码" }).click();
  await expect(page.getByTestId("recovery-code")).toBeVisible();
  expect((await page.getByTestId("recovery-code").locator("span").allTextContents()).join("-")).not.toBe(code);
  await page.getByText("稍后再说").click();
  await expect(page.getByRole("heading", { name: "今日" })).toBeVisible();
  await lock(page);
  const open = async (passphrase: string) => {
    await page.locator('input[name="secret"]').fill(passphrase);
    await page.getByRole("button", { name: "打开", exact: true }).click();
  };
  await open(PASSPHRASE);
  await expect(page.getByRole("alert")).toContainText("口令不正确");
  await open(NEXT);
  await expect(page.getByRole("heading", { name: "今日" })).toBeVisible();
});
