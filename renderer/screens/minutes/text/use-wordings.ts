/** Changes polished wording. The record that a paragraph tells of is never touched. */
import { useRef } from "react";
import type { MinutesStyle } from "../../../../db/contract/minutes-style.ts";
import type { MinutesParagraph } from "../../../../db/contract/procedures/minutes.ts";
import { useRemove, useSave } from "../../../records/use-record.ts";

export function useWordings(meeting: string, style: MinutesStyle) {
  const save = useSave();
  const remove = useRemove();
  // Records that were made here, also before the paragraphs have been fetched with them.
  const made = useRef(new Map<string, string>());
  const back = async ({ wording, language, key }: MinutesParagraph) => {
    const id = made.current.get(`${language} ${key}`) ?? wording;
    if (id && (await remove("wording", id))) made.current.delete(`${language} ${key}`);
  };
  return {
    back,
    /** @param was the text that this one replaces; empty: whatever is there */
    write: async (paragraph: MinutesParagraph, text: string, was: string) => {
      const { language, key, written } = paragraph;
      // What reads as Concord writes it, or not at all, is no wording of one's own.
      if (text.trim() === "" || text === written) return back(paragraph);
      const fields = { meeting, style, language, key, text, source: written };
      const { id } = await save("wording", undefined, fields, was === "" ? undefined : { text: was });
      made.current.set(`${language} ${key}`, id);
    },
    keep: ({ language, key, written }: MinutesParagraph) =>
      save("wording", undefined, { meeting, style, language, key, source: written }).catch(() => {}),
  };
}
