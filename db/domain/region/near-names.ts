/** Which organizations a row of a table may be, whose name is none of theirs: those whose names are nearly its. */
import type { Reader } from "../../base/store.ts";
import type { LikenessReason } from "../../contract/vocabulary.ts";
import { type Taken, takenApart } from "../../language/firms/likeness.ts";
import { loadNameReader, type ReadName } from "../../language/firms/reader.ts";
import { isProof } from "../../language/registry/credit-code.ts";
import type { Context } from "../../records/context.ts";
import type { Fields } from "../../schema/columns.ts";
import { alikeTo } from "./duplicates/candidates.ts";

/** An organization that a row may be, and why. */
export interface Near {
  id: string;
  /** 0 to 1: from 0.9 on it is proposed, from 0.6 on it is asked. */
  score: number;
  reasons: { reason: LikenessReason; weight: number }[];
}

/** Of so many somebody chooses. */
const MOST_NEAR = 3;
/** Organizations whose names are held taken apart: a table has many rows that are near the same ones. */
const MOST_TAKEN = 40_000;

/** Organizations whose names are nearly those of a row that is none of them. */
export class NearNames {
  readonly #reader: Reader;
  readonly #read: ReadName;
  readonly #taken = new Map<string, Taken>();

  static async in(context: Pick<Context, "readNames" | "searchReader">): Promise<NearNames> {
    const read = await loadNameReader();
    await context.readNames();
    return new NearNames(context.searchReader(), read);
  }

  private constructor(reader: Reader, read: ReadName) {
    this.#reader = reader;
    this.#read = read;
  }

  /** The likeliest first. @param fields of an organization that is to be made */
  to(fields: Fields): Near[] {
    if (this.#taken.size > MOST_TAKEN) this.#taken.clear();
    const { name_zh, name_en, short_name, aliases, credit_code: code, city, founded, segments } = fields;
    const names = [name_zh, name_en, short_name, ...((aliases ?? []) as string[])].filter(Boolean).map(String);
    const known = takenApart(
      {
        names,
        code: code && isProof(String(code)) ? String(code) : null,
        city: (city ?? null) as string | null,
        founded: (founded ?? null) as string | null,
        segments: (segments ?? []) as string[],
        contact: [fields.contact, fields.address, fields.web].filter(Boolean).join(" "),
      },
      this.#read,
    );
    return alikeTo(this.#reader, known, { read: this.#read, taken: this.#taken })
      .slice(0, MOST_NEAR)
      .map(({ organization: { id }, score, reasons }) => ({ id, score, reasons }));
  }
}
