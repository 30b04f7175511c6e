/** What tells one paper of minutes from another: its number, and how far it has come. */
import { englishNumber } from "../contract/english-number.ts";
import type { MinutesModel } from "../contract/minutes.ts";
import type { MinutesSettings } from "../contract/minutes-style.ts";
import type { Language } from "./words.ts";

const STATES = {
  zh: { draft: "草稿", circulated: "征求意见稿", confirmed: "已确认", sealed: "已封存", withdrawn: "封存已撤回" },
  en: {
    draft: "Draft",
    circulated: "Circulated for comments",
    confirmed: "Confirmed",
    sealed: "Sealed",
    withdrawn: "Seal withdrawn",
  },
} as const;

/**
 * 发文字号 or 期号 as the office wrote it, else by the template: full year in 〔 〕, no leading zero, no 第 with a year
 * (GB/T 9704-2012, 7.2.5); in English “No. 1 (2026)”. Null: it has none.
 */
export function numberOf(
  { issue, number, issued, day }: MinutesModel,
  { form, organ }: MinutesSettings["number"],
  language: Language,
): string | null {
  if (issue) return issue;
  if (number === null || form === "none") return null;
  const year = form === "issue" ? null : (issued ?? day ?? "").slice(0, 4) || "????";
  const before = form === "organ" ? organ : "";
  if (language === "en") return [before, englishNumber(number, year)].filter(Boolean).join(" ");
  return year === null ? `第${number}期` : `${before}〔${year}〕${number}号`;
}

export function stateOf({ seal, state }: MinutesModel, language: Language): string {
  return STATES[language][seal ? "sealed" : state];
}

/** As `stateOf`; of a seal that was taken back, that it was. */
export function standingOf(model: MinutesModel, language: Language): string {
  const withdrawn = model.seal !== null && model.errata.some(({ withdraws }) => withdraws);
  return withdrawn ? STATES[language].withdrawn : stateOf(model, language);
}
