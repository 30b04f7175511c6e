/** Which record a row of a table is: by a number of its own, else by what makes two of its kind the same. */
import type { Reader } from "../../base/store.ts";
import type { TableSubject } from "../../contract/vocabulary.ts";
import { columnOf, type Fields } from "../../schema/columns.ts";
import { nameKey } from "../region/matching.ts";
import type { Names } from "./names.ts";

/** Fields that together tell one record of its kind from every other; the first set whose fields are all filled counts. */
const KEYS: Readonly<Record<Exclude<TableSubject, "organization">, readonly (readonly string[])[]>> = {
  policy: [["doc_number"], ["title_zh"], ["title_en"]],
  problem: [["title_zh"], ["title_en"]],
  action: [["text", "meeting"], ["text", "lead"], ["text"]],
  person: [
    ["organization", "name"],
    ["organization", "duty"],
  ],
  link: [
    ["from", "to", "type"],
    ["from", "to", "description"],
    ["from", "to"],
  ],
  figure: [
    ["kind", "year", "value", "unit", "organization"],
    ["kind", "year", "value", "unit", "segment"],
    ["kind", "year", "value", "unit", "city"],
    ["kind", "year", "value", "organization"],
    ["kind", "year", "value", "city"],
  ],
};

/** What tells a row from others of the same table. @returns empty: nothing does */
export function keysOf(subject: TableSubject, fields: Fields): string[] {
  if (subject === "organization") {
    const name = fields.name_zh ?? fields.name_en;
    return name ? [`name ${nameKey(String(name))}`] : [];
  }
  return KEYS[subject].flatMap((set, at) => {
    const values = set.map((field) => fields[field]);
    if (values.some((value) => value === null || value === undefined || value === "")) return [];
    return [`${at} ${values.map((value) => nameKey(String(value))).join("\n")}`];
  });
}

/** Records that are read at once. */
const PAGE = 200;

/** Records of a kind, found by the fields of a row. */
export class Matcher {
  readonly #subject: TableSubject;
  readonly #names: Names;
  readonly #known = new Map<string, string[]>();

  private constructor(subject: TableSubject, names: Names) {
    this.#subject = subject;
    this.#names = names;
  }

  /** Reads what records of the kind are told by, in small pieces. */
  static *reading(reader: Reader, subject: TableSubject, names: Names): Generator<void, Matcher> {
    const matcher = new Matcher(subject, names);
    if (subject === "organization") return matcher;
    const columns = [...new Set(KEYS[subject].flat())].filter((field) => columnOf(subject, field));
    const wanted = columns.map((field) => `"${field}"`).join(", ");
    for (let last = 0; ; ) {
      const rows = reader.all<{ row: number; id: string } & Fields>(
        `SELECT row, id, ${wanted} FROM "${subject}" WHERE row > ? ORDER BY row LIMIT ${PAGE}`,
        last,
      );
      for (const { row, id, ...fields } of rows) {
        last = row;
        for (const key of keysOf(subject, fields)) {
          const held = matcher.#known.get(key);
          if (held) held.push(id);
          else matcher.#known.set(key, [id]);
        }
      }
      if (rows.length < PAGE) return matcher;
      yield;
    }
  }

  /** The records that a row may be; by a proof there is one only. */
  find(fields: Fields): { ids: readonly string[]; byCode: boolean } {
    if (this.#subject === "organization") {
      const code = this.#names.organizations.byCode((fields.credit_code as string | null | undefined) ?? null);
      if (code !== undefined) return { ids: [code], byCode: true };
      for (const name of [fields.name_zh, fields.name_en]) {
        const ids = name ? this.#names.organizations.byName(String(name)) : [];
        if (ids.length > 0) return { ids, byCode: false };
      }
      return { ids: [], byCode: false };
    }
    for (const key of keysOf(this.#subject, fields)) {
      const ids = this.#known.get(key);
      if (ids) return { ids, byCode: false };
    }
    return { ids: [], byCode: false };
  }
}
