/**
 * Search over all records and papers. Ranking happens inside bounded sets of candidates: scoring every hit of a common word
 * would take a hundred times as long as finding them. Names have sets of their own, so that no name is lost among other hits.
 */
import type { Reader } from "../base/store.ts";
import { labelFrom } from "../contract/labels/in-words.ts";
import type { Narrowing, SearchHit } from "../contract/procedures/search.ts";
import type { Label } from "../contract/records.ts";
import { SUBJECTS, type Subject, subjectOf } from "../contract/subjects/index.ts";
import type { Sector } from "../contract/vocabulary.ts";
import { fold, needlesOf } from "../language/looked-for/words.ts";
import { columnsOf, type Fields, fromSql, type Row } from "../schema/columns.ts";
import { searchTable } from "../schema/tables.ts";
import { nameMatches } from "./called.ts";
import { conditionOf, isWithin, saidOf } from "./narrowing.ts";
import { type PaperHit, searchPapers } from "./papers/query.ts";
import { snippetOf } from "./snippet.ts";
import { matchFor } from "./tokens.ts";

export type Hit = SearchHit & { subject: Subject };

interface Scored {
  subject: Subject;
  id: string;
  label: Label;
  snippet: string;
  fields: Fields;
  score: number;
  near: number;
}

/** What is looked for, and how. */
interface Asked {
  text: string;
  match: string;
  needles: readonly string[];
  narrowing: Narrowing;
  /** Candidates looked at per subject, by the words and by each way to a name. */
  most: number;
}

const CANDIDATES = 200;
/** Where days narrow the search: they are looked at after the words. */
const CANDIDATES_BY_DAY = 1_000;
/** Of the hits one in so many is kept for what stands in papers, where records alone would fill the list. */
const PAPERS_SHARE = 5;

/** By what was found; by words it is `judge` that tells. */
const SCORES = { whole: 6, begins: 4, sounds: 2.5, soundsInside: 0.5 } as const;
const NEAR = { whole: 3, begins: 2, sounds: 1, soundsInside: 1 } as const;

/** @param only subjects of which hits are wanted; papers are found by their text too */
export function searchRecords(
  reader: Reader,
  text: string,
  limit: number,
  { only, narrowing = {} }: { only?: readonly Subject[] | undefined; narrowing?: Narrowing | undefined } = {},
): Hit[] {
  const match = matchFor(text);
  if (!match) return [];
  const byDay = narrowing.from !== undefined || narrowing.until !== undefined;
  const asked = { text, match, needles: needlesOf(text), narrowing, most: byDay ? CANDIDATES_BY_DAY : CANDIDATES };
  const scored = (only ?? SUBJECTS).flatMap((subject) =>
    subjectOf(subject).searched.length > 0 ? [...scoredIn(reader, subject, asked)] : [],
  );
  // What two are called equally comes in the order of their names' lengths: the shorter is the more meant.
  scored.sort((a, b) => b.score - a.score || lengthOf(a) - lengthOf(b));
  const wantsPapers = only === undefined || only.includes("paper");
  const inPapers = wantsPapers ? papersIn(reader, text, limit, narrowing) : [];
  const room = limit - Math.min(inPapers.length, Math.ceil(limit / PAPERS_SHARE));
  const records = taken(reader, scored, inPapers.length > 0 ? room : limit, narrowing);
  return [...records, ...inPapers.slice(0, limit - records.length)];
}

/** The best that lie within the days asked for. */
function taken(reader: Reader, scored: readonly Scored[], most: number, narrowing: Narrowing): Hit[] {
  const hits: Hit[] = [];
  for (const { subject, id, label, snippet, fields, near } of scored) {
    if (hits.length >= most) break;
    const { meeting, day } = saidOf(reader, subject, id);
    if (!isWithin(day, narrowing)) continue;
    const own = (name: string) => (fields[name] as string | null | undefined) ?? null;
    const [city, sector] = [own("city"), own("sector") as Sector | null];
    hits.push({ subject, id, label, snippet, meeting, city, sector, near, paper: null });
  }
  return hits;
}

