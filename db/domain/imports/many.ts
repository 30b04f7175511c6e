/**
 * Changes many records at once: a field of all that a list shows, or cells that were pasted into it. Looked at first, by the
 * very steps that would write it, which are taken back; then one action of many parts, each a transaction of its own, so that
 * others go on meanwhile.
 */
import { randomUUID } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { canonicalize } from "../../base/canonical.ts";
import { ConcordError } from "../../contract/errors.ts";
import type { ManyChange, ManyResult, manyProcedures } from "../../contract/procedures/lists/many.ts";
import type { RowReason } from "../../contract/procedures/region/table-imports.ts";
import { type Subject, subjectOf } from "../../contract/subjects/index.ts";
import type { FieldMeta } from "../../contract/subjects/meta.ts";
import { atItsEnd, inSlices } from "../../ledger/pace.ts";
import type { Tx } from "../../ledger/transaction.ts";
import { notedUnder } from "../../ledger/undo/notes.ts";
import { actPartly, asked } from "../../records/acts.ts";
import type { Context } from "../../records/context.ts";
import type { Handlers } from "../../records/handlers.ts";
import { conditionsOf, whereOf } from "../../records/lists/conditions.ts";
import { putIn } from "../../records/records.ts";
import { takingBack } from "../../records/undo.ts";
import { columnOf, type Fields, type FieldValue, misfitOf } from "../../schema/columns.ts";
import { tidied } from "../../schema/tidy.ts";
import { OrganizationIndex } from "../region/matching.ts";
import { readCell } from "./cells.ts";
import { Names } from "./names.ts";

/** ms that a part may take before others have their turn. */
const PART_MS = 10;
/** Reasons that are told. */
const MOST_REASONS = 20;

/** What becomes of one record: fields, or why not; a function of how it is. */
interface Work {
  subject: Subject;
  records: readonly { id: string; given: (before: Fields) => Fields; unread: readonly RowReason[] }[];
}

type Progress = { share: number };

export const manyHandlers: Handlers<{ many: typeof manyProcedures }> = {
  many: {
    look: async (context, { change }, signal) => {
      const work = await workOf(context, change, signal);
      return steps(context, work, signal, (few) => rehearsed(context, few));
    },
    run: async (context, { change, opId }, signal) => run(context, change, opId, signal),
  },
};

