/** Special teams: charter, members, meetings and actions. */

import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { labelFrom } from "../../../db/contract/labels/in-words.ts";
import { usualOrder } from "../../../db/contract/subjects/index.ts";
import { api, client, newAction } from "../../app/api.ts";
import { ActionLine } from "../../records/action-line.tsx";
import { AddLine } from "../../records/add-line.tsx";
import { PasteParties } from "../../records/lists/paste-parties.tsx";
import { useMay } from "../../records/may.ts";
import { RecordChip } from "../../records/page/record-chip.tsx";
import { RecordPage } from "../../records/page/record-page.tsx";
import type { RecordParts } from "../../records/record-detail.tsx";
import { SubjectScreen } from "../../records/subject-screen.tsx";
import { useCommand, useRecord, useSave } from "../../records/use-record.ts";
import styles from "../../ui/parts.module.css";
import { Health } from "./health.tsx";

const PARTS: RecordParts = {
  summary: (id) => <Health taskForce={id} />,
  tabs: (id) => [
    { key: "action", kind: "action", empty: true, content: <Actions taskForce={id} /> },
    { key: "meeting", kind: "meeting", empty: true, content: <Meetings taskForce={id} /> },
  ],
  tools: (id) => <Members taskForce={id} />,
};

export function TaskForces() {
  return <SubjectScreen subject="task_force" parts={PARTS} />;
}

export function TaskForcePage() {
  return <RecordPage subject="task_force" parts={PARTS} />;
}

/** Parties that are taken in as a list, by whoever may write who its members are. */
function Members({ taskForce }: { taskForce: string }) {
  const may = useMay();
  const { record } = useRecord("task_force", taskForce);
  if (!record || !may.change("task_force", record)("members")) return null;
  return <PasteParties into={{ subject: "task_force", id: taskForce }} />;
}

function Meetings({ taskForce }: { taskForce: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const run = useCommand();
  const may = useMay();
  const { record } = useRecord("task_force", taskForce);
  const { data: meetings } = useQuery(
    api.meeting.list.queryOptions({
      input: {
        filters: [{ field: "task_force", op: "is", value: taskForce }],
        sort: usualOrder("meeting"),
        limit: 50,
      },
    }),
  );
  const plan = () =>
    run(async () => {
      const title = (name: string | null | undefined, said: (name: string) => string) => (name ? said(name) : null);
      const { record: planned } = await client.meeting.put({
        fields: {
          task_force: taskForce,
          title_zh: title(record?.name_zh, (name) => `${name}会议`),
          title_en: title(record?.name_en, (name) => `${name}: meeting`),
        },
        opId: newAction(),
      });
      await navigate({ to: "/meetings/$id", params: { id: planned.id } });
    });
  return (
    <>
      <ul className={styles.list}>
        {(meetings?.rows ?? []).map((meeting) => (
          <li key={meeting.id} className={styles.reference}>
            <RecordChip id={meeting.id} label={labelFrom("meeting", meeting)} whole />{" "}
            <span className="soft numbers">{meeting.day}</span>
          </li>
        ))}
      </ul>
      {meetings?.rows.length === 0 && <p className="small soft">{t("meetings.noneYet")}</p>}
      {may.make("meeting", {}) && (
        <Button size="compact-sm" variant="default" mt={8} onClick={() => void plan()}>
          {t("meetings.new")}
        </Button>
      )}
    </>
  );
}

/** Its own and those of its meetings, and a line for new ones. */
function Actions({ taskForce }: { taskForce: string }) {
  const { t } = useTranslation();
  const save = useSave();
  const may = useMay();
  const { data } = useQuery(api.task_force.health.queryOptions({ input: { id: taskForce } }));
  return (
    <>
      <ul className={styles.list}>
        {(data?.actions ?? []).map((action) => (
          <ActionLine key={action.id} action={action} labels={data?.labels ?? {}} />
        ))}
      </ul>
      {data?.actions.length === 0 && <p className="small soft">{t("taskForces.noActions")}</p>}
      {may.make("action", {}) && (
        <AddLine
          draft={`task_force:${taskForce}:line`}
          label={t("taskForces.addAction")}
          // The task force's lead leads it: the workspace knows, also where this screen has not heard of it yet.
          onAdd={(text) => save("action", undefined, { text, task_force: taskForce })}
          mt={8}
        />
      )}
    </>
  );
}
