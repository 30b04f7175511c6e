/**
 * Which organization a row of a table is: by its credit code, else by a name that is written the same. Names that are only
 * alike are no match here.
 */
import type { Reader } from "../../base/store.ts";
import { isProof } from "../../language/registry/credit-code.ts";

/** As names are compared: of one width and case, with brackets of one kind, without blanks. */
export function nameKey(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\u200b-\u200f\u202a-\u202e\u2060\ufeff]/gu, "")
    .replace(/[[{【〔《]/gu, "(")
    .replace(/[\]}】〕》]/gu, ")");
}

interface Known {
  id: string;
  name_zh: string | null;
  name_en: string | null;
  short_name: string | null;
  name_zh_candidate: string | null;
  aliases: string;
  credit_code: string | null;
  merged_into: string | null;
}

/** Names and codes of all organizations, as they are when it is made. */
export class OrganizationIndex {
  readonly #codes = new Map<string, string>();
  readonly #names = new Map<string, string | string[]>();

  constructor(reader: Reader) {
    const rows = reader.all<Known>(
      "SELECT id, name_zh, name_en, short_name, name_zh_candidate, aliases, credit_code, merged_into FROM organization",
    );
    for (const { id: own, credit_code, aliases, merged_into, ...names } of rows) {
      // What became part of another is that one now.
      const id = merged_into ?? own;
      if (credit_code && isProof(credit_code)) this.#codes.set(credit_code, id);
      const all = [...Object.values(names), ...(aliases === "[]" ? [] : (JSON.parse(aliases) as string[]))];
      for (const key of new Set(all.map((name) => nameKey(name ?? "")))) if (key) this.#note(key, id);
    }
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
    const held = this.#names.get(key);
    if (held === id || (Array.isArray(held) && held.includes(id))) return;
    if (held === undefined) this.#names.set(key, id);
    else if (typeof held === "string") this.#names.set(key, [held, id]);
    else held.push(id);
  }
}
