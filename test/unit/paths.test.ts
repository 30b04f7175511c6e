/** Files of this computer: no page names a path; what comes and goes belongs to whoever began it. */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ContractRouterClient } from "@orpc/contract";
import { type AnyRouter, createRouterClient } from "@orpc/server";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { type Api, api as contract } from "../../db/contract/api.ts";
import { rulesOf } from "../../db/domain/registry.ts";
import { type Connection, connect, type RequestContext } from "../../db/server/connection.ts";
import { createRouter } from "../../db/server/router.ts";
import { Session } from "../../db/server/session.ts";
import { Transfers } from "../../db/server/transfer/transfers.ts";
import { CHEAP_KDF } from "../support/cheap-kdf.ts";
import { finished } from "../support/finished.ts";

const PASSPHRASE = "correct horse battery staple";
const scratch = mkdtempSync(join(tmpdir(), "concord-paths-"));
const home = join(scratch, "home");
const folder = join(scratch, "ws");
const session = new Session({ home, kdf: CHEAP_KDF });
const router = createRouter(session);
const clientOf = (of: ReturnType<typeof createRouter>, context: RequestContext) =>
  createRouterClient(of as AnyRouter, { context }) as ContractRouterClient<Api>;
const pageOf = (connection: Connection) => createRouterClient(router, { context: { connection } });
const first = connect("here");
const api = pageOf(first);
/** Another window, opened from the first one. */
const connected = () => {
  const connection = connect("here");
  session.enter(connection, { window: connection.id, from: first.window });
  return connection;
};
const page = () => pageOf(connected());
const code = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: { code?: string }) => error.code,
  );
let boss: string;
let observer: string;

beforeAll(async () => {
  mkdirSync(home);
  await api.workspace.create({
    folder: session.grants.give("folder", folder),
    name: "w",
    passphrase: PASSPHRASE,
    profile: "Boss",
  });
  boss = (await api.workspace.status()).profile?.id ?? "";
  observer = (await api.profile.put({ fields: { name: "Obs", role: "observer" } })).record.id;
});
afterAll(async () => {
  await session.close();
  rmSync(scratch, { recursive: true });
});

/** The JSON schemas of everything that a procedure takes. */
function inputs(): [string, string][] {
  return Object.entries(contract).flatMap(([room, named]) =>
    Object.entries(named).map(([name, of]): [string, string] => {
      const schema = of["~orpc"].inputSchema as z.ZodType | undefined;
      return [
        `${room}.${name}`,
        schema ? JSON.stringify(z.toJSONSchema(schema, { unrepresentable: "any", io: "input" })) : "",
      ];
    }),
  );
}

