/** Each value that the fields of a record ever held: who wrote it where, what its writer had seen, and whether it was chosen. */
import type { EntryBody } from "../../base/entry.ts";
import type { Reader } from "../../base/store.ts";
import type { FieldWrites } from "../../contract/procedures/history.ts";
import type { Labels } from "../../contract/records.ts";
import { SUBJECTS, type Subject, subjectOf } from "../../contract/subjects/index.ts";
import { metaOf } from "../../contract/subjects/meta.ts";
import { compareWriters, type Writer } from "../../ledger/registers.ts";
import { type Fields, wholeFields } from "../../schema/columns.ts";
import { labelFor, labelsOf } from "../labels.ts";
import { hides } from "../privacy.ts";

/** Of a field that was written more often, the last ones. */
const MOST = 100;

interface Write {
  writer: Writer;
  body: EntryBody;
  device: string | null;
  value: unknown;
  misfit: boolean;
}

/** Of the fields that were ever filled, in the order of the record, the last value first. */
export function fieldHistory(
  reader: Reader,
  { subject: name, id }: { subject: string; id: string },
): { fields: FieldWrites[]; labels: Labels } {
  const subject = SUBJECTS.find((known) => known === name);
  if (!subject) return { fields: [], labels: {} };
  const written = writesOf(reader, subject, id);
  const fields = Object.keys(subjectOf(subject).fields).flatMap((field): FieldWrites[] => {
    const { packed, code } = metaOf(subjectOf(subject).fields[field]);
    const writes = written.get(field);
    if (!writes || packed || code || hides(reader, subject, field)) return [];
    return [{ field, times: writes.length, writes: told(reader, writes.slice(-MOST)).toReversed() }];
  });
  const values = fields.flatMap(({ field, writes }) =>
    writes.flatMap(({ value, misfit }) => (misfit ? [] : [wholeFields(subject, { [field]: value } as Fields)])),
  );
  return { fields, labels: labelsOf(reader, { subject, records: values }) };
}

/** By field, in the order in which this laptop learned of them. */
function writesOf(reader: Reader, subject: Subject, id: string): Map<string, Write[]> {
  const entries = reader.all<{ n: number; body: string; device: string | null }>(
    `SELECT l.n, l.body, d.name AS device FROM touched t JOIN ledger l ON l.n = t.n LEFT JOIN device d ON d.id = l.dev
     WHERE t.subject = ? AND t.id = ? ORDER BY l.n`,
    subject,
    id,
  );
  const misfits = new Set(
    reader
      .all<{ field: string; n: number }>("SELECT field, n FROM misfit WHERE subject = ? AND id = ?", subject, id)
      .map(({ field, n }) => `${field} ${n}`),
  );
  const written = new Map<string, Write[]>();
  for (const { n, body: text, device } of entries) {
    const body = JSON.parse(text) as EntryBody;
    for (const operation of body.ops) {
      if (operation.ent !== subject || operation.id !== id || !("f" in operation)) continue;
      for (const [field, value] of Object.entries(operation.f)) {
        const own = written.get(field) ?? [];
        // What a record does not hold when it is made is no value that somebody gave it.
        if (own.length === 0 && isEmpty(value)) continue;
        // Of one entry only what it came to counts.
        const others = own.filter(({ writer }) => writer.n !== n);
        const [ms, counter] = body.hlc;
        const writer = { ms, counter, n, dev: body.dev, seq: body.seq };
        written.set(field, [...others, { writer, body, device, value, misfit: misfits.has(`${field} ${n}`) }]);
      }
    }
  }
  return written;
}

/** Whether the writer of one had seen the other. */
function sees({ body }: Write, other: Write): boolean {
  return (body.vv[other.body.dev] ?? 0) >= other.body.seq;
}

function told(reader: Reader, writes: readonly Write[]): FieldWrites["writes"] {
  return writes.map((write) => {
    const apart = writes.filter((other) => other !== write && !sees(write, other) && !sees(other, write));
    const over = writes.filter((other) => other !== write && sees(other, write));
    const lost = apart.some((other) => compareWriters(other.writer, write.writer) > 0);
    const before = writes.filter((other) => other !== write && sees(write, other)).at(-1);
    return {
      n: write.writer.n,
      at: new Date(write.body.wall).toISOString(),
      by: write.body.by === null ? null : (labelFor(reader, "profile", write.body.by)?.zh ?? null),
      device: write.body.dev,
      deviceName: write.device,
      act: write.body.act,
      value: write.value,
      misfit: write.misfit,
      state: lost ? "unchosen" : over.length > 0 ? "before" : "now",
      until: over[0]?.writer.n ?? null,
      seen: before?.writer.n ?? null,
      apart: apart.map(({ writer }) => writer.n),
    };
  });
}

function isEmpty(value: unknown): boolean {
  return value === null || value === "" || value === false || (Array.isArray(value) && value.length === 0);
}
