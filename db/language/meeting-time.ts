/** When a meeting is or was held, in one line. Pure. */
import type { RecordOf } from "../contract/subjects/index.ts";
import { dayInWords } from "./day-words.ts";
import { hoursInWords } from "./hours.ts";
import type { Language } from "./names.ts";

type Time = Pick<RecordOf<"meeting">, "day" | "last_day" | "starts" | "ends">;

const TO: Record<Language, string> = { zh: "至", en: " – " };

/** Empty where nothing is known. */
export function timeInWords({ day, last_day, starts, ends }: Time, language: Language): string {
  const between = language === "en" ? ", " : " ";
  const first = day && dayInWords(day, language);
  if (day && last_day && last_day !== day)
    return [
      [first, starts],
      [dayInWords(last_day, language), ends],
    ]
      .map((parts) => parts.filter(Boolean).join(between))
      .join(TO[language]);
  return [first, hoursInWords(starts, ends, language)].filter(Boolean).join(between);
}
