/**
 * Two persons: at one screen what one of them has half typed is put away for its author and shown to nobody else; in two
 * windows each does everything in its own name, over a reload as well.
 */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AnyRouter, createRouterClient } from "@orpc/server";
import { expect, type Page, test } from "@playwright/test";
import { createSession } from "../../db/server/router.ts";
import type { Client } from "../../electron/cli/session.ts";
import { CHEAP_KDF } from "../support/cheap-kdf.ts";
import { here } from "../support/in-process.ts";
import { type Host, hostOn } from "./host.ts";
import { goTo, PASSPHRASE, record } from "./steps.ts";

test.use({ locale: "zh-CN", viewport: { width: 1280, height: 800 } });

let host: Host;
/** An organization that the firm's representative does not write for, and an action that the firm leads. */
let rival: string;
let action: string;

test.beforeEach(async () => {
  const home = await mkdtemp(join(tmpdir(), "concord-e2e-"));
  const session = createSession({ home, kdf: CHEAP_KDF });
  const api = createRouterClient(session.router as AnyRouter, here(session)) as Client;
  await api.workspace.create({ name: "成渝协同", passphrase: PASSPHRASE, profile: "张协调", starter: true });
  await api.workspace.confirmRecovery();
  await api.profile.put({ fields: { name: "刘记录", role: "recorder" } });
  const { rows: firms } = await api.organization.list({
    filters: [{ field: "sector", op: "is", value: "enterprise" }],
    limit: 2,
  });
  const [firm = "", other = ""] = firms.map(({ id }) => id);
  rival = other;
  await api.profile.put({ fields: { name: "王代表", role: "participant", organization: firm } });
  await api.meeting.checkIn({ meeting: "exercise-meeting", organization: firm, presence: "expected" });
  const made = await api.action.put({ fields: { text: "提交选址报告", lead: firm, due: "2099-01-15" } });
  action = made.record.id;
  await api.meeting.start({ id: "exercise-meeting", today: false });
  await session.close();
  host = await hostOn(home, []);
});
test.afterEach(() => host.stop());

test("two windows have two people, each writes in its own name, and a reload changes neither", async ({ page }) => {
  const [live, line] = ["/live/exercise-meeting", (window: Page) => window.getByTestId("compose")];
  const person = (window: Page) => window.getByTitle("切换使用者");
  await page.goto(host.url);
  await page.locator('input[type="password"]').fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  await goTo(page, live);
  const opened = page.waitForEvent("popup");
  await page.evaluate(() => void window.open(location.href));
  const second = await opened;
  await expect(person(second)).toContainText("张协调");
  await line(page).fill("张协调的半句");
  await person(second).click();
  await second.getByRole("menuitem", { name: "刘记录" }).click();
  await expect(person(second)).toContainText("刘记录");
  await second.reload();
  await expect(person(second)).toContainText("刘记录");
  await goTo(second, live);
  await expect(line(second)).toHaveValue("");
  await expect(person(page)).toContainText("张协调");
  await expect(line(page)).toHaveValue("张协调的半句");

  for (const [by, text] of [[second, "记录记下的一句"] as const, [page, "协调记下的一句"] as const]) {
    await line(by).fill(text);
    await line(by).press("Enter");
    for (const each of [page, second]) await expect(each.getByText(text).first()).toBeVisible();
  }
  await goTo(page, "/history");
  const entry = page.getByRole("listitem");
  await expect(entry.filter({ hasText: "刘记录" }).filter({ hasText: "记录记下的一句" })).not.toHaveCount(0);
  await expect(entry.filter({ hasText: "张协调" }).filter({ hasText: "协调记下的一句" })).not.toHaveCount(0);
});

test("half a line is its author's, whoever logs in on that screen", async ({ page }) => {
  await page.goto(host.url);
  await page.locator('input[type="password"]').fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  await goTo(page, "/live/exercise-meeting");
  const line = page.getByTestId("compose");
  const sit = async (name: string) => {
    await become(page, name);
    await goTo(page, "/live/exercise-meeting");
  };
  await line.fill("只给张协调看的半句");
  await sit("刘记录");
  await expect(line).toHaveValue("");
  await line.fill("刘记录的半句");
  await sit("张协调");
  await expect(line).toHaveValue("只给张协调看的半句");
  await sit("刘记录");
  await expect(line).toHaveValue("刘记录的半句");
});

