/** Where in a text the words stand for which it was found: by its letters, by its pinyin or by the initials of that. Pure. */
import type { Syllables } from "../syllables.ts";
import { fold, needlesOf } from "./words.ts";

/** From a place in the text up to another, which is no longer of it. */
export type Place = readonly [from: number, to: number];

const HAN = /\p{Script=Han}/u;

/** Where the words stand, in order and apart. Empty: it was found otherwise, by another of its names say. */
export function foundIn(text: string, words: string, syllables: Syllables | null): Place[] {
  const byLetters = needlesOf(words).flatMap((needle) => placesOf(text, needle));
  return apart(byLetters.length > 0 ? byLetters : bySound(text, fold(words).replaceAll(/\s+/g, ""), syllables));
}

/** Every place of something that is folded already. */
export function placesOf(text: string, needle: string): Place[] {
  const { folded, at } = withPlaces(text);
  const places: Place[] = [];
  for (
    let from = folded.indexOf(needle);
    needle !== "" && from !== -1;
    from = folded.indexOf(needle, from + needle.length)
  )
    places.push([at[from] as number, at[from + needle.length] as number]);
  return places;
}

/** The text folded, and for each unit of that where in the text it comes from; its end stands behind the last. */
function withPlaces(text: string): { folded: string; at: number[] } {
  let folded = "";
  const at: number[] = [];
  let from = 0;
  // What is combined is folded together: é may be two characters.
  for (const [cluster] of text.matchAll(/\P{M}\p{M}*|\p{M}+/gsu)) {
    const part = fold(cluster);
    for (let unit = 0; unit < part.length; unit++) at.push(from);
    folded += part;
    from += cluster.length;
  }
  at.push(text.length);
  return { folded, at };
}

/** By initials (dc) or pinyin (dianchi), from any syllable. */
function bySound(text: string, letters: string, syllables: Syllables | null): Place[] {
  if (!syllables || !/^[a-z]{2,}$/.test(letters)) return [];
  const characters: { from: number; to: number }[] = [];
  let from = 0;
  for (const character of text) {
    const to = from + character.length;
    if (HAN.test(character)) characters.push({ from, to });
    from = to;
  }
  const read = syllables(text);
  if (read.length !== characters.length) return [];
  for (const start of read.keys()) {
    const end = endOf(read, start, letters);
    if (end !== null) return [[characters[start]?.from ?? 0, characters[end]?.to ?? 0]];
  }
  return [];
}

/** The last syllable that the letters need from this one on; null: they are others. */
function endOf(read: readonly string[], start: number, letters: string): number | null {
  let whole = "";
  for (let at = start; at < read.length; at++) {
    if (at - start + 1 === letters.length && read.slice(start, at + 1).every((one, n) => one[0] === letters[n]))
      return at;
    whole += read[at];
    if (whole.startsWith(letters)) return at;
    if (!letters.startsWith(whole) && at - start + 1 > letters.length) return null;
  }
  return null;
}

function apart(places: Place[]): Place[] {
  const joined: [number, number][] = [];
  for (const [from, to] of places.toSorted(([a], [b]) => a - b)) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}
