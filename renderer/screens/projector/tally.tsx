/** Positions over the full width, and below them only who did not say yes and who has not spoken. */
import { useTranslation } from "react-i18next";
import type { Labels } from "../../../db/contract/records.ts";
import { STANCES } from "../../../db/contract/vocabulary.ts";
import { nameOf } from "../../../db/language/names.ts";
import { useLanguage } from "../../app/i18n.ts";
import { TallyBar } from "../../meeting/look/tally-bar.tsx";
import { SectorMark } from "../../ui/marks/sector-mark.tsx";
import type { OnScreen, Party } from "./shown.ts";
import own from "./stage.module.css";

/** More than this are shown by their marks alone. */
const NAMED = 4;

export function Positions({ shown: { positions, silent, rule, entry }, labels }: { shown: OnScreen; labels: Labels }) {
  const { t } = useTranslation();
  const held = (stance: (typeof STANCES)[number]) => positions.filter((one) => one.stance === stance);
  const counts = Object.fromEntries(STANCES.map((stance) => [stance, held(stance).length])) as Record<
    (typeof STANCES)[number],
    number
  >;
  const others = STANCES.filter((stance) => stance !== "support" && counts[stance] > 0);
  return (
    <section className={own.positions} aria-label={t("live.positions")}>
      <TallyBar counts={counts} silent={silent.length} />
      <div className={own.who}>
        {others.map((stance) => (
          <span key={stance} className={own.group}>
            <Parties parties={held(stance)} labels={labels} />
            <span className="soft">{t(`values.stance.${stance}`)}</span>
          </span>
        ))}
        {positions.length > 0 && silent.length > 0 && (
          <span className={own.group}>
            {t("projector.noPosition")} <Parties parties={silent} labels={labels} />
          </span>
        )}
        {entry?.state === "proposed" && <span className={`soft ${own.rule}`}>{t(`projector.rule.${rule}`)}</span>}
      </div>
    </section>
  );
}

export function Named({ party: { organization, sector }, labels }: { party: Party; labels: Labels }) {
  const language = useLanguage();
  return (
    <span className={own.named}>
      {sector && <SectorMark sector={sector} />} <b>{nameOf(labels[organization], language)}</b>
    </span>
  );
}

/** The mark of its sector alone; whoever points at it, or has the page read to them, learns the name. */
export function Mark({ party: { organization, sector }, labels }: { party: Party; labels: Labels }) {
  const language = useLanguage();
  const title = nameOf(labels[organization], language);
  return sector ? <SectorMark sector={sector} title={title} /> : null;
}

/** A few by name, many by their marks. */
export function Parties({ parties, labels }: { parties: readonly Party[]; labels: Labels }) {
  const Each = parties.length <= NAMED ? Named : Mark;
  return (
    <span className={own.parties}>
      {parties.map((party) => (
        <Each key={party.organization} party={party} labels={labels} />
      ))}
    </span>
  );
}
