/** How decisions over many meetings hang together: their numbers, what replaced what, and what could be replaced. */
import type { Reader } from "../../base/store.ts";
import type { Bilingual } from "../../contract/minutes.ts";
import type { EarlierDecision, Replacement } from "../../contract/procedures/chain.ts";
import { fold } from "../../language/looked-for/words.ts";
import { requireRecord } from "../../records/rules.ts";

/**
 * The head of a query, up to a table `decided`: all decisions of the meetings chosen, each with its number in the minutes,
 * `number` (that of its item, null under none) and `decision`, which count decisions of every state.
 * @param meetings a query of the meetings' ids, whose values come first in the statement
 */
export function decidedSql(meetings: string): string {
  return `WITH chosen (id) AS (${meetings}),
    item AS (SELECT id, meeting, title_zh, title_en,
        row_number() OVER (PARTITION BY meeting ORDER BY rank, id) AS number
      FROM agenda_item WHERE meeting IN (SELECT id FROM chosen)),
    decided AS (SELECT o.*, m.day, i.number, i.title_zh AS item_zh, i.title_en AS item_en,
        row_number() OVER (PARTITION BY o.meeting, i.id ORDER BY o.rank, o.id) AS decision
      FROM outcome o JOIN meeting m ON m.id = o.meeting LEFT JOIN item i ON i.id = o.agenda_item AND i.meeting = o.meeting
      WHERE o.kind = 'decision' AND o.meeting IN (SELECT id FROM chosen))`;
}

/** "2/1": item of the agenda and running number, as in the minutes. */
export function decisionNumber({ number, decision }: { number: number | null; decision: number }): string {
  return `${number ?? 0}/${decision}`;
}

interface Row {
  id: string;
  meeting: string;
  number: number | null;
  decision: number;
  text: string | null;
  text_en: string | null;
  day: string | null;
  title_zh: string | null;
  title_en: string | null;
}

const SHOWN = `d.id, d.meeting, d.number, d.decision, d.text, d.text_en, d.day, t.title_zh, t.title_en
  FROM decided d JOIN meeting t ON t.id = d.meeting`;

/** Decisions by id, as others name them; what is gone or no decision any more is not among them. */
export function decisionsNamed(reader: Reader, ids: readonly string[]): Map<string, EarlierDecision> {
  const wanted = JSON.stringify(ids);
  const rows = reader.all<Row>(
    `${decidedSql("SELECT meeting FROM outcome WHERE id IN (SELECT value FROM json_each(?))")}
     SELECT ${SHOWN} WHERE d.id IN (SELECT value FROM json_each(?))`,
    wanted,
    wanted,
  );
  return new Map(rows.map((row) => [row.id, named(row)]));
}

/** The numbers of the decisions of a meeting in its minutes, by id. @throws ConcordError E_UNKNOWN_RECORD */
export function numbersIn(reader: Reader, meeting: string): Record<string, string> {
  requireRecord(reader, "meeting", meeting);
  const rows = reader.all<{ id: string; number: number | null; decision: number }>(
    `${decidedSql("SELECT ?")} SELECT id, number, decision FROM decided`,
    meeting,
  );
  return Object.fromEntries(rows.map((row) => [row.id, decisionNumber(row)]));
}

/** What decisions of a meeting replace, and what replaces them, whichever meeting it is of. @throws ConcordError E_UNKNOWN_RECORD */
export function replacements(reader: Reader, meeting: string): Replacement[] {
  requireRecord(reader, "meeting", meeting);
  const pairs = reader.all<{ later: string; earlier: string; state: string }>(
    `SELECT o.id AS later, o.replaces AS earlier, o.state FROM outcome o LEFT JOIN outcome e ON e.id = o.replaces
     WHERE o.kind = 'decision' AND o.replaces IS NOT NULL AND (o.meeting = ? OR e.meeting = ?) ORDER BY o.id`,
    meeting,
    meeting,
  );
  const known = decisionsNamed(
    reader,
    pairs.flatMap(({ later, earlier }) => [later, earlier]),
  );
  return pairs.flatMap(({ later, earlier, state }) => {
    const [by, of] = [known.get(later), known.get(earlier)];
    return by && of ? [{ by, of, holds: state === "adopted" }] : [];
  });
}

const FOUND = 20;

/**
 * Adopted decisions that another could replace, the newest first: of meetings before its own, or before it in its own.
 * @param input.words each is in the number, the text, the day or the name of the meeting
 * @throws ConcordError E_UNKNOWN_RECORD
 */
export function earlierDecisions(reader: Reader, { id, words }: { id: string; words: string }): EarlierDecision[] {
  const { meeting, rank } = requireRecord(reader, "outcome", id);
  const { day } = requireRecord(reader, "meeting", meeting);
  const asked = fold(words).split(/\s+/u).filter(Boolean);
  const rows = reader.all<Row>(
    `${decidedSql("SELECT id FROM meeting WHERE id = ? OR day IS NULL OR ? IS NULL OR day <= ?")}
     SELECT ${SHOWN} WHERE d.state = 'adopted' AND d.id <> ? AND (d.meeting <> ? OR coalesce(d.rank, 0) < ?)
     ORDER BY d.day DESC, d.meeting DESC, d.number, d.decision`,
    ...[meeting, day, day, id, meeting, rank ?? 0],
  );
  const found: EarlierDecision[] = [];
  for (const row of rows) {
    // As the search reads it: in whatever width, case and marks it was written.
    const text = fold([decisionNumber(row), row.text, row.text_en, row.day, row.title_zh, row.title_en].join(" "));
    if (asked.every((word) => text.includes(word))) found.push(named(row));
    if (found.length === FOUND) break;
  }
  return found;
}

function named(row: Row): EarlierDecision {
  const text: Bilingual = { zh: row.text, en: row.text_en };
  const title: Bilingual = { zh: row.title_zh, en: row.title_en };
  return { id: row.id, meeting: row.meeting, number: decisionNumber(row), text, day: row.day, title };
}
