/** The log keeps what finds an error again, and nothing that belongs to the users. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openLog } from "../../db/server/log.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "concord-log-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("cuts quoted text and paths out of messages, and keeps class, code and where it was", () => {
  const cause = Object.assign(new Error("ENOENT, open '/home/zhang/秘密/ws.db'"), { code: "ENOENT" });
  openLog(folder).failure(
    "ab12",
    new TypeError('no column "机密" in C:\\Users\\zhang\\ws.db or /home/zhang/x.ts', { cause }),
  );
  const text = readFileSync(join(folder, "concord.log"), "utf8");
  expect(text).not.toMatch(/zhang|机密|秘密/);
  expect(JSON.parse(text)).toMatchObject({
    event: "failure",
    ref: "ab12",
    error: "TypeError",
    cause: { code: "ENOENT" },
  });
  expect(JSON.parse(text).stack[0]).toMatch(/log\.test\.ts:\d+/);
});

test("rotates at 1 MB and keeps five files, readable by their owner alone", () => {
  const log = openLog(folder);
  for (let n = 0; n < 700; n++) log.event("fill", { text: "x".repeat(10_000) });
  const files = readdirSync(folder).sort();
  expect(files).toEqual(["concord.log", ...[1, 2, 3, 4].map((n) => `concord.log.${n}`)]);
  for (const file of files) expect(statSync(join(folder, file)).size).toBeLessThan(1_020_000);
  if (process.platform !== "win32") expect(statSync(join(folder, "concord.log")).mode & 0o077).toBe(0);
});

test("that cannot be written stops nobody", () => {
  expect(() => openLog("/dev/null/nowhere").event("start")).not.toThrow();
});
