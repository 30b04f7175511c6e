/**
 * The minutes of a meeting of the past: their wording is polished by keyboard, the record changes afterwards, templates
 * are edited beside the real pages and carried as files, and every format is exported.
 */
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, type Download, expect, type Locator, type Page, test } from "@playwright/test";
import { type Host, startHost } from "./host.ts";
import { createWorkspace, goTo } from "./steps.ts";

const MEETING = "/meetings/mtg-jpg-5?tab=minutes";
const POLISHED = "会议认为，两地共同启动巴蜀文化旅游走廊建设。";

let host: Host;
let page: Page;
let context: BrowserContext;
const problems: string[] = [];

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  host = await startHost();
  context = await browser.newContext({ locale: "zh-CN", viewport: { width: 1280, height: 800 } });
  page = await context.newPage();
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  await createWorkspace(page, host.url);
});
test.afterAll(async () => {
  await context.close();
  await host.stop();
});

const paragraphs = (on: Page = page) => on.locator('[data-key^="outcome:"]');
const first = () => paragraphs().first();
const wording = (row: Locator) => row.getByLabel("段落措辞");

test("wording is polished by keyboard, kept, and taken back", async () => {
  await goTo(page, MEETING);
  const written = await text(first());
  await first().getByRole("button").first().focus();
  await page.keyboard.press("ArrowDown");
  await expect(paragraphs().nth(1).getByRole("button").first()).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(wording(first())).toBeFocused();
  await page.keyboard.press("Control+A");
  await page.keyboard.type(POLISHED);
  await page.keyboard.press("Enter");
  await expect(first().getByRole("button").first()).toBeFocused();
  await expect(first()).toHaveAttribute("data-polished", "true");
  await expect(first()).toContainText("已润色");
  await expect(first()).toContainText(written);

  await page.reload();
  await expect(first().getByRole("button").first()).toHaveText(POLISHED);

  // Esc takes back what was typed, also what a pause has saved already.
  await first().getByRole("button").first().press("Enter");
  await page.keyboard.type("多余的话");
  await expect(page.getByRole("status").filter({ hasText: "已保存" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(first().getByRole("button").first()).toHaveText(POLISHED);
  await page.reload();
  await expect(first().getByRole("button").first()).toHaveText(POLISHED);

  // On the page and in the running text it is the same paragraph.
  await page.getByRole("radiogroup", { name: "查看方式" }).getByText("逐段").click();
  await expect(first().getByRole("button").first()).toHaveText(POLISHED);
  await first().getByRole("button").first().press("Control+Backspace");
  await expect(first().getByRole("button").first()).toHaveText(written);
  await expect(first()).not.toHaveAttribute("data-polished");
  await page.getByRole("radiogroup", { name: "查看方式" }).getByText("版面").click();
});

test("what was typed in another window is shown beside, and nothing is lost", async () => {
  const other = await context.newPage();
  await other.goto(host.url);
  await expect(other.getByRole("heading", { level: 1 })).toBeVisible();
  await goTo(other, MEETING);
  const theirs = paragraphs(other).first();
  await theirs.getByRole("button").first().press("Enter");
  await first().getByRole("button").first().press("Enter");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("本窗口的措辞");
  await page.keyboard.press("Enter");
  await expect(first().getByRole("button").first()).toHaveText("本窗口的措辞");
  await expect(wording(theirs)).toHaveValue("本窗口的措辞");

  // Both type at the same time: nothing is written over before somebody has seen both texts.
  await other.keyboard.press("Control+A");
  await other.keyboard.type("另一窗口");
  await polish(first(), "本窗口又改");
  await expect(theirs.getByRole("alert")).toContainText("本窗口又改");
  await expect(wording(theirs)).toHaveValue("另一窗口");
  await theirs.getByRole("button", { name: "保留我的" }).click();
  await expect(first().getByRole("button").first()).toHaveText("另一窗口");
  await other.close();
  await first().getByRole("button").first().press("Control+Backspace");
  await expect(first()).not.toHaveAttribute("data-polished");
});

test("a record that changed afterwards is told of; the wording is kept or given up", async () => {
  await polish(first(), POLISHED);
  await changeRecord("启动共建巴蜀文化旅游走廊");
  await expect(first()).toHaveAttribute("data-changed", "true");
  await expect(first().locator("del")).toContainText("重大活动");
  await expect(first().getByRole("button").first()).toHaveText(POLISHED);
  await page.keyboard.press("F8");
  await expect(first().getByRole("button").first()).toBeFocused();
  await first().getByRole("button", { name: "保留我的措辞" }).click();
  await expect(first()).not.toHaveAttribute("data-changed");
  await expect(first().getByRole("button").first()).toHaveText(POLISHED);

  await changeRecord("共建巴蜀文化旅游走廊");
  await expect(first()).toHaveAttribute("data-changed", "true");
  await first().getByRole("button", { name: "采用系统原文" }).click();
  await expect(first().getByRole("button").first()).toHaveText("有参会方提出，共建巴蜀文化旅游走廊。");
  await expect(first()).not.toHaveAttribute("data-polished");
});

test("the next number is proposed, and the real pages show what is filled in", async () => {
  await page.getByRole("tab", { name: "版头与版记" }).click();
  await expect(page.locator("img[data-pages]")).toBeVisible();
  const before = await page.locator("img[data-pages]").getAttribute("src");
  await page.getByRole("button", { name: /采用下一个序号：1/ }).click();
  await expect(page.getByLabel("序号", { exact: true })).toHaveValue("1");
  // The desk is turned to where the field is printed: the imprint stands on the last page.
  await expect(page.getByText("第 1 页，共 2 页")).toBeVisible();
  await page.getByLabel("印发单位", { exact: true }).focus();
  await expect(page.getByText("第 2 页，共 2 页")).toBeVisible();
  await expect(page.locator("img[data-pages]")).not.toHaveAttribute("src", before ?? "");
});

test("a template is made, edited beside the pages, carried as a file, and refused when it is broken", async () => {
  await page.keyboard.press("Control+K");
  await page.keyboard.type("纪要模板");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "纪要模板" })).toBeVisible();
  await page.getByRole("button", { name: "新建", exact: true }).click();
  await page.getByRole("menuitem", { name: "公文格式纪要" }).click();
  await page.getByRole("dialog").getByLabel("中文名称").fill("新模板");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByLabel("中文名称")).toHaveValue("新模板");
  const picture = page.locator("img[data-pages]");
  await expect(picture).toBeVisible();
  const before = await picture.getAttribute("src");
  await page.getByLabel("纪要标志（中文）", { exact: true }).fill("渝蓉会议纪要");
  await page.keyboard.press("Enter");
  await expect(picture).not.toHaveAttribute("src", before ?? "");
  expect(await drawn(page)).toBe(true);
  await page.getByLabel("左边距", { exact: true }).fill("120");
  await page.getByLabel("右边距", { exact: true }).fill("120");
  await expect(page.getByText("页边距太大")).toBeVisible();
  await page.getByRole("button", { name: "左边距：恢复标准" }).click();
  await expect(page.getByLabel("左边距", { exact: true })).toHaveValue("28 mm");

  // The second part becomes the first.
  await page.getByLabel("议题与结果").focus();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(page.getByRole("list", { name: "各部分及次序" }).getByRole("listitem").first()).toContainText(
    "议题与结果",
  );
  await expect(page.getByLabel("议题与结果")).toBeFocused();

  const file = await saved(await downloaded(() => page.getByRole("button", { name: "导出", exact: true }).click()));
  const kept = JSON.parse(await readFile(file, "utf8"));
  expect(kept).toMatchObject({ style: "gb", settings: { mark: { zh: "渝蓉会议纪要" } } });
  expect(kept.settings.parts.slice(0, 2)).toEqual(["items", "opening"]);
  expect(kept.settings.page).toMatchObject({ left: 280 });

  const list = page.getByRole("navigation", { name: "纪要模板" }).getByRole("button");
  await expect(list).toHaveCount(5);
  await writeFile(file, JSON.stringify({ ...kept, name_zh: "带来的模板" }));
  await page.setInputFiles('input[type="file"]', file);
  await expect(page.getByLabel("中文名称")).toHaveValue("带来的模板");
  await expect(list).toHaveCount(6);
  await writeFile(file, '{"format":"concord-minutes-template","version":9}');
  await page.setInputFiles('input[type="file"]', file);
  await expect(page.getByRole("alert")).toContainText("更新版本");
  await writeFile(file, "{");
  await page.setInputFiles('input[type="file"]', file);
  await expect(page.getByRole("alert")).toContainText("不是 JSON");
  await expect(list).toHaveCount(6);

  await page.getByRole("button", { name: "删除", exact: true }).click();
  await expect(list).toHaveCount(5);
  await page.keyboard.press("Control+Z");
  await expect(list).toHaveCount(6);
});

