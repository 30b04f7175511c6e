/** A series of meetings as a page: its rhythm in words, its meetings, what is open of them, what they decided, and its rules. */
import { Button, Menu } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { labelFrom } from "../../../../db/contract/labels/in-words.ts";
import type { Filter } from "../../../../db/contract/records.ts";
import { usualOrder } from "../../../../db/contract/subjects/index.ts";
import { OPEN_STATUS } from "../../../../db/contract/vocabulary.ts";
import { repeatOf, rhythmInWords } from "../../../../db/language/dates/rhythm.ts";
import { dueInWords } from "../../../../db/language/day-words.ts";
import { api, client, newAction } from "../../../app/api.ts";
import { todayHere } from "../../../app/clock.ts";
import { useLanguage } from "../../../app/i18n.ts";
import { tell } from "../../../app/typing/saved.ts";
import { DocumentMenu } from "../../../files/document-menu.tsx";
import { ActionLine } from "../../../records/action-line.tsx";
import { PasteParties } from "../../../records/lists/paste-parties.tsx";
import { useMay } from "../../../records/may.ts";
import { RecordChip } from "../../../records/page/record-chip.tsx";
import { RecordPage } from "../../../records/page/record-page.tsx";
import type { RecordParts } from "../../../records/record-detail.tsx";
import { useCommand, useRecord, useSave } from "../../../records/use-record.ts";
import { Icon } from "../../../ui/icon.tsx";
import styles from "../../../ui/parts.module.css";
import { AgendaLines } from "../agenda/agenda-lines.tsx";
import own from "../meetings.module.css";
import { NextDays } from "./next-days.tsx";
import { Quorum } from "./quorum.tsx";
import { Recurrence } from "./recurrence-editor.tsx";

const PARTS: RecordParts = {
  summary: (id) => <Rhythm id={id} />,
  tabs: (id) => [
    { key: "meeting", kind: "meeting", empty: true, content: <Meetings id={id} /> },
    {
      key: "action",
      label: "series.openActions",
      counted: <Counted of="action" filters={openActionsOf(id)} />,
      content: <OpenActions id={id} />,
    },
    {
      key: "outcome",
      label: "series.decisions",
      counted: <Counted of="outcome" filters={decisionsOf(id)} />,
      content: <Decisions id={id} />,
    },
    { key: "rule", label: "series.rule", content: <Rule id={id} /> },
  ],
  tools: (id) => <Tools id={id} />,
  side: (id) => <Members id={id} />,
};

export function SeriesPage() {
  return <RecordPage subject="series" parts={PARTS} />;
}

function openActionsOf(id: string): Filter[] {
  return [
    { field: "series", op: "asks", value: id },
    { field: "status", op: "in", value: [...OPEN_STATUS] },
  ];
}

function decisionsOf(id: string): Filter[] {
  return [
    { field: "series", op: "asks", value: id },
    { field: "kind", op: "is", value: "decision" },
  ];
}

/** How many there are of what a tab shows. */
function Counted({ of, filters }: { of: "action" | "outcome"; filters: Filter[] }) {
  const { data } = useQuery(api[of].count.queryOptions({ input: { filters } }));
  return data ? <span className="small soft numbers">{data}</span> : null;
}

