/** The words around what was found. */
import { placesOf } from "../language/looked-for/found.ts";

const LENGTH = 80;
const BEFORE = 20;

/** @param needle folded; where the text does not hold it, its beginning is shown */
export function snippetOf(text: string, needle: string): string {
  const [first] = placesOf(text, needle);
  const from = Math.max(0, (first?.[0] ?? 0) - BEFORE);
  const shown = text
    .slice(from, from + LENGTH)
    .replace(/\s+/g, " ")
    .toWellFormed();
  return `${from > 0 ? "…" : ""}${shown}${from + LENGTH < text.length ? "…" : ""}`;
}
