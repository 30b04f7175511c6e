/**
 * Where each value of a record comes from: the write that gave it, by the ledger; the sources that came with it; and of a table
 * that was taken in its row.
 */
import { inflateRawSync } from "node:zlib";
import { canonicalize } from "../base/canonical.ts";
import type { EntryBody } from "../base/entry.ts";
import type { Reader } from "../base/store.ts";
import type { Origin } from "../contract/procedures/history.ts";
import type { Labels } from "../contract/records.ts";
import { SUBJECTS, type Subject, subjectOf } from "../contract/subjects/index.ts";
import { metaOf } from "../contract/subjects/meta.ts";
import { type Fields, wholeFields } from "../schema/columns.ts";
import { readRecord } from "../schema/read-record.ts";
import { labelFor, labelsFor, labelsOf } from "./labels.ts";
import { hides } from "./privacy.ts";

/** Of a record that somebody reads, with the labels of what its values and sources name. */
export function originsOf(
  reader: Reader,
  { subject: name, id }: { subject: string; id: string },
): { origins: Origin[]; labels: Labels } {
  const subject = SUBJECTS.find((known) => known === name);
  if (!subject) return { origins: [], labels: {} };
  const origins = new Origins(reader).of(subject, id);
  const before = Object.fromEntries(origins.map(({ field, before: was }) => [field, was])) as Fields;
  const sources = [...new Set(origins.flatMap((origin) => origin.sources))];
  const labels = labelsOf(reader, { subject, records: [wholeFields(subject, before)] });
  return { origins, labels: { ...labels, ...labelsFor(reader, "source", sources) } };
}

interface Write {
  n: number;
  act: string;
  value: unknown;
  body: EntryBody;
  /** Sources that the record got by it. */
  sources: string[];
}

/** Entries that are held while many records are looked at: those of one table lie side by side. */
const HELD = 24;
/** An action that takes back gives a value that somebody else had given. */
const BACK = new Set(["undo", "redo"]);

export class Origins {
  readonly #reader: Reader;
  readonly #entries = new Map<number, EntryBody>();

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /** Of the filled fields of a record, or of those asked for. Nothing, where the record is not there. */
  of(subject: Subject, id: string, asked?: readonly string[]): Origin[] {
    const record = readRecord(this.#reader, subject, id) as Fields | null;
    if (!record) return [];
    const writes = this.#writes(subject, id);
    const fields = asked ?? Object.keys(subjectOf(subject).fields);
    return fields.flatMap((field): Origin[] => {
      const value = record[field] ?? null;
      if (value === null || hides(this.#reader, subject, field) || metaOf(subjectOf(subject).fields[field]).packed)
        return [];
      const own = writes.get(field) ?? [];
      const text = canonicalize(value as never);
      const given = own.filter((write) => canonicalize(write.value as never) === text);
      const write = given.find(({ act }) => !BACK.has(act)) ?? given[0];
      if (!write) return [];
      const before = own.slice(own.indexOf(write) + 1).find((older) => canonicalize(older.value as never) !== text);
      const { by, wall } = write.body;
      return [
        {
          field,
          at: new Date(wall).toISOString(),
          by: by === null ? null : (labelFor(this.#reader, "profile", by)?.zh ?? null),
          act: write.act,
          before: before?.value ?? null,
          sources: write.sources,
          table: this.#tableOf(write, id),
        },
      ];
    });
  }

  /** What was written to each field, the last first. */
  #writes(subject: Subject, id: string): Map<string, Write[]> {
    const writes = new Map<string, Write[]>();
    const touching = this.#reader.all<{ n: number }>(
      "SELECT n FROM touched WHERE subject = ? AND id = ? ORDER BY n",
      subject,
      id,
    );
    let sources: readonly string[] = [];
    for (const { n } of touching) {
      const body = this.#entry(n);
      for (const operation of body.ops) {
        if (operation.ent !== subject || operation.id !== id || !("f" in operation)) continue;
        const next = (operation.f.sources ?? sources) as string[];
        const more = next.filter((one) => !sources.includes(one));
        for (const [field, value] of Object.entries(operation.f)) {
          const own = writes.get(field) ?? [];
          own.unshift({ n, act: body.act, value, body, sources: more });
          writes.set(field, own);
        }
        sources = next;
      }
    }
    return writes;
  }

  #entry(n: number): EntryBody {
    const held = this.#entries.get(n);
    if (held) return held;
    const row = this.#reader.get<{ body: string }>("SELECT body FROM ledger WHERE n = ?", n);
    const body = JSON.parse(row?.body ?? '{"ops":[]}') as EntryBody;
    const [oldest] = this.#entries.keys();
    if (this.#entries.size >= HELD && oldest !== undefined) this.#entries.delete(oldest);
    this.#entries.set(n, body);
    return body;
  }

  /** The import by which a value came, and the row in which it stood. */
  #tableOf({ act, body, n }: Write, id: string): Origin["table"] {
    if (act !== "table_import.run") return null;
    const first = this.#reader.get<{ n: number }>(
      "SELECT n FROM ledger WHERE dev = ? AND op_id = ? AND part = 0",
      body.dev,
      body.opId,
    );
    const made = first && this.#entry(first.n).ops.find(({ ent }) => ent === "table_import");
    const record = made && readRecord(this.#reader, "table_import", made.id);
    if (!record) return null;
    const { name, sheet, sender, source } = record;
    const grade = source ? (readRecord(this.#reader, "source", source)?.grade ?? null) : null;
    return { id: record.id, name, sheet, sender, grade, row: this.#rowOf(record.id, n, id) };
  }

  /** Rows stand at the end of the part of the import in which they were written. */
  #rowOf(table: string, from: number, id: string): number | null {
    const ends = this.#reader.all<{ n: number }>(
      "SELECT n FROM touched WHERE subject = 'table_import' AND id = ? AND n >= ? ORDER BY n LIMIT 4",
      table,
      from,
    );
    for (const { n } of ends)
      for (const operation of this.#entry(n).ops) {
        if (operation.id !== table || !("f" in operation) || typeof operation.f.rows !== "string") continue;
        const row = unpackedRows(operation.f.rows).get(id);
        if (row !== undefined) return row;
      }
    return null;
  }
}

/** Records with the rows that they came from, as an import packs them. */
export function unpackedRows(packed: string): Map<string, number> {
  const text = inflateRawSync(Buffer.from(packed, "base64")).toString();
  return new Map(
    text.split("\n").map((line): [string, number] => {
      const [id = "", row] = line.split(" ");
      return [id, Number(row)];
    }),
  );
}
