/** `node taking-in.ts fill <folder> <count>` makes a workspace; `take <folder> <file>` takes a table into it, and tells what that took. */
import { randomBytes, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import papa from "papaparse";
import { createDatabase, openDatabase } from "../../../db/base/database.ts";
import { type Plan, planImport } from "../../../db/domain/imports/plan.ts";
import { runImport } from "../../../db/domain/imports/run.ts";
import { proposedSettings } from "../../../db/domain/imports/settings.ts";
import { readInThread } from "../../../db/import/reading/in-thread.ts";
import type { Sheet } from "../../../db/import/reading/table.ts";
import { Zip } from "../../../db/import/reading/zip.ts";
import { shapeOf } from "../../../db/import/shape/choice.ts";
import { Ledger } from "../../../db/ledger/ledger.ts";
import { createTables } from "../../../db/schema/tables.ts";
import { openRoom } from "../../support/room.ts";
import { writeOrganizations } from "../bulk.ts";
import { once } from "../measure.ts";
import { insertRaw } from "../world.ts";

const WORKSPACE = "0195a7c0-1111-7222-8333-444444444444";
const KEY = Buffer.alloc(32, 7);

/** ms, but for what is said otherwise. */
export interface Taken {
  /** Of the file, without looking at what stands in it. */
  bare: number;
  /** Of as many rows. */
  raw: number;
  read: number;
  planned: number;
  written: number;
  again: number;
  /** The longest that others waited, by what was done. */
  waits: Record<string, number>;
  /** MB, before anything was read, and at most. */
  held: number;
  peak: number;
  unchanged: number;
}

if (import.meta.main) {
  const [what, folder, more] = process.argv.slice(2) as [string, string, string];
  process.send?.(await (what === "fill" ? fill(folder, Number(more)) : take(folder, more)));
  process.disconnect();
}

async function fill(folder: string, count: number): Promise<Pick<Taken, "raw">> {
  const bare = createDatabase(join(folder, "raw.db"), randomBytes(32));
  createTables(bare);
  const raw = await once(() => insertRaw(bare, count, 1_000));
  bare.close();
  const database = createDatabase(join(folder, "ledger.db"), KEY);
  createTables(database);
  writeOrganizations(new Ledger(database, { workspace: WORKSPACE }), 0, count);
  database.close();
  return { raw };
}

async function take(folder: string, file: string): Promise<Omit<Taken, "raw">> {
  const room = openRoom(WORKSPACE, openDatabase(join(folder, "ledger.db"), KEY));
  const bytes = await readFile(file);
  const bare = await once(() => (file.endsWith(".csv") ? void papa.parse(bytes.toString()) : unpack(bytes)));
  const held = process.memoryUsage().rss / 1e6;
  const waits: Record<string, number> = {};
  let phase = "reading";
  let last = performance.now();
  // What is not done in one go lets this come to its turn.
  const turns = setInterval(() => {
    waits[phase] = Math.max(waits[phase] ?? 0, performance.now() - last);
    last = performance.now();
  }, 1);
  const timed = async <R>(name: string, work: () => Promise<R>): Promise<{ ms: number; value: R }> => {
    phase = name;
    const start = performance.now();
    const value = await work();
    return { ms: performance.now() - start, value };
  };
  const { ms: read, value: book } = await timed("reading", () => readInThread({ name: file, bytes }));
  // As in a workspace that has been open for a while.
  await timed("indexing", () => room.readNames());
  delete waits.indexing;
  const planning = (alike: "ask" | "new" = "ask") =>
    timed("planning", () => {
      const shape = shapeOf(book.sheets[0] as Sheet);
      const { settings } = proposedSettings(room.reader, book, { sheet: 0, shape });
      return planImport(room, book, { ...settings, alike, year: "2024" });
    });
  const { ms: planned } = await planning();
  // What is nearly called so is asked about: here all are written.
  let plan: Plan = (await planning("new")).value;
  const { ms: written } = await timed("writing", async () => {
    const running = runImport(room, plan, { name: "a", file: randomUUID(), sheet: "" }, { table: "t" });
    for (let step = await running.next(); !step.done; ) step = await running.next();
  });
  const second = await planning();
  plan = second.value;
  clearInterval(turns);
  const peak = process.resourceUsage().maxRSS / 1024;
  room.ledger.store.database.close();
  return { bare, read, planned, written, again: second.ms, waits, held, peak, unchanged: plan.counts.unchanged };
}

/** What nobody can leave out: to unpack it. */
async function unpack(bytes: Buffer): Promise<void> {
  const zip = await Zip.open(bytes);
  for (const name of zip.names) for await (const _ of zip.read(name));
}
