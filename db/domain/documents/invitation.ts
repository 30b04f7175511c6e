/** Reads a meeting into its invitation. */
import type { Reader } from "../../base/store.ts";
import { minutesAfter } from "../../contract/dates.ts";
import type { Invitation } from "../../documents/blocks/invitation.ts";
import { requireRecord } from "../../records/rules.ts";
import { type Row, recordFrom } from "../../schema/columns.ts";
import { plannedTime } from "../meetings/hours.ts";
import { attendanceOf } from "../meetings/seating.ts";
import { nameOf } from "./names.ts";

/** @throws ConcordError E_UNKNOWN_RECORD */
export function invitationOf(reader: Reader, id: string): Invitation {
  const meeting = requireRecord(reader, "meeting", id);
  const items = reader
    .all<Row>("SELECT * FROM agenda_item WHERE meeting = ? AND state <> 'parked' ORDER BY rank, id", id)
    .map((row) => recordFrom("agenda_item", row));
  const papers = reader.all<{ agenda_item: string; name: string }>(
    "SELECT agenda_item, name FROM paper WHERE meeting = ? AND agenda_item IS NOT NULL ORDER BY added_at, id",
    id,
  );
  const { day, last_day: lastDay, starts, ends } = plannedTime(meeting);
  let at = starts;
  return {
    title: { zh: meeting.title_zh, en: meeting.title_en },
    exercise: meeting.exercise === true,
    day,
    lastDay,
    starts,
    ends,
    place: meeting.place,
    chair: meeting.chair,
    parties: attendanceOf(reader, id).map(({ organization }) => nameOf(reader, "organization", organization)),
    items: items.map((item) => {
      const begins = at;
      at = at === null || item.minutes === null ? null : minutesAfter(at, item.minutes);
      return {
        title: { zh: item.title_zh, en: item.title_en },
        kind: item.kind,
        presenter: item.presenter ? nameOf(reader, "organization", item.presenter) : null,
        minutes: item.minutes,
        at: begins,
        papers: papers.filter(({ agenda_item }) => agenda_item === item.id).map(({ name }) => name),
      };
    }),
  };
}
