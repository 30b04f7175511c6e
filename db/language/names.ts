/** Names and texts that records have in two languages, in the one that is read, falling back to the other. Pure. */
import type { Label } from "../contract/records.ts";

/** Of the interface, a document or a reader; contents are stored as typed. */
export type Language = "zh" | "en";

/** The name of a record; a dash where there is none. */
export function nameOf(label: Label | null | undefined, language: Language): string {
  if (!label) return "—";
  return (language === "zh" ? (label.zh ?? label.en) : (label.en ?? label.zh)) ?? "—";
}

/** One of two texts, preferring the language that is read; empty where there is neither. */
export function textOf(zh: string | null, en: string | null, language: Language): string {
  return (language === "zh" ? zh || en : en || zh) ?? "";
}
