/** Templates of meetings: those that came with the program and one's own; each begins a series or a meeting. */
import { Button } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { client, newAction } from "../../app/api.ts";
import { useMay } from "../../records/may.ts";
import type { RecordParts } from "../../records/record-detail.tsx";
import { SubjectScreen } from "../../records/subject-screen.tsx";
import { useCommand, useRecord, useSave } from "../../records/use-record.ts";
import styles from "../../ui/parts.module.css";
import { AgendaLines } from "./agenda/agenda-lines.tsx";
import { Quorum } from "./series/quorum.tsx";

const PARTS: RecordParts = { summary: (id) => <Uses template={id} /> };

export function Templates() {
  return <SubjectScreen subject="template" parts={PARTS} />;
}

function Uses({ template }: { template: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const run = useCommand();
  const save = useSave();
  const may = useMay();
  const { meeting } = useSearch({ strict: false });
  const { record } = useRecord("template", template);
  if (!record) return null;
  const change = may.change("template", record);
  const begin = (as: "series" | "meeting" | { meeting: string }) => () =>
    void run(async () => {
      const { id } = await client.template.use({ template, as, opId: newAction() });
      await navigate({ to: as === "series" ? "/series/$id" : "/meetings/$id", params: { id } });
    });
  return (
    <>
      {may.call("template.use") && (
        <div className={styles.tools}>
          {meeting && <Button onClick={begin({ meeting })}>{t("meetings.useHere")}</Button>}
          <Button onClick={begin("meeting")} variant="light">
            {t("meetings.useForMeeting")}
          </Button>
          <Button onClick={begin("series")} variant="light">
            {t("meetings.useForSeries")}
          </Button>
        </div>
      )}
      <AgendaLines
        of={`template:${template}`}
        lines={record.agenda}
        save={(agenda) => save("template", template, { agenda })}
        disabled={!change("agenda")}
      />
      <Quorum
        rule={record.quorum}
        save={(quorum) => save("template", template, { quorum })}
        disabled={!change("quorum")}
      />
    </>
  );
}
