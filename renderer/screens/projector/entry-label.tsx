/** The line above the sentence: what kind of record it is, what has become of it, whose it is. */
import { useTranslation } from "react-i18next";
import type { Labels } from "../../../db/contract/records.ts";
import { KindMark } from "../../meeting/look/kind-mark.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Badge } from "../../ui/marks/badge.tsx";
import type { OnScreen } from "./shown.ts";
import own from "./stage.module.css";
import { Named } from "./tally.tsx";

interface Props {
  shown: OnScreen & { entry: NonNullable<OnScreen["entry"]> };
  labels: Labels;
}

const TONES = { proposed: "plain", adopted: "ok", rejected: "bad", deferred: "warn" } as const;

export function EntryLabel({ shown: { entry, amendment, positions }, labels }: Props) {
  const { t } = useTranslation();
  if (amendment)
    return (
      <p className={own.label}>
        <b className={own.amends}>
          <Icon name="edit" /> {t("subjects.amendment")}
        </b>
        {amendment.organization && (
          <span className={own.by}>
            <Named party={{ organization: amendment.organization, sector: amendment.sector }} labels={labels} />{" "}
            {t("projector.proposes")}
          </span>
        )}
      </p>
    );
  const reserved = positions.filter(({ stance }) => stance === "reservation").length;
  return (
    <p className={own.label}>
      <KindMark kind={entry.kind} />
      {entry.state && (
        <span data-state={entry.state}>
          <Badge tone={TONES[entry.state]} {...(entry.state === "adopted" && { icon: "check" })}>
            {entry.state === "adopted" && reserved > 0
              ? t("projector.adoptedReserved", { count: reserved })
              : t(`values.state.${entry.state}`)}
          </Badge>
        </span>
      )}
      {entry.party && (
        <span className={own.by}>
          <Named party={entry.party} labels={labels} />
          {entry.kind === "action" && ` ${t("live.leads")}`}
        </span>
      )}
      {entry.due && <span className="numbers">{entry.due}</span>}
    </p>
  );
}
