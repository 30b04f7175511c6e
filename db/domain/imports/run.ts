/**
 * Writes what was planned: one action of many parts, each a transaction of its own, so that others go on meanwhile. Given up,
 * all of it is taken back; after a crash what was written can be.
 */
import { randomUUID } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { newId } from "../../base/ids.ts";
import { ConcordError } from "../../contract/errors.ts";
import type { RowCounts } from "../../contract/procedures/region/table-imports.ts";
import { atItsEnd } from "../../ledger/pace.ts";
import type { Tx } from "../../ledger/transaction.ts";
import { actPartly, asked } from "../../records/acts.ts";
import type { Context } from "../../records/context.ts";
import { putIn } from "../../records/records.ts";
import type { Rules } from "../../records/rules.ts";
import { takingBack } from "../../records/undo.ts";
import type { Plan } from "./plan.ts";
import { packedReport } from "./report.ts";
import type { RowPlan } from "./row-plan.ts";
import { RowWriter } from "./row-writer.ts";
import { asRemembered, headingsKey } from "./settings.ts";

/** ms that a part may take before others have their turn; the entry that is signed and the disk's share come on top. */
const PART_MS = 10;
/** How often at most it is told how far it is, ms. */
const TELL_MS = 100;

export interface About {
  /** Of the file. */
  name: string;
  /** SHA-256 of it. */
  file: string;
  sheet: string;
}

/** Only an import makes and changes the record of one. */
export const tableImportRules: Rules<"table_import"> = { onlyByCommand: true };

/**
 * @returns the record of the import; none if nothing came of it
 * @throws ConcordError E_NOT_ALLOWED, E_CANCELLED (all of it is taken back), and those of the disk
 */
export async function* runImport(
  context: Context,
  plan: Plan,
  about: About,
  input: { table: string; opId?: string | undefined },
  signal?: AbortSignal,
): AsyncGenerator<{ done: number; total: number }, { id: string | null; counts: RowCounts }, void> {
  const call = { ...input, opId: input.opId ?? randomUUID() };
  const counts = { ...plan.counts };
  const todo = plan.rows.filter(({ result }) => result === "new" || result === "changed");
  const already = asked(context, "table_import.run", call);
  if (already) return { id: already.ent === "table_import" ? already.id : null, counts };
  if (todo.length === 0) return { id: null, counts };
  const record = newId();
  const source = actPartly(context, "table_import.run", call, (tx) => begin(context, tx, plan, about, record)).value;
  const writer = new RowWriter(context, plan, { source, name: about.name, counts });
  const takeBack = () => atItsEnd(takingBack(context, "undo", { action: call.opId }));
  let isLeft = false;
  try {
    const rows = await inOrder(todo);
    let row = rows.next();
    let done = 0;
    let told = 0;
    while (!row.done) {
      signal?.throwIfAborted();
      const part = (tx: Tx) => {
        for (const end = performance.now() + PART_MS; !row.done && performance.now() < end; row = rows.next(), done++)
          writer.write(tx, row.value);
        writer.noteRows(tx, record);
      };
      actPartly(context, "table_import.run", call, part, true);
      if (performance.now() - told >= TELL_MS || row.done) {
        told = performance.now();
        isLeft = true;
        yield { done, total: todo.length };
        isLeft = false;
      }
      await setImmediate();
    }
  } catch (error) {
    if (!signal?.aborted) throw error;
    await takeBack();
    throw new ConcordError("E_CANCELLED");
  } finally {
    // Whoever followed it does not ask for the rest.
    if (isLeft) await takeBack();
  }
  actPartly(context, "table_import.run", call, (tx) => {
    writer.noteRows(tx, record, 1);
    putIn(
      context,
      tx,
      "table_import",
      {
        id: record,
        fields: {
          state: "taken_in",
          made: counts.new,
          changed: counts.changed,
          unchanged: counts.unchanged,
          waiting: counts.waiting + counts.alike,
          left: counts.left,
          report: packedReport(plan),
        },
      },
      "command",
    );
  });
  return { id: record, counts };
}

/** So many rows are written in the order of the file, whatever it is; and so many are put in order in one go. */
const AS_THEY_COME = 2_000;

/**
 * Many organizations in the order of their names: those that are written one after the other then stand beside each other in
 * the indexes of names, and a part changes few pages of these in place of one for each row.
 */
async function inOrder(rows: readonly RowPlan[]): Promise<Iterator<RowPlan, unknown>> {
  if (rows.length <= AS_THEY_COME || rows[0]?.fields.name_zh === undefined) return rows.values();
  const pieces: RowPlan[][] = [];
  for (let at = 0; at < rows.length; at += AS_THEY_COME) {
    pieces.push(rows.slice(at, at + AS_THEY_COME).sort(byName));
    await setImmediate();
  }
  return merged(pieces);
}

function* merged(pieces: readonly RowPlan[][]): Generator<RowPlan> {
  const heads = pieces.map((rows) => ({ rows, at: 0 }));
  for (;;) {
    let first: (typeof heads)[number] | undefined;
    for (const head of heads) {
      const row = head.rows[head.at];
      if (row && (!first || byName(row, first.rows[first.at] as RowPlan) < 0)) first = head;
    }
    if (!first) return;
    yield first.rows[first.at++] as RowPlan;
  }
}

function byName(one: RowPlan, other: RowPlan): number {
  const [a, b] = [String(one.fields.name_zh ?? ""), String(other.fields.name_zh ?? "")];
  return a < b ? -1 : a > b ? 1 : one.row.at - other.row.at;
}

/** The record of the import, then its source. @returns id of the source */
function begin(context: Context, tx: Tx, plan: Plan, { name, file, sheet }: About, record: string): string {
  const { settings } = plan;
  putIn(
    context,
    tx,
    "table_import",
    {
      id: record,
      fields: {
        name: name.slice(0, 200),
        digest: file,
        sheet: sheet || null,
        as: plan.subject,
        sender: settings.sender,
        state: "running",
        headings: headingsKey(plan.shape),
        settings: remembered(plan),
      },
    },
    "command",
  );
  const title = [name.slice(0, 200), sheet].filter(Boolean).join(" · ");
  const source = putIn(
    context,
    tx,
    "source",
    {
      fields: { title, kind: "table", grade: settings.grade, origin: settings.sender, consulted: context.today() },
    },
    "command",
  ).record.id;
  putIn(context, tx, "table_import", { id: record, fields: { source } }, "command");
  return source;
}

function remembered({ shape, settings }: Plan): string | null {
  const text = asRemembered(shape, settings);
  return text.length > 19_000 ? null : text;
}
