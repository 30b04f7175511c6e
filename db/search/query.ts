/**
 * Search over all records. Ranking happens inside bounded sets of candidates: scoring every hit of a common word would
 * take a hundred times as long as finding them. Names have sets of their own, so that no name is lost among other hits.
 */
import type { Reader } from "../base/store.ts";
import { labelFrom } from "../contract/labels/in-words.ts";
import type { Label } from "../contract/records.ts";
import { SUBJECTS, type Subject, subjectOf } from "../contract/subjects/index.ts";
import { columnsOf, type Fields, fromSql, type Row } from "../schema/columns.ts";
import { titleColumns } from "../schema/labels.ts";
import { meetingOf } from "../schema/references.ts";
import { searchTable } from "../schema/tables.ts";
import { nameMatches } from "./called.ts";
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

/** Candidates looked at per subject, by the words and by each way to a name. */
const CANDIDATES = 200;
const SNIPPET = 80;

/** By what was found; by words it is `scoreOf` that tells. */
const SCORES = { whole: 6, begins: 4, sounds: 2.5, soundsInside: 0.5 } as const;

export function searchRecords(reader: Reader, text: string, limit: number, only?: readonly Subject[]): Hit[] {
  const match = matchFor(text);
  if (!match) return [];
  const needles = needlesOf(text);
  const scored: Scored[] = [];
  for (const subject of only ?? SUBJECTS)
    if (subjectOf(subject).searched.length > 0) scored.push(...scoredIn(reader, subject, text, match, needles));
  // What two are called equally comes in the order of their names' lengths: the shorter is the more meant.
  scored.sort((a, b) => b.score - a.score || lengthOf(a) - lengthOf(b));
  return scored.slice(0, limit).map(({ hit }) => ({ ...hit, meeting: saidIn(reader, hit) }));
}

function scoredIn(
  reader: Reader,
  subject: Subject,
  text: string,
  match: string,
  needles: readonly string[],
): Iterable<Scored> {
  const byName = nameMatches(text);
  const best = new Map<string, Scored>();
  const keep = (found: Scored | null) => {
    if (found && found.score > (best.get(found.hit.id)?.score ?? 0)) best.set(found.hit.id, found);
  };
  for (const way of ["whole", "begins", "sounds", "soundsInside"] as const) {
    const wanted = byName[way];
    if (wanted === null) continue;
    for (const row of candidates(reader, subject, wanted)) keep(called(subject, row, needles, SCORES[way]));
  }
  for (const row of candidates(reader, subject, match)) keep(judge(subject, row, needles));
  return best.values();
}

function lengthOf({ hit: { label } }: Scored): number {
  return (label.zh ?? label.en ?? "").length;
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

/** What is found by a name it goes by; where that is not its title, the words around the match are told. */
function called(subject: Subject, row: Row, needles: readonly string[], score: number): Scored {
  const { fields, texts } = read(subject, row);
  return { hit: hitOf(subject, row, fields, texts, needles), score };
}

/** Null where the index matched but the text does not hold the words in one piece. */
function judge(subject: Subject, row: Row, needles: readonly string[]): Scored | null {
  const { fields, texts } = read(subject, row);
  const folded = texts.map(fold);
  if (!needles.every((needle) => folded.some((one) => one.includes(needle)))) return null;
  const hit = hitOf(subject, row, fields, texts, needles);
  const titles = [hit.label.zh, hit.label.en].map((title) => fold(title ?? ""));
  const first = needles[0] as string;
  const score = titles.some((title) => title.startsWith(first))
    ? 3
    : titles.some((title) => needles.every((needle) => title.includes(needle)))
      ? 2
      : 1;
  return { hit, score };
}

function hitOf(subject: Subject, row: Row, fields: Fields, texts: readonly string[], needles: readonly string[]) {
  const first = needles[0] as string;
  const label = labelFrom(subject, fields);
  const where = texts.find((one) => fold(one).includes(first)) ?? label.zh ?? label.en ?? "";
  return { subject, id: row.id as string, label, snippet: cut(where, first) };
}

function read(subject: Subject, row: Row): { fields: Fields; texts: string[] } {
  const fields: Fields = {};
  for (const column of columnsOf(subject))
    if (row[column.name] !== undefined) fields[column.name] = fromSql(column, row[column.name]);
  const texts = subjectOf(subject).searched.flatMap((name) => (fields[name] as string | string[] | null) ?? []);
  return { fields, texts };
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
