/**
 * The database as other tools see it: each page is decrypted and checked here by what SQLCipher 4 writes down of its format
 * (https://www.zetetic.net/sqlcipher/design/), with nothing of the driver.
 */
import { createDecipheriv, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createDatabase, openDatabase } from "../../../db/base/database.ts";

const PAGE = 4096;
/** At the end of each page: initialization vector, then the authentication code. */
const [IV, CODE] = [16, 64];
const RESERVED = IV + CODE;
/** The first page begins with the salt, in the clear. */
const SALT = 16;

let folder: string;
let path: string;
let key: Buffer;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "concord-database-"));
  path = join(folder, "ws.db");
  key = randomBytes(32);
  const database = createDatabase(path, Buffer.from(key));
  database.exec("CREATE TABLE note (text TEXT); INSERT INTO note VALUES ('两市共建中试线')");
  database.close();
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("a database", () => {
  it("is in the format of SQLCipher 4: AES-256-CBC and HMAC-SHA-512 on every page, under the raw key", () => {
    const bytes = readFileSync(path);
    expect(bytes.length % PAGE).toBe(0);
    const pages = Array.from({ length: bytes.length / PAGE }, (_, index) => decrypted(bytes, index + 1));
    const first = pages[0] as Buffer;
    // As SQLite has it after the 16 bytes of its name: size of pages, WAL, bytes reserved at the end of each.
    expect([first.readUInt16BE(0), first[2], first[3], first[4]]).toEqual([PAGE, 2, 2, RESERVED]);
    expect(Buffer.concat(pages).includes("两市共建中试线")).toBe(true);
    expect(bytes.includes("两市共建中试线")).toBe(false);
  });

  it("with one bit changed on a page does not pass that page's code, and is refused", () => {
    const bytes = readFileSync(path);
    bytes.writeUInt8((bytes[PAGE + 100] ?? 0) ^ 1, PAGE + 100);
    expect(() => decrypted(bytes, 2)).toThrow("another code");
    writeFileSync(path, bytes);
    const reading = () => {
      const database = openDatabase(path, Buffer.from(key));
      try {
        return database.prepare("SELECT text FROM note").all();
      } finally {
        database.close();
      }
    };
    expect(reading).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/CORRUPT|NOTADB|E_DATABASE_DAMAGED/) }),
    );
  });

  it("keeps what is temporary in memory, overwrites what is deleted, and waits for the disk", () => {
    const database = openDatabase(path, Buffer.from(key));
    const setting = (name: string) => database.pragma(name, { simple: true });
    expect({
      temp_store: setting("temp_store"),
      secure_delete: setting("secure_delete"),
      synchronous: setting("synchronous"),
      journal_mode: setting("journal_mode"),
      locking_mode: setting("locking_mode"),
    }).toEqual({ temp_store: 2, secure_delete: 1, synchronous: 2, journal_mode: "wal", locking_mode: "exclusive" });
    database.close();
  });
});

/** @throws Error where the page's code is another */
function decrypted(bytes: Buffer, number: number): Buffer {
  const salt = bytes.subarray(0, SALT);
  const page = bytes.subarray((number - 1) * PAGE, number * PAGE);
  const sealed = page.subarray(number === 1 ? SALT : 0, PAGE - RESERVED);
  const iv = page.subarray(PAGE - RESERVED, PAGE - CODE);
  const place = Buffer.alloc(4);
  place.writeUInt32LE(number);
  const macKey = pbkdf2Sync(
    key,
    salt.map((byte) => byte ^ 0x3a),
    2,
    32,
    "sha512",
  );
  const code = createHmac("sha512", macKey).update(sealed).update(iv).update(place).digest();
  if (!code.equals(page.subarray(PAGE - CODE))) throw new Error(`page ${number} has another code`);
  const cipher = createDecipheriv("aes-256-cbc", key, iv).setAutoPadding(false);
  return Buffer.concat([cipher.update(sealed), cipher.final()]);
}
