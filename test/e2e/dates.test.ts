/** Days are entered in one way everywhere: as people write them, or from a calendar, and never in the browser's order. */
import { expect, type Page, test } from "@playwright/test";
import { daysAfter, monthsAfter } from "../../db/contract/dates.ts";
import { ANNOUNCED } from "../../db/contract/working-days.ts";
import { workingDaysAfter } from "../../db/language/dates/working-days.ts";
import { dayInWords } from "../../db/language/day-words.ts";
import { readDay, uncountedYear } from "../../db/language/days.ts";
import { seriousViolations } from "../support/browser/axe.ts";
import { type Host, startHost } from "./host.ts";
import { closeMeeting, goTo, holdExercise, letStand, record } from "./steps.ts";

// The browser speaks American English; the interface is switched to Chinese.
test.use({ locale: "en-US", viewport: { width: 1280, height: 800 } });

// Each has a host of its own.
test.describe.configure({ mode: "parallel" });
let host: Host;
test.beforeEach(async () => {
  host = await startHost("--demo");
});
test.afterEach(async () => {
  await host.stop();
});

test("the deadline for comments and the day of issue are typed in words, read at once, and refused at the field", {
  tag: "@long",
}, async ({ page }) => {
  await page.goto(host.url);
  await page.getByTitle("Switch language").click();
  await holdExercise(page, ["长安汽车"]);
  await closeMeeting(page);
  await expect(page.getByRole("button", { name: "继续开会" })).toBeVisible();
  await goTo(page, "/meetings/exercise-meeting?tab=minutes&part=circulation");

  const today = await page.evaluate(() => new Date().toLocaleDateString("sv-SE"));
  const friday = readDay("下周五", { today, years: ANNOUNCED }) ?? "";
  const until = page.getByLabel("意见截止");
  await expect(until).not.toHaveAttribute("type", "date");
  // Three working days ahead, unless somebody says otherwise.
  const ahead = workingDaysAfter(today, 3, ANNOUNCED).day;
  await expect(until).toHaveValue(ahead);
  await until.fill("某一天");
  await until.blur();
  await expect(page.getByText("“某一天”不是有效日期")).toBeVisible();
  await expect(page.getByRole("button", { name: "发出征求意见" })).toBeDisabled();
  await expect(until).toHaveValue("某一天");
  await until.fill("下周五");
  await expect(page.getByText(`= ${Number(friday.slice(0, 4))}年`)).toContainText("星期五");
  await until.press("Enter");
  await expect(until).toHaveValue(friday);
  // The field has the focus still, and what is looked for by a key is looked for from there too.
  await page.keyboard.press("Control+k");
  await page.keyboard.type("政策");
  await expect(page.getByRole("dialog").getByRole("textbox")).toHaveValue("政策");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(until).toHaveValue(friday);

  // From the calendar by keys: a week and a month on.
  await page.getByRole("button", { name: "选择日期" }).click();
  await expect(page.locator("td button[aria-pressed=true]")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("PageDown");
  await page.keyboard.press("Enter");
  const chosen = monthsAfter(daysAfter(friday, 7), 1);
  await expect(until).toHaveValue(chosen);
  // The day for which it was announced has not come: it may stand so.
  await letStand(page.getByRole("main"));
  await page.getByRole("button", { name: "发出征求意见" }).click();
  await expect(page.getByText(`意见截止 ${chosen}`).or(page.getByText(chosen)).first()).toBeVisible();

  await goTo(page, "/meetings/exercise-meeting?tab=minutes&part=details");
  const issued = page.getByLabel("印发日期");
  await issued.fill("2026年11月31日");
  await issued.press("Enter");
  await expect(field(page, "印发日期")).toContainText("“2026年11月31日”不是有效日期");
  await issued.fill("2026年11月26日");
  await issued.press("Enter");
  await expect(issued).toHaveValue("2026-11-26");
  await expect(field(page, "印发日期")).not.toContainText("不是有效日期");
});

test("a meeting that is held on another day than planned says which one its minutes print; bare items are left out by a click", {
  tag: "@long",
}, async ({ page }) => {
  await page.goto(host.url);
  await page.getByTitle("Switch language").click();
  await goTo(page, "/meetings/exercise-meeting");
  // A time in words is saved when the field is left, and not while half of it stands there.
  await page.getByRole("button", { name: /^开始: / }).click();
  const starts = page.getByLabel("开始", { exact: true });
  await starts.fill("0点");
  await page.waitForTimeout(2_000);
  await expect(starts).toHaveValue("0点");
  await starts.press("End");
  await page.keyboard.type("半");
  await starts.press("Enter");
  await expect(page.getByRole("button", { name: "开始: 00:30" })).toBeVisible();
  await page.getByRole("button", { name: "开始会议" }).click();
  await page.getByRole("button", { name: "现在召开" }).click();
  await expect(page.getByTestId("compose")).toBeVisible();
  await record(page, "d", "两地共建检测平台");
  await closeMeeting(page);
  await expect(page.getByRole("button", { name: "继续开会" })).toBeVisible();
  await goTo(page, "/meetings/exercise-meeting?tab=minutes");
  const [year, month, day] = (await page.evaluate(() => new Date().toLocaleDateString("sv-SE"))).split("-").map(Number);
  await expect(page.getByText(`${year}年${month}月${day}日，召开`)).toBeVisible();

  await expect(page.getByText("本议题没有记录。").first()).toBeVisible();
  await page.getByRole("button", { name: "不印", exact: true }).click();
  await expect(page.getByText("本议题没有记录。")).toHaveCount(0);
  await expect(page.getByText("两地共建检测平台").first()).toBeVisible();
  await goTo(page, "/meetings/exercise-meeting?tab=minutes&part=details");
  await page.getByLabel("不印没有记录的议题").click();
  await expect(page.getByLabel("不印没有记录的议题")).not.toBeChecked();
  await goTo(page, "/meetings/exercise-meeting?tab=minutes");
  await expect(page.getByText("本议题没有记录。").first()).toBeVisible();
});

test("the office pastes the notice of a year, is told what is wrong with it, and days are counted by it", {
  tag: "@long",
}, async ({ page }) => {
  const next = String(Number(new Date().toISOString().slice(0, 4)) + 1);
  await page.goto(`${host.url}`);
  await page.getByTitle("Switch language").click();
  await goTo(page, "/settings");
  await page.getByRole("tab", { name: "本机关" }).click();
  const row = page.getByRole("row", { name: next });
  await expect(row).toContainText(`${next}年工作日尚未录入，只除去周末`);
  const notice = page.getByLabel(`${next}年放假与上班`);
  await notice.fill("元旦：13月1日放假，共1天。");
  await notice.blur();
  await expect(page.getByRole("main").getByText("无法识别为放假或上班的日期")).toBeVisible();
  await expect(row).toContainText("尚未录入");
  await notice.fill("春节：1月1日至2月28日放假调休，共59天。");
  await expect(page.getByText("→ 放假 59 天，周末上班 0 天")).toBeVisible();
  await notice.blur();
  await expect(row).toContainText("本工作区录入");
  await expect(notice).toHaveValue("放假：1月1日至2月28日");
  await page.reload();
  await page.getByRole("tab", { name: "本机关" }).click();
  await expect(row).toContainText("放假 59 天");
  expect(await seriousViolations(page)).toEqual([]);

  // Counted where a day is typed, which says as well which year nobody has entered.
  await goTo(page, "/meetings/exercise-meeting");
  const off = Array.from({ length: 59 }, (_, index) => daysAfter(`${next}-01-01`, index));
  const calendar = {
    today: await page.evaluate(() => new Date().toLocaleDateString("sv-SE")),
    years: { ...ANNOUNCED, [next]: { off, work: [] } },
  };
  const day = readDay("600个工作日内", calendar) ?? "";
  expect(day).not.toBe(readDay("600个工作日内", { ...calendar, years: ANNOUNCED }));
  await page.getByRole("button", { name: /^日期: / }).click();
  await page.getByLabel("日期", { exact: true }).fill("600个工作日内");
  await expect(
    page.getByText(`= ${dayInWords(day, "zh")}；${uncountedYear("600个工作日内", calendar)}年工作日尚未录入`),
  ).toBeVisible();
});

function field(page: Page, label: string) {
  return page.locator(".mantine-TextInput-root").filter({ has: page.getByLabel(label) });
}
