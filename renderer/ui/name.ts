/** Names of records in the language of the interface, falling back to the other. */
import type { Label } from "../../db/contract/records.ts";
import type { Language } from "../app/i18n.ts";

export function nameOf(label: Label | null | undefined, language: Language): string {
  if (!label) return "—";
  return (language === "zh" ? (label.zh ?? label.en) : (label.en ?? label.zh)) ?? "—";
}

/** One of two texts, preferring the language of the interface. */
export function textOf(zh: string | null, en: string | null, language: Language): string {
  return (language === "zh" ? zh || en : en || zh) ?? "";
}