async function* run(
  context: Context,
  change: ManyChange,
  opId: string | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, ManyResult, void> {
  const call = { change, opId: opId ?? randomUUID() };
  const work = await workOf(context, change, signal);
  // One record that is changed is a change like any other.
  const name = work.records.length === 1 ? "put" : "many.change";
  // What an answer that got lost has told stays untold.
  if (asked(context, name, call)) return { total: work.records.length, changed: 0, same: 0, refused: [] };
  let isGivenUp = true;
  try {
    const came = yield* steps(context, work, signal, (few) => actPartly(context, name, call, few).value);
    isGivenUp = false;
    return came;
  } catch (error) {
    isGivenUp = signal?.aborted === true;
    throw isGivenUp ? new ConcordError("E_CANCELLED") : error;
  } finally {
    // Also where whoever followed it does not ask for the rest.
    if (isGivenUp && notedUnder(context.ledger, context.actor().id, call.opId) !== undefined)
      await atItsEnd(takingBack(context, "undo", { action: call.opId }));
  }
}

/** Takes the records one after the other, as many in a transaction as fit into a part. */
async function* steps(
  context: Context,
  { subject, records }: Work,
  signal: AbortSignal | undefined,
  inPart: (few: (tx: Tx) => void) => void,
): AsyncGenerator<Progress, ManyResult, void> {
  const came = {
    total: records.length,
    changed: 0,
    same: 0,
    refused: new Map<string, ManyResult["refused"][number]>(),
  };
  const refuse = (code: string, params: RowReason["params"]) => {
    const key = `${code} ${code.startsWith("W_") ? canonicalize(params) : ""}`;
    const known = came.refused.get(key);
    if (known) known.count += 1;
    else came.refused.set(key, { code, params, count: 1 });
  };
  for (let done = 0; done < records.length; ) {
    signal?.throwIfAborted();
    inPart((tx) => {
      for (const end = performance.now() + PART_MS; done < records.length && performance.now() < end; done++) {
        const { id, given, unread } = records[done] as Work["records"][number];
        for (const { code, params } of unread) refuse(code, params);
        const before = tx.get(subject, id) as Fields | undefined;
        const fields = before && tidied(subject, given(before));
        if (!before || !fields) refuse("E_UNKNOWN_RECORD", { subject, id });
        else if (Object.keys(fields).every((field) => isSame(fields[field], before[field]))) {
          if (unread.length === 0) came.same += 1;
        } else
          try {
            putIn(context, tx, subject, { id, fields });
            came.changed += 1;
          } catch (error) {
            if (!(error instanceof ConcordError) || DISK.test(error.code)) throw error;
            refuse(error.code, error.params as RowReason["params"]);
          }
      }
    });
    yield { share: done / records.length };
    await setImmediate();
  }
  const refused = [...came.refused.values()].toSorted((a, b) => b.count - a.count).slice(0, MOST_REASONS);
  return { ...came, refused };
}

/** Writes and takes it back: what rules and rights say of it is said, and nothing stays. */
function rehearsed(context: Context, few: (tx: Tx) => void): void {
  try {
    context.ledger.transact({ act: "many.change", by: context.actor().id }, (tx) => {
      few(tx);
      throw TAKEN_BACK;
    });
  } catch (error) {
    if (error !== TAKEN_BACK) throw error;
  }
}
const TAKEN_BACK = new Error("nothing of it stays");

const DISK = /^E_(DISK|WORKSPACE|LEDGER|INTERNAL|BUSY)/;

function isSame(one: unknown, other: unknown): boolean {
  return canonicalize(one ?? null) === canonicalize(other ?? null);
}

/** @throws ConcordError E_UNKNOWN_FIELD, and those of a value that does not fit */
async function workOf(context: Context, change: ManyChange, signal: AbortSignal | undefined): Promise<Work> {
  const { subject } = change;
  if (!subjectOf(subject).screen) throw new ConcordError("E_INPUT", { path: "subject" });
  if ("cells" in change) return { subject, records: await recordsOfCells(context, subject, change.cells, signal) };
  const { field, how, value } = change;
  const column = writable(subject, field);
  const sorted = [value].flat() as FieldValue[];
  if (how !== "set" && !column.list) throw new ConcordError("E_INPUT", { path: field, of: subject });
  const misfit = misfitOf(column, how === "set" ? value : sorted);
  if (misfit) throw new ConcordError(misfit.code, { ...misfit.params, path: field, of: subject });
  const given = (before: Fields): Fields => {
    if (how === "set") return { [field]: value };
    const held = before[field] as FieldValue[];
    const others = held.filter((one) => !sorted.includes(one));
    return { [field]: how === "take" ? others : [...held, ...sorted.filter((one) => !held.includes(one))] };
  };
  const ids = "ids" in change.of ? [...new Set(change.of.ids)] : await idsOf(context, subject, change.of);
  return { subject, records: ids.map((id) => ({ id, given, unread: [] })) };
}

/** All that a list shows, in the order in which they were made. */
async function idsOf(
  context: Context,
  subject: Subject,
  asked: Parameters<typeof conditionsOf>[1] & { but: readonly string[] },
): Promise<string[]> {
  if (asked.search) await context.readAloud(asked.search);
  const reader = asked.search ? context.searchReader() : context.reader;
  const conditions = conditionsOf(subject, asked);
  const values = conditions.flatMap((condition) => condition.values);
  const sql = `SELECT id FROM "${subject}" ${whereOf(conditions, false)} ORDER BY row`;
  const but = new Set(asked.but);
  return reader.all<{ id: string }>(sql, ...values).flatMap(({ id }) => (but.has(id) ? [] : [id]));
}

/** Each record with what its cells say. */
async function recordsOfCells(
  { reader }: Context,
  subject: Subject,
  cells: readonly { id: string; field: string; text: string }[],
  signal: AbortSignal | undefined,
): Promise<Work["records"]> {
  const named = cells.some(({ field }) => columnOf(subject, field)?.meta.ref === "organization");
  // Only where some are named all of them are read.
  const organizations = named
    ? await inSlices(OrganizationIndex.reading(reader), () => signal?.throwIfAborted())
    : new OrganizationIndex();
  const reading = { subject, names: new Names(reader, organizations), meant: new Map(), dayFirst: null };
  return [...Map.groupBy(cells, ({ id }) => id)].map(([id, own]) => {
    const fields: Fields = {};
    const unread: RowReason[] = [];
    for (const { field, text } of own) {
      const { meta, list } = writable(subject, field);
      if (text.trim() === "") fields[field] = list ? [] : null;
      else {
        const { value, reasons = [] } = readCell(reading, field, bare(text, meta));
        unread.push(...reasons);
        if (value !== undefined) fields[field] = value;
      }
    }
    return { id, given: () => fields, unread };
  });
}

/** Without the unit that stands behind a number in the grid. */
function bare(text: string, { unit }: FieldMeta): string {
  return unit === "percent" ? text.replace(/\s*[%％]\s*$/u, "") : text;
}

/** Whether a field is one of those that lists show. @throws ConcordError E_UNKNOWN_FIELD */
function writable(subject: Subject, field: string) {
  const column = columnOf(subject, field);
  const { private: kept, packed, code, kind } = column?.meta ?? {};
  if (!column || kept || packed || code || kind === "object")
    throw new ConcordError("E_UNKNOWN_FIELD", { path: field });
  return column;
}
