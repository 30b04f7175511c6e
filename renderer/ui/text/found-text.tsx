/** A text in which what was looked for stands out: bold and underlined, also where it was found by its pinyin. */

import { useMemo } from "react";
import { foundIn } from "../../../db/language/looked-for/found.ts";
import { useSyllables } from "../../app/use-syllables.ts";

export function FoundText({ text, words }: { text: string; words: string }) {
  const syllables = useSyllables();
  // A list is drawn anew with every letter, and to read a name aloud takes its time.
  const places = useMemo(() => foundIn(text, words, syllables), [text, words, syllables]);
  const parts: React.ReactNode[] = [];
  let from = 0;
  for (const [start, end] of places) {
    parts.push(text.slice(from, start), <mark key={start}>{text.slice(start, end)}</mark>);
    from = end;
  }
  return (
    <>
      {parts}
      {text.slice(from)}
    </>
  );
}
