/**
 * Damage to every file of a workspace and to what this laptop keeps outside of it, after a clean end and after a crash.
 * Each trial must end as a typed error that changed no file, as a repair that was told, or be proven harmless: all that
 * was acknowledged is there and equal.
 */
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { diskError } from "../../db/base/database.ts";
import { isErrorCode } from "../../db/contract/errors.ts";
import { announceSeed, randomFrom } from "../seed.ts";
import { type Crashed, crashedLaptop, filesOf } from "../support/crash.ts";
import { fetched } from "../support/documents.ts";
import { finished } from "../support/finished.ts";
import { laptopAt, type OneLaptop, PASSPHRASE } from "../support/one-laptop.ts";
import { byTier } from "../tier.ts";

const seed = announceSeed("damaged files");
const random = randomFrom(seed);
const TRIALS = byTier({ short: 30, full: 1_000, nightly: 1_000 });
const PAPER = 300_000;
const HEADER = 32;
const FRAME = 24 + 4096;

const scratch = mkdtempSync(join(tmpdir(), "concord-damage-"));
let at: Crashed;
let paper: string;
beforeAll(async () => {
  at = await crashedLaptop(scratch, 30, PAPER);
  at.putBack("knows", "crashed");
  paper = await read(async (laptop) => paperOf(laptop));
}, 60_000);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const below = (count: number) => Math.floor(random() * count);
const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;

/** One kind of damage to a file. */
const DAMAGES: Record<string, (bytes: Buffer) => Buffer | null> = {
  "one bit": (bytes) =>
    changed(bytes, (copy, place) => copy.writeUInt8((copy[place] as number) ^ (1 << below(8)), place)),
  "some bytes": (bytes) =>
    changed(bytes, (copy, place) => {
      for (let i = place; i < Math.min(copy.length, place + 1 + below(200)); i++) copy[i] = below(256);
    }),
  zeros: (bytes) => changed(bytes, (copy, place) => copy.fill(0, place, Math.min(copy.length, place + 512))),
  "cut off": (bytes) => bytes.subarray(0, below(bytes.length)),
  longer: (bytes) => Buffer.concat([bytes, Buffer.alloc(1 + below(5_000), below(256))]),
  deleted: () => null,
};

function changed(bytes: Buffer, change: (copy: Buffer, place: number) => void): Buffer {
  const copy = Buffer.from(bytes);
  if (copy.length > 0) change(copy, below(copy.length));
  return copy;
}

/** Opens the workspace, uses it, and closes it without a backup. What is thrown comes as a code. */
async function read<T>(use: (laptop: OneLaptop) => Promise<T>): Promise<T> {
  const laptop = laptopAt(at.home);
  try {
    await laptop.api.workspace.open({ folder: at.folder, passphrase: PASSPHRASE });
    return await use(laptop);
  } finally {
    await laptop.api.workspace.lock().catch(() => {});
    await laptop.session.close();
  }
}

async function paperOf({ api }: OneLaptop): Promise<string> {
  const [record] = (await api.paper.list({})).rows;
  const bytes = record ? await fetched(api, await api.paper.send({ id: record.id })) : Buffer.alloc(0);
  return createHash("sha256").update(bytes).digest("hex");
}

type Verdict = "refused" | "told" | "harmless" | "lost without a word" | "refused and changed" | "not typed";

/** What becomes of the workspace as it lies there now. */
async function verdictOf(): Promise<{ verdict: Verdict; detail: string }> {
  const before = filesOf(at.folder);
  let opened = false;
  try {
    return await read(async (laptop) => {
      opened = true;
      const { notices, entries } = await laptop.api.workspace.status();
      const digest = await laptop.api.workspace.digest();
      await finished(laptop.api.workspace.verify());
      const whole = entries === at.entries && JSON.stringify(digest) === JSON.stringify(at.digest);
      const detail = notices.map(({ code }) => code).join(" ");
      if (whole && (await paperOf(laptop)) === paper) return { verdict: "harmless", detail };
      return { verdict: notices.length > 0 ? "told" : "lost without a word", detail };
    });
  } catch (error) {
    const code = (diskError(error) as { code?: string } | undefined)?.code ?? String(error);
    if (!isErrorCode(code) || code === "E_INTERNAL") return { verdict: "not typed", detail: code };
    const changed = opened ? [] : differing(before, filesOf(at.folder));
    return { verdict: changed.length > 0 ? "refused and changed" : "refused", detail: [code, ...changed].join(" ") };
  }
}

