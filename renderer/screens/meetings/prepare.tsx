/** Before the meeting: the agenda with running times, what it should take up, who is expected; beside it what is missing. */
import { Button, Menu } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { client, newAction } from "../../app/api.ts";
import { tell } from "../../app/typing/saved.ts";
import { useExportChoice } from "../../meeting/export-choice.ts";
import { Limits } from "../../meeting/floor/limits.tsx";
import { MeetingDocument } from "../../meeting/meeting-document.tsx";
import type { MeetingView } from "../../meeting/meeting-view.ts";
import { ActionLine } from "../../records/action-line.tsx";
import { useMay } from "../../records/may.ts";
import { Papers } from "../../records/papers.tsx";
import { Sources } from "../../records/sources.tsx";
import { useCommand, useSave } from "../../records/use-record.ts";
import { Icon } from "../../ui/icon.tsx";
import styles from "../../ui/parts.module.css";
import { Agenda } from "./agenda/agenda.tsx";
import { Proposals } from "./agenda/proposals.tsx";
import { MeetingFacts } from "./meeting-facts.tsx";
import own from "./meetings.module.css";
import { WhatIsMissing } from "./missing.tsx";
import { Parties } from "./parties.tsx";
import { Quorum } from "./series/quorum.tsx";

export function Prepare({ view }: { view: MeetingView }) {
  const { t } = useTranslation();
  const save = useSave();
  const { meeting, labels } = view;
  const [open, setOpen] = useState<string | null>(null);
  const sealed = meeting.state === "sealed";
  const may = useMay();
  const change = may.change("meeting", meeting);
  const over = sealed || meeting.state === "closed";
  const takesUp = !over && may.call("meeting.takeUp");
  return (
    <div className={own.prepare}>
      <div>
        <Agenda view={view} open={open} onOpen={setOpen} tools={<Tools view={view} />} />
        {takesUp && <Proposals view={view} onOpen={setOpen} />}
        {!takesUp && view.carriedOver.length > 0 && (
          <section className="card">
            <h3>{t("meetings.carriedOver")}</h3>
            <ul className={styles.list}>
              {view.carriedOver.map((action) => (
                <ActionLine key={action.id} action={action} labels={labels} />
              ))}
            </ul>
          </section>
        )}
        <Parties view={view} />
        <section className="card">
          <h3>{t("meetings.papers")}</h3>
          <Papers
            papers={view.papers.filter(({ agenda_item }) => agenda_item === null)}
            place={{ meeting: meeting.id }}
            disabled={sealed}
          />
        </section>
      </div>
      <div>
        <WhatIsMissing view={view} onItem={setOpen} />
        <MeetingFacts view={view} />
        <Quorum
          rule={meeting.quorum}
          save={(quorum) => save("meeting", meeting.id, { quorum })}
          disabled={sealed || !change("quorum")}
        />
        {!sealed && change("quorum") && (
          <section className="card">
            <h3>{t("floor.limits")}</h3>
            <Limits view={view} />
          </section>
        )}
        <Sources subject="meeting" record={meeting} />
      </div>
    </div>
  );
}

/** What else is done with an agenda: sent, filled from a template, kept as one. */
function Tools({ view: { meeting } }: { view: MeetingView }) {
  const { t } = useTranslation();
  const run = useCommand();
  const may = useMay();
  const navigate = useNavigate();
  const { held, remember } = useExportChoice(meeting);
  const uses = meeting.state !== "sealed" && may.call("template.use");
  const keeps = may.call("template.save");
  const keep = () =>
    void run(() => client.template.save({ from: { meeting: meeting.id }, opId: newAction() })).then(
      (done) => done && tell({ kind: "note", text: t("series.savedTemplate") }),
    );
  return (
    <>
      <MeetingDocument
        kind="invitation"
        of={meeting.id}
        dates
        remembered={{ language: held?.language, keep: (chosen) => void remember({ language: chosen }) }}
      />
      {(uses || keeps) && (
        <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
          <Menu.Target>
            <Button variant="default" rightSection={<Icon name="down" size={16} />}>
              {t("meetings.template")}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {uses && (
              <Menu.Item onClick={() => void navigate({ to: "/templates", search: { meeting: meeting.id } })}>
                {t("meetings.fromTemplate")}
              </Menu.Item>
            )}
            {keeps && <Menu.Item onClick={keep}>{t("series.saveTemplate")}</Menu.Item>}
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  );
}
