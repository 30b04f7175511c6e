/** Policies and problems on the starter data: a policy that is over is recorded so and undone, a text comes in twice and is compared. */
import { expect, type Page, test } from "@playwright/test";
import { seriousViolations } from "../../support/browser/axe.ts";
import { type Host, startHost } from "../host.ts";

let host: Host;
test.beforeAll(async () => {
  host = await startHost("--demo");
});
test.afterAll(async () => {
  await host.stop();
});

test.use({ locale: "zh-CN", viewport: { width: 1280, height: 800 } });

const PLAN = "/policies/pol-j-chain2021";
const FIRST = `川渝工作方案
第一条 为了支持两地企业，制定本方案。
第二条 整零配套
每年组织不少于 1 次供需对接。`;

test("a text is taken in by keys, twice, and compared word by word; what is over is recorded so and taken back", async ({
  page,
}) => {
  await open(page, `${PLAN}/take`);
  await take(page, FIRST, "Article 1 For makers.\nArticle 2 Matching\nAt least one event.");
  await expect(page.getByText("编号连续，没有缺号")).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("button", { name: /整零配套/ })).toBeVisible();

  await open(page, `${PLAN}/take`);
  await take(page, FIRST.replace("不少于 1 次", "至少 2 次"), "");
  await expect(page.getByText("读出 2 条")).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await page.getByText("第 1 版 → 第 2 版").click();
  await page.locator("article").click();
  await page.keyboard.press("ArrowDown");
  await expect(page.locator("article del").first()).toHaveText("不少于 1 次");
  await expect(page.locator("article ins").filter({ hasText: "至少 2 次" })).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);

  await open(page, PLAN);
  await expect(page.getByText(/日期说已期满/)).toBeVisible();
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("1");
  await expect(page.getByText(/日期说已期满/)).toBeHidden();
  await page.keyboard.press("Control+z");
  await expect(page.getByText(/日期说已期满/)).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);
});

test("the policies of two places, those that end, national ones without an answer, and problems nobody works on @long", async ({
  page,
}) => {
  for (const [address, said] of [
    ["/policies?show=board", /\d+ 格没有联合/],
    ["/policies?show=ahead", /已期满而状态未改/],
    ["/policies?show=unanswered", /没有落地文件/],
    ["/problems?show=idle", /没人在做。/],
    ["/problems/prb-key-tech-gap", /条线：/],
  ] as const) {
    await open(page, address);
    await expect(page.getByText(said).first()).toBeVisible();
    expect(await seriousViolations(page), address).toEqual([]);
  }
  // The trail leads on where it breaks off.
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("n");
  await page.getByRole("dialog", { name: "选一份政策" }).getByRole("combobox").fill("川渝汽车产业");
  await page.getByRole("option").first().click();
  await expect(page.getByText("没有决定，也就没有任务和证明")).toBeVisible();
});

async function take(page: Page, text: string, english: string): Promise<void> {
  await page.getByLabel("粘贴全文").fill(text);
  await page.getByLabel("英文全文").fill(english);
  await page.keyboard.press("Control+Enter");
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(host.url);
  await expect(page.locator("main")).toBeVisible();
  await page.evaluate((to) => {
    location.hash = to;
  }, address);
}
