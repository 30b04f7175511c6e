/** A table comes in by the screen: its columns, its rows, what is asked of them by single keys, and what a value says of itself. */
import { expect, type Page, test } from "@playwright/test";
import { seriousViolations } from "../../support/browser/axe.ts";
import { archive } from "../../support/crafted-workbook.ts";
import { type Host, startHost } from "../host.ts";

let host: Host;
test.beforeAll(async () => {
  host = await startHost("--demo");
});
test.afterAll(async () => {
  await host.stop();
});

test.use({ locale: "zh-CN", viewport: { width: 1280, height: 800 } });

const CELLS = [
  "企业名称\t城市\t区县\t主要产品\t产业链环节",
  "重庆长安汽车股份有限公司\t重庆\t江北区\t导入的产品\t乘用车",
  "重庆长安汽车集团股份有限公司\t重庆\t\t电机\t",
  "重庆从未有过动力有限公司\t重庆\t渝北区\t电机\t",
  "合计\t\t\t\t",
];

test("rows are told apart, decided by one key each, corrected in place, and come in as one act", async ({ page }) => {
  await open(page, "/import");
  await page.getByRole("textbox", { name: "或粘贴单元格" }).fill(CELLS.join("\n"));
  await page.getByRole("button", { name: "识别" }).click();
  await page.getByRole("button", { name: /^预览 4 行/ }).click();
  const grid = page.getByRole("grid", { name: "逐行预览" });
  const row = (at: number) => grid.locator(`.ag-row[row-id="${at}"]`);
  await expect(row(4)).toContainText("＋ 新");
  await expect(row(5)).toContainText("× 不收");
  await expect(row(3)).toContainText("？ 重复待定");
  expect(await seriousViolations(page)).toEqual([]);

  // One key on the row that has the focus; the strip below says of which records it is asked.
  await row(3).getByText("电机").click();
  const beside = page.getByRole("region", { name: "第 3 行的说明" });
  await expect(beside).toContainText("重庆长安汽车股份有限公司");
  await page.keyboard.press("d");
  await expect(row(3)).toContainText("＋ 新");
  await row(2).locator('[col-id="result"]').click();
  await expect(row(2)).toContainText("≠ 冲突");
  await page.keyboard.press("2");
  await expect(row(2)).toContainText("△ 改");
  await row(4).getByText("电机").click();
  await page.keyboard.press("F2");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("增程器");
  await page.keyboard.press("Enter");
  await expect(row(4)).toContainText("增程器");
  await page.getByRole("button", { name: /^＋ 新/ }).click();
  await expect(grid.locator(".ag-row")).toHaveCount(2);

  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page).toHaveURL(/imports\//);
  await open(page, "/organizations/org-changan");
  const mark = page.getByRole("button", { name: /^来自表格/ }).first();
  await mark.click();
  await expect(page.getByText("第 2 行", { exact: false })).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);
});

const DOCUMENT = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${[
  "动力电池推进会",
  "时间：2026年6月10日",
  "一、议定事项",
  "会议同意甲方案。",
  "二、任务分工",
  "由重庆长安汽车股份有限公司牵头，于6月30日前完成清单。",
]
  .map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`)
  .join("")}</w:body></w:document>`;

test("minutes in Word become a meeting with what was decided and is to be done @long", async ({ page }) => {
  await open(page, "/import");
  const buffer = archive({
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "word/document.xml": DOCUMENT,
  });
  const mimeType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  await page.locator('input[type="file"]').setInputFiles({ name: "纪要.docx", mimeType, buffer });
  await expect(page.getByRole("textbox", { name: "中文标题" })).toHaveValue("动力电池推进会");
  await expect(page.getByRole("textbox", { name: "日期" })).toHaveValue("2026-06-10");
  expect(await seriousViolations(page)).toEqual([]);
  await page.getByRole("button", { name: /^收 2 条/ }).click();
  await expect(page.getByRole("heading", { name: "动力电池推进会" })).toBeVisible();
  await expect(page.getByText("会议同意甲方案。")).toBeVisible();
});

async function open(page: Page, address: string): Promise<void> {
  if (!page.url().startsWith("http")) await page.goto(host.url);
  await expect(page.locator("main")).toBeVisible();
  await page.evaluate((to) => {
    location.hash = `#${to}`;
  }, address);
}
