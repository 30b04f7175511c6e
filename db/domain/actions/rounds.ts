/** The round of a reporting meeting: every party reports on its open actions. */

import type { Reader } from "../../base/store.ts";
import type { roundProcedures } from "../../contract/procedures/actions.ts";
import { ofPartySql, openSql } from "../../contract/questions.ts";
import type { RecordOf } from "../../contract/subjects/index.ts";
import type { Sector } from "../../contract/vocabulary.ts";
import { act, asked } from "../../records/acts.ts";
import type { Context } from "../../records/context.ts";
import type { AnswerOf } from "../../records/handlers.ts";
import { labelsOf } from "../../records/labels.ts";
import { putIn } from "../../records/records.ts";
import { requireRecord } from "../../records/rules.ts";
import { type Row, recordFrom } from "../../schema/columns.ts";
import { requireItemOf } from "../meetings/entries.ts";
import { attendanceOf } from "../meetings/seating.ts";
import { definedFields, logProgress, type Progress } from "./progress.ts";

type Action = RecordOf<"action">;

export interface RoundParty {
  organization: string;
  sector: Sector;
  presence: RecordOf<"attendance">["presence"];
  /** Open actions that it leads or supports, the most pressing first. */
  actions: Action[];
  /** What it reported in this meeting; null: it has not reported. */
  reported: RecordOf<"report"> | null;
  /** What it reported last before this meeting. */
  last: { report: RecordOf<"report">; day: string | null } | null;
}

const MOST_ACTIONS = 50;

export type MeetingRound = AnswerOf<typeof roundProcedures.round>;

/**
 * Members of the meeting in the order in which they sit, each with what it has to report on.
 * @throws ConcordError E_UNKNOWN_RECORD
 */
export function meetingRound({ reader }: Context, id: string): MeetingRound {
  const meeting = requireRecord(reader, "meeting", id);
  const parties = attendanceOf(reader, id)
    .filter(({ role }) => role === "member")
    .map(
      ({ organization, sector, presence }): RoundParty => ({
        organization,
        sector,
        presence,
        actions: openActionsOf(reader, organization),
        reported: reportOf(reader, "r.meeting = ?", organization, id)?.report ?? null,
        last: reportOf(
          reader,
          "r.meeting <> ? AND (m.day IS NULL OR ? IS NULL OR m.day <= ?)",
          organization,
          id,
          meeting.day,
          meeting.day,
        ),
      }),
    );
  const labels = labelsOf(
    reader,
    { subject: "action", records: parties.flatMap(({ actions }) => actions) },
    { subject: "attendance", records: attendanceOf(reader, id) },
  );
  return { parties, labels };
}

function openActionsOf(reader: Reader, organization: string): Action[] {
  return reader
    .all<Row>(
      `SELECT * FROM action WHERE ${openSql()} AND ${ofPartySql()}
       ORDER BY lead IS NOT ?, due IS NULL, due, id LIMIT ${MOST_ACTIONS}`,
      organization,
      organization,
      organization,
    )
    .map((row) => recordFrom("action", row));
}

function reportOf(reader: Reader, condition: string, organization: string, ...values: (string | null)[]) {
  const row = reader.get<Row>(
    `SELECT r.*, m.day AS meeting_day FROM report r LEFT JOIN meeting m ON m.id = r.meeting
     WHERE r.organization = ? AND ${condition} ORDER BY m.day DESC, r.rank DESC LIMIT 1`,
    organization,
    ...values,
  );
  return row ? { report: recordFrom("report", row), day: (row.meeting_day as string | null) ?? null } : null;
}

export interface RoundReport {
  meeting: string;
  organization: string;
  item: string | null;
  /** Parts of the report as it stands in the meeting. */
  report: { [part in "progress" | "figures" | "difficulties" | "requests"]?: string | null | undefined };
  /** New progress of the party's actions. */
  actions: Omit<Progress, "opId">[];
  opId?: string | undefined;
}

/** Takes what a party reports in its turn: its report in the meeting, and the progress of its actions, as one action. */
export function takeReport(context: Context, input: RoundReport): void {
  if (asked(context, "meeting.round", input)) return;
  const { meeting, organization, item } = input;
  act(context, "meeting.round", input, (tx) => {
    requireItemOf(tx.reader, item, meeting);
    const held = reportOf(tx.reader, "r.meeting = ?", organization, meeting)?.report;
    const fields = definedFields({ ...input.report });
    if (held) putIn(context, tx, "report", { id: held.id, fields });
    else putIn(context, tx, "report", { fields: { meeting, agenda_item: item, organization, ...fields } });
    for (const progress of input.actions) logProgress(context, tx, { ...progress, organization });
  });
}
