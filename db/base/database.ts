/**
 * The one file that touches the database driver: an encrypted SQLite with the settings that make an acknowledged commit
 * survive a power cut. Everything else sees `Database`.
 */
import { randomBytes } from "node:crypto";
import { closeSync, existsSync, openSync, readSync, rmSync, statSync, unlinkSync } from "node:fs";
import Driver from "better-sqlite3";
import { ConcordError, type ErrorCode } from "../contract/errors.ts";

export type Database = Driver.Database;
export type Statement = Driver.Statement;

/** "CNCD": marks a database as Concord's. */
const APPLICATION_ID = 0x434e4344;
/** Version of the tables. A database with a higher one is refused. */
export const TABLES_VERSION = 1;
const CACHE_KIB = 64 * 1024;
const BUSY_MS = 5_000;

/** Makes a new encrypted database. `key` is 32 raw bytes. */
export function createDatabase(path: string, key: Uint8Array): Database {
  const database = new Driver(path, { timeout: BUSY_MS });
  unlock(database, key);
  database.pragma("locking_mode = EXCLUSIVE");
  database.pragma(`application_id = ${APPLICATION_ID}`);
  database.pragma(`user_version = ${TABLES_VERSION}`);
  configure(database);
  return database;
}

/**
 * Opens an existing database for this process alone.
 * @throws ConcordError E_DATABASE_MISSING, E_DATABASE_EMPTY, E_DATABASE_FOREIGN, E_DATABASE_DAMAGED (or not this key),
 *   E_NEWER_FORMAT, E_BUSY (open elsewhere)
 */
export function openDatabase(path: string, key: Uint8Array): Database {
  requireDatabaseFile(path);
  let database: Database | undefined;
  try {
    database = new Driver(path, { fileMustExist: true, timeout: BUSY_MS });
    unlock(database, key);
    // Exclusive before anything is read: a second opener is refused, and there is no shared-memory file for sync tools to
    // touch. Set after the first read it would come too late for that.
    database.pragma("locking_mode = EXCLUSIVE");
    requireConcord(database);
    configure(database);
    return database;
  } catch (error) {
    database?.close();
    throw diskError(error) ?? error;
  }
}

/**
 * Reads an existing database through a connection that cannot write: neither the file nor the log beside it changes. While
 * `look` runs, the index of the log lies beside them.
 * @throws as `openDatabase` does, and what `look` throws
 */
export function lookInto<T>(path: string, key: Uint8Array, look: (database: Database) => T): T {
  requireDatabaseFile(path);
  const hadLog = existsSync(`${path}-wal`);
  let database: Database | undefined;
  try {
    database = new Driver(path, { readonly: true, fileMustExist: true, timeout: BUSY_MS });
    unlock(database, key);
    requireConcord(database);
    return look(database);
  } catch (error) {
    throw diskError(error) ?? error;
  } finally {
    if (database) tidyAfterLook(path, hadLog);
    database?.close();
  }
}

/**
 * A connection that cannot write leaves its index of the log behind, and an empty log where there was none. They are
 * removed while it still holds the database, so that they cannot be another's. Windows refuses that; there they stay, and
 * mean nothing.
 */
function tidyAfterLook(path: string, hadLog: boolean): void {
  const left = [`${path}-shm`];
  if (!hadLog && statSync(`${path}-wal`, { throwIfNoEntry: false })?.size === 0) left.push(`${path}-wal`);
  for (const each of left) {
    try {
      unlinkSync(each);
    } catch {
      // Not there, or see above.
    }
  }
}

function requireDatabaseFile(path: string): void {
  if (!existsSync(path)) throw new ConcordError("E_DATABASE_MISSING");
  // SQLite takes an empty file for a healthy empty database: that is how "all my notes are gone" happens.
  if (statSync(path).size === 0) throw new ConcordError("E_DATABASE_EMPTY");
  if (isPlaintext(path)) throw new ConcordError("E_DATABASE_FOREIGN");
}

function requireConcord(database: Database): void {
  if (database.pragma("application_id", { simple: true }) !== APPLICATION_ID)
    throw new ConcordError("E_DATABASE_FOREIGN");
  if (Number(database.pragma("user_version", { simple: true })) > TABLES_VERSION)
    throw new ConcordError("E_NEWER_FORMAT");
}

/** A database in which tables are made that are to take the place of others, whole and at once. */
export interface Beside {
  database: Database;
  /** Runs `work` while `main` has it under the name `made`. */
  whileIn<R>(main: Database, work: () => R): R;
  /** Closes and removes it. */
  remove(): void;
}

/**
 * A new database for as long as something is made in it. It is encrypted by a key that is kept nowhere, and may be lost at any
 * moment: nothing waits for the disk.
 */
export function openBeside(path: string): Beside {
  const key = randomBytes(32);
  const database = new Driver(path);
  const remove = () => {
    key.fill(0);
    database.close();
    rmSync(path, { force: true });
  };
  try {
    unlock(database, key);
    for (const pragma of [
      "journal_mode = OFF",
      "synchronous = OFF",
      "temp_store = MEMORY",
      `cache_size = -${CACHE_KIB}`,
    ])
      database.pragma(pragma);
    return { database, remove, whileIn: (main, work) => whileAttached(main, path, key, work) };
  } catch (error) {
    remove();
    throw diskError(error) ?? error;
  }
}

