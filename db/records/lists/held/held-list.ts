/**
 * All records of a kind as lists ask for them, held in memory where there are many: of each field by which lists are narrowed
 * down a number for each row, and the rows in the order of their names. Made in small steps from the tables once a list is
 * asked for, and kept in step with the ledger, from the entry that it last read: nothing is written for it.
 */
import type { EntryBody } from "../../../base/entry.ts";
import type { Store } from "../../../base/store.ts";
import { kindOfFacet } from "../../../contract/lists/facets.ts";
import { type Subject, subjectOf } from "../../../contract/subjects/index.ts";
import type { Ledger } from "../../../ledger/ledger.ts";
import { columnOf, columnsOf, type Row } from "../../../schema/columns.ts";
import { spelledAs } from "../../../search/spellings.ts";
import { LETTERS, RowOrder, Spellings } from "./spelling-order.ts";
import { HeldValues } from "./values.ts";

/** Rows that are read in one step. */
const STEP_ROWS = 500;
/** So many of them may have to be spelled anew in one step. */
const SPELLED = 50;
/** More changed records than this are not put in their places one by one. */
const FEW = 100;
/** A place for rows that are still to come. */
const SPARE = 4_096;

const LANGUAGES = ["zh", "en"] as const;
type Language = (typeof LANGUAGES)[number];

export class HeldList {
  readonly subject: Subject;
  /** By field. */
  readonly fields = new Map<string, HeldValues>();
  /** Of each row number whether there is such a row. */
  present: Uint8Array;
  count = 0;
  readonly #ledger: Ledger;
  readonly #store: Store;
  /** The entry up to which it knows the tables. */
  #n = 0;
  /** Rows whose records were about to go. */
  readonly #doubtful = new Set<number>();
  readonly #orders = new Map<Language, RowOrder>();
  /** Whether names are those of persons: a first character that is a surname is read as one. */
  readonly #ofPerson: boolean;
  /** Of each row whether it has no name that is read. */
  readonly #nameless: Record<Language, Uint8Array>;

  constructor(ledger: Ledger, subject: Subject) {
    this.subject = subject;
    this.#ledger = ledger;
    this.#store = ledger.store;
    this.#ofPerson = columnOf(subject, subjectOf(subject).title.zh[0] as string)?.meta.ofPerson === true;
    this.present = new Uint8Array();
    this.#nameless = { zh: new Uint8Array(), en: new Uint8Array() };
    for (const { name, list } of columnsOf(subject)) {
      const kind = kindOfFacet(subject, name);
      if (kind !== null && kind !== "asked") this.fields.set(name, new HeldValues(list));
    }
  }

  /** Reads all there is, and puts it in order; yields between steps. */
  *make(): Generator<void> {
    this.#n = this.#ledger.size;
    this.#doubtful.clear();
    const last = this.#store.get<{ row: number | null }>(`SELECT max(row) AS row FROM "${this.subject}"`)?.row ?? 0;
    if (last >= this.present.length) this.#grow(last + SPARE);
    this.count = 0;
    this.present.fill(0);
    yield* this.#readAll([...this.fields.keys(), ...this.#titles()], (row) => this.#take(row.row as number, row));
    for (const [field, values] of this.fields) if (values.full) this.fields.delete(field);
    const rows = new Uint32Array(this.count);
    for (let row = 0, at = 0; row < this.present.length; row++) if (this.present[row]) rows[at++] = row;
    // One after the other: what they are put in order by takes much room.
    for (const language of LANGUAGES) {
      const spellings = new Spellings(this.present.length);
      yield* this.#readAll(this.#titles(), (row, kept) =>
        spellings.set(row.row as number, this.#keyOf(row, language, kept)),
      );
      this.#orders.set(language, new RowOrder((yield* spellings.order(rows)).slice()));
    }
  }

