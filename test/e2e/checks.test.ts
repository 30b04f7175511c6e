/** The check of a large workspace is given up from the interface, and another one can be started at once. */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRouterClient } from "@orpc/server";
import { expect, test } from "@playwright/test";
import { createRouter } from "../../db/server/router.ts";
import { Session } from "../../db/server/session.ts";
import { writeOrganizations } from "../bench/bulk.ts";
import { CHEAP_KDF } from "../support/cheap-kdf.ts";
import { here } from "../support/in-process.ts";
import { type Host, hostOn } from "./host.ts";
import { goTo, PASSPHRASE } from "./steps.ts";

test.use({ locale: "zh-CN" });

/** Their check takes some ten times as long as pressing a key. */
const ENTRIES = 4_000;

let host: Host;
test.beforeAll(async () => {
  const home = await mkdtemp(join(tmpdir(), "concord-e2e-"));
  const session = new Session({ home, kdf: CHEAP_KDF });
  const api = createRouterClient(createRouter(session), here(session));
  await api.workspace.create({ name: "成渝协同", passphrase: PASSPHRASE, profile: "张协调", starter: false });
  await api.workspace.confirmRecovery();
  writeOrganizations(session.ledger, 0, ENTRIES);
  await session.close();
  host = await hostOn(home, []);
});
test.afterAll(async () => {
  await host.stop();
});

test("a check that is given up ends at once, and the next one runs to its end", async ({ page }) => {
  await page.goto(host.url);
  await page.locator('input[type="password"]').fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "今日" })).toBeVisible();
  await goTo(page, "/settings");
  await page.getByRole("tab", { name: "备份与校验" }).click();
  const start = page.getByRole("button", { name: "校验账本与数据表" });

  await start.click();
  await expect(page.getByTestId("verifying")).toBeVisible();
  await page.getByRole("button", { name: "取消", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "校验已取消" })).toBeVisible();
  await expect(page.getByTestId("verifying")).toHaveCount(0);

  await start.click();
  await expect(page.getByTestId("verifying")).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "全部有效" })).toBeVisible({ timeout: 120_000 });
});
