/**
 * Which organization a row of a table is: by its credit code, else by a name that is written the same. Names that are only
 * alike are no match: they are asked about.
 */
import type { Reader } from "../../base/store.ts";
import { isProof } from "../../language/registry/credit-code.ts";

/** Letters that are compared as they are, small ones for large: most names are of these. */
const COMPARED = /^[!-Z^-z\u3400-\u9fff]*$/;

/** As names are compared: of one width and case, with brackets of one kind, without blanks. */
export function nameKey(name: string): string {
  if (COMPARED.test(name)) return name.toLowerCase();
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\u200b-\u200f\u202a-\u202e\u2060\ufeff]/gu, "")
    .replace(/[[{【〔《]/gu, "(")
    .replace(/[\]}】〕》]/gu, ")");
}

interface Known {
  row: number;
  id: string;
  name_zh: string | null;
  name_en: string | null;
  short_name: string | null;
  name_zh_candidate: string | null;
  aliases: string;
  credit_code: string | null;
  merged_into: string | null;
}

/** Organizations that are read at once. */
const PAGE = 200;

/** Names and codes of all organizations, as they are when they are read. */
export class OrganizationIndex {
  readonly #codes = new Map<string, string>();
  readonly #names = new Map<string, string | string[]>();

  /** Reads all organizations, in small pieces. */
  static *reading(reader: Reader): Generator<void, OrganizationIndex> {
    const index = new OrganizationIndex();
    for (let last = 0; ; ) {
      const rows = reader.all<Known>(
        `SELECT row, id, name_zh, name_en, short_name, name_zh_candidate, aliases, credit_code, merged_into
         FROM organization WHERE row > ? ORDER BY row LIMIT ${PAGE}`,
        last,
      );
      for (const known of rows) index.#add(known);
      last = rows.at(-1)?.row ?? last;
      if (rows.length < PAGE) return index;
      yield;
    }
  }

  #add({ row: _, id: own, credit_code, aliases, merged_into, ...names }: Known): void {
    // What became part of another is that one now.
    const id = merged_into ?? own;
    if (credit_code && isProof(credit_code)) this.#codes.set(credit_code, id);
    for (const name of Object.values(names)) if (name) this.#note(nameKey(name), id);
    if (aliases !== "[]") for (const name of JSON.parse(aliases) as string[]) this.#note(nameKey(name), id);
  }

  /** A code whose digit does not fit proves nothing. */
  byCode(code: string | null): string | undefined {
    return code !== null && isProof(code) ? this.#codes.get(code) : undefined;
  }

  byName(name: string): readonly string[] {
    const found = this.#names.get(nameKey(name));
    return found === undefined ? [] : typeof found === "string" ? [found] : found;
  }

  /** Most names are one organization's: a list for each would take several times the room. */
  #note(key: string, id: string): void {
    if (key === "") return;
    const held = this.#names.get(key);
    if (held === id || (Array.isArray(held) && held.includes(id))) return;
    if (held === undefined) this.#names.set(key, id);
    else if (typeof held === "string") this.#names.set(key, [held, id]);
    else held.push(id);
  }
}
