/** The room: speed by keyboard, nothing lost in the middle of a sentence, two windows, and what the projector shows. */
import { test as base, expect, type Page } from "@playwright/test";
import { seriousViolations } from "../support/browser/axe.ts";
import { crashAndRestart, type Host, startHost } from "./host.ts";
import { createWorkspace, goTo, holdExercise, PASSPHRASE, record } from "./steps.ts";

const PARTIES = ["重庆市经济和信息化", "四川省经济和信息化", "长安汽车", "四川省动力电池创新联合体"];
const SENTENCE = "两市同意在明年三月以前联合发布热管理与隔膜技术的需求清单并征求企业意见";
/** What may be lost: what was typed in the last 300 ms, at one character in 40 ms. */
const PACE_MS = 40;
const LOSS = Math.ceil(300 / PACE_MS);
/** A draft is on disk by then. */
const DRAFTED_MS = 600;

const test = base.extend<{ demo: boolean }>({ demo: [true, { option: true }] });
test.use({ locale: "zh-CN", viewport: { width: 1280, height: 800 } });

// Each has a host of its own.
test.describe.configure({ mode: "parallel" });
let host: Host;
test.beforeEach(async ({ demo }) => {
  host = await startHost(...(demo ? ["--demo"] : []));
});
test.afterEach(async () => {
  await host.stop();
});

