/** The grids on the starter data: status changed in place and taken back, sorted, filtered by column and by words. */
import { expect, type Locator, type Page, test } from "@playwright/test";
import { seriousViolations } from "../support/browser/axe.ts";
import { type Host, startHost } from "./host.ts";
import { goTo } from "./steps.ts";

let host: Host;
test.beforeAll(async () => {
  host = await startHost("--demo");
});
test.afterAll(async () => {
  await host.stop();
});

test.use({ locale: "zh-CN", viewport: { width: 1280, height: 800 } });

test("an action's status is changed in its cell, by mouse and by keyboard, and taken back", async ({ page }) => {
  await open(page, "/actions");
  const status = cell(page, "status");
  await expect(status).toHaveText("进行中");

  await status.click();
  await page.locator(".ag-select").click();
  await page.locator(".ag-list-item", { hasText: "受阻" }).click();
  await expect(status).toHaveText("受阻");
  await expect(page.getByRole("complementary")).toHaveCount(0);

  // Out of the way: the list highlights what it opens under, and the browser may say so only after the first key.
  await page.mouse.move(0, 0);
  await status.press("Enter");
  const highlighted = page.locator(".ag-list-item.ag-active-item");
  await expect(highlighted).toHaveText("受阻");
  await page.keyboard.press("ArrowUp");
  await expect(highlighted).toHaveText("进行中");
  await page.keyboard.press("Enter");
  await expect(status).toHaveText("进行中");

  await page.locator("main h1").click();
  await page.keyboard.press("Control+z");
  await expect(status).toHaveText("受阻");

  // Any other cell by F2, as people write it; what it cannot be is told and stays out.
  const due = cell(page, "due");
  const editor = page.locator(".ag-cell-edit-wrapper input");
  for (const [typed, shown] of [
    ["2026年12月31日", /12月31日/],
    ["某天", /12月31日/],
  ] as const) {
    await due.focus();
    await page.keyboard.press("F2");
    await editor.fill(typed);
    await page.keyboard.press("Enter");
    await expect(due).toHaveText(shown);
  }
  await expect(page.getByText("“某天”不是有效日期")).toBeVisible();
});

test("a card of the board is walked to and moved by keys and by dragging, keeps the focus, and is taken back", async ({
  page,
}) => {
  await open(page, "/actions");
  await page.getByText("看板", { exact: true }).click();
  const card = page.locator("[data-card]", { hasText: "筹备第二次党政联席会" });
  await card.focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.locator("[data-card]", { hasText: "筹备第八次党政联席会" })).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(card).toBeFocused();
  await page.keyboard.press("Alt+ArrowLeft");
  const column = (name: string) => page.getByRole("group", { name, exact: true });
  const moved = { hasText: "筹备第二次党政联席会" };
  await expect(column("受阻").locator("[data-card]", moved)).toHaveCount(1);
  await expect(page.getByRole("heading", { name: "已办结 2" })).toBeVisible();
  await expect(card).toBeFocused();
  // Also where it comes to lie out of sight.
  const size = page.viewportSize();
  await page.setViewportSize({ width: 1280, height: 420 });
  await page.keyboard.press("Alt+ArrowLeft");
  await expect(column("进行中").locator("[data-card]", moved)).toBeFocused();
  await expect(card).toBeInViewport();
  if (size) await page.setViewportSize(size);
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect(column("受阻").locator("[data-card]", moved)).toHaveCount(0);
  await expect(column("已办结").locator("[data-card]")).toHaveCount(3);

  await card.dragTo(column("已销号"));
  await expect(column("已销号").locator("[data-card]")).toHaveText(/筹备第二次党政联席会/);
  await page.keyboard.press("Control+z");
  await expect(column("已办结").locator("[data-card]")).toHaveCount(3);

  await page.getByRole("button", { name: /^分组方式/ }).click();
  await page.getByRole("menuitemradio", { name: "按主体类别" }).click();
  await expect(page).toHaveURL(/lanes=sector/);
  const lane = page.getByRole("button", { name: /^政府 \d+/ });
  await expect(lane).toHaveAttribute("aria-expanded", "true");
  expect(await seriousViolations(page)).toEqual([]);
  await lane.click();
  await expect(card).toHaveCount(0);
});

