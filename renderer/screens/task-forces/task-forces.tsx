/** Special teams: charter, members, meetings and actions. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { client } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { ActionLine } from "../../parts/action-line.tsx";
import { nameColumn, refColumn, textColumn, valueColumn } from "../../parts/columns.tsx";
import { textOf } from "../../parts/name.ts";
import styles from "../../parts/parts.module.css";
import { SubjectScreen } from "../../parts/subject-screen.tsx";
import { Health } from "./health.tsx";

export function TaskForces() {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = { t, language };
  // biome-ignore lint/correctness/useExhaustiveDependencies: t changes with the language
  const columns = useMemo(
    () => [
      nameColumn("task_force", "name_zh", "name_en", words),
      valueColumn("task_force", "status", words),
      refColumn("task_force", "lead", words),
      refColumn("task_force", "members", words),
      textColumn("task_force", "starts", words, { maxWidth: 120 }),
      textColumn("task_force", "ends", words, { maxWidth: 120 }),
    ],
    [language],
  );
  return (
    <SubjectScreen
      subject="task_force"
      title={t("screens.taskForces")}
      columns={columns}
      create={() => ({ name_zh: t("parts.unnamed") })}
      detail={(id) => <Work taskForce={id} />}
    />
  );
}

function Work({ taskForce }: { taskForce: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const filters = [{ field: "task_force", op: "is" as const, value: taskForce }];
  const { data: meetings } = useQuery({
    queryKey: ["task-force-meetings", taskForce],
    queryFn: () => client.meeting.list({ filters, sort: [{ field: "day", dir: "desc" }], limit: 50 }),
  });
  const { data: actions } = useQuery({
    queryKey: ["task-force-actions", taskForce],
    queryFn: () => client.action.list({ filters, sort: [{ field: "due", dir: "asc" }], limit: 100 }),
  });
  return (
    <>
      <Health taskForce={taskForce} />
      <section>
        <h3>{t("screens.meetings")}</h3>
        <ul className={styles.list}>
          {(meetings?.rows ?? []).map((meeting) => (
            <li key={meeting.id} className={styles.reference}>
              <Link to="/meetings/$id" params={{ id: meeting.id }} className="link">
                {textOf(meeting.title_zh, meeting.title_en, language)}
              </Link>{" "}
              <span className="soft numbers">{meeting.day}</span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{t("screens.actions")}</h3>
        <ul className={styles.list}>
          {(actions?.rows ?? []).map((action) => (
            <ActionLine key={action.id} action={action} labels={actions?.labels ?? {}} />
          ))}
        </ul>
        {actions?.rows.length === 0 && <p className="small soft">{t("taskForces.noActions")}</p>}
      </section>
    </>
  );
}
