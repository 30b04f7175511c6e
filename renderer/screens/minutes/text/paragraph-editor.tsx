/**
 * A paragraph while it is being polished. Saved as typed; Esc takes all of it back (and leads back to the
 * comment for whose sake it is open), Enter is done with it.
 */
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { MinutesStyle } from "../../../../db/contract/minutes-style.ts";
import type { MinutesParagraph } from "../../../../db/contract/procedures/minutes.ts";
import { sentenceOf } from "../../../app/errors.ts";
import { useLanguage } from "../../../app/i18n.ts";
import { onItsWay } from "../../../app/typing/pending.ts";
import { OtherText } from "../../../records/other-text.tsx";
import { useAutosave } from "../../../records/use-autosave.ts";
import { GrowingText } from "../../../ui/text/growing-text.tsx";
import own from "./flow.module.css";
import { draftKey } from "./names.ts";
import type { RowActions } from "./row-actions.ts";

interface Props {
  name: string;
  meeting: string;
  style: MinutesStyle;
  paragraph: MinutesParagraph;
  actions: RowActions;
}

/** What would make two paragraphs of one. */
const LINE_ENDS = /\s*[\r\n\u2028\u2029]+\s*/gu;

export function ParagraphEditor({ name, meeting, style, paragraph, actions }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const field = useRef<HTMLTextAreaElement>(null);
  const begun = useRef(paragraph);
  const writing = useRef<Promise<unknown> | null>(null);
  const kept = useAutosave(draftKey(meeting, style, paragraph), paragraph.text, (text, was) => {
    writing.current = actions.write(paragraph, text, was);
    return writing.current;
  });
  const latest = useRef(kept);
  latest.current = kept;
  useEffect(() => {
    const { current } = field;
    current?.focus();
    current?.setSelectionRange(current.value.length, current.value.length);
  }, []);
  const done = async (focus: boolean) => {
    await latest.current.commit();
    // What could not be saved stays open, with the reason beside it.
    requestAnimationFrame(() => {
      const { error, asks } = latest.current;
      if (!error && !asks) actions.end(name, focus);
    });
  };
  const takeBack = async () => {
    kept.takeTheirs();
    actions.end(name, !actions.leave(name));
    // Pauses in typing have saved some of it already.
    if (writing.current !== null) await onItsWay(undoSaved(writing.current));
  };
  const undoSaved = async (last: Promise<unknown>) => {
    await last.catch(() => {});
    const { wording, text } = begun.current;
    await (wording === null ? actions.back(paragraph) : actions.write(paragraph, text, "")).catch(() => {});
  };
  return (
    <>
      {paragraph.label && <b>{paragraph.label}</b>}
      <GrowingText
        ref={field}
        aria-label={t("minutes.wording")}
        classNames={{ input: own.field ?? "" }}
        lang={paragraph.language === "zh" ? "zh-CN" : "en"}
        value={kept.text}
        error={kept.error ? sentenceOf(kept.error, language) : null}
        onFocus={() => actions.reached(name)}
        onChange={({ currentTarget }) =>
          kept.type(currentTarget.value.replace(LINE_ENDS, paragraph.language === "zh" ? "" : " "))
        }
        onBlur={() => {
          // Another window in front is no end of typing here.
          if (document.hasFocus()) void done(false);
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") void done(true);
          else if (event.key === "Escape") void takeBack();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <OtherText of={kept} />
    </>
  );
}
