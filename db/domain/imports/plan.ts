/** What would come of a table: each of its rows against what is there. Nothing is written. */
import type { Reader } from "../../base/store.ts";
import type { ImportSettings, RowCounts, RowReason } from "../../contract/procedures/region/table-imports.ts";
import { type Subject, subjectOf } from "../../contract/subjects/index.ts";
import { metaOf } from "../../contract/subjects/meta.ts";
import type { TableSubject } from "../../contract/vocabulary.ts";
import { type Book, type Cell, isFilled, type Row, type Sheet, textOf } from "../../import/reading/table.ts";
import { type Shape, shapeOf, surplusRows } from "../../import/shape/choice.ts";
import { isDoubtfulName, kindOfRow } from "../../import/shape/data-rows.ts";
import { sectorOfName } from "../../language/party-lines.ts";
import { districtAsKept } from "../../language/registry/districts.ts";
import { FIGURE_COLUMN, isBeside, NAMED_BY } from "../../language/registry/headings.ts";
import { inSlices } from "../../ledger/pace.ts";
import type { Context } from "../../records/context.ts";
import { labelFor } from "../../records/labels.ts";
import type { Fields } from "../../schema/columns.ts";
import { readRecord } from "../../schema/read-record.ts";
import { OrganizationIndex } from "../region/matching.ts";
import { type Near, NearNames } from "../region/near-names.ts";
import { meantKey, type Reading, readCell, remark } from "./cells.ts";
import { addFigures } from "./figures.ts";
import { keysOf, Matcher } from "./keys.ts";
import { Names, valueNearly } from "./names.ts";
import { type OwnRow, OwnRows } from "./own-rows.ts";
import { RowChanges } from "./row-changes.ts";
import { type Decision, emptyRow, type RowPlan } from "./row-plan.ts";
import { confidenceOfRow, sourcesIn, trustOf } from "./row-sources.ts";
import { lacksYear, missingFields, valuesOf } from "./settings.ts";

export interface Plan {
  subject: TableSubject;
  shape: Shape;
  settings: ImportSettings;
  rows: RowPlan[];
  counts: RowCounts;
  asks: { field: string; text: string; count: number }[];
  missing: { field: string; value: string }[];
  unclear: { dayFirst: boolean; year: boolean };
}

/** What somebody corrected and decided, row by row. */
export interface Edits {
  /** By row and place of the column. */
  cells: Map<string, string>;
  decisions: Map<number, Decision>;
}

export const cellKey = (row: number, at: number) => `${row} ${at}`;

/** Those that the settings themselves say, as on the command line. */
export function editsOf({ cells, decisions }: Pick<ImportSettings, "cells" | "decisions">): Edits {
  const edits: Edits = {
    cells: new Map(cells.map(({ row, at, text }) => [cellKey(row, at), text])),
    decisions: new Map(),
  };
  for (const decision of decisions) decide(edits, decision);
  return edits;
}

/** Notes one decision beside what was decided of the row before. */
export function decide({ decisions }: Edits, { row, take, id }: ImportSettings["decisions"][number]): void {
  const held = decisions.get(row) ?? {};
  if (take === "ask") decisions.delete(row);
  else if (take === "take" || take === "keep" || take === "both" || take === "skip")
    decisions.set(row, { ...held, what: take });
  // Said anew which record it is, what it holds is another question.
  else if (id !== undefined) decisions.set(row, { who: { verdict: take, id } });
}

const MOST_ASKS = 500;

/** @param signal given up: what is planned so far is let go */
export async function planImport(
  context: Pick<Context, "reader" | "readNames" | "searchReader">,
  book: Book,
  settings: ImportSettings,
  signal?: AbortSignal,
): Promise<Plan> {
  return (await Planner.plan(context, book, settings, editsOf(settings), signal)).plan;
}

interface Given {
  reader: Reader;
  near: NearNames | null;
  book: Book;
  settings: ImportSettings;
  edits: Edits;
}

interface Known {
  shape: Shape;
  names: Names;
  matcher: Matcher;
}

/** Plans the rows of a table; those of which something is decided or corrected, again. */
export class Planner {
  readonly #reader: Reader;
  readonly #sheet: Sheet;
  readonly #shape: Shape;
  readonly settings: ImportSettings;
  readonly subject: TableSubject;
  readonly #edits: Edits;
  readonly #names: Names;
  readonly #near: NearNames | null;
  readonly #matcher: Matcher;
  readonly #changes: RowChanges;
  readonly #own: OwnRows;
  readonly #hasFigures: boolean;
  readonly #reading: Reading;
  readonly #surplus: ReadonlySet<Row>;
  readonly #otherwise: Readonly<Record<string, string>>;
  /** Row of each key that was met. */
  readonly #met = new Map<string, number>();
  readonly #rows: RowPlan[] = [];
  readonly #places = new Map<number, number>();
  readonly #nameAt: number;

