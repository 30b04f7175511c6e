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
/** So many organizations are looked at for one name: those of the keys that tell most first, and of one key no more than this. */
const MOST_LOOKED_AT = 250;

/** Writes the keys of an organization's names. What it was called before keeps its keys: who looks compares the names. */
export function writeNameKeys(store: Store, row: number, forms: readonly NameForms[]): void {
  for (const key of new Set(forms.flatMap(keysOf)))
    store.run("INSERT OR IGNORE INTO local_name_key (key, row) VALUES (?, ?)", key, row);
}

/** Rows of organizations that may go by one of these names, or nearly so. */
export function rowsNear(reader: Reader, forms: readonly NameForms[]): number[] {
  const rows = new Set<number>();
  const texts = forms.map(keyTexts);
  // A name's beginning and its words that are no trade's are those of thousands: they fill up what the others leave.
  for (const key of new Set([...texts.flatMap(({ telling }) => telling), ...texts.flatMap(({ broad }) => broad)])) {
    if (rows.size >= MOST_LOOKED_AT) break;
    for (const { row } of reader.all<{ row: number }>(
      "SELECT row FROM local_name_key WHERE key = ? LIMIT ?",
      numberOf(key),
      MOST_LOOKED_AT - rows.size,
    ))
      rows.add(row);
  }
  return [...rows];
}

/** The keys of a name, each as a number of 48 bits. */
export function keysOf(forms: NameForms): number[] {
  const { telling, broad } = keyTexts(forms);
  return [...telling, ...broad].map(numberOf);
}

function keyTexts({ core, whole, latin, legal }: NameForms): { telling: string[]; broad: string[] } {
  if (core === "") return { telling: [], broad: [] };
  if (latin) return { telling: [core.replaceAll(" ", "")], broad: [] };
  const begins = `^${core.replace(/^(?:中国|市|省)/u, "").slice(0, 2)}`;
  if (whole) return { telling: [core], broad: [begins] };
  const telling = [core, `#${[...core].toSorted().join("")}`];
  if (core.length >= 4 && core.length <= MOST_CHARACTERS)
    for (let at = 0; at < core.length; at++) telling.push(core.slice(0, at) + core.slice(at + 1));
  const brand = withoutTrade(core);
  return {
    telling,
    broad: [...(brand.length >= 2 ? [`@${brand}`] : []), ...(legal && core.length > 5 ? [] : [begins])],
  };
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
