/**
 * A workspace that answers late, as a busy one does: what somebody has typed or changed counts from then on in this
 * window, whether or not it has been answered. Exports, locking and leaving the page hold it, and no window takes its own
 * writing for somebody else's.
 */
import { readFile } from "node:fs/promises";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { type Host, startHost } from "./host.ts";
import { createWorkspace, goTo, PASSPHRASE } from "./steps.ts";

/** Longer than a window's own fetching after a change waits for further changes. */
const LATE_MS = 400;
const MINUTES = "/meetings/mtg-jpg-5?tab=minutes";

let host: Host;
let context: BrowserContext;
let page: Page;
/** What the host sends reaches the page so much later, in its order. */
let late = 0;
/** What the page has asked the host for. */
const asked: string[] = [];

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  host = await startHost();
  context = await browser.newContext({ locale: "zh-CN", viewport: { width: 1280, height: 800 } });
  await context.routeWebSocket(/\/rpc$/, (socket) => {
    const server = socket.connectToServer();
    let before = Promise.resolve();
    socket.onMessage((message) => {
      asked.push(/"u":"\/([^"]+)"/.exec(String(message))?.[1] ?? "");
      server.send(message);
    });
    server.onMessage((message) => {
      const due = new Promise((resume) => setTimeout(resume, late));
      before = Promise.all([before, due]).then(() => socket.send(message));
    });
  });
  page = await context.newPage();
  await createWorkspace(page, host.url);
});
test.beforeEach(() => {
  late = 0;
});
test.afterAll(async () => {
  await context.close();
  await host.stop();
});

const paragraph = () => page.locator('[data-key^="outcome:"]').first();
const wording = () => paragraph().getByLabel("段落措辞");
const drawer = () => page.getByRole("dialog");
const content = () => drawer().getByLabel("内容", { exact: true });
const footer = () => page.locator("footer").getByRole("status");

test("an export holds what was typed and ordered just before it", async () => {
  const { file, order } = await exportedTemplate(async () => {
    await page.getByLabel("议题与结果").focus();
    await page.keyboard.press("Alt+ArrowUp");
    await page.getByLabel("左边距", { exact: true }).fill("31");
    await page.getByLabel("纪要标志（中文）", { exact: true }).fill("渝蓉会议纪要");
  });
  expect(order).toEqual(["items", "opening"]);
  expect(file.settings).toMatchObject({ mark: { zh: "渝蓉会议纪要" }, page: { left: 310 } });
});

test("nothing is exported while something typed cannot be recorded, and it is said why", async () => {
  await page.getByLabel("左边距", { exact: true }).fill("140");
  await page.getByRole("button", { name: "导出", exact: true }).click();
  await expect(footer()).toContainText("未能保存");
  await page.getByRole("button", { name: "左边距：恢复标准" }).click();
  const { file } = await exportedTemplate(async () => {});
  expect(file.settings).toMatchObject({ page: { left: 280 } });
});

test("a record that is left and opened again at once is not somebody else's", async () => {
  await goTo(page, MINUTES);
  await expect(paragraph()).toBeVisible();
  late = LATE_MS;
  for (const text of ["启动共建走廊", "共建走廊", "建设走廊"]) {
    await paragraph()
      .getByRole("button", { name: /^意见|^决定/ })
      .click();
    await drawer().getByRole("button", { name: /^编辑/ }).click();
    await content().fill(text);
    await drawer().getByRole("button", { name: "关闭" }).first().click();
    await expect(drawer()).toHaveCount(0);
  }
  await expect(paragraph()).toContainText("建设走廊");
  await expect(footer()).toContainText("已保存");
});

test("items that are entered quickly are each added as they were typed, and what follows stays in the line", async () => {
  await goTo(page, "/meetings/exercise-meeting?tab=prepare");
  const line = page.getByLabel("新议题，回车添加");
  await expect(line).toBeVisible();
  late = LATE_MS;
  await line.focus();
  await page.keyboard.type("储能并网\n回收网点\n换电标准");
  const items = page.getByTestId("item-title");
  await expect
    .poll(async () => (await items.allTextContents()).slice(-2).map((title) => title.trim()))
    .toEqual(["储能并网", "回收网点"]);
  await expect(line).toHaveValue("换电标准");
  await line.fill("");
  await goTo(page, MINUTES);
  await expect(paragraph()).toBeVisible();
});

