/** Changes polished wording. The record that a paragraph tells of is never touched. */
import type { MinutesParagraph } from "../../../db/contract/minutes-procedures.ts";
import type { MinutesStyle } from "../../../db/contract/minutes-style.ts";
import { useRemove, useSave } from "../../parts/use-record.ts";

export function useWordings(meeting: string, style: MinutesStyle) {
  const save = useSave();
  const remove = useRemove();
  const back = async ({ wording }: MinutesParagraph) => {
    if (wording) await remove("wording", wording);
  };
  return {
    back,
    /** @param was the text that this one replaces; empty: whatever is there */
    write: async (paragraph: MinutesParagraph, text: string, was: string) => {
      const { language, key, written } = paragraph;
      // What reads as Concord writes it, or not at all, is no wording of one's own.
      if (text.trim() === "" || text === written) return back(paragraph);
      const fields = { meeting, style, language, key, text, source: written };
      await save("wording", undefined, fields, was === "" ? undefined : { text: was });
    },
    keep: ({ language, key, written }: MinutesParagraph) =>
      save("wording", undefined, { meeting, style, language, key, source: written }).catch(() => {}),
  };
}
