/** Until when comments are asked for, as it is proposed. Pure. */
import { type Calendar, workingDaysAfter } from "../../../../db/language/dates/working-days.ts";

/** Working days that parties are given to answer, unless somebody says otherwise. */
export const DAYS_TO_ANSWER = 3;

/**
 * The day that is asked for already, unless it has gone by; else so many working days ahead.
 * @param held `YYYY-MM-DD`
 * @returns `unknown`: a year whose working days nobody entered, so that only weekends were counted
 */
export function answersDue(held: string | null, { today, years }: Calendar): { day: string; unknown: string | null } {
  if (held !== null && held >= today) return { day: held, unknown: null };
  return workingDaysAfter(today, DAYS_TO_ANSWER, years);
}
