/** The worker thread behind a host: what it answers, what it survives, and how it ends. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/message-port";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PERSON_HEADER } from "../../../db/contract/procedure.ts";
import type { Client } from "../../../electron/cli/session.ts";
import { lockWorkspace } from "../../../electron/host/lock.ts";
import { type Backend, startWorker } from "../../../electron/host/worker.ts";
import { CHEAP_KDF } from "../../support/cheap-kdf.ts";

let home: string;
let backend: Backend;
let api: Client;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "concord-worker-"));
  backend = startWorker({ home, kdf: CHEAP_KDF });
  api = createORPCClient(new RPCLink({ port: backend.connect() }));
});

afterAll(async () => {
  await backend.close();
  rmSync(home, { recursive: true });
});

test("answers with codes of the contract, never with what went wrong inside", async () => {
  expect(await api.workspace.status()).toMatchObject({ state: "none" });
  await expect(api.organization.list({})).rejects.toMatchObject({
    code: "E_NO_WORKSPACE",
    message: expect.stringContaining("No workspace is open"),
  });
  await expect(
    api.workspace.open({ folder: await backend.grant("folder", join(home, "none")), passphrase: "x" }),
  ).rejects.toMatchObject({
    code: "E_NOT_WORKSPACE",
  });
  await expect(
    api.workspace.create({ folder: 5, name: "x", passphrase: "x", profile: "x" } as never),
  ).rejects.toMatchObject({
    code: "E_INPUT",
    data: { path: "folder" },
  });
  await expect(
    api.workspace.create({ extra: 1, name: "x", passphrase: "x", profile: "x" } as never),
  ).rejects.toMatchObject({
    code: "E_UNKNOWN_FIELD",
    data: { path: "extra" },
  });
});

test("a frame that is no message costs its own connection and nothing else", async () => {
  for (const frame of ["{", "[]", "null", '{"i":"1"}', '{"i":"1","p":{}}', '{"i":"1","p":{"u":"http://["}}']) {
    const port = backend.connect();
    const closed = new Promise((resolve) => port.on("close", resolve));
    port.postMessage(frame);
    await closed;
  }
  expect(await api.workspace.status()).toMatchObject({ state: "none" });
});

test("a message that cannot be decoded is refused as input", async () => {
  const port = backend.connect();
  const answered = new Promise<string>((resolve) => port.on("message", resolve));
  port.postMessage('{"i":"7","p":{"u":"/workspace/open","b":{"json":5,"meta":[[99,"x"]]}}}');
  expect(JSON.parse(await answered)).toMatchObject({ i: "7", p: { s: 400, b: { json: { code: "E_INPUT" } } } });
  port.close();
});

test("who watches hears of each change once", async () => {
  await api.workspace.create({ name: "测试", passphrase: "correct horse battery", profile: "张协调" });
  const heard: unknown[] = [];
  const changes = await api.changes.watch();
  const listening = (async () => {
    for await (const change of changes) heard.push(change);
  })().catch(() => {}); // Giving up on the next change ends the waiting for it with an error.
  const { record } = await api.organization.put({ fields: { name_zh: "新单位", sector: "ngo", city: "成都" } });
  await api.organization.count({});
  await changes.return?.();
  await listening;
  expect(heard).toEqual([{ n: expect.any(Number), touched: { organization: [record.id] }, status: false }]);
  await api.workspace.close();
});

test("what a page asks for in one person's name is not done in another's who has logged in since", async () => {
  await api.workspace.create({ name: "换人", passphrase: "correct horse battery", profile: "张协调" });
  const { record: firm } = await api.organization.put({
    fields: { name_zh: "川江重汽", sector: "enterprise", city: "成都" },
  });
  const { record: other } = await api.profile.put({ fields: { name: "刘记录", role: "recorder" } });
  const by = (await api.workspace.status()).profile?.id ?? "";
  const page: Client = createORPCClient(new RPCLink({ port: backend.connect(), headers: { [PERSON_HEADER]: by } }));
  const typed = (products: string) => page.organization.put({ id: firm.id, fields: { products } });
  expect(await typed("重卡")).toMatchObject({ record: { products: "重卡" } });
  await page.profile.switch({ id: other.id });
  await expect(typed("质量不合格的储氢瓶")).rejects.toMatchObject({ code: "E_OTHER_PERSON" });
  // To look on is nobody's deed, and the page still has to learn who is there.
  expect((await page.organization.get({ id: firm.id })).record).toMatchObject({ products: "重卡" });
  await api.workspace.close();
});

test("the log names the error and none of its content", () => {
  const lines = readFileSync(join(home, "logs", "concord.log"), "utf8")
    .trim()
    .split("\n");
  expect(lines.map((line) => JSON.parse(line))).toContainEqual(
    expect.objectContaining({ event: "failure", ref: "frame", error: "SyntaxError" }),
  );
  expect(lines.join()).not.toContain(home);
});

test("a new worker takes over when the thread has ended", async () => {
  const other = startWorker({ home, kdf: CHEAP_KDF });
  expect(await other.close()).toBeNull();
  // Answered when the thread has ended: nobody is left to close anything.
  await other.close();
  const again: Client = createORPCClient(new RPCLink({ port: other.connect() }));
  expect(await again.workspace.status()).toMatchObject({ state: "none" });
  expect(await other.close()).toBeNull();
});

test("is locked from outside of the page, and only once", async () => {
  await api.workspace.create({
    folder: await backend.grant("folder", join(home, "to-lock")),
    name: "x",
    passphrase: "correct horse battery staple",
    profile: "x",
    starter: false,
  });
  await lockWorkspace(backend.connect());
  expect(await api.workspace.status()).toMatchObject({ state: "locked" });
  await lockWorkspace(backend.connect());
  await api.workspace.open({
    folder: await backend.grant("folder", join(home, "to-lock")),
    passphrase: "correct horse battery staple",
  });
  await api.workspace.close();
}, 60_000);
