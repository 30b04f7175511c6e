/** Two persons at one screen: what one of them has half typed is put away for its author and shown to nobody else. */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AnyRouter, createRouterClient } from "@orpc/server";
import { expect, test } from "@playwright/test";
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
