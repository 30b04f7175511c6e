/** The mark of a sector: its letter in its shape and colour. Nobody has to tell sectors apart by colour alone. */
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { Sector } from "../../../db/contract/vocabulary.ts";
import type { Language } from "../../../db/language/names.ts";
import { useLanguage } from "../../app/i18n.ts";
import styles from "./marks.module.css";

const LETTERS: Readonly<Record<Sector, Record<Language, string>>> = {
  government: { zh: "政", en: "G" },
  enterprise: { zh: "企", en: "E" },
  ngo: { zh: "社", en: "N" },
  academia: { zh: "研", en: "A" },
  public: { zh: "公", en: "P" },
};

interface Props {
  sector: Sector;
  /** Pixels: in a chart or beside the sector's name, in a row, in a list of parties, at the head of a page. */
  size?: 12 | 20 | 24 | 40;
  /** In place of the sector's name. */
  title?: string;
  /** What it said of a decision: drawn around it. */
  mark?: string | undefined;
}

/** Drawn again only when it itself changes: a meeting shows hundreds. */
export const SectorMark = memo(function SectorMark({ sector, size = 20, title, mark }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const name = title ?? t(`values.sector.${sector}`);
  return (
    <span
      className={styles.sector}
      data-sector={sector}
      data-size={size === 20 ? undefined : size}
      data-mark={mark}
      title={name}
    >
      <span className={styles.shape} aria-hidden="true">
        {LETTERS[sector][language]}
      </span>
      <span className="visually-hidden">{name}</span>
    </span>
  );
});
