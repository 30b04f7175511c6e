/**
 * Old states, copies, clones and moves of one workspace, as this laptop meets them: which go on, which go on as a new
 * device, which are refused. Whatever happens, no place of a chain is ever written twice.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { rebuild } from "../../../db/ledger/rebuild.ts";
import { receive } from "../../../db/ledger/receive.ts";
import { verifyLedger } from "../../../db/ledger/verify/verify.ts";
import { Session } from "../../../db/server/session.ts";
import { NOTE_NAME } from "../../../db/workspace/witness.ts";
import { create, Forger, shipped } from "../../forgery/forger.ts";
import { CHEAP_KDF } from "../../support/cheap-kdf.ts";
import { finished } from "../../support/finished.ts";
import { AMONG_FRIENDS } from "../../support/laptops.ts";
import { codeOf, laptopAt, NEW, PASSPHRASE } from "../../support/one-laptop.ts";

vi.mock("node:os", async (original) => {
  const os = await original<typeof import("node:os")>();
  return { ...os, hostname: vi.fn(os.hostname) };
});

const scratch = mkdtempSync(join(tmpdir(), "concord-copies-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

afterEach(() => vi.mocked(hostname).mockRestore());

let home: string;
let folder: string;
let old: string;

/** A workspace with some entries of which an old copy lies beside, and some entries more. */
beforeEach(async () => {
  const root = mkdtempSync(join(scratch, "laptop-"));
  [home, folder, old] = [join(root, "home"), join(root, "ws"), join(root, "old")];
  const { api, session } = laptopAt(home);
  await api.workspace.create({ ...NEW, folder });
  await api.problem.put({ fields: { title_zh: "甲" } });
  await session.close();
  cpSync(folder, old, { recursive: true });
  await work(folder);
});

interface Opened {
  code: string | null;
  notices: string[];
  devices: number;
  entries: number;
}

/** Opens, writes twice, verifies, and closes. */
async function work(at: string, { incomplete = false, on = home } = {}): Promise<Opened> {
  const { api, session } = laptopAt(on);
  try {
    const code = await codeOf(api.workspace.open({ folder: at, passphrase: PASSPHRASE, incomplete }));
    if (code) return { code, notices: [], devices: 0, entries: 0 };
    for (const title_zh of ["甲", "乙"]) await api.problem.put({ fields: { title_zh } });
    const { devices, entries } = await finished(api.workspace.verify());
    const { notices } = await api.workspace.status();
    return { code, notices: notices.map(({ code }) => code), devices, entries };
  } finally {
    await session.close();
  }
}

/** Puts the old state of the folder back in its place. */
function rollBack(): void {
  rmSync(folder, { recursive: true });
  cpSync(old, folder, { recursive: true });
}

/** Not what is still being written beside them under another name. */
const witnessFiles = () =>
  readdirSync(join(home, "witness"))
    .filter((name) => NOTE_NAME.test(name))
    .map((name) => join(home, "witness", name));

