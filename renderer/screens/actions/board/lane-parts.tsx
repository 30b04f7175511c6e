/** What a lane of the board is made of: its head, and a cell for each status, which takes cards that are dropped. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { nameOf } from "../../../../db/language/names.ts";
import { useLanguage } from "../../../app/i18n.ts";
import { Icon } from "../../../ui/icon.tsx";
import { SectorMark } from "../../../ui/marks/sector-mark.tsx";
import own from "./board.module.css";
import type { Card, Lane, Lanes } from "./lanes.ts";

interface CellProps {
  label: string;
  height: number;
  takes: boolean;
  onDrop(): void;
  children: React.ReactNode;
}

export function Cell({ label, height, takes, onDrop, children }: CellProps) {
  const [over, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a list would count only the cards that are drawn
    <div
      role="group"
      aria-label={label}
      className={own.cell}
      style={{ height }}
      data-over={(over && takes) || undefined}
      {...(takes && {
        onDragOver: (event: React.DragEvent) => {
          event.preventDefault();
          setOver(true);
        },
        onDragLeave: () => setOver(false),
        onDrop: (event: React.DragEvent) => {
          event.preventDefault();
          setOver(false);
          onDrop();
        },
      })}
    >
      {children}
    </div>
  );
}

interface HeadProps {
  by: Lanes;
  lane: Lane;
  folded: boolean;
  onFold(): void;
}

export function LaneHead({ by, lane, folded, onFold }: HeadProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { value, label, english, count, late } = lane;
  const sector = by === "sector" ? (value as Card["sector"]) : ((label?.badge as Card["sector"] | undefined) ?? null);
  const name =
    value === null
      ? t("board.unstated")
      : by === "sector"
        ? t(`values.sector.${value as NonNullable<Card["sector"]>}`)
        : by === "city"
          ? (language === "en" && english) || value
          : nameOf(label, language);
  return (
    <button type="button" className={`plain-button ${own.laneHead}`} aria-expanded={!folded} onClick={onFold}>
      <Icon name={folded ? "right" : "down"} size={16} />
      {sector && <SectorMark sector={sector} title="" />}
      <b>{name}</b>
      <span className="small soft numbers">{count}</span>
      {late > 0 && <span className="small late numbers">{t("actions.lateCount", { count: late })}</span>}
    </button>
  );
}
