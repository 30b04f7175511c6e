/** What would come of a table: each of its rows against what is there. Nothing is written. */
import type { Reader } from "../../base/store.ts";
import type {
  ImportSettings,
  RowCounts,
  RowReason,
  RowResult,
} from "../../contract/procedures/region/table-imports.ts";
import { subjectOf } from "../../contract/subjects/index.ts";
import { metaOf } from "../../contract/subjects/meta.ts";
import { readsAlike } from "../../contract/tidy.ts";
import type { TableSubject } from "../../contract/vocabulary.ts";
import { type Book, type Cell, isFilled, type Row, type Sheet, textOf } from "../../import/reading/table.ts";
import { type Shape, shapeOf, surplusRows } from "../../import/shape/choice.ts";
import { isDoubtfulName, kindOfRow } from "../../import/shape/data-rows.ts";
import { sectorOfName } from "../../language/party-lines.ts";
import { isProof } from "../../language/registry/credit-code.ts";
import { districtAsKept } from "../../language/registry/districts.ts";
import { FIGURE_COLUMN, NAMED_BY } from "../../language/registry/headings.ts";
import { readQuantity } from "../../language/registry/quantities.ts";
import { inSlices } from "../../ledger/pace.ts";
import type { Fields, FieldValue } from "../../schema/columns.ts";
import { readRecord } from "../../schema/read-record.ts";
import { nameKey, OrganizationIndex } from "../region/matching.ts";
import { amountReason, meantKey, type Reading, readCell, remark } from "./cells.ts";
import { keysOf, Matcher } from "./keys.ts";
import { Names } from "./names.ts";
import { lacksYear, missingFields } from "./settings.ts";

export interface RowPlan {
  row: Row;
  result: RowResult;
  /** The record that it changes; null: it makes one, or nothing. */
  id: string | null;
  /** What is written of it. */
  fields: Fields;
  /** What these fields must hold then. */
  was: Fields;
  /** Figures that are made beside it. */
  figures: Fields[];
  reasons: { at: number | null; reason: RowReason }[];
}

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

const MOST_ASKS = 500;
/** How much a value can be trusted, by the grade of its source. */
export const CONFIDENCE_OF = { A: "high", B: "medium", C: "low", D: "low" } as const;
const TRUST: Readonly<Record<string, number>> = { high: 3, medium: 2, low: 1 };

/** @param signal given up: what is planned so far is let go */
export function planImport(reader: Reader, book: Book, settings: ImportSettings, signal?: AbortSignal): Promise<Plan> {
  return inSlices(planning(reader, book, settings), () => signal?.throwIfAborted());
}

function* planning(reader: Reader, book: Book, settings: ImportSettings): Generator<void, Plan> {
  const sheet = book.sheets[settings.sheet] as Sheet;
  const shape = shapeOf(sheet, settings.headings);
  yield;
  const names = new Names(reader, yield* OrganizationIndex.reading(reader));
  const matcher = yield* Matcher.reading(reader, settings.subject, names);
  const planner = new Planner({ reader, names, matcher, book, sheet, shape, settings });
  for (const row of shape.rows) {
    planner.add(row);
    yield;
  }
  return planner.finish();
}

interface Planned {
  reader: Reader;
  names: Names;
  matcher: Matcher;
  book: Book;
  sheet: Sheet;
  shape: Shape;
  settings: ImportSettings;
}

class Planner {
  readonly #reader: Reader;
  readonly #sheet: Sheet;
  readonly #shape: Shape;
  readonly #settings: ImportSettings;
  readonly #subject: TableSubject;
  readonly #matcher: Matcher;
  readonly #hasFigures: boolean;
  readonly #reading: Reading;
  readonly #surplus: ReadonlySet<Row>;
  readonly #cells: ReadonlyMap<string, string>;
  readonly #decisions: ReadonlyMap<number, "take" | "keep" | "skip">;
  readonly #otherwise: Readonly<Record<string, string>>;
  /** Row of each key that was met. */
  readonly #met = new Map<string, number>();
  readonly #asks = new Map<string, { field: string; text: string; count: number }>();
  readonly #rows: RowPlan[] = [];
  readonly #trust: number;
  readonly #nameAt: number;

