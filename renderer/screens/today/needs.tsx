/** What waits for whoever sits here; each line leads to where it is done. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Need } from "../../../db/contract/procedures/today.ts";
import { dueInWords } from "../../../db/language/day-words.ts";
import { nameOf } from "../../../db/language/names.ts";
import { api } from "../../app/api.ts";
import { dayAt } from "../../app/clock.ts";
import { useLanguage } from "../../app/i18n.ts";
import { useMay } from "../../records/may.ts";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Icon, type IconName } from "../../ui/icon.tsx";
import { isBackupDue } from "./backup-due.ts";
import type { Overview } from "./overview.ts";
import own from "./today.module.css";

/** So many and more are not told apart. */
const MANY = 100;

const ICONS: Readonly<Record<Need["kind"], IconName>> = {
  confirm: "seal",
  extension: "waiting",
  undecided: "decision",
  comments: "opinion",
  invitation: "send",
  report: "report",
  circulate: "minutes",
  others: "seal",
  seal: "seal",
  verify: "check",
};

/** Where it is done. */
function placeOf({ kind, meeting, action }: Need) {
  const minutes = { to: "/meetings/$id", params: { id: meeting ?? "" } } as const;
  switch (kind) {
    case "extension":
      return { to: "/actions", search: { view: "all", id: action ?? undefined } } as const;
    case "report":
    case "verify":
      return { to: "/actions", search: { view: kind } } as const;
    case "undecided":
      return { ...minutes, search: { tab: "record" } } as const;
    case "invitation":
      return { ...minutes, search: { tab: "prepare" } } as const;
    case "seal":
      return { ...minutes, search: { tab: "minutes", part: "seal" } } as const;
    default:
      return { ...minutes, search: { tab: "minutes", part: "circulation" } } as const;
  }
}

export function Needs({ data }: { data: Overview }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const backup = useBackup(data.day);
  const count = data.needs.length + (backup ? 1 : 0);
  return (
    <Card title={t("today.needs")} count={count} className={own.narrow}>
      {count === 0 ? (
        <EmptyState icon="check" title={t("today.noNeeds")} why={t("today.noNeedsWhy")} />
      ) : (
        <ul className={`${own.rows} ${own.needs}`}>
          {data.needs.map((need) => {
            const { kind, meeting, action, day } = need;
            const about = meeting ?? action;
            const until = day && dueInWords(day, data.day, language);
            return (
              <li key={`${kind} ${about}`} data-kind={kind}>
                <Icon name={ICONS[kind]} />
                <Link {...placeOf(need)} className={own.need}>
                  <span>{saidOf(need)}</span>
                  <span className={own.note}>
                    {[about && nameOf(data.labels[about], language), until && t("today.until", { day: until.day })]
                      .filter(Boolean)
                      .join(" · ")}
                  </span>
                </Link>
                <Icon name="right" size={16} />
              </li>
            );
          })}
          {backup && (
            <li data-kind="backup">
              <Icon name="backup" />
              <Link to="/settings" search={{ tab: "keeping" }} className={own.need}>
                <span>{backup}</span>
              </Link>
              <Icon name="right" size={16} />
            </li>
          )}
        </ul>
      )}
    </Card>
  );

  function saidOf({ kind, count: of }: Need): string {
    const said = t(`today.need.${kind}`, { count: of });
    return of < MANY ? said : said.replace(String(MANY), t("today.many", { count: MANY - 1 }));
  }
}

/** What is to be said of backups to whoever makes them; null: nothing. */
function useBackup(today: string): string | null {
  const { t } = useTranslation();
  const may = useMay();
  const { data: status } = useQuery(api.workspace.status.queryOptions());
  const made = status?.lastBackup ? dayAt(status.lastBackup) : null;
  if (!status || !may.call("workspace.backup") || !isBackupDue(made, today)) return null;
  return made ? t("today.need.backupOld", { day: made }) : t("today.need.backup");
}