/** Every second Tuesday of a month, and when that is next. */
function Rhythm({ id }: { id: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { record } = useRecord("series", id);
  const { data: days } = useQuery(api.series.days.queryOptions({ input: { series: id, count: 1 } }));
  if (!record) return null;
  const { recurrence, starts, ends } = record;
  const repeat = recurrence ? repeatOf(recurrence) : null;
  const [next] = days ?? [];
  const due = next && dueInWords(next.day, todayHere(), language);
  return (
    <section className={`card ${own.rhythm}`}>
      <Icon name="series" />
      <b>{recurrence ? (repeat ? rhythmInWords(repeat, language) : recurrence) : t("series.once")}</b>
      {starts && <span className="numbers">{ends ? `${starts}–${ends}` : starts}</span>}
      {next && due && (
        <span className="soft">
          {t("series.nextOn")}{" "}
          {next.meeting ? (
            <Link to="/meetings/$id" params={{ id: next.meeting }} className="link">
              {due.day}
            </Link>
          ) : (
            due.day
          )}
          {due.words && ` · ${due.words}`}
        </span>
      )}
    </section>
  );
}

function Tools({ id }: { id: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const run = useCommand();
  const may = useMay();
  const plan = () =>
    run(async () => {
      const planned = await client.meeting.planNext({ series: id, opId: newAction() });
      await navigate({ to: "/meetings/$id", params: { id: planned.id } });
    });
  const keep = () =>
    run(() => client.template.save({ from: { series: id }, opId: newAction() })).then(
      (done) => done && tell({ kind: "note", text: t("series.savedTemplate") }),
    );
  return (
    <>
      {may.call("meeting.planNext") && <Button onClick={() => void plan()}>{t("meetings.planNext")}</Button>}
      <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
        <Menu.Target>
          <Button variant="default" rightSection={<Icon name="down" size={16} />}>
            {t("parts.more")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void navigate({ to: "/register", search: { only: `series:${id}` } })}>
            {t("documents.register")}
          </Menu.Item>
          {may.call("template.save") && <Menu.Item onClick={() => void keep()}>{t("series.saveTemplate")}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

/** Parties that are taken in as a list, by whoever may write who its members are. */
function Members({ id }: { id: string }) {
  const may = useMay();
  const { record } = useRecord("series", id);
  if (!record || !may.change("series", record)("members")) return null;
  return <PasteParties into={{ subject: "series", id }} />;
}

/** As many as a tab shows; the rest is in its list. */
const SHOWN = 100;

function Meetings({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(
    api.meeting.list.queryOptions({
      input: { filters: [{ field: "series", op: "is", value: id }], sort: usualOrder("meeting"), limit: SHOWN },
    }),
  );
  const { record } = useRecord("series", id);
  return (
    <div className={own.stack}>
      {record && <NextDays series={record} />}
      <ul className={styles.list}>
        {(data?.rows ?? []).map((meeting) => (
          <li key={meeting.id} className={styles.reference}>
            <RecordChip id={meeting.id} label={labelFrom("meeting", meeting)} whole />{" "}
            <span className="small soft numbers">
              {meeting.day} · {t(`values.state.${meeting.state}`)}
            </span>
          </li>
        ))}
        {data?.rows.length === 0 && <li className="soft">{t("meetings.noneYet")}</li>}
      </ul>
    </div>
  );
}

function OpenActions({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(
    api.action.list.queryOptions({ input: { filters: openActionsOf(id), sort: usualOrder("action"), limit: SHOWN } }),
  );
  return (
    <>
      <ul className={styles.list}>
        {(data?.rows ?? []).map((action) => (
          <ActionLine key={action.id} action={action} labels={data?.labels ?? {}} />
        ))}
        {data?.rows.length === 0 && <li className="soft">{t("series.noneOpen")}</li>}
      </ul>
      {(data?.rows.length ?? 0) > 0 && (
        <p className={styles.tools}>
          <DocumentMenu kind="supervision" of={id} dates />
          <Link to="/actions" search={{ only: `series:${id}` }} className="link">
            {t("series.inList")}
          </Link>
        </p>
      )}
    </>
  );
}

function Decisions({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(
    api.outcome.list.queryOptions({
      input: { filters: decisionsOf(id), sort: [{ field: "decided_at", dir: "desc" }], limit: SHOWN },
    }),
  );
  return (
    <>
      <ul className={styles.list}>
        {(data?.rows ?? []).map((outcome) => (
          <li key={outcome.id} className={styles.reference}>
            <RecordChip id={outcome.id} label={labelFrom("outcome", outcome)} whole />{" "}
            <span className="small soft">
              {t(`values.state.${outcome.state}`)} ·{" "}
              <RecordChip id={outcome.meeting} label={data?.labels[outcome.meeting]} />
            </span>
          </li>
        ))}
        {data?.rows.length === 0 && <li className="soft">{t("series.nothingDecided")}</li>}
      </ul>
      {(data?.rows.length ?? 0) > 0 && (
        <p className="small">
          <Link to="/register" search={{ only: `series:${id}` }} className="link">
            {t("documents.register")}
          </Link>
        </p>
      )}
    </>
  );
}

/** By which its meetings come about: when, upon what, and when they may decide. */
function Rule({ id }: { id: string }) {
  const save = useSave();
  const may = useMay();
  const { record } = useRecord("series", id);
  if (!record) return null;
  const change = may.change("series", record);
  return (
    <div className={own.stack}>
      <Recurrence series={record} />
      <NextDays series={record} />
      <AgendaLines
        of={`series:${id}`}
        lines={record.agenda}
        save={(agenda) => save("series", id, { agenda })}
        disabled={!change("agenda")}
      />
      <Quorum rule={record.quorum} save={(quorum) => save("series", id, { quorum })} disabled={!change("quorum")} />
    </div>
  );
}
