/** Writes the rows of a table one by one, within the transactions of its import, and notes which record came from which row. */
import { deflateRawSync } from "node:zlib";
import { ConcordError } from "../../contract/errors.ts";
import type { RowCounts, RowReason } from "../../contract/procedures/region/table-imports.ts";
import { type Subject, subjectOf } from "../../contract/subjects/index.ts";
import type { Tx } from "../../ledger/transaction.ts";
import type { Context } from "../../records/context.ts";
import { putIn } from "../../records/records.ts";
import type { Fields } from "../../schema/columns.ts";
import { writeJudgement } from "../region/duplicates/judgements.ts";
import type { Plan } from "./plan.ts";
import type { RowPlan } from "./row-plan.ts";
import type { RowSource } from "./row-sources.ts";

/** Records whose rows are noted at once: a part of the import writes few, and one field holds not too many. */
const NOTED = { least: 1_000, most: 4_000 };

export class RowWriter {
  readonly #context: Context;
  readonly #plan: Plan;
  /** The import as a source, and what it is called. */
  readonly #source: string;
  readonly #name: string;
  readonly #counts: RowCounts;
  /** Sources that rows name, made when the first names them. */
  readonly #made = new Map<string, string>();
  #noted: string[] = [];

  constructor(
    context: Context,
    plan: Plan,
    { source, name, counts }: { source: string; name: string; counts: RowCounts },
  ) {
    this.#context = context;
    this.#plan = plan;
    this.#source = source;
    this.#name = name;
    this.#counts = counts;
  }

  /** One row. Where a rule refuses it, or somebody has changed the record since, it is left out and says so. */
  write(tx: Tx, row: RowPlan): void {
    const { subject } = this.#plan;
    const before = row.id === null ? undefined : (tx.get(subject, row.id) as Fields | undefined);
    const seen = Object.entries(row.was).every(
      ([field, value]) => JSON.stringify(before?.[field] ?? null) === JSON.stringify(value),
    );
    if (row.id !== null && (!before || !seen)) {
      this.#leave(row, { code: "W_ROW_CHANGED", params: {} });
      return;
    }
    try {
      const sources = [this.#source, ...row.sources.map((source) => this.#sourceOf(tx, source))];
      const held = (before?.sources ?? []) as string[];
      const more = "sources" in subjectOf(subject).fields ? { sources: [...new Set([...held, ...sources])] } : {};
      const id =
        Object.keys(row.fields).length === 0
          ? (row.id as string)
          : this.#put(tx, subject, row, row.id ?? undefined, { ...row.fields, ...more });
      for (const figure of row.figures)
        this.#put(tx, "figure", row, undefined, { organization: id, ...figure, sources });
      if (row.judged && row.id === null)
        writeJudgement(this.#context, tx, { one: row.judged.id, other: id, verdict: judgedAs(row.judged.verdict) });
      row.id = id;
    } catch (error) {
      if (!(error instanceof ConcordError) || DISK.test(error.code)) throw error;
      this.#leave(row, { code: "W_ROW_REFUSED", params: { value: error.code } });
    }
  }

  /** Soon after they were written, and of the rest at the end: where a value stood is read from the ledger. */
  noteRows(tx: Tx, table: string, least = NOTED.least): void {
    while (this.#noted.length >= least) {
      const rows = deflateRawSync(this.#noted.splice(0, NOTED.most).join("\n")).toString("base64");
      putIn(this.#context, tx, "table_import", { id: table, fields: { rows } }, "command");
    }
  }

  #put(tx: Tx, subject: Subject, { row }: RowPlan, id: string | undefined, fields: Fields): string {
    const { record } = putIn(this.#context, tx, subject, { id, fields }, "command");
    this.#noted.push(`${record.id} ${row.at}`);
    return record.id;
  }

  #leave(row: RowPlan, reason: RowReason): void {
    this.#counts[row.result] -= 1;
    this.#counts.left += 1;
    row.result = "left";
    row.reasons.unshift({ at: null, reason });
  }

  #sourceOf(tx: Tx, source: RowSource): string {
    if ("id" in source) return source.id;
    const { grade, sender } = this.#plan.settings;
    const key = `${source.title ?? ""}\n${source.day ?? ""}`;
    const made = this.#made.get(key);
    if (made !== undefined) return made;
    const fields = {
      title: source.title ?? this.#name.slice(0, 200),
      kind: source.title === null ? "table" : null,
      grade,
      origin: sender,
      consulted: source.day ?? this.#context.today(),
    };
    const { id } = putIn(this.#context, tx, "source", { fields }, "command").record;
    this.#made.set(key, id);
    return id;
  }
}

const DISK = /^E_(DISK|WORKSPACE|NOT_ALLOWED|LEDGER|INTERNAL|BUSY)/;

function judgedAs(verdict: "same" | "different" | "parent" | "unsure") {
  // A row that is the same record makes none beside it.
  return verdict === "same" ? "unsure" : verdict;
}
