/** One paragraph of the minutes and what stands behind it: its record, and Concord's own wording where staff polished it. */
import { Button } from "@mantine/core";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { MinutesStyle } from "../../../../db/contract/minutes-style.ts";
import type { MinutesParagraph } from "../../../../db/contract/procedures/minutes.ts";
import paper from "../../../files/paper.module.css";
import { Difference } from "../../../ui/difference.tsx";
import { Badge } from "../../../ui/marks/badge.tsx";
import type { WorkingIn } from "../circulation/use-working-in.ts";
import { WorkedComment } from "../circulation/worked-comment.tsx";
import own from "../minutes.module.css";
import { ParagraphEditor } from "./paragraph-editor.tsx";
import type { RowActions } from "./row-actions.ts";

interface Props {
  name: string;
  meeting: string;
  style: MinutesStyle;
  paragraph: MinutesParagraph;
  indent: boolean;
  /** What the record is, and what it says. */
  title: string;
  recordText: string;
  current: boolean;
  editing: boolean;
  sealed: boolean;
  actions: RowActions;
  /** The comment that this paragraph is being changed for. */
  workingIn: WorkingIn | null;
}

export const ParagraphRow = memo(function ParagraphRow(props: Props) {
  const { name, paragraph, indent, current, editing, actions } = props;
  const lang = paragraph.language === "zh" ? "zh-CN" : "en";
  return (
    <div
      className={own.row}
      data-paragraph={name}
      data-key={paragraph.key}
      data-changed={paragraph.before === null ? undefined : true}
      data-polished={paragraph.wording === null ? undefined : true}
    >
      <div className={paper.sheet}>
        {editing ? (
          <ParagraphEditor {...props} />
        ) : (
          <button
            type="button"
            lang={lang}
            className={own.text}
            data-indent={indent || undefined}
            tabIndex={current ? 0 : -1}
            aria-keyshortcuts="Enter ArrowUp ArrowDown Control+Backspace F8"
            onFocus={() => actions.reached(name)}
            onClick={() => actions.begin(name)}
            onKeyDown={(event) => {
              if (event.key === "ArrowDown" || event.key === "ArrowUp")
                actions.step(event.key === "ArrowDown" ? 1 : -1);
              else if (event.key === "Backspace" && event.ctrlKey && paragraph.wording && !props.sealed)
                void actions.back(paragraph);
              else if (event.key !== "Escape" || !actions.leave(name)) return;
              event.preventDefault();
            }}
          >
            {paragraph.label && <b>{paragraph.label}</b>}
            {paragraph.text}
          </button>
        )}
      </div>
      <Behind {...props} />
    </div>
  );
});

function Behind({ paragraph, title, recordText, sealed, actions, workingIn }: Props) {
  const { t } = useTranslation();
  const { about, wording, before, written } = paragraph;
  return (
    <div className={own.behind}>
      {workingIn && <WorkedComment workingIn={workingIn} />}
      <div className={own.line}>
        {about ? (
          <button type="button" className="plain-button link" onClick={() => actions.open(about)}>
            {title}
          </button>
        ) : (
          <span className="soft">{title}</span>
        )}
        {before !== null ? (
          <Badge tone="warn">{t("minutes.changedAfter")}</Badge>
        ) : (
          wording !== null && <Badge tone="accent">{t("minutes.polished")}</Badge>
        )}
      </div>
      {recordText && <div className={own.record}>{recordText}</div>}
      {before !== null ? (
        <div className={own.changed} role="note">
          <div className="soft">{t("minutes.changedNotice")}</div>
          <Difference before={before} after={written} />
          {!sealed && (
            <div className={own.line}>
              <Button size="compact-xs" variant="default" onClick={() => void actions.keep(paragraph)}>
                {t("minutes.keepMine")}
              </Button>
              <Button size="compact-xs" variant="default" onClick={() => void actions.back(paragraph)}>
                {t("minutes.takeWritten")}
              </Button>
            </div>
          )}
        </div>
      ) : (
        wording !== null && (
          <div>
            <div className="soft">{t("minutes.written")}</div>
            <div>{written}</div>
            {!sealed && (
              <Button size="compact-xs" variant="default" onClick={() => void actions.back(paragraph)}>
                {t("minutes.backToWritten")} <kbd style={{ marginLeft: 6 }}>Ctrl ⌫</kbd>
              </Button>
            )}
          </div>
        )
      )}
    </div>
  );
}
