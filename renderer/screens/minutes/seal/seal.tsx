/** The seal: the list of all that it still waits for, the seal itself with its fingerprint, and errata afterwards. */
import { Button, Group, Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MinutesCirculation } from "../../../../db/contract/procedures/circulation.ts";
import { textOf } from "../../../../db/language/names.ts";
import { api, client, newAction } from "../../../app/api.ts";
import { useLanguage } from "../../../app/i18n.ts";
import { CheckSection } from "../../../meeting/checks/check-section.tsx";
import { useChecks } from "../../../meeting/checks/use-checks.ts";
import { EnglishNote } from "../../../meeting/english/english-note.tsx";
import type { MeetingView } from "../../../meeting/meeting-view.ts";
import { ErrorNote } from "../../../ui/error-note.tsx";
import { LongWork } from "../../../ui/marks/long-work.tsx";
import { useLongWork } from "../../../ui/marks/use-long-work.ts";
import { useActor } from "../circulation/use-actor.ts";
import own from "../minutes.module.css";
import { NotYet } from "../not-yet.tsx";
import { useLook } from "../use-look.ts";
import { Errata } from "./errata.tsx";
import { FingerprintCard } from "./fingerprint-card.tsx";

export function SealPanel({ view }: { view: MeetingView }) {
  const { t } = useTranslation();
  const { id: meeting, state } = view.meeting;
  const { data: seal } = useQuery(api.minutes.seal.queryOptions({ input: { meeting } }));
  if (seal)
    return (
      <div className={own.stack}>
        <FingerprintCard seal={seal} />
        <Errata meeting={meeting} withdrawn={seal.withdrawn} />
      </div>
    );
  return state === "closed" ? <Checklist view={view} /> : <NotYet title={t("minutes.sealLater")} />;
}

function Checklist({ view }: { view: MeetingView }) {
  const meeting = view.meeting.id;
  const { t } = useTranslation();
  const { facilitator } = useActor();
  const [asking, setAsking] = useState(false);
  const { data } = useQuery(api.minutes.circulation.queryOptions({ input: { meeting } }));
  const { checks, open } = useChecks(meeting, "seal");
  const { language } = useLook(view.meeting);
  if (!data || open === undefined) return null;
  return (
    <section className="card">
      <h2>{t("minutes.seal")}</h2>
      <p className="small soft">{t("minutes.sealHint")}</p>
      <CheckSection meeting={meeting} checks={checks} open={open} />
      <EnglishNote meeting={meeting} language={language} />
      {facilitator ? (
        <Button disabled={open > 0} onClick={() => setAsking(true)}>
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
        closeButtonProps={{ "aria-label": t("keys.close") }}
      >
        <Question view={view} circulation={data} done={() => setAsking(false)} />
      </Modal>
    </section>
  );
}

/** What is sealed, and who stands behind it, beside the question. */
function Question({
  view: { meeting },
  circulation: { claims },
  done,
}: {
  view: MeetingView;
  circulation: MinutesCirculation;
  done: () => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { work, start, cancel } = useLongWork(
    (options) => client.meeting.seal({ id: meeting.id, opId: newAction() }, options),
    done,
  );
  const sealing = work.state === "running";
  return (
    <>
      <p>
        <b>{textOf(meeting.title_zh, meeting.title_en, language)}</b>
        {claims.length > 0 && (
          <span className="small soft" style={{ display: "block" }}>
            {t("minutes.sealConfirmed", {
              who: claims.flatMap(({ confirmation }) => confirmation?.name ?? []).join(t("parts.listSeparator")),
            })}
          </span>
        )}
      </p>
      <p>{t("minutes.sealSure")}</p>
      <ErrorNote error={work.state === "failed" ? work.error : null} />
      {work.state === "cancelled" && <p role="status">{t("minutes.sealCancelled")}</p>}
      {sealing && <LongWork label={t("minutes.sealing")} share={work.share} said />}
      <Group justify="flex-end">
        {/* The same button, so that whoever pressed it by key stays on it. */}
        <Button variant="default" onClick={sealing ? cancel : done}>
          {t(sealing ? "minutes.cancelSealing" : "circulation.cancel")}
        </Button>
        <Button data-autofocus loading={sealing} onClick={start}>
          {t("minutes.sealNow")}
        </Button>
      </Group>
    </>
  );
}
