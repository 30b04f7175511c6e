/**
 * The facts of a record, to be read: a click makes of one the editor of its field, and leaving it makes it text again. Who may
 * not write it sees text alone.
 */
import { ActionIcon } from "@mantine/core";
import { type FocusEvent, type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { inWords } from "../../../db/contract/labels/in-words.ts";
import type { Labels } from "../../../db/contract/records.ts";
import { type Subject, subjectOf } from "../../../db/contract/subjects/index.ts";
import { metaOf } from "../../../db/contract/subjects/meta.ts";
import { nameOf } from "../../../db/language/names.ts";
import { useLanguage } from "../../app/i18n.ts";
import { Icon } from "../../ui/icon.tsx";
import { factLabel } from "../../ui/labels.ts";
import { OriginMark } from "./origins.tsx";
import { Otherwise } from "./otherwise.tsx";
import own from "./page.module.css";
import { RecordChip } from "./record-chip.tsx";
import { isFilled } from "./record-parts.ts";

export interface Written {
  subject: Subject;
  record: Readonly<Record<string, unknown>>;
  labels: Labels;
  /** The editor of a field, and what stands in its place while nobody edits. */
  editor(field: string, resting?: (text: string | null) => React.ReactNode): React.ReactNode;
  /** Whether whoever is logged in may write a field. */
  change(field: string): boolean;
  /** All that may be written is being edited. */
  editing: boolean;
}

/** Characters of a text that fits into one of two columns. */
const SHORT = 60;

interface Props extends Written {
  field: string;
  /** The records that it names stand as chips. */
  linked?: boolean;
}

export function Fact({ subject, field, record, labels, editor, change, editing, linked = false }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const whole = useRef<HTMLDivElement>(null);
  const may = change(field);
  const edit = () => {
    setOpen(true);
    requestAnimationFrame(() => {
      const input = whole.current?.querySelector<HTMLElement>("input:not([type=hidden]), textarea");
      input?.focus();
      // The values of a closed list are chosen from: they lie open at once.
      if (metaOf(subjectOf(subject).fields[field]).kind === "enum") input?.click();
    });
  };
  const back = () => {
    setOpen(false);
    requestAnimationFrame(() => whole.current?.querySelector<HTMLElement>("[data-edits]")?.focus());
  };
  const leave = ({ currentTarget, relatedTarget }: FocusEvent) => {
    // Into the list or the calendar that belongs to it, which lies over the page, it is not left.
    const into = relatedTarget as Element | null;
    if (document.hasFocus() && !currentTarget.contains(into) && !into?.closest("[data-portal]")) setOpen(false);
  };
  const key = (event: KeyboardEvent) => {
    const line = metaOf(subjectOf(subject).fields[field]).paragraphs !== true;
    const listed = (event.target as Element).getAttribute("aria-expanded") === "true";
    if (listed) return;
    if (event.key === "Escape" || (event.key === "Enter" && line && !linked)) {
      event.stopPropagation();
      back();
    }
  };
  const label = factLabel(t, subject, field, useLanguage());
  const resting = (text: string | null) => (
    <dl className={own.fact} data-linked={linked || undefined}>
      <dt>{label}</dt>
      <dd>
        <Value
          {...{ subject, field, labels, label, linked }}
          value={text ?? record[field]}
          {...(may && { onEdit: edit })}
        />
        <OriginMark subject={subject} field={field} />
        {typeof record.id === "string" && <Otherwise {...{ subject, field, may }} id={record.id} />}
      </dd>
    </dl>
  );
  if (!may) return resting(null);
  const { paragraphs } = metaOf(subjectOf(subject).fields[field]);
  const long = paragraphs && (open || editing || String(record[field] ?? "").length > SHORT);
  return (
    <div
      ref={whole}
      data-field={`${subject}/${field}`}
      data-wide={long || undefined}
      {...(open && !editing && { onBlur: leave, onKeyDown: key })}
    >
      {editor(field, open || editing ? undefined : resting)}
    </div>
  );
}

/** Fields that stood here once stay: what is emptied does not vanish under whoever is about to fill it anew. */
export function useSeen(now: readonly string[]): string[] {
  const seen = useRef(new Set<string>());
  for (const field of now) seen.current.add(field);
  return [...seen.current];
}

interface FactsProps extends Written {
  /** Those that are known. */
  shown: readonly string[];
  /** These and those that may be filled. */
  fields: readonly string[];
}

/** The facts that are known; the rest on request, for whoever wants to fill one. */
export function Facts({ shown: now, fields, ...written }: FactsProps) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const shown = useSeen(now);
  // Whoever may not fill what is empty is not shown that it is.
  const hidden = fields.filter(
    (field) => !shown.includes(field) && (written.change(field) || isFilled(written.record[field])),
  );
  return (
    <section className={`card ${own.card}`} aria-label={t("parts.facts")}>
      <div className={own.facts}>
        {[...shown, ...(all ? hidden : [])].map((field) => (
          <Fact key={field} {...written} field={field} />
        ))}
      </div>
      {hidden.length > 0 && (
        <button type="button" className={own.fold} aria-expanded={all} onClick={() => setAll(!all)}>
          <Icon name={all ? "up" : "down"} size={16} />
          {t(all ? "parts.fewerFields" : "parts.allFields", { count: hidden.length })}
        </button>
      )}
    </section>
  );
}

interface ValueProps {
  subject: Subject;
  field: string;
  value: unknown;
  labels: Labels;
  label: string;
  linked: boolean;
  onEdit?: () => void;
}

/** What a field holds, in words or as chips; who may write it presses it. */
function Value({ subject, field, value, labels, label, linked, onEdit }: ValueProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (linked && isFilled(value))
    return (
      <span className={own.chips}>
        {[value].flat().map((id) => (
          <RecordChip key={String(id)} id={String(id)} label={labels[String(id)]} />
        ))}
        {onEdit && (
          <ActionIcon
            variant="subtle"
            size="sm"
            data-edits
            className={own.pencil}
            aria-label={t("parts.changeFact", { fact: label })}
            onClick={onEdit}
          >
            <Icon name="edit" size={16} />
          </ActionIcon>
        )}
      </span>
    );
  const text = isFilled(value)
    ? inWords(subject, field, value, { language, nameOf: (id) => nameOf(labels[id], language) })
    : "";
  if (!onEdit) return text || "—";
  return (
    <button
      type="button"
      data-edits
      className={own.value}
      title={t("parts.change")}
      aria-label={`${label}: ${text || t("parts.nothing")}`}
      onClick={onEdit}
    >
      {text || "—"}
    </button>
  );
}
