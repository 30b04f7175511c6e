/**
 * A workspace as the build of commit 9abb9d3 left it: before the witness had notes of its own and drafts an author. The
 * fixture holds its database unencrypted, because what is encrypted cannot be compressed; here it is given its key again.
 */
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, hostname } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import Driver from "better-sqlite3";
import { parseKeyFile, unwrapKey, withSubkey } from "../../db/workspace/keys.ts";

const fixture = (name: string) => join(import.meta.dirname, "../fixtures/older-workspace", name);

/** What that build wrote into a file of sealed minutes. */
export const olderFile = (name: string): Buffer => readFileSync(fixture(name));

interface Facts {
  passphrase: string;
  /** Meeting whose minutes were sealed by the first device, and corrected by the second. */
  first: string;
  /** Meeting whose minutes the second device sealed with its first entry. */
  second: string;
  draft: { key: string; text: string };
  entries: number;
  /** The second device. */
  device: string;
}
export const OLDER: Facts = JSON.parse(olderFile("facts.json").toString("utf8"));

/** Lays the workspace out in `folder`, with a backup, and the note of it in `home`. @param ahead entries more in the note */
export async function olderWorkspace(home: string, folder: string, { ahead = 0, machine = machineHere() } = {}) {
  for (const place of [home, join(folder, "db"), join(folder, "backups")]) mkdirSync(place, { recursive: true });
  for (const name of ["workspace.json", "keys.json"]) cpSync(fixture(name), join(folder, name));
  cpSync(fixture("keys.json"), join(folder, "keys.bak.json"));
  writeFileSync(join(folder, "closed"), "");
  const database = join(folder, "db/ws.db");
  writeFileSync(database, brotliDecompressSync(olderFile("ws.db.br")));
  await encrypt(database);
  backUp(readFileSync(database), join(folder, "backups/2026-11-20T02-00-00-000Z.concord-backup"));
  const noted = JSON.parse(olderFile("device.json").toString("utf8"));
  const [id = ""] = Object.keys(noted.workspaces);
  const own = noted.workspaces[id][OLDER.device];
  own.machine = createHash("sha256").update(noted.salt).update(machine).digest("hex");
  own.seq += ahead;
  writeFileSync(join(home, "device.json"), JSON.stringify(noted));
  return { id, database };
}

function machineHere(): string {
  return JSON.stringify([hostname(), process.platform, process.arch, cpus()[0]?.model ?? ""]);
}

async function encrypt(path: string): Promise<void> {
  const keys = parseKeyFile(olderFile("keys.json").toString("utf8"));
  const key = await unwrapKey(keys, { passphrase: OLDER.passphrase });
  const database = new Driver(path) as Driver.Database & { rekey(key: Buffer): number };
  database.pragma("cipher = 'sqlcipher'");
  database.pragma("legacy = 4");
  withSubkey(key, "db", (used) => database.rekey(Buffer.from(`x'${Buffer.from(used).toString("hex")}'`)));
  database.close();
}

/** A backup of form 1: magic, length and header, then the database. */
function backUp(database: Buffer, file: string): void {
  const about = JSON.parse(olderFile("backup-header.json").toString("utf8"));
  const sha256 = createHash("sha256").update(database).digest("hex");
  const header = Buffer.from(JSON.stringify({ ...about, bytes: database.length, sha256 }));
  const size = Buffer.alloc(4);
  size.writeUInt32BE(header.length);
  writeFileSync(file, Buffer.concat([Buffer.from("CONCORD-BACKUP-1\n"), size, header, database]));
}
