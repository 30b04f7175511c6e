/** Before and after a meeting: a series from a template, its next sitting, papers, proposals, documents, the round, the board. */
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { seriousViolations } from "../support/browser/axe.ts";
import { type Host, startHost } from "./host.ts";
import { createWorkspace, goTo, holdExercise, record } from "./steps.ts";

test.use({ locale: "zh-CN", viewport: { width: 1280, height: 800 } });

// Each has a host of its own.
test.describe.configure({ mode: "parallel" });
let host: Host;
test.beforeEach(async ({ page }) => {
  host = await startHost("--demo");
  await page.goto(host.url);
  await expect(page.getByRole("heading", { name: "今日" })).toBeVisible();
});
test.afterEach(async () => {
  await host.stop();
});

test("a series begins with a template, recurs by rule, and its next meeting is planned in one click", {
  tag: "@long",
}, async ({ page }) => {
  await goTo(page, "/templates?id=tpl-reporting");
  await page.getByRole("button", { name: "新建例会" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("通报会");
  await page.getByRole("tab", { name: "规则与议程" }).click();
  await page.getByRole("combobox", { name: "周期规则" }).click();
  await page.getByRole("option", { name: "每月" }).click();
  await expect(page.getByRole("button", { name: "安排会议" }).first()).toBeVisible();
  await page.getByLabel("起始日期").fill("2026-13-45");
  await page.getByLabel("起始日期").press("Enter");
  await expect(page.getByText("“2026-13-45”不是有效日期").first()).toBeVisible();
  await page.getByLabel("起始日期").fill("2026-01-01");
  await page.getByLabel("起始日期").press("Enter");
  await expect(page.getByRole("article").getByText("每月第二个周二")).toBeVisible();
  await page.getByRole("button", { name: "安排下一次会议" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("通报会第1次会议");
  // The second Tuesday of a month, and the template's agenda.
  await page.getByRole("button", { name: /^日期/ }).click();
  const day = new Date(`${await page.getByLabel("日期", { exact: true }).inputValue()}T12:00:00`);
  expect([day.getDay(), Math.ceil(day.getDate() / 7)]).toEqual([2, 2]);
  await expect(page.getByTestId("item-title")).toHaveCount(6);
});

test("papers are added, opened byte for byte and refused when too large; proposals go on the agenda", {
  tag: "@long",
}, async ({ page }) => {
  await goTo(page, "/meetings/exercise-meeting?tab=prepare");
  const folder = await mkdtemp(join(tmpdir(), "concord-paper-"));
  const bytes = Buffer.from(Array.from({ length: 700_000 }, (_, n) => (n * 7919) % 251));
  await writeFile(join(folder, "方案.bin"), bytes);
  await page.getByTestId("file").last().setInputFiles(join(folder, "方案.bin"));
  await expect(page.getByRole("button", { name: "方案.bin", exact: true })).toBeVisible();
  const opening = page.waitForEvent("download");
  await page.getByRole("button", { name: "方案.bin", exact: true }).click();
  const saved = join(folder, "back.bin");
  await (await opening).saveAs(saved);
  expect((await readFile(saved)).equals(bytes)).toBe(true);
  await writeFile(join(folder, "太大.bin"), Buffer.alloc(51 * 1024 * 1024));
  await page.getByTestId("file").last().setInputFiles(join(folder, "太大.bin"));
  await expect(page.getByText("文件“太大.bin”超过 50 MB").first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("button", { name: "太大.bin", exact: true })).toHaveCount(0);

  // Ticked, a proposal is an item; unticked, it is none.
  const items = page.getByTestId("item-title");
  const before = await items.count();
  const proposal = page.getByRole("checkbox", { name: /问题无人负责/ }).first();
  await proposal.focus();
  await page.keyboard.press("Space");
  await expect(items).toHaveCount(before + 1);
  await expect(page.getByRole("button", { name: `已在议题 ${before + 1}` })).toBeVisible();
  await page.keyboard.press("Space");
  await expect(items).toHaveCount(before);
  await expect(proposal).toBeFocused();

  for (const [name, ending] of [
    ["Word", ".docx"],
    ["会议，完成时限作待办事项", ".ics"],
  ] as const) {
    const waiting = page.waitForEvent("download");
    await page.getByRole("button", { name: /通知与议程/ }).click();
    await page.getByRole("menuitem", { name }).first().click();
    expect((await waiting).suggestedFilename()).toContain(ending);
  }
});

test("the agenda is made, changed and put in order by keys, and its clock times follow", {
  tag: "@long",
}, async ({ page }) => {
  await goTo(page, "/meetings/exercise-meeting?tab=prepare");
  const items = page.getByTestId("item-title");
  const rows = page.getByRole("list", { name: "议程" }).getByRole("listitem");
  await expect(rows.nth(1)).toContainText("09:15");
  const [first, second, third] = await Promise.all([0, 1, 2].map((n) => items.nth(n).getAttribute("title")));
  // Rows are to be read: no field before one is opened.
  await expect(rows.getByRole("textbox")).toHaveCount(0);

  // Twice as quickly as anybody answers.
  await items.nth(0).focus();
  await page.keyboard.press("Alt+ArrowDown");
  await page.keyboard.press("Alt+ArrowDown");
  await expect(items.nth(2)).toHaveAttribute("title", first as string);
  await expect(items.nth(2)).toBeFocused();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(items.nth(1)).toHaveAttribute("title", first as string);
  // The second item is planned for 20 minutes.
  await expect(rows.nth(1)).toContainText("09:20");
  await page.getByTitle(/拖动/).nth(2).dragTo(page.getByTitle(/拖动/).nth(0));
  await expect(items.nth(0)).toHaveAttribute("title", third as string);

  // Enter opens, what is typed is kept, Esc closes.
  await items.nth(0).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("议题", { exact: true })).toBeFocused();
  await page.keyboard.type("（修订）");
  await page.getByLabel("英文标题").fill("In the other language");
  await page.keyboard.press("Escape");
  await expect(items.nth(0)).toBeFocused();
  await expect(items.nth(0)).toHaveText(`${third}（修订） In the other language`);
  await expect(rows.getByRole("textbox")).toHaveCount(0);

  // Deleted, it can be brought back; the keyboard is on the next one.
  await page.keyboard.press("Delete");
  await expect(items.nth(0)).toHaveAttribute("title", second as string);
  await expect(items.nth(0)).toBeFocused();
  await page.getByRole("button", { name: /撤销/ }).click();
  await expect(items.nth(0)).toHaveText(`${third}（修订） In the other language`);

  // N leads to the line, which says how it reads what is typed.
  const count = await items.count();
  await items.nth(0).focus();
  await page.keyboard.press("n");
  const line = page.getByLabel(/^新议题/);
  await expect(line).toBeFocused();
  await page.keyboard.type("检测互认 @changan");
  await expect(page.getByRole("option", { name: /长安/ }).first()).toBeVisible();
  await page.keyboard.press("Enter");
  await page.keyboard.type("15m");
  await expect(page.getByRole("status").filter({ hasText: `→ ${count + 1}` })).toContainText("15 分钟");
  await page.keyboard.press("Enter");
  await expect(items.last()).toHaveText("检测互认");
  await expect(rows.last()).toContainText("15′");
  await expect(rows.last()).toContainText("长安");
  await expect(line).toHaveValue("");

  // A name that is not clear is asked about first: Enter offers who may be meant, or says that the next one leaves it.
  await page.keyboard.type("标准互认 @没有的单位 12分");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "再按回车" })).toBeVisible();
  await expect(items.last()).toHaveText("检测互认");
  await page.keyboard.press("Enter");
  await expect(items.last()).toHaveText("标准互认 @没有的单位");
  await expect(rows.last()).toContainText("12′");
});