describe("an old state in the place of the newer one", () => {
  it("is refused, with how many entries are missing and where they were seen", async () => {
    rollBack();
    const { api, session } = laptopAt(home);
    await expect(api.workspace.open({ folder, passphrase: PASSPHRASE })).rejects.toMatchObject({
      code: "E_ROLLED_BACK",
      params: { missing: 2, folder },
    });
    await session.close();
  });

  it("is refused whatever is typed into workspace.json", async () => {
    rollBack();
    const path = join(folder, "workspace.json");
    const about = JSON.parse(readFileSync(path, "utf8"));
    writeFileSync(path, JSON.stringify({ ...about, restored: true }));
    expect((await work(folder)).code).toBe("E_ROLLED_BACK");
  });

  it("of another device's chain is missed by a verification too, while the workspace is open", async () => {
    const session = new Session({ home, kdf: CHEAP_KDF });
    await session.open(folder, { passphrase: PASSPHRASE });
    const entry = new Forger().try([create("setting", "other", { value: "1" })], { ws: session.workspace.id });
    expect(receive(session.ledger, shipped(entry), AMONG_FRIENDS).added).toBe(1);
    // Closing notes where each chain ends.
    await session.close();
    await session.open(folder, { passphrase: PASSPHRASE });
    const { ledger, workspace } = session;
    const verify = () => verifyLedger(ledger.store, workspace.id, workspace.witnessed());
    expect(verify().devices).toBe(2);
    ledger.store.database.exec("DROP TRIGGER ledger_never_deleted");
    ledger.store.run("DELETE FROM ledger WHERE dev = ?", entry.body.dev);
    // Makes the guard again as well: nothing inside the workspace knows of it.
    rebuild(ledger);
    expect(verify).toThrow(
      expect.objectContaining({
        code: "E_LEDGER",
        params: { device: entry.body.dev, seq: 1, reason: "cut_off" },
      }),
    );
    await session.close();
  });

  it("is refused after the computer got another name and the workspace went on as a new device", async () => {
    cpSync(folder, `${old}-2`, { recursive: true });
    vi.mocked(hostname).mockReturnValue("renamed");
    expect(await work(folder)).toMatchObject({ code: null, devices: 2 });
    rmSync(folder, { recursive: true });
    renameSync(`${old}-2`, folder);
    expect((await work(folder)).code).toBe("E_ROLLED_BACK");
  });

  it("is refused when it is the state before it was restored, or right after", async () => {
    const file = join(scratch, `${home.length}-${Date.now()}.concord-backup`);
    const { api, session } = laptopAt(home);
    await api.workspace.open({ folder, passphrase: PASSPHRASE });
    await finished(api.workspace.backup({ file }));
    await session.close();
    cpSync(folder, `${old}-before`, { recursive: true });
    rmSync(folder, { recursive: true });
    await api.workspace.restore({ file, folder, passphrase: PASSPHRASE });
    cpSync(folder, `${old}-after`, { recursive: true });
    expect(await work(folder)).toMatchObject({ code: null, devices: 2 });
    for (const state of ["before", "after"]) {
      rmSync(folder, { recursive: true });
      cpSync(`${old}-${state}`, folder, { recursive: true });
      expect((await work(folder)).code).toBe("E_ROLLED_BACK");
    }
  });

  it("is opened on demand, as a new device, and is then what this laptop knows", async () => {
    rollBack();
    expect(await work(folder, { incomplete: true })).toMatchObject({ code: null, devices: 2 });
    expect(await work(folder)).toMatchObject({ code: null, devices: 2, notices: [] });
    rollBack();
    expect((await work(folder)).code).toBe("E_ROLLED_BACK");
  });
});

