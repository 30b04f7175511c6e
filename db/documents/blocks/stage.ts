/** What tells one paper of minutes from another: its number, and how far it has come. */
import type { MinutesModel } from "../../contract/minutes.ts";
import type { MinutesSettings } from "../../contract/minutes-style.ts";
import { minutesNumber } from "../../contract/written-number.ts";
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

/** The number as the office wrote it, else by the template. Null: it has none. */
export function numberOf(
  { issue, number, issued, day }: MinutesModel,
  form: MinutesSettings["number"],
  language: Language,
): string | null {
  if (issue) return issue;
  return number === null ? null : minutesNumber(number, (issued ?? day ?? "").slice(0, 4), form, language);
}

export function stateOf({ seal, state }: MinutesModel, language: Language): string {
  return STATES[language][seal ? "sealed" : state];
}

/** As `stateOf`; of a seal that was taken back, that it was. */
export function stageOf(model: MinutesModel, language: Language): string {
  const withdrawn = model.seal !== null && model.errata.some(({ withdraws }) => withdraws);
  return withdrawn ? STATES[language].withdrawn : stateOf(model, language);
}
