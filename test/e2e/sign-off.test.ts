/** From a closed meeting to a paper that can be checked: circulated, commented, worked in, confirmed, sealed, corrected. */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AnyRouter, createRouterClient } from "@orpc/server";
import { expect, type Page, test } from "@playwright/test";
import { createRouter } from "../../db/server/router.ts";
import { Session } from "../../db/server/session.ts";
import type { Client } from "../../electron/cli/session.ts";
import { FORGERIES } from "../forgery/forgeries.ts";
import { putTogether, takeApart } from "../forgery/sealed-pdf.ts";
import { seriousViolations } from "../support/browser/axe.ts";
import { CHEAP_KDF } from "../support/cheap-kdf.ts";
import { here } from "../support/in-process.ts";
import { type Host, hostOn } from "./host.ts";
import { goTo, PASSPHRASE } from "./steps.ts";

test.use({ locale: "zh-CN", viewport: { width: 1280, height: 800 } });

const PIN = "2580";
/** One of each sector, with the name of its representative. */
const PARTIES = [
  ["government", "市经信委", "刘处长"],
  ["enterprise", "整车企业", "吴经理"],
  ["ngo", "行业协会", "郑秘书"],
] as const;

// Each has a host of its own.
test.describe.configure({ mode: "parallel" });
let host: Host;
let meeting: string;
let action: string;

/** A workspace with a meeting that three sectors attended, closed this morning. */
test.beforeEach(async () => {
  const home = await mkdtemp(join(tmpdir(), "concord-e2e-"));
  const session = new Session({ home, kdf: CHEAP_KDF });
  const api = createRouterClient(createRouter(session) as AnyRouter, here(session)) as Client;
  await api.workspace.create({ name: "成渝协同", passphrase: PASSPHRASE, profile: "张协调" });
  await api.workspace.confirmRecovery();
  const [facilitator] = await api.profile.choices();
  await api.profile.switch({ id: facilitator?.id ?? "" });
  await api.profile.put({ fields: { name: "李记录", role: "recorder" } });
  const series = await api.series.put({ fields: { name_zh: "充电例会" } });
  const made = await api.meeting.put({
    fields: { title_zh: "充电设施例会", day: "2026-11-20", chair: "陈主任", series: series.record.id },
  });
  meeting = made.record.id;
  await api.meeting.start({ id: meeting });
  for (const [sector, name_zh, name] of PARTIES) {
    const { id } = (await api.organization.put({ fields: { name_zh, sector, city: "重庆" } })).record;
    await api.meeting.checkIn({ meeting, organization: id, presence: "present" });
    const person = await api.profile.put({ fields: { name, role: "participant", organization: id } });
    await api.profile.setPin({ id: person.record.id, pin: PIN });
  }
  const item = await api.agenda_item.put({ fields: { meeting, title_zh: "充电互联", kind: "decision" } });
  await api.outcome.put({
    fields: { meeting, agenda_item: item.record.id, kind: "decision", text: "共建充电平台", state: "adopted" },
  });
  // The place is not known, and is let stand so.
  for (const { key, must } of await api.meeting.checks({ id: meeting, stage: "seal" }))
    if (!must) await api.meeting.tick({ meeting, keys: [key], ticked: true });
  await api.meeting.close({ id: meeting });
  const lead = (await api.organization.list({ limit: 1 })).rows[0]?.id ?? "";
  action = (await api.action.put({ fields: { text: "报方案", lead } })).record.id;
  // As two laptops leave it of which each wrote one of the two.
  session.ledger.transact({ act: "put", by: null }, (tx) => tx.put("action", action, { status: "done", percent: 60 }));
  await session.close();
  host = await hostOn(home, []);
});
test.afterEach(async () => {
  await host.stop();
});