test("keys pressed before the hits are there choose among those of what was typed", async () => {
  await goTo(page, "/actions/mtg-jpg-1-t1");
  await page.getByRole("button", { name: /^编辑/ }).click();
  const lead = page.getByRole("combobox", { name: "牵头单位", exact: true });
  await lead.click();
  await expect(page.getByRole("option").first()).toBeVisible();
  late = LATE_MS;
  await lead.fill("ndsd");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(lead).toHaveValue("宁德时代");
  await expect(footer()).toContainText("已保存");
  await goTo(page, MINUTES);
  await expect(paragraph()).toBeVisible();
});

test("a pause in typing is saved, and typing goes on without a conflict", async () => {
  asked.length = 0;
  late = LATE_MS;
  await paragraph().getByRole("button").first().press("Enter");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("会议认为");
  // Saved by the pause, and neither answered nor fetched yet.
  await expect.poll(() => asked, { intervals: [20] }).toContain("wording/put");
  await page.keyboard.type("，两地共建走廊。");
  await page.keyboard.press("Enter");
  await expect(paragraph().getByRole("button").first()).toHaveText("会议认为，两地共建走廊。");
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("Esc takes back what a pause has saved, also before that is fetched", async () => {
  await paragraph().getByRole("button").first().press("Control+Backspace");
  await expect(paragraph()).not.toHaveAttribute("data-polished");
  const before = await paragraph().getByRole("button").first().textContent();
  late = LATE_MS;
  asked.length = 0;
  await paragraph().getByRole("button").first().press("Enter");
  await page.keyboard.type("多余");
  await expect.poll(() => asked, { intervals: [20] }).toContain("wording/put");
  await page.keyboard.press("Escape");
  await expect.poll(() => asked).toContain("wording/remove");
  await expect(footer()).toContainText("已保存");
  await page.reload();
  await expect(paragraph()).toBeVisible();
  await expect(paragraph()).not.toHaveAttribute("data-polished");
  await expect(paragraph().getByRole("button").first()).toHaveText(before ?? "");
});

test("what is typed when the workspace is locked is recorded", async () => {
  late = LATE_MS;
  await paragraph().getByRole("button").first().press("Enter");
  await wording().fill("锁定之前的措辞");
  await page.getByRole("button", { name: /^搜索/ }).click();
  await page.keyboard.type("锁定");
  await page.keyboard.press("Enter");
  await page.locator('input[type="password"]').fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  await expect(paragraph().getByRole("button").first()).toHaveText("锁定之前的措辞");
});

test("what is typed when the page is left is recorded", async ({ browser }) => {
  // A page that is gone hands nothing more through the delay.
  const straight = await browser.newContext({ locale: "zh-CN" });
  const left = await straight.newPage();
  await left.goto(host.url);
  await expect(left.getByRole("heading", { level: 1 })).toBeVisible();
  await goTo(left, MINUTES);
  const row = left.locator('[data-key^="outcome:"]').first();
  await row.getByRole("button").first().press("Enter");
  await row.getByLabel("段落措辞").fill("离开页面时的措辞");
  await left.reload();
  // Another window shows what is recorded.
  await expect(paragraph().getByRole("button").first()).toHaveText("离开页面时的措辞");
  await straight.close();
});

/** What the file of a new template holds that is exported right after these steps, none of which is waited for. */
async function exportedTemplate(steps: () => Promise<void>) {
  if (!page.url().includes("minutes-templates")) {
    await goTo(page, "/minutes-templates");
    await page.getByRole("button", { name: "新建", exact: true }).click();
    await page.getByRole("menuitem", { name: "公文格式纪要" }).click();
    await page.getByRole("dialog").getByLabel("中文名称").fill("新模板");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
  await expect(page.getByLabel("中文名称")).toHaveValue("新模板");
  late = LATE_MS;
  const waiting = page.waitForEvent("download");
  await steps();
  await page.getByRole("button", { name: "导出", exact: true }).click();
  const file = JSON.parse(await readFile(await (await waiting).path(), "utf8")) as {
    settings: { parts: string[]; mark: unknown; page: unknown };
  };
  return { file, order: file.settings.parts.slice(0, 2) };
}
