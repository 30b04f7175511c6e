/** Who has to confirm the minutes and who has; a confirmation of an earlier text counts no more. */
import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MinutesCirculation } from "../../../../db/contract/procedures/circulation.ts";
import { nameOf } from "../../../../db/language/names.ts";
import { momentHere } from "../../../app/clock.ts";
import { useLanguage } from "../../../app/i18n.ts";
import type { MeetingView } from "../../../meeting/meeting-view.ts";
import { Badge } from "../../../ui/marks/badge.tsx";
import { SectorMark } from "../../../ui/marks/sector-mark.tsx";
import own from "../minutes.module.css";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { useActor } from "./use-actor.ts";

type Claim = MinutesCirculation["claims"][number];

export function Confirmations({ view, circulation }: { view: MeetingView; circulation: MinutesCirculation }) {
  const { t } = useTranslation();
  const { role, staff, organization } = useActor();
  const [asking, setAsking] = useState<Claim | null>(null);
  const { claims, state, rule } = circulation;
  const open = state !== "draft" && view.meeting.state === "closed" && role !== "observer";
  // Staff hand the laptop round; everybody else confirms for the own party.
  const mayConfirm = ({ sector, parties }: Claim) =>
    staff || sector === null || (organization !== null && parties.includes(organization));
  return (
    <section className="card">
      <h2>{t("circulation.confirmations")}</h2>
      <p className="small soft">{t(`circulation.rules.${rule}`)}</p>
      <ul className={own.claims}>
        {claims.map((claim) => (
          <li
            key={claim.sector ?? "chair"}
            data-claim={claim.sector ?? "chair"}
            data-testid={`claim-${claim.sector ?? "chair"}`}
          >
            {claim.sector ? <SectorMark sector={claim.sector} /> : <span aria-hidden="true">★</span>}
            <span>
              <b>{claim.sector ? t(`values.sector.${claim.sector}`) : t("fields.chair")}</b>{" "}
              <Given claim={claim} labels={circulation.labels} />
            </span>
            {open && !claim.holds && mayConfirm(claim) && (
              <Button size="compact-sm" onClick={() => setAsking(claim)}>
                {t("circulation.confirm")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {asking && <ConfirmDialog view={view} claim={asking} onClose={() => setAsking(null)} />}
    </section>
  );
}

function Given({ claim: { confirmation, holds }, labels }: { claim: Claim; labels: MinutesCirculation["labels"] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!confirmation) return <Badge>{t("circulation.waiting")}</Badge>;
  const { name, organization, confirmed_at, signature } = confirmation;
  return (
    <>
      <Badge tone={holds ? "ok" : "warn"}>{t(holds ? "circulation.holds" : "circulation.outdated")}</Badge>
      <span className="small soft numbers" style={{ display: "block" }}>
        {[name, organization && nameOf(labels[organization], language), momentHere(confirmed_at, language)]
          .filter(Boolean)
          .join(" · ")}
      </span>
      {signature && (
        <img
          className={own.signature}
          src={`data:image/png;base64,${signature}`}
          alt={t("circulation.signatureOf", { name })}
        />
      )}
    </>
  );
}
