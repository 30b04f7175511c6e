/** How a task force stands, at a glance, and its report on one page. */

import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { SECTORS } from "../../../db/contract/vocabulary.ts";
import { dayInShort } from "../../../db/language/day-words.ts";
import { api } from "../../app/api.ts";
import { dayAt } from "../../app/clock.ts";
import { useLanguage } from "../../app/i18n.ts";
import { DocumentMenu } from "../../files/document-menu.tsx";
import { SectorMark } from "../../ui/marks/sector-mark.tsx";
import styles from "../../ui/parts.module.css";

export function Health({ taskForce }: { taskForce: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data } = useQuery(api.task_force.health.queryOptions({ input: { id: taskForce } }));
  if (!data) return null;
  const { open, overdue, blocked, done, lastUpdate, nextMeeting, members } = data;
  const figures = { open, overdue, blocked, done };
  return (
    <section className="card">
      <div className={styles.figures}>
        {(["open", "overdue", "blocked", "done"] as const).map((figure) => (
          <div key={figure}>
            <b className={`numbers ${figure !== "done" && figure !== "open" && figures[figure] > 0 ? "late" : ""}`}>
              {figures[figure]}
            </b>
            <span className="small soft">{t(`taskForces.${figure}`)}</span>
          </div>
        ))}
      </div>
      <p className={`${styles.tools} small`}>
        <span>
          {t("taskForces.lastUpdate")}{" "}
          <span className="numbers">
            {lastUpdate ? dayInShort(dayAt(lastUpdate), language) : t("taskForces.never")}
          </span>
        </span>
        <span>{t("taskForces.nextMeeting")}</span>
        {nextMeeting ? (
          <Link to="/meetings/$id" params={{ id: nextMeeting.id }} className="link numbers">
            {nextMeeting.day ?? t("taskForces.noDay")}
          </Link>
        ) : (
          <span>{t("taskForces.never")}</span>
        )}
      </p>
      <p className={styles.tools}>
        {SECTORS.filter((sector) => (members[sector] ?? 0) > 0).map((sector) => (
          <span key={sector}>
            <SectorMark sector={sector} /> <span className="numbers">{members[sector]}</span>
          </span>
        ))}
      </p>
      <div className={styles.tools}>
        <DocumentMenu kind="task_force" of={taskForce} />
        <DocumentMenu kind="supervision" of={taskForce} dates />
      </div>
    </section>
  );
}
