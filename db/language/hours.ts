/** The hours of a meeting on one day, as screens and documents say them. Pure. */
import { daysUntilEnd } from "../contract/dates.ts";
import type { Language } from "./names.ts";

const NEXT_DAY: Record<Language, (time: string) => string> = {
  zh: (time) => `次日${time}`,
  en: (time) => `${time} the next day`,
};

/** The end perhaps past midnight; empty where neither is known. @param starts `HH:MM` @param ends `HH:MM` */
export function hoursInWords(starts: string | null, ends: string | null, language: Language): string {
  const late = starts !== null && ends !== null && daysUntilEnd(starts, ends) === 1;
  return [starts, late ? NEXT_DAY[language](ends) : ends].filter((one) => one !== null).join("–");
}
