/** Two windows on one record: what is half typed in one is not lost when the other writes, and each asks only for what is new. */
import { expect, type Page, test } from "@playwright/test";
import { type Host, startHost } from "./host.ts";
import { goTo, holdExercise, record } from "./steps.ts";

let host: Host;
test.beforeAll(async () => {
  host = await startHost("--demo");
});
test.afterAll(async () => {
  await host.stop();
});

test.use({ locale: "zh-CN", viewport: { width: 1280, height: 800 } });

test("a number that is half typed stays, whether the other window writes another field or the same one", {
  tag: "@long",
}, async ({ context }) => {
  const [typing, other] = [await detail(await context.newPage()), await detail(await context.newPage())];
  const number = typing.getByRole("textbox", { name: "进度", exact: true }).first();
  await expect(number).toHaveValue("");
  // The clock of this window stands still, so that no pause in typing saves the number.
  await typing.clock.install();
  await typing.clock.pauseAt(Date.now() + 1_000);
  await number.focus();
  await typing.keyboard.type("4");

  const note = (page: Page) => page.getByRole("textbox", { name: "进展说明", exact: true }).first();
  await note(other).fill("另一窗口");
  await note(other).press("Tab");
  await arrives(typing, () => expect(note(typing)).toHaveValue("另一窗口", { timeout: 20 }));
  await expect(number).toHaveValue("4");
  await expect(number).toBeFocused();
  await typing.keyboard.type("2");
  await expect(number).toHaveValue("42");

  const same = other.getByRole("textbox", { name: "进度", exact: true }).first();
  await same.fill("70");
  await same.press("Enter");
  await arrives(typing, () => expect(typing.getByRole("alert").filter({ hasText: "70" })).toBeVisible({ timeout: 20 }));
  await expect(number).toHaveValue("42");
  await expect(same).toHaveValue("70");

  await typing.getByRole("button", { name: "保留我的文字" }).click();
  await typing.clock.resume();
  await expect(same).toHaveValue("42");
  await expect(number).toHaveValue("42");
});

test("a decision is fetched by each window that shows the meeting, and nothing else that they show", async ({
  context,
}) => {
  const [recording, beside, elsewhere] = [await context.newPage(), await context.newPage(), await context.newPage()];
  const asked = new Map([recording, beside, elsewhere].map((page) => [page, followed(page)]));
  for (const page of asked.keys()) {
    await page.goto(host.url);
    await expect(page.getByRole("heading", { name: "今日" })).toBeVisible();
  }
  await holdExercise(recording, ["长安汽车"]);
  await goTo(beside, "/live/exercise-meeting");
  await expect(beside.getByTestId("compose")).toBeVisible();
  await goTo(elsewhere, "/organizations");
  await expect(elsewhere.getByRole("row").nth(3)).toBeVisible();
  for (const frames of asked.values()) frames.length = 0;

  const text = "联合发布一份需求清单";
  await record(recording, "d", text);
  await expect(beside.getByText(text).first()).toBeVisible();
  await expect.poll(() => asked.get(elsewhere)).toContain("/workspace/status");
  await expect.poll(() => asked.get(recording)).toContain("/meeting/viewSince");
  const reads = (page: Page) => (asked.get(page) ?? []).filter((path) => !/\/(put|draft|clear|take)/.test(path));
  expect(reads(beside).toSorted()).toEqual(["/meeting/viewSince", "/workspace/status"]);
  expect(reads(elsewhere)).toEqual(["/workspace/status"]);
  expect(new Set(reads(recording))).toEqual(new Set(["/meeting/viewSince", "/workspace/status"]));
});

/** The procedures that a page asks from now on, in order. */
function followed(page: Page): string[] {
  const paths: string[] = [];
  page.on("websocket", (socket) =>
    socket.on("framesent", ({ payload }) => {
      const path = /"u":"([^"?]+)/.exec(payload.toString())?.[1];
      if (path) paths.push(path.replace(/^[a-z]+:\/\/[^/]*/, "").replace(/^\/rpc/, ""));
    }),
  );
  return paths;
}

/** The one action of the starter data, beside the list. */
async function detail(page: Page): Promise<Page> {
  await page.goto(host.url);
  await expect(page.getByRole("heading", { name: "今日" })).toBeVisible();
  await goTo(page, "/actions?id=mtg-miit-2025-t1");
  await page.getByRole("complementary").getByRole("button", { name: /^编辑/ }).click();
  return page;
}

/** Lets the standing clock of the page go on in small steps until what comes from outside is shown. */
async function arrives(page: Page, shown: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.clock.runFor(5);
    await shown();
  }).toPass({ intervals: [20] });
}
