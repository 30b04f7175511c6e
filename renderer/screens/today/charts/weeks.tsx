/** Actions by the week in which they are due, as bars; each part of one leads to the list of what it counts. */
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { daysAfter } from "../../../../db/contract/dates.ts";
import type { Weeks as Counted } from "../../../../db/contract/procedures/today.ts";
import { dayOnAxis } from "../../../../db/language/day-words.ts";
import { useLanguage } from "../../../app/i18n.ts";
import { Card } from "../../../ui/card.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";
import today from "../today.module.css";
import own from "./charts.module.css";

export function Weeks({ weeks: counted, today: day }: { weeks: Counted; today: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { late, weeks, later, undated } = counted;
  const most = Math.max(1, late, ...weeks.map(({ open, done }) => open + done));
  const none = late + later + undated + weeks.reduce((sum, { open, done }) => sum + open + done, 0) === 0;
  const last = weeks.at(-1);
  return (
    <Card title={t("today.due")} className={today.half} {...(!none && { actions: <Legend /> })}>
      {none ? (
        <EmptyState icon="action" title={t("today.noActions")} why={t("today.noActionsWhy")}>
          <LinkButton to="/meetings" variant="default">
            {t("today.toMeetings")}
          </LinkButton>
        </EmptyState>
      ) : (
        <>
          <ul className={own.weeks} style={{ "--most": most } as React.CSSProperties}>
            <li>
              <b data-late={late > 0 || undefined}>{late}</b>
              <span className={own.bar}>
                <Part count={late} tone="late" said={t("today.lateOf", { count: late })} search={{ view: "late" }} />
              </span>
              <span className={own.label}>{t("today.late")}</span>
            </li>
            {weeks.map(({ from, open, done }, index) => {
              const name = dayOnAxis(from, language);
              return (
                <li key={from}>
                  <b>
                    {(open > 0 || done === 0) && open} {done > 0 && <span className={own.plus}>+{done}</span>}
                  </b>
                  <span className={own.bar}>
                    <Part
                      count={open}
                      tone={index === 0 ? "due" : "later"}
                      said={t("today.weekOpen", { day: name, count: open })}
                      search={{ week: from }}
                    />
                    <Part
                      count={done}
                      tone="done"
                      said={t("today.weekDone", { day: name, count: done })}
                      search={{ view: "done", week: from }}
                    />
                  </span>
                  <span className={own.label}>{index === 0 && from <= day ? t("today.thisWeek") : name}</span>
                </li>
              );
            })}
          </ul>
          {(later > 0 || undated > 0) && (
            <p className={own.rest}>
              {later > 0 && last && (
                <Link to="/actions" search={{ week: `since:${daysAfter(last.from, 7)}` }} className="link">
                  {t("today.afterWeeks", { count: later })}
                </Link>
              )}
              {undated > 0 && (
                <Link to="/actions" search={{ week: "none" }} className="link">
                  {t("today.undated", { count: undated })}
                </Link>
              )}
            </p>
          )}
        </>
      )}
    </Card>
  );
}

interface PartProps {
  count: number;
  tone: "late" | "due" | "later" | "done";
  said: string;
  search: { view?: string; week?: string };
}

function Part({ count, tone, said, search }: PartProps) {
  if (count === 0) return null;
  return (
    <Link
      to="/actions"
      search={search}
      className={own.part}
      data-tone={tone}
      aria-label={said}
      title={said}
      style={{ "--count": count } as React.CSSProperties}
    />
  );
}

function Legend() {
  const { t } = useTranslation();
  return (
    <span className={own.legend} aria-hidden="true">
      {(
        [
          ["late", "late"],
          ["due", "thisWeek"],
          ["later", "later"],
          ["done", "done"],
        ] as const
      ).map(([tone, word]) => (
        <span key={tone}>
          <i data-tone={tone} />
          {t(`today.${word}`)}
        </span>
      ))}
    </span>
  );
}
