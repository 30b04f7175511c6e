/** The head of a group of rows: what they share, how many they are and how many of them are late. */
import { useTranslation } from "react-i18next";
import { type Subject, subjectOf } from "../../../db/contract/subjects/index.ts";
import { isNearness, type Nearness } from "../../../db/contract/subjects/lists.ts";
import { metaOf } from "../../../db/contract/subjects/meta.ts";
import type { Sector } from "../../../db/contract/vocabulary.ts";
import { useLanguage } from "../../app/i18n.ts";
import { Icon } from "../../ui/icon.tsx";
import { SectorMark } from "../../ui/marks/sector-mark.tsx";
import styles from "./grid.module.css";
import type { Group } from "./groups.ts";
import { nameOfValue } from "./value-names.ts";

interface Props {
  subject: Subject;
  by: string | null;
  group: Group;
  folded: boolean;
}

export function GroupHead({ subject, by, group, folded }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (by === null) return null;
  const { value, label, count, late } = group;
  const near = isNearness(subject, by);
  const name = near
    ? t(`grid.near.${value as Nearness}`)
    : nameOfValue({ t, language }, subject, by, value, label ?? null);
  const { badge } = metaOf(subjectOf(subject).fields[by]);
  const sector = badge === "sector" ? value : label?.badge;
  return (
    // biome-ignore lint/a11y/useSemanticElements: the one cell of a row that is made of no table
    <div role="gridcell" tabIndex={-1} className={styles.head} data-late={(near && value === "late") || undefined}>
      <Icon name={folded ? "right" : "down"} size={16} />
      {sector && <SectorMark sector={sector as Sector} title="" />}
      <b>{name}</b>
      <span className="visually-hidden">{t(folded ? "grid.folded" : "grid.unfolded")}</span>
      <span className="small soft numbers">{count}</span>
      {late > 0 && <span className="small late numbers">{t("actions.lateCount", { count: late })}</span>}
    </div>
  );
}