describe("A page", () => {
  it("has no procedure that takes a file or folder but as a grant", () => {
    const taking = inputs().filter(([, schema]) => /"(file|folder|path|target|directory)":/.test(schema));
    expect(taking.map(([name]) => name).sort()).toEqual([
      "document.save",
      "paper.addFile",
      "table_import.read",
      "workspace.backup",
      "workspace.create",
      "workspace.open",
      "workspace.restore",
    ]);
    for (const [name, schema] of taking)
      for (const [, format] of schema.matchAll(/"(?:file|folder)":\{"type":"string"(?:,"format":"(\w+)")?/g))
        expect([name, format]).toEqual([name, "uuid"]);
  });

  it("cannot make up a grant, use one twice or for something else, and learns nothing of what lies here", async () => {
    expect(await code(finished(api.workspace.backup({ file: crypto.randomUUID() })))).toBe("E_GRANT");
    expect(await code(finished(api.workspace.backup({ file: join(folder, "db", "ws.db") })))).toBe("BAD_REQUEST");
    for (const file of ["/etc/passwd", "/no/such/file"])
      expect(await code(api.paper.addFile({ file, place: {} }))).toBe("BAD_REQUEST");
    const file = session.grants.give("save", join(scratch, "once.concord-backup"));
    expect(await code(api.paper.addFile({ file, place: {} }))).toBe("E_GRANT");
    expect(await code(finished(api.workspace.backup({ file })))).toBe("done");
    expect(await code(finished(api.workspace.backup({ file })))).toBe("E_GRANT");
    expect(await code(api.workspace.sendBackup({ name: "../keys.json" }))).toBe("E_FILE_MISSING");
  });

  it("keeps a grant for another try when the passphrase was wrong", async () => {
    const other = new Session({ home, kdf: CHEAP_KDF });
    const caller = clientOf(createRouter(other), { connection: connect("here") });
    const backup = join(scratch, "again.concord-backup");
    await finished(api.workspace.backup({ file: session.grants.give("save", backup) }));
    const input = {
      file: other.grants.give("open", backup),
      folder: other.grants.give("folder", join(scratch, "again")),
    };
    expect(await code(caller.workspace.restore({ ...input, passphrase: "wrong horse battery staple" }))).toBe(
      "E_WRONG_PASSPHRASE",
    );
    const { place } = await caller.workspace.restore({ ...input, passphrase: PASSPHRASE });
    expect((await caller.workspace.recent()).map(({ id }) => id)).toContain(place);
    expect(await code(caller.workspace.open({ place: "0".repeat(32), passphrase: PASSPHRASE }))).toBe(
      "E_NOT_WORKSPACE",
    );
    expect(await code(caller.workspace.open({ place, passphrase: PASSPHRASE }))).toBe("done");
    await other.close();
  });

  it("has a backup back in parts, and restores it into the default place", async () => {
    await finished(api.workspace.backup({}));
    const [newest] = await api.workspace.backups();
    const begun = await api.workspace.sendBackup({ name: newest?.file.split("/").at(-1) ?? "" });
    const other = new Session({ home: join(scratch, "other-home"), kdf: CHEAP_KDF });
    const caller = clientOf(createRouter(other), { connection: connect("here") });
    const { upload } = await caller.workspace.beginRestore({ bytes: newest?.bytes ?? 0 });
    for (let part = 0, more = true; more; part++) {
      const answer = await api.document.read({ export: begun.export, part });
      await caller.upload.append({ upload, base64: answer.base64 });
      more = answer.more;
    }
    expect(await code(page().document.read({ export: begun.export, part: 0 }))).toBe("E_EXPORT_OVER");
    expect((await caller.workspace.restore({ upload, passphrase: PASSPHRASE })).folder).toContain("other-home");
    expect(await code(caller.workspace.restore({ upload, passphrase: PASSPHRASE }))).toBe("E_UPLOAD");
    await other.close();
  });
});

describe("Somebody who may only look, or nobody", () => {
  it.each(["an observer", "nobody"])("as %s, can write no backup and send no file", async (who) => {
    if (who === "an observer") await api.profile.switch({ id: observer });
    else {
      const { place } = await api.workspace.status();
      await api.profile.setPin({ id: boss, pin: "4321" });
      await api.profile.switch({ id: boss, pin: "4321" });
      await api.workspace.lock();
      await api.workspace.open({ place: place ?? "", passphrase: PASSPHRASE });
    }
    const expected = who === "nobody" ? "E_NO_PROFILE" : "E_NOT_ALLOWED";
    const file = () => session.grants.give("save", join(scratch, "observed.concord-backup"));
    expect(await code(finished(api.workspace.backup({ file: file() })))).toBe(expected);
    expect(await code(finished(api.workspace.backup({})))).toBe(expected);
    expect(await code(api.paper.begin({ name: "fill.bin", bytes: 1 }))).toBe(expected);
    expect(await code(api.workspace.confirmRecovery())).toBe(expected);
    await api.profile.switch({ id: boss, ...(who === "nobody" && { pin: "4321" }) });
  });
});

describe("A transfer", () => {
  it("belongs to the connection and the person that began it", async () => {
    const { upload } = await api.paper.begin({ name: "a.txt", bytes: 1 });
    expect(await code(page().upload.append({ upload, base64: "YQ==" }))).toBe("E_UPLOAD");
    await api.upload.append({ upload, base64: "YQ==" });
    const other = (await api.profile.put({ fields: { name: "Rec", role: "recorder" } })).record.id;
    await api.profile.switch({ id: other });
    expect(await code(api.paper.finish({ upload, mime: null, place: {} }))).toBe("E_UPLOAD");
  });

  it("takes no part from anybody else and is ended by nobody else: an observer, another window, the room", async () => {
    const { upload } = await api.paper.begin({ name: "a.txt", bytes: 2 });
    await api.upload.append({ upload, base64: "YQ==" });
    const held = () => session.ledger.store.all("SELECT 1 FROM local_blob WHERE hash = ?", `upload:${upload}`).length;
    const watching = page();
    await watching.profile.switch({ id: observer });
    const fromRoom = clientOf(router, { connection: connect("room") });
    for (const other of [watching, page(), fromRoom]) {
      expect(await code(other.upload.append({ upload, base64: "Yg==" }))).toBe("E_UPLOAD");
      await code(other.upload.cancel({ upload }));
      expect(held()).toBe(1);
    }
    expect(await code(api.upload.append({ upload, base64: "Yg==" }))).toBe("done");
    await api.upload.cancel({ upload });
    expect(held()).toBe(0);
  });

  it("is one of few, and ends with its connection", async () => {
    const connection = connected();
    const window = pageOf(connection);
    const begun: string[] = [];
    for (let n = 0; n < 16; n++) begun.push((await window.paper.begin({ name: `${n}`, bytes: 1 })).upload);
    expect(await code(window.paper.begin({ name: "one more", bytes: 1 }))).toBe("E_UPLOAD_LIMIT");
    await window.upload.append({ upload: begun[0] ?? "", base64: "YQ==" });
    const held = () => session.ledger.store.all("SELECT 1 FROM local_blob WHERE hash = ?", `upload:${begun[0]}`).length;
    expect(held()).toBe(1);
    await session.leave(connection);
    expect(held()).toBe(0);
    expect(await code(window.upload.append({ upload: begun[0] ?? "", base64: "YQ==" }))).toBe("E_UPLOAD");
  });
});

describe("Files that are announced", () => {
  const many = <T>(begin: (n: number) => Promise<T>) =>
    Promise.all(Array.from({ length: 100 }, (_, n) => begin(n).catch((error) => error.code)));

  it("are as few of a connection when a hundred begin at once", async () => {
    const window = page();
    const begun = await many((n) => window.paper.begin({ name: `${n}`, bytes: 1 }));
    expect(begun.filter((one) => one === "E_UPLOAD_LIMIT")).toHaveLength(100 - 16);
  });

  it("are one of a connection where they are only looked at: the last that began", async () => {
    const window = page();
    const begun = await many((n) => window.minutes.begin({ name: `${n}`, bytes: 1 }));
    const taken = await Promise.all(begun.map(({ upload }) => code(window.upload.append({ upload, base64: "YQ==" }))));
    expect(taken.filter((one) => one === "done")).toHaveLength(1);
    expect(taken.at(-1)).toBe("done");
  });

  it("are one of a connection where they are backups", async () => {
    const window = page();
    const begun = await many(() => window.workspace.beginRestore({ bytes: 1 }));
    expect(begun.filter((one) => one !== "E_UPLOAD")).toHaveLength(1);
  });

  it("are refused at once, with the limit, when they are too large, or too much is under way", async () => {
    const window = page();
    const MB = 1024 * 1024;
    const refusals = [
      [window.paper.begin({ name: "a.bin", bytes: 50 * MB + 1 }), "E_PAPER_TOO_LARGE", { name: "a.bin", max: 50 }],
      [window.minutes.begin({ name: "a.pdf", bytes: 50 * MB + 1 }), "E_SEALED_FILE_LARGE", { max: 50 }],
      [window.workspace.beginRestore({ bytes: 4096 * MB + 1 }), "E_BACKUP_TOO_LARGE", { max: 4 }],
    ] as const;
    for (const [begun, code, params] of refusals) await expect(begun).rejects.toMatchObject({ code, params });
    const begun = await many((n) => window.paper.begin({ name: `${n}`, bytes: 50 * MB }));
    expect(begun.filter((one) => one !== "E_UPLOAD_LIMIT")).toHaveLength(Math.floor(512 / 50));
  });
});

describe("What is under way", () => {
  const begun = async (window: ReturnType<typeof page>) =>
    (await window.paper.begin({ name: "a.txt", bytes: 1 })).upload;
  const held = (upload: string) =>
    session.ledger.store.all("SELECT 1 FROM local_blob WHERE hash = ?", `upload:${upload}`).length;
  /** An export that holds something open, and whether it has let go. */
  const offered = async (connection = connected()) => {
    const call = session.begin(connection, { deed: "read", reach: "here" }, rulesOf);
    const seen = { open: false };
    async function* parts() {
      seen.open = true;
      try {
        for (;;) yield Buffer.alloc(300_000);
      } finally {
        seen.open = false;
      }
    }
    const output = { name: "a.zip", mime: "application/zip", parts: parts(), share: () => 0 };
    const { going } = session.transfers;
    const one = await going.offer(call, output);
    await going.read(call, { export: one.export, part: 0 });
    return { seen, call, going, id: one.export };
  };

  it("ends when somebody else logs in in its window, in no other, and takes no room after that", async () => {
    const connection = connected();
    const window = pageOf(connection);
    const other = page();
    const beside = await begun(other);
    const mine: string[] = [];
    for (let n = 0; n < 16; n++) mine.push(await begun(window));
    await window.upload.append({ upload: mine[0] ?? "", base64: "YQ==" });
    const { seen } = await offered(connection);
    await window.profile.switch({ id: observer });
    expect(held(mine[0] ?? "")).toBe(0);
    await vi.waitFor(() => expect(seen.open).toBe(false));
    expect(await code(other.upload.append({ upload: beside, base64: "YQ==" }))).toBe("done");
    await window.profile.switch({ id: boss, pin: "4321" });
    for (let n = 0; n < 16; n++) await begun(window);
    expect(await code(window.upload.append({ upload: mine[0] ?? "", base64: "YQ==" }))).toBe("E_UPLOAD");
  });

  it("ends with a lock, and takes no room in the next opening", async () => {
    const connection = connected();
    const window = pageOf(connection);
    for (let n = 0; n < 16; n++) await begun(window);
    const { seen, call, going } = await offered();
    const { place } = await api.workspace.status();
    await api.workspace.lock();
    await vi.waitFor(() => expect(seen.open).toBe(false));
    const { opening } = await api.workspace.status();
    await api.workspace.open({ place: place ?? "", passphrase: PASSPHRASE });
    for (const one of [window, api]) await one.profile.switch({ id: boss, pin: "4321" });
    expect([opening, typeof (await api.workspace.status()).opening]).toEqual([null, "string"]);
    for (let n = 0; n < 16; n++) await begun(window);
    const late = { name: "a", mime: "a", parts: (async function* () {})(), share: () => 1 };
    expect(await code(going.offer(call, late))).toBe("E_EXPORT_OVER");
  });

  it("is forgotten when nothing more came of it, and is for nobody what has no owner", async () => {
    let now = 0;
    const { coming } = new Transfers(session.ledger.store, () => now);
    const call = session.begin(connected(), { deed: "write", reach: "here" }, rulesOf);
    const one = { name: "a", bytes: 1 };
    for (let n = 0; n < 16; n++) coming.begin(call, one);
    expect(() => coming.begin(call, one)).toThrow(expect.objectContaining({ code: "E_UPLOAD_LIMIT" }));
    now += 11 * 60 * 1000;
    for (let n = 0; n < 16; n++) coming.begin(call, one);
    const alone = coming.uploads.begin("of nobody", 1);
    expect(() => coming.append(call, { upload: alone, base64: "YQ==" })).toThrow(
      expect.objectContaining({ code: "E_UPLOAD" }),
    );
    expect(() => coming.finish(call, { upload: alone, mime: null, place: {} })).toThrow(
      expect.objectContaining({ code: "E_UPLOAD" }),
    );
  });
});