test("what a table says that nobody knows is asked once, before its rows are looked at", async ({ page }) => {
  await open(page, "/organizations");
  await page.getByRole("button", { name: "导入", exact: true }).click();
  const rows = [
    "企业名称\t所在城市\t产业链环节\t成立时间",
    "甲试制电池有限公司\t成都市\t某环节\t2023-02-29",
    "合计\t\t\t",
  ];
  await page.getByLabel("或粘贴单元格").fill(rows.join("\n"));
  await page.getByRole("button", { name: "识别" }).click();
  await expect(page.getByRole("heading", { name: "1 个值不认识，问一次就够" })).toBeVisible();
  await page.getByLabel("“某环节”是").click();
  await page.getByRole("option", { name: "不收这个值" }).click();
  await page.getByRole("button", { name: /^预览 2 行/ }).click();
  const preview = page.getByRole("grid", { name: "逐行预览" });
  await expect(preview.locator('.ag-row[row-id="2"]')).toContainText("＋ 新");
  await expect(preview.locator('.ag-row[row-id="3"]')).toContainText("× 不收");
});

test("organizations are ordered by pinyin, narrowed down and grouped in the address, and found by words", async ({
  page,
}) => {
  await open(page, "/organizations");
  await expect(page.getByText("共 259 条")).toBeVisible();

  await page.locator('.ag-header-cell[col-id="city"]').click();
  await expect(cell(page, "city")).toHaveText("阿坝");
  await expect(page).toHaveURL(/sort=city/);

  await page.getByRole("button", { name: "条件" }).click();
  const menu = page.getByRole("dialog");
  await menu.getByRole("button", { name: "城市" }).click();
  await expect(menu.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type("宜宾");
  await expect(menu.getByRole("checkbox")).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await expect(menu.getByRole("checkbox", { name: "宜宾 13" })).toBeChecked();
  await expect(page.getByText("13 / 259")).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^分组方式/ }).click();
  await page.getByRole("menuitemradio", { name: "按主体类别" }).click();
  const heads = page.locator(".ag-full-width-row");
  await expect(heads).toHaveText([/政府.*1$/, /企业.*11$/, /社会组织.*1$/]);
  await heads.nth(1).click();
  const rows = page.locator(".ag-row:has(.ag-cell)");
  await expect(rows).toHaveCount(2);
  expect(await seriousViolations(page)).toEqual([]);

  // What is folded stands in the address as well.
  await page.reload();
  await expect(page.getByRole("button", { name: "城市： 宜宾", exact: true })).toBeVisible();
  await expect(heads).toHaveCount(3);
  await expect(rows).toHaveCount(2);

  // Kept as a view, by keyboard, and found again from the list as it usually is.
  const views = page.getByRole("button", { name: /^视图：/ });
  await views.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "存为新视图" }).press("Enter");
  await page.getByRole("textbox", { name: "视图名称" }).fill("宜宾按类别");
  await page.keyboard.press("Enter");
  await expect(views).toHaveAccessibleName("视图：宜宾按类别");
  await page.getByRole("button", { name: "不再只看：城市：宜宾" }).click();
  await expect(views).toHaveAccessibleName("视图：宜宾按类别（已改）");
  await views.click();
  await page.getByRole("menuitemradio", { name: "未选视图" }).click();
  await expect(page.getByText("共 259 条")).toBeVisible();
  await views.click();
  await page.getByRole("menuitemradio", { name: "宜宾按类别" }).click();
  await expect(heads).toHaveText([/政府.*1$/, /企业.*11$/, /社会组织.*1$/]);
  expect(await seriousViolations(page)).toEqual([]);
  await page.getByRole("button", { name: "不再只看：城市：宜宾" }).click();
  await expect(page.getByText("共 259 条")).toBeVisible();

  await page.getByPlaceholder("查找").fill("长安");
  await expect(
    page.locator('.ag-row .ag-cell[col-id="name_zh"]', { hasText: "重庆长安汽车股份有限公司" }),
  ).toBeVisible();

  // A field of all that are shown is set at once, by keyboard, and one undo takes it back.
  await page.getByPlaceholder("查找").fill("长安汽车");
  await expect(page.getByText("2 / 259")).toBeVisible();
  // Cells of a spreadsheet, where the focus is: what cannot be read is told, and nothing is written before it is said so.
  await cell(page, "city").focus();
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "宜宾\t翠屏区\t没有的环节\r\n宜宾\r\n多余\r\n");
    document.dispatchEvent(new ClipboardEvent("paste", { clipboardData, cancelable: true }));
  });
  await expect(page.getByRole("dialog").getByText("将修改 2 条")).toBeVisible();
  await expect(
    page
      .getByRole("dialog")
      .getByText(/没有的环节/)
      .last(),
  ).toBeVisible();
  await page.keyboard.press("Escape");
  await cell(page, "name_zh").focus();
  await page.keyboard.press("Control+a");
  await page.getByRole("button", { name: "统一修改字段" }).press("Enter");
  const dialog = page.getByRole("dialog");
  await page.keyboard.type("组织形式");
  await page.keyboard.press("Enter");
  await dialog.getByRole("textbox", { name: "值" }).fill("股份有限公司");
  await expect(dialog.getByText("将修改 2 条")).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("已修改 2 条；一次撤销即可全部恢复")).toBeVisible();
  await page.locator("main h1").click();
  await page.keyboard.press("Control+z");
  await expect(page.getByText(/撤销.*批量修改|批量修改.*撤销/).first()).toBeVisible();
});

