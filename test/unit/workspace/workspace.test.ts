import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRouterClient } from "@orpc/server";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { createDatabase } from "../../../db/base/database.ts";
import { createSession } from "../../../db/server/router.ts";
import { syncService } from "../../../db/workspace/folder.ts";
import { CHEAP_KDF } from "../../support/cheap-kdf.ts";
import { finished } from "../../support/finished.ts";
import { here } from "../../support/in-process.ts";

const PASSPHRASE = "correct horse battery staple";
const scratch = mkdtempSync(join(tmpdir(), "concord-workspace-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A laptop: its home folder, and a session on it. */
function laptop() {
  const home = mkdtempSync(join(scratch, "home-"));
  const session = createSession({ home, kdf: CHEAP_KDF });
  return { home, session, api: createRouterClient(session.router, here(session)) };
}

async function closedWorkspace() {
  const { home, session, api } = laptop();
  const folder = join(home, "ws");
  const { recoveryCode } = await api.workspace.create({
    folder,
    name: "测试",
    passphrase: PASSPHRASE,
    profile: "张",
    starter: false,
  });
  await api.problem.put({ fields: { title_zh: "配套不足" } });
  const digest = await api.workspace.digest();
  await session.close();
  return { home, folder, recoveryCode, digest };
}

let at: Awaited<ReturnType<typeof closedWorkspace>>;
beforeEach(async () => {
  at = await closedWorkspace();
});

async function opening(
  secret: { passphrase: string } | { recoveryCode: string } = { passphrase: PASSPHRASE },
  folder = at.folder,
) {
  const session = createSession({ home: at.home, kdf: CHEAP_KDF });
  const api = createRouterClient(session.router, here(session));
  try {
    await api.workspace.open({ folder, ...secret });
    return { code: null, digest: await api.workspace.digest() };
  } catch (error) {
    return { code: (error as { code: string }).code, digest: null };
  } finally {
    await session.close();
  }
}

describe("opening a workspace", () => {
  it("works by passphrase and by recovery code, however that is typed", async () => {
    expect(await opening()).toEqual({ code: null, digest: at.digest });
    const typed = at.recoveryCode.toLowerCase().replaceAll("-", " ");
    expect(await opening({ recoveryCode: typed })).toEqual({ code: null, digest: at.digest });
  });

  it.each([
    ["E_WRONG_PASSPHRASE", { passphrase: "wrong horse battery staple" }],
    ["E_WRONG_RECOVERY_CODE", { recoveryCode: "AAAAA-BBBBB-CCCCC-DDDDD-EEEEE-FFFFF" }],
  ])("is refused with %s, and works afterwards", async (code, secret) => {
    expect((await opening(secret)).code).toBe(code);
    expect((await opening()).digest).toEqual(at.digest);
  });

  it.each<[string, (db: string, folder: string) => void]>([
    [
      "E_KEYS_MISSING",
      (_db, folder) => {
        for (const name of ["keys.json", "keys.bak.json"]) rmSync(join(folder, name));
      },
    ],
    [
      "E_KEYS_DAMAGED",
      (_db, folder) => {
        for (const name of ["keys.json", "keys.bak.json"]) writeFileSync(join(folder, name), "{}");
      },
    ],
    ["E_DATABASE_MISSING", (db) => rmSync(db)],
    ["E_DATABASE_EMPTY", (db) => truncateSync(db, 0)],
    [
      "E_DATABASE_FOREIGN",
      (db) => writeFileSync(db, Buffer.concat([Buffer.from("SQLite format 3\0"), randomBytes(4096)])),
    ],
    ["E_DATABASE_DAMAGED", (db) => writeFileSync(db, randomBytes(8192))],
    [
      "E_NOT_WORKSPACE",
      (_db, folder) => {
        for (const name of ["workspace.json", "keys.json", "keys.bak.json"]) rmSync(join(folder, name));
      },
    ],
    [
      "E_NEWER_FORMAT",
      (_db, folder) => rewrite(join(folder, "workspace.json"), (about: object) => ({ ...about, format: 99 })),
    ],
    [
      "E_KDF_PARAMS",
      (_db, folder) => {
        for (const name of ["keys.json", "keys.bak.json"]) rewrite(join(folder, name), absurd);
      },
    ],
  ])("is refused with %s and changes no file", async (code, damage) => {
    damage(join(at.folder, "db", "ws.db"), at.folder);
    const before = listing(at.folder);
    expect((await opening()).code).toBe(code);
    expect(listing(at.folder)).toEqual(before);
  });

  it("says what is wrong where a folder inside cannot be made, and opens once it can", async () => {
    const backups = join(at.folder, "backups");
    rmSync(backups, { recursive: true });
    writeFileSync(backups, "a file of that name");
    expect((await opening()).code).toBe("E_FILE");
    rmSync(backups);
    expect((await opening()).digest).toEqual(at.digest);
  });

  it("takes the spare key file when the first is damaged", async () => {
    writeFileSync(join(at.folder, "keys.json"), "cut off");
    expect((await opening()).digest).toEqual(at.digest);
  });

  it("is refused while another process has it open, naming who", async () => {
    const script = `import { createSession } from ${JSON.stringify(new URL("../../../db/server/router.ts", import.meta.url).href)};
      import { createRouterClient } from "@orpc/server";
      import { here } from ${JSON.stringify(new URL("../../support/in-process.ts", import.meta.url).href)};
      const session = createSession({ home: ${JSON.stringify(at.home)} });
      await createRouterClient(session.router, here(session)).workspace.open({ folder: ${JSON.stringify(at.folder)}, passphrase: ${JSON.stringify(PASSPHRASE)} });
      console.log("open");
      // What nobody refers to any more is collected, and its database closed with it.
      setInterval(() => session.folder, 1000);`;
    const other = spawn(process.execPath, ["--input-type=module-typescript", "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = new Promise((resolve) => other.once("exit", resolve));
    try {
      await new Promise((resolve) => other.stdout.once("data", resolve));
      const before = readFileSync(join(at.folder, "db", "ws.db"));
      expect((await opening()).code).toBe("E_ALREADY_OPEN");
      expect(readFileSync(join(at.folder, "db", "ws.db")).equals(before)).toBe(true);
    } finally {
      other.kill("SIGKILL");
      await ended;
    }
    expect((await opening()).code).toBe(null);
  }, 60_000);

  it("is refused when an older database took the place of the one last seen here", async () => {
    const old = join(scratch, `old-${randomBytes(4).toString("hex")}.db`);
    copyFileSync(join(at.folder, "db", "ws.db"), old);
    const session = createSession({ home: at.home, kdf: CHEAP_KDF });
    const api = createRouterClient(session.router, here(session));
    await api.workspace.open({ folder: at.folder, passphrase: PASSPHRASE });
    await api.problem.put({ fields: { title_zh: "后来的" } });
    await session.close();
    copyFileSync(old, join(at.folder, "db", "ws.db"));
    expect((await opening()).code).toBe("E_ROLLED_BACK");
  });
});

describe("the device that writes", () => {
  const devices = async (home: string, folder: string) => {
    const session = createSession({ home, kdf: CHEAP_KDF });
    const api = createRouterClient(session.router, here(session));
    await api.workspace.open({ folder, passphrase: PASSPHRASE });
    await api.problem.put({ fields: { title_zh: "又一条" } });
    const { devices } = await finished(api.workspace.verify());
    await session.close();
    return devices;
  };

  it("stays the same from one opening to the next", async () => {
    expect(await devices(at.home, at.folder)).toBe(1);
    expect(await devices(at.home, at.folder)).toBe(1);
  });

  it("is a new one where the folder was never worked in before, so that two copies never share a chain", async () => {
    const elsewhere = mkdtempSync(join(scratch, "home-"));
    expect(await devices(elsewhere, at.folder)).toBe(2);
    expect(await devices(elsewhere, at.folder)).toBe(2);
  });
});

describe("creating a workspace", () => {
  const create = async (folder: string, passphrase = PASSPHRASE) => {
    const { session, api } = laptop();
    try {
      await api.workspace.create({ folder, name: "x", passphrase, profile: "x", starter: false });
      return null;
    } catch (error) {
      return (error as { code: string }).code;
    } finally {
      await session.close();
    }
  };
  const place = () => mkdtempSync(join(scratch, "place-"));

  it("is refused in a folder that is not empty, below a synchronized one, or behind a link", async () => {
    const full = place();
    writeFileSync(join(full, "note.txt"), "mine");
    expect(await create(full)).toBe("E_FOLDER_NOT_EMPTY");
    expect(readFileSync(join(full, "note.txt"), "utf8")).toBe("mine");
    const synced = join(place(), "Dropbox", "ws");
    expect(await create(synced)).toBe("E_SYNCED_FOLDER");
    const link = join(place(), "link");
    symlinkSync(place(), link);
    expect(await create(link)).toBe("E_LINKED_FOLDER");
    expect(await create(join(place(), "x".repeat(220)))).toBe("E_PATH_TOO_LONG");
    expect(await create("\\\\server\\share\\ws")).toBe("E_NETWORK_FOLDER");
  });

  it("is refused with a passphrase that is too short, and leaves nothing behind", async () => {
    const folder = join(place(), "ws");
    expect(await create(folder, "short")).toBe("E_WEAK_PASSPHRASE");
    expect(await create(folder, "four words are enough")).toBe(null);
  });

  it("is refused on a read-only disk", async (context) => {
    const folder = place();
    const mount = place();
    try {
      execFileSync("mount", ["--bind", "-o", "ro", folder, mount], { stdio: "ignore" });
      execFileSync("mount", ["-o", "remount,ro,bind", mount], { stdio: "ignore" });
    } catch {
      console.warn("SKIPPED: a read-only disk cannot be made here (it takes root on Linux)");
      context.skip();
    }
    try {
      expect(await create(join(mount, "ws"))).toBe("E_READ_ONLY");
    } finally {
      execFileSync("umount", [mount]);
    }
  });
});

describe("passphrase and recovery code", () => {
  it("are changed without touching the data; the old ones stop working", async () => {
    const session = createSession({ home: at.home, kdf: CHEAP_KDF });
    const api = createRouterClient(session.router, here(session));
    await api.workspace.open({ folder: at.folder, passphrase: PASSPHRASE });
    await expect(
      api.workspace.changePassphrase({ current: "wrong wrong wrong", next: "another long passphrase" }),
    ).rejects.toMatchObject({ code: "E_WRONG_PASSPHRASE" });
    await expect(api.workspace.changePassphrase({ current: PASSPHRASE, next: "short" })).rejects.toMatchObject({
      code: "E_WEAK_PASSPHRASE",
    });
    await api.workspace.changePassphrase({ current: PASSPHRASE, next: "another long passphrase" });
    const { recoveryCode } = await api.workspace.renewRecovery({ current: "another long passphrase" });
    await session.close();
    expect((await opening()).code).toBe("E_WRONG_PASSPHRASE");
    expect((await opening({ recoveryCode: at.recoveryCode })).code).toBe("E_WRONG_RECOVERY_CODE");
    expect((await opening({ passphrase: "another long passphrase" })).digest).toEqual(at.digest);
    expect((await opening({ recoveryCode })).digest).toEqual(at.digest);
  });
});

describe("a backup", () => {
  async function backup() {
    const file = join(scratch, `${randomBytes(4).toString("hex")}.concord-backup`);
    const session = createSession({ home: at.home, kdf: CHEAP_KDF });
    const api = createRouterClient(session.router, here(session));
    await api.workspace.open({ folder: at.folder, passphrase: PASSPHRASE });
    await finished(api.workspace.backup({ file }));
    await session.close();
    return file;
  }
  async function restoring(file: string, passphrase = PASSPHRASE) {
    const { home, session, api } = laptop();
    const folder = join(home, "restored");
    try {
      await api.workspace.restore({ file, folder, passphrase });
      await api.workspace.open({ folder, passphrase });
      const digest = await api.workspace.digest();
      await api.problem.put({ fields: { title_zh: "恢复后" } });
      return { code: null, digest, ...(await finished(api.workspace.verify())) };
    } catch (error) {
      return { code: (error as { code: string }).code };
    } finally {
      await session.close();
    }
  }

  it("restores into a new folder with the same content, and goes on as a new device", async () => {
    expect(await restoring(await backup())).toMatchObject({ code: null, digest: at.digest, devices: 2 });
  });

  it("is made when the workspace closes", async () => {
    const { session, api } = laptop();
    await api.workspace.open({ folder: at.folder, passphrase: PASSPHRASE });
    expect(await api.workspace.backups()).toHaveLength(1);
    await session.close();
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ["E_NOT_BACKUP", () => Buffer.alloc(0)],
    ["E_NOT_BACKUP", () => randomBytes(5000)],
    ["E_BACKUP_DAMAGED", (bytes) => bytes.subarray(0, bytes.length - 100)],
    ["E_BACKUP_DAMAGED", (bytes) => bytes.subarray(0, 30)],
    ["E_BACKUP_DAMAGED", (bytes) => Buffer.concat([bytes, Buffer.from("x")])],
    [
      "E_BACKUP_DAMAGED",
      (bytes) => bytes.fill(bytes.at(-5000) === 7 ? 8 : 7, bytes.length - 5000, bytes.length - 4999),
    ],
  ])("that is damaged is refused with %s and makes no folder", async (code, damage) => {
    const file = await backup();
    writeFileSync(file, damage(readFileSync(file)));
    expect((await restoring(file)).code).toBe(code);
  });

  it("asks for the right passphrase", async () => {
    expect((await restoring(await backup(), "wrong horse battery staple")).code).toBe("E_WRONG_PASSPHRASE");
  });
});

describe("what is on disk", () => {
  it("holds no plain text of any record", async () => {
    const needle = "针NEEDLE4711";
    const { home, session, api } = laptop();
    const folder = join(home, "ws");
    await api.workspace.create({ folder, name: needle, passphrase: PASSPHRASE, profile: needle, starter: false });
    for (let n = 0; n < 50; n++)
      await api.problem.put({ fields: { title_zh: `${needle}${n}`, description: needle.repeat(20) } });
    const by = (await api.workspace.status()).profile?.id ?? "";
    await api.draft.put({ key: "k", by, text: needle });
    expect(hits(home, needle)).toEqual([]);
    await session.close();
    expect(hits(home, needle)).toEqual([]);
    const plain = join(home, "plain.txt");
    writeFileSync(plain, Buffer.from(needle, "utf16le"));
    expect(hits(home, needle)).toEqual([plain]);
  });
});

it("synchronized folders are known by their names and by OneDrive's variables", () => {
  expect(syncService("/home/a/Documents", {})).toBe(null);
  expect(syncService("/home/a/OneDrive - Ministry/x", {})).toBe("OneDrive");
  expect(syncService("C:\\Users\\a\\Cloud\\x", { OneDrive: "C:\\Users\\a\\Cloud" })).toBe("OneDrive");
  expect(syncService("/Users/a/Library/Mobile Documents/x", {})).toBe("iCloud");
});

it("a database file that only shares the key is not Concord's", async () => {
  const { openDatabase } = await import("../../../db/base/database.ts");
  const key = randomBytes(32);
  const path = join(scratch, "foreign.db");
  const database = createDatabase(path, key);
  database.pragma("application_id = 7");
  database.close();
  expect(() => openDatabase(path, key)).toThrow(expect.objectContaining({ code: "E_DATABASE_FOREIGN" }));
});

function rewrite(path: string, change: (json: never) => object): void {
  writeFileSync(path, JSON.stringify(change(JSON.parse(readFileSync(path, "utf8")) as never)));
}

function absurd(keys: { passphrase: { kdf: object } }): object {
  return {
    ...keys,
    passphrase: { ...keys.passphrase, kdf: { memory: 64 * 1024 * 1024, passes: 1_000_000, lanes: 1 } },
  };
}

function listing(folder: string): string {
  return execFileSync("sh", ["-c", "find . -type f -exec sha256sum {} + | sort -k2"], { cwd: folder }).toString();
}

function hits(folder: string, needle: string): string[] {
  mkdirSync(folder, { recursive: true });
  const found: string[] = [];
  for (const path of execFileSync("find", [folder, "-type", "f"]).toString().trim().split("\n")) {
    const bytes = readFileSync(path);
    if (bytes.includes(needle) || bytes.includes(Buffer.from(needle, "utf16le"))) found.push(path);
  }
  return found;
}