  constructor({ reader, names, matcher, book, sheet, shape, settings }: Planned) {
    this.#reader = reader;
    this.#sheet = sheet;
    this.#shape = shape;
    this.#settings = settings;
    this.#subject = settings.subject;
    this.#matcher = matcher;
    this.#hasFigures = settings.columns.some((field) => field?.startsWith(FIGURE_COLUMN));
    const meant = new Map(settings.values.map(({ field, text, value }) => [meantKey(field, text), value]));
    this.#reading = { subject: settings.subject, names, meant, dayFirst: settings.dayFirst };
    this.#surplus = new Set(surplusRows(shape, book));
    this.#cells = new Map(settings.cells.map(({ row, at, text }) => [`${row} ${at}`, text]));
    this.#decisions = new Map(settings.decisions.map(({ row, take }) => [row, take]));
    this.#otherwise = Object.fromEntries(settings.otherwise.map(({ field, value }) => [field, value]));
    this.#trust = TRUST[CONFIDENCE_OF[settings.grade]] ?? 0;
    this.#nameAt = settings.columns.findIndex((field) => field !== null && NAMED_BY[settings.subject].includes(field));
  }

  add(row: Row): void {
    const corrected = this.#corrected(row);
    const code = this.#whyNone(row, corrected);
    if (code === null) this.#rows.push(this.#planned(corrected));
    else this.#rows.push({ ...empty(corrected), reasons: [{ at: null, reason: { code, params: {} } }] });
  }