test("a firm's representative sees texts where it may not write, and first what it came for", async ({ page }) => {
  await page.goto(host.url);
  await page.locator('input[type="password"]').fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  await expect(page.getByTitle("切换使用者")).toContainText("张协调");
  await goTo(page, `/organizations?id=${rival}`);
  await expect(page.locator("aside").getByRole("button", { name: /^编辑/ })).toBeVisible();
  await become(page, "王代表");
  await goTo(page, `/organizations?id=${rival}`);
  const panel = page.locator("aside");
  await expect(panel.getByRole("heading", { level: 2 })).toBeVisible();
  await expect(panel.getByText("主要产品")).toBeVisible();
  await expect(panel.getByLabel("主要产品")).toHaveCount(0);
  await expect(panel.getByRole("button", { name: /^编辑|更多操作/ })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "新建" })).toHaveCount(0);

  await goTo(page, `/actions?id=${action}`);
  await expect(panel.getByTestId("action-head")).toContainText("还有");
  const report = panel.getByLabel("做了什么，还有什么困难");
  await expect(report).toBeInViewport();
  await expect(panel.getByLabel("完成时限")).toHaveCount(0);
  await report.fill("写到一半的进展，40%");
  await become(page, "张协调");
  await goTo(page, `/actions?id=${action}`);
  await expect(report).toHaveValue("");
  await become(page, "王代表");
  await goTo(page, `/actions?id=${action}`);
  await expect(report).toHaveValue("写到一半的进展，40%");
  await expect(panel.getByText("→ 进度 40 %")).toBeVisible();
  await report.press("Enter");
  await expect(panel.getByRole("listitem").filter({ hasText: "写到一半的进展" })).toContainText("40 %");
  await expect(panel.getByTestId("action-head")).toContainText("40 %进行中");
  await expect(report).toHaveValue("");

  const agenda = page.getByRole("region", { name: "议程" });
  await goTo(page, "/meetings/exercise-meeting?tab=prepare");
  await agenda.getByTestId("item-title").first().click();
  await expect(agenda.getByText("论文建议，出处").first()).toBeVisible();
  await expect(agenda.getByRole("textbox").or(agenda.getByRole("combobox"))).toHaveCount(0);
  await expect(agenda.getByTitle(/拖动/)).toHaveCount(0);

  await goTo(page, "/live/exercise-meeting");
  await expect(page.getByTestId("compose")).toBeVisible();
  await expect(page.getByRole("button", { name: "结束会议" })).toHaveCount(0);
  // The key of a decision is not the firm's: its line reports.
  await page.getByTestId("compose").press("Control+1");
  await expect(page.getByTestId("compose")).toHaveAttribute("placeholder", /汇报/);

  // What it may not do is refused at the card, which stands where it stood.
  await goTo(page, "/actions?show=board");
  const card = page.locator("[data-card]", { hasText: "提交选址报告" });
  for (const column of ["受阻", "已办结"]) {
    await card.focus();
    await page.keyboard.press("Alt+ArrowRight");
    await expect(page.getByRole("group", { name: column, exact: true })).toContainText("提交选址报告");
  }
  await page.keyboard.press("Alt+ArrowRight");
  const done = page.getByRole("group", { name: "已办结", exact: true });
  await expect(done.getByRole("alert")).toContainText("无权");
  await expect(done.locator("[data-card]", { hasText: "提交选址报告" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(done.getByRole("alert")).toHaveCount(0);
});

test("nothing vanishes unseen: an amendment takes keys at once, a removal is offered back by name, and New writes nothing before a name", async ({
  page,
}) => {
  await page.goto(host.url);
  await page.locator('input[type="password"]').fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  await expect(page.getByTitle("切换使用者")).toContainText("张协调");
  await goTo(page, "/live/exercise-meeting");
  await record(page, "d", "联合发布技术需求清单");
  const card = page.getByTestId("entry-decision").filter({ hasText: "联合发布技术需求清单" });
  await expect(card).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.type("，每季度一次");
  await expect(card.getByLabel("修改后的文字")).toHaveValue("联合发布技术需求清单，每季度一次");
  await expect(page.getByTestId("compose")).toHaveValue("");
  await page.keyboard.press("Enter");
  await expect(card.locator("ins")).toHaveText("，每季度一次");
  await page.keyboard.press("Escape");
  // One that says the same as the decision leaves nothing.
  await page.keyboard.press("j");
  await page.keyboard.press("Escape");
  await expect(card.locator("[data-amendment]")).toHaveCount(1);

  await card.getByRole("button", { name: "删除" }).click();
  await expect(card).toHaveCount(0);
  const bar = page.getByRole("status").filter({ hasText: "已删除" });
  await expect(bar).toContainText("联合发布技术需求清单");
  await bar.getByRole("button", { name: "撤销" }).click();
  await expect(card).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "已撤销：删除" })).toContainText("联合发布技术需求清单");

  await goTo(page, "/organizations");
  const dialog = page.getByRole("dialog");
  const count = page.getByText(/^共 \d+ 条$/);
  const before = await count.textContent();
  await page.getByRole("button", { name: "新建", exact: true }).click();
  await expect(dialog.getByLabel("中文名称")).toBeFocused();
  await page.keyboard.type("川江重汽");
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await page.getByRole("button", { name: "新建", exact: true }).click();
  await page.keyboard.type("川江重型汽车");
  await page.keyboard.press("Enter");
  // It is not complete: sector and city are asked for, both say so, and the first of them has the focus.
  await expect(dialog.getByRole("combobox", { name: "主体类别" })).toBeFocused();
  await expect(dialog.getByText("请填写主体类别")).toBeVisible();
  await expect(dialog.getByText("请填写城市")).toBeVisible();
  await expect(count).toHaveText(before ?? "");
  await dialog.getByRole("combobox", { name: "主体类别" }).click();
  await page.getByRole("option", { name: "企业" }).click();
  await dialog.getByLabel("城市").fill("成都");
  await page.keyboard.press("Enter");
  await expect(page.locator("aside").getByRole("heading", { level: 2 })).toHaveText("川江重型汽车");
});

/** Somebody else sits down, and begins with today. */
async function become(page: Page, name: string): Promise<void> {
  await page.getByTitle("切换使用者").click();
  await page.getByRole("menuitem", { name }).click();
  await expect(page.getByTitle("切换使用者")).toContainText(name);
  await expect(page.getByRole("heading", { level: 1, name: "今日" })).toBeVisible();
}
