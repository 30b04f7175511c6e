/** What stands behind a paragraph, in the margin beside it: one line, or, where the paragraph is chosen, a card that says all. */
import { Button } from "@mantine/core";
import { useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { MinutesParagraph } from "../../../../db/contract/procedures/minutes.ts";
import { Difference } from "../../../ui/difference.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Badge } from "../../../ui/marks/badge.tsx";
import type { WorkingIn } from "../circulation/use-working-in.ts";
import { WorkedComment } from "../circulation/worked-comment.tsx";
import own from "./notes.module.css";
import type { RowActions } from "./row-actions.ts";
import type { Behind } from "./use-behind.ts";

interface Props {
  name: string;
  paragraph: MinutesParagraph;
  behind: Behind;
  chosen: boolean;
  sealed: boolean;
  actions: RowActions;
  /** The comment that this paragraph is being changed for. */
  workingIn: WorkingIn | null;
  /** Where others make room for the card: how high it is. */
  onHeight?: ((name: string, height: number) => void) | undefined;
}

export function Note(props: Props) {
  const { name, paragraph, behind, chosen, actions, onHeight } = props;
  const card = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = card;
    if (!chosen || !current || !onHeight) return;
    const read = () => onHeight(name, current.offsetHeight);
    const observer = new ResizeObserver(read);
    observer.observe(current);
    read();
    return () => observer.disconnect();
  }, [chosen, name, onHeight]);
  return (
    <div ref={card} className={chosen ? own.card : own.line} data-kind={behind.icon}>
      <div className={own.head}>
        <Icon name={behind.icon} size={16} />
        {paragraph.about ? (
          <button
            type="button"
            className={`plain-button ${own.title}`}
            tabIndex={chosen ? 0 : -1}
            onClick={() => paragraph.about && actions.open(paragraph.about, name)}
          >
            {behind.title}
          </button>
        ) : (
          <span className={own.title}>{behind.title}</span>
        )}
        {!chosen && behind.text && <span className={own.excerpt}>{behind.text}</span>}
        <Told paragraph={paragraph} />
      </div>
      {chosen && <Body {...props} />}
    </div>
  );
}

function Told({ paragraph: { before, wording } }: Pick<Props, "paragraph">) {
  const { t } = useTranslation();
  if (before !== null) return <Badge tone="warn">{t("minutes.changedAfter")}</Badge>;
  return wording !== null && <Badge tone="accent">{t("minutes.polished")}</Badge>;
}

function Body({ paragraph, behind, sealed, actions, workingIn }: Props) {
  const { t } = useTranslation();
  const { wording, before, written } = paragraph;
  return (
    <>
      {workingIn && <WorkedComment workingIn={workingIn} />}
      {behind.text && <div className={own.record}>{behind.text}</div>}
      {before !== null ? (
        <div className={own.changed} role="note">
          <div className="soft">{t("minutes.changedNotice")}</div>
          <Difference before={before} after={written} />
          {!sealed && (
            <div className={own.tools}>
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
              <Button size="compact-xs" variant="default" mt={4} onClick={() => void actions.back(paragraph)}>
                {t("minutes.backToWritten")} <kbd style={{ marginLeft: 6 }}>Ctrl ⌫</kbd>
              </Button>
            )}
          </div>
        )
      )}
      <p className={`small soft ${own.keys}`}>{t(sealed ? "minutes.readOnly" : "minutes.keys")}</p>
    </>
  );
}