  static async plan(
    context: Pick<Context, "reader" | "readNames" | "searchReader">,
    book: Book,
    settings: ImportSettings,
    edits: Edits,
    signal?: AbortSignal,
  ): Promise<Planner> {
    const asks = settings.subject === "organization" && settings.alike === "ask";
    const near = asks ? await NearNames.in(context) : null;
    return inSlices(Planner.#planning({ reader: context.reader, near, book, settings, edits }), () =>
      signal?.throwIfAborted(),
    );
  }

  static *#planning(given: Given): Generator<void, Planner> {
    const { reader, book, settings } = given;
    const shape = shapeOf(book.sheets[settings.sheet] as Sheet, settings.headings);
    yield;
    const names = new Names(reader, yield* OrganizationIndex.reading(reader));
    const matcher = yield* Matcher.reading(reader, settings.subject, names);
    const planner = new Planner({ ...given, shape, names, matcher });
    for (const [index, row] of shape.rows.entries()) {
      planner.#places.set(row.at, index);
      planner.#rows.push(planner.#rowOf(row));
      yield;
    }
    return planner;
  }

  private constructor({ reader, near, book, settings, edits, shape, names, matcher }: Given & Known) {
    this.#reader = reader;
    this.#near = near;
    this.#sheet = book.sheets[settings.sheet] as Sheet;
    this.#shape = shape;
    this.settings = settings;
    this.#edits = edits;
    this.subject = settings.subject;
    this.#names = names;
    this.#matcher = matcher;
    this.#hasFigures = settings.columns.some((field) => field?.startsWith(FIGURE_COLUMN));
    // What is said now counts before what was said of the same sender's tables.
    const values = [...valuesOf(reader, settings).toReversed(), ...settings.values];
    const meant = new Map(values.map(({ field, text, value }) => [meantKey(field, text), value]));
    this.#reading = { subject: settings.subject, names: this.#names, meant, dayFirst: settings.dayFirst };
    this.#changes = new RowChanges(reader, settings, this.#reading);
    this.#own = new OwnRows(reader, settings, shape);
    this.#surplus = new Set(surplusRows(this.#shape, book));
    this.#otherwise = Object.fromEntries(settings.otherwise.map(({ field, value }) => [field, value]));
    this.#nameAt = settings.columns.findIndex((field) => field !== null && NAMED_BY[settings.subject].includes(field));
  }

  /** As it stands now. */
  get plan(): Plan {
    const counts: RowCounts = { new: 0, changed: 0, unchanged: 0, waiting: 0, alike: 0, left: 0, remarks: 0 };
    const asks = new Map<string, Plan["asks"][number]>();
    let days = false;
    for (const row of this.#rows) {
      counts[row.result] += 1;
      if (row.reasons.length > 0) counts.remarks += 1;
      days ||= row.reasons.some(({ reason }) => reason.code === "W_CELL_DAY_ORDER");
      for (const { field, text } of row.asks) {
        const ask = asks.get(meantKey(field, text)) ?? { field, text, count: 0 };
        ask.count += 1;
        asks.set(meantKey(field, text), ask);
      }
    }
    return {
      subject: this.subject,
      shape: this.#shape,
      settings: this.settings,
      rows: this.#rows,
      counts,
      asks: [...asks.values()].toSorted((a, b) => b.count - a.count).slice(0, MOST_ASKS),
      missing: missingFields(this.subject, this.settings.columns),
      unclear: { dayFirst: days, year: lacksYear(this.#shape, this.settings) },
    };
  }

  /** Plans these rows again, after something of them was corrected or decided, and those that were said to be the same. */
  again(rows: Iterable<number>): Promise<void> {
    return inSlices(this.#planningAgain(new Set(rows)), () => {});
  }

  *#planningAgain(open: Set<number>): Generator<void, void> {
    for (const at of open) {
      yield;
      const place = this.#places.get(at);
      const row = place === undefined ? undefined : this.#shape.rows[place];
      if (place === undefined || !row) continue;
      const key = this.#rows[place]?.key;
      if (key !== undefined && this.#met.get(key) === at) this.#met.delete(key);
      const next = this.#rowOf(row);
      this.#rows[place] = next;
      if (key === undefined || next.key === key) continue;
      // The first of those that were the same as this one is the one that counts now.
      const same = this.#rows.find((other) => other.key === key && other.row.at !== at);
      if (same) open.add(same.row.at);
    }
  }

  /** What a cell should probably say, where a reason says that it says nothing that its field can hold. */
  fixOf({ row }: RowPlan, { at, reason: { code, params } }: RowPlan["reasons"][number]): string | null {
    const field = at === null ? null : (this.settings.columns[at] ?? null);
    if (at === null || field === null || isBeside(field)) return null;
    if (code === "W_CODE_LETTERS") return params.suggestion === undefined ? null : String(params.suggestion);
    if (code !== "W_CELL_VALUE" && code !== "W_CELL_RECORD") return null;
    const said = String(params.value ?? "");
    const { values, ref, vocabulary } = metaOf(subjectOf(this.subject).fields[field]);
    const near = values
      ? valueNearly(field, values, said)
      : ref
        ? this.#names.nearly(ref as Subject, said, vocabulary)
        : null;
    return near === null ? null : textOf(row.cells[at]).replace(said, near);
  }

  #rowOf(row: Row): RowPlan {
    const corrected = this.#corrected(row);
    const code = this.#whyNone(row, corrected);
    if (code === null) return this.#planned(corrected);
    return { ...emptyRow(corrected), reasons: [{ at: null, reason: { code, params: {} } }] };
  }

  /** Why a row is no record, before anything of it is read. */
  #whyNone(row: Row, corrected: Row): string | null {
    const kind = kindOfRow(this.#sheet, corrected, this.#nameAt);
    if (kind !== "record") return `W_ROW_${kind.toUpperCase()}`;
    if (this.#surplus.has(row)) return "W_ROW_SURPLUS";
    const filled = this.settings.columns.some((field, at) => field !== null && isFilled(corrected.cells[at]));
    if (!filled) return "W_ROW_NAMELESS";
    return this.#edits.decisions.get(row.at)?.what === "skip" ? "W_ROW_SKIPPED" : null;
  }

  /** The row with the cells that somebody corrected. */
  #corrected(row: Row): Row {
    const { cells: edited } = this.#edits;
    if (edited.size === 0) return row;
    const cells = this.#shape.columns.map((_, at): Cell => edited.get(cellKey(row.at, at)) ?? row.cells[at]);
    return { at: row.at, cells };
  }

  #planned(row: Row): RowPlan {
    const plan = emptyRow(row);
    const own = this.#own.of(row);
    const fields = this.#fieldsOf(row, plan, own);
    const left = (code: string, params: RowReason["params"] = {}): RowPlan => {
      plan.reasons.unshift({ at: this.#nameAt < 0 ? null : this.#nameAt, reason: { code, params } });
      return plan;
    };
    if (own) return this.#ownRow(plan, fields, own, left);
    const named = NAMED_BY[this.subject]
      .map((field) => fields[field])
      .find((value) => value !== undefined && value !== null);
    if (named === undefined) return left("W_ROW_NAMELESS");
    [plan.key] = keysOf(this.subject, fields);
    const same = plan.key === undefined ? undefined : this.#met.get(plan.key);
    if (same !== undefined) return left("W_ROW_TWICE", { line: same });
    if (plan.key !== undefined) this.#met.set(plan.key, row.at);
    const decision = this.#edits.decisions.get(row.at) ?? {};
    const { id, by } = this.#recordOf(plan, fields, decision.who);
    if (plan.near.length > 0) return plan;
    const doubtful = this.subject === "organization" && !this.settings.doubtful && isDoubtfulName(String(named));
    if (id === undefined && doubtful) return left("W_ROW_DOUBTFUL");
    plan.sources = sourcesIn(this.settings, row.cells, this.#names);
    const confidence = confidenceOfRow(this.#reader, this.settings, fields.confidence, plan.sources);
    if (id === undefined) this.#make(plan, fields, { name: String(named), confidence, who: decision.who });
    else this.#changes.add(plan, id, fields, { by, trust: trustOf(confidence), decision: decision.what });
    if (this.#hasFigures && plan.result !== "left" && plan.result !== "waiting" && plan.result !== "alike")
      addFigures(
        {
          reader: this.#reader,
          reading: this.#reading,
          shape: this.#shape,
          settings: this.settings,
          confidence,
        },
        row,
        plan,
      );
    return plan;
  }

  /** What Concord wrote itself says which record it is, and what of it was changed is meant so. */
  #ownRow(
    plan: RowPlan,
    fields: Fields,
    { id }: OwnRow,
    left: (code: string, params?: RowReason["params"]) => RowPlan,
  ): RowPlan {
    plan.key = `id ${id}`;
    const same = this.#met.get(plan.key);
    if (same !== undefined) return left("W_ROW_TWICE", { line: same });
    this.#met.set(plan.key, plan.row.at);
    this.#changes.replace(plan, id, fields);
    return plan;
  }

  /** Which record a row is; where that is not clear, what it may be is noted, and it is asked. */
  #recordOf(
    plan: RowPlan,
    fields: Fields,
    who: Decision["who"],
  ): { id?: string | undefined; by: "code" | "name" | "somebody" } {
    if (who) {
      const there = readRecord(this.#reader, this.subject, who.id) !== null;
      if (there) return { id: who.verdict === "same" ? who.id : undefined, by: "somebody" };
    }
    const { ids, byCode } = this.#matcher.find(fields);
    const by = byCode ? "code" : "name";
    if (ids.length === 1) return { id: ids[0], by };
    const several = ids.length > 1 ? this.#only(ids, fields) : undefined;
    if (several !== undefined) return { id: several, by };
    if (ids.length > 1) {
      const near = ids
        .slice(0, MOST_NAMESAKES)
        .map((id): Near => ({ id, score: 1, reasons: [{ reason: "name", weight: 1 }] }));
      this.#ask(plan, near, { code: "W_ROW_SEVERAL", params: { count: ids.length } });
    } else if (this.#near) {
      const near = this.#near.to(fields);
      const [likeliest] = near;
      const label = likeliest && labelFor(this.#reader, this.subject, likeliest.id);
      if (likeliest)
        this.#ask(plan, near, { code: "W_ROW_ALIKE", params: { name: label?.zh ?? label?.en ?? likeliest.id } });
    }
    return { by };
  }

  #ask(plan: RowPlan, near: readonly Near[], reason: RowReason): void {
    plan.result = "alike";
    plan.near = near;
    plan.reasons.unshift({ at: this.#nameAt, reason });
  }

  /** Of several that go by one name, the one in the same city. */
  #only(ids: readonly string[], fields: Fields): string | undefined {
    if (this.subject !== "organization" || !fields.city) return undefined;
    const there = ids.filter((id) => readRecord(this.#reader, "organization", id)?.city === fields.city);
    return there.length === 1 ? there[0] : undefined;
  }

  #fieldsOf(row: Row, plan: RowPlan, own: OwnRow | null): Fields {
    const fields: Fields = {};
    const rests: string[] = [];
    const asks: { field: string; text: string }[] = [];
    for (const [at, field] of this.settings.columns.entries()) {
      if (field === null || isBeside(field) || own?.isUntouched(field, row, at)) continue;
      const { value, rest, reasons, asks: asked } = readCell(this.#reading, field, row.cells[at]);
      if (value !== undefined) fields[field] = value;
      if (rest) rests.push(rest);
      for (const reason of reasons ?? []) plan.reasons.push({ at, reason });
      for (const text of asked ?? []) asks.push({ field, text });
    }
    plan.asks = asks;
    if (rests.length > 0 && "note" in subjectOf(this.subject).fields)
      fields.note = [...(fields.note ? [String(fields.note)] : []), ...rests].join("\n");
    if (this.subject === "organization") placed(fields);
    return fields;
  }

  #make(
    plan: RowPlan,
    given: Fields,
    { name, confidence, who }: { name: string; confidence: string; who: Decision["who"] },
  ): void {
    const fields: Fields = { ...given };
    const { fields: known } = subjectOf(this.subject);
    if (this.subject === "organization" && !fields.sector) {
      const sector = sectorOfName(name);
      if (sector) fields.sector = sector;
    }
    for (const [field, value] of Object.entries(this.#otherwise))
      if (fields[field] === undefined) fields[field] = value;
    const missing = Object.keys(known).find((field) => {
      if (field === unfitOf(this.subject, fields)) return true;
      const { required, begins } = metaOf(known[field]);
      return required && begins === undefined && (fields[field] === undefined || fields[field] === null);
    });
    if (missing !== undefined) {
      plan.reasons.unshift({ at: null, reason: remark(this.#reading, "W_ROW_MISSING", missing) });
      return;
    }
    if ("confidence" in known && fields.confidence === undefined) fields.confidence = confidence;
    plan.result = "new";
    plan.fields = fields;
    if (who && this.subject === "organization") plan.judged = who;
  }
}

/** Of so many that go by one name somebody chooses. */
const MOST_NAMESAKES = 5;

/** A district says which of the two cities it is in; 郫县 is called 郫都区 now. */
function placed(fields: Fields): void {
  if (typeof fields.district !== "string") return;
  const place = districtAsKept(fields.district, typeof fields.city === "string" ? fields.city : null);
  fields.district = place.district;
  if (place.city && fields.city === undefined) fields.city = place.city;
}

/** What a record lacks by the rules of its kind: a figure whose it is, a link its other end. */
function unfitOf(subject: TableSubject, { organization, segment, city, from, to }: Fields): string | undefined {
  if (subject === "figure" && !organization && !segment && !city) return "organization";
  return subject === "link" && from !== undefined && from === to ? "to" : undefined;
}
