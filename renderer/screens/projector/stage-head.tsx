/** The head of the stage: which meeting it is, who is there of each sector, and what time it is. */
import { useTranslation } from "react-i18next";
import { SECTORS } from "../../../db/contract/vocabulary.ts";
import { textOf } from "../../../db/language/names.ts";
import { timeAt } from "../../app/clock.ts";
import { useLanguage } from "../../app/i18n.ts";
import { QUORUM_WORDS } from "../../meeting/quorum-standing.ts";
import { Icon } from "../../ui/icon.tsx";
import { SectorMark } from "../../ui/marks/sector-mark.tsx";
import type { OnScreen } from "./shown.ts";
import own from "./stage.module.css";

export function Head({ shown: { title, exercise, quorum }, now }: { shown: OnScreen; now: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <header className={own.head}>
      <span className={own.title}>{textOf(title.zh, title.en, language)}</span>
      {exercise && <b>{t("live.exercise")}</b>}
      <span className={own.quorum} data-state={quorum.state}>
        {quorum.state !== "unasked" && <Icon name={quorum.state === "met" ? "check" : "warning"} />}{" "}
        {t(QUORUM_WORDS[quorum.state])} {quorum.present}/{quorum.expected}
      </span>
      {SECTORS.filter((sector) => quorum.sectors[sector].expected > 0).map((sector) => (
        <span key={sector} className={own.sector} data-none={quorum.sectors[sector].present === 0 || undefined}>
          <SectorMark sector={sector} /> {quorum.sectors[sector].present}/{quorum.sectors[sector].expected}
        </span>
      ))}
      <b className={`numbers ${own.hour}`}>{timeAt(now)}</b>
    </header>
  );
}
