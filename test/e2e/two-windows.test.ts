/** Two windows on one record: what is half typed in one is not lost when the other writes. */
import { expect, type Page, test } from "@playwright/test";
import { type Host, startHost } from "./host.ts";
import { goTo } from "./steps.ts";

let host: Host;
test.beforeAll(async () => {
  host = await startHost("--demo");
});
test.afterAll(async () => {
  await host.stop();
});

test.use({ locale: "zh-CN", viewport: { width: 1280, height: 800 } });

test("a number that is half typed stays, whether the other window writes another field or the same one", async ({
  context,
}) => {
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

/** The one action of the starter data, beside the list. */
async function detail(page: Page): Promise<Page> {
  await page.goto(host.url);
  await expect(page.getByRole("heading", { name: "今日" })).toBeVisible();
  await goTo(page, "/actions?id=mtg-miit-2025-t1");
  await expect(page.getByRole("complementary")).toBeVisible();
  return page;
}

/** Lets the standing clock of the page go on in small steps until what comes from outside is shown. */
async function arrives(page: Page, shown: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.clock.runFor(5);
    await shown();
  }).toPass({ intervals: [20] });
}
