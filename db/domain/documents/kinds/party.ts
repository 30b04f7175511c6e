/** One party over a period: where it was, what it reported, where it stood, what it has done and what it owes. */
import type { SqlValue } from "../../../base/store.ts";

import { doneSql, ofPartySql, openSql } from "../../../contract/questions.ts";
import {
  type PartyAction,
  type PartyReport,
  partyReport,
  partyTitle,
} from "../../../documents/blocks/reports/party-report.ts";
import type { Context } from "../../../records/context.ts";
import { bilingual, labelsAmong, nameOf } from "../../../records/labels.ts";
import { removedLabel } from "../../../records/removed.ts";
import { requireRecord } from "../../../records/rules.ts";
import { type Row, recordFrom } from "../../../schema/columns.ts";
import { type Asked, document } from "../document.ts";
import { inPeriod } from "../scope.ts";
import { supervised } from "../supervised.ts";

/** A report has no more lines of a kind. */
const MOST = 2_000;

interface MeetingRow {
  zh: string | null;
  en: string | null;
  day: string | null;
  /** Null: it is gone. */
  held: string | null;
  meeting_id: string;
}

export const party = document({
  kind: "party",
  read: partyOf,
  title: partyTitle,
  blocks: (model, { day, language }) => partyReport(model, day, language),
  small: true,
});

function partyOf(context: Context, input: Asked<"party">): PartyReport {
  const { reader } = context;
  const { id } = input.of;
  const organization = requireRecord(reader, "organization", id);
  const { sql: inTime, values: period } = inPeriod("m.day", input);
  const rows = <R>(sql: string) => reader.all<R & MeetingRow>(`${sql} LIMIT ${MOST}`, id, ...period);
  // The meeting may be gone; what was said in it is told all the same.
  const sitting = ({ zh, en, day, held, meeting_id }: MeetingRow) => ({
    title: held === null ? bilingual(removedLabel(reader, "meeting", meeting_id)) : { zh, en },
    day,
  });
  const meetingOf = (id: string) =>
    `m.title_zh AS zh, m.title_en AS en, m.day AS day, m.id AS held, ${id} AS meeting_id`;
  // An invitation to a meeting that is still to come is no attendance.
  const attendance = rows<Row>(
    `SELECT a.*, ${meetingOf("a.meeting")} FROM attendance a LEFT JOIN meeting m ON m.id = a.meeting
     WHERE a.organization = ? AND m.state IS NOT 'planned' AND ${inTime} ORDER BY m.day IS NULL, m.day, m.id`,
  );
  const people = labelsAmong(
    reader,
    "person",
    attendance.map(({ person }) => person as string | null),
  );
  return {
    name: nameOf(reader, "organization", id),
    sector: organization.sector,
    from: input.from ?? null,
    to: input.to ?? null,
    attendance: attendance.map((row) => {
      const seat = recordFrom("attendance", row);
      const person = seat.name ?? (seat.person ? (people[seat.person]?.zh ?? null) : null);
      return { ...sitting(row), role: seat.role, presence: seat.presence, person };
    }),
    reports: rows<Row>(
      `SELECT r.*, i.title_zh AS item_zh, i.title_en AS item_en, ${meetingOf("r.meeting")}
       FROM report r LEFT JOIN meeting m ON m.id = r.meeting
       LEFT JOIN agenda_item i ON i.id = r.agenda_item
       WHERE r.organization = ? AND ${inTime} ORDER BY m.day IS NULL, m.day, m.id, r.rank, r.id`,
    ).map((row) => ({
      ...sitting(row),
      ...recordFrom("report", row),
      item: { zh: row.item_zh as string | null, en: row.item_en as string | null },
    })),
    positions: rows<
      { text: string | null; text_en: string | null } & Pick<
        PartyReport["positions"][number],
        "state" | "stance" | "note"
      >
    >(
      `SELECT u.text, u.text_en, u.state, p.stance, p.note, ${meetingOf("u.meeting")}
       FROM position p JOIN outcome u ON u.id = p.outcome LEFT JOIN meeting m ON m.id = u.meeting
       WHERE p.organization = ? AND ${inTime} ORDER BY m.day IS NULL, m.day, m.id, u.rank, u.id`,
    ).map((row) => ({
      ...sitting(row),
      text: { zh: row.text, en: row.text_en },
      state: row.state,
      stance: row.stance,
      note: row.note,
    })),
    actions: actionsOf(context, input),
    extensions: reader
      .all<
        { action: string; held: string | null; zh: string | null; en: string | null } & Pick<
          PartyReport["extensions"][number],
          "due" | "reason" | "state"
        >
      >(
        `SELECT e.action, a.id AS held, a.text AS zh, a.text_en AS en, e.due, e.reason, e.state
         FROM extension_request e LEFT JOIN action a ON a.id = e.action
         WHERE e.organization = ? AND ${inPeriod("e.due", input).sql} ORDER BY e.due, e.id LIMIT ${MOST}`,
        id,
        ...period,
      )
      .map(({ action, held, zh, en, ...asked }) => ({
        text: held === null ? bilingual(removedLabel(reader, "action", action)) : { zh, en },
        ...asked,
      })),
    owed: rows<object>(
      `SELECT ${meetingOf("t.meeting")} FROM attendance t JOIN meeting m ON m.id = t.meeting
       WHERE t.organization = ? AND ${inTime} AND t.role = 'member' AND m.state IN ('closed', 'sealed')
         AND NOT EXISTS (SELECT 1 FROM meeting n WHERE n.series = m.series AND n.state IN ('closed', 'sealed') AND n.day > m.day)
         AND NOT EXISTS (SELECT 1 FROM report r WHERE r.meeting = m.id AND r.organization = t.organization)
         AND EXISTS (SELECT 1 FROM action a LEFT JOIN meeting k ON k.id = a.meeting
           WHERE a.lead = t.organization AND ${openSql("a")} AND (k.day IS NULL OR k.day < m.day))
       ORDER BY m.day IS NULL, m.day, m.id`,
    ).map(sitting),
  };
}

/** What is open is so today, whenever it was given; what is done belongs to the period in which it was. */
function actionsOf(context: Context, input: Asked<"party">): PartyReport["actions"] {
  const { id } = input.of;
  const mine = [id, id];
  const of = (condition: string, values: SqlValue[] = []) =>
    [
      ...supervised(context, `lead = ? AND ${condition}`, [id, ...values]).actions.map(
        (action): PartyAction => ({ ...action, leads: true }),
      ),
      ...supervised(context, `${ofPartySql()} AND lead IS NOT ? AND ${condition}`, [
        ...mine,
        id,
        ...values,
      ]).actions.map((action): PartyAction => ({ ...action, leads: false })),
    ].toSorted((a, b) => Number(a.due === null) - Number(b.due === null) || (a.due ?? "").localeCompare(b.due ?? ""));
  const open = of(openSql());
  const finished = `coalesce((SELECT max(u.made_at) FROM action_update u WHERE u.action = action.id AND ${doneSql("u")}),
    (SELECT day FROM meeting WHERE id = action.meeting))`;
  const { sql, values } = inPeriod(`substr(${finished}, 1, 10)`, input);
  return {
    open: open.filter(({ overdue }) => !overdue),
    overdue: open.filter(({ overdue }) => overdue),
    done: of(`${doneSql()} AND ${sql}`, values),
  };
}