test("minutes are circulated, commented, confirmed by three sectors, sealed, corrected, and verified", async ({
  page,
}) => {
  await unlock(page);
  // The recorder circulates.
  await become(page, "李记录");
  await goTo(page, "/today");
  await expect(page.getByText("纪要待印发征求意见")).toBeVisible();
  await goTo(page, `/meetings/${meeting}?tab=minutes&part=circulation`);
  // This office waits for nobody: no day is asked for.
  await page.getByLabel("意见截止").fill("");
  await page.getByRole("button", { name: "发出征求意见" }).click();
  await page.getByRole("button", { name: /^征求意见稿/ }).click();
  await expect(page.getByRole("menuitem", { name: "Word" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(step(page, "征求意见")).toHaveAttribute("aria-current", "step");

  // A participant comments by keyboard.
  await become(page, "吴经理", PIN);
  await goTo(page, "/today");
  await expect(page.getByRole("region", { name: "请您确认" })).toContainText("的纪要正在征求意见");
  await goTo(page, `/meetings/${meeting}?tab=minutes&part=circulation`);
  const paragraph = page.locator("[data-place*='outcome:']").first();
  await expect(paragraph).toContainText("共建充电平台");
  // Items have their headings here too, over their paragraphs.
  const list = page.getByRole("region", { name: "意见" });
  await expect(list.getByRole("heading", { name: "一、充电互联" })).toBeVisible();
  await page.locator("body").click({ position: { x: 5, y: 5 } });
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press("ArrowDown");
    if (await paragraph.evaluate((row) => row.contains(document.activeElement))) break;
  }
  await page.keyboard.press("c");
  await page.keyboard.type("建议写明“联合”");
  await page.keyboard.press("Control+Enter");
  await expect(paragraph.getByTestId("comment")).toContainText("吴经理 · 整车企业");
  expect(await seriousViolations(page)).toEqual([]);

  // It is accepted, listed as not yet worked in, and worked in.
  await become(page, "李记录");
  // What is half typed in a window that closes is found in the next one, and gone once it is sent.
  await inWindowThatCloses(page, `/meetings/${meeting}?tab=minutes&part=circulation`, async (window) => {
    const there = window.locator("[data-place*='outcome:']").first();
    await there.getByRole("button", { name: "答复" }).click();
    await there.getByLabel("答复").pressSequentially("同意联合");
  });
  await paragraph.getByRole("button", { name: "答复" }).click();
  await expect(paragraph.getByLabel("答复")).toHaveValue("同意联合");
  await paragraph.getByLabel("答复").fill("采纳");
  await paragraph.getByRole("button", { name: "采纳", exact: true }).click();
  await expect(paragraph.getByText("已采纳，尚未修改")).toBeVisible();
  await paragraph.getByRole("button", { name: "重新答复" }).click();
  await expect(paragraph.getByLabel("答复")).toHaveValue("采纳");
  await paragraph.getByRole("button", { name: "取消" }).click();
  // Its paragraph opens, ready to type in and with the comment beside it, also where another language was looked at.
  await page.getByRole("radiogroup", { name: "纪要语言" }).getByText("英文", { exact: true }).click();
  await page.getByRole("button", { name: "去修改" }).click();
  const text = page.locator("[data-key*='outcome:']").first();
  await expect(text.getByRole("textbox")).toBeFocused();
  await expect(text.getByTestId("worked-comment")).toContainText("建议写明“联合”");
  expect(await seriousViolations(page)).toEqual([]);
  // Escape leads back to the comment, and takes back what was typed.
  await page.keyboard.type("多余的话");
  await page.keyboard.press("Escape");
  await expect(paragraph.getByTestId("comment")).toBeFocused();
  await expect(paragraph.getByText("已采纳，尚未修改")).toBeVisible();
  await paragraph.getByRole("button", { name: "去修改" }).click();
  await expect(text.getByRole("textbox")).toHaveValue("会议决定，共建充电平台。");
  await text.getByRole("textbox").fill("会议决定，联合共建充电平台。");
  await page.keyboard.press("Enter");
  await expect(text.getByRole("button").first()).toContainText("联合共建");
  await expect(text.getByTestId("worked-comment")).toContainText("已修改");
  await page.keyboard.press("Escape");
  await expect(paragraph.getByTestId("comment")).toBeFocused();
  await expect(paragraph.getByText("已修改")).toBeVisible();

  // What two laptops wrote apart is named on its page, and settled there.
  await goTo(page, `/actions/${action}`);
  const apart = page.getByRole("status").filter({ hasText: "状态登记为“已办结”，进度登记为 60%" });
  await expect(page.getByTestId("action-head")).toContainText("进行中");
  await apart.getByRole("button", { name: "保留“进行中”，60%" }).click();
  await expect(apart).toHaveCount(0);
  await expect(page.getByTestId("action-head")).toContainText("进行中");

  // Three sectors confirm, one of them with a drawn signature; a wrong PIN is refused. All that a seal waits for stands in one
  // list, and each point leads to its place.
  await become(page, "张协调");
  await goTo(page, `/meetings/${meeting}?tab=minutes&part=seal`);
  const unconfirmed = page
    .getByRole("list", { name: "检查清单" })
    .getByRole("listitem")
    .filter({ hasText: "尚未确认" });
  await expect(unconfirmed).toHaveText([/政府/, /企业/, /社会组织/]);
  await expect(unconfirmed.getByRole("checkbox")).toHaveCount(0);
  await unconfirmed.nth(1).getByRole("button", { name: "去确认" }).click();
  await expect(page.getByTestId("claim-enterprise").getByRole("button", { name: "确认", exact: true })).toBeFocused();
  for (const [sector, , name] of PARTIES) {
    const claim = page.getByTestId(`claim-${sector}`);
    const dialog = page.getByRole("dialog");
    // The one before gives the focus back while it closes.
    await expect(dialog).toHaveCount(0);
    await claim.getByRole("button", { name: "确认", exact: true }).click();
    await expect(dialog.getByLabel("确认人")).toHaveValue(new RegExp(name));
    await expect(dialog.locator('input[name="pin"]')).toBeFocused();
    if (sector === "government") {
      await dialog.locator('input[name="pin"]').fill("0000");
      await dialog.getByRole("button", { name: "确认", exact: true }).click();
      await expect(dialog.getByRole("alert")).toContainText("PIN 不正确");
      await sign(page);
      expect(await seriousViolations(page)).toEqual([]);
    }
    await dialog.locator('input[name="pin"]').fill(PIN);
    await dialog.getByRole("button", { name: "确认", exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(claim).toContainText(name);
  }
  await expect(page.getByRole("img", { name: "刘处长的签名" })).toBeVisible();
  await expect(step(page, "已确认")).toHaveAttribute("aria-current", "step");

  // The facilitator seals.
  await goTo(page, `/meetings/${meeting}?tab=minutes&part=seal`);
  // What was let stand at the closing is said again, with who did it; taken back, it stands in the way.
  const point = page
    .getByRole("list", { name: "检查清单" })
    .getByRole("listitem")
    .filter({ hasText: "没有填写会议地点" });
  await expect(point).toContainText("张协调");
  const seal = page.getByRole("button", { name: "封存纪要" });
  await point.getByRole("checkbox").click();
  await expect(point.getByRole("checkbox")).not.toBeChecked();
  await expect(seal).toBeDisabled();
  expect(await seriousViolations(page)).toEqual([]);
  await point.getByRole("checkbox").click();
  await expect(point.getByRole("checkbox")).toBeChecked();
  await seal.click();
  const question = page.getByRole("dialog");
  expect(await seriousViolations(page)).toEqual([]);
  await expect(question.getByText("充电设施例会")).toBeVisible();
  await question.getByRole("button", { name: "取消" }).click();
  await expect(question).toHaveCount(0);
  await seal.click();
  await expect(question.getByRole("button", { name: "封存纪要" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("fingerprint-en").locator("li")).toHaveCount(8);
  const words = await page.getByTestId("fingerprint-en").locator("li").allTextContents();
  expect(await seriousViolations(page)).toEqual([]);

  // Nothing can be edited any more, and nothing that was left open leads to where it could have been.
  await goTo(page, `/meetings/${meeting}?tab=record`);
  const review = page.locator("section.card", { has: page.getByRole("heading", { name: /^会后检查$/ }) });
  await expect(review.getByRole("listitem").first()).toBeVisible();
  await expect(review.getByRole("button")).toHaveCount(0);
  await expect(review.getByText("没有遗漏")).toHaveCount(0);
  await goTo(page, `/meetings/${meeting}?tab=minutes&part=circulation`);
  await expect(paragraph).toBeVisible();
  for (const name of ["发出征求意见", "撤回为草稿", "提意见", "答复", "重新答复", "确认"])
    await expect(page.getByRole("button", { name, exact: true }), name).toHaveCount(0);
  await goTo(page, `/meetings/${meeting}?tab=minutes&part=text`);
  await text.getByRole("button").first().click();
  await expect(text.getByRole("textbox")).toHaveCount(0);

  // Paper is verified by its words; a mistyped one is named.
  await page.keyboard.press("Control+k");
  await page.keyboard.type("核验纸件");
  await page.keyboard.press("Enter");
  await page.getByLabel("指纹").fill(words.with(3, words[3] === "zoo" ? "zone" : "zoo").join(" "));
  await page.getByRole("button", { name: "核验", exact: true }).click();
  await expect(page.getByTestId("verdict")).toContainText("第 4 个");
  await page.getByLabel("指纹").fill(words.join(" "));
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("verdict")).toHaveAttribute("data-verdict", "match");
  await expect(page.getByTestId("verdict")).toContainText("充电设施例会");
  expect(await seriousViolations(page)).toEqual([]);

  // An erratum quotes what stands there, or is refused.
  await goTo(page, `/meetings/${meeting}?tab=minutes&part=seal`);
  await inWindowThatCloses(page, `/meetings/${meeting}?tab=minutes&part=seal`, async (window) => {
    await window.getByLabel("原文").pressSequentially("没有这句话");
    await window.getByLabel("更正为").pressSequentially("联合建设充电平台");
    await window.getByLabel("理由").pressSequentially("用词有误");
  });
  await goTo(page, `/meetings/${meeting}?tab=minutes&part=text`);
  await goTo(page, `/meetings/${meeting}?tab=minutes&part=seal`);
  await expect(page.getByLabel("原文")).toHaveValue("没有这句话");
  await expect(page.getByLabel("更正为")).toHaveValue("联合建设充电平台");
  await expect(page.getByLabel("理由")).toHaveValue("用词有误");
  await page.getByRole("button", { name: "登记勘误" }).click();
  await expect(page.getByText("封存的纪要中没有这段原文")).toBeVisible();
  await page.getByLabel("原文").fill("联合共建充电平台");
  await page.getByRole("button", { name: "登记勘误" }).click();
  await expect(page.getByTestId("erratum")).toContainText("用词有误");
  await page.reload();
  await expect(page.getByTestId("erratum")).toContainText("用词有误");
  for (const label of ["原文", "更正为", "理由"]) await expect(page.getByLabel(label)).toHaveValue("");

  // The exported PDF verifies by itself, on the command line and on the screen.
  await goTo(page, `/meetings/${meeting}?tab=minutes&part=export`);
  const waiting = page.waitForEvent("download", { timeout: 120_000 });
  await page.getByText("PDF", { exact: true }).click();
  await page.getByRole("button", { name: /^导出中文/ }).click();
  const file = join(host.home, "minutes.pdf");
  await (await waiting).saveAs(file);
  const { status, stdout } = spawnSync(process.execPath, ["electron/cli/main.ts", "verify-minutes", file, "--json"], {
    encoding: "utf8",
  });
  expect(JSON.parse(stdout)).toMatchObject({
    valid: true,
    outcome: "pages_hold",
    fingerprint: { en: words },
    confirmers: PARTIES.map(([sector, , name]) => ({ sector, name })),
    errata: [{ number: 1, reason: "用词有误" }],
  });
  expect(status).toBe(0);
  await goTo(page, "/verify");
  await page.locator('input[type="file"]').setInputFiles(file);
  await expect(page.getByTestId("verdict")).toHaveAttribute("data-verdict", "match");
  await expect(page.getByTestId("verdict")).toContainText("逐字节一致");

  // One whose pages were altered is told, with the words that differ.
  const pieces = takeApart(readFileSync(file));
  FORGERIES["a glyph twice"]?.(pieces, () => 0.1);
  const forged = join(host.home, "forged.pdf");
  writeFileSync(forged, putTogether(pieces));
  await page.locator('input[type="file"]').setInputFiles(forged);
  await expect(page.getByTestId("verdict")).toHaveAttribute("data-verdict", "differs");
  await expect(page.getByTestId("pages-differ")).toContainText("第 1 页");
  expect(await seriousViolations(page)).toEqual([]);

  // Both verdicts are told in English too, and fit the window.
  await page.getByTitle("切换语言").click();
  await expect(page.getByTestId("verdict")).toContainText("Do not rely on these pages");
  await expect(page.getByTestId("pages-differ")).toContainText("Page 1");
  expect(await isWithinWindow(page)).toBe(true);
  expect(await seriousViolations(page)).toEqual([]);
  await page.locator('input[type="file"]').setInputFiles(file);
  await expect(page.getByTestId("verdict")).toHaveAttribute("data-verdict", "match");
  await expect(page.getByTestId("verdict")).toContainText("byte by byte what Concord prints");
  expect(await isWithinWindow(page)).toBe(true);
  expect(await seriousViolations(page)).toEqual([]);
});

test("a sector whose representative has no profile yet gets one while it confirms, and the profile can be taken back", {
  tag: "@long",
}, async ({ page }) => {
  await unlock(page);
  // The rows of the profiles say what their columns are, and a new PIN is not shown to the room.
  await goTo(page, "/settings");
  await page.getByRole("tab", { name: "使用者" }).click();
  await expect(page.getByRole("columnheader")).toHaveText(["姓名", "角色", "单位", "PIN", "删除"]);
  const row = page.getByRole("row").filter({ has: page.getByLabel("新 PIN（4–12 位数字）: 郑秘书") });
  const pin = row.getByLabel("新 PIN（4–12 位数字）");
  await pin.fill("73a91");
  await expect(pin).toHaveValue("7391");
  await expect(pin).toHaveAttribute("type", "password");
  await row.getByRole("button", { name: "显示" }).click();
  await expect(pin).toHaveAttribute("type", "text");
  expect(await seriousViolations(page)).toEqual([]);
  await row.getByRole("button", { name: "删除" }).click();
  await expect(row).toHaveCount(0);

  await goTo(page, `/meetings/${meeting}?tab=minutes&part=circulation`);
  await page.getByRole("button", { name: "发出征求意见" }).click();
  const claim = page.getByTestId("claim-ngo");
  await claim.getByRole("button", { name: "确认", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("还没有可在此确认的使用者")).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);
  const make = dialog.getByRole("button", { name: "建立使用者" });
  await expect(dialog.getByLabel("所代表的单位")).toHaveValue("行业协会");
  const type = async () => {
    await dialog.getByLabel("姓名").fill("何会长");
    await dialog.getByLabel("新 PIN").fill("12");
    await expect(make).toBeDisabled();
    await dialog.getByLabel("新 PIN").fill("1357");
    await dialog.getByLabel("新 PIN").press("Enter");
  };
  await type();
  await expect(dialog.getByText("已建立使用者“何会长”")).toBeVisible();
  await dialog.getByRole("button", { name: "撤销" }).click();
  await expect(dialog.getByText("还没有可在此确认的使用者")).toBeVisible();
  await type();
  await expect(dialog.getByLabel("确认人")).toHaveValue("何会长 · 行业协会");
  await expect(dialog.locator('input[name="pin"]')).toBeFocused();
  await dialog.getByRole("button", { name: "确认", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(claim).toContainText("何会长 · 行业协会");
  await become(page, "何会长", "1357");

  // Who is no facilitator is told whom to ask.
  await become(page, "李记录");
  await page.getByTestId("claim-ngo").getByText("已确认").waitFor();
  await page.getByTestId("claim-government").getByRole("button", { name: "确认", exact: true }).click();
  await expect(dialog.getByText("名单中没有此人")).toHaveCount(0);
});

async function unlock(page: Page): Promise<void> {
  await page.goto(host.url);
  await page.locator('input[type="password"]').fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  await become(page, "张协调");
}

/** Somebody else sits down; the test goes on where it was. Who sits down is shown Today, which is seen only from elsewhere. */
async function become(page: Page, name: string, pin?: string): Promise<void> {
  await expect(page).toHaveURL(/#\/\w/);
  const { hash } = new URL(page.url());
  if (hash === "#/today") await goTo(page, "/history");
  await expect(page).not.toHaveURL(/#\/today$/);
  await page.getByTitle("切换使用者").click();
  await page.getByRole("menuitem", { name: new RegExp(name) }).click();
  if (pin) {
    await page.getByRole("dialog").locator("input").fill(pin);
    await page.keyboard.press("Enter");
  }
  await expect(page.getByTitle("切换使用者")).toContainText(name);
  await expect(page).toHaveURL(/#\/today/);
  if (hash !== "#/today") await goTo(page, hash.slice(1));
}

/** Another window of the same workspace, in which something is typed and not sent. */
async function inWindowThatCloses(page: Page, address: string, type: (window: Page) => Promise<void>): Promise<void> {
  const window = await page.context().newPage();
  await window.goto(host.url);
  await expect(window.getByRole("heading", { name: "今日" })).toBeVisible();
  await goTo(window, address);
  await type(window);
  await window.waitForTimeout(300);
  await window.close();
}

function step(page: Page, name: string) {
  return page.getByRole("list", { name: "纪要状态" }).getByRole("listitem").filter({ hasText: name });
}

async function sign(page: Page): Promise<void> {
  const box = await page.locator("canvas").boundingBox();
  if (!box) throw new Error("there is no place to sign");
  await page.mouse.move(box.x + 40, box.y + 80);
  await page.mouse.down();
  for (let x = 40; x < 300; x += 20) await page.mouse.move(box.x + x, box.y + 80 + 40 * Math.sin(x / 20), { steps: 3 });
  await page.mouse.up();
}

/** Nothing of the verdict has to be scrolled sideways to be read. */
async function isWithinWindow(page: Page): Promise<boolean> {
  const places = page.locator("html, main, [data-testid='verdict'], [data-testid='verdict'] :is(ul, li, dl, dd)");
  return places.evaluateAll((all) => all.every(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth + 1));
}
