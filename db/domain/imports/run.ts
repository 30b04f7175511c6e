/**
 * Writes what was planned: one action of many parts, each a transaction of its own, so that others go on meanwhile. Given up,
 * all of it is taken back; after a crash what was written can be.
 */
import { randomUUID } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { newId } from "../../base/ids.ts";
import { ConcordError } from "../../contract/errors.ts";
import type { RowCounts, RowReason } from "../../contract/procedures/region/table-imports.ts";
import { type Subject, subjectOf } from "../../contract/subjects/index.ts";
import { textOf } from "../../import/reading/table.ts";
import { atItsEnd } from "../../ledger/pace.ts";
import type { Tx } from "../../ledger/transaction.ts";
import { actPartly, asked } from "../../records/acts.ts";
import type { Context } from "../../records/context.ts";
import { putIn } from "../../records/records.ts";
import { type Rules, requireRecord } from "../../records/rules.ts";
import { takingBack } from "../../records/undo.ts";
import type { Fields } from "../../schema/columns.ts";
import type { Plan, RowPlan } from "./plan.ts";
import { asRemembered, headingsKey } from "./settings.ts";

/** ms that a part may take before others have their turn; the entry that is signed and the disk's share come on top. */
const PART_MS = 10;
/** How often at most it is told how far it is, ms. */
const TELL_MS = 100;
/** Rows whose reasons are kept, and letters of their report. */
const MOST_KEPT = 3_000;
const MOST_LETTERS = 170_000;

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
          writeRow(context, tx, plan, row.value, source, counts);
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
  actPartly(context, "table_import.run", call, (tx) =>
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
          waiting: counts.waiting,
          left: counts.left,
          report: packedReport(plan),
        },
      },
      "command",
    ),
  );
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

/** One row. Where a rule refuses it, or somebody has changed the record since, it is left out and says so. */
function writeRow(context: Context, tx: Tx, plan: Plan, row: RowPlan, source: string, counts: RowCounts): void {
  const { subject } = plan;
  const leave = (reason: RowReason) => {
    counts[row.result] -= 1;
    counts.left += 1;
    row.result = "left";
    row.reasons.unshift({ at: null, reason });
  };
  const before = row.id === null ? undefined : (tx.get(subject, row.id) as Fields | undefined);
  const seen = Object.entries(row.was).every(
    ([field, value]) => JSON.stringify(before?.[field] ?? null) === JSON.stringify(value),
  );
  if (row.id !== null && (!before || !seen)) {
    leave({ code: "W_ROW_CHANGED", params: {} });
    return;
  }
  try {
    const sources = "sources" in subjectOf(subject).fields ? { sources: withSource(before, source) } : {};
    const id =
      Object.keys(row.fields).length === 0
        ? (row.id as string)
        : put(context, tx, subject, row.id ?? undefined, { ...row.fields, ...sources });
    for (const figure of row.figures)
      put(context, tx, "figure", undefined, { organization: id, ...figure, sources: [source] });
    row.id = id;
  } catch (error) {
    if (!(error instanceof ConcordError) || DISK.test(error.code)) throw error;
    leave({ code: "W_ROW_REFUSED", params: { value: error.code } });
  }
}

const DISK = /^E_(DISK|WORKSPACE|NOT_ALLOWED|LEDGER|INTERNAL|BUSY)/;

function put(context: Context, tx: Tx, subject: Subject, id: string | undefined, fields: Fields): string {
  return putIn(context, tx, subject, { id, fields }, "command").record.id;
}

function withSource(before: Fields | undefined, source: string): string[] {
  return [...((before?.sources as string[] | undefined) ?? []), source];
}

/** What is kept of a row that was not taken. */
interface Kept {
  row: number;
  cells: string[];
  reasons: RowReason[];
}

export interface Report {
  columns: string[];
  rows: Kept[];
}

function packedReport({ rows, settings, shape }: Plan): string | null {
  const shown = settings.columns.flatMap((field, at) => (field === null ? [] : [at]));
  const left = rows.filter(({ result }) => result === "left" || result === "waiting");
  if (left.length === 0) return null;
  for (let most = MOST_KEPT; ; most = Math.floor(most / 2)) {
    const report: Report = {
      columns: shown.map((at) => shape.columns[at]?.heading || (shape.columns[at]?.letter ?? "")),
      rows: left.slice(0, most).map(({ row, reasons }) => ({
        row: row.at,
        cells: shown.map((at) => textOf(row.cells[at]).slice(0, 200)),
        reasons: reasons.map(({ reason }) => reason),
      })),
    };
    const text = deflateRawSync(JSON.stringify(report)).toString("base64");
    if (text.length <= MOST_LETTERS) return text;
  }
}

/** Rows that an import did not take. @throws ConcordError E_UNKNOWN_RECORD */
export function reportOf({ reader }: Pick<Context, "reader">, id: string): Report {
  const { report } = requireRecord(reader, "table_import", id);
  if (!report) return { columns: [], rows: [] };
  return JSON.parse(inflateRawSync(Buffer.from(report, "base64")).toString()) as Report;
}