test("a decision with four positions and an action takes under 20 seconds by keys alone", async ({ page }) => {
  await page.goto(host.url);
  await holdExercise(page, PARTIES);
  await page.getByTestId("compose").focus();
  let keys = 0;
  const press = async (...names: string[]) => {
    for (const name of names) {
      await page.keyboard.press(name);
      keys += 1;
    }
  };
  // As fast as a practised recorder writes, not as fast as a machine can.
  const type = (text: string) => page.keyboard.type(text, { delay: 90 });
  const begun = Date.now();
  await type("联合发布技术需求清单");
  await press("Enter", "Escape", "s", "s", "v", "s", "t");
  await type("@长安");
  await page.keyboard.press("Tab");
  await type("12-31 起草需求清单");
  await press("Enter");
  expect(keys).toBe(8);
  await expect(page.getByTestId("entry-action")).toContainText("起草需求清单");
  await expect(page.getByTestId("entry-decision")).toContainText("支持 3 保留 1");
  const seconds = (Date.now() - begun) / 1000;
  await expect(page.getByTestId("entry-action")).toContainText("重庆长安汽车");
  console.log(`decision with four positions and an action: ${keys} command keys, ${seconds.toFixed(1)} s`);
  expect(seconds).toBeLessThan(20);

  // Whoever goes on typing types text: after Enter the caret stands in the line, and no letter is a position or a kind.
  await expect(page.getByTestId("entry-decision").getByLabel("状态")).toContainText("待定");
  await page.keyboard.type("xs vay wfd 1");
  await expect(page.getByTestId("compose")).toHaveValue("xs vay wfd 1");
  await page.getByTestId("compose").fill("");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("s");
  // Neither does the pointer take the caret away that chooses a record or presses a position.
  await page.getByTestId("entry-decision").locator("[data-kind]").click();
  await page.getByTestId("entry-decision").getByRole("button", { name: /^2/ }).click();
  await page.getByRole("button", { name: "A 弃权" }).click();
  await page.keyboard.type("x");
  await expect(page.getByTestId("compose")).toHaveValue("sx");
  await expect(page.getByTestId("entry-decision")).toContainText("支持 2 保留 1 弃权 1");
  await page.getByTestId("entry-decision").getByRole("button", { name: /^2/ }).click();
  await page.getByRole("button", { name: "S 支持" }).click();
  await page.getByTestId("compose").fill("");
  await press("Escape", "y");
  await expect(page.getByTestId("entry-decision")).toContainText("支持 3 保留 1");
  await expect(page.getByTestId("entry-decision").getByLabel("状态")).toContainText("通过");

  // One key carries on: what was said becomes a decision, the decision gets an action, each linked to where it came from.
  await press("o");
  // A chord changes the kind while one types, and the line says what it will record.
  await type("先做");
  await press("Control+4");
  const row = page.getByTestId("compose").locator("xpath=ancestor::div[2]");
  await expect(row).toContainText("Enter 记为风险");
  await press("Control+5");
  await type("试点");
  await expect(page.getByTestId("compose")).toHaveValue("先做试点");
  await press("Enter", "Escape", "z");
  const opinion = page.getByTestId("entry-opinion");
  const decision = page.getByTestId("entry-decision").filter({ hasText: "来自意见" });
  await expect(opinion.getByRole("button", { name: "已转为决定" })).toBeVisible();
  await expect(decision.getByRole("button", { name: "来自意见" })).toBeVisible();
  await press("z");
  await type("长安");
  await expect(page.getByRole("option", { name: /长安汽车/ }).first()).toBeVisible();
  // The first hit is pointed at.
  await expect(page.locator("[data-combobox-selected]")).toHaveCount(1);
  await press("Enter");
  await expect(page.getByLabel("内容", { exact: true })).toHaveValue("先做试点");
  await page.keyboard.type("起草试点方案");
  await press("Enter");
  const action = page.getByTestId("entry-action").filter({ hasText: "起草试点方案" });
  await expect(action.getByRole("button", { name: "来自决定" })).toBeVisible();
  await expect(decision.getByRole("button", { name: "任务 起草试点方案" })).toBeVisible();
  // What has become a decision becomes no second one: the key leads there.
  await press("ArrowUp", "ArrowUp", "z");
  await expect(page.locator("[data-chosen]")).toContainText("来自意见");
  await expect(page.getByTestId("entry-decision")).toHaveCount(2);

  // In the review the same key acts on the card that has the focus.
  await goTo(page, "/meetings/exercise-meeting?tab=record");
  await opinion.focus();
  await press("ArrowDown");
  await expect(decision).toBeFocused();
  await press("z");
  await expect(decision.getByLabel("由谁牵头")).toBeFocused();
  await press("Escape");
  await opinion.getByRole("button", { name: "已转为决定" }).click();
  await expect(decision.locator(":focus")).toBeVisible();

  // It takes the place of the one that was adopted before it: why.
  await decision.getByRole("button", { name: "替代与复核" }).click();
  await expect(page.getByRole("combobox", { name: "先前决定" })).toBeFocused();
  await page.keyboard.type("需求清单");
  await page.getByRole("option", { name: /联合发布技术需求清单/ }).click();
  await decision.getByPlaceholder("理由").fill("先试后推");
  expect(await seriousViolations(page)).toEqual([]);
  await decision.getByRole("button", { name: "完成" }).click();
  await expect(decision.getByRole("button", { name: /^拟替代 .*联合发布技术需求清单/ })).toBeVisible();
  await expect(decision).toContainText("理由：先试后推");
  // It is not adopted: nothing has been replaced yet.
  await expect(page.getByText("已被替代")).toHaveCount(0);

  // A party that is added leaves its field empty for the next.
  await goTo(page, "/meetings/exercise-meeting?tab=prepare");
  const party = page.getByRole("combobox", { name: "添加参会方" });
  for (const words of ["吉利", "五洲龙"]) {
    await party.pressSequentially(words);
    await expect(page.getByRole("option").first()).toContainText(words);
    await party.press("Enter");
    await expect(party).toHaveValue("");
  }
  await expect(page.getByLabel(/^五洲龙.*: 到会/)).toBeVisible();
});

test("reloading in the middle of a sentence loses at most the last 300 ms of typing", { tag: "@long" }, async ({
  page,
}) => {
  await page.goto(host.url);
  await holdExercise(page, PARTIES.slice(0, 1));
  await typeWithoutPause(page);
  await page.reload();
  await expectNearly(page);
});

test.describe("in a workspace that has a passphrase", () => {
  test.use({ demo: false });

  test("locking in the middle of a sentence loses at most the last 300 ms of typing, and so does killing the host", async ({
    page,
  }) => {
    await createWorkspace(page, host.url);
    await holdExercise(page, PARTIES.slice(0, 1));
    await typeWithoutPause(page);
    await goTo(page, "/today");
    await page.keyboard.press("Control+k");
    await page.keyboard.type("锁定");
    await page.keyboard.press("Enter");
    await unlock(page);
    await goTo(page, "/live/exercise-meeting");
    await expectNearly(page);

    await page.getByTestId("compose").fill("");
    await page.getByTestId("compose").blur();
    await typeWithoutPause(page);
    host = await crashAndRestart(host);
    await page.goto("about:blank");
    await page.goto(host.url);
    await unlock(page);
    await goTo(page, "/live/exercise-meeting");
    await expectNearly(page);
  });
});

