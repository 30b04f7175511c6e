/** A table that somebody is about to take in: read, looked at, planned. It is held in memory and ends with its window. */
import { createHash, randomUUID } from "node:crypto";
import { ConcordError } from "../../contract/errors.ts";
import { inWords } from "../../contract/labels/in-words.ts";
import type {
  ImportSettings,
  LookedAt,
  PlannedImport,
  PlannedRow,
  RowDecision,
  RowResult,
} from "../../contract/procedures/region/table-imports.ts";
import type { TableSubject } from "../../contract/vocabulary.ts";
import { readInThread } from "../../import/reading/in-thread.ts";
import { type Book, type Encoding, type Sheet, textOf } from "../../import/reading/table.ts";
import { chooseSheet, shapeOf } from "../../import/shape/choice.ts";
import { OWN_COLUMN } from "../../language/registry/headings.ts";
import type { Context } from "../../records/context.ts";
import { labelFor, labelsOf } from "../../records/labels.ts";
import type { Fields } from "../../schema/columns.ts";
import { readRecord } from "../../schema/read-record.ts";
import { choicesOf } from "./names.ts";
import { cellKey, decide, type Edits, editsOf, Planner } from "./plan.ts";
import type { Decision, RowPlan } from "./row-plan.ts";
import { runImport } from "./run.ts";
import { fieldChoices, proposedSettings } from "./settings.ts";

/** Rows that are shown above and below the headings. */
const SHOWN = 12;
const LETTERS = 200;

export type Given = { text: string } | { name: string; bytes: Uint8Array; encoding?: Encoding | undefined };

export class PreparedTable {
  readonly id = randomUUID();
  readonly name: string;
  readonly #given: Given;
  readonly #hash: string;
  #book: Book;
  #planner: Planner | null = null;
  #edits: Edits = editsOf({ cells: [], decisions: [] });
  /** Of which sheet and headings the edits are. */
  #looked = "";

  /** @throws ConcordError that says what is wrong with the file */
  static async read(given: Given, signal?: AbortSignal): Promise<PreparedTable> {
    return new PreparedTable(given, await readInThread(given, signal));
  }

  private constructor(given: Given, book: Book) {
    this.#given = given;
    this.#book = book;
    this.name = "text" in given ? "" : given.name;
    this.#hash = createHash("sha256")
      .update("text" in given ? given.text : given.bytes)
      .digest("hex");
  }