function papersIn(reader: Reader, text: string, limit: number, narrowing: Narrowing): Hit[] {
  const found = searchPapers(reader, text, limit, narrowing);
  return found.flatMap((hit: PaperHit) => {
    const { id, name, snippet, at, place, heading, more, cut } = hit;
    const { meeting, day } = saidOf(reader, "paper", id);
    if (!isWithin(day, narrowing)) return [];
    const label: Label = { subject: "paper", zh: name, en: name };
    const paper = { at, place, heading, more, cut };
    return [{ subject: "paper" as const, id, label, snippet, meeting, city: null, sector: null, near: 0, paper }];
  });
}

function scoredIn(reader: Reader, subject: Subject, asked: Asked): Iterable<Scored> {
  const condition = conditionOf(subject, asked.narrowing);
  if (!condition) return [];
  const { text, match, needles, most } = asked;
  const byName = nameMatches(text);
  const best = new Map<string, Scored>();
  const keep = (found: Scored | null) => {
    if (found && found.score > (best.get(found.id)?.score ?? 0)) best.set(found.id, found);
  };
  const candidates = (wanted: string) => candidatesIn(reader, subject, wanted, { condition, most });
  for (const way of ["whole", "begins", "sounds", "soundsInside"] as const) {
    const wanted = byName[way];
    if (wanted === null) continue;
    for (const row of candidates(wanted)) keep(called(subject, row, needles, way));
  }
  for (const row of candidates(match)) keep(judge(subject, row, needles));
  return best.values();
}

function lengthOf({ label }: Scored): number {
  return (label.zh ?? label.en ?? "").length;
}

function candidatesIn(
  reader: Reader,
  subject: Subject,
  match: string,
  { condition, most }: { condition: { sql: string; values: string[] }; most: number },
): Row[] {
  const table = searchTable(subject);
  const names = wantedColumns(subject)
    .map((name) => `"${name}"`)
    .join(", ");
  // Where they are narrowed, those that fit are among more hits than are looked at else.
  const first = condition.sql === "" ? ` LIMIT ${most}` : "";
  return reader.all<Row>(
    `SELECT id, ${names} FROM "${subject}"
     WHERE row IN (SELECT rowid FROM "${table}" WHERE "${table}" MATCH ?${first})${condition.sql} LIMIT ${most}`,
    match,
    ...condition.values,
  );
}

/** What is found by a name it goes by; where that is not its title, the words around the match are told. */
function called(subject: Subject, row: Row, needles: readonly string[], way: keyof typeof SCORES): Scored {
  const { fields, texts } = read(subject, row);
  return { ...hitOf(subject, row, fields, texts, needles), score: SCORES[way], near: NEAR[way] };
}

/** Null where the index matched but the text does not hold the words in one piece. */
function judge(subject: Subject, row: Row, needles: readonly string[]): Scored | null {
  const { fields, texts } = read(subject, row);
  const folded = texts.map(fold);
  if (!needles.every((needle) => folded.some((one) => one.includes(needle)))) return null;
  const hit = hitOf(subject, row, fields, texts, needles);
  const titles = [hit.label.zh, hit.label.en].map((title) => fold(title ?? ""));
  const first = needles[0] as string;
  if (titles.some((title) => title.startsWith(first))) return { ...hit, score: 3, near: 2 };
  const inTitle = titles.some((title) => needles.every((needle) => title.includes(needle)));
  return { ...hit, score: inTitle ? 2 : 1, near: inTitle ? 1 : 0 };
}

function hitOf(subject: Subject, row: Row, fields: Fields, texts: readonly string[], needles: readonly string[]) {
  const first = needles[0] as string;
  const label = labelFrom(subject, fields);
  const where = texts.find((one) => fold(one).includes(first)) ?? label.zh ?? label.en ?? "";
  return { subject, id: row.id as string, label, snippet: snippetOf(where, first), fields };
}

function read(subject: Subject, row: Row): { fields: Fields; texts: string[] } {
  const fields: Fields = {};
  for (const column of columnsOf(subject))
    if (row[column.name] !== undefined) fields[column.name] = fromSql(column, row[column.name]);
  const texts = subjectOf(subject).searched.flatMap((name) => (fields[name] as string | string[] | null) ?? []);
  return { fields, texts };
}

function wantedColumns(subject: Subject): string[] {
  const { title, searched } = subjectOf(subject);
  const apart = columnsOf(subject).flatMap(({ name }) => (name === "city" || name === "sector" ? [name] : []));
  return [...new Set([...title.zh, ...title.en, ...searched, ...apart])];
}
