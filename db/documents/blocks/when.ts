/** When a meeting is or was held, as documents say it. */
import { hoursInWords } from "../../language/hours.ts";
import { type Language, WORDS } from "./words.ts";
import { writtenDate } from "./written.ts";

export interface When {
  /** `YYYY-MM-DD`, or as far as it is known. */
  day: string | null;
  lastDay: string | null;
  /** `HH:MM` on the first day. */
  starts: string | null;
  /** `HH:MM` on the last day. */
  ends: string | null;
}

/** Several days each with their own hour; of one day the hours, the last perhaps past midnight. Empty without a day. */
export function writtenWhen({ day, lastDay, starts, ends }: When, language: Language): string {
  if (!day) return "";
  const first = writtenDate(day, language);
  if (!lastDay || lastDay === day) return [first, hoursInWords(starts, ends, language)].filter(Boolean).join(" ");
  const last = writtenDate(lastDay, language);
  return [
    [first, starts],
    [last, ends],
  ]
    .map((parts) => parts.filter(Boolean).join(" "))
    .join(WORDS[language].until);
}
