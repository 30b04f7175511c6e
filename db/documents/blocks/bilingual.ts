/** What documents say in one language or in both. */

import type { Bilingual } from "../../contract/minutes.ts";
import type { MinutesLanguage, Sector } from "../../contract/vocabulary.ts";
import type { Language } from "./words.ts";

export const SECTOR_WORDS: Record<Language, Record<Sector, string>> = {
  zh: { government: "政府", enterprise: "企业", ngo: "社会组织", academia: "高校院所", public: "公众代表" },
  en: { government: "Government", enterprise: "Enterprises", ngo: "NGOs", academia: "Academia", public: "Public" },
};

export function languagesOf(language: MinutesLanguage): readonly [Language, ...Language[]] {
  return language === "both" ? ["zh", "en"] : [language];
}

/** A name in this language, else in the other. */
export function named({ zh, en }: Bilingual, language: Language): string {
  return (language === "zh" ? zh || en : en || zh) ?? "";
}

/** Where a meeting of the minutes is held. @returns null where nobody said */
export function placeIn(of: { place: string | null; placeEn?: string | undefined }, language: Language): string | null {
  return named({ zh: of.place, en: of.placeEn ?? null }, language) || null;
}

/** What is said in each language, one below the other; once where both say the same. */
export function bothLines(languages: readonly Language[], text: (of: Language) => string | null | undefined): string {
  return [...new Set(languages.map(text))].filter(Boolean).join("\n");
}
