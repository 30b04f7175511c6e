/** What a row changes of the record that it is: blanks and worse sources erase nothing, and what is in doubt waits. */
import type { Reader } from "../../base/store.ts";
import { fieldName } from "../../contract/labels/index.ts";
import type { ImportSettings } from "../../contract/procedures/region/table-imports.ts";
import { subjectOf } from "../../contract/subjects/index.ts";
import { metaOf } from "../../contract/subjects/meta.ts";
import { readsAlike } from "../../contract/tidy.ts";
import type { TableSubject } from "../../contract/vocabulary.ts";
import { textOf } from "../../import/reading/table.ts";
import { confidenceOf } from "../../language/registry/confidence.ts";
import { isProof } from "../../language/registry/credit-code.ts";
import { NAMED_BY } from "../../language/registry/headings.ts";
import { Origins } from "../../records/origins.ts";
import type { Fields, FieldValue } from "../../schema/columns.ts";
import { readRecord } from "../../schema/read-record.ts";
import { nameKey } from "../region/matching.ts";
import { type Reading, remark } from "./cells.ts";
import type { Decision, RowPlan } from "./row-plan.ts";
import { gradeOf, trustOf } from "./row-sources.ts";

/** How a row was found to be a record: by its proof, by a name, or because somebody said so. */
export type FoundBy = "code" | "name" | "somebody";

export class RowChanges {
  readonly #reader: Reader;
  readonly #subject: TableSubject;
  readonly #settings: ImportSettings;
  readonly #reading: Reading;
  readonly #origins: Origins;

  constructor(reader: Reader, settings: ImportSettings, reading: Reading) {
    this.#reader = reader;
    this.#subject = settings.subject;
    this.#settings = settings;
    this.#reading = reading;
    this.#origins = new Origins(reader);
  }

  /** Fills in what is written of the record, what was there, and what waits for a decision. */
  add(
    plan: RowPlan,
    id: string,
    given: Fields,
    { by, trust, decision }: { by: FoundBy; trust: number; decision: Decision["what"] },
  ): void {
    const record = readRecord(this.#reader, this.#subject, id) as unknown as Fields;
    plan.id = id;
    const waits: RowPlan["reasons"] = [];
    for (const [field, value] of Object.entries(given)) {
      const held = record[field] ?? null;
      const next = this.#nextOf(record, field, held, value);
      if (next === undefined) continue;
      const at = this.#settings.columns.indexOf(field);
      const isName = NAMED_BY[this.#subject].includes(field);
      const filled = held !== null && !Array.isArray(held);
      // Somebody said that it is this one, which is called otherwise: by both names from now on.
      if (isName && filled && by === "somebody" && decision !== "take" && "aliases" in record) {
        this.#addName(plan, record, String(value));
        continue;
      }
      const proofs = field === "credit_code" && filled && isProof(String(held)) && isProof(String(value));
      const doubt = filled && field !== "note" && (isName || proofs || this.#trustOf(record, id, field) > trust);
      if (doubt && decision === "keep") {
        waits.push({ at, reason: remark(this.#reading, "W_ROW_KEPT", field) });
        continue;
      }
      if (doubt && decision === "both") {
        this.#keepBoth(plan, record, field, at < 0 ? String(value) : textOf(plan.row.cells[at]).trim());
        continue;
      }
      if (doubt && decision !== "take") {
        // Of what is there, nothing goes for a worse source, and no name or number at all, without somebody saying so.
        const code = isName && by === "code" ? "W_ROW_OTHER_NAME" : isName || proofs ? "W_ROW_OTHER" : "W_ROW_BETTER";
        waits.push({ at, reason: remark(this.#reading, code, field, String(held)) });
        plan.was[field] = held;
        plan.fields[field] = next;
        continue;
      }
      plan.fields[field] = next;
      plan.was[field] = held;
      if (isName && filled && "aliases" in record) this.#addName(plan, record, String(held));
    }
    plan.reasons.unshift(...waits);
    if (waits.length > 0 && decision === undefined) plan.result = "waiting";
    else plan.result = Object.keys(plan.fields).length > 0 ? "changed" : "unchanged";
  }

  /** What somebody changed in a table that Concord wrote stands in place of what is there. */
  replace(plan: RowPlan, id: string, given: Fields): void {
    const record = readRecord(this.#reader, this.#subject, id) as unknown as Fields;
    plan.id = id;
    for (const [field, value] of Object.entries(given)) {
      const held = record[field] ?? null;
      if (JSON.stringify(held) === JSON.stringify(value)) continue;
      plan.fields[field] = value;
      plan.was[field] = held;
    }
    plan.result = Object.keys(plan.fields).length > 0 ? "changed" : "unchanged";
  }

  /** How far the value that is there can be trusted: by the sources that it came with, else as its record. */
  #trustOf(record: Fields, id: string, field: string): number {
    const own = trustOf(record.confidence);
    // All values of a record with one source are that one's.
    if (((record.sources ?? []) as string[]).length < 2) return own;
    const [origin] = this.#origins.of(this.#subject, id, [field]);
    const grades = (origin?.sources ?? []).flatMap((source) => gradeOf(this.#reader, source) ?? []);
    return grades.length === 0 ? own : trustOf(confidenceOf(grades));
  }

  #addName(plan: RowPlan, record: Fields, name: string): void {
    const aliases = (plan.fields.aliases ?? record.aliases) as string[];
    if (aliases.some((one) => nameKey(one) === nameKey(name))) return;
    plan.was.aliases = record.aliases as string[];
    plan.fields.aliases = [...aliases, name];
  }

  /** The value that is there stays; of a name the other is one more, of anything else it is noted. */
  #keepBoth(plan: RowPlan, record: Fields, field: string, text: string): void {
    if (NAMED_BY[this.#subject].includes(field) && "aliases" in record) {
      this.#addName(plan, record, text);
      return;
    }
    if (!("note" in record)) return;
    const held = (plan.fields.note ?? record.note ?? "") as string;
    const { sender } = this.#settings;
    const said = `${fieldName(this.#subject, field, "zh") ?? field}：${text}${sender ? `（${sender}）` : ""}`;
    if (held.includes(said)) return;
    plan.was.note = record.note ?? null;
    plan.fields.note = [held, said].filter(Boolean).join("\n");
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
}

function hasAlias(record: Fields, name: string): boolean {
  const { name_zh, name_en, short_name, name_zh_candidate, aliases = [] } = record;
  const names = [name_zh, name_en, short_name, name_zh_candidate, ...(aliases as string[])];
  return names.some((one) => one && nameKey(String(one)) === nameKey(name));
}