test("the round takes each party's report, the board moves actions by keys, a facilitator verifies", {
  tag: "@long",
}, async ({ page }) => {
  await holdExercise(page, ["长安汽车"]);
  await record(page, "t", "@长安汽车 @四川省经济和信息化厅 12-31 提供接口参数");
  await page.getByRole("button", { name: /轮流汇报/ }).click();
  await expect(page.getByRole("status").filter({ hasText: "有在办任务而未汇报：2 方" })).toBeVisible();
  await page.getByRole("button", { name: /长安汽车/ }).click();
  await page.getByLabel("进展", { exact: true }).fill("参数已整理");
  await page.getByLabel(/提供接口参数: 进度/).fill("60");
  await page.getByRole("button", { name: "完成，下一方" }).click();
  await expect(page.getByRole("status").filter({ hasText: "有在办任务而未汇报：1 方" })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("四川省经济和信息化厅");

  await goTo(page, "/actions");
  await page.getByText("看板", { exact: true }).click();
  const card = page.getByRole("button", { name: /提供接口参数/ });
  await expect(card).toContainText("60 %");
  // What is begun is not "not started".
  await expect(page.getByRole("group", { name: "进行中" })).toContainText("提供接口参数");
  for (const column of ["受阻", "已办结"]) {
    await card.focus();
    await page.keyboard.press("Alt+ArrowRight");
    await expect(page.getByRole("group", { name: column })).toContainText("提供接口参数");
  }
  await card.click();
  await page.getByRole("button", { name: "核销（销号）" }).click();
  await expect(page.getByRole("group", { name: "已销号" })).toContainText("提供接口参数");

  // The chart and the table beside it say the same.
  await page.getByText("办结情况", { exact: true }).first().click();
  const row = page.getByRole("row", { name: /^企业/ });
  await expect(row.getByRole("cell")).toHaveText(await cellsOf(page, { 已销号: "1", 合计: "1", 办结率: "100 %" }));
  await expect(page.getByRole("img", { name: "企业: 已销号 1" })).toBeVisible();
});

/** What a row of the table of numbers holds: these, and nothing under every other heading. */
async function cellsOf(page: Page, told: Record<string, string>): Promise<string[]> {
  await expect(page.getByRole("columnheader").first()).toBeVisible();
  const [, ...heads] = await page.getByRole("columnheader").allTextContents();
  return heads.map((head) => told[head] ?? "0");
}

test("a task force is seen at a glance and plans its own meetings and actions", { tag: "@long" }, async ({ page }) => {
  await goTo(page, "/task-forces?id=exercise-task-force");
  const pane = page.getByRole("complementary");
  await pane.getByRole("button", { name: /^编辑/ }).click();
  await pane.getByLabel("牵头单位", { exact: true }).fill("千里科技");
  await page.getByRole("option", { name: "千里科技" }).click();
  await page.keyboard.press("Escape");
  await pane.getByLabel(/新任务/).fill("汇总两地换电标准差异");
  await pane.getByLabel(/新任务/).press("Enter");
  await expect(pane.getByRole("link", { name: "汇总两地换电标准差异" })).toBeVisible();
  await pane.getByRole("tab", { name: /^会议 / }).click();
  await pane.getByRole("button", { name: "新建会议" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("【演练】成渝新能源汽车专班会议");
  // Whoever leads the task force is invited with its members, although it is not listed among them.
  await page.getByRole("button", { name: /加入专班成员/ }).click();
  const parties = page.locator("section.card", { has: page.getByRole("heading", { name: /^参会方/ }) });
  await expect(parties.getByText("千里科技", { exact: true })).toBeVisible();
});

test("members are chosen by keyboard, and none that was chosen before is lost by it", { tag: "@long" }, async ({
  page,
}) => {
  await goTo(page, "/task-forces?id=exercise-task-force");
  await page.getByRole("complementary").getByRole("button", { name: /^编辑/ }).click();
  const members = page.getByRole("complementary").getByLabel("成员单位", { exact: true });
  const chosen = page.getByRole("complementary").locator(".mantine-MultiSelect-pill");
  await expect(chosen.first()).toBeVisible();
  const before = await chosen.allTextContents();
  expect(before.length).toBeGreaterThan(1);
  await members.fill("吉利");
  await expect(page.getByRole("option").first()).toContainText("吉利");
  await members.press("ArrowDown");
  await members.press("Enter");
  await expect(chosen).toHaveCount(before.length + 1);
  // Words that nothing fits: no member stands in the list to be taken out, and only a new one is offered, which Enter alone does not take.
  await members.fill("查无此单位");
  await expect(page.getByRole("option")).toHaveText(["新建“查无此单位”…"]);
  await members.press("Enter");
  await expect(chosen).toHaveCount(before.length + 1);
  expect((await chosen.allTextContents()).sort()).toEqual([...before, "吉利控股集团"].sort());
  const found = page.getByRole("option").filter({ hasNotText: "新建" });
  // The only hit is taken by Enter alone; taken already, it is not given up by another.
  await members.fill("吉利控股");
  await expect(found).toHaveCount(1);
  await members.press("Enter");
  await expect(chosen).toHaveCount(before.length + 1);
  await members.fill("五洲龙");
  await expect(found).toHaveText([/五洲龙/]);
  await members.press("Enter");
  await expect(chosen).toHaveCount(before.length + 2);
  await expect(members).toHaveValue("");
});

test("from nothing to the live screen: parties and agenda are pasted, at most 25 clicks and 60 keys", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const empty = await startHost();
  const used = { clicks: 0, keys: 0 };
  const click = async (where: Locator) => {
    used.clicks++;
    await where.click();
  };
  const press = async (...keys: string[]) => {
    for (const key of keys) {
      used.keys++;
      await page.keyboard.press(key);
    }
  };
  const type = (text: string) => page.keyboard.type(text);
  const paste = async (text: string) => {
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await press("ControlOrMeta+v");
  };
  try {
    await createWorkspace(page, empty.url);
    // Its three fields, two groups of the code and two buttons, each by a click.
    used.clicks += 7;
    await click(page.getByRole("link", { name: "会议", exact: true }));
    await click(page.getByRole("complementary").getByRole("button", { name: "新建", exact: true }));
    await expect(page.getByRole("dialog")).toBeVisible();
    await type("成渝新能源汽车通报会");
    await press("Enter");
    await click(page.getByRole("button", { name: "粘贴名单" }));
    await expect(page.getByLabel("名单", { exact: true })).toBeFocused();
    await paste(LIST);
    const preview = page.getByRole("table", { name: "识别结果" });
    await expect(preview.getByRole("row")).toHaveCount(8);
    await expect(page.getByText("共 6 家，其中新建 2 家")).toBeVisible();
    await expect(preview.getByRole("row").last()).toContainText("与第 2 行相同");
    const first = preview.getByRole("row").nth(1);
    await first.getByRole("button", { name: "不加入" }).click();
    await expect(first).toContainText("已不加入");
    await expect(page.getByText("共 5 家，其中新建 2 家")).toBeVisible();
    await first.getByRole("button", { name: "恢复" }).click();
    await expect(page.getByText("共 6 家，其中新建 2 家")).toBeVisible();
    expect(await seriousViolations(page)).toEqual([]);
    await press("Control+Enter");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(page.getByRole("main")).toContainText("四川省动力电池产业创新联合体");
    await click(page.getByRole("button", { name: "安排下一次会议" }));
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("成渝新能源汽车通报会第1次会议");
    await click(page.getByRole("button", { name: /^日期/ }));
    await expect(page.getByLabel("日期", { exact: true })).toBeFocused();
    await press("ControlOrMeta+a");
    await type("下周五");
    await press("Enter");
    const line = page.getByLabel(/^新议题/);
    await click(line);
    await paste(AGENDA);
    const items = page.getByTestId("item-title");
    await expect(page.getByRole("group", { name: "粘贴的议程" })).toContainText("1 项所指单位不明");
    await expect(items).toHaveCount(0);
    await press("Enter");
    await expect(items).toHaveCount(4);
    await expect(items.nth(1)).toHaveText("动力电池本地配套");
    await expect(items.last()).toHaveText("其他 @没有的单位");
    await expect(page.getByText("共 50 分钟")).toBeVisible();
    await expect(page.getByRole("list", { name: "议程" }).getByRole("listitem").nth(2)).toContainText("四川大学");
    // Whom a line may name is offered within the window, however low it is.
    for (const [width, height] of [
      [1280, 800],
      [1093, 614],
      [640, 400],
    ] as const) {
      await page.setViewportSize({ width, height });
      await line.fill("@成");
      await expect(page.getByRole("option").first()).toBeVisible();
      await line.press("ArrowUp");
      await expect(page.getByRole("option", { selected: true })).toBeInViewport({ ratio: 1 });
      const offers = await page.getByRole("listbox").boundingBox();
      expect((offers?.y ?? 0) + (offers?.height ?? 0)).toBeLessThanOrEqual(height);
      await line.fill("");
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    await click(page.getByRole("button", { name: "开始会议" }));
    await click(page.getByRole("button", { name: /^现在召开/ }));
    await expect(page.getByTestId("compose")).toBeVisible();
    console.log(`from nothing to the live screen: ${used.clicks} clicks, ${used.keys} keys`);
    expect(used.clicks).toBeLessThanOrEqual(25);
    expect(used.keys).toBeLessThanOrEqual(60);
  } finally {
    await empty.stop();
  }
});

/** As copied from a workbook. */
const AGENDA = [
  "序号\t议题\t汇报单位\t时长",
  "1\t上次任务通报\t省经信厅\t15",
  "2\t动力电池本地配套\t长安汽车\t20分钟",
  "3\t热管理缺口\t川大\t10分",
  "4\t其他\t没有的单位\t5",
].join("\n");

/** As copied from a table, and as typed. */
const LIST = [
  "单位名称\t类别\t简称\t城市",
  "重庆长安汽车股份有限公司\t企业\t长安汽车\t重庆",
  "四川省经济和信息化厅\t政府\t省经信厅\t成都市",
  "四川省动力电池产业创新联合体\t社会组织\t\t成都",
  "四川大学\t\t川大\t成都",
  "重庆市经济和信息化委员会\t\t市经信委\t",
  "成都市消费者代表\t公众\t\t成都",
  "重庆长安汽车股份有限公司\t\t\t",
].join("\n");