/** Names of the files that are others, gone or new. */
function differing(before: Record<string, string>, after: Record<string, string>): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => before[name] !== after[name]);
}

test(`${TRIALS} times a file is damaged: a typed error that changes nothing, a repair that is told, or no harm`, async () => {
  const seen: Record<string, number> = {};
  const wrong: string[] = [];
  for (let trial = 0; trial < TRIALS; trial++) {
    const end = trial % 2 === 0 ? "crashed" : "clean";
    at.putBack("knows", end);
    const files = [...Object.keys(filesOf(at.folder)).map((name) => join(at.folder, name)), ...witnessFiles()];
    const kind = pick(Object.keys(DAMAGES));
    // Half of the trials go to the database and its log: there is most to be lost.
    const hot = files.filter((path) => /ws\.db(-wal)?$/.test(path));
    const path = trial % 4 < 2 ? pick(hot) : pick(files);
    const damaged = DAMAGES[kind]?.(readFileSync(path)) ?? null;
    if (damaged === null) rmSync(path);
    else writeFileSync(path, damaged);
    const { verdict, detail } = await verdictOf();
    const what = `trial ${trial}: ${kind}, ${path.slice(at.home.length)}, ${end}: ${verdict} ${detail}`;
    if (!["refused", "told", "harmless"].includes(verdict)) wrong.push(what);
    seen[verdict] = (seen[verdict] ?? 0) + 1;
  }
  console.log(`damage: ${JSON.stringify(seen)} of ${TRIALS}`);
  expect(wrong).toEqual([]);
  expect(seen.refused).toBeGreaterThan(0);
  expect(seen.harmless).toBeGreaterThan(0);
}, 3_600_000);

test(`a damaged backup is refused, or restores all of it`, async () => {
  at.putBack("knows", "clean");
  const backups = join(at.folder, "backups");
  const [name = ""] = readdirSync(backups)
    .filter((each) => each.endsWith(".concord-backup"))
    .sort()
    .reverse();
  const whole = readFileSync(join(backups, name));
  for (let trial = 0; trial < TRIALS / 4; trial++) {
    const file = join(scratch, `${trial}.concord-backup`);
    const folder = join(scratch, `restored-${trial}`);
    const damaged = DAMAGES[pick(Object.keys(DAMAGES))]?.(whole) ?? null;
    if (damaged) writeFileSync(file, damaged);
    const { api, session } = laptopAt(at.home);
    try {
      await api.workspace.restore({ file, folder, passphrase: PASSPHRASE });
      await api.workspace.open({ folder, passphrase: PASSPHRASE });
      expect(await api.workspace.digest()).toEqual(at.digest);
    } catch (error) {
      expect(isErrorCode((error as { code: string }).code), String(error)).toBe(true);
    }
    await session.close();
    for (const path of [file, folder]) rmSync(path, { recursive: true, force: true });
  }
}, 3_600_000);

test("control: what is lost while no witness knew it is seen as lost without a word", async () => {
  at.putBack("ignorant", "crashed");
  const log = join(at.folder, "db", "ws.db-wal");
  // To where the log ends a transaction, so that nothing is left behind that could tell of more.
  let end = 0;
  const bytes = readFileSync(log);
  for (let frame = 0; HEADER + (frame + 1) * FRAME <= bytes.length / 2; frame++)
    if (bytes.readUInt32BE(HEADER + frame * FRAME + 4) !== 0) end = HEADER + (frame + 1) * FRAME;
  truncateSync(log, end);
  expect((await verdictOf()).verdict).toBe("lost without a word");
});

function witnessFiles(): string[] {
  const folder = join(at.home, "witness");
  return readdirSync(folder).map((name) => join(folder, name));
}