  /** Why a row is no record, before anything of it is read. */
  #whyNone(row: Row, corrected: Row): string | null {
    const kind = kindOfRow(this.#sheet, corrected, this.#nameAt);
    if (kind !== "record") return `W_ROW_${kind.toUpperCase()}`;
    if (this.#surplus.has(row)) return "W_ROW_SURPLUS";
    const filled = this.#settings.columns.some((field, at) => field !== null && isFilled(corrected.cells[at]));
    if (!filled) return "W_ROW_NAMELESS";
    return this.#decisions.get(row.at) === "skip" ? "W_ROW_SKIPPED" : null;
  }

  finish(): Plan {
    const counts: RowCounts = { new: 0, changed: 0, unchanged: 0, waiting: 0, left: 0, remarks: 0 };
    for (const { result, reasons } of this.#rows) {
      counts[result] += 1;
      if (reasons.length > 0) counts.remarks += 1;
    }
    const asks = [...this.#asks.values()].toSorted((a, b) => b.count - a.count).slice(0, MOST_ASKS);
    const days = this.#rows.some(({ reasons }) => reasons.some(({ reason }) => reason.code === "W_CELL_DAY_ORDER"));
    return {
      subject: this.#subject,
      shape: this.#shape,
      settings: this.#settings,
      rows: this.#rows,
      counts,
      asks,
      missing: missingFields(this.#subject, this.#settings.columns),
      unclear: { dayFirst: days, year: lacksYear(this.#shape, this.#settings) },
    };
  }

  /** The row with the cells that somebody corrected. */
  #corrected(row: Row): Row {
    if (this.#cells.size === 0) return row;
    const cells = this.#shape.columns.map((_, at): Cell => this.#cells.get(`${row.at} ${at}`) ?? row.cells[at]);
    return { at: row.at, cells };
  }

  #planned(row: Row): RowPlan {
    const plan = empty(row);
    const fields = this.#fieldsOf(row, plan);
    const left = (code: string, params: RowReason["params"] = {}): RowPlan => {
      plan.reasons.unshift({ at: this.#nameAt < 0 ? null : this.#nameAt, reason: { code, params } });
      return plan;
    };
    const named = NAMED_BY[this.#subject]
      .map((field) => fields[field])
      .find((value) => value !== undefined && value !== null);
    if (named === undefined) return left("W_ROW_NAMELESS");
    const [key] = keysOf(this.#subject, fields);
    const same = key === undefined ? undefined : this.#met.get(key);
    if (same !== undefined) return left("W_ROW_TWICE", { line: same });
    if (key !== undefined) this.#met.set(key, row.at);
    const { ids, byCode } = this.#matcher.find(fields);
    const id = ids.length > 1 ? this.#only(ids, fields) : ids[0];
    if (ids.length > 1 && id === undefined) {
      plan.result = "waiting";
      plan.reasons.unshift({ at: this.#nameAt, reason: { code: "W_ROW_SEVERAL", params: { count: ids.length } } });
      return plan;
    }
    const doubtful = this.#subject === "organization" && !this.#settings.doubtful && isDoubtfulName(String(named));
    if (id === undefined && doubtful) return left("W_ROW_DOUBTFUL");
    if (id === undefined) this.#make(plan, fields, String(named));
    else this.#change(plan, id, fields, byCode);
    this.#addFigures(row, plan);
    return plan;
  }

  /** Of several that go by one name, the one in the same city. */
  #only(ids: readonly string[], fields: Fields): string | undefined {
    if (this.#subject !== "organization" || !fields.city) return undefined;
    const there = ids.filter((id) => readRecord(this.#reader, "organization", id)?.city === fields.city);
    return there.length === 1 ? there[0] : undefined;
  }

  #fieldsOf(row: Row, plan: RowPlan): Fields {
    const fields: Fields = {};
    const rests: string[] = [];
    for (const [at, field] of this.#settings.columns.entries()) {
      if (field === null || field.startsWith(FIGURE_COLUMN)) continue;
      const { value, rest, reasons = [], asks = [] } = readCell(this.#reading, field, row.cells[at]);
      if (value !== undefined) fields[field] = value;
      if (rest) rests.push(rest);
      for (const reason of reasons) plan.reasons.push({ at, reason });
      for (const text of asks) {
        const key = meantKey(field, text);
        const ask = this.#asks.get(key) ?? { field, text, count: 0 };
        ask.count += 1;
        this.#asks.set(key, ask);
      }
    }
    if (rests.length > 0 && "note" in subjectOf(this.#subject).fields)
      fields.note = [...(fields.note ? [String(fields.note)] : []), ...rests].join("\n");
    if (this.#subject === "organization") placed(fields);
    return fields;
  }

  #make(plan: RowPlan, given: Fields, name: string): void {
    const fields: Fields = { ...given };
    const { fields: known } = subjectOf(this.#subject);
    if (this.#subject === "organization" && !fields.sector) {
      const sector = sectorOfName(name);
      if (sector) fields.sector = sector;
    }
    for (const [field, value] of Object.entries(this.#otherwise))
      if (fields[field] === undefined) fields[field] = value;
    const missing = Object.keys(known).find((field) => {
      if (field === unfitOf(this.#subject, fields)) return true;
      const { required, begins } = metaOf(known[field]);
      return required && begins === undefined && (fields[field] === undefined || fields[field] === null);
    });
    if (missing !== undefined) {
      plan.reasons.unshift({ at: null, reason: remark(this.#reading, "W_ROW_MISSING", missing) });
      return;
    }
    if ("confidence" in known && fields.confidence === undefined)
      fields.confidence = CONFIDENCE_OF[this.#settings.grade];
    plan.result = "new";
    plan.fields = fields;
  }

  #change(plan: RowPlan, id: string, given: Fields, byCode: boolean): void {
    const record = readRecord(this.#reader, this.#subject, id) as unknown as Fields;
    plan.id = id;
    const decision = this.#decisions.get(plan.row.at);
    const trusted = TRUST[String(record.confidence ?? "")] ?? 0;
    const waits: RowPlan["reasons"] = [];
    for (const [field, value] of Object.entries(given)) {
      const held = record[field] ?? null;
      const next = this.#nextOf(record, field, held, value);
      if (next === undefined) continue;
      const at = this.#settings.columns.indexOf(field);
      const isName = NAMED_BY[this.#subject].includes(field);
      const filled = held !== null && !Array.isArray(held);
      // Of what is there, nothing goes for a worse source, and no name or number at all, without somebody saying so.
      const code = isName && byCode ? "W_ROW_OTHER_NAME" : "W_ROW_BETTER";
      const proofs = field === "credit_code" && filled && isProof(String(held)) && isProof(String(value));
      if (filled && field !== "note" && (isName || proofs || trusted > this.#trust)) {
        if (decision === "keep") {
          waits.push({ at, reason: remark(this.#reading, "W_ROW_KEPT", field) });
          continue;
        }
        if (decision !== "take") {
          waits.push({ at, reason: remark(this.#reading, code, field, String(held)) });
          continue;
        }
      }
      plan.fields[field] = next;
      plan.was[field] = held;
      if (isName && filled && "aliases" in record && !(record.aliases as string[]).includes(String(held)))
        this.#keepName(plan, record, String(held));
    }
    plan.reasons.unshift(...waits);
    if (waits.length > 0 && decision === undefined) {
      plan.result = "waiting";
      return;
    }
    plan.result = Object.keys(plan.fields).length > 0 ? "changed" : "unchanged";
  }

  /** The name that goes becomes one that it was called by. */
  #keepName(plan: RowPlan, record: Fields, name: string): void {
    const aliases = (plan.fields.aliases ?? record.aliases) as string[];
    plan.was.aliases = record.aliases as string[];
    plan.fields.aliases = [...aliases, name];
  }

  /** What a field is to hold; undefined: it holds that already, and blanks and parts erase nothing. */
  #nextOf(record: Fields, field: string, held: FieldValue, value: FieldValue): FieldValue | undefined {
    if (Array.isArray(value)) {
      const own = (held ?? []) as string[];
      const more = (value as string[]).filter((one) => !own.some((other) => nameKey(other) === nameKey(one)));
      return more.length === 0 ? undefined : [...own, ...more];
    }
    if (held === null || held === "") return value;
    if (field === "confidence") return undefined;
    if (held === value || readsAlike(String(held), String(value)) || nameKey(String(held)) === nameKey(String(value)))
      return undefined;
    if (field === "note") return String(held).includes(String(value)) ? undefined : `${held}\n${value}`;
    // By another of its names it is the same one.
    if (NAMED_BY[this.#subject].includes(field) && hasAlias(record, String(value))) return undefined;
    // A day to the year says nothing against one to the day.
    const { kind } = metaOf(subjectOf(this.#subject).fields[field]);
    if (kind === "partial_date" && String(held).startsWith(String(value))) return undefined;
    return value;
  }

  #addFigures(row: Row, plan: RowPlan): void {
    if (!this.#hasFigures || plan.result === "waiting" || plan.result === "left") return;
    for (const [at, field] of this.#settings.columns.entries()) {
      if (!field?.startsWith(FIGURE_COLUMN) || !isFilled(row.cells[at])) continue;
      const column = this.#shape.columns[at];
      const text = textOf(row.cells[at]).trim();
      const read = readQuantity(text, column?.unit ?? "");
      if (read.kind === "none") continue;
      const year = column?.year ?? this.#settings.year;
      if (read.kind !== "amount" || year === null) {
        const reason =
          read.kind === "amount"
            ? remark(this.#reading, "W_CELL_NO_YEAR", field, text)
            : amountReason(this.#reading, field, text, read);
        plan.reasons.push({ at, reason });
        continue;
      }
      const figure: Fields = {
        kind: field.slice(FIGURE_COLUMN.length),
        year,
        value: read.value,
        unit: read.unit || null,
        ...(read.approximate && { approximate: true }),
        ...(plan.id !== null && { organization: plan.id }),
        confidence: CONFIDENCE_OF[this.#settings.grade],
      };
      if (plan.id !== null && this.#isThere(figure)) continue;
      plan.figures.push(figure);
    }
    if (plan.figures.length > 0 && plan.result === "unchanged") plan.result = "changed";
  }

  /** The same number of the same year; another source's other number stands beside it. */
  #isThere({ organization, kind, year, value, unit }: Fields): boolean {
    const found = this.#reader.get(
      "SELECT 1 FROM figure WHERE organization = ? AND +kind = ? AND +year = ? AND value = ? AND unit IS ?",
      ...([organization, kind, year, value, unit ?? null] as string[]),
    );
    return found !== undefined;
  }
}

function empty(row: Row): RowPlan {
  return { row, result: "left", id: null, fields: {}, was: {}, figures: [], reasons: [] };
}

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

function hasAlias(record: Fields, name: string): boolean {
  const { name_zh, name_en, short_name, name_zh_candidate, aliases = [] } = record;
  const names = [name_zh, name_en, short_name, name_zh_candidate, ...(aliases as string[])];
  return names.some((one) => one && nameKey(String(one)) === nameKey(name));
}
