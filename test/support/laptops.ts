/** Several laptops of one workspace, in memory: what users do on them, and how they hand entries to each other. */
import { type Database, memoryDatabase } from "../../db/base/database.ts";
import type { Shipped } from "../../db/base/signed-entry.ts";
import { ConcordError } from "../../db/contract/errors.ts";
import type { Subject } from "../../db/contract/subjects/index.ts";
import { Ledger } from "../../db/ledger/ledger.ts";
import { type ReceiveOptions, receive } from "../../db/ledger/receive.ts";
import type { Tx } from "../../db/ledger/transaction.ts";
import { transactUndoably, undoable } from "../../db/ledger/undo/notes.ts";
import { type TakenBack, takeBack } from "../../db/ledger/undo/undo.ts";
import { putBack } from "../../db/records/gate.ts";
import { eraseBeside } from "../../db/records/lists/held/erasing.ts";
import { createTables, PROJECTIONS } from "../../db/schema/tables.ts";
import { randomFrom, shuffled } from "../seed.ts";

export const WORKSPACE = "0195a7c0-0000-7000-8000-000000000001";
/** 2026-03-02 01:00 UTC. */
export const MORNING = Date.UTC(2026, 2, 2, 1);

/** Laptops that know each other, and take whatever time one of them believes it is. */
export const AMONG_FRIENDS: ReceiveOptions = {
  standing: () => ({ trust: "vouched" }),
  limits: { aheadMs: Number.POSITIVE_INFINITY },
};

export interface Laptop {
  ledger: Ledger;
  /** What its clock says, ms since 1970. */
  clock: { now: number };
  /** Entries that came before those they build on. */
  held: Shipped[];
}

// Creating all tables takes longer than a whole history, so every laptop starts from a copy of one empty database.
let emptyDatabase: Buffer | null = null;

export function database(): Database {
  if (!emptyDatabase) {
    const made = memoryDatabase();
    createTables(made);
    emptyDatabase = made.serialize();
    made.close();
  }
  const Constructor = memoryDatabase().constructor as new (content: Buffer) => Database;
  return new Constructor(emptyDatabase);
}

export function laptop(skew = 0, deviceName = "laptop"): Laptop {
  const clock = { now: MORNING + skew };
  return {
    ledger: new Ledger(database(), { workspace: WORKSPACE, deviceName, clock: () => clock.now, erasing: eraseBeside }),
    clock,
    held: [],
  };
}

/** The laptops of a history, before anything is done on them. */
export function laptopsOf({ skews, shared }: { skews: readonly number[]; shared: boolean }): Laptop[] {
  const laptops = skews.map((skew) => laptop(skew));
  const [first] = laptops;
  if (!shared || !first) return laptops;
  first.ledger.transact({ act: "put", by: null }, (tx) => {
    for (const { subject, id } of RECORDS) tx.put(subject, id, valuesFor(subject, [0, 1], 0));
  });
  for (const other of laptops.slice(1)) receive(other.ledger, entriesOf(first), AMONG_FRIENDS);
  return laptops;
}

export function entriesOf({ ledger }: Laptop): Shipped[] {
  return ledger.store.all<Shipped>("SELECT body AS text, signature FROM ledger ORDER BY n");
}

/** Everybody gets everything, in random order. */
export function exchangeAll(laptops: readonly Laptop[], random: () => number): void {
  for (const to of laptops) {
    const all = laptops.filter((from) => from !== to).flatMap(entriesOf);
    to.held = receive(to.ledger, shuffled([...all, ...to.held], random), AMONG_FRIENDS).held;
  }
}

/** All projections, row by row, as text. */
export function dump(ledger: Ledger): string {
  return PROJECTIONS.map((table) => {
    const rows = ledger.store.all<object>(`SELECT * FROM "${table}"`).map((row) => JSON.stringify(row));
    return `${table}\n${rows.sort().join("\n")}`;
  }).join("\n");
}

/** One step of a user action. The numbers pick from small pools, so that people meet on the same fields. */
export interface Step {
  record: number;
  what: "put" | "remove" | "restore";
  fields: number[];
  value: number;
}

export type Command =
  /** `jump` moves the laptop's clock before the action. A failing action throws after its last step. */
  | { do: "act"; at: number; jump: number; steps: Step[]; fails: boolean }
  | { do: "undo"; at: number }
  /** Sends part of what `from` has, shuffled and partly twice. */
  | { do: "send"; from: number; to: number; share: number; salt: number };

