/** The number of a meeting or of its minutes as it is written. Apart from any record, so that the interface can show it. */
import type { MinutesSettings } from "./minutes-style.ts";

/** As English writes it: “No. 1”, of a year “No. 1 (2026)”. Brackets like 〔 〕 belong to Chinese alone. */
export function englishNumber(number: number, year: string | null = null): string {
  return year === null ? `No. ${number}` : `No. ${number} (${year})`;
}

/**
 * 期号 or 发文字号 of minutes in the form of their template: full year in 〔 〕, no leading zero, no 第 with a year
 * (GB/T 9704-2012, 7.2.5); in English “No. 1 (2026)”.
 * @param year `YYYY`; empty: not known yet, and printed as such
 * @returns null where the template has no number
 */
export function minutesNumber(
  number: number,
  year: string,
  { form, organ }: MinutesSettings["number"],
  language: "zh" | "en",
): string | null {
  if (form === "none") return null;
  if (form === "issue") return language === "en" ? englishNumber(number) : `第${number}期`;
  const known = year || "????";
  const before = form === "organ" ? organ : "";
  if (language === "en") return [before, englishNumber(number, known)].filter(Boolean).join(" ");
  return `${before}〔${known}〕${number}号`;
}
