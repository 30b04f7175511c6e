/** Positions over the full width, who dissents, and who has not said anything yet. */
import { useTranslation } from "react-i18next";
import type { Labels } from "../../../db/contract/records.ts";
import { STANCES } from "../../../db/contract/vocabulary.ts";
import { nameOf } from "../../../db/language/names.ts";
import { useLanguage } from "../../app/i18n.ts";
import { SectorMark } from "../../ui/marks/sector-mark.tsx";
import own from "./projector.module.css";
import type { OnScreen, Party } from "./shown.ts";

/** More than this are shown by their signs alone. */
const NAMED = 4;

interface Props {
  positions: OnScreen["positions"];
  silent: OnScreen["silent"];
  labels: Labels;
}

export function Tally({ positions, silent, labels }: Props) {
  const { t } = useTranslation();
  const counts = STANCES.map((stance) => ({ stance, held: positions.filter((one) => one.stance === stance) }));
  const dissent = counts.filter(({ stance }) => stance === "oppose" || stance === "reservation");
  return (
    <section className={own.positions} aria-label={t("live.positions")}>
      <div className={own.bar}>
        {counts
          .filter(({ held }) => held.length > 0)
          .map(({ stance, held }) => (
            <b key={stance} data-stance={stance} style={{ flexGrow: held.length }}>
              {t(`values.stance.${stance}`)} {held.length}
            </b>
          ))}
        {silent.length > 0 && (
          <b data-stance="none" style={{ flexGrow: silent.length }}>
            {t("projector.silent")} {silent.length}
          </b>
        )}
      </div>
      <div className={own.who}>
        {dissent.flatMap(({ stance, held }) =>
          held.map((one) => (
            <span key={one.organization}>
              <Named party={one} labels={labels} /> <span className={own.soft}>{t(`values.stance.${stance}`)}</span>
            </span>
          )),
        )}
        {positions.length > 0 && silent.length > 0 && (
          <span className={own.right}>
            {t("projector.noPosition")} <Parties parties={silent} labels={labels} />
          </span>
        )}
      </div>
    </section>
  );
}

export function Named({ party: { organization, sector }, labels }: { party: Party; labels: Labels }) {
  const language = useLanguage();
  return (
    <>
      {sector && <SectorMark sector={sector} />} <b>{nameOf(labels[organization], language)}</b>
    </>
  );
}

/** A few by name, many by their signs. */
export function Parties({ parties, labels }: { parties: readonly Party[]; labels: Labels }) {
  const language = useLanguage();
  return (
    <span className={own.parties}>
      {parties.map((party) =>
        parties.length <= NAMED ? (
          <span key={party.organization}>
            <Named party={party} labels={labels} />
          </span>
        ) : (
          party.sector && (
            <SectorMark
              key={party.organization}
              sector={party.sector}
              title={nameOf(labels[party.organization], language)}
            />
          )
        ),
      )}
    </span>
  );
}
