/**
 * Search over all records. Ranking happens inside a bounded set of candidates: scoring every hit of a common word would
 * take a hundred times as long as finding them.
 */
import type { Reader } from "../base/store.ts";
import type { Label } from "../contract/records.ts";
import { SUBJECTS, type Subject, subjectOf } from "../contract/subjects/index.ts";
import { columnsOf, type Fields, fromSql, type Row } from "../schema/columns.ts";
import { labelFrom, titleColumns } from "../schema/labels.ts";
import { meetingOf } from "../schema/references.ts";
import { searchTable } from "../schema/tables.ts";
import { fold, matchFor, needlesOf } from "./tokens.ts";

export interface Hit {
  subject: Subject;
  id: string;
  label: Label;
  /** The words around the first match, from the record's own text. */
  snippet: string;
  /** Where it was said: the meeting that the record belongs to; null for records that belong to none. */
  meeting: { label: Label; day: string | null } | null;
}

interface Scored {
  hit: Omit<Hit, "meeting">;
  score: number;
}

/** Candidates looked at per subject. */
const CANDIDATES = 200;
const SNIPPET = 80;

export function searchRecords(reader: Reader, text: string, limit: number, only?: readonly Subject[]): Hit[] {
  const match = matchFor(text);
  if (!match) return [];
  const needles = needlesOf(text);
  const scored: Scored[] = [];
  for (const subject of only ?? SUBJECTS) {
    if (subjectOf(subject).searched.length === 0) continue;
    for (const row of candidates(reader, subject, match)) {
      const found = judge(subject, row, needles);
      if (found) scored.push(found);
    }
  }
  scored.sort((a, b) => b.score - a.score);
  return scored.slice(0, limit).map(({ hit }) => ({ ...hit, meeting: saidIn(reader, hit) }));
}

function saidIn(reader: Reader, { subject, id }: Pick<Hit, "subject" | "id">): Hit["meeting"] {
  const record = reader.get<Row>(`SELECT * FROM "${subject}" WHERE id = ?`, id);
  const meeting = record && meetingOf(reader, subject, record);
  const row = meeting && reader.get<Row>(`SELECT day, ${titleColumns("meeting")} FROM meeting WHERE id = ?`, meeting);
  return row ? { label: labelFrom("meeting", row), day: row.day as string | null } : null;
}

function candidates(reader: Reader, subject: Subject, match: string): Row[] {
  const table = searchTable(subject);
  const names = wantedColumns(subject)
    .map((name) => `"${name}"`)
    .join(", ");
  return reader.all<Row>(
    `SELECT id, ${names} FROM "${subject}" WHERE row IN (SELECT rowid FROM "${table}" WHERE "${table}" MATCH ? LIMIT ${CANDIDATES})`,
    match,
  );
}

/** Null where the index matched but the text does not hold the words in one piece. */
function judge(subject: Subject, row: Row, needles: readonly string[]): Scored | null {
  const fields: Fields = {};
  for (const column of columnsOf(subject))
    if (row[column.name] !== undefined) fields[column.name] = fromSql(column, row[column.name]);
  const texts = subjectOf(subject).searched.flatMap((name) => (fields[name] as string | string[] | null) ?? []);
  const folded = texts.map(fold);
  if (!needles.every((needle) => folded.some((one) => one.includes(needle)))) return null;
  const label = labelFrom(subject, fields);
  const titles = [label.zh, label.en].map((title) => fold(title ?? ""));
  const first = needles[0] as string;
  const whole = needles.join("");
  const score = titles.some((title) => title === whole)
    ? 4
    : titles.some((title) => title.startsWith(first))
      ? 3
      : titles.some((title) => needles.every((needle) => title.includes(needle)))
        ? 2
        : 1;
  const where = folded.findIndex((one) => one.includes(first));
  return { hit: { subject, id: row.id as string, label, snippet: cut(texts[where] ?? "", first) }, score };
}

function cut(text: string, needle: string): string {
  const at = Math.max(0, fold(text).indexOf(needle) - 20);
  const characters = text.slice(at, at + SNIPPET).replace(/\s+/g, " ");
  return `${at > 0 ? "…" : ""}${characters.toWellFormed()}${at + SNIPPET < text.length ? "…" : ""}`;
}

function wantedColumns(subject: Subject): string[] {
  const { title, searched } = subjectOf(subject);
  return [...new Set([...title.zh, ...title.en, ...searched])];
}
