/** One thing that was said or decided: its kind, its text (edited in place), and what belongs to it. */
import { Textarea } from "@mantine/core";
import { memo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RecordOf } from "../../db/contract/subjects/index.ts";
import { nameOf, textOf } from "../../db/language/names.ts";
import { useLanguage } from "../app/i18n.ts";
import { removeRecord } from "../app/use-undo.ts";
import { OtherText } from "../records/other-text.tsx";
import { useAutosave } from "../records/use-autosave.ts";
import { useSaveFields } from "../records/use-record.ts";
import { keyText } from "../ui/key-text.ts";
import { SectorMark } from "../ui/marks/sector-mark.tsx";
import { ActionMeta, ReportMeta } from "./action-meta.tsx";
import { Amendments } from "./amendments.tsx";
import { SaidBy } from "./asked/said-by.tsx";
import { Follow } from "./chain/follow-button.tsx";
import { isSameLinked, type Linked } from "./chain/linked.ts";
import { Links } from "./chain/links.tsx";
import { Replaces } from "./chain/replaces.tsx";
import { withoutRecord } from "./changes.ts";
import { DecisionMeta } from "./decision-meta.tsx";
import type { SheetEntry } from "./entries.ts";
import own from "./entry-card.module.css";
import type { CardContext } from "./use-cards.ts";

interface Props {
  entry: SheetEntry;
  /** Of this outcome, in their order; empty for others. */
  positions: readonly RecordOf<"position">[];
  /** Proposed for this outcome. */
  amendments: readonly RecordOf<"amendment">[];
  /** What it came of and what came of it. */
  linked: Linked;
  context: CardContext;
  chosen?: boolean;
  disabled?: boolean;
  onChoose?(id: string): void;
  /** Carries on from an outcome; the same function for ever. */
  onFollow(outcome: RecordOf<"outcome">, lead?: string): void;
}

export const EntryCard = memo(Card, (a, b) => {
  const same = a.entry.record === b.entry.record && a.context === b.context && a.onChoose === b.onChoose;
  const still = a.chosen === b.chosen && a.disabled === b.disabled;
  return (
    same &&
    still &&
    isSameLinked(a.linked, b.linked) &&
    isSame(a.positions, b.positions) &&
    isSame(a.amendments, b.amendments)
  );
});

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}

function Card(props: Props) {
  const { entry, positions, amendments, linked, context, chosen = false, disabled = false, onChoose, onFollow } = props;
  const { t } = useTranslation();
  const { record, subject } = entry;
  const { may, ties } = context;
  const change = may.change(subject, record, ties);
  const reads = disabled || !change(subject === "report" ? "progress" : "text");
  const kind = subject === "outcome" ? entry.record.kind : subject;
  const remove = () =>
    void context.act(withoutRecord(subject, record.id), () => removeRecord(subject, record.id)).catch(() => {});
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: choosing is also done by the arrow keys
    // biome-ignore lint/a11y/useKeyWithClickEvents: choosing is also done by the arrow keys
    <div
      className={own.entry}
      id={`entry-${record.id}`}
      tabIndex={-1}
      data-entry={record.id}
      data-chosen={chosen || undefined}
      onClick={() => onChoose?.(record.id)}
      data-testid={`entry-${kind}`}
    >
      <span className={own.kind} data-kind={kind}>
        {t(`live.kinds.${kind}`)}
      </span>
      <div className={own.texts}>
        <EntryText entry={entry} disabled={reads} />
        {subject !== "report" && (
          <OtherLanguage entry={entry} chosen={chosen} offered={chosen || !onChoose} disabled={reads} />
        )}
      </div>
      {subject === "outcome" ? <Badges positions={positions} context={context} /> : <span />}
      <div className={own.meta}>
        {subject === "report" && <ReportMeta report={entry.record} labels={context.labels} />}
        {subject === "action" && (
          <ActionMeta action={entry.record} labels={context.labels} meeting={context.meeting} disabled={reads} />
        )}
        {subject === "outcome" && (entry.record.kind === "opinion" || entry.record.kind === "risk") && (
          <SaidBy outcome={entry.record} context={context} disabled={reads} />
        )}
        {subject === "outcome" && (entry.record.kind === "decision" || positions.length > 0) && (
          <DecisionMeta outcome={entry.record} positions={positions} context={context} disabled={disabled} />
        )}
        {subject === "outcome" && (entry.record.kind === "decision" || amendments.length > 0) && (
          <Amendments
            outcome={entry.record}
            amendments={amendments}
            spoken={positions.length}
            context={context}
            disabled={disabled}
          />
        )}
        <Links linked={linked} labels={context.labels} onChoose={onChoose} />
        {subject === "outcome" && entry.record.kind === "decision" && (
          <Replaces outcome={entry.record} linked={linked} context={context} disabled={disabled} onChoose={onChoose} />
        )}
        {subject === "outcome" && !disabled && (
          <Follow outcome={entry.record} linked={linked} may={may} chosen={chosen} onFollow={onFollow} />
        )}
        {!disabled && may.remove(subject, record, ties) && (
          <button
            type="button"
            className={`plain-button ${own.remove}`}
            onClick={remove}
            aria-label={t("parts.remove")}
          >
            ✕
          </button>
        )}
      </div>
    </div>
  );
}

