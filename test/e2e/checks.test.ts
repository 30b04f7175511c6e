/**
 * A check is given up from the interface, and another one can be started at once. Here it is long because the host's answers
 * are held back; that the worker does no more of it is held by test/unit/answers.test.ts.
 */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRouterClient } from "@orpc/server";
import { expect, test } from "@playwright/test";
import { createRouter } from "../../db/server/router.ts";
import { Session } from "../../db/server/session.ts";
import { CHEAP_KDF } from "../support/cheap-kdf.ts";
import { here } from "../support/in-process.ts";
import { type Host, hostOn } from "./host.ts";
import { goTo, PASSPHRASE } from "./steps.ts";

test.use({ locale: "zh-CN" });

/** As oRPC says it: type 4 of a message is that its call is aborted. */
const ABORTS = /"t":4\b/;
const CALL = /"i":"?([^",}]+)/;

let host: Host;
test.beforeAll(async () => {
  const home = await mkdtemp(join(tmpdir(), "concord-e2e-"));
  const session = new Session({ home, kdf: CHEAP_KDF });
  const api = createRouterClient(createRouter(session), here(session));
  await api.workspace.create({ name: "成渝协同", passphrase: PASSPHRASE, profile: "张协调", starter: false });
  await api.workspace.confirmRecovery();
  await session.close();
  host = await hostOn(home, []);
});
test.afterAll(async () => {
  await host.stop();
});

test("a check or a rebuild that is given up ends at once, and the next one runs to its end", async ({ page }) => {
  let isHeld = false;
  const held: (() => void)[] = [];
  /** Ids of the calls that ask for a check, and of those that the page does not wait for any more. */
  const [checks, givenUp]: [string[], string[]] = [[], []];
  await page.routeWebSocket(/\/rpc$/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      const [, id = ""] = CALL.exec(String(message)) ?? [];
      if (String(message).includes('"u":"/workspace/verify"')) checks.push(id);
      if (ABORTS.test(String(message))) givenUp.push(id);
      server.send(message);
    });
    server.onMessage((message) => {
      if (isHeld) held.push(() => socket.send(message));
      else socket.send(message);
    });
  });
  await page.goto(host.url);
  await page.locator('input[type="password"]').fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "今日" })).toBeVisible();
  await goTo(page, "/settings");
  await page.getByRole("tab", { name: "备份与校验" }).click();
  const start = page.getByRole("button", { name: "校验账本与数据表" });

  isHeld = true;
  await start.click();
  await expect(page.getByRole("progressbar", { name: "正在校验账本与数据表" })).toBeVisible();
  await page.getByRole("button", { name: "取消校验" }).click();
  await expect(page.getByRole("status").filter({ hasText: "校验已取消" })).toBeVisible();
  await expect(page.getByRole("progressbar", { name: "正在校验账本与数据表" })).toHaveCount(0);
  expect(checks).toHaveLength(1);
  await expect.poll(() => givenUp).toContain(checks[0]);

  const rebuild = page.getByRole("button", { name: "按账本重新生成数据表" });
  await rebuild.click();
  await expect(page.getByRole("progressbar", { name: "正在重新生成数据表" })).toBeVisible();
  await page.getByRole("button", { name: "取消重新生成" }).click();
  await expect(page.getByRole("status").filter({ hasText: "数据表保持原样" })).toBeVisible();

  // A backup that was asked for here is shown at the foot of every page, too, and given up from there.
  await page.getByRole("button", { name: "立即备份", exact: true }).click();
  await expect(page.getByRole("progressbar", { name: "正在备份…" })).toHaveCount(2);
  await page.getByRole("contentinfo").getByRole("button", { name: "取消", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "备份已取消" })).toBeVisible();
  await expect(page.getByRole("progressbar")).toHaveCount(0);

  isHeld = false;
  for (const release of held.splice(0)) release();
  await start.click();
  await expect(page.getByRole("status").filter({ hasText: "全部有效" })).toBeVisible();
  await rebuild.click();
  await expect(page.getByRole("status").filter({ hasText: "重新生成数据表" })).toHaveText(/已按账本 \d+ 条记录/);
  // What was found of the tables before is not told of the new ones.
  await expect(page.getByRole("status").filter({ hasText: "全部有效" })).toHaveCount(0);
});
