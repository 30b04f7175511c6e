/**
 * The form of a backup file: "CONCORD-BACKUP-2\n", SHA-256 of all from here to the end of the header (32 bytes),
 * HMAC-SHA-256 of the header under the workspace's key (32 bytes), the header's length (4 bytes, big endian), the header as
 * JSON, then the encrypted database. The digest finds damage without the key; the authentication code proves that this workspace wrote the header, and with
 * it the digest of the database. Form 1 had neither: it can be restored, and proves nothing before.
 */
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { basename } from "node:path";
import { z } from "zod";
import { TABLES_VERSION, troubleOfPlace } from "../../base/database.ts";
import { ConcordError } from "../../contract/errors.ts";
import { FORMAT } from "../folder.ts";
import { withSubkey } from "../keys.ts";

const MAGIC = "CONCORD-BACKUP-2\n";
const OLD_MAGIC = "CONCORD-BACKUP-1\n";
/** How every backup begins, of whichever version. */
export const BACKUP_BEGINS = "CONCORD-BACKUP-";
const DIGEST = 32;
const MAX_HEADER = 1024 * 1024;

const header = z.object({
  format: z.number().int(),
  workspace: z.uuid(),
  /** Counts the backups of a workspace; one of the same state takes over the number of the one before. 0 in form 1. */
  generation: z.number().int().min(0).default(0),
  /** The laptop's clock, for people; nothing is decided by it. */
  made: z.string(),
  tables: z.number().int(),
  head: z.object({ device: z.string(), seq: z.number().int(), hash: z.string() }).nullable(),
  entries: z.number().int(),
  bytes: z.number().int(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** The whole key file as text. */
  keys: z.string(),
});
export type BackupHeader = z.infer<typeof header>;

/** Is told how many bytes of a file more are done; throws where nobody wants the rest. */
export type Following = (bytes: number) => void;

/** A backup whose header is whole. */
export interface BackupFile {
  path: string;
  about: BackupHeader;
  /** Where the database begins. */
  start: number;
  /** Of form 1, which could prove nothing. */
  provesNothing: boolean;
  /** Whether this workspace's key wrote the header; a file of form 1 never proves it. */
  provenBy(key: Uint8Array): boolean;
}

/**
 * Writes a backup, not yet under its name.
 * @param database what becomes its database: a file, and where in it the database begins
 */
export async function writeBackupFile(
  path: string,
  about: BackupHeader,
  key: Uint8Array,
  database: { path: string; start: number },
  following?: Following,
): Promise<void> {
  const text = Buffer.from(JSON.stringify(about));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.byteLength);
  const file = await open(path, "wx", 0o600);
  try {
    const signed = Buffer.concat([codeOf(text, key), length, text]);
    await file.write(Buffer.concat([Buffer.from(MAGIC), sha256(signed), signed]));
    for await (const chunk of createReadStream(database.path, { start: database.start })) {
      await file.write(chunk as Buffer);
      following?.((chunk as Buffer).length);
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Reads the header and compares the file's length with it.
 * @throws ConcordError E_FILE_MISSING, E_NOT_BACKUP, E_BACKUP_DAMAGED, E_NEWER_FORMAT, and those of the place
 */
export async function readBackupFile(path: string): Promise<BackupFile> {
  const file = await open(path, "r").catch((error: unknown) => {
    throw troubleOfPlace(error) ?? new ConcordError("E_FILE_MISSING", { path: basename(path) });
  });
  try {
    const info = await file.stat();
    if (!info.isFile()) throw new ConcordError("E_NOT_BACKUP");
    const begin = Buffer.alloc(MAGIC.length + 2 * DIGEST + 4);
    await file.read(begin, 0, begin.length, 0);
    const magic = begin.subarray(0, MAGIC.length).toString("latin1");
    if (magic !== MAGIC && magic !== OLD_MAGIC) throw new ConcordError("E_NOT_BACKUP");
    const lengthAt = magic === MAGIC ? begin.length - 4 : MAGIC.length;
    const length = begin.readUInt32BE(lengthAt);
    const start = lengthAt + 4 + length;
    if (length > MAX_HEADER || start > info.size) throw new ConcordError("E_BACKUP_DAMAGED");
    const text = Buffer.alloc(length);
    await file.read(text, 0, length, lengthAt + 4);
    const digest = begin.subarray(MAGIC.length, MAGIC.length + DIGEST);
    const signed = begin.subarray(MAGIC.length + DIGEST);
    if (magic === MAGIC && !digest.equals(sha256(Buffer.concat([signed, text]))))
      throw new ConcordError("E_BACKUP_DAMAGED");
    const code = signed.subarray(0, DIGEST);
    const about = parseHeader(text.toString("utf8"));
    if (info.size - start !== about.bytes) throw new ConcordError("E_BACKUP_DAMAGED");
    const provenBy = (key: Uint8Array) => magic === MAGIC && timingSafeEqual(code, codeOf(text, key));
    return { path, about, start, provesNothing: magic === OLD_MAGIC, provenBy };
  } finally {
    await file.close();
  }
}

/** @throws ConcordError E_BACKUP_DAMAGED unless the database in it is the one that the header names */
export async function requireWhole({ path, start, about }: BackupFile, following?: Following): Promise<void> {
  if ((await digestOf(path, start, following)) !== about.sha256) throw new ConcordError("E_BACKUP_DAMAGED");
}

/** SHA-256 of a file from a place on, in hex. */
export async function digestOf(path: string, start = 0, following?: Following): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { start })) {
    hash.update(chunk as Buffer);
    following?.((chunk as Buffer).length);
  }
  return hash.digest("hex");
}

function parseHeader(text: string): BackupHeader {
  let about: BackupHeader;
  try {
    about = header.parse(JSON.parse(text));
  } catch {
    throw new ConcordError("E_BACKUP_DAMAGED");
  }
  if (about.format > FORMAT || about.tables > TABLES_VERSION) throw new ConcordError("E_NEWER_FORMAT");
  return about;
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}

function codeOf(text: Uint8Array, key: Uint8Array): Buffer {
  return withSubkey(key, "backup", (used) => createHmac("sha256", used).update(text).digest());
}