test("two windows that edit one outcome see each other's text, and neither overwrites the other unseen", async ({
  page,
  context,
}) => {
  await page.goto(host.url);
  await holdExercise(page, PARTIES.slice(0, 1));
  await page.getByTestId("compose").focus();
  await page.keyboard.type("原文");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("entry-decision")).toContainText("原文");
  const other = await context.newPage();
  await other.goto(host.url);
  await goTo(other, "/live/exercise-meeting");
  await expect(other.getByTestId("entry-decision")).toContainText("原文");

  const editor = (window: Page) => window.getByLabel("内容");
  const written = new Map([
    [page, "甲方的文字"],
    [other, "乙方的文字"],
  ]);
  for (const window of written.keys()) {
    await window.getByTestId("entry-decision").getByRole("button", { name: "原文" }).first().click();
    await expect(editor(window)).toBeFocused();
  }
  // Both type at once; which of the two is recorded first is left to the machine.
  await Promise.all([...written].map(([window, text]) => editor(window).fill(text)));
  await editor(page).press("Enter");
  const asked = async () =>
    (await Promise.all([...written.keys()].map((window) => window.getByRole("alert").count()))).indexOf(1);
  await expect.poll(asked).not.toBe(-1);
  const [late, first] = (await asked()) === 0 ? [page, other] : [other, page];
  const [lateText, firstText] = [late, first].map((window) => written.get(window) as string) as [string, string];

  // Who comes second sees what the first wrote, keeps the own words, and is asked; meanwhile nothing is overwritten.
  await expect(late.getByRole("alert")).toContainText(firstText);
  await expect(editor(late)).toHaveValue(lateText);
  await editor(late).press("Enter");
  await late.waitForTimeout(2_000);
  await expect(first.getByTestId("entry-decision")).toContainText(firstText);
  await late.getByRole("button", { name: "保留我的文字" }).click();
  await expect(first.getByTestId("entry-decision")).toContainText(lateText);
  await expect(late.getByRole("alert")).toHaveCount(0);
});

test("two windows of one meeting each keep the half sentence typed there, and one that is closed leaves it to the next", {
  tag: "@long",
}, async ({ page, context }) => {
  await page.goto(host.url);
  await holdExercise(page, PARTIES.slice(0, 1));
  const half = async (window: Page, text: string) => {
    await window.getByTestId("compose").focus();
    await window.keyboard.type(text);
    await window.waitForTimeout(DRAFTED_MS);
  };
  const opened = async () => {
    const window = await context.newPage();
    await window.goto(host.url);
    await goTo(window, "/live/exercise-meeting");
    await expect(window.getByTestId("compose")).toBeVisible();
    return window;
  };
  await half(page, "甲的半句");
  const other = await opened();
  await other.waitForTimeout(DRAFTED_MS);
  await expect(other.getByTestId("compose")).toHaveValue("");
  await half(other, "乙的半句");
  for (const [window, text] of [
    [page, "甲的半句"],
    [other, "乙的半句"],
  ] as const) {
    await window.reload();
    await expect(window.getByTestId("compose")).toHaveValue(text);
  }
  await other.close();
  await expect((await opened()).getByTestId("compose")).toHaveValue("乙的半句");
});

test("a text left half changed is shown beside what somebody else has written since", { tag: "@long" }, async ({
  page,
  context,
}) => {
  await page.goto(host.url);
  await holdExercise(page, PARTIES.slice(0, 1));
  await record(page, "d", "原文");
  const edit = (window: Page) =>
    window.getByTestId("entry-decision").getByRole("button", { name: "原文" }).first().click();
  const other = await context.newPage();
  await other.goto(host.url);
  await goTo(other, "/live/exercise-meeting");
  await edit(other);
  // Whoever types without a pause has drafts on disk and nothing recorded.
  await other.getByLabel("内容").fill("离开时的文字");
  let typing = true;
  const typed = (async () => {
    for (; typing; await other.waitForTimeout(150)) await other.keyboard.type("啊");
  })();
  await edit(page);
  await page.getByLabel("内容").fill("后来的文字");
  await page.getByLabel("内容").press("Enter");
  await expect(page.getByTestId("entry-decision")).toContainText("后来的文字");
  await expect(other.getByRole("alert")).toContainText("后来的文字");
  typing = false;
  await typed;
  await other.waitForTimeout(DRAFTED_MS);
  await other.close();

  const next = await context.newPage();
  await next.goto(host.url);
  await goTo(next, "/live/exercise-meeting");
  await next.getByTestId("entry-decision").getByRole("button", { name: "后来的文字" }).first().click();
  await expect(next.getByRole("alert")).toContainText(/未保存的草稿：“离开时的文字啊/);
  await expect(next.getByLabel("内容")).toHaveValue("后来的文字");
  await next.waitForTimeout(2_000);
  await expect(page.getByTestId("entry-decision")).toContainText("后来的文字");
});

