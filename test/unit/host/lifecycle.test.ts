/** The web host as a program: it opens the demo, answers its page, and on Ctrl+C leaves a closed workspace behind. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/websocket";
import { afterEach, beforeEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import type { Client } from "../../../electron/cli/session.ts";
import { isFullPrice, priceOf } from "../../support/cheap-kdf.ts";
import { tokenFor } from "../../support/page.ts";

let home: string;
let host: ChildProcess | undefined;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "concord-main-"));
  writeFileSync(join(home, "index.html"), "<!doctype html>");
});
afterEach(() => {
  host?.kill("SIGKILL");
  rmSync(home, { recursive: true });
});

test("--demo opens the starter data; SIGINT closes it with a backup and exits 0", async () => {
  const { url, printed } = await start("--demo");
  expect(printed()).toContain("This is a demo");
  const { api, socket } = await connected(url);
  expect(await api.workspace.status()).toMatchObject({ state: "open", profile: { role: "facilitator" } });
  expect(await api.organization.count({})).toBeGreaterThan(200);
  const { folder } = await api.workspace.status();
  expect(priceOf(folder ?? "")).toSatisfy(isFullPrice);

  const goodbye = new Promise((resolve) => socket.on("close", resolve));
  const ended = exitCode();
  host?.kill("SIGINT");
  expect(await goodbye).toBe(1001);
  expect(await ended).toBe(0);
  expect(printed()).toContain("The workspace is closed.");
  expect(existsSync(join(folder ?? "", "closed"))).toBe(true);
  expect(readdirSync(join(folder ?? "", "backups"))).toHaveLength(1);
  expect(existsSync(join(folder ?? "", "db", "ws.db-wal"))).toBe(false);
  await expect(reachable(url)).resolves.toBe(false);
});

test.each([
  ["zh", "演示工作区", "会务管理员", "演示代表（政府）"],
  ["en", "Demo workspace", "Facilitator", "Demo representative (Government)"],
])(
  "--demo --lang %s names the workspace and the people in it in that language",
  async (lang, name, facilitator, first) => {
    const { url } = await start("--demo", "--lang", lang);
    expect(url.hash).toContain(`&lang=${lang}`);
    const { api, socket } = await connected(url);
    expect(await api.workspace.status()).toMatchObject({ name, profile: { name: facilitator } });
    const choices = await api.profile.choices();
    const representatives = choices.filter(({ role }) => role === "participant");
    expect(representatives.map((one) => one.sector).sort()).toEqual(["academia", "enterprise", "government", "ngo"]);
    expect(representatives.map((one) => one.name)).toContain(first);
    const { attendance } = await api.meeting.view({ id: "exercise-meeting" });
    for (const { party } of representatives)
      expect(attendance.map(({ organization }) => organization)).toContain(party);
    socket.close();
  },
);

test("a language that it does not speak is refused", async () => {
  host = spawn(process.execPath, [join("electron", "host", "main.ts"), "--lang", "fr"], { stdio: "ignore" });
  expect(await exitCode()).toBe(2);
});

test("a second start has another port and another token", async () => {
  const first = await start();
  const ended = exitCode();
  host?.kill("SIGTERM");
  expect(await ended).toBe(0);
  const second = await start();
  expect(second.url.hash).not.toBe(first.url.hash);
  const stale = new URL(second.url);
  stale.hash = first.url.hash;
  await expect(tokenFor(stale.href)).rejects.toThrow("401");
});

test("the address that was printed last is good for one page, and using it prints the next", async () => {
  const { url, printed } = await start();
  const { socket } = await connected(url);
  socket.close();
  await expect.poll(() => printed().match(/The next address: (http\S+)\n/)?.[1]).toBeDefined();
  const next = new URL(printed().match(/The next address: (http\S+)\n/)?.[1] ?? "");
  await expect(tokenFor(url.href)).rejects.toThrow("410");
  await expect.poll(printed).toContain("An address was opened twice.");
  const again = await connected(next);
  expect(await again.api.workspace.status()).toMatchObject({ state: "none" });
  again.socket.close();
});

test("a command line that it does not know is refused", async () => {
  host = spawn(process.execPath, [join("electron", "host", "main.ts"), "--port=80"], { stdio: "ignore" });
  expect(await exitCode()).not.toBe(0);
});

async function start(...options: string[]): Promise<{ url: URL; printed: () => string }> {
  const args = [join("electron", "host", "main.ts"), "--home", home, "--renderer", home, ...options];
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, LC_ALL: "en_US.UTF-8" },
  });
  host = child;
  let text = "";
  return new Promise((resolve, reject) => {
    child.on("exit", () => reject(new Error(text)));
    child.stdout.on("data", (data: Buffer) => {
      text += data;
      const address = text.match(/http:\S+/)?.[0];
      if (address && text.includes("Ctrl+C")) resolve({ url: new URL(address), printed: () => text });
    });
  });
}

async function connected(url: URL): Promise<{ api: Client; socket: WebSocket }> {
  const protocols = ["concord", `concord.${await tokenFor(url.href)}`];
  const socket = new WebSocket(`ws://${url.host}/rpc`, protocols, { origin: url.origin });
  return new Promise((resolve, reject) => {
    socket.on("error", reject);
    socket.on("open", () => {
      expect(socket.protocol).toBe("concord");
      resolve({ api: createORPCClient(new RPCLink({ websocket: socket as never })), socket });
    });
  });
}

function exitCode(): Promise<number | null> {
  return new Promise((resolve) => host?.on("exit", resolve));
}

function reachable(url: URL): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(Number(url.port), url.hostname, () => resolve(true));
    socket.on("connect", () => socket.destroy()).on("error", () => resolve(false));
  });
}
