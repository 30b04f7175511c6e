/** One action on the board: what, who, until when, how far. */
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { isDone, isOpen, isOverdue } from "../../../../db/contract/questions.ts";
import type { Label } from "../../../../db/contract/records.ts";
import { dueInWords } from "../../../../db/language/day-words.ts";
import { nameOf, textOf } from "../../../../db/language/names.ts";
import { useLanguage } from "../../../app/i18n.ts";
import { Icon } from "../../../ui/icon.tsx";
import { ActionState } from "../../../ui/marks/action-state.tsx";
import { SectorMark } from "../../../ui/marks/sector-mark.tsx";
import own from "./board.module.css";
import type { Card } from "./lanes.ts";

interface Props {
  card: Card;
  lead: Label | undefined;
  /** `YYYY-MM-DD` */
  today: string;
  chosen: boolean;
  /** Keys lead here. */
  current: boolean;
  movable: boolean;
  top: number;
  onOpen(id: string): void;
  onKey(event: React.KeyboardEvent, card: Card): void;
  onFocus(id: string): void;
  onDrag(card: Card | null): void;
}

/** Drawn again only when it itself changes: a board holds thousands. */
export const BoardCard = memo(function BoardCard(props: Props) {
  const { card, lead, today, chosen, current, movable, top, onOpen, onKey, onFocus, onDrag } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const late = isOverdue(card, today);
  const due = card.due === null ? null : dueInWords(card.due, today, language);
  const over = !isOpen(card);
  return (
    <button
      type="button"
      className={own.card}
      style={{ top }}
      data-card={card.id}
      data-on={chosen || undefined}
      tabIndex={current ? 0 : -1}
      draggable={movable}
      onDragStart={(event) => {
        event.dataTransfer.setData("text/plain", card.id);
        event.dataTransfer.effectAllowed = "move";
        onDrag(card);
      }}
      onDragEnd={() => onDrag(null)}
      onClick={() => onOpen(card.id)}
      onFocus={() => onFocus(card.id)}
      onKeyDown={(event) => onKey(event, card)}
      title={movable ? t("board.hint") : undefined}
    >
      <span className={own.what}>{textOf(card.text, card.text_en, language)}</span>
      <span className={own.who}>
        {lead && (
          <>
            {card.sector && <SectorMark sector={card.sector} title="" />}
            <span>{nameOf(lead, language)}</span>
          </>
        )}
        {card.evidence && <Icon name="attachment" size={16} label={t("board.evidence")} />}
      </span>
      <span className={own.foot}>
        <span className={own.due} data-when={over ? undefined : due?.when}>
          {card.waits && <b>{t(`board.waits.${card.waits}`)} · </b>}
          {due && (over ? due.day : due.words || due.day)}
        </span>
        {card.percent ? <span className="numbers">{card.percent} %</span> : null}
        <ActionState action={card} today={today} alone />
      </span>
      {card.percent ? (
        <span className={own.bar} aria-hidden="true">
          <span
            className={own.done}
            data-tone={isDone(card) ? "done" : late ? "late" : undefined}
            style={{ width: `${card.percent}%` }}
          />
        </span>
      ) : null}
    </button>
  );
});
