/** Meetings and due dates for a calendar. */
import { daysAfter, isWholeDay } from "../../../contract/dates.ts";
import { openSql } from "../../../contract/questions.ts";
import type { RecordOf, Subject } from "../../../contract/subjects/index.ts";
import { named } from "../../../documents/blocks/bilingual.ts";
import { type Language, WORDS } from "../../../documents/blocks/words.ts";
import type { Dates } from "../../../documents/formats/calendar.ts";
import type { Context } from "../../../records/context.ts";
import { nameOf } from "../../../records/labels.ts";
import { type Row, recordFrom } from "../../../schema/columns.ts";
import { zoneOf } from "../../../schema/here.ts";
import { plannedTime } from "../../meetings/hours.ts";
import { type Asked, document } from "../document.ts";
import { scopeOf } from "../scope.ts";
import { actionsWhere } from "../supervised.ts";

/** So long after its due date, a calendar is still told that an action is done or cancelled. */
const REMEMBERED_DAYS = 365;

export const dates = document({
  kind: "dates",
  read: datesOf,
  dates: (model) => model,
});

/** The meeting, or the planned meetings of a series, a task force or all, and the due dates of their actions. */
function datesOf({ reader, today }: Context, { of, language }: Asked<"dates">): Dates {
  const written = language === "en" ? "en" : "zh";
  const scope = scopeOf(reader, of);
  const sequence = (subject: Subject, id: string) =>
    reader.get<{ c: number }>("SELECT count(*) AS c FROM touched WHERE subject = ? AND id = ?", subject, id)?.c ?? 0;
  const meetings = reader
    .all<Row>(
      `SELECT * FROM meeting WHERE length(day) = 10 AND (${scope.meetings.sql})
         ${of?.subject === "meeting" ? "" : "AND state IN ('planned', 'live')"} ORDER BY day, id`,
      ...scope.meetings.values,
    )
    .map((row) => recordFrom("meeting", row));
  const since = daysAfter(today(), -REMEMBERED_DAYS);
  const due = actionsWhere(reader, `(${scope.actions.sql}) AND length(due) = 10 AND (${openSql()} OR due >= ?)`, [
    ...scope.actions.values,
    since,
  ]);
  return {
    title: (scope.about && named(scope.about, written)) || "Concord",
    zone: zoneOf(reader),
    meetings: meetings.map((meeting) => ({
      ...announcedTime(meeting),
      id: meeting.id,
      sequence: sequence("meeting", meeting.id),
      summary: named({ zh: meeting.title_zh, en: meeting.title_en }, written),
      description: null,
      place: named({ zh: meeting.place, en: meeting.place_en }, written) || null,
    })),
    due: due.map((action) => ({
      id: action.id,
      sequence: sequence("action", action.id),
      summary: dueIn(
        named({ zh: action.text, en: action.text_en }, written),
        action.lead && named(nameOf(reader, "organization", action.lead), written),
        written,
      ),
      description: null,
      day: action.due as string,
      status: action.status,
      percent: action.percent,
    })),
  };
}

/** What is due, and who leads it: a calendar shows one line of it. */
function dueIn(text: string, lead: string | null, language: Language): string {
  const { due, brackets } = WORDS[language];
  return due(`${text}${lead ? brackets(lead) : ""}`);
}

/** As invitations tell it; a day that was not announced is the one on which it was held. */
function announcedTime(meeting: RecordOf<"meeting">) {
  const planned = plannedTime(meeting);
  const { day, last_day, starts, ends } = isWholeDay(planned.day) ? planned : meeting;
  return { day: day as string, lastDay: isWholeDay(last_day) ? last_day : null, starts, ends };
}
