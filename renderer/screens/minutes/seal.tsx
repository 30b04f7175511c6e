/** The seal: what it still waits for, the seal itself with its fingerprint, and errata afterwards. */
import { Button, Modal } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MinutesCirculation } from "../../../db/contract/circulation.ts";
import { api, newAction } from "../../app/api.ts";
import { ErrorNote } from "../../parts/error-note.tsx";
import type { Sheet } from "../meetings/meeting.tsx";
import { Errata } from "./errata.tsx";
import { FingerprintCard } from "./fingerprint-card.tsx";
import own from "./minutes.module.css";
import { useActor } from "./use-actor.ts";

export function SealPanel({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation();
  const { id: meeting, state } = sheet.meeting;
  const { data: seal } = useQuery(api.minutes.seal.queryOptions({ input: { meeting } }));
  if (seal)
    return (
      <div className={own.stack}>
        <FingerprintCard seal={seal} />
        <Errata meeting={meeting} withdrawn={seal.withdrawn} />
      </div>
    );
  return state === "closed" ? <Checklist meeting={meeting} /> : <p className="soft">{t("minutes.sealLater")}</p>;
}

function Checklist({ meeting }: { meeting: string }) {
  const { t } = useTranslation();
  const { facilitator } = useActor();
  const [asking, setAsking] = useState(false);
  const { data } = useQuery(api.minutes.circulation.queryOptions({ input: { meeting } }));
  const seal = useMutation(api.meeting.seal.mutationOptions({ onSuccess: () => setAsking(false) }));
  if (!data) return null;
  const checks = checksOf(data);
  const ready = checks.every(({ done, must }) => done || !must);
  return (
    <section className="card">
      <h2>{t("minutes.seal")}</h2>
      <p className="small soft">{t("minutes.sealHint")}</p>
      <ul className={own.checks}>
        {checks.map(({ key, done, must, claims }) => (
          <li key={key} data-done={done || undefined} data-must={must || undefined}>
            <span aria-hidden="true">{done ? "✓" : must ? "✗" : "!"}</span>
            <span>
              {t(`circulation.checks.${key}`)}
              {claims.length > 0 &&
                `: ${claims.map((sector) => (sector ? t(`values.sector.${sector}`) : t("fields.chair"))).join(", ")}`}
              <span className="visually-hidden"> {t(done ? "circulation.done" : "circulation.missing")}</span>
            </span>
          </li>
        ))}
      </ul>
      {facilitator ? (
        <Button disabled={!ready} onClick={() => setAsking(true)}>
          {t("minutes.sealNow")}
        </Button>
      ) : (
        <p className="small soft">{t("circulation.facilitatorSeals")}</p>
      )}
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t("minutes.sealNow")}
        lockScroll={false}
        closeButtonProps={{ "aria-label": t("circulation.cancel") }}
      >
        <p>{t("minutes.sealSure")}</p>
        <ErrorNote error={seal.error} />
        <Button loading={seal.isPending} onClick={() => seal.mutate({ id: meeting, opId: newAction() })}>
          {t("minutes.sealNow")}
        </Button>
      </Modal>
    </section>
  );
}

/** What must be done before the seal, and what should be. */
function checksOf({ rule, state, claims, comments }: MinutesCirculation) {
  const missing = claims.filter(({ holds }) => !holds).map(({ sector }) => sector);
  return [
    { key: "circulated" as const, done: state !== "draft", must: rule !== "none", claims: [] },
    { key: "confirmed" as const, done: missing.length === 0, must: true, claims: missing },
    { key: "answered" as const, done: comments.every((one) => one.state !== "open"), must: false, claims: [] },
    { key: "workedIn" as const, done: comments.every((one) => one.workedIn !== false), must: false, claims: [] },
  ];
}
