/**
 * A facilitator creates a workspace, holds the exercise meeting by keyboard with all three sectors, and exports minutes.
 * Everything goes through the real host, worker and database.
 */
import { execFile } from "node:child_process";
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, type Page, test } from "@playwright/test";
import { strFromU8, unzipSync } from "fflate";
import { isHere } from "../programs.mjs";
import { inLibreOffice } from "../support/libreoffice.ts";
import { type Host, startHost } from "./host.ts";
import { checkIn, closeMeeting, createWorkspace, record, startAsPlanned } from "./steps.ts";

const run = promisify(execFile);
const DECISION = "两市联合发布热管理与隔膜技术需求清单";
const RISK = "两市同类园区补贴重叠，可能再次形成同质化竞争";
const ACTION = "起草需求清单模板并征求意见";
const REPORT = "已梳理本地电池企业名录";
const RESERVATION = "交付周期需与车型平台同步";

let host: Host;
test.beforeAll(async () => {
  host = await startHost();
});
test.afterAll(async () => {
  await host.stop();
});

test.use({ locale: "zh-CN", viewport: { width: 1280, height: 800 } });

test("a meeting is held by keyboard and its minutes are exported", async ({ page }) => {
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));

  await createWorkspace(page, host.url);
  await page.goto(`${page.url().split("#")[0]}#/settings`);
  await page.getByRole("tab", { name: "口令与恢复码" }).click();
  await expect(page.getByText("已确认抄下")).toBeVisible();
  await page.getByRole("link", { name: "今日" }).click();
  await page.getByRole("link", { name: /演练/ }).first().click();
  await startAsPlanned(page);
  await expect(page.getByTestId("compose")).toBeFocused();

  for (const party of ["重庆市经济和信息化", "长安汽车", "四川省动力电池创新联合体"]) await checkIn(page, party);
  await expect(page.getByRole("status").filter({ hasText: "法定人数" })).toContainText("3 / 17");

  await record(page, "r", `@重庆市经济和信息化委员会 ${REPORT}`);
  await record(page, "d", DECISION);
  await record(page, "k", RISK);
  await record(page, "t", `@重庆市经济和信息化委员会 @四川省经济和信息化厅 12-31 ${ACTION}`);
  await expect(page.getByTestId("entry-action")).toContainText("牵头");

  // Positions are taken on what is chosen, and that is the action.
  await expect(page.getByRole("region", { name: "表态" })).toHaveCount(0);
  await page.keyboard.press("s");
  await expect(page.getByText("请先用 ↑↓ 或点击选中一项决定")).toBeVisible();
  await expect(page.getByTestId("entry-decision")).not.toContainText("支持");
  for (const key of ["ArrowUp", "ArrowUp", "1", "s", "2", "v", "3", "s"]) await page.keyboard.press(key);
  await expect(page.getByTestId("entry-decision")).toContainText("支持 2 保留 1");
  await page.getByPlaceholder("理由，逐字记录").fill(RESERVATION);
  await page.getByPlaceholder("理由，逐字记录").blur();
  // Three of seventeen are too few to decide: it is said where the decision is taken.
  await expect(page.getByRole("region", { name: "表态" })).toContainText("未达法定人数");
  await page.keyboard.press("y");
  await expect(page.getByTestId("entry-decision").getByLabel("状态")).toContainText("通过");

  await page.getByRole("button", { name: "结束会议" }).click();
  const sheet = page.getByRole("dialog");
  const points = sheet.getByRole("list", { name: "检查清单" });
  await expect(points).toContainText("议定时未达到法定人数");
  await expect(sheet.getByRole("button", { name: "结束并起草纪要" })).toBeDisabled();
  // Who never checked in is settled by one click each, and the rest at once.
  const unsettled = points.locator("li[data-kind=presence]");
  await expect(unsettled).toHaveCount(14);
  // The sheet has the focus and keeps it; the keys that it prints count in all of it.
  await expect(points.getByRole("checkbox").first()).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("e");
  await expect(unsettled).toHaveCount(13);
  await page.keyboard.press("a");
  await expect(unsettled).toHaveCount(12);
  await expect(sheet.locator(":focus")).toHaveCount(1);
  await sheet.getByRole("button", { name: "全部记为缺席" }).click();
  await expect(unsettled).toHaveCount(0);
  // What had the focus is gone.
  await expect(sheet.locator(":focus")).toHaveCount(1);
  // Points of one kind stand by one click.
  const untouched = points.locator("li[data-kind=untouched]");
  const count = await untouched.count();
  await untouched.getByRole("button", { name: `同类 ${count} 项一并保留现状` }).click();
  await expect(points.locator("li[data-kind=untouched][data-ticked]")).toHaveCount(count);
  // A point leads to its card, also under another item, and back into the room.
  await points.locator("li[data-kind=untouched]").first().getByRole("button", { name: "去处理" }).click();
  await expect(page.locator("h2:focus")).toBeVisible();
  const review = page.locator("section.card", { has: page.getByRole("heading", { name: /^会后检查/ }) });
  await expect(review).toContainText("纪要所记时间");
  await page.getByRole("link", { name: "进入现场" }).click();
  // A line that was never sent is not forgotten.
  await page.getByTestId("compose").fill("落一句");
  await page.getByRole("button", { name: "结束会议" }).click();
  await expect(sheet).toContainText("落一句");
  await expect(sheet.getByRole("button", { name: "结束并起草纪要" })).toBeDisabled();
  await sheet.getByRole("button", { name: "丢弃" }).click();
  await sheet.getByRole("button", { name: "返回会议" }).click();
  await closeMeeting(page);
  await expect(page.getByRole("tabpanel").last()).toContainText(RESERVATION);
  await expect(page.getByRole("tabpanel").last()).toContainText("议定时到会3方，未达到法定人数。");
  await page.getByRole("tab", { name: "导出" }).click();
  const texts = [DECISION, RISK, ACTION, REPORT, RESERVATION];

  const docx = await exported(page, "Word");
  const words = wordsOf(await readFile(docx));
  for (const text of texts) expect(words).toContain(text);
  const pdf = await exported(page, "PDF");
  expect((await readFile(pdf)).subarray(0, 5).toString()).toBe("%PDF-");
  const markdown = (await readFile(await exported(page, "Markdown"))).toString();
  for (const text of texts) expect(markdown).toContain(text);

  if (isHere("writer") && isHere("poppler")) {
    const { "minutes.docx": opened } = await inLibreOffice({ "minutes.docx": await readFile(docx) });
    // The PDF has its own line breaks: a page more or less is no difference in content.
    expect(Math.abs((await pagesOf(opened)) - (await pagesOf(await readFile(pdf))))).toBeLessThanOrEqual(1);
  } else console.warn("LibreOffice or poppler is not installed: the Word file was not opened.");
  expect(problems).toEqual([]);
});

async function exported(page: Page, format: string): Promise<string> {
  await page.getByText(format, { exact: true }).click();
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: /^导出中文/ }).click();
  const download = await waiting;
  const file = join(await mkdtemp(join(tmpdir(), "concord-out-")), download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

function wordsOf(docx: Uint8Array): string {
  const document = unzipSync(docx)["word/document.xml"];
  return strFromU8(document ?? new Uint8Array()).replace(/<[^>]+>/g, "");
}

async function pagesOf(pdf: Uint8Array): Promise<number> {
  const running = run("pdfinfo", ["-"]);
  running.child.stdin?.end(pdf);
  return Number((await running).stdout.match(/^Pages:\s+(\d+)/m)?.[1]);
}