test("an action names a person: the name is completed, and the person's organization leads", { tag: "@long" }, async ({
  page,
}) => {
  await page.goto(host.url);
  await goTo(page, "/organizations?id=org-changan");
  await page.getByRole("tab", { name: "人员" }).click();
  await page.getByPlaceholder("姓名 职务，回车添加").fill("张三 处长");
  await page.getByPlaceholder("姓名 职务，回车添加").press("Enter");
  await expect(page.getByRole("complementary").getByText("张三").first()).toBeVisible();
  await holdExercise(page, PARTIES.slice(2, 3));
  await page.getByTestId("compose").focus();
  await page.keyboard.press("Control+3");
  await page.keyboard.type("@zs");
  await expect(page.getByRole("option", { name: /张三.*长安/ })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  // A date is completed like a name, shown with the day that it stands for.
  await page.keyboard.type("截至下");
  await expect(page.getByRole("option", { name: /^下周五\s*\d{4}年\d+月\d+日 周五$/ })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await page.keyboard.press("Tab");
  await expect(page.getByTestId("compose")).toHaveValue(/截至下周五 $/);
  await page.keyboard.type("提供接口参数");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("entry-action")).toContainText("重庆长安汽车股份有限公司 牵头");
  await expect(page.getByTestId("entry-action")).toContainText("张三");
});

test("the projector follows the live screen and shows neither drafts nor private notes", async ({ page, context }) => {
  await page.goto(host.url);
  await goTo(page, "/meetings/exercise-meeting?tab=prepare");
  await holdExercise(page, PARTIES.slice(0, 1));
  const opening = context.waitForEvent("page");
  await page.getByRole("button", { name: /投影/ }).click();
  const projector = await opening;
  await expect(projector.getByRole("heading", { level: 1 })).toContainText("通报会");
  // Nothing is recorded yet: what is asked, how long there is, and where on the agenda the room is.
  await expect(projector.locator("main")).toContainText(/请(各方|听取)|通报情况/);
  await expect(projector.getByRole("timer").first()).toContainText(/剩余，共 \d+ 分钟/);
  await expect(projector.locator('[aria-current="step"]').getByRole("timer")).toHaveText(/^\d+:\d\d$/);
  await page.bringToFront();
  await page.getByTestId("compose").focus();
  await page.keyboard.type("会场可见的决定");
  await projector.waitForTimeout(600);
  await expect(projector.locator("body")).not.toContainText("会场可见");
  await page.keyboard.press("Enter");
  await expect(projector.getByTestId("projected")).toContainText("会场可见的决定");
  await page.keyboard.press("Escape");
  await page.keyboard.press("s");
  await expect(projector.getByRole("region", { name: "表态" })).toContainText("支持 1");
  // A stage: the decision in the face of papers and as large as can be, the positions over the full width.
  const { size, face, bar } = await projector.evaluate(() => {
    const sentence = getComputedStyle(document.querySelector('[data-testid="projected"]') as Element);
    const yes = document.querySelector('[data-stance="support"]')?.parentElement as Element;
    const part = Math.min(innerHeight / 1080, innerWidth / 1920);
    return {
      size: Number.parseFloat(sentence.fontSize) / part,
      face: sentence.fontFamily,
      bar: yes.getBoundingClientRect().width / innerWidth,
    };
  });
  expect(size).toBeCloseTo(96, 0);
  expect(face).toContain("Noto Serif SC");
  expect(bar).toBeGreaterThan(0.9);
  await page.keyboard.press("k");
  await page.keyboard.type("一项风险");
  await page.keyboard.press("Enter");
  await expect(projector.getByTestId("projected")).toContainText("一项风险");
  // Looking back at the decision shows it again.
  await page.keyboard.press("Escape");
  await page.keyboard.press("ArrowUp");
  await expect(projector.getByTestId("projected")).toContainText("会场可见的决定");
  // What is said in the other language stands below it, as soon as somebody has written it.
  await page.keyboard.press("h");
  await page.getByLabel("英文内容").fill("A decision that the room may see");
  await page.getByLabel("英文内容").press("Enter");
  await expect(projector.getByTestId("projected")).toContainText("A decision that the room may see");
  await expect(projector.getByTestId("projected")).toContainText("会场可见的决定");
  await projector.keyboard.press("b");
  await expect(projector.getByTestId("projected")).not.toContainText("A decision that the room may see");
  await expect(projector.getByRole("heading", { level: 1 })).not.toContainText("Regular reporting meeting");
  // Another wording is shown in the place of the sentence, with what goes and what comes, until something is decided of it.
  await page.locator("body").press("Escape");
  await page.keyboard.press("j");
  await page.getByLabel("修改后的文字").fill("会场可见的修正");
  await expect(projector.getByTestId("projected").locator("ins")).toHaveText("修正");
  await expect(projector.getByTestId("projected").locator("del")).toHaveText("决定");
  await expect(projector.getByText("请对修正后的文字表态")).toBeVisible();
  // Enter leads on to who proposes it, a figure says it; a chord decides, and in a text it takes back a word only.
  await page.getByLabel("修改后的文字").press("Control+Backspace");
  await page.getByLabel("修改后的文字").fill("会场可见的修正");
  await page.keyboard.press("Enter");
  const proposer = page.getByRole("combobox", { name: "提出单位" });
  await expect(proposer).toBeFocused();
  await page.keyboard.press("1");
  await expect(proposer).toHaveValue(/重庆市经济和信息化/);
  await expect(projector.getByTestId("projected").locator("ins")).toHaveText("修正");
  await page.keyboard.press("Control+Backspace");
  await expect(projector.getByTestId("projected")).toHaveText("会场可见的决定");
  // M adds to those who wait, Enter gives the floor to the next, one key changes the order; the reason is said everywhere.
  const wait = async (initials: string) => {
    await page.keyboard.press("m");
    await page.getByTestId("speaker").fill(initials);
    await page.keyboard.press("Enter");
  };
  await wait("cqjxw");
  await wait("cdjxj");
  await wait("长安汽车");
  const waiting = page.getByTestId("waiting").locator("li");
  await expect(waiting).toHaveCount(3);
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("speaking")).toContainText("重庆市经济和信息化委员会");
  await expect(waiting.first()).toContainText("成都市经济和信息化局");
  await page.keyboard.press("=");
  await expect(waiting.first()).toContainText("重庆长安汽车股份有限公司企业说得最少，0:00；它还没说过");
  const floor = projector.getByRole("region", { name: "发言" });
  await expect(floor).toContainText(/随后发言.*重庆长安汽车股份有限公司.*企业说得最少/);
  // By hand, over the order.
  await waiting.nth(1).getByRole("button", { name: /上移/ }).click();
  await expect(waiting.first()).toContainText("成都市经济和信息化局由主持人排定（原第 1）");
  // A point of order goes before all who wait; Enter takes it up.
  await page.keyboard.press("!");
  await page.getByTestId("raiser").fill("长安汽车");
  await page.keyboard.press("Enter");
  await page.keyboard.type("请先核对规则");
  await page.keyboard.press("Enter");
  await expect(floor).toContainText("程序问题");
  await expect(page.getByRole("button", { name: "当场处理" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("speaking")).toContainText("重庆长安汽车股份有限公司");
  await expect(waiting).toHaveCount(1);
  // Positions that were taken on the text before an amendment hold by one click.
  await page.locator("body").press("Escape");
  await page.keyboard.press("j");
  await page.getByLabel("修改后的文字").fill("会场可见的定论");
  await page.getByLabel("修改后的文字").blur();
  await page.getByRole("button", { name: "采纳", exact: true }).click();
  await page.getByRole("button", { name: /沿用/ }).click();
  const amended = page.getByTestId("entry-decision").filter({ hasText: "会场可见的定论" });
  await expect(amended).toContainText("文字在 1 方表态之后有改动");
  await amended.getByRole("button", { name: "表态仍然有效" }).click();
  await expect(amended).not.toContainText("之后有改动");
  await expect(amended).toContainText("支持 1");

  // What was removed is offered again above the line in which one types, and covers nothing of it.
  await record(page, "o", "随口一说");
  await page.keyboard.press("Delete");
  const offered = page.getByRole("status").filter({ hasText: "已删除" });
  await expect(offered).toBeVisible();
  const line = page.getByTestId("compose").locator("xpath=ancestor::div[2]");
  const [over, under] = [await offered.boundingBox(), await line.boundingBox()];
  expect((over?.y ?? 0) + (over?.height ?? 0)).toBeLessThan(under?.y ?? 0);
  expect(over?.x).toBeGreaterThan(under?.x ?? 0);

  // In a smaller window the room is folded and still tells who is there and who speaks; a key that needs it brings it.
  await page.setViewportSize({ width: 1093, height: 614 });
  const room = page.getByRole("complementary", { name: "会场" });
  expect((await room.boundingBox())?.width).toBe(56);
  await expect(room.getByRole("status")).toHaveText("1/17");
  // What each key begins is in sight, and so are the results of a decision that is chosen.
  await expect(line.getByText("待议")).toBeInViewport({ ratio: 1 });
  await amended.click();
  for (const result of [/Y 通过/, /W 未通过/, /F 暂缓/])
    await expect(amended.getByRole("button", { name: result })).toBeInViewport({ ratio: 1 });
  await expect(room).toContainText("重庆长安汽车股份有限公司");
  await page.keyboard.press("c");
  await expect(page.getByTestId("check-in")).toBeFocused();
  await page.getByTestId("check-in").press("Escape");
  await room.getByRole("button", { name: "收起会场栏" }).click();
  expect((await room.boundingBox())?.width).toBe(56);
});

/** Types the whole sentence evenly and stops in the middle of it, as if the computer had been taken away. */
async function typeWithoutPause(page: Page): Promise<void> {
  await page.getByTestId("compose").focus();
  await page.keyboard.type(SENTENCE, { delay: PACE_MS });
}

async function expectNearly(page: Page): Promise<void> {
  const field = page.getByTestId("compose");
  await expect(field).not.toHaveValue("");
  const kept = await field.inputValue();
  expect(SENTENCE.startsWith(kept)).toBe(true);
  expect(kept.length).toBeGreaterThanOrEqual(SENTENCE.length - LOSS);
}

async function unlock(page: Page): Promise<void> {
  await page.locator('input[type="password"]').fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "今日" })).toBeVisible();
}

