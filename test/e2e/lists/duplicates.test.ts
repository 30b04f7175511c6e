/** Organizations that may be one: said while a name is typed, judged by one key each, and merged, all on the starter data. */
import { expect, type Page, test } from "@playwright/test";
import { seriousViolations } from "../../support/browser/axe.ts";
import { type Host, startHost } from "../host.ts";

let host: Host;
test.beforeAll(async () => {
  host = await startHost("--demo");
});
test.afterAll(async () => {
  await host.stop();
});

test.use({ locale: "zh-CN", viewport: { width: 1280, height: 800 } });

test("a firm that is there already is named while its name is typed, and pairs are judged and merged by keys", async ({
  page,
}) => {
  await open(page, "/organizations");
  await page.getByRole("button", { name: "新建" }).click();
  const dialog = page.getByRole("dialog", { name: "新建" });
  await dialog.getByRole("textbox", { name: "中文名称" }).fill("重慶長安汽車股份公司");
  await expect(dialog.getByRole("status")).toContainText("重庆长安汽车股份有限公司");
  await page.keyboard.press("Escape");

  await page.getByRole("link", { name: "查重" }).click();
  const pairs = page.getByRole("list", { name: "单位对" }).getByRole("listitem");
  await expect(pairs.first()).toBeVisible();
  const before = await pairs.count();
  const first = (await pairs.first().textContent()) ?? "";
  expect(await seriousViolations(page)).toEqual([]);

  await page.locator("main h1").click();
  await page.keyboard.press("ArrowDown");
  await expect(pairs.nth(1).getByRole("button")).toHaveAttribute("aria-current", "true");
  const next = (await pairs.nth(2).textContent()) ?? "";
  await page.keyboard.press("d");
  await expect(pairs).toHaveCount(before - 1);
  // The next key is meant for the one that stands in its place now.
  await expect(pairs.nth(1).getByRole("button")).toHaveAttribute("aria-current", "true");
  await expect(pairs.nth(1)).toHaveText(next);
  await page.getByRole("button", { name: "已判" }).click();
  await expect(pairs).toHaveText([/不是同一单位/]);
  await page.locator("main h1").click();
  await page.keyboard.press("Control+z");
  await expect(page.getByText("还没有判定过")).toBeVisible();
  await page.getByRole("button", { name: "待判" }).click();
  await expect(pairs).toHaveCount(before);

  await pairs.first().getByRole("button").click();
  await page.locator("main h1").click();
  await page.keyboard.press("s");
  const merge = page.getByRole("dialog", { name: "合并 2 家单位" });
  await expect(merge.getByRole("radio", { checked: true }).first()).toBeFocused();
  expect(await seriousViolations(page)).toEqual([]);
  await page.keyboard.press("Control+Enter");
  await expect(merge).toBeHidden();
  await expect(pairs).not.toHaveText([first]);
  await expect(page.getByText("已合并")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(pairs).toHaveCount(before);

  // What nothing shows to be one is chosen by name, as many as there are.
  await page.getByRole("button", { name: "合并其他单位…" }).click();
  const choice = page.getByRole("dialog", { name: "合并其他单位…" });
  for (const name of ["重庆长安汽车", "赛力斯", "比亚迪"]) {
    await choice.getByLabel("要合并的单位").fill(name);
    await page
      .getByRole("option", { name: new RegExp(name) })
      .first()
      .click();
  }
  await page.keyboard.press("Escape");
  await choice.getByRole("button", { name: "比较" }).click();
  const several = page.getByRole("dialog", { name: "合并 3 家单位" });
  await expect(several.getByRole("checkbox")).toHaveCount(3);
  expect(await seriousViolations(page)).toEqual([]);
  await several.getByRole("checkbox", { checked: true, disabled: false }).last().uncheck();
  await expect(several.getByRole("button", { name: "合并为一家（2 家）" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(several).toBeHidden();
});

async function open(page: Page, address: string): Promise<void> {
  await page.goto(host.url);
  await expect(page.locator("main")).toBeVisible();
  await page.evaluate((to) => {
    location.hash = `#${to}`;
  }, address);
  await expect(page.locator(".ag-row .ag-cell").first()).toBeVisible();
}