const RECORDS: readonly { subject: Subject; id: string }[] = [
  { subject: "setting", id: "setting-1" },
  { subject: "organization", id: "org-1" },
  { subject: "organization", id: "org-2" },
  { subject: "series", id: "series-1" },
  { subject: "action", id: "action-1" },
  { subject: "meeting", id: "meeting-1" },
  { subject: "seal", id: "seal-1" },
];

const FIELDS: Partial<Record<Subject, readonly (readonly [string, readonly unknown[]])[]>> = {
  setting: [["value", ["a", "b", "c", "", null]]],
  organization: [
    ["name_zh", ["重庆长安汽车股份有限公司", "成都东部新区", null]],
    ["city", ["重庆", "成都", "Zürich"]],
    ["segments", [[], ["segment-1"], ["segment-2", "segment-1"]]],
    ["aliases", [[], ["长安", "Changan"]]],
    ["named_in_paper", [true, false, null]],
  ],
  series: [
    ["quorum", [null, { sectors: { ngo: 1, government: 2 }, percent: 50 }, { sectors: {}, percent: 0 }]],
    ["members", [[], ["org-1"], ["org-2", "org-1"]]],
    ["name_zh", ["月度例会", "季度例会"]],
  ],
  meeting: [
    ["state", ["planned", "sealed", "closed"]],
    ["place", ["成都", "重庆", null]],
  ],
  seal: [
    ["meeting", ["meeting-1", "meeting-2"]],
    ["sealed_by", ["张协调", "李记录"]],
  ],
  action: [
    ["text", ["完成选址", "Finish the survey"]],
    ["percent", [0, 40, 100, null]],
    ["supporting", [[], ["org-1", "org-2"]]],
  ],
};

/** Carries out one command; what it refuses by rule is no failure. */
export function carryOut(laptops: readonly Laptop[], command: Command): void {
  const at = (index: number) => laptops[index % laptops.length] as Laptop;
  if (command.do === "send") {
    send(at(command.from), at(command.to), command);
    return;
  }
  const { ledger, clock } = at(command.at);
  if (command.do === "undo") {
    const n = undoable(ledger, "profile-1");
    const refused =
      n !== undefined && orRefused(() => takeBack(ledger, { act: "undo", by: "profile-1" }, n, "undo", putAllBack));
    if (refused === "E_UNDO_NOTE") throw new Error(`the note of entry ${n} says something else than the ledger`);
    return;
  }
  clock.now += command.jump;
  try {
    transactUndoably(ledger, { act: "put", by: "profile-1" }, (tx) => {
      for (const step of command.steps) takeStep(tx, step);
      if (command.fails) throw new Error("meant to fail");
    });
  } catch (error) {
    if (!command.fails) throw error;
  }
}

/** Puts back what an action changed, with no rules but the ledger's own. */
export function putAllBack(tx: Tx, { inverses }: TakenBack): void {
  for (const inverse of inverses) putBack(tx, inverse);
}

/** Runs what the rules may refuse with a code. @returns the code, or undefined if it was done */
export function orRefused(work: () => unknown): string | undefined {
  try {
    work();
  } catch (error) {
    if (error instanceof ConcordError) return error.code;
    throw error;
  }
  return undefined;
}

function takeStep(tx: Tx, { record, what, fields, value }: Step): void {
  const { subject, id } = RECORDS[record % RECORDS.length] as (typeof RECORDS)[number];
  const alive = tx.get(subject, id) !== undefined;
  const dead = tx.reader.get("SELECT 1 FROM tombstone WHERE subject = ? AND id = ?", subject, id) !== undefined;
  if (what === "remove" && alive) tx.remove(subject, id);
  else {
    if (dead) tx.restore(subject, id);
    if (what === "put" || (!alive && !dead)) tx.put(subject, id, valuesFor(subject, fields, value));
  }
}

function valuesFor(subject: Subject, fields: readonly number[], value: number): object {
  const pool = FIELDS[subject] ?? [];
  return Object.fromEntries(
    fields.map((field, index) => {
      const [name, values] = pool[field % pool.length] as (typeof pool)[number];
      return [name, values[(value + index) % values.length]];
    }),
  );
}

function send(from: Laptop, to: Laptop, { share, salt }: { share: number; salt: number }): void {
  if (from === to) return;
  const random = randomFrom(salt);
  const some = entriesOf(from).filter(() => random() < share);
  const twice = some.filter(() => random() < 0.2);
  to.held = receive(to.ledger, shuffled([...some, ...twice, ...to.held], random), AMONG_FRIENDS).held;
}
