/** When a meeting was to be held and when it was: both are kept. Invitations tell the first, minutes the second. */
import { daysAfter, daysUntilEnd } from "../../contract/dates.ts";
import type { RecordOf } from "../../contract/subjects/index.ts";
import type { Context } from "../../records/context.ts";

type Meeting = RecordOf<"meeting">;
type Time = NonNullable<Meeting["planned"]>;

/** As it was announced, also while it is held and afterwards. */
export function plannedTime(meeting: Meeting): Time {
  return meeting.planned ?? timeOf(meeting);
}

function timeOf({ day, last_day, starts, ends }: Meeting): Time {
  return { day, last_day, starts, ends };
}

/**
 * What is written when it begins: what had been announced, and day and hour of now.
 * @param now whether it is held now; else it was, or will be, as announced, and is only entered now
 */
export function timeAtStart(context: Context, meeting: Meeting, now: boolean): Partial<Meeting> {
  const planned = timeOf(meeting);
  const today = context.today();
  const clock = context.clock();
  if (!now) return { planned };
  const { day, last_day, ends } = meeting;
  const begun = day !== null && last_day !== null && day < today && today <= last_day;
  if (begun) return { planned };
  const several = day === today && last_day !== null && last_day > day;
  return {
    planned,
    starts: clock,
    ...(day !== today && { day: today, last_day: null }),
    // It goes on: the hour at which it was to be over tells nothing any more.
    ...(!several && ends !== null && ends <= clock && { ends: null }),
  };
}

/**
 * The hour at which it ends now. On another day than its (last) own, or before it was to begin, the clock tells nothing of
 * it, unless it has gone on past midnight; nor does it once the meeting was closed before: whoever opens it again to put
 * something right does not prolong it.
 */
export function timeAtEnd(context: Context, meeting: Meeting): Partial<Meeting> {
  const { day, last_day, starts, closed_at } = meeting;
  if (closed_at !== null || day === null) return {};
  const clock = context.clock();
  const today = context.today();
  const oneDay = last_day === null || last_day === day;
  if (today === (last_day ?? day)) return !oneDay || starts === null || starts <= clock ? { ends: clock } : {};
  const pastMidnight = oneDay && starts !== null && daysUntilEnd(starts, clock) === 1;
  return pastMidnight && day.length === 10 && today === daysAfter(day, 1) ? { ends: clock } : {};
}
