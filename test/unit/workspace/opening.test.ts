import { copyFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { memoryDatabase } from "../../../db/base/database.ts";
import { sentence } from "../../../db/contract/errors.ts";
import { requireSound } from "../../../db/workspace/soundness.ts";
import { type Crashed, crashedLaptop, digestOf, filesOf } from "../../support/crash.ts";
import { finished } from "../../support/finished.ts";
import { laptopAt, openLaptop, PASSPHRASE } from "../../support/one-laptop.ts";

const scratch = mkdtempSync(join(tmpdir(), "concord-opening-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const HEADER = 32;
const FRAME = 24 + 4096;
let at: Crashed;
beforeAll(async () => {
  at = await crashedLaptop(scratch, 30);
});

const log = () => join(at.folder, "db", "ws.db-wal");

/** Flips a bit of a file, at so many bytes from its start or (negative) its end. */
function flip(path: string, place: number): void {
  const bytes = readFileSync(path);
  const index = place < 0 ? bytes.length + place : place;
  bytes[index] = (bytes[index] as number) ^ 0x10;
  writeFileSync(path, bytes);
}

async function opening(incomplete = false) {
  const { api, session } = laptopAt(at.home);
  try {
    await api.workspace.open({ folder: at.folder, passphrase: PASSPHRASE, incomplete });
    const { notices, entries } = await api.workspace.status();
    const { devices } = await finished(api.workspace.verify());
    return { code: null, missing: 0, notices, entries, devices };
  } catch (error) {
    const { code, params } = error as { code: string; params: { missing?: number } };
    return { code, missing: params.missing ?? 0, notices: [], entries: 0, devices: 0 };
  } finally {
    await session.close();
  }
}

/** Expects an opening to fail, and every file to be as it was. */
async function refused() {
  const before = filesOf(at.folder);
  const result = await opening();
  expect(result.code).not.toBeNull();
  expect(filesOf(at.folder)).toEqual(before);
  return result;
}

describe("after a crash", () => {
  it("all that was acknowledged is there, whatever the witness knows, and nothing is said", async () => {
    for (const witness of ["knows", "ignorant"] as const) {
      at.putBack(witness);
      expect(await opening()).toMatchObject({ code: null, notices: [], entries: at.entries, devices: 1 });
    }
  });

  it.each(["knows", "ignorant"] as const)(
    "a flipped byte in the middle of the log is told with a number, and changes no file (witness: %s)",
    async (witness) => {
      at.putBack(witness);
      flip(log(), HEADER + 30 * FRAME + 24 + 100);
      const { code, missing } = await refused();
      expect(code).toBe("E_LOG_DAMAGED");
      expect(missing).toBeGreaterThan(10);
      expect(missing).toBeLessThanOrEqual(at.entries + 5);
    },
  );

  it("what is there can be opened all the same: as a new device, with the damaged files kept as they were", async () => {
    at.putBack("knows");
    flip(log(), HEADER + 30 * FRAME + 24 + 100);
    const before = filesOf(at.folder);
    const { code, notices, entries, devices } = await opening(true);
    expect({ code, devices: devices > 1 || entries < 3 }).toEqual({ code: null, devices: true });
    expect(entries).toBeLessThan(at.entries);
    const [{ code: said, params } = { code: "", params: {} }] = notices;
    expect(said).toBe("W_SET_ASIDE");
    const kept = join(at.folder, String((params as { kept: string }).kept));
    for (const name of ["ws.db", "ws.db-wal"]) expect(digestOf(join(kept, name))).toBe(before[join("db", name)]);
    expect((await opening()).code).toBeNull();
  });

  it("a damaged last transaction is told as missing if this laptop had seen it, else as not written whole", async () => {
    at.putBack("knows");
    flip(log(), -100);
    expect((await refused()).code).toBe("E_LOG_DAMAGED");
    at.putBack("ignorant");
    flip(log(), -100);
    const { code, notices, entries } = await opening();
    expect({ code, notices: notices.map((one) => one.code) }).toEqual({ code: null, notices: ["W_LOG_END"] });
    expect(entries).toBe(at.entries - 1);
  });

  it("a log without its end is told by the witness", async () => {
    at.putBack("knows");
    const bytes = readFileSync(log());
    writeFileSync(log(), bytes.subarray(0, HEADER + 40 * FRAME));
    expect((await refused()).code).toBe("E_ROLLED_BACK");
    at.putBack("knows");
    rmSync(log());
    expect((await refused()).code).toBe("E_ROLLED_BACK");
  });

  it.each([0, 5, 9, 14, 17, 21, 25, 30])("a damaged head of the log (byte %i) is no end of the log", async (byte) => {
    at.putBack("ignorant");
    flip(log(), byte);
    const before = filesOf(at.folder);
    const { code, entries } = await opening();
    if (code === null) expect(entries).toBe(at.entries);
    else {
      expect(code).toBe("E_LOG_DAMAGED");
      expect(filesOf(at.folder)).toEqual(before);
    }
  });

  it("a damaged database is refused with its log as it was, and opens when it is put back", async () => {
    at.putBack("knows");
    const database = join(at.folder, "db", "ws.db");
    copyFileSync(database, `${at.home}/whole.db`);
    // Pages that the log has newer are not read from the database: one bit in each of the others is enough.
    for (let page = 1; page * 4096 < readFileSync(database).length; page++) flip(database, page * 4096 + 200);
    expect((await refused()).code).toBe("E_DATABASE_DAMAGED");
    copyFileSync(`${at.home}/whole.db`, database);
    expect(await opening()).toMatchObject({ code: null, notices: [], entries: at.entries });
  });

  it("the mark of a clean end, put there by hand, is not believed", async () => {
    at.putBack("ignorant");
    writeFileSync(join(at.folder, "closed"), "x");
    flip(log(), HEADER + 30 * FRAME + 24 + 100);
    expect((await refused()).code).toBe("E_LOG_DAMAGED");
  });
});

describe("after a clean end", () => {
  it("one changed bit anywhere in the database is told before anything is written", async () => {
    at.putBack("knows", "clean");
    const database = join(at.folder, "db", "ws.db");
    const { length } = readFileSync(database);
    for (let place = 4096 + 500; place < length; place += 20 * 4096) {
      at.putBack("knows", "clean");
      flip(database, place);
      expect((await refused()).code).toBe("E_DATABASE_DAMAGED");
    }
  });

  it("in a large one everything but the contents of papers is read", () => {
    const database = memoryDatabase();
    const read: string[] = [];
    database.exec("CREATE TABLE ledger (n INTEGER PRIMARY KEY); CREATE TABLE local_blob (hash TEXT)");
    const pragma = database.pragma.bind(database);
    vi.spyOn(database, "pragma").mockImplementation((text, options) => {
      read.push(text);
      return pragma(text, options);
    });
    const large = join(scratch, "large");
    writeFileSync(large, "");
    truncateSync(large, 65 * 1024 * 1024);
    requireSound(database, large, { clean: true });
    requireSound(database, large, { clean: false });
    expect(read).toEqual(['quick_check("ledger")', "quick_check"]);
    database.close();
  });
});

describe("spares", () => {
  it.each([["keys.json"], ["keys.bak.json"]])(
    "%s with any flipped bit is made up for by the other, for both secrets, and mended",
    async (name) => {
      const { session, home, folder, recoveryCode } = await openLaptop(scratch);
      await session.close();
      const path = join(folder, name);
      const whole = readFileSync(path);
      for (let place = 0; place < whole.length; place += 61) {
        flip(path, place);
        for (const secret of [{ passphrase: PASSPHRASE }, { recoveryCode }]) {
          const { api } = laptopAt(home);
          await api.workspace.open({ folder, ...secret });
          for (const { code, params } of (await api.workspace.status()).notices)
            expect({ code, params }).toEqual({ code: "W_SPARE_USED", params: { file: name } });
          await api.workspace.lock();
        }
        expect(JSON.parse(readFileSync(path, "utf8"))).toEqual(JSON.parse(whole.toString()));
      }
    },
    60_000,
  );

  it.each<[string, (path: string) => void]>([
    ["missing", (path) => rmSync(path)],
    ["cut off", (path) => writeFileSync(path, '{"format":')],
    [
      "of another id",
      (path) =>
        writeFileSync(
          path,
          readFileSync(path, "utf8").replace(/"id": "./, (text) => `${text.slice(0, -1)}0`),
        ),
    ],
  ])("workspace.json that is %s is written again from the key files", async (_, damage) => {
    const { session, home, folder } = await openLaptop(scratch);
    await session.close();
    const path = join(folder, "workspace.json");
    const { id } = JSON.parse(readFileSync(path, "utf8"));
    damage(path);
    const { api, session: later } = laptopAt(home);
    await api.workspace.open({ folder, passphrase: PASSPHRASE });
    await later.close();
    expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({ format: 1, id });
  });
});

it("what is told names no placeholder in either language", () => {
  for (const language of ["zh", "en"] as const)
    for (const code of ["E_ROLLED_BACK", "E_LOG_DAMAGED", "W_SET_ASIDE", "W_LOG_END", "W_RESTORED"] as const)
      expect(
        sentence(code, { missing: 3, found: 1, expected: 4, kept: "damaged-1", folder: "original" }, language),
      ).not.toMatch(/[{}]/);
});
