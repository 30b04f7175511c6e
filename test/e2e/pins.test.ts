/** PINs in the settings: the own one is changed with the old one; who sets somebody else's is told. */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AnyRouter, createRouterClient } from "@orpc/server";
import { expect, test } from "@playwright/test";
import { createSession } from "../../db/server/router.ts";
import type { Client } from "../../electron/cli/session.ts";
import { seriousViolations } from "../support/browser/axe.ts";
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
  await api.workspace.create({ name: "成渝协同", passphrase: PASSPHRASE, profile: "张协调" });
  await api.workspace.confirmRecovery();
  await api.profile.put({ fields: { name: "刘处长", role: "participant" } });
  await session.close();
  host = await hostOn(home, []);
});
test.afterEach(async () => {
  await host.stop();
});

test("the own PIN is changed and removed with the old one, and that of somebody else is known as set by another", async ({
  page,
}) => {
  await page.goto(host.url);
  await page.locator('input[type="password"]').fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  await page.getByTitle("切换使用者").click();
  await page.getByRole("menuitem", { name: "管理使用者" }).click();
  await expect(page.getByRole("tab", { name: "使用者" })).toHaveAttribute("aria-selected", "true");

  const own = (label: string) => page.getByLabel(`${label}: 张协调`);
  // Who has one is told, and why one that is too short is not taken.
  await expect(page.getByText("未设置 PIN").first()).toBeVisible();
  await own("新 PIN（4–12 位数字）").fill("258");
  await expect(page.getByText("PIN 至少 4 位数字")).toBeVisible();
  await own("新 PIN（4–12 位数字）").fill("2580");
  await page.getByRole("button", { name: "设置 PIN" }).click();
  await expect(own("当前 PIN")).toBeVisible();
  await expect(page.getByText("已设置 PIN", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "取消 PIN" })).toHaveCount(0);
  await own("新 PIN（4–12 位数字）").fill("1379");
  await expect(page.getByRole("button", { name: "设置 PIN" })).toBeDisabled();
  await own("当前 PIN").fill("0000");
  await page.getByRole("button", { name: "设置 PIN" }).click();
  await expect(page.getByText("PIN 不正确")).toBeVisible();
  await own("当前 PIN").fill("2580");
  await page.getByRole("button", { name: "设置 PIN" }).click();
  await expect(own("新 PIN（4–12 位数字）")).toHaveValue("");
  await own("当前 PIN").fill("1379");
  await page.getByRole("button", { name: "取消 PIN" }).click();
  await expect(own("当前 PIN")).toHaveCount(0);

  const other = page.getByLabel("新 PIN（4–12 位数字）: 刘处长");
  await other.fill("4680");
  await expect(page.getByText("历史记录会注明由您设置")).toBeVisible();
  await page.getByRole("button", { name: "设置 PIN" }).click();
  await expect(page.getByText("由张协调设置")).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);
  await goTo(page, "/history");
  await expect(page.getByText("设置或取消 PIN").first()).toBeVisible();
});
