/** Beside a button that takes the English of the minutes: what has none, which leads to a list in which it is written. */
import type { MinutesLanguage } from "../../../db/contract/vocabulary.ts";
import { englishAsked } from "./asked.ts";
import { useMissingEnglish } from "./use-english.ts";

export function EnglishNote({ meeting, language }: { meeting: string; language: MinutesLanguage }) {
  const english = useMissingEnglish(meeting, language);
  if (english === null) return null;
  return (
    <p className={`small ${english.missing ? "late" : "soft"}`} style={{ margin: 0 }}>
      <button type="button" className="plain-button link" onClick={() => englishAsked.set(meeting)}>
        {english.says}
      </button>
    </p>
  );
}