  /** Reads the same file in another encoding. */
  async readAs(encoding: Encoding, signal?: AbortSignal): Promise<void> {
    if ("text" in this.#given) return;
    this.#book = await readInThread({ ...this.#given, encoding }, signal);
    this.#begin("");
  }

  /** What it is, and which sheets it has. */
  told() {
    const { format, encoding, notices, sheets } = this.#book;
    return {
      table: this.id,
      name: this.name,
      format,
      encoding,
      notices,
      sheets: sheets.map(({ name, hidden, rows, columns }) => ({
        name,
        hidden,
        rows: rows.length,
        columns: columns.length,
      })),
    };
  }

  /** Rows of another sheet or under other headings are others: what was said of single ones counts no more. */
  #begin(looked: string): void {
    this.#planner = null;
    if (looked !== this.#looked || looked === "") this.#edits = editsOf({ cells: [], decisions: [] });
    this.#looked = looked;
  }

  look(
    { reader }: Context,
    asked: { sheet?: number | undefined; headings?: number[] | undefined; subject?: TableSubject | undefined },
  ): LookedAt {
    const choice = chooseSheet(this.#book);
    const at = asked.sheet ?? Math.max(0, choice.sheet);
    const sheet = this.#sheet(at);
    const shape = shapeOf(sheet, asked.headings);
    const { settings, why, remembered } = proposedSettings(reader, this.#book, {
      sheet: at,
      shape,
      subject: asked.subject,
    });
    const chosen = at === choice.sheet && asked.headings === undefined && asked.subject === undefined;
    const verdict = chosen ? choice.verdict : shape.proposals.length > 0 ? "ready" : "none";
    return {
      settings,
      verdict: remembered && verdict === "ask" ? "ready" : verdict,
      subjects: shape.proposals.map(({ subject }) => subject),
      columns: shape.columns.map(({ at: place, letter, heading, unit, filled, samples }) => ({
        at: place,
        letter,
        heading,
        unit,
        filled,
        samples,
        why: why[place] ?? "unknown",
      })),
      fields: [...(settings.columns.includes(OWN_COLUMN) ? [OWN_COLUMN] : []), ...fieldChoices(settings.subject)],
      rows: sheet.rows.slice(0, SHOWN).map(({ at: row, cells }) => ({
        row,
        cells: sheet.columns.map((_, place) => textOf(cells[place]).slice(0, LETTERS)),
      })),
    };
  }

  async plan(
    context: Context,
    { settings, language }: { settings: ImportSettings; language: "zh" | "en" },
    signal?: AbortSignal,
  ): Promise<PlannedImport> {
    const sheet = this.#sheet(settings.sheet);
    if (settings.columns.length !== sheet.columns.length) throw new ConcordError("E_INPUT", { path: "columns" });
    const known = new Set([OWN_COLUMN, ...fieldChoices(settings.subject)]);
    const taken = settings.columns.filter((field) => field !== null);
    if (taken.some((field) => !known.has(field)))
      throw new ConcordError("E_UNKNOWN_FIELD", { path: taken.find((field) => !known.has(field)) ?? "" });
    this.#begin(`${settings.sheet} ${settings.headings.join(" ")} ${settings.subject}`);
    const said = editsOf(settings);
    for (const [key, text] of said.cells) this.#edits.cells.set(key, text);
    for (const [row, decision] of said.decisions) this.#edits.decisions.set(row, decision);
    this.#planner = await Planner.plan(context, this.#book, settings, this.#edits, signal);
    return this.#toldOf(context, language);
  }

  /** Plans again the rows of which something was corrected or decided. @throws ConcordError E_UPLOAD if nothing was planned */
  async amend(
    context: Context,
    {
      cells,
      decisions,
      all,
      language,
    }: {
      cells: ImportSettings["cells"];
      decisions: RowDecision[];
      all?: { of: "waiting" | "alike"; take: RowDecision["take"] } | undefined;
      language: "zh" | "en";
    },
  ): Promise<PlannedImport> {
    const planner = this.#planned();
    const open = planner.plan.rows.filter(({ result }) => result === all?.of);
    const said = open.map(({ row, near }): RowDecision => {
      const [likeliest] = near;
      return { row: row.at, take: all?.take ?? "ask", ...(likeliest && { id: likeliest.id }) };
    });
    for (const { row, at, text } of cells) this.#edits.cells.set(cellKey(row, at), text);
    for (const decision of [...decisions, ...said]) decide(this.#edits, decision);
    await planner.again([...cells, ...decisions, ...said].map(({ row }) => row));
    return this.#toldOf(context, language);
  }

  #toldOf({ reader }: Context, language: "zh" | "en"): PlannedImport {
    const { counts, asks, missing, unclear, settings, rows } = this.#planned().plan;
    const choices = new Map(
      [...new Set(asks.map(({ field }) => field))].map((field) => [
        field,
        choicesOf(reader, settings.subject, field, language),
      ]),
    );
    const asked = asks.map((ask) => ({ ...ask, choices: choices.get(ask.field) ?? [] }));
    return { counts, rows: rows.length, asks: asked, missing, unclear };
  }

  rows(
    { reader }: Context,
    {
      offset,
      limit,
      only,
      language,
    }: { offset: number; limit: number; only?: RowResult | "remarks" | undefined; language: "zh" | "en" },
  ): { rows: PlannedRow[]; total: number } {
    const planner = this.#planned();
    const { plan } = planner;
    const wanted = plan.rows.filter(
      ({ result, reasons }) => only === undefined || (only === "remarks" ? reasons.length > 0 : result === only),
    );
    return {
      rows: wanted.slice(offset, offset + limit).map((row) => this.#shown(reader, planner, row, language)),
      total: wanted.length,
    };
  }

  /** @throws ConcordError E_UPLOAD if nothing was planned; and as `runImport` does */
  async *run(context: Context, input: { table: string; opId?: string | undefined }, signal?: AbortSignal) {
    const { plan } = this.#planned();
    const sheet = this.#sheet(plan.settings.sheet);
    const name = this.name || [sheet.name, context.today()].filter(Boolean).join(" ");
    const answer = yield* runImport(context, plan, { name, file: this.#hash, sheet: sheet.name }, input, signal);
    // What was planned is done: it would be planned otherwise now.
    this.#planner = null;
    return answer;
  }

  #planned(): Planner {
    if (!this.#planner) throw new ConcordError("E_UPLOAD");
    return this.#planner;
  }

  #sheet(at: number): Sheet {
    const sheet = this.#book.sheets[at];
    if (!sheet) throw new ConcordError("E_INPUT", { path: "sheet" });
    return sheet;
  }

  /** A row with what stands in its record where that is another. */
  #shown(reader: Context["reader"], planner: Planner, plan: RowPlan, language: "zh" | "en"): PlannedRow {
    const { settings, subject } = planner;
    const { row, result, id, was, fields, reasons, near } = plan;
    const record = id === null ? null : (readRecord(reader, subject, id) as unknown as Fields | null);
    const names = record ? labelsOf(reader, { subject, records: [record] }) : {};
    const before = settings.columns.map((field) => {
      if (field === null || !(field in fields) || !(field in was)) return null;
      const nameOf = (one: string) => names[one]?.[language] ?? names[one]?.zh ?? names[one]?.en ?? one;
      return inWords(subject, field, was[field], { language, nameOf }) || null;
    });
    return {
      row: row.at,
      result,
      id,
      cells: settings.columns.map((_, at) => textOf(row.cells[at]).slice(0, LETTERS)),
      before,
      reasons: reasons.map((one) => ({ ...one.reason, at: one.at, fix: planner.fixOf(plan, one) })),
      near: near.map((one) => ({
        ...one,
        label: labelFor(reader, subject, one.id) ?? { subject, zh: one.id, en: one.id },
        city: (readRecord(reader, subject, one.id) as unknown as { city?: string } | null)?.city ?? null,
      })),
      decided: decidedOf(this.#edits.decisions.get(row.at)),
    };
  }
}

function decidedOf(decision: Decision | undefined): PlannedRow["decided"] {
  return [decision?.who?.verdict, decision?.what].filter((take) => take !== undefined);
}
