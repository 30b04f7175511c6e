/** Everything that the live screen shows of one meeting, in one answer. */

import type { Reader } from "../../base/store.ts";
import type { viewProcedures } from "../../contract/meeting-view.ts";
import { openSql, taskForceSql } from "../../contract/questions.ts";
import type { RecordOf, Subject } from "../../contract/subjects/index.ts";
import type { AnswerOf } from "../../records/handlers.ts";
import { labelFor, labelsOf } from "../../records/labels.ts";
import { requireRecord } from "../../records/rules.ts";
import { sealsOf } from "../../records/sealed.ts";
import { quorumNever, quorumOf } from "../../rules/quorum.ts";
import { type Row, recordFrom } from "../../schema/columns.ts";
import { attendanceOf, positionsOf } from "./seating.ts";

export type MeetingView = AnswerOf<typeof viewProcedures.view>;

/** All of one meeting, as the live screen shows it. @throws ConcordError E_UNKNOWN_RECORD */
export function meetingView(reader: Reader, id: string): MeetingView {
  const meeting = requireRecord(reader, "meeting", id);
  const of = <S extends Subject>(subject: S, order: string): RecordOf<S>[] =>
    reader
      .all<Row>(`SELECT * FROM "${subject}" WHERE meeting = ? ORDER BY ${order}`, id)
      .map((row) => recordFrom(subject, row));
  const items = of("agenda_item", "rank, id");
  const reports = of("report", "rank, id");
  const outcomes = of("outcome", "rank, id");
  const actions = of("action", "rank, id");
  const attendance = attendanceOf(reader, id);
  const positions = positionsOf(reader, id);
  const amendments = reader
    .all<Row>("SELECT a.* FROM amendment a JOIN outcome u ON u.id = a.outcome WHERE u.meeting = ? ORDER BY a.id", id)
    .map((row) => recordFrom("amendment", row));
  const events = of("meeting_event", "happened_at, id");
  const speeches = of("speech", "started_at, id");
  const requests = of("floor_request", "asked_at, id");
  const points = of("point_of_order", "raised_at, id");
  const papers = of("paper", "added_at, id");
  const carriedOver = carriedOverTo(reader, meeting);
  const labels = labelsOf(
    reader,
    { subject: "meeting", records: [meeting] },
    { subject: "agenda_item", records: items },
    { subject: "report", records: reports },
    { subject: "outcome", records: outcomes },
    { subject: "position", records: positions },
    { subject: "amendment", records: amendments },
    { subject: "meeting_event", records: events },
    { subject: "action", records: [...actions, ...carriedOver] },
    { subject: "attendance", records: attendance },
    { subject: "floor_request", records: requests },
    { subject: "point_of_order", records: points },
  );
  // What stands in the view itself needs no label, and a label that comes and goes would have the screen drawn anew.
  for (const { id: own } of [...items, ...outcomes]) delete labels[own];
  const self = labelFor(reader, "meeting", id);
  if (self) labels[id] = self;
  const quorum = {
    ...quorumOf(meeting.quorum, attendance),
    never: quorumNever(meeting, attendance, events),
  };
  return {
    meeting,
    items,
    reports,
    outcomes,
    positions,
    amendments,
    actions,
    attendance,
    events,
    speeches,
    requests,
    points,
    papers,
    carriedOver,
    quorum,
    rivalSeals: sealsOf(reader, id)?.rivals.length ?? 0,
    labels,
  };
}

const MAX_CARRIED = 200;

/** Open actions of other meetings of the same series or task force, or given to the task force directly. */
function carriedOverTo(reader: Reader, meeting: RecordOf<"meeting">): RecordOf<"action">[] {
  if (!meeting.series && !meeting.task_force) return [];
  return reader
    .all<Row>(
      `SELECT a.* FROM action a LEFT JOIN meeting m ON m.id = a.meeting
       WHERE ${openSql("a")} AND a.meeting IS NOT ? AND (m.series = ? OR ${taskForceSql("a", "m")} = ?)
       ORDER BY a.due IS NULL, a.due, a.id LIMIT ${MAX_CARRIED}`,
      meeting.id,
      meeting.series,
      meeting.task_force,
    )
    .map((row) => recordFrom("action", row));
}