function whileAttached<R>(main: Database, path: string, key: Uint8Array, work: () => R): R {
  const spelled = spellKey(key);
  try {
    inOneFormat(main);
    main.prepare("ATTACH ? AS made KEY ?").run(path, spelled);
  } finally {
    spelled.fill(0);
  }
  try {
    return work();
  } finally {
    main.exec("DETACH made");
  }
}

/**
 * Whether a commit returns only when it is on disk. Where it does not, all that was written is once one has waited, and what a
 * power cut takes before is the end.
 * @throws ConcordError E_DISK if the database would not wait when it should
 */
export function waitForDisk(database: Database, waits: boolean): void {
  database.pragma(`synchronous = ${waits ? "FULL" : "NORMAL"}`);
  if (waits && database.pragma("synchronous", { simple: true }) !== 2) throw new ConcordError("E_DISK");
}

/** A database in memory, unencrypted: for tests and benches, and to see what a table would be like. */
export function memoryDatabase(): Database {
  return new Driver(":memory:");
}

/** Whether a file begins as an unencrypted SQLite database does. */
export function isPlaintext(path: string): boolean {
  const file = openSync(path, "r");
  try {
    const head = Buffer.alloc(16);
    readSync(file, head, 0, 16, 0);
    return head.toString("latin1") === "SQLite format 3\0";
  } finally {
    closeSync(file);
  }
}

const CODE_BY_SQLITE: readonly (readonly [RegExp, ErrorCode])[] = [
  [/^SQLITE_FULL/, "E_DISK_FULL"],
  [/^SQLITE_(READONLY|CANTOPEN)/, "E_READ_ONLY"],
  [/^SQLITE_(BUSY|LOCKED)/, "E_BUSY"],
  [/^SQLITE_(CORRUPT|NOTADB)/, "E_DATABASE_DAMAGED"],
  [/^SQLITE_(IOERR|PROTOCOL)/, "E_DISK"],
  [/^(ENOSPC|EDQUOT)$/, "E_DISK_FULL"],
  [/^EROFS$/, "E_READ_ONLY"],
  [/^(EACCES|EPERM)$/, "E_NO_ACCESS"],
  [/^(EIO|ENXIO|ENODEV|EMFILE|ENFILE)$/, "E_DISK"],
];

/** What an error of the database or the file system means to people; undefined for any other error. */
export function diskError(error: unknown): ConcordError | undefined {
  if (error instanceof ConcordError) return error;
  // Locked while a call was under way: the driver says so in words only.
  if (error instanceof TypeError && error.message === "The database connection is not open")
    return new ConcordError("E_NO_WORKSPACE", {}, { cause: error });
  const code = (error as { code?: unknown } | null)?.code;
  const known = typeof code === "string" ? CODE_BY_SQLITE.find(([pattern]) => pattern.test(code)) : undefined;
  return known && new ConcordError(known[1], {}, { cause: error });
}

/** What the place says, and not what lies in it: no such error makes a file damaged. */
const OF_THE_PLACE = new Set<ErrorCode>(["E_DISK_FULL", "E_DISK", "E_READ_ONLY", "E_NO_ACCESS", "E_BUSY"]);

/** The error of the disk or its place that this is; undefined where the contents were at fault, or anything else. */
export function troubleOfPlace(error: unknown): ConcordError | undefined {
  const known = diskError(error);
  return known && OF_THE_PLACE.has(known.code) ? known : undefined;
}

/** SQLCipher 4 format with a raw key: other tools can open and audit it, and each page carries a MAC. */
function unlock(database: Database, key: Uint8Array): void {
  inOneFormat(database);
  const spelled = spellKey(key);
  try {
    // The driver's build with ciphers has it; the types are those of the driver without.
    (database as Database & { key(key: Buffer): number }).key(spelled);
  } finally {
    spelled.fill(0);
  }
}

function inOneFormat(database: Database): void {
  database.pragma("cipher = 'sqlcipher'");
  database.pragma("legacy = 4");
}

/** The raw key as SQLCipher takes it, x'<hex>'. As bytes, because a string could not be wiped. */
function spellKey(key: Uint8Array): Buffer {
  const digits = Buffer.from("0123456789abcdef");
  const spelled = Buffer.alloc(2 * key.byteLength + 3);
  spelled.write("x'", 0);
  for (const [index, byte] of key.entries()) {
    spelled[2 + 2 * index] = digits[byte >> 4] as number;
    spelled[3 + 2 * index] = digits[byte & 15] as number;
  }
  spelled.write("'", spelled.byteLength - 1);
  return spelled;
}

function configure(database: Database): void {
  const mode = database.pragma("journal_mode = WAL", { simple: true });
  for (const pragma of [
    "synchronous = FULL",
    "temp_store = MEMORY",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "secure_delete = ON",
    "mmap_size = 0",
    "wal_autocheckpoint = 1000",
    `journal_size_limit = ${64 * 1024 * 1024}`,
    "fullfsync = ON",
    "checkpoint_fullfsync = ON",
    `cache_size = -${CACHE_KIB}`,
  ])
    database.pragma(pragma);
  // In WAL mode the driver's build falls back to NORMAL at the first access, which loses acknowledged commits on a power
  // cut: so it is read back after one.
  database.prepare("SELECT count(*) FROM sqlite_master").get();
  const synchronous = database.pragma("synchronous", { simple: true });
  if (mode !== "wal" || synchronous !== 2) throw new ConcordError("E_DISK");
}
