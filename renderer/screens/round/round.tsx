/** The sector round: party after party reports on its open actions; who has not reported is marked. */

import { Button, NumberInput, Select } from "@mantine/core";
import { getHotkeyHandler } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { isOverdue } from "../../../db/contract/questions.ts";
import type { Labels } from "../../../db/contract/records.ts";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { nameOf, textOf } from "../../../db/language/names.ts";
import { tiesOf } from "../../../db/rules/meeting-ties.ts";
import { offered } from "../../../db/rules/progress.ts";
import { api, client, newAction } from "../../app/api.ts";
import { todayHere } from "../../app/clock.ts";
import { useLanguage } from "../../app/i18n.ts";
import { hotkeysOf } from "../../app/keys.ts";
import { useDraft } from "../../app/typing/use-draft.ts";
import { viewOf } from "../../meeting/meeting-view.ts";
import { useMay } from "../../records/may.ts";
import { OtherText } from "../../records/other-text.tsx";
import { useAutosave } from "../../records/use-autosave.ts";
import { useCommand } from "../../records/use-record.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { FieldText } from "../../ui/field-text.tsx";
import { Badge } from "../../ui/marks/badge.tsx";
import { SectorMark } from "../../ui/marks/sector-mark.tsx";
import { GrowingText } from "../../ui/text/growing-text.tsx";
import own from "./round.module.css";
import { itemOfReport, partyAfter, type RoundParty, type Told, toldIn } from "./turns.ts";

const PARTS = ["progress", "figures", "difficulties", "requests"] as const;
const STATUS = ["not_started", "in_progress", "blocked", "done"] as const;

export function Round() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const { data: view } = useQuery(viewOf(id));
  const { data: round, error } = useQuery(api.meeting.round.queryOptions({ input: { id } }));
  const [at, setAt] = useState<string | null>(null);
  const may = useMay();
  if (error) return <ErrorNote error={error} />;
  if (!view || !round) return null;
  const { parties, labels } = round;
  const mine = at ?? may.writer?.organization;
  const party = parties.find(({ organization }) => organization === mine) ?? partyAfter(parties, null) ?? parties[0];
  const reported = parties.filter((one) => one.reported).length;
  const missing = parties.filter(({ reported, actions }) => !reported && actions.length > 0).length;
  const open = view.meeting.state !== "sealed";
  const step = (by: 1 | -1) => {
    const index = parties.indexOf(party as RoundParty);
    setAt(parties[(index + by + parties.length) % parties.length]?.organization ?? null);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that also have buttons
    <div
      className={own.round}
      onKeyDown={getHotkeyHandler(
        hotkeysOf("round", {
          nextParty: () => step(1),
          previousParty: () => step(-1),
          back: () => {
            if (view.meeting.state === "live") void navigate({ to: "/live/$id", params: { id } });
          },
        }),
      )}
    >
      <nav className={own.parties} aria-label={t("round.parties")}>
        <h2>{t("live.round")}</h2>
        <p className="small soft" role="status">
          {reported === parties.length && reported > 0
            ? t("round.allReported")
            : t("round.reportedOf", { reported, of: parties.length })}
          {missing > 0 && ` ${t("round.missing", { count: missing })}`}
        </p>
        {parties.map((one) => (
          <button
            key={one.organization}
            type="button"
            className={own.party}
            data-on={one === party || undefined}
            data-reported={Boolean(one.reported) || undefined}
            aria-current={one === party ? "step" : undefined}
            ref={one === party ? inSight : undefined}
            onClick={() => setAt(one.organization)}
          >
            <SectorMark sector={one.sector} />
            <span className={own.partyName}>{nameOf(labels[one.organization], language)}</span>
            <span className="small">
              {one.reported ? "✓" : one.actions.length > 0 ? t("round.notYet") : ""}{" "}
              {one.actions.length > 0 && (
                <span className="numbers">{t("round.openOf", { count: one.actions.length })}</span>
              )}
            </span>
          </button>
        ))}
        <div className={own.foot}>
          <p className="small soft">
            <kbd>Alt PgUp</kbd> <kbd>Alt PgDn</kbd> {t("round.step")}
          </p>
          <Link to={view.meeting.state === "live" ? "/live/$id" : "/meetings/$id"} params={{ id }} className="link">
            {t("live.backToMeeting")} <kbd>Esc</kbd>
          </Link>
        </div>
      </nav>
      <div className={own.turn}>
        {party ? (
          <Turn
            key={party.organization}
            meeting={id}
            item={itemOfReport(view, party.organization)}
            party={party}
            labels={labels}
            disabled={!open || !may.make("report", { meeting: id, organization: party.organization }, tiesOf(view))}
            onDone={() => setAt(partyAfter(parties, party.organization)?.organization ?? party.organization)}
          />
        ) : (
          <EmptyState title={t("round.nobody")} />
        )}
      </div>
    </div>
  );
}

/** Whose turn it is stands in the part of the list that is seen. */
function inSight(button: HTMLButtonElement | null): void {
  button?.scrollIntoView({ block: "nearest" });
}

const NOTHING_TOLD: Told = { text: "", percent: "", status: null };

interface TurnProps {
  meeting: string;
  item: string | null;
  party: RoundParty;
  labels: Labels;
  disabled: boolean;
  /** The party has reported: the next one's turn. */
  onDone(): void;
}

