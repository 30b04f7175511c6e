/** What is recorded under an agenda item, as cards in the order in which it came. */
import { Select, Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { RecordOf, Subject } from "../../../db/contract/subjects/index.ts";
import { METHODS, OUTCOME_STATES } from "../../../db/contract/vocabulary.ts";
import { useLanguage } from "../../app/i18n.ts";
import { statusTone } from "../../parts/action-line.tsx";
import { Tag } from "../../parts/badges.tsx";
import { nameOf } from "../../parts/name.ts";
import { SectorBadge } from "../../parts/sector-badge.tsx";
import { useAutosave } from "../../parts/use-autosave.ts";
import { useRemove, useSave } from "../../parts/use-record.ts";
import type { Sheet } from "../meetings/meeting.tsx";
import { standingOf } from "./decision.ts";
import own from "./live.module.css";

export type SheetEntry =
  | { subject: "report"; record: RecordOf<"report"> }
  | { subject: "outcome"; record: RecordOf<"outcome"> }
  | { subject: "action"; record: RecordOf<"action"> };

/** Reports first, then outcomes, then actions, each in their order. `item` null: what belongs to no item. */
export function entriesUnder(sheet: Sheet, item: string | null): SheetEntry[] {
  return [
    ...sheet.reports
      .filter((one) => one.agenda_item === item)
      .map((record) => ({ subject: "report" as const, record })),
    ...sheet.outcomes
      .filter((one) => one.agenda_item === item)
      .map((record) => ({ subject: "outcome" as const, record })),
    ...sheet.actions
      .filter((one) => one.agenda_item === item)
      .map((record) => ({ subject: "action" as const, record })),
  ];
}

interface Props {
  entry: SheetEntry;
  sheet: Sheet;
  chosen?: boolean;
  disabled?: boolean;
  onChoose?(): void;
}

export function EntryCard({ entry, sheet, chosen = false, disabled = false, onChoose }: Props) {
  const { t } = useTranslation();
  const remove = useRemove();
  const kind = entry.subject === "outcome" ? entry.record.kind : entry.subject;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: choosing is also done by the arrow keys
    // biome-ignore lint/a11y/useKeyWithClickEvents: choosing is also done by the arrow keys
    <div className={own.entry} data-chosen={chosen || undefined} onClick={onChoose} data-testid={`entry-${kind}`}>
      <span className={own.kind} data-kind={kind}>
        {t(`live.kinds.${kind}`)}
      </span>
      <EntryText entry={entry} disabled={disabled} />
      {entry.subject === "outcome" ? <Badges outcome={entry.record} sheet={sheet} /> : <span />}
      <div className={own.meta}>
        {entry.subject === "report" && <ReportMeta report={entry.record} sheet={sheet} />}
        {entry.subject === "action" && <ActionMeta action={entry.record} sheet={sheet} disabled={disabled} />}
        {entry.subject === "outcome" && entry.record.kind === "decision" && (
          <DecisionMeta outcome={entry.record} sheet={sheet} disabled={disabled} />
        )}
        {!disabled && (
          <button
            type="button"
            className={`plain-button ${own.remove}`}
            onClick={() => void remove(entry.subject, entry.record.id)}
            aria-label={t("parts.remove")}
          >
            ✕
          </button>
        )}
      </div>
    </div>
  );
}

function EntryText({ entry, disabled }: { entry: SheetEntry; disabled: boolean }) {
  const { t } = useTranslation();
  const save = useSave();
  const field = entry.subject === "report" ? "progress" : "text";
  const value = entry.subject === "report" ? entry.record.progress : entry.record.text;
  const { text, type, commit } = useAutosave(`${entry.subject}:${entry.record.id}:${field}`, value ?? "", (next) =>
    save(entry.subject as Subject, entry.record.id, { [field]: next.trim() || null } as never),
  );
  return (
    <Textarea
      variant="unstyled"
      className={own.text}
      classNames={{ input: own.input ?? "" }}
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={() => void commit()}
      onKeyDown={(event) => {
        if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
          event.preventDefault();
          event.currentTarget.blur();
        }
      }}
      aria-label={t(`fields.${field}`)}
      autosize
      minRows={1}
      disabled={disabled}
    />
  );
}

