/** Draft, circulated, confirmed or sealed: where the minutes stand, and the next step for staff. */
import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MinutesCirculation } from "../../../../db/contract/procedures/circulation.ts";
import { client, newAction } from "../../../app/api.ts";
import { calendarHere, momentHere } from "../../../app/clock.ts";
import { useLanguage } from "../../../app/i18n.ts";
import { DocumentMenu } from "../../../files/document-menu.tsx";
import { CheckSection } from "../../../meeting/checks/check-section.tsx";
import { useChecks } from "../../../meeting/checks/use-checks.ts";
import type { MeetingView } from "../../../meeting/meeting-view.ts";
import { useCommand } from "../../../records/use-record.ts";
import { DayInput } from "../../../ui/day/day-field.tsx";
import { Badge } from "../../../ui/marks/badge.tsx";
import own from "../minutes.module.css";
import { answersDue, DAYS_TO_ANSWER } from "./answers-due.ts";
import { useActor } from "./use-actor.ts";

/** Height of the label above the day: the buttons stand beside its field. */
const LABEL = 22;
const STEPS = ["draft", "circulated", "confirmed", "sealed"] as const;

export function CirculationState({ view, circulation }: { view: MeetingView; circulation: MinutesCirculation }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const run = useCommand();
  const { staff } = useActor();
  const meeting = view.meeting.id;
  const sealed = view.meeting.state === "sealed";
  const draft = circulation.state === "draft";
  const proposed = answersDue(circulation.commentsUntil, calendarHere());
  /** Null: what is typed is no day. */
  const [until, setUntil] = useState<string | null>(draft ? proposed.day : (circulation.commentsUntil ?? ""));
  const { checks, open } = useChecks(meeting, "circulate");
  const now = sealed ? "sealed" : circulation.state;
  const circulate = () =>
    run(() => client.minutes.circulate({ meeting, commentsUntil: until || null, opId: newAction() }));
  return (
    <section className="card" data-circulation="">
      <h2>{t("circulation.state")}</h2>
      <ol className={own.steps} aria-label={t("circulation.state")}>
        {STEPS.map((step) => (
          <li key={step} aria-current={step === now ? "step" : undefined}>
            <Badge tone={step !== now ? "plain" : step === "draft" ? "warn" : step === "circulated" ? "accent" : "ok"}>
              {t(`circulation.states.${step}`)}
            </Badge>
          </li>
        ))}
      </ol>
      <p className="small soft numbers">
        {t(`circulation.hints.${now}`)}
        {circulation.circulatedAt &&
          ` ${t("circulation.since", { when: momentHere(circulation.circulatedAt, language) })}`}
        {circulation.commentsUntil && ` ${t("circulation.until", { day: circulation.commentsUntil })}`}
      </p>
      {staff && !sealed && draft && open !== undefined && (
        <CheckSection meeting={meeting} checks={checks} open={open} />
      )}
      {staff && !sealed && (
        <Group gap="xs" align="start">
          <DayInput label={t("fields.comments_until")} value={until ?? ""} onChange={setUntil} ahead />
          {(draft || until !== (circulation.commentsUntil ?? "")) && (
            <Button
              mt={LABEL}
              variant={draft ? "filled" : "default"}
              disabled={until === null || (draft && open !== 0)}
              onClick={() => void circulate()}
            >
              {t(draft ? "circulation.circulate" : "circulation.moveDay")}
            </Button>
          )}
          {!draft && (
            <Button
              mt={LABEL}
              variant="default"
              onClick={() => void run(() => client.minutes.withdraw({ meeting, opId: newAction() }))}
            >
              {t("circulation.withdraw")}
            </Button>
          )}
        </Group>
      )}
      {staff && !sealed && draft && until === proposed.day && until !== circulation.commentsUntil && (
        <p className="small soft">
          {t("circulation.proposedDay", { count: DAYS_TO_ANSWER })}
          {proposed.unknown && ` ${t("parts.yearUnknown", { year: proposed.unknown })}`}
        </p>
      )}
      {staff && !sealed && !draft && (
        <>
          <p className="small soft">{t("circulation.draftHint")}</p>
          <DocumentMenu kind="comment_draft" of={meeting} />
        </>
      )}
    </section>
  );
}
