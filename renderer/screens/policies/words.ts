/** How a day of a source and what holds of a policy stand on screen. */

import type { PolicyEffect } from "../../../db/contract/vocabulary.ts";
import { dayInShort } from "../../../db/language/day-words.ts";
import type { Language } from "../../../db/language/names.ts";

/** As far as it is known: a year alone stays one. */
export function knownDay(day: string, language: Language): string {
  if (day.length === 10) return dayInShort(day, language);
  return language === "zh" && day.length === 4 ? `${day} 年` : day;
}

export function toneOf(effect: PolicyEffect): "ok" | "bad" | "warn" | "plain" {
  if (effect === "in_force") return "ok";
  if (effect === "over" || effect === "repealed") return "bad";
  return effect === "unknown" || effect === "replaced" ? "plain" : "warn";
}
