/**
 * Two persons: at one screen what one of them has half typed is put away for its author and shown to nobody else; in two
 * windows each does everything in its own name, over a reload as well.
 */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AnyRouter, createRouterClient } from "@orpc/server";
import { expect, type Page, test } from "@playwright/test";
import { createSession } from "../../db/server/served-session.ts";
import type { Client } from "../../electron/cli/session.ts";
import { CHEAP_KDF } from "../support/cheap-kdf.ts";
import { here } from "../support/in-process.ts";
import { type Host, hostOn } from "./host.ts";
import { goTo, PASSPHRASE } from "./steps.ts";

test.use({ locale: "zh-CN", viewport: { width: 1280, height: 800 } });

let host: Host;

test.beforeEach(async () => {
  const home = await mkdtemp(join(tmpdir(), "concord-e2e-"));
  const session = createSession({ home, kdf: CHEAP_KDF });
  const api = createRouterClient(session.router as AnyRouter, here(session)) as Client;
  await api.workspace.create({ name: "成渝协同", passphrase: PASSPHRASE, profile: "张协调", starter: true });
  await api.workspace.confirmRecovery();
  await api.profile.put({ fields: { name: "刘记录", role: "recorder" } });
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
  const become = async (name: string) => {
    await page.getByTitle("切换使用者").click();
    await page.getByRole("menuitem", { name }).click();
    await expect(page.getByTitle("切换使用者")).toContainText(name);
  };
  await line.fill("只给张协调看的半句");
  await become("刘记录");
  await expect(line).toHaveValue("");
  await line.fill("刘记录的半句");
  await become("张协调");
  await expect(line).toHaveValue("只给张协调看的半句");
  await become("刘记录");
  await expect(line).toHaveValue("刘记录的半句");
});