describe("the witness", () => {
  it("that lost one of its files, whichever, still knows all but the last second", async () => {
    for (const lost of [0, 1]) {
      const kept = witnessFiles().map((path) => ({ path, bytes: readFileSync(path) }));
      expect(kept).toHaveLength(2);
      rmSync(kept[lost]?.path as string);
      rollBack();
      expect((await work(folder)).code).toBe("E_ROLLED_BACK");
      for (const { path, bytes } of kept) writeFileSync(path, bytes);
    }
  });

  it("knows what was written a moment ago, though the program never closed the workspace", async () => {
    const [before, noted] = [`${old}-before`, `${home}-noted`];
    cpSync(folder, before, { recursive: true });
    const { api, session } = laptopAt(home);
    await api.workspace.open({ folder, passphrase: PASSPHRASE });
    const said = () => witnessFiles().map((path) => readFileSync(path, "utf8"));
    const atOpening = said();
    await api.problem.put({ fields: { title_zh: "崩溃前" } });
    await expect.poll(said, { timeout: 20_000 }).not.toEqual(atOpening);
    // What the laptop would have after a crash now.
    cpSync(home, noted, { recursive: true });
    await session.close();
    rmSync(folder, { recursive: true });
    cpSync(before, folder, { recursive: true });
    const crashed = laptopAt(noted);
    await expect(crashed.api.workspace.open({ folder, passphrase: PASSPHRASE })).rejects.toMatchObject({
      code: "E_ROLLED_BACK",
      params: { missing: 1 },
    });
    await crashed.session.close();
  });

  it.each<[string, (path: string) => void]>([
    ["deleted", (path) => rmSync(path)],
    ["damaged", (path) => writeFileSync(path, "{}")],
    [
      "altered by hand",
      (path) => writeFileSync(path, readFileSync(path, "utf8").replaceAll(/seq\\":\d+/g, 'seq\\":1')),
    ],
    ["changed in one character of its code", (path) => writeFileSync(path, flipLast(readFileSync(path, "utf8")))],
  ])("%s: says that nothing is known, and goes on as a new device", async (_, damage) => {
    for (const path of witnessFiles()) damage(path);
    expect(await work(folder)).toMatchObject({ code: null, devices: 2, notices: ["W_NO_WITNESS"] });
    expect(await work(folder)).toMatchObject({ code: null, devices: 2, notices: [] });
  });
});

describe("a copy", () => {
  const copy = () => `${folder}-copy`;
  const devicesOf = async (at: string) => (await work(at)).devices;

  it("goes on as a new device while its original is there, and the original as before", async () => {
    cpSync(folder, copy(), { recursive: true });
    expect(await work(copy())).toMatchObject({ code: null, devices: 2, notices: [] });
    expect(await work(folder)).toMatchObject({ code: null, devices: 1, notices: [] });
    expect(await work(copy())).toMatchObject({ code: null, devices: 2 });
    expect(await work(folder)).toMatchObject({ code: null, devices: 1 });
  });

  it("that was opened first leaves the original free to go on", async () => {
    cpSync(folder, copy(), { recursive: true });
    await work(copy());
    await work(copy());
    expect(await work(folder)).toMatchObject({ code: null, devices: 1 });
  });

  it("and its original, open at once, never write the same place of a chain", async () => {
    cpSync(folder, copy(), { recursive: true });
    const [one, two] = [laptopAt(home), laptopAt(home)];
    await Promise.all([
      one.api.workspace.open({ folder, passphrase: PASSPHRASE }),
      two.api.workspace.open({ folder: copy(), passphrase: PASSPHRASE }),
    ]);
    for (const { api } of [one, two]) await api.problem.put({ fields: { title_zh: "同时" } });
    const heads = await Promise.all(
      [one, two].map(async ({ api }) => (await finished(api.workspace.verify())).devices),
    );
    await Promise.all([one.session.close(), two.session.close()]);
    expect(heads.sort()).toEqual([1, 2]);
    expect([await devicesOf(folder), await devicesOf(copy())]).toEqual([1, 2]);
  });

  it("that is older is told, and goes on as a new device on demand without harm to the original", async () => {
    expect((await work(old)).code).toBe("E_ROLLED_BACK");
    expect(await work(old, { incomplete: true })).toMatchObject({ code: null, devices: 2 });
    expect(await work(folder)).toMatchObject({ code: null, devices: 1 });
    expect(await work(old)).toMatchObject({ code: null, devices: 2 });
  });

  it("on another laptop goes on as a new device, and says that nothing was known", async () => {
    cpSync(folder, copy(), { recursive: true });
    const on = mkdtempSync(join(scratch, "other-"));
    expect(await work(copy(), { on })).toMatchObject({ code: null, devices: 2, notices: ["W_NO_WITNESS"] });
  });
});

describe("a folder that was moved", () => {
  it("goes on as the same device, and its old state is still known", async () => {
    renameSync(folder, `${folder}-moved`);
    expect(await work(`${folder}-moved`)).toMatchObject({ code: null, devices: 1, notices: [] });
    renameSync(`${folder}-moved`, folder);
    expect(await work(folder)).toMatchObject({ code: null, devices: 1, notices: [] });
    rollBack();
    expect((await work(folder)).code).toBe("E_ROLLED_BACK");
  });

  it("to another disk, where its files are new, goes on as the same device", async () => {
    cpSync(folder, `${folder}-moved`, { recursive: true });
    rmSync(folder, { recursive: true });
    expect(await work(`${folder}-moved`)).toMatchObject({ code: null, devices: 1, notices: [] });
  });
});

describe("a restored workspace", () => {
  it("goes on as a new device, and says what it lacks of what this laptop has seen", async () => {
    const { api, session } = laptopAt(home);
    await api.workspace.open({ folder, passphrase: PASSPHRASE });
    const file = join(home, "before.concord-backup");
    await finished(api.workspace.backup({ file }));
    await session.close();
    const same = `${folder}-same`;
    await api.workspace.restore({ file, folder: same, passphrase: PASSPHRASE });
    expect(await work(same)).toMatchObject({ code: null, devices: 2, notices: [] });
    await work(folder);
    const behind = `${folder}-behind`;
    await api.workspace.restore({ file, folder: behind, passphrase: PASSPHRASE });
    expect(await work(behind)).toMatchObject({ code: null, devices: 2, notices: ["W_RESTORED"] });
    expect(await work(behind)).toMatchObject({ code: null, devices: 2, notices: [] });
  });
});

describe("a clone of the whole disk", () => {
  it("goes on as a new device on a computer of another name", async () => {
    vi.mocked(hostname).mockReturnValue("clone");
    expect(await work(folder)).toMatchObject({ code: null, devices: 2, notices: [] });
    expect(await work(folder)).toMatchObject({ code: null, devices: 2, notices: [] });
  });
});

function flipLast(text: string): string {
  return text.replace(/([0-9a-f])"\}\s*$/, (_, digit: string) => `${digit === "0" ? "1" : "0"}"}\n`);
}
