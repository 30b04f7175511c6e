import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { connect } from "../../../db/server/connection.ts";
import { Session } from "../../../db/server/session.ts";
import { Witness } from "../../../db/workspace/witness.ts";
import { Workspace } from "../../../db/workspace/workspace.ts";
import { CHEAP_KDF } from "../../support/cheap-kdf.ts";
import { filesOf } from "../../support/crash.ts";
import { codeOf, laptopAt, NEW, openLaptop, PASSPHRASE } from "../../support/one-laptop.ts";

const scratch = mkdtempSync(join(tmpdir(), "concord-lock-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
afterEach(() => {
  vi.restoreAllMocks();
});

const backups = (folder: string) => readdirSync(join(folder, "backups")).filter((name) => !name.startsWith("."));

/** The states that a window which follows the changes sees, one per event. */
async function seenBy(api: Awaited<ReturnType<typeof openLaptop>>["api"], count: number) {
  const states: string[] = [];
  for await (const { status } of await api.changes.watch()) {
    if (status) states.push((await api.workspace.status()).state);
    if (states.length === count) return states;
  }
  return states;
}

describe("a lock", () => {
  it("takes effect before anything is waited for, and makes no backup", async () => {
    const { api, session, folder } = await openLaptop(scratch);
    await api.problem.put({ fields: { title_zh: "配套不足" } });
    const made = backups(folder);
    const close = Workspace.prototype.close;
    let go = () => {};
    const spy = vi.spyOn(Workspace.prototype, "close").mockImplementationOnce(async function (this: Workspace, how) {
      await new Promise<void>((resolve) => {
        go = resolve;
      });
      return close.call(this, how);
    });
    const locking = api.workspace.lock();
    await vi.waitUntil(() => spy.mock.calls.length > 0, { timeout: 30_000 });
    expect((await api.workspace.status()).state).toBe("locked");
    expect(await codeOf(api.problem.list({}))).toBe("E_NO_WORKSPACE");
    go();
    await locking;
    spy.mockRestore();
    expect(backups(folder)).toEqual(made);
    expect(existsSync(join(folder, "db", "ws.db-wal"))).toBe(false);
    await session.close();
  });

  it.each([
    ["a lock", (session: Session) => session.lock()],
    ["a close with its backup", (session: Session) => session.close()],
  ])("wipes the laptop's signing key, and whoever still holds the ledger writes nothing more: %s", async (_, end) => {
    const session = new Session({ home: mkdtempSync(join(scratch, "home-")), kdf: CHEAP_KDF });
    const folder = join(mkdtempSync(join(scratch, "ws-")), "ws");
    await session.create(connect("here"), {
      folder,
      name: "w",
      passphrase: PASSPHRASE,
      profile: "Chair",
      starter: false,
    });
    const { ledger } = session;
    const { key } = ledger.device.privateKey;
    expect(key.equals(Buffer.alloc(48))).toBe(false);
    await end(session);
    const write = () => ledger.transact({ act: "put", by: null }, (tx) => tx.put("setting", "a", { value: "x" }));
    expect(key.equals(Buffer.alloc(48))).toBe(true);
    expect(write).toThrow();
  });

  it.each([
    ["a lock", false],
    ["a close with its backup", true],
  ])("closes the database and wipes the key before it waits for the witness: %s", async (_, backup) => {
    const { api, session } = await openLaptop(scratch);
    await api.problem.put({ fields: { title_zh: "配套不足" } });
    let go = () => {};
    const slow = new Promise<void>((resolve) => {
      go = resolve;
    });
    const open: boolean[] = [];
    const close = Workspace.prototype.close;
    const wiping = vi.spyOn(Buffer.prototype, "fill");
    vi.spyOn(Workspace.prototype, "close").mockImplementationOnce(function (this: Workspace, how) {
      vi.spyOn(Witness.prototype, "note").mockImplementation(() => {
        open.push(this.database.open);
        return slow;
      });
      return close.call(this, how);
    });
    const closing = backup ? session.close() : api.workspace.lock();
    await vi.waitUntil(() => open.length > 0, { timeout: 30_000 });
    const wiped = wiping.mock.contexts.filter((one) => (one as Buffer).byteLength === 32);
    expect(open).toEqual([false]);
    expect(wiped.length).toBeGreaterThan(0);
    go();
    await closing;
    vi.restoreAllMocks();
    await session.close();
  });

  it("that fails is told to every window, which shows nothing any more; opening again ends the trouble", async () => {
    const { api, session, folder } = await openLaptop(scratch);
    const window = seenBy(api, 2);
    await new Promise((resolve) => setImmediate(resolve));
    renameSync(folder, `${folder}-moved`);
    expect(await codeOf(api.workspace.lock())).toBe("E_WORKSPACE_GONE");
    expect(await window).toEqual(["locked", "locked"]);
    expect(await api.workspace.status()).toMatchObject({
      state: "locked",
      folder,
      entries: 0,
      trouble: { code: "E_WORKSPACE_GONE" },
    });
    renameSync(`${folder}-moved`, folder);
    await api.workspace.open({ folder, passphrase: PASSPHRASE });
    expect((await api.workspace.status()).trouble).toBeNull();
    await session.close();
  });

  it("comes before an opening that is asked for while the database is still being closed", async () => {
    const { api, session, folder } = await openLaptop(scratch);
    const locking = api.workspace.lock();
    const opening = api.workspace.open({ folder, passphrase: PASSPHRASE });
    await Promise.all([locking, opening]);
    expect((await api.workspace.status()).state).toBe("open");
    await session.close();
  });

  it("waits for an opening under way, and then locks it", async () => {
    const { session: first, home, folder } = await openLaptop(scratch);
    await first.close();
    const session = new Session({ home });
    const opening = session.open(folder, { passphrase: PASSPHRASE });
    await Promise.all([opening, session.lock()]);
    expect(session.state).toBe("locked");
    await session.open(folder, { passphrase: PASSPHRASE });
    await session.close();
  });
});

describe("two at once", () => {
  it("are not made: the second is refused, and the first is there", async () => {
    const { api, session, home } = laptopAt(mkdtempSync(join(scratch, "home-")));
    const [one, two] = [join(home, "one"), join(home, "two")];
    const making = api.workspace.create({ ...NEW, folder: one });
    expect(await codeOf(api.workspace.create({ ...NEW, folder: two }))).toBe("E_OPENING");
    expect(await codeOf(api.workspace.open({ folder: one, passphrase: PASSPHRASE }))).toBe("E_OPENING");
    await making;
    expect(await codeOf(api.workspace.create({ ...NEW, folder: two }))).toBe("E_WORKSPACE_OPEN");
    expect(existsSync(two)).toBe(false);
    await session.close();
  });
});

describe("an exception after the database was opened", () => {
  it("closes it again with every file as it was: the next opening works", async () => {
    const { api, session, folder } = await openLaptop(scratch);
    await session.close();
    rmSync(join(folder, "keys.bak.json"));
    const before = filesOf(folder);
    const spy = vi.spyOn(Workspace.prototype, "deviceReady").mockRejectedValueOnce(new Error("no"));
    await expect(api.workspace.open({ folder, passphrase: PASSPHRASE })).rejects.toThrow();
    spy.mockRestore();
    expect(filesOf(folder)).toEqual(before);
    expect((await api.workspace.status()).state).toBe("none");
    await api.workspace.open({ folder, passphrase: PASSPHRASE });
    await session.close();
  });

  it("while it is made leaves nothing whose recovery code nobody knows", async () => {
    const { api, session, home } = laptopAt(mkdtempSync(join(scratch, "home-")));
    const folder = join(home, "ws");
    const spy = vi.spyOn(Workspace.prototype, "deviceReady").mockRejectedValueOnce(new Error("no"));
    await expect(api.workspace.create({ ...NEW, folder })).rejects.toThrow();
    spy.mockRestore();
    expect(existsSync(folder)).toBe(false);
    await api.workspace.create({ ...NEW, folder });
    await session.close();
  });
});

describe("closing with a backup that fails", () => {
  it("says so, and closes all the same", async () => {
    const { api, session, folder } = await openLaptop(scratch);
    rmSync(join(folder, "backups"), { recursive: true });
    writeFileSync(join(folder, "backups"), "in the way");
    expect(await codeOf(api.workspace.close())).not.toBeNull();
    expect(await api.workspace.status()).toMatchObject({ state: "none" });
    rmSync(join(folder, "backups"));
    await api.workspace.open({ folder, passphrase: PASSPHRASE });
    await session.close();
  });
});
