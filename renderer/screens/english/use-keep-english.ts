/** Writes the English of a text into its record; a word that belongs to no record goes to the word list. */
import type { EnglishText } from "../../../db/contract/procedures/minutes.ts";
import type { PatchOf, Subject } from "../../../db/contract/subjects/index.ts";
import { useSave } from "../../records/use-record.ts";

type Keep = (text: EnglishText, en: string | null, was?: string | null) => Promise<unknown>;

export function useKeepEnglish(): Keep {
  const save = useSave();
  return ({ subject, id, field, zh }, en, was) =>
    subject === "term"
      ? save("term", undefined, { vocabulary: "minutes_word", name_zh: zh, name_en: en })
      : save(
          subject as Subject,
          id,
          { [field]: en } as PatchOf<Subject>,
          was === undefined ? undefined : ({ [field]: was } as PatchOf<Subject>),
        );
}
