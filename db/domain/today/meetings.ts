/** The next meeting: what is on it, and who has answered that they come. */
import type { Reader } from "../../base/store.ts";
import { minutesAfter } from "../../contract/dates.ts";
import type { NextMeeting } from "../../contract/procedures/today.ts";
import { hasAnswered } from "../../contract/questions.ts";
import { SECTORS } from "../../contract/vocabulary.ts";
import { type Row, recordFrom } from "../../schema/columns.ts";
import { attendanceOf } from "../meetings/seating.ts";

/** Planned, and its day is not over; one that goes over several days is not over before the last of them. */
const AHEAD =
  "state = 'planned' AND (day IS NULL OR coalesce(last_day, day) >= substr(?, 1, length(coalesce(last_day, day))))";

/**
 * The planned meeting whose day comes first; of those without a day, one that was made last stands behind all others.
 * @param party whose place and items are told
 */
export function nextMeeting(
  reader: Reader,
  today: string,
  party: string | null,
): { next: NextMeeting | null; planned: number } {
  const all = reader.get<{ n: number }>(`SELECT count(*) AS n FROM meeting WHERE ${AHEAD}`, today)?.n ?? 0;
  const row = reader.get<Row>(
    `SELECT * FROM meeting WHERE ${AHEAD} ORDER BY day IS NULL, day, starts IS NULL, starts, row LIMIT 1`,
    today,
  );
  if (!row) return { next: null, planned: 0 };
  const meeting = recordFrom("meeting", row);
  const seats = attendanceOf(reader, meeting.id);
  const own = seats.find(({ organization }) => organization === party);
  return {
    next: {
      meeting,
      answers: SECTORS.map((sector) => {
        const of = seats.filter((seat) => seat.sector === sector);
        return { sector, answered: of.filter(hasAnswered).length, expected: of.length };
      }).filter(({ expected }) => expected > 0),
      items: itemsOf(reader, meeting.id, meeting.starts),
      seat: own ? seatOf(own) : null,
    },
    planned: all - 1,
  };
}

/** The record as it is stored: which sector it is of stands beside it. */
function seatOf({ sector: _, ...seat }: ReturnType<typeof attendanceOf>[number]): NextMeeting["seat"] {
  return seat;
}

function itemsOf(reader: Reader, meeting: string, starts: string | null): NextMeeting["items"] {
  let at = starts;
  return reader
    .all<Row>("SELECT * FROM agenda_item WHERE meeting = ? AND state <> 'parked' ORDER BY rank, id", meeting)
    .map((row) => {
      const { id, title_zh, title_en, kind, minutes, presenter } = recordFrom("agenda_item", row);
      const item = { id, title_zh, title_en, kind, minutes, presenter, at };
      // Behind an item of which nobody knows how long it takes, no time is known.
      at = at === null || minutes === null ? null : minutesAfter(at, minutes);
      return item;
    });
}
