/** The register of decisions over many meetings: what was decided when and how, who dissented, and what came of it. */
import type { SqlValue } from "../../../base/store.ts";
import { isOverdue, partyJoin } from "../../../contract/questions.ts";
import type { RecordOf } from "../../../contract/subjects/index.ts";
import {
  type Decision,
  type Register,
  registerBlocks,
  registerSheet,
  registerTitle,
} from "../../../documents/blocks/reports/register.ts";
import type { Context } from "../../../records/context.ts";
import { bilingual, labelsAmong } from "../../../records/labels.ts";
import { type Row, recordFrom } from "../../../schema/columns.ts";
import { readRecord } from "../../../schema/read-record.ts";
import { decidedSql, decisionNumber, decisionsNamed } from "../../meetings/chain.ts";
import { BY_PARTY } from "../../meetings/seating.ts";
import { type Asked, document } from "../document.ts";
import { inPeriod, scopeOf } from "../scope.ts";

const MOST = { paper: 2_000, table: 20_000 } as const;

interface Found extends Row {
  id: string;
  meeting: string;
  text: string | null;
  text_en: string | null;
  method: Decision["method"];
  state: Decision["state"];
  number: number | null;
  decision: number;
  item_zh: string | null;
  item_en: string | null;
}

export const register = document({
  kind: "register",
  read: registerOf,
  title: registerTitle,
  blocks: (model, { day, language }) => registerBlocks(model, day, language),
  small: true,
  sheet: (model, { day, language }) => registerSheet(model, day, language),
});

function registerOf({ reader, today }: Context, input: Asked<"register">): Register {
  const { about, meetings } = scopeOf(reader, input.of);
  const period = inPeriod("day", input);
  const states = input.states?.length ? [...new Set(input.states)] : null;
  const chosen = `SELECT id FROM meeting WHERE (${meetings.sql}) AND ${period.sql}`;
  const chosenValues = [...meetings.values, ...period.values];
  const words = (input.words ?? "").split(/\s+/).filter(Boolean);
  const conditions = [
    ...(states ? [`state IN (${states.map(() => "?").join(", ")})`] : []),
    ...words.map(() => `concat_ws(' ', text, text_en, item_zh, item_en) LIKE ? ESCAPE '\\'`),
  ];
  const numbered = `${decidedSql(chosen)},
    kept AS (SELECT * FROM decided WHERE ${conditions.join(" AND ") || "1"})`;
  const values: SqlValue[] = [
    ...chosenValues,
    ...(states ?? []),
    ...words.map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`),
  ];
  const found = reader.all<Found>(
    `${numbered} SELECT * FROM kept ORDER BY day IS NULL, day, meeting, number IS NULL, number, decision LIMIT ?`,
    ...values,
    MOST[input.format === "xlsx" ? "table" : "paper"],
  );
  const total = reader.get<{ n: number }>(`${numbered} SELECT count(*) AS n FROM kept`, ...values)?.n ?? 0;
  const decided = `SELECT id FROM outcome WHERE kind = 'decision' AND meeting IN (${chosen})`;
  const positions = Map.groupBy(
    reader
      .all<Row>(
        `SELECT p.* FROM position p ${partyJoin("p.organization")} WHERE p.outcome IN (${decided})
         ORDER BY ${BY_PARTY}, p.id`,
        ...chosenValues,
      )
      .map((row) => recordFrom("position", row)),
    ({ outcome }) => outcome,
  );
  const actions = Map.groupBy(
    reader
      .all<Row>(`SELECT * FROM action WHERE outcome IN (${decided}) ORDER BY rank, id`, ...chosenValues)
      .map((row) => recordFrom("action", row)),
    ({ outcome }) => outcome ?? "",
  );
  const parties = labelsAmong(reader, "organization", [
    ...[...positions.values()].flat().map(({ organization }) => organization),
    ...[...actions.values()].flat().map(({ lead }) => lead),
  ]);
  const outcomes = new Map(found.map((row) => [row.id, recordFrom("outcome", row)]));
  const later = Map.groupBy(
    reader.all<{ id: string; replaces: string }>(
      `SELECT id, replaces FROM outcome WHERE kind = 'decision' AND state = 'adopted' AND replaces IN (${decided}) ORDER BY id`,
      ...chosenValues,
    ),
    ({ replaces }) => replaces,
  );
  const named = decisionsNamed(reader, [
    ...[...outcomes.values()].flatMap(({ replaces }) => (replaces ? [replaces] : [])),
    ...[...later.values()].flat().map(({ id }) => id),
  ]);
  const standing = (id: string): Decision["standing"] => {
    const {
      decided_at,
      attending,
      quorate,
      origin,
      replaces,
      replaces_reason: reason,
      review,
      state,
    } = outcomes.get(id) as RecordOf<"outcome">;
    const from = origin ? readRecord(reader, "outcome", origin) : undefined;
    return {
      quorum: decided_at ? { present: attending.length, met: quorate } : null,
      from: from ? { zh: from.text, en: from.text_en } : null,
      replaces: (state === "adopted" && replaces && named.get(replaces)) || null,
      reason,
      replacedBy: (later.get(id) ?? []).flatMap((by) => named.get(by.id) ?? []),
      review,
      reviewDue: review !== null && review <= today(),
    };
  };
  return {
    about,
    from: input.from ?? null,
    to: input.to ?? null,
    states,
    words: words.join(" ") || null,
    meetings: Object.fromEntries(
      reader
        .all<{
          id: string;
          zh: string | null;
          en: string | null;
          day: string | null;
          exercise: number | null;
          issue: string | null;
          ordinal: number | null;
        }>(
          `SELECT m.id, m.title_zh AS zh, m.title_en AS en, m.day, m.ordinal, m.exercise, n.issue
           FROM meeting m LEFT JOIN minutes n ON n.meeting = m.id WHERE m.id IN (${chosen})`,
          ...chosenValues,
        )
        .map(({ id, zh, en, day, ordinal, exercise, issue }) => [
          id,
          { title: { zh, en }, day, ordinal, issue, exercise: exercise === 1 },
        ]),
    ),
    decisions: found.map((row) => ({
      number: decisionNumber(row),
      meeting: row.meeting,
      item: row.number === null ? null : { zh: row.item_zh, en: row.item_en },
      text: { zh: row.text, en: row.text_en },
      method: row.method,
      state: row.state,
      standing: standing(row.id),
      positions: (positions.get(row.id) ?? []).map(({ organization, stance, note }) => ({
        party: bilingual(parties[organization]),
        stance,
        note,
      })),
      actions: (actions.get(row.id) ?? []).map((action) => ({
        text: { zh: action.text, en: action.text_en },
        lead: action.lead ? bilingual(parties[action.lead]) : null,
        due: action.due,
        status: action.status,
        overdue: isOverdue(action, today()),
      })),
    })),
    total,
  };
}