  /** Every row that there is room for, with how it is spelled as far as that is kept; what is written meanwhile is read later. */
  *#readAll(fields: readonly string[], take: (row: Row, kept: string | undefined) => void): Generator<void> {
    const { subject } = this;
    const columns = [...new Set(fields)].map((name) => `o."${name}"`).join(", ");
    for (let from = 0; ; ) {
      const rows = this.#store.all<Row>(
        `SELECT o.row, ${columns}, k.key AS _kept FROM "${subject}" o
         LEFT JOIN local_spelling k ON k.subject = '${subject}' AND k.row = o.row
         WHERE o.row > ? ORDER BY o.row LIMIT ${STEP_ROWS}`,
        from,
      );
      for (const [index, row] of rows.entries()) {
        if ((row.row as number) < this.present.length) take(row, (row._kept as string | null) ?? undefined);
        if (index % SPELLED === SPELLED - 1) yield;
      }
      const last = rows.at(-1)?.row as number | undefined;
      if (last === undefined) return;
      from = last;
      yield;
    }
  }

  /** A record is about to be removed: its row will be looked at again. */
  doubt(row: number): void {
    this.#doubtful.add(row);
  }

  /** Rows in the order of the names that are read in a language. */
  order(language: Language): Uint32Array {
    return this.#orders.get(language)?.rows ?? new Uint32Array();
  }

  /** How many of those have no name: they stand last. */
  nameless(language: Language): number {
    const order = this.order(language);
    let at = order.length;
    while (at > 0 && this.#nameless[language][order[at - 1] as number]) at--;
    return order.length - at;
  }

  /** Takes in what was written since; yields between steps. */
  *catchUp(): Generator<void> {
    const changed = new Map<number, boolean>();
    for (const row of this.#doubtful) changed.set(row, true);
    this.#doubtful.clear();
    const titles = this.#titles();
    while (this.#n < this.#ledger.size) {
      const entry = this.#store.get<{ n: number; body: string }>(
        "SELECT n, body FROM ledger WHERE n > ? ORDER BY n LIMIT 1",
        this.#n,
      );
      if (!entry) break;
      for (const operation of (JSON.parse(entry.body) as EntryBody).ops) {
        const { ent, id, op } = operation;
        if (ent !== this.subject) continue;
        const row = this.#store.get<{ row: number }>(`SELECT row FROM "${ent}" WHERE id = ?`, id)?.row;
        const renamed = op !== "set" || titles.some((title) => Object.hasOwn(operation.f, title));
        if (row !== undefined) changed.set(row, renamed || changed.get(row) === true);
      }
      this.#n = entry.n;
      yield;
    }
    if (changed.size > FEW) yield* this.make();
    else if (changed.size > 0) yield* this.#retake(changed);
  }

  /** How much is to be caught up with: entries. */
  get behind(): number {
    return this.#ledger.size - this.#n + this.#doubtful.size;
  }

  /** @param changed row numbers, and whether the record may be called otherwise now */
  *#retake(changed: ReadonlyMap<number, boolean>): Generator<void> {
    const columns = [...new Set([...this.fields.keys(), ...this.#titles()])].map((name) => `"${name}"`).join(", ");
    const placed: number[] = [];
    for (const [row, renamed] of changed) {
      const found = this.#store.get<Row>(`SELECT row, ${columns} FROM "${this.subject}" WHERE row = ?`, row);
      if (row >= this.present.length) this.#grow(row + SPARE);
      const before = this.present[row] === 1;
      if (before) this.count -= 1;
      this.present[row] = 0;
      if (found) this.#take(row, found);
      if (before === (found !== undefined) && !renamed) continue;
      for (const order of this.#orders.values()) if (before) order.remove(row);
      if (found) placed.push(row);
      yield;
    }
    // Only once all that moved is taken out can the others be compared.
    for (const row of placed)
      for (const [language, order] of this.#orders) {
        order.insert(this.#placeIn(order.rows, { row, key: this.#read(row, language) }, language), row);
        yield;
      }
  }

  #placeIn(rest: Uint32Array, { row, key }: { row: number; key: string | null }, language: Language): number {
    let [low, high] = [0, rest.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = rest[middle] as number;
      const before = compare(this.#read(other, language), key) || other - row;
      if (before < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The spelling of a row as it is now. */
  #read(row: number, language: Language): string | null {
    const columns = this.#titles().map((name) => `"${name}"`);
    const found = this.#store.get<Row>(`SELECT ${columns.join(", ")} FROM "${this.subject}" WHERE row = ?`, row);
    const kept = this.#store.get<{ key: string }>(
      "SELECT key FROM local_spelling WHERE subject = ? AND row = ?",
      this.subject,
      row,
    );
    return found ? this.#keyOf(found, language, kept?.key) : null;
  }

  #titles(): string[] {
    const { title } = subjectOf(this.subject);
    return [...new Set([...title.zh, ...title.en])];
  }

  #nameOf(row: Row, language: Language): string | null {
    const { title } = subjectOf(this.subject);
    const name = title[language].map((field) => row[field]).find((value) => typeof value === "string" && value !== "");
    return typeof name === "string" ? name : null;
  }

  #keyOf(row: Row, language: Language, kept: string | undefined): string | null {
    const name = this.#nameOf(row, language);
    return name === null ? null : spelledAs(name, kept, this.#ofPerson);
  }

  #take(row: number, found: Row): void {
    for (const [field, values] of this.fields) values.set(row, found[field] ?? null);
    for (const language of LANGUAGES) this.#nameless[language][row] = Number(this.#nameOf(found, language) === null);
    this.present[row] = 1;
    this.count += 1;
  }

  #grow(rows: number): void {
    const grown = (bytes: Uint8Array) => {
      const more = new Uint8Array(rows);
      more.set(bytes);
      return more;
    };
    this.present = grown(this.present);
    for (const language of LANGUAGES) this.#nameless[language] = grown(this.#nameless[language]);
    for (const values of this.fields.values()) values.grow(rows);
  }
}

/** As the bytes of the names compare; what has none stands last. */
function compare(one: string | null, other: string | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return Buffer.compare(Buffer.from(one).subarray(0, LETTERS), Buffer.from(other).subarray(0, LETTERS));
}