function Turn({ meeting, item, party, labels, disabled, onDone }: TurnProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const run = useCommand();
  const { organization, actions, reported, last } = party;
  // What was said of the actions is sent with the turn: until then it is a draft, whichever party is shown meanwhile.
  const kept = useDraft(`round:${meeting}:${organization}:actions`);
  const told = useMemo(() => toldIn(kept.text), [kept.text]);
  const first = useRef<HTMLTextAreaElement>(null);
  useEffect(() => first.current?.focus(), []);
  const tell = (id: string, change: Partial<Told>) =>
    kept.type(JSON.stringify({ ...told, [id]: { ...(told[id] ?? NOTHING_TOLD), ...change } }));
  const report = (
    fields: Partial<Record<(typeof PARTS)[number], string | null>>,
    of: Readonly<Record<string, Told>> = {},
  ) =>
    client.meeting.takeReport({
      meeting,
      organization,
      item: reported ? reported.agenda_item : item,
      report: fields,
      actions: Object.entries(of).map(([id, { text, percent, status }]) => ({
        id,
        ...(text.trim() && { text: text.trim() }),
        ...(typeof percent === "number" && { percent }),
        ...(status && { status: status as (typeof STATUS)[number] }),
      })),
      opId: newAction(),
    });
  const done = async () => {
    const news = Object.fromEntries(
      Object.entries(told).filter(([, { text, percent, status }]) => text.trim() || percent !== "" || status),
    );
    // What was typed into the report has been saved by itself; who said nothing has not reported.
    if (Object.keys(news).length === 0) onDone();
    else if (await run(() => report({}, news))) {
      kept.clear();
      onDone();
    }
  };
  return (
    <>
      <div className="page-head">
        <h1>{nameOf(labels[organization], language)}</h1>
        <Badge tone={reported ? "ok" : "warn"}>{reported ? t("round.reported") : t("round.notYet")}</Badge>
        <Badge>{t(`values.presence.${party.presence}`)}</Badge>
      </div>
      {last && (
        <section className="card">
          <h3>
            {t("round.last")} <span className="numbers">{last.day}</span>
          </h3>
          {PARTS.filter((part) => last.report[part]).map((part) => (
            <p key={part} className={own.last}>
              <b>{t(`fields.${part}`)}</b> {last.report[part]}
            </p>
          ))}
        </section>
      )}
      <section className="card">
        <h3>{t("round.actions")}</h3>
        {actions.length === 0 && <p className="soft">{t("round.noActions")}</p>}
        {actions.map((action) => (
          <ActionTurn
            key={action.id}
            action={action}
            leads={action.lead === organization}
            told={told[action.id]}
            onTell={(change) => tell(action.id, change)}
            disabled={disabled}
            label={textOf(action.text, action.text_en, language)}
          />
        ))}
      </section>
      <section className="card">
        <h3>{t("round.report")}</h3>
        {PARTS.map((part, index) => (
          <Part
            key={part}
            id={`${meeting}:${organization}`}
            part={part}
            value={reported?.[part] ?? ""}
            save={(text) => report({ [part]: text.trim() || null })}
            disabled={disabled}
            ref={index === 0 ? first : undefined}
          />
        ))}
      </section>
      {!disabled && <Button onClick={() => void done()}>{t("round.next")}</Button>}
    </>
  );
}

function Part({
  id,
  part,
  value,
  save,
  disabled,
  ref,
}: {
  id: string;
  part: (typeof PARTS)[number];
  value: string;
  save(text: string): Promise<unknown>;
  disabled: boolean;
  ref: React.Ref<HTMLTextAreaElement> | undefined;
}) {
  const { t } = useTranslation();
  const kept = useAutosave(`round:${id}:${part}`, value, save);
  const { text, type, commit } = kept;
  if (disabled) return value && <FieldText subject="report" field={part} value={value} labels={{}} />;
  return (
    <div>
      <GrowingText
        ref={ref ?? null}
        label={t(`fields.${part}`)}
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={() => void commit()}
      />
      <OtherText of={kept} />
    </div>
  );
}

interface ActionTurnProps {
  action: RecordOf<"action">;
  leads: boolean;
  label: string;
  told: Told | undefined;
  onTell(change: Partial<Told>): void;
  disabled: boolean;
}

function ActionTurn({ action, leads, label, told, onTell, disabled }: ActionTurnProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const late = isOverdue(action, todayHere());
  const now = { percent: told?.percent ?? "", status: told?.status ?? null };
  return (
    <div className={own.action}>
      <div>
        <Badge>{leads ? t("live.leads") : t("live.supports")}</Badge>{" "}
        <Link to="/actions/$id" params={{ id: action.id }} className="link">
          {label}
        </Link>{" "}
        {action.due && <span className={`numbers small ${late ? "late" : "soft"}`}>{action.due}</span>}{" "}
        <span className="small soft">
          {t(`values.status.${action.status}`)} {action.percent ? `${action.percent} %` : ""}{" "}
          {textOf(action.status_note, action.status_note_en, language)}
        </span>
      </div>
      {!disabled && (
        <div className={own.news}>
          <GrowingText
            value={told?.text ?? ""}
            onChange={(event) => onTell({ text: event.currentTarget.value })}
            placeholder={t("actions.progressText")}
            aria-label={`${label}: ${t("actions.progressText")}`}
          />
          <NumberInput
            value={told?.percent ?? ""}
            onChange={(percent) => onTell(offered(now, { percent }))}
            min={0}
            max={100}
            suffix=" %"
            placeholder="%"
            aria-label={`${label}: ${t("fields.percent")}`}
          />
          <Select
            value={told?.status ?? null}
            onChange={(status) => onTell(offered(now, { status }))}
            data={STATUS.map((value) => ({ value, label: t(`values.status.${value}`) }))}
            placeholder={t("fields.status")}
            aria-label={`${label}: ${t("fields.status")}`}
            clearable
          />
        </div>
      )}
    </div>
  );
}
