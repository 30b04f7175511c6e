/** The draft of minutes that goes out for comments: what it reads. What it says is in `db/documents/blocks/comment-draft.ts`. */
import { onlyId } from "../../../base/ids.ts";
import { ConcordError } from "../../../contract/errors.ts";
import { languagesOf } from "../../../documents/blocks/bilingual.ts";
import { type CommentDraft, commentDraftBlocks, commentDraftTitle } from "../../../documents/blocks/comment-draft.ts";
import { minutesCalled, minutesPaper } from "../../../documents/formats/index.ts";
import { requireRecord } from "../../../records/rules.ts";
import { readRecord } from "../../../schema/read-record.ts";
import { lookFor, minutesToPrint } from "../../minutes/minutes.ts";
import { document } from "../document.ts";

export const commentDraft = document({
  kind: "comment_draft",
  /** @throws ConcordError E_DRAFT_SEALED: what is sealed is no draft any more */
  read({ reader }, { of, ...asked }): CommentDraft {
    const { model, sealed } = minutesToPrint(reader, of.id);
    if (sealed) throw new ConcordError("E_DRAFT_SEALED");
    const meeting = requireRecord(reader, "meeting", of.id);
    return {
      // Whoever asks for comments sends out a draft for them, also on what some have confirmed already.
      minutes: { ...model, state: "circulated" },
      look: lookFor(reader, model, asked),
      until: readRecord(reader, "minutes", onlyId("min", of.id))?.comments_until ?? null,
      contact: meeting.notice_contact,
      phone: meeting.notice_phone,
    };
  },
  title: commentDraftTitle,
  blocks: (model, { language }) => commentDraftBlocks(model, language),
  paper(model, { language, wordFonts }) {
    const { minutes, look } = model;
    return {
      printable: {
        ...minutesPaper(minutes, { language, look, wordFonts }).printable,
        title: commentDraftTitle(model, languagesOf(language)[0]),
        blocks: commentDraftBlocks(model, language),
      },
      called: minutesCalled(minutes, { language, look }),
    };
  },
});