/** Text to read until it is clicked or E is pressed; then it is edited and saved as typed. */
function EntryText({ entry, disabled }: { entry: SheetEntry; disabled: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [editing, setEditing] = useState(false);
  const { record } = entry;
  const text =
    entry.subject === "report"
      ? (entry.record.progress ?? "")
      : textOf(entry.record.text, entry.record.text_en, language);
  if (disabled) return <p className={own.text}>{text}</p>;
  if (editing) return <TextEditor entry={entry} field={fieldOf(entry, language)} onLeave={() => setEditing(false)} />;
  return (
    <button
      type="button"
      className={`plain-button ${own.text}`}
      data-edit={record.id}
      onClick={() => setEditing(true)}
      title={t("live.edit")}
    >
      {text || <span className="late">{t("live.noText")}</span>}
    </button>
  );
}

type TextField = "progress" | "text" | "text_en";

/** The field whose text stands on the card. */
function fieldOf(entry: SheetEntry, language: "zh" | "en"): TextField {
  if (entry.subject === "report") return "progress";
  const { text, text_en } = entry.record;
  return text_en && (language === "en" || !text) ? "text_en" : "text";
}

/** The same in the other language, for the projector and for minutes in both: below the text, where somebody wrote it. */
function OtherLanguage({
  entry,
  chosen,
  offered,
  disabled,
}: {
  entry: SheetEntry;
  chosen: boolean;
  /** Shown also while there is none, to be written. */
  offered: boolean;
  disabled: boolean;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [editing, setEditing] = useState(false);
  if (entry.subject === "report") return null;
  const field = fieldOf(entry, language) === "text" ? "text_en" : "text";
  const text = entry.record[field];
  const lang = field === "text_en" ? "en" : "zh-CN";
  if (editing) return <TextEditor entry={entry} field={field} onLeave={() => setEditing(false)} />;
  if (disabled || !(text || offered)) return text ? <p className={own.otherText}>{text}</p> : null;
  return (
    <button
      type="button"
      className={`plain-button ${own.otherText}`}
      data-translate={entry.record.id}
      lang={text ? lang : undefined}
      onClick={() => setEditing(true)}
    >
      {text || (
        <span className="link small">
          {t("live.addOther", { language: t(field === "text_en" ? "live.inEnglish" : "live.inChinese") })}{" "}
          {chosen && <kbd>{keyText("h")}</kbd>}
        </span>
      )}
    </button>
  );
}

function TextEditor({ entry, field, onLeave }: { entry: SheetEntry; field: TextField; onLeave(): void }) {
  const { t } = useTranslation();
  const { record, subject } = entry;
  const save = useSaveFields(subject, record.id);
  const value =
    entry.subject === "report" ? entry.record.progress : entry.record[field === "text_en" ? "text_en" : "text"];
  const kept = useAutosave(`${subject}:${record.id}:${field}`, value ?? "", (next, was) =>
    save({ [field]: next.trim() || null }, { [field]: was || null }),
  );
  const { text, type, commit, asks } = kept;
  // While there is something to choose or to read, the editor stays.
  const choosing = useRef(false);
  choosing.current = asks;
  return (
    <div className={own.editing}>
      <Textarea
        variant="unstyled"
        className={own.editor ?? ""}
        classNames={{ input: own.input ?? "" }}
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={() => void commit().then(() => !choosing.current && onLeave())}
        onKeyDown={(event) => {
          if ((event.key === "Enter" && !event.shiftKey) || event.key === "Escape") {
            event.preventDefault();
            event.currentTarget.blur();
          }
        }}
        aria-label={t(`fields.${field}`)}
        autosize
        minRows={1}
        autoFocus
      />
      <OtherText of={kept} />
    </div>
  );
}

const BADGES = 14;

function dissents({ stance }: RecordOf<"position">): boolean {
  return stance === "oppose" || stance === "reservation";
}

/** Each party's position as its sector's sign; who reserves or opposes is marked by the outline. */
function Badges({ positions, context }: { positions: readonly RecordOf<"position">[]; context: CardContext }) {
  const { t } = useTranslation();
  const language = useLanguage();
  // In a large meeting who dissents comes first, and the rest is counted.
  const shown =
    positions.length > BADGES
      ? [...positions.filter(dissents), ...positions.filter((one) => !dissents(one))]
      : positions;
  return (
    <span className={own.badges}>
      {shown.slice(0, BADGES).map(({ organization, stance, note }) => {
        const title = `${nameOf(context.labels[organization], language)}: ${t(`values.stance.${stance}`)}${note ? ` · ${note}` : ""}`;
        const sector = context.sectors.get(organization);
        return sector && <SectorMark key={organization} sector={sector} title={title} mark={stance} />;
      })}
      {positions.length > BADGES && <span className="numbers small soft">+{positions.length - BADGES}</span>}
    </span>
  );
}
