/** The language is switched while something is shown: what is shown follows, errors too. */
import { expect, test } from "@playwright/test";
import { type Host, startHost } from "./host.ts";
import { createWorkspace, goTo, PASSPHRASE } from "./steps.ts";

test.use({ locale: "zh-CN", viewport: { width: 1280, height: 800 } });

let host: Host;
test.afterEach(async () => {
  await host.stop();
});

test("an error names the field as its label does, and is told again in the language that is chosen next", {
  tag: "@long",
}, async ({ page }) => {
  host = await startHost();
  await page.goto(host.url);
  await page.getByLabel("工作区名称").fill("   ");
  await page.getByLabel("您的姓名").fill("张协调");
  await page.locator('input[type="password"]').fill(PASSPHRASE);
  await page.getByRole("button", { name: "新建工作区" }).click();
  await expect(page.getByRole("alert")).toContainText("“工作区名称”不能为空");

  // Enter does nothing while a workspace is made, and the page says why: noted as it appears, however soon it is over.
  await page.evaluate(() => {
    const seen = window as { working?: boolean };
    new MutationObserver(() => {
      seen.working ||= [...document.querySelectorAll("[role=status]")].some((one) =>
        one.textContent?.includes("正在新建工作区"),
      );
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await page.getByLabel("工作区名称").fill("成渝协同");
  await page.getByLabel("工作区名称").press("Enter");
  await expect(page.getByTestId("recovery-code")).toBeVisible();
  expect(await page.evaluate(() => (window as { working?: boolean }).working)).toBe(true);
  await host.stop();
  host = await startHost();
  await createWorkspace(page, host.url);
  await goTo(page, "/settings");
  await page.getByRole("tab", { name: "使用者" }).click();
  const name = page.getByLabel("姓名", { exact: true });
  await expect(name).toHaveValue("张协调");
  await name.fill("");
  await name.blur();
  const status = page.getByRole("status").filter({ hasText: "不能为空" });
  await expect(status).toContainText("“姓名”不能为空");
  await page.getByTitle("切换语言").click();
  await expect(page.locator("footer").getByRole("status")).toContainText("“Name” must not be empty");
  await page.getByTitle("Switch language").click();
  await expect(status).toContainText("“姓名”不能为空");
});

test("a demo that is asked for in one language begins in it, whatever the browser speaks, also after a reload", {
  tag: "@long",
}, async ({ page }) => {
  host = await startHost("--demo", "--lang=en");
  await page.goto(host.url);
  await expect(page.getByRole("heading", { name: "Today" })).toBeVisible();
  await expect(page.locator("header")).toContainText("Demo workspace");
  expect(page.url()).not.toContain("lang=");
  await page.reload();
  await expect(page.getByRole("heading", { name: "Today" })).toBeVisible();
  await page.getByTitle("Switch who is logged in").click();
  await expect(page.getByRole("menuitem", { name: /Demo representative \(Enterprise\)/ })).toBeVisible();
  // An address that leads nowhere says so in that language too.
  await page.keyboard.press("Escape");
  await goTo(page, "/nowhere");
  await expect(page.getByText("Page not found")).toBeVisible();
});
