/** Narrowing a search: by the city and sector of the party that a record is about, and by its day. */
import type { Reader } from "../base/store.ts";
import { labelFrom } from "../contract/labels/in-words.ts";
import type { Narrowing } from "../contract/procedures/search.ts";
import type { Label } from "../contract/records.ts";
import type { Subject } from "../contract/subjects/index.ts";
import { columnOf, columnsOf, type Row } from "../schema/columns.ts";
import { dayOf, hereAt } from "../schema/here.ts";
import { titleColumns } from "../schema/labels.ts";
import { meetingOf } from "../schema/references.ts";

/** Fields that say when something was, in the order in which they are asked. */
const DAYS = ["day", "issued", "published", "first_day", "happened_at", "made_at", "asked_at", "added_at", "year"];

interface Condition {
  /** To be joined by AND. */
  sql: string;
  values: string[];
}

/** What of the narrowing the tables can answer. Null: no record of the subject can be so. */
export function conditionOf(subject: Subject, { city, sector }: Narrowing): Condition | null {
  const parts: Condition[] = [];
  for (const [field, value] of [
    ["city", city],
    ["sector", sector],
  ] as const) {
    if (value === undefined) continue;
    const condition = partyIs(subject, field, value);
    if (!condition) return null;
    parts.push(condition);
  }
  return { sql: parts.map(({ sql }) => ` AND ${sql}`).join(""), values: parts.flatMap(({ values }) => values) };
}

/** The record's own field, or that of any organization which it names. */
function partyIs(subject: Subject, field: "city" | "sector", value: string): Condition | null {
  if (columnOf(subject, field)) return { sql: `"${field}" = ?`, values: [value] };
  const own = columnsOf(subject).filter(({ meta }) => meta.ref === "organization");
  const single = own.filter(({ list }) => !list).map(({ name }) => `"${name}"`);
  const many = own.filter(({ list }) => list).map(({ name }) => name);
  if (own.length === 0) return null;
  const among = `SELECT id FROM organization WHERE "${field}" = ?`;
  const ways = [
    ...single.map((name) => `${name} IN (${among})`),
    ...many.map(
      (name) =>
        `id IN (SELECT l.id FROM list_value l WHERE l.subject = '${subject}' AND l.field = '${name}' AND l.value IN (${among}))`,
    ),
  ];
  return { sql: `(${ways.join(" OR ")})`, values: ways.map(() => value) };
}

export interface Said {
  meeting: { label: Label; day: string | null } | null;
  /** Its day: its own, that of its meeting, or when it was written; as exact as that is known. */
  day: string | null;
}

/** Where and when it was said. */
export function saidOf(reader: Reader, subject: Subject, id: string): Said {
  const record = reader.get<Row>(`SELECT * FROM "${subject}" WHERE id = ?`, id);
  if (!record) return { meeting: null, day: null };
  const of = subject === "meeting" ? null : meetingOf(reader, subject, record);
  const row = of && reader.get<Row>(`SELECT day, ${titleColumns("meeting")} FROM meeting WHERE id = ?`, of);
  const meeting = row ? { label: labelFrom("meeting", row), day: row.day as string | null } : null;
  const own = DAYS.map((name) => record[name]).find((value) => value !== null && value !== undefined);
  return { meeting, day: own !== undefined ? dayOf(reader, String(own)) : (meeting?.day ?? writtenOn(reader, record)) };
}

function writtenOn(reader: Reader, { _origin }: Row): string | null {
  const entry = reader.get<{ ms: number }>("SELECT ms FROM ledger WHERE n = ?", _origin as number);
  return entry ? hereAt(reader, new Date(entry.ms).toISOString()).day : null;
}

/** Whether a day, month or year lies within: what is known of it only by the year may. */
export function isWithin(day: string | null, { from, until }: Narrowing): boolean {
  if (from === undefined && until === undefined) return true;
  if (day === null) return false;
  return (
    (from === undefined || day >= from.slice(0, day.length)) &&
    (until === undefined || day.slice(0, until.length) <= until)
  );
}
