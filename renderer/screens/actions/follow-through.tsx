/** What has come of the actions of each sector and task force: one bar each, by status. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { DONE_STATUS, OPEN_STATUS, type Sector } from "../../../db/contract/vocabulary.ts";
import { nameOf } from "../../../db/language/names.ts";
import { api } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { SectorMark } from "../../ui/marks/sector-mark.tsx";
import own from "./actions.module.css";

const ORDER = ["verified", "done", "in_progress", "not_started", "blocked", "cancelled", "unknown"] as const;

interface Group {
  group: string;
  counts: Partial<Record<(typeof ORDER)[number], number>>;
  overdue: number;
  total: number;
}

export function FollowThrough() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data } = useQuery(api.action.followThrough.queryOptions());
  if (!data) return null;
  const sectors = data.sectors.toSorted(byLate);
  const taskForces = data.taskForces.toSorted(byLate);
  const used = ORDER.filter((status) => [...data.sectors, ...data.taskForces].some(({ counts }) => counts[status]));
  return (
    <section className={own.chart}>
      <h2>{t("actions.followThrough")}</h2>
      <p className={own.legend}>
        {used.map((status) => (
          <span key={status}>
            <i data-status={status} /> {t(`values.status.${status}`)}
          </span>
        ))}
      </p>
      {sectors.map((group) => (
        <Bar key={group.group} group={group} name={t(`values.sector.${group.group as Sector}`)}>
          <SectorMark sector={group.group as Sector} />
        </Bar>
      ))}
      {data.taskForces.length > 0 && <h3>{t("collections.task_force")}</h3>}
      {taskForces.map((group) => (
        <Bar key={group.group} group={group} name={nameOf(data.labels[group.group], language)} />
      ))}
      {data.sectors.length === 0 ? (
        <p className="soft">{t("actions.none")}</p>
      ) : (
        <Figures
          used={used}
          rows={[
            ...sectors.map((group) => ({ group, name: t(`values.sector.${group.group as Sector}`) })),
            ...taskForces.map((group) => ({ group, name: nameOf(data.labels[group.group], language) })),
          ]}
        />
      )}
    </section>
  );
}

/** The numbers that the bars are drawn from. */
function Figures({
  used,
  rows,
}: {
  used: readonly (typeof ORDER)[number][];
  rows: readonly { group: Group; name: string }[];
}) {
  const { t } = useTranslation();
  return (
    <table className={own.figures}>
      <thead>
        <tr>
          <th scope="col">{t("actions.group")}</th>
          {used.map((status) => (
            <th key={status} scope="col">
              {t(`values.status.${status}`)}
            </th>
          ))}
          <th scope="col">{t("today.late")}</th>
          <th scope="col">{t("actions.total")}</th>
          <th scope="col">{t("actions.closed")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ group, name }) => (
          <tr key={group.group}>
            <th scope="row">{name}</th>
            {used.map((status) => (
              <td key={status}>{group.counts[status] ?? 0}</td>
            ))}
            <td className={group.overdue > 0 ? "late" : undefined}>{group.overdue}</td>
            <td>{group.total}</td>
            <td>{closedShare(group)} %</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Those that count: done ones, and those still to be done. What was called off or the source does not state is neither. */
function counted({ counts }: Group) {
  const sum = (among: readonly (keyof typeof counts)[]) =>
    among.reduce((all, status) => all + (counts[status] ?? 0), 0);
  const done = sum(DONE_STATUS);
  return { done, all: done + sum(OPEN_STATUS) };
}

/** Percent of the actions that count that are done or verified. */
function closedShare(group: Group): number {
  const { done, all } = counted(group);
  return all === 0 ? 0 : Math.round((done / all) * 100);
}

/** Where most is late stands first. */
function byLate(one: Group, other: Group): number {
  const share = (group: Group) => group.overdue / Math.max(1, counted(group).all);
  return share(other) - share(one) || other.total - one.total;
}

function Bar({ group, name, children }: { group: Group; name: string; children?: React.ReactNode }) {
  const { t } = useTranslation();
  const { counts, overdue } = group;
  const { done, all } = counted(group);
  const told = ORDER.filter((status) => counts[status]).map(
    (status) => `${t(`values.status.${status}`)} ${counts[status]}`,
  );
  return (
    <div className={own.bar}>
      <span className={own.barName}>
        {children} {name}
      </span>
      <span className={own.stack} role="img" aria-label={`${name}: ${told.join("，")}`} title={told.join(" · ")}>
        {ORDER.map((status) => (
          <i key={status} data-status={status} style={{ flexGrow: counts[status] ?? 0 }} />
        ))}
      </span>
      <span className="numbers small">
        {done} / {all} ({closedShare(group)} %)
        {overdue > 0 && <span className="late"> {t("actions.lateCount", { count: overdue })}</span>}
      </span>
    </div>
  );
}
