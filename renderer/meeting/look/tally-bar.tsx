/** Positions as one bar: each stance as wide as it has parties, told apart by word, colour and pattern. */
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { STANCES } from "../../../db/contract/vocabulary.ts";
import { Icon, type IconName } from "../../ui/icon.tsx";
import own from "./tally-bar.module.css";

const ICONS: Partial<Record<RecordOf<"position">["stance"], IconName>> = { support: "check", oppose: "close" };

interface Props {
  counts: Readonly<Record<RecordOf<"position">["stance"], number>>;
  /** Parties that are there and have taken no position. */
  silent: number;
}

/** As high and in such letters as `--tally-height` and `--tally-size` say. */
export function TallyBar({ counts, silent }: Props) {
  const { t } = useTranslation();
  return (
    <div className={own.bar}>
      {STANCES.filter((stance) => counts[stance] > 0).map((stance) => {
        const icon = ICONS[stance];
        return (
          // The space is for whoever has the page read to them: words do not run together.
          <Fragment key={stance}>
            <b data-stance={stance} style={{ flexGrow: counts[stance] }}>
              {icon && <Icon name={icon} size={16} />}
              <span>
                {t(`values.stance.${stance}`)} {counts[stance]}
              </span>
            </b>{" "}
          </Fragment>
        );
      })}
      {silent > 0 && (
        <b data-stance="none" style={{ flexGrow: silent }}>
          {t("projector.silent")} {silent}
        </b>
      )}
    </div>
  );
}
