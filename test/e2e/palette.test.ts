/**
 * Keys: the command palette takes every one from that which opens it on, and names are found by initials wherever they are
 * chosen. Those of an input method compose words and do nothing else.
 */
import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { watchFirstScreen } from "../support/browser/first-screen.ts";
import { inputMethod } from "../support/browser/input-method.ts";
import { paragraph, wordDocument } from "../support/crafted/papers.ts";
import { type Host, startHost } from "./host.ts";
import { goTo, holdExercise } from "./steps.ts";

test.use({ locale: "zh-CN", viewport: { width: 1280, height: 800 } });

let host: Host;
test.beforeAll(async () => {
  host = await startHost("--demo");
});
test.afterAll(async () => {
  await host.stop();
});

test("what is typed at once after Ctrl+K arrives whole, and Enter does it", async ({ page }) => {
  // It is no part of the first screen, which is small (`npm run bench -- first-screen` takes its time as well).
  const firstScreen = await watchFirstScreen(page);
  const typed = Promise.withResolvers<void>();
  await page.route(/\/palette-(?!state-)[^/]*\.js$/, async (route) => {
    await typed.promise;
    await route.continue();
  });
  await page.goto(host.url);
  await expect(page.getByRole("heading", { name: "今日" })).toBeVisible();
  expect((await firstScreen()).bytes).toBeLessThan(260_000);
  // The first time what is typed is there before the palette.
  for (const [words, screen] of [
    ["政策", "政策"],
    ["历史", "历史"],
  ] as const) {
    await page.keyboard.press("Control+k");
    await page.keyboard.type(words);
    await page.keyboard.press("Enter");
    typed.resolve();
    await expect(page.getByRole("heading", { level: 1, name: screen })).toBeVisible();
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
  // What was recorded in a meeting says in which.
  await page.keyboard.press("Control+k");
  await page.keyboard.type("院所联合攻关");
  await expect(
    page
      .getByRole("dialog")
      .getByText(/^任务 · 2022-11-15 四川省动力电池创新联合体揭牌仪式/)
      .first(),
  ).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  // Also out of a text field, and by a part of a record's name.
  await goTo(page, "/meetings");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("赛力斯");
  const dialog = page.getByRole("dialog");
  await expect(dialog.locator("mark", { hasText: "赛力斯" }).first()).toBeVisible();
  // By Tab to the kinds: of organizations alone, the first is still the one that Enter opens.
  await dialog.getByRole("button", { name: "政策与问题" }).focus();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Space");
  await expect(dialog.getByRole("button", { name: "单位与人员", pressed: true })).toBeFocused();
  await expect(dialog.getByText(/^单位与人员 \d+$/)).toBeVisible();
  await expect(dialog.getByText(/^决定与任务 \d+$/)).toHaveCount(0);
  await dialog.getByRole("textbox").fill("没有这个词");
  await expect(dialog.getByText("取消筛选后再找。")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("what stands in a paper is found with its place, and opens there", async ({ page }) => {
  await page.goto(host.url);
  await goTo(page, "/meetings/exercise-meeting?tab=prepare");
  const text = paragraph("总则", '<w:outlineLvl w:val="0"/>') + paragraph("两市互认隔膜检测结果。");
  await page
    .getByTestId("file")
    .first()
    .setInputFiles({ name: "办法.docx", mimeType: "", buffer: wordDocument(text) });
  await expect(page.getByRole("button", { name: "办法.docx: 看文字" })).toBeVisible();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("互认隔膜检测");
  const dialog = page.getByRole("dialog");
  // It is read when nothing else is asked: whoever looks again finds it.
  await expect(async () => {
    await dialog.getByRole("textbox").fill("");
    await dialog.getByRole("textbox").fill("互认隔膜检测");
    await expect(dialog.getByText(/办法\.docx · “总则”之下/)).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("paper-text").locator("mark")).toHaveText("互认隔膜检测");
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
});

test("a backup that was asked for here and fails is told, and so is one that is made", async ({ page }) => {
  await page.goto(host.url);
  await expect(page.getByRole("heading", { name: "今日" })).toBeVisible();
  const backUp = async () => {
    await page.keyboard.press("Control+k");
    await page.keyboard.type("立即备份");
    await page.keyboard.press("Enter");
  };
  await backUp();
  await expect(page.getByText("备份完成并已校验")).toBeVisible();
  const [workspace = ""] = await readdir(join(host.home, "demo"));
  const temporary = join(host.home, "demo", workspace, "tmp");
  await rm(temporary, { recursive: true });
  await writeFile(temporary, "a file where the folder was");
  await backUp();
  await expect(page.getByText("无法写入：文件夹或磁盘是只读的")).toBeVisible();
  await expect(page.getByText("备份完成并已校验")).toHaveCount(0);
  await rm(temporary);
});

test("initials find a record in the palette, in a grid and in a picker, and the first hit is chosen", async ({
  page,
}) => {
  await page.goto(host.url);
  await expect(page.getByRole("heading", { name: "今日" })).toBeVisible();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("cqcaqcgf");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("重庆长安汽车股份有限公司");
  // It stands among the last, until somebody clears them.
  await page.keyboard.press("Control+k");
  const last = page.getByRole("dialog").getByRole("button", { name: "重庆长安汽车股份有限公司" });
  await expect(last).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "清除" }).first().click();
  await expect(last).toHaveCount(0);
  await page.keyboard.press("Escape");
  // A screen by its pinyin, and by its name before all that holds the word.
  await page.keyboard.press("Control+k");
  await page.keyboard.type("zhengce");
  await expect(page.getByRole("dialog").getByRole("button", { name: "政策", exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await goTo(page, "/organizations");
  await page.getByPlaceholder("查找").fill("scsdldc");
  await expect(
    page.locator('.ag-row .ag-cell[col-id="name_zh"]', { hasText: "四川省动力电池创新联合体" }),
  ).toBeVisible();
  await expect(page.getByText(/^\d \/ \d+$/)).toBeVisible();
});

test("in the live line initials choose whom @ names; a composition is nothing until it stands", async ({ page }) => {
  await page.goto(host.url);
  await holdExercise(page, ["长安汽车", "四川省动力电池创新联合体"]);
  const line = page.getByTestId("compose");
  await line.press("Control+3");
  await page.keyboard.type("@长安");
  await page.keyboard.press("Enter");
  await expect(line).toHaveValue(/^@重庆长安汽车股份有限公司 /);
  await page.keyboard.type("发到 hd@example.com 备查");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("entry-action")).toContainText("发到 hd@example.com 备查");

  const method = await inputMethod(page);
  await page.keyboard.press("Control+1");
  // The first letter of a word, as macOS sends it.
  await method.key("g", "KeyG");
  await method.compose("guihua");
  await expect(line).toHaveValue("guihua");
  for (const [key, code] of [
    ["Enter", "Enter"],
    ["Escape", "Escape"],
  ] as const)
    await method.key(key, code);
  await expect(line).toHaveValue("guihua");
  await expect(line).toBeFocused();
  await method.commit("规划");
  await method.key("Enter", "Enter");
  await expect(line).toHaveValue("规划");
  await expect(page.getByTestId("entry-action")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("entry-decision")).toContainText("规划");

  // Left in the middle of a word, by the pointer: what stood before it stays, and so it does after a reload.
  await method.commit("同意");
  await method.compose("jianshe");
  await expect(line).toHaveValue("同意jianshe");
  await page.getByRole("heading", { level: 1 }).click();
  await expect(line).toHaveValue("同意");
  await page.reload();
  await expect(line).toHaveValue("同意");
});

test("a word that is being composed when its field is left was never said: in a dialog, and in a text that saves as it is typed", async ({
  page,
}) => {
  await page.goto(host.url);
  await goTo(page, "/meetings");
  await page.getByRole("button", { name: "新建", exact: true }).first().click();
  const dialog = page.getByRole("dialog");
  const name = dialog.getByRole("textbox").first();
  await name.focus();
  const method = await inputMethod(page);
  // A dialog: the keys that compose neither close nor send it.
  await method.commit("通报会");
  await method.compose("diyici");
  await method.key("Escape", "Escape");
  await method.key("Enter", "Enter");
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(name).toHaveValue("通报会");
  await name.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "通报会" })).toBeVisible();

  // A text that saves as it is typed, on a page of facts that is being edited.
  await page.getByRole("heading", { level: 1, name: "通报会" }).click();
  await page.keyboard.press("e");
  const place = page.getByLabel("地点", { exact: true });
  await place.focus();
  await method.compose("huiyishi");
  await method.commit("会议室");
  await method.compose("erlou");
  await expect(place).toHaveValue("会议室erlou");
  await page.keyboard.press("Tab");
  await expect(place).toHaveValue("会议室");
});

test("a composition is nobody's key and nothing yet in a number, a picker, a day, a list's search and the palette", async ({
  page,
}) => {
  await page.goto(host.url);
  const method = await inputMethod(page);
  /** The keys with which a method chooses a word, or gives it up. */
  const choose = async () => {
    for (const key of ["Enter", "Escape", "ArrowDown", "Tab"]) await method.key(key, key);
  };
  await goTo(page, "/meetings/exercise-meeting?tab=prepare");

  // A number, of full width.
  const first = page.getByTestId("item-title").first();
  await first.click();
  const minutes = page.getByRole("textbox", { name: "计划分钟" }).first();
  await minutes.fill("");
  await minutes.focus();
  await method.key("3", "Digit3");
  await method.compose("３");
  await method.compose("３５");
  await choose();
  await expect(minutes).toBeFocused();
  await method.commit("３５");
  await expect(minutes).toHaveValue("35");
  await page.keyboard.press("Tab");
  await goTo(page, "/organizations");
  await expect(page.getByPlaceholder("查找", { exact: true })).toBeVisible();
  await goTo(page, "/meetings/exercise-meeting?tab=prepare");
  await first.click();
  await expect(minutes).toHaveValue("35");

  // A picker: no hit of half a word is taken.
  const presenter = page.getByRole("combobox", { name: "汇报单位" }).first();
  const presents = await presenter.inputValue();
  await presenter.fill("");
  await method.compose("sailisi");
  await choose();
  await expect(presenter).toBeFocused();
  await expect(presenter).toHaveValue("sailisi");
  await method.commit("赛力斯");
  await expect(page.getByRole("option", { name: /赛力斯/ }).first()).toBeVisible();
  await method.compose("qiche");
  await page.keyboard.press("Tab");
  await expect(presenter).toHaveValue(presents);

  await goTo(page, "/meetings/exercise-meeting?tab=prepare");
  // A day: it is neither read nor refused before it stands.
  await page.getByRole("button", { name: /^日期/ }).click();
  const day = page.getByLabel("日期", { exact: true }).first();
  await day.fill("");
  await day.focus();
  await method.compose("xiazhouwu");
  await choose();
  await expect(day).toHaveValue("xiazhouwu");
  await expect(page.getByText(/不是有效日期/)).toHaveCount(0);
  await method.commit("下周五");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^日期: \d/ })).toBeVisible();

  // The search of a list: half a word is kept by Escape and opens nothing by Enter.
  await goTo(page, "/organizations");
  const search = page.getByPlaceholder("查找", { exact: true });
  await search.focus();
  await method.compose("sailisi");
  await choose();
  await expect(search).toBeFocused();
  await expect(search).toHaveValue("sailisi");
  await method.commit("赛力斯");
  await expect(page.getByRole("gridcell", { name: /赛力斯/ }).first()).toBeVisible();
  expect(page.url()).toMatch(/#\/organizations(\?|$)/);

  // The palette: it stays, and goes nowhere, until the word stands and Enter is one of its own.
  await page.keyboard.press("Control+k");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("textbox")).toBeFocused();
  await method.compose("zhengce");
  await choose();
  await expect(dialog.getByRole("textbox")).toBeFocused();
  await method.commit("政策");
  await expect(dialog.getByRole("textbox")).toHaveValue("政策");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "政策" })).toBeVisible();
});
