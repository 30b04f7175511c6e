/** Whose call is next: one page that floods the worker keeps no other window waiting, and what nobody waits for is left out. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MessagePort } from "node:worker_threads";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/message-port";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createFairQueue, MOST_WAITING } from "../../../db/server/fair-queue.ts";
import type { Client } from "../../../electron/cli/session.ts";
import { lockWorkspace } from "../../../electron/host/lock.ts";
import { type Backend, startWorker } from "../../../electron/host/worker.ts";
import { CHEAP_KDF } from "../../support/cheap-kdf.ts";

const FLOOD = 400;

describe("the queue", () => {
  test("begins the calls of two connections in turns, each connection's in its own order", async () => {
    const { queue, turn } = byHand();
    const [a, b] = [queue.lane(), queue.lane()];
    const begun: string[] = [];
    for (const name of ["a1", "a2", "a3"]) void a.run(note(begun, name));
    for (const name of ["b1", "b2"]) void b.run(note(begun, name));
    await turn(5);
    expect(begun).toEqual(["a1", "b1", "a2", "b2", "a3"]);
  });

  test("begins no ninth call of a connection before one of eight is answered, and lets others pass", async () => {
    const { queue, turn } = byHand();
    const [a, b] = [queue.lane(), queue.lane()];
    const begun: string[] = [];
    const { promise: long, resolve: finish } = Promise.withResolvers<void>();
    for (let n = 1; n <= 9; n++) void a.run(() => note(begun, `a${n}`)().then(() => long));
    await turn(20);
    expect(begun).toHaveLength(8);
    void b.run(note(begun, "b1"));
    await turn(2);
    expect(begun.slice(8)).toEqual(["b1"]);
    finish();
    await turn(2);
    expect(begun.slice(9)).toEqual(["a9"]);
  });

  test("gives one party one turn in the round, over however many connections it asks", async () => {
    const { queue, turn } = byHand();
    const lanes = Array.from({ length: 30 }, () => queue.lane("a"));
    const begun: string[] = [];
    for (const [n, lane] of lanes.entries()) void lane.run(() => note(begun, `a${n}`)());
    const other = queue.lane("b");
    void other.run(note(begun, "b"));
    await turn(40);
    expect(begun.slice(0, 3)).toEqual(["a0", "b", "a1"]);
    expect(begun).toHaveLength(31);
    for (const lane of lanes) void lane.run(() => new Promise(() => {}));
    await turn(40);
    void other.run(note(begun, "b2"));
    await turn(1);
    expect(begun.at(-1)).toBe("b2");
  });

  test("leaves out a call that is aborted before its turn, and not one that has begun", async () => {
    const { queue, turn } = byHand();
    const lane = queue.lane();
    const begun: string[] = [];
    const [first, second] = [new AbortController(), new AbortController()];
    const done = [lane.run(note(begun, "1"), first.signal), lane.run(note(begun, "2"), second.signal)];
    void lane.run(note(begun, "3"));
    await turn(1);
    first.abort();
    second.abort();
    expect(await Promise.all(done)).toEqual(["1", undefined]);
    await turn(2);
    expect(begun).toEqual(["1", "3"]);
    expect(await lane.run(note(begun, "4"), AbortSignal.abort())).toBeUndefined();
  });

  test("a call that fails frees its place and tells who asked", async () => {
    const { queue, turn } = byHand();
    const lane = queue.lane();
    const failed = lane.run(() => Promise.reject(new Error("no")));
    const refused = expect(failed).rejects.toThrow("no");
    await turn(1);
    await refused;
    const next = lane.run(async () => "yes");
    await turn(1);
    expect(await next).toBe("yes");
  });

  test("takes no more than so many waiting calls of one connection", async () => {
    const { queue } = byHand();
    const lane = queue.lane();
    for (let n = 0; n < MOST_WAITING; n++) void lane.run(async () => n);
    await expect(lane.run(async () => "one more")).rejects.toThrow(RangeError);
  });
});

describe("the worker", () => {
  let home: string;
  let backend: Backend;
  let api: Client;

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), "concord-fair-"));
    backend = startWorker({ home, kdf: CHEAP_KDF });
    api = client(backend.connect());
    await api.workspace.create({ name: "测试", passphrase: "correct horse battery staple", profile: "张协调" });
  });
  afterAll(async () => {
    await backend.close();
    rmSync(home, { recursive: true, force: true });
  });

  test("answers another window while one page floods it; in the same connection it would have to wait", async () => {
    const flood = flooding(backend.connect());
    const other = client(backend.connect());
    const behind = flood.ask("/workspace/status");
    await other.workspace.status();
    const [before, all] = [flood.answered(), FLOOD];
    expect(before).toBeLessThan(all / 4);
    await behind;
    expect(flood.answered()).toBeGreaterThanOrEqual(all);
    expect(flood.shown()).toBe(flood.answered());
    flood.close();
  });

  test("hears of changes while its eight places are taken: a stream holds none of them", async () => {
    const port = backend.connect();
    const watching = client(port);
    const streams = await Promise.all(Array.from({ length: 9 }, () => watching.changes.watch()));
    expect(await watching.workspace.status()).toMatchObject({ state: "open" });
    await Promise.all(streams.map((stream) => stream.return?.()));
    port.close();
  });

  test("does what a window said last before it closed, and leaves out the rest of a flood", async () => {
    const last = client(backend.connect(), (port) => setImmediate(() => port.close()));
    for (let n = 0; n < 5; n++)
      void last.organization.put({ fields: { name_zh: `末${n}`, sector: "ngo", city: "成都" } }).catch(() => {});
    await expect.poll(() => api.organization.count({})).toBe(5);

    const port = backend.connect();
    for (let n = 0; n < FLOOD; n++)
      port.postMessage(frame(n, "/organization/put", { fields: { name_zh: `涌${n}`, sector: "ngo", city: "成都" } }));
    port.close();
    // Whoever asks now comes after everything that was begun for the page that is gone.
    await api.organization.count({});
    await api.organization.count({});
    const done = (await api.organization.count({})) - 5;
    expect(done).toBeLessThan(FLOOD / 4);
    expect(done).toBeGreaterThan(0);
  });

  test("runs a call that waits for whoever was logged in when it came", async () => {
    const boss = (await api.workspace.status()).profile?.id ?? "";
    const { record } = await api.profile.put({ fields: { name: "李代表", role: "participant" } });
    const port = backend.connect();
    const waiting = client(port);
    const beside = backend.connect();
    const same = client(beside);
    // Of one window, so that somebody can log in there past what waits.
    for (const one of [waiting, same]) await one.window.enter({ window: "flooding", from: null });
    const flood = Array.from({ length: FLOOD }, () => waiting.organization.list({}));
    const asked = waiting.organization.put({ fields: { name_zh: "先到", sector: "ngo", city: "成都" } });
    await same.profile.switch({ id: record.id });
    const late = waiting.organization.put({ fields: { name_zh: "后到", sector: "ngo", city: "成都" } });
    await expect(late).rejects.toMatchObject({ code: "E_NOT_ALLOWED" });
    await expect(asked).resolves.toMatchObject({ record: { name_zh: "先到" } });
    await Promise.all(flood);
    await same.profile.switch({ id: boss });
    port.close();
    beside.close();
  });

  test("is locked from outside of the page at once, whatever the page has asked for", async () => {
    const { folder } = await api.workspace.status();
    const flood = flooding(backend.connect());
    await lockWorkspace(backend.connect());
    expect(flood.shown()).toBeLessThan(FLOOD / 4);
    flood.close();
    expect(await api.workspace.status()).toMatchObject({ state: "locked", folder });
  });
});

/** A queue whose turns a test gives out. */
function byHand() {
  const due: (() => void)[] = [];
  const queue = createFairQueue((act) => due.push(act));
  const turn = async (times: number) => {
    for (let n = 0; n < times; n++) {
      due.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { queue, turn };
}

function note(list: string[], name: string): () => Promise<string> {
  return async () => {
    list.push(name);
    return name;
  };
}

function client(port: MessagePort, then: (port: MessagePort) => void = () => {}): Client {
  const api: Client = createORPCClient(new RPCLink({ port }));
  then(port);
  return api;
}

/** A page that has sent more lists than can be answered at once; `ask` sends one more call behind them. */
function flooding(port: MessagePort) {
  let answered = 0;
  let shown = 0;
  let last = () => {};
  port.on("message", (text: string) => {
    const { i, p } = JSON.parse(text);
    answered += 1;
    if ((p?.s ?? 200) === 200) shown += 1;
    if (i === "last") last();
  });
  for (let n = 0; n < FLOOD; n++) port.postMessage(frame(n, "/organization/list", {}));
  return {
    answered: () => answered,
    /** Those that were answered with records and not with an error. */
    shown: () => shown,
    close: () => port.close(),
    ask(path: string): Promise<void> {
      port.postMessage(frame("last", path, {}));
      return new Promise((resolve) => {
        last = resolve;
      });
    },
  };
}

/** A request as it travels. */
function frame(id: number | string, path: string, input: object): string {
  return JSON.stringify({ i: String(id), p: { u: path, b: { json: input } } });
}
