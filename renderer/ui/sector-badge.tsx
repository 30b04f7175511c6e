/** The sign of a sector: a character in a square or a circle, in the sector's colour. */
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { Sector } from "../../db/contract/vocabulary.ts";
import { useLanguage } from "../app/i18n.ts";
import { SECTOR_SIGNS } from "../app/theme.ts";
import styles from "./parts.module.css";

interface Props {
  sector: Sector;
  title?: string;
  mark?: string | undefined;
}

/** Drawn again only when it itself changes: a meeting shows hundreds. */
export const SectorBadge = memo(function SectorBadge({ sector, title, mark }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const sign = SECTOR_SIGNS[sector];
  const name = title ?? t(`values.sector.${sector}`);
  return (
    <span
      className={styles.sector}
      data-sector={sector}
      data-round={sign.round || undefined}
      data-mark={mark}
      title={name}
    >
      <span aria-hidden="true">{sign[language]}</span>
      <span className="visually-hidden">{name}</span>
    </span>
  );
});
