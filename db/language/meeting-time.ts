/** When a meeting is or was held, in one line. Pure. */
import { daysUntilEnd } from "../contract/dates.ts";
import type { RecordOf } from "../contract/subjects/index.ts";
import { dayInWords } from "./day-words.ts";
import type { Language } from "./names.ts";

type Time = Pick<RecordOf<"meeting">, "day" | "last_day" | "starts" | "ends">;

const NEXT_DAY: Record<Language, (time: string) => string> = {
  zh: (time) => `次日${time}`,
  en: (time) => `${time} the next day`,
};
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
  const late = starts && ends && daysUntilEnd(starts, ends) === 1;
  const hours = [starts, late ? NEXT_DAY[language](ends) : ends].filter(Boolean).join("–");
  return [first, hours].filter(Boolean).join(between);
}
