/** Steps that several tests take in the interface. */
import { expect, type Locator, type Page } from "@playwright/test";

export const PASSPHRASE = "correct horse battery staple";

/** Makes a workspace with the starter data through the interface, with its recovery code confirmed, which is the answer. */
export async function createWorkspace(page: Page, url: string): Promise<string> {
  await page.goto(url);
  await page.getByLabel("工作区名称").fill("成渝协同");
  await page.getByLabel("您的姓名").fill("张协调");
  await page.locator('input[type="password"]').fill(PASSPHRASE);
  await page.getByRole("button", { name: "新建工作区" }).click();
  await expect(page.getByTestId("recovery-code")).toBeVisible();
  const groups = await page.getByTestId("recovery-code").locator("span").allTextContents();
  for (const field of await page.getByLabel(/请输入第 \d 组/).all()) {
    const number = Number(
      (await field.evaluate((input) => (input as HTMLInputElement).labels?.[0]?.textContent ?? "")).match(/\d/)?.[0],
    );
    await field.fill(groups[number - 1] ?? "");
  }
  await page.getByRole("button", { name: "已抄好收好，继续" }).click();
  await expect(page.getByRole("heading", { name: "今日" })).toBeVisible();
  return groups.join("-");
}

export async function checkIn(page: Page, name: string): Promise<void> {
  const field = page.getByTestId("check-in");
  await field.fill(name);
  await field.press("Enter");
  await expect(field).toHaveValue("");
}

/** The exercise meeting is planned for a day ahead, and so asks which day is to be printed. */
export async function startAsPlanned(page: Page): Promise<void> {
  await page.getByRole("button", { name: /开始会议|Start the meeting/ }).click();
  await page.getByRole("button", { name: /按原定时间记|As announced/ }).click();
}

/** Opens the exercise meeting, starts it and checks these parties in. */
export async function holdExercise(page: Page, parties: readonly string[]): Promise<void> {
  await goTo(page, "/meetings/exercise-meeting");
  await startAsPlanned(page);
  await expect(page.getByTestId("compose")).toBeVisible();
  for (const party of parties) await checkIn(page, party);
}

export async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = `#${to}`;
  }, address);
}

/** One letter chooses the kind, the line is typed, Enter records it; then letters are keys again. */
export async function record(page: Page, key: string, line: string): Promise<void> {
  const field = page.getByTestId("compose");
  await field.press("Escape");
  await page.keyboard.press(key);
  await page.keyboard.type(line);
  await page.keyboard.press("Enter");
  await expect(field).toHaveValue("");
  await field.press("Escape");
}

/** Closes the meeting that runs: whatever the check list holds is let stand so. */
export async function closeMeeting(page: Page): Promise<void> {
  await page.getByRole("button", { name: "结束会议" }).click();
  const sheet = page.getByRole("dialog");
  await expect(sheet.getByRole("list", { name: "检查清单" }).or(sheet.getByText("没有遗漏"))).toBeVisible();
  await letStand(sheet);
  await sheet.getByRole("button", { name: "结束并起草纪要" }).click();
}

/** Ticks every point of the check list that is shown in a part of the page. */
export async function letStand(part: Locator): Promise<void> {
  const unticked = part.getByRole("list", { name: "检查清单" }).getByRole("checkbox", { checked: false });
  for (let left = await unticked.count(); left > 0; left--) {
    await unticked.first().click();
    await expect(unticked).toHaveCount(left - 1);
  }
}
