/** Open problems that nobody works on, each with the reason, and the way to an agenda. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../../app/api.ts";
import { RecordChip } from "../../records/page/record-chip.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import own from "./problems.module.css";

export function Idle() {
  const { t } = useTranslation();
  const { data } = useQuery(api.problem.idle.queryOptions({ input: {} }));
  if (!data) return null;
  const { problems, open, labels } = data;
  return (
    <div className={own.view}>
      <p>{t("problems.idleOf", { count: problems.length, open })}</p>
      {problems.length === 0 ? (
        <EmptyState icon="check" title={t("problems.noneIdle")} why={t("problems.noneIdleWhy")} />
      ) : (
        <ul className={own.idle}>
          {problems.map(({ id, why, since }) => (
            <li key={id}>
              <RecordChip id={id} label={labels[id]} whole />
              <span className="soft">
                {t(`problems.why.${why}`)} {since && <span className="numbers">{since}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
