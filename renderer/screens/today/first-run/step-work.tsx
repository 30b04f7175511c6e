/** What there is to do in one step of the first-run list. */
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FIRST_STEPS, FirstRun } from "../../../../db/contract/procedures/today.ts";
import { PartyList } from "../../../records/lists/paste-parties.tsx";
import { NewRecord } from "../../../records/new-record.tsx";
import { OfficeName } from "../../../records/office/office-name.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";
import own from "./first-run.module.css";

interface Props {
  step: (typeof FIRST_STEPS)[number];
  run: FirstRun;
  onDone(): void;
}

export function StepWork({ step, run, onDone }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  switch (step) {
    case "office":
      return (
        <div className={own.work}>
          <OfficeName />
          <LinkButton to="/settings" search={{ tab: "office" }} variant="default">
            {t("firstRun.openOffice")}
          </LinkButton>
        </div>
      );
    case "parties":
      return <Parties onDone={onDone} />;
    case "series":
      return (
        <div className={own.work}>
          {run.series ? (
            <LinkButton to="/series/$id" params={{ id: run.series }}>
              {t("firstRun.openSeries")}
            </LinkButton>
          ) : (
            <NewRecord
              subject="series"
              label={t("firstRun.makeSeries")}
              onMade={({ id }) => void navigate({ to: "/series/$id", params: { id } })}
            />
          )}
        </div>
      );
    case "meeting":
      return (
        <div className={own.work}>
          {run.meeting ? (
            <LinkButton to="/meetings/$id" params={{ id: run.meeting }}>
              {t("firstRun.openMeeting")}
            </LinkButton>
          ) : (
            <NewRecord
              subject="meeting"
              label={t("firstRun.makeMeeting")}
              {...(run.series && { given: { series: run.series } })}
              asks={["day"]}
              onMade={({ id }) => void navigate({ to: "/meetings/$id", params: { id } })}
            />
          )}
        </div>
      );
    case "people":
      return (
        <div className={own.work}>
          <LinkButton to="/settings" search={{ tab: "profiles" }}>
            {t("firstRun.openPeople")}
          </LinkButton>
        </div>
      );
  }
}

/** A list that was added leaves room for the next. */
function Parties({ onDone }: { onDone(): void }) {
  const [round, setRound] = useState(0);
  const again = () => {
    setRound(round + 1);
    onDone();
  };
  return (
    <div className={own.list}>
      <PartyList key={round} into={null} onDone={again} />
    </div>
  );
}
