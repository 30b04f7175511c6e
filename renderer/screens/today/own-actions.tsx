/** The own party's actions: how far, until when; G reports progress on the one that has the focus, or else on the first. */
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Suspense, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { isOverdue } from "../../../db/contract/questions.ts";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { dueInWords } from "../../../db/language/day-words.ts";
import { nameOf, textOf } from "../../../db/language/names.ts";
import { UNTIED } from "../../../db/rules/rights.ts";
import { Later, usePart } from "../../app/afterwards.ts";
import { dayAt } from "../../app/clock.ts";
import { useLanguage } from "../../app/i18n.ts";
import { usePageKeys } from "../../app/keys.ts";
import { useMay } from "../../records/may.ts";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { DueText } from "../../ui/marks/due-text.tsx";
import type { Overview } from "./overview.ts";
import { Ring } from "./ring.tsx";
import own from "./today.module.css";

const reportLine = new Later(async () => (await import("../../records/report/report-line.tsx")).ReportLine);

type Own = Overview["mine"]["actions"][number];

/** So many stand on the page; where they are what one came for, more. */
const SHOWN = { wide: 8, half: 5 };

/** @param wide they are what somebody came for */
export function OwnActions({ data, wide = false }: { data: Overview; wide?: boolean }) {
  const { t } = useTranslation();
  const may = useMay();
  const [reporting, setReporting] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const { organization, open, done } = data.mine;
  const actions = data.mine.actions.slice(0, wide ? SHOWN.wide : SHOWN.half);
  const mayReport = ({ action }: Own) =>
    may.make("action_update", { action: action.id, organization: may.writer?.organization ?? null }, tiesOf(action));
  const begin = (id: string | undefined) => id !== undefined && setReporting(id);
  /** Whoever leaves the line is where it was begun from. */
  const end = (id: string) => {
    setReporting(null);
    list.current?.querySelector<HTMLElement>(`[data-action="${id}"] button`)?.focus();
  };
  usePageKeys("today", {
    report: () => {
      const focused = document.activeElement?.closest<HTMLElement>("[data-action]")?.dataset.action;
      begin((actions.find(({ action }) => action.id === focused) ?? actions.find(mayReport))?.action.id);
    },
  });
  const reports = actions.some(mayReport);
  return (
    <Card
      title={t(wide ? "today.mine" : "today.ours")}
      {...(wide && { icon: "action" as const })}
      count={wide && open + done > 0 ? t("today.openAndDone", { open, done }) : open || undefined}
      className={wide ? own.wide : own.half}
      {...(reports && { actions: <KeyHint /> })}
    >
      {organization === null ? (
        <Whose />
      ) : actions.length === 0 ? (
        <EmptyState icon="check" title={t("today.noneOurs")} why={t("today.noneOursWhy")} />
      ) : (
        <ul ref={list} className={`${own.rows} ${wide ? own.tall : ""}`}>
          {actions.map((one) => (
            <Row
              key={one.action.id}
              one={one}
              data={data}
              wide={wide}
              reports={mayReport(one)}
              reporting={reporting === one.action.id}
              onReport={() => begin(one.action.id)}
              onEnd={() => end(one.action.id)}
            />
          ))}
        </ul>
      )}
      {open > actions.length && organization !== null && (
        <Link to="/actions" search={{ only: `party:${organization}` }} className="link">
          {t("today.allOfThem", { count: open })}
        </Link>
      )}
    </Card>
  );
}

function tiesOf(action: RecordOf<"action">) {
  return { ...UNTIED, action: () => ({ ...action }) };
}

interface RowProps {
  one: Own;
  data: Overview;
  wide: boolean;
  reports: boolean;
  reporting: boolean;
  onReport(): void;
  onEnd(): void;
}

function Row({ one: { action, heard }, data, wide, reports, reporting, onReport, onEnd }: RowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const text = textOf(action.text, action.text_en, language);
  const leads = action.lead === data.mine.organization;
  const meeting = action.meeting && nameOf(data.labels[action.meeting], language);
  const about = [
    meeting,
    t(leads ? "today.leads" : "today.supports"),
    heard && t("today.lastHeard", { day: dueInWords(dayAt(heard), data.day, language).day }),
  ].filter(Boolean);
  return (
    <li data-action={action.id}>
      <div className={own.row}>
        <Ring percent={action.percent ?? 0} late={isOverdue(action, data.day)} large={wide} />
        <div className={own.what}>
          <Link
            to="/actions"
            search={{ only: data.mine.organization ? `party:${data.mine.organization}` : undefined, id: action.id }}
            className={own.cut}
          >
            {text}
          </Link>
          {wide && <span className={own.note}>{about.join(" · ")}</span>}
        </div>
        {action.due && <DueText due={action.due} today={data.day} />}
        {reports && (
          <Button
            variant="default"
            size={wide ? "sm" : "compact-sm"}
            aria-expanded={reporting}
            aria-label={t("today.reportOf", { text })}
            onClick={reporting ? onEnd : onReport}
          >
            {t("today.report")}
          </Button>
        )}
      </div>
      {reporting && (
        <div className={own.say}>
          <Suspense>
            <Report action={action} onEnd={onEnd} />
          </Suspense>
        </div>
      )}
    </li>
  );
}

function Report(props: { action: RecordOf<"action">; onEnd(): void }) {
  const ReportLine = usePart(reportLine);
  return <ReportLine {...props} />;
}

function KeyHint() {
  const { t } = useTranslation();
  return (
    <span className={own.key}>
      <kbd>G</kbd> {t("today.report")}
    </span>
  );
}

/** Nobody knows whose actions these would be. */
function Whose() {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <EmptyState icon="action" title={t("today.whoseOurs")} why={t("today.whoseOursWhy")}>
      {may.do("workspace") && (
        <LinkButton to="/settings" search={{ tab: "office" }} variant="default">
          {t("today.setOffice")}
        </LinkButton>
      )}
    </EmptyState>
  );
}
