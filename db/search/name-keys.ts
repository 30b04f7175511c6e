/**
 * Finds organizations whose names are nearly a given one, by keys: the name without legal form and place, the same with one
 * character left out, in sorted order, without words of the trade, and its beginning. Two names that differ by a character have
 * a key in common (deletion neighbourhood: Bocek, Hunt and Stein 2007). Kept on this laptop beside the search index and filled
 * with it.
 */
import type { Reader, Store } from "../base/store.ts";
import { type NameForms, withoutTrade } from "../language/firms/name-forms.ts";

/** Fields of an organization that hold a name. */
export const NAME_FIELDS = ["name_zh", "name_zh_candidate", "name_en", "short_name", "aliases"] as const;

/** Names longer than this are compared whole: no deletion of one character is a key of theirs. */
const MOST_CHARACTERS = 18;
/** Of one key so many organizations are looked at; the trade's own words would bring all. */
const MOST_OF_ONE = 500;

/** Writes the keys of an organization's names. What it was called before keeps its keys: who looks compares the names. */
export function writeNameKeys(store: Store, row: number, forms: readonly NameForms[]): void {
  for (const key of new Set(forms.flatMap(keysOf)))
    store.run("INSERT OR IGNORE INTO local_name_key (key, row) VALUES (?, ?)", key, row);
}

/** Ids of organizations that may go by one of these names, or nearly so. */
export function idsNear(reader: Reader, forms: readonly NameForms[]): string[] {
  const ids = new Set<string>();
  for (const key of new Set(forms.flatMap(keysOf)))
    for (const { id } of reader.all<{ id: string }>(
      "SELECT o.id FROM local_name_key k JOIN organization o ON o.row = k.row WHERE k.key = ? LIMIT ?",
      key,
      MOST_OF_ONE,
    ))
      ids.add(id);
  return [...ids];
}

/** The keys of a name, each as a number of 48 bits. */
export function keysOf({ core, whole, latin, legal }: NameForms): number[] {
  if (core === "") return [];
  if (latin) return [numberOf(core.replaceAll(" ", ""))];
  const keys = [core, `^${core.replace(/^(?:中国|市|省)/u, "").slice(0, 2)}`];
  if (whole) return keys.map(numberOf);
  if (legal && core.length > 5) keys.pop();
  const brand = withoutTrade(core);
  if (brand.length >= 2) keys.push(`@${brand}`);
  keys.push(`#${[...core].toSorted().join("")}`);
  if (core.length >= 4 && core.length <= MOST_CHARACTERS)
    for (let at = 0; at < core.length; at++) keys.push(core.slice(0, at) + core.slice(at + 1));
  return keys.map(numberOf);
}

/** Two FNV-1a sums of 24 bits side by side: equal for equal texts, and hardly ever for others. */
function numberOf(text: string): number {
  let [one, other] = [0x811c9dc5, 0x01000193];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ (code + at), 0x85ebca6b);
  }
  return ((one >>> 8) & 0xffffff) * 0x1000000 + ((other >>> 8) & 0xffffff);
}