/** Each party's position as its sector's sign; who reserves or opposes is marked by the outline. */
function Badges({ outcome, sheet }: { outcome: RecordOf<"outcome">; sheet: Sheet }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <span className={own.badges}>
      {sheet.positions
        .filter((position) => position.outcome === outcome.id)
        .map((position) => {
          const seat = sheet.attendance.find(({ organization }) => organization === position.organization);
          const title = `${nameOf(sheet.labels[position.organization], language)}: ${t(`values.stance.${position.stance}`)}${position.note ? ` · ${position.note}` : ""}`;
          return seat && <SectorBadge key={position.id} sector={seat.sector} title={title} mark={position.stance} />;
        })}
    </span>
  );
}

function DecisionMeta({ outcome, sheet, disabled }: { outcome: RecordOf<"outcome">; sheet: Sheet; disabled: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const save = useSave();
  const positions = sheet.positions.filter((position) => position.outcome === outcome.id);
  const standing = standingOf(
    sheet.meeting.decision_rule,
    positions.map(({ stance }) => stance),
    sheet.quorum.present,
  );
  const put = (fields: object) => void save("outcome", outcome.id, fields as never).catch(() => {});
  const dissent = positions.filter(({ note, stance }) => note || stance === "oppose" || stance === "reservation");
  return (
    <>
      <Select
        size="xs"
        w={96}
        aria-label={t("fields.state")}
        data={OUTCOME_STATES.map((value) => ({ value, label: t(`values.state.${value}`) }))}
        value={outcome.state}
        onChange={(state) => state && put({ state })}
        allowDeselect={false}
        disabled={disabled}
      />
      <Select
        size="xs"
        w={120}
        aria-label={t("fields.method")}
        placeholder={t("fields.method")}
        data={METHODS.map((value) => ({ value, label: t(`values.method.${value}`) }))}
        value={outcome.method}
        onChange={(method) => put({ method })}
        clearable
        disabled={disabled}
      />
      {positions.length > 0 && (
        <Tag
          tone={
            standing.state === "blocked"
              ? "bad"
              : standing.state === "reservations"
                ? "warn"
                : standing.state === "reached"
                  ? "ok"
                  : "plain"
          }
        >
          {t(`live.standing.${standing.state}`)} · {t("live.counts", standing.counts)}
          {standing.silent > 0 && ` · ${t("live.silent", { count: standing.silent })}`}
        </Tag>
      )}
      {dissent.map((position) => (
        <PositionNote
          key={position.id}
          position={position}
          name={nameOf(sheet.labels[position.organization], language)}
          disabled={disabled}
        />
      ))}
    </>
  );
}

/** Reservations and dissent are written down word by word. */
function PositionNote({
  position,
  name,
  disabled,
}: {
  position: RecordOf<"position">;
  name: string;
  disabled: boolean;
}) {
  const { t } = useTranslation();
  const save = useSave();
  const note = useAutosave(`position:${position.id}:note`, position.note ?? "", (next) =>
    save("position", position.id, { note: next.trim() || null }),
  );
  return (
    <label className={own.note}>
      {t(`values.stance.${position.stance}`)} · {name}
      <input
        value={note.text}
        onChange={(event) => note.type(event.currentTarget.value)}
        onBlur={() => void note.commit()}
        placeholder={t("live.reason")}
        disabled={disabled}
      />
    </label>
  );
}

function ReportMeta({ report, sheet }: { report: RecordOf<"report">; sheet: Sheet }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <b>{nameOf(sheet.labels[report.organization], language)}</b>
      {(["figures", "difficulties", "requests"] as const).map(
        (field) =>
          report[field] && (
            <span key={field}>
              {t(`fields.${field}`)}: {report[field]}
            </span>
          ),
      )}
    </>
  );
}

function ActionMeta({ action, sheet, disabled }: { action: RecordOf<"action">; sheet: Sheet; disabled: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const save = useSave();
  const due = useAutosave(`action:${action.id}:due`, action.due ?? "", (next) =>
    save("action", action.id, { due: next.trim() || null }),
  );
  return (
    <>
      <span>
        <b>{action.lead ? nameOf(sheet.labels[action.lead], language) : (action.owner_text ?? t("actions.noLead"))}</b>{" "}
        {t("live.leads")}
      </span>
      {action.supporting.length > 0 && (
        <span>
          {action.supporting.map((id) => nameOf(sheet.labels[id], language)).join("、")} {t("live.supports")}
        </span>
      )}
      <label className={own.note}>
        {t("fields.due")}
        <input
          value={due.text}
          onChange={(event) => due.type(event.currentTarget.value)}
          onBlur={() => void due.commit()}
          placeholder="2026-12-31"
          size={10}
          disabled={disabled}
        />
      </label>
      <Tag tone={statusTone(action.status)}>{t(`values.status.${action.status}`)}</Tag>
    </>
  );
}
