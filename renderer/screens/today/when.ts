/** When and where the next meeting is, in one line. */
import { isWholeDay } from "../../../db/contract/dates.ts";
import type { NextMeeting } from "../../../db/contract/procedures/today.ts";
import { dayInShort } from "../../../db/language/day-words.ts";
import { textOf } from "../../../db/language/names.ts";

/** 12月7日 周一 09:00 · 重庆 */
export function whenOf({ meeting: { day, starts, place, place_en } }: NextMeeting, language: "zh" | "en"): string {
  const when = isWholeDay(day) ? dayInShort(day, language) : day;
  return [[when, starts].filter(Boolean).join(" "), textOf(place, place_en, language)].filter(Boolean).join(" · ");
}
