/**
 * What of the keys is in the memory of a process that opened a workspace: looked for from outside, in all of its pages.
 * While it is open they must be found (the positive control); once it is locked, none may be that lay in a buffer of the program's own.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, cpSync, existsSync, mkdtempSync, openSync, readFileSync, readSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { lookInto } from "../../db/base/database.ts";
import { parseKeyFile, subkey, unwrapKey } from "../../db/workspace/keys.ts";
import { CHEAP_KDF } from "../support/cheap-kdf.ts";
import { PASSPHRASE } from "./shim/passphrase.ts";

const scratch = mkdtempSync(join(tmpdir(), "concord-memory-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const folder = join(scratch, "ws");
const CHUNK = 16 * 1024 * 1024;

/** Makes and opens the workspace, works in it, changes the passphrase, backs up; then does what it is told by a line. */
const PROGRAM = `
  import { createInterface } from "node:readline";
  import { createRouterClient } from "@orpc/server";
  import { here } from ${JSON.stringify(new URL("../support/in-process.ts", import.meta.url).href)};
  import { finished } from ${JSON.stringify(new URL("../support/finished.ts", import.meta.url).href)};
  import { createSession } from ${JSON.stringify(new URL("../../db/server/router.ts", import.meta.url).href)};
  const folder = ${JSON.stringify(folder)};
  const session = createSession({ home: ${JSON.stringify(scratch)}, kdf: ${JSON.stringify(CHEAP_KDF)} });
  const api = createRouterClient(session.router, here(session));
  const secret = { passphrase: ${JSON.stringify(PASSPHRASE)} };
  const { recoveryCode } = await api.workspace.create({ folder, name: "w", profile: "p", starter: false, ...secret });
  await api.workspace.close();
  await api.workspace.open({ folder, recoveryCode });
  await api.workspace.close();
  await api.workspace.open({ folder, ...secret });
  await api.workspace.changePassphrase({ current: secret.passphrase, next: secret.passphrase });
  await api.problem.put({ fields: { title_zh: "t" } });
  await finished(api.workspace.backup({}));
  await api.workspace.backups();
  console.log("open");
  for await (const line of createInterface({ input: process.stdin })) {
    if (line === "lock") await api.workspace.lock();
    console.log(line);
  }
`;

// The pages of another process are files on Linux alone; the code that is tried is the same everywhere.
it.runIf(process.platform === "linux")("no key is left in memory once the workspace is locked", async () => {
  const child = spawn(process.execPath, ["--input-type=module-typescript", "-e", PROGRAM], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  try {
    await line(child, "open");
    const file = parseKeyFile(readFileSync(join(folder, "keys.json"), "utf8"));
    const key = await unwrapKey(file, { passphrase: PASSPHRASE });
    const { text, secret } = signingKey(subkey(key, "db"));
    const wanted = {
      signing: secret,
      signingAsText: text,
      key,
      database: subkey(key, "db"),
      backup: subkey(key, "backup"),
      keyAsHex: Buffer.from(key.toString("hex")),
      databaseAsHex: Buffer.from(subkey(key, "db").toString("hex")),
    };
    const open = found(child.pid ?? 0, wanted);
    expect([open.key, open.database, open.signing].every((count) => count > 0)).toBe(true);
    child.stdin?.write("lock\n");
    await line(child, "lock");
    const { database, signing, ...own } = found(child.pid ?? 0, wanted);
    expect(own).toEqual({ key: 0, backup: 0, keyAsHex: 0, databaseAsHex: 0, signingAsText: 0 });
    // Our own buffer is wiped; what SQLite kept of the page that the key lies on is freed, not wiped.
    expect(signing).toBeLessThan(open.signing);
    // The cipher unpacks its key on a stack of its own, which keeps it until another call overwrites it.
    expect(database).toBeLessThanOrEqual(1);
  } finally {
    child.kill("SIGKILL");
  }
});

/** Of the laptop in this workspace, from a copy: its database is open in another process. */
function signingKey(key: Buffer): { secret: Buffer; text: Buffer } {
  const copy = join(scratch, "copy.db");
  for (const end of ["", "-wal"]) {
    const from = join(folder, `db/ws.db${end}`);
    if (existsSync(from)) cpSync(from, `${copy}${end}`);
  }
  const der = lookInto(
    copy,
    key,
    (database) =>
      (database.prepare("SELECT value FROM local_value WHERE key = 'device_key'").get() as { value: Buffer }).value,
  );
  // The 32 secret bytes stand last. In Base64 three bytes are four letters, so that a text of it has these in it.
  return { secret: der.subarray(-32), text: Buffer.from(der.subarray(18).toString("base64")) };
}

function line(child: ChildProcess, wanted: string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.on("data", (data: Buffer) => {
      if (data.toString().split("\n").includes(wanted)) resolve();
    });
    child.once("exit", () => reject(new Error("the process ended")));
  });
}

/** How often each of these bytes is in the writable memory of a process. */
function found<Name extends string>(pid: number, wanted: Record<Name, Buffer>): Record<Name, number> {
  const names = Object.keys(wanted) as Name[];
  const counts = Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
  const memory = openSync(`/proc/${pid}/mem`, "r");
  try {
    for (const [, from = "", to = ""] of readFileSync(`/proc/${pid}/maps`, "utf8").matchAll(
      /^([0-9a-f]+)-([0-9a-f]+) rw/gm,
    )) {
      const end = Number.parseInt(to, 16);
      // The chunks overlap by more than the longest that is looked for, and a hit counts where it begins.
      for (let at = Number.parseInt(from, 16); at < end; at += CHUNK) {
        const bytes = readAt(memory, at, Math.min(CHUNK + 128, end - at));
        for (const name of names)
          for (
            let hit = bytes.indexOf(wanted[name]);
            hit >= 0 && hit < CHUNK;
            hit = bytes.indexOf(wanted[name], hit + 1)
          )
            counts[name]++;
      }
    }
  } finally {
    closeSync(memory);
  }
  return counts;
}

function readAt(memory: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  try {
    return bytes.subarray(0, readSync(memory, bytes, 0, length, at));
  } catch {
    // Reserved, and never used.
    return Buffer.alloc(0);
  }
}