test("today leads to the list of what it counts, reports by one key, and begins a new workspace step by step", async ({
  page,
}) => {
  await page.goto(host.url);
  const steps = page.getByRole("region", { name: "开始" });
  await expect(steps.getByText("0 / 5")).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);
  // Before anything is typed, organizations stand by name.
  await steps.getByRole("combobox").click();
  await expect(page.getByRole("option").nth(9)).toBeVisible();
  const inOrder = ["北斗星通", "北汽银翔", "璧山区人民政府", "比亚迪", "博世集团"];
  const offered = (await page.getByRole("option").allTextContents()).slice(0, 10);
  expect(offered.filter((name) => inOrder.includes(name))).toEqual(inOrder);
  await steps.getByRole("combobox").fill("工业和信息化部");
  await page.getByRole("option", { name: "工业和信息化部", exact: true }).click();
  await expect(steps.getByText("1 / 5")).toBeVisible();
  await expect(steps.getByText("已填：工业和信息化部")).toBeVisible();
  await steps.getByRole("button", { name: "以后再说，收起" }).click();
  await expect(steps).toHaveCount(0);
  // It is found again where it was said to be.
  await goTo(page, "/settings");
  await page.getByRole("button", { name: "重新显示起步清单" }).click();
  await expect(steps.getByText("1 / 5")).toBeVisible();
  await steps.getByRole("button", { name: "以后再说，收起" }).click();
  await expect(steps).toHaveCount(0);
  expect(await seriousViolations(page)).toEqual([]);

  // The office leads one action of the starter data, without a due day.
  const ours = page.getByRole("region", { name: "本单位的任务" });
  await expect(ours.getByRole("img", { name: "进度 0%" })).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.type("申报材料已完成 40%");
  await expect(ours.getByRole("button", { name: "→ 进度 40 %" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(ours.getByRole("img", { name: "进度 40%" })).toBeVisible();
  await expect(ours.getByRole("button", { name: /^报进展：/ })).toBeFocused();

  await page.getByRole("link", { name: "没有期限 1 项" }).click();
  await expect(page).toHaveURL(/week=none/);
  await expect(cell(page, "percent")).toContainText("40");
  await page.getByRole("button", { name: "不再只看：没有期限" }).click();
  await expect(page).not.toHaveURL(/week=/);
});

test("a record is a page: a fact is changed by a click, a chip opens a card, and back leads to the grid as it was", async ({
  page,
}) => {
  await open(page, "/organizations");
  await page.getByPlaceholder("查找").fill("长安汽车");
  // Rows are exchanged under a click that comes before the list is narrowed.
  await expect(page.getByText("2 / 259")).toBeVisible();
  await page.locator('.ag-row .ag-cell[col-id="name_zh"]', { hasText: "重庆长安汽车股份有限公司" }).click();
  await page.getByRole("complementary").getByRole("link", { name: "重庆长安汽车股份有限公司" }).click();
  const record = page.getByRole("article");
  await expect(record.getByRole("heading", { level: 1 })).toHaveText("重庆长安汽车股份有限公司");
  await expect(record.getByText("Chongqing Changan Automobile Co., Ltd.")).toBeVisible();
  // What is empty stands behind the fold.
  await expect(record.getByText("联系方式")).toHaveCount(0);
  await record.getByRole("button", { name: /^全部字段/ }).click();
  await expect(record.getByText("联系方式")).toBeVisible();

  await record.getByRole("button", { name: /^主要产品: / }).click();
  const products = record.getByRole("textbox", { name: "主要产品" });
  await expect(products).toBeFocused();
  await products.fill("乘用车");
  await record.getByRole("heading", { level: 1 }).click();
  await expect(record.getByRole("button", { name: "主要产品: 乘用车" })).toBeVisible();
  await page.keyboard.press("e");
  await expect(record.getByRole("textbox", { name: "中文名称" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(record.getByRole("textbox")).toHaveCount(0);

  const tab = record.getByRole("tab", { name: /^合作关系 \d+$/ });
  await expect(tab).toHaveAttribute("aria-selected", "true");
  const chip = record.getByRole("tabpanel").getByRole("link").first();
  const other = (await chip.locator("> span").last().textContent()) ?? "";
  await chip.focus();
  await page.keyboard.press("Enter");
  const card = page.getByRole("dialog");
  await expect(card.getByRole("button", { name: /^打开/ })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(card).toHaveCount(0);
  await expect(chip).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(record.getByRole("heading", { level: 1 })).toHaveText(other);

  await page.goBack();
  await page.goBack();
  await expect(page.getByPlaceholder("查找")).toHaveValue("长安汽车");
  await expect(page.getByRole("complementary")).toContainText("重庆长安汽车股份有限公司");
});

for (const [language, segments] of [
  ["zh", "客车、氢能与燃料电池"],
  ["en", "Bus, Hydrogen and fuel cell"],
] as const)
  test(`names in one cell are separated as it is done in ${language}`, {
    tag: language === "zh" ? [] : "@long",
  }, async ({ page }) => {
    await page.addInitScript((chosen) => localStorage.setItem("concord.language", chosen), language);
    await open(page, "/organizations?only=segments:veh.bus");
    await expect(page.locator('.ag-cell[col-id="segments"]', { hasText: segments }).first()).toHaveText(segments);
  });

async function open(page: Page, address: string): Promise<void> {
  await page.goto(host.url);
  await expect(page.locator("main")).toBeVisible();
  await page.evaluate((to) => {
    location.hash = `#${to}`;
  }, address);
  await expect(page.locator(".ag-row .ag-cell").first()).toBeVisible();
}

function cell(page: Page, column: string): Locator {
  return page.locator(`.ag-row .ag-cell[col-id="${column}"]`).first();
}