test("every format is exported, in the template that was made", async () => {
  await goTo(page, `${MEETING}&part=export`);
  await page.getByRole("combobox", { name: "版式" }).click();
  await page.getByRole("option", { name: "带来的模板" }).click();
  const beginnings = {
    Word: "PK",
    PDF: "%PDF-",
    网页: "<!doctype html>",
    Markdown: "",
    纯文本: "",
    "数据（JSON）": "{",
  };
  for (const [format, beginning] of Object.entries(beginnings)) {
    await page.getByText(format, { exact: true }).click();
    const file = await saved(await downloaded(() => page.getByRole("button", { name: /^导出中文/ }).click()));
    const bytes = await readFile(file);
    expect(bytes.toString("latin1").startsWith(beginning), format).toBe(true);
    if (format !== "Word" && format !== "PDF") expect(bytes.toString("utf8"), format).toContain("渝蓉会议纪要");
    await expect(page.getByRole("status").filter({ hasText: "已生成" })).toBeVisible();
  }
  // What a file was made with is there again after a reload.
  await page.getByText("PDF", { exact: true }).click();
  await page.getByText("PDF/UA-1").click();
  await downloaded(() => page.getByRole("button", { name: /^导出中文/ }).click());
  await expect(page.getByRole("heading", { name: "实际使用的字体" })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("PDF/UA-1")).toBeChecked();
  await expect(page.getByRole("combobox", { name: "版式" })).toHaveValue("带来的模板");
  await downloaded(() => page.getByRole("button", { name: /^导出中文/ }).click());
  await expect(page.getByRole("heading", { name: "实际使用的字体" })).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "仿宋" }).first()).toBeVisible();
});