test("a party that was not invited is added only after a question", { tag: "@long" }, async ({ page }) => {
  await page.goto(host.url);
  await holdExercise(page, []);
  const field = page.getByTestId("check-in");
  const seats = page.locator("aside li", { hasText: "比亚迪" });
  await field.fill("比亚迪");
  await expect(page.getByTestId("uninvited")).toContainText("比亚迪");
  await field.press("Enter");
  await expect(page.getByTestId("ask-uninvited")).toContainText("不在受邀名单上");
  await field.press("Escape");
  await expect(page.getByTestId("ask-uninvited")).toHaveCount(0);
  await expect(field).toHaveValue("比亚迪");
  await field.fill("");
  await expect(seats).toHaveCount(0);

  await field.fill("比亚迪");
  await expect(page.getByTestId("uninvited")).toContainText("比亚迪");
  await field.press("Enter");
  await expect(page.getByTestId("ask-uninvited")).toBeVisible();
  await field.press("Shift+Enter");
  await expect(field).toHaveValue("");
  await expect(seats).toContainText("观察员");
  await expect(seats.locator("[data-state]")).toHaveAttribute("data-state", "present");
});

test("letters and Enter check in who was invited, also when a stranger fits better", { tag: "@long" }, async ({
  page,
}) => {
  await page.goto(host.url);
  await holdExercise(page, ["长安汽车"]);
  const field = page.getByTestId("check-in");
  await field.fill("长安");
  await expect(page.getByTestId("uninvited")).toContainText("长安");
  await field.press("Enter");
  await expect(field).toHaveValue("");
  await expect(page.getByTestId("ask-uninvited")).toHaveCount(0);
  await expect(page.locator("aside li", { hasText: "长安" })).toHaveCount(2);
  // Initials with characters between them: 重庆市经济和信息化委员会.
  await field.fill("cqjxw");
  await field.press("Enter");
  await expect(field).toHaveValue("");
  const commission = page.locator("aside li", { hasText: "重庆市经济和信息化委员会" });
  await expect(commission.locator("[data-state]")).toHaveAttribute("data-state", "present");
});