test("a template that is gone leaves the minutes as they are set themselves", async () => {
  await goTo(page, `${MEETING}&part=export`);
  const setBy = page.getByRole("combobox", { name: "版式" });
  // Chosen in this window, not only with the file that was made last.
  for (const choice of [/公文/, "带来的模板"]) {
    await setBy.click();
    await page.getByRole("option", { name: choice }).first().click();
  }
  await goTo(page, "/minutes-templates");
  await page
    .getByRole("navigation", { name: "纪要模板" })
    .getByRole("button", { name: /带来的模板/ })
    .click();
  await page.getByRole("button", { name: "删除", exact: true }).click();
  await expect(page.getByRole("button", { name: /带来的模板/ })).toHaveCount(0);
  await goTo(page, MEETING);
  await expect(page.getByText("该模板已不存在。")).toBeVisible();
  await expect(setBy).not.toHaveValue("带来的模板");
  await expect(first()).toBeVisible();
  expect(problems).toEqual([]);
});

async function text(row: Locator): Promise<string> {
  return (await row.getByRole("button").first().textContent()) ?? "";
}

async function polish(row: Locator, to: string): Promise<void> {
  await row.getByRole("button").first().press("Enter");
  await page.keyboard.press("Control+A");
  await page.keyboard.type(to);
  await page.keyboard.press("Enter");
  await expect(row).toHaveAttribute("data-polished", "true");
}

/** Opens the record behind the first paragraph and gives it another text. */
async function changeRecord(to: string): Promise<void> {
  await first()
    .getByRole("button", { name: /^意见|^决定/ })
    .click();
  const drawer = page.getByRole("dialog");
  await drawer.getByRole("button", { name: /^编辑/ }).click();
  await drawer.getByLabel("内容", { exact: true }).fill(to);
  await drawer.getByLabel("内容", { exact: true }).blur();
  await drawer.getByRole("button", { name: "关闭" }).first().click();
  await expect(drawer).toHaveCount(0);
}

async function downloaded(work: () => Promise<void>): Promise<Download> {
  const waiting = page.waitForEvent("download");
  await work();
  return waiting;
}

async function saved(download: Download): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), "concord-out-")), download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

/** Whether the picture of the pages shows anything but white. */
function drawn(on: Page): Promise<boolean> {
  return on.locator("img[data-pages]").evaluate(async (picture: HTMLImageElement) => {
    await picture.decode();
    const canvas = document.createElement("canvas");
    canvas.width = 300;
    canvas.height = 424 * Number(picture.dataset.pages);
    const brush = canvas.getContext("2d") as CanvasRenderingContext2D;
    brush.fillStyle = "#fff";
    brush.fillRect(0, 0, canvas.width, canvas.height);
    brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const { data } = brush.getImageData(0, 0, 300, 424);
    return data.some((value) => value < 128);
  });
}
