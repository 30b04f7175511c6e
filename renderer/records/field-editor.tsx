/** One field of a record, edited in place by its kind. There is no save button. */
import { Checkbox, Input, MultiSelect, NumberInput, Select, TagsInput, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Filter, Labels } from "../../db/contract/records.ts";
import { type Subject, subjectOf } from "../../db/contract/subjects/index.ts";
import { type FieldKind, type FieldMeta, metaOf } from "../../db/contract/subjects/meta.ts";
import { readDay } from "../../db/language/days.ts";
import { readDecimal } from "../../db/language/registry/decimals.ts";
import { readTime } from "../../db/language/times.ts";
import { calendarHere } from "../app/clock.ts";
import { sentenceOf } from "../app/errors.ts";
import { useLanguage } from "../app/i18n.ts";
import { DayField } from "../ui/day/day-field.tsx";
import { FieldText } from "../ui/field-text.tsx";
import { factLabel, valueLabel } from "../ui/labels.ts";
import { GrowingText } from "../ui/text/growing-text.tsx";
import { OtherText } from "./other-text.tsx";
import { RecordPicker, RecordsPicker } from "./record-picker.tsx";
import { useAutosave } from "./use-autosave.ts";

interface Props {
  subject: Subject;
  id: string;
  field: string;
  value: unknown;
  labels: Labels;
  /** Which records a reference may name, beside what the field says itself. */
  filters?: Filter[];
  save(fields: Record<string, unknown>, was?: Record<string, unknown>): Promise<unknown>;
  /** Of which meeting the record is: its parties are offered first. */
  meeting?: string | null | undefined;
  /** Nothing is written here: not any more, or not by whoever is logged in. */
  disabled?: boolean;
  /**
   * What stands in place of the editor while nobody edits, made of the text as it stands (null: as the record holds it). What
   * is to be chosen or read beside a field brings the editor back.
   */
  resting?: (text: string | null) => React.ReactNode;
}

/** Kinds of fields whose values are chosen: nothing of them is ever half typed. */
const CHOSEN: ReadonlySet<FieldKind> = new Set(["enum", "boolean", "ref", "refs", "texts", "enums"]);

export function FieldEditor({ disabled = false, ...props }: Props) {
  return disabled ? <FieldText {...props} /> : <Editor {...props} />;
}

function Editor(props: Omit<Props, "disabled">) {
  const { subject, field, value, labels, save } = props;
  const { t } = useTranslation();
  const meta = metaOf(subjectOf(subject).fields[field]);
  const label = factLabel(t, subject, field, useLanguage());
  const filters: Filter[] = [
    ...(meta.vocabulary ? [{ field: "vocabulary", op: "is" as const, value: meta.vocabulary }] : []),
    ...(props.filters ?? []),
  ];
  const put = (next: unknown) => void save({ [field]: next }).catch(() => {});
  if (props.resting && CHOSEN.has(meta.kind)) return props.resting(null);
  switch (meta.kind) {
    case "enum":
      return (
        <Select
          label={label}
          data={(meta.values ?? []).map((one) => ({ value: one, label: valueLabel(t, field, one) }))}
          value={value as string | null}
          onChange={put}
          clearable={!meta.required}
          allowDeselect={!meta.required}
        />
      );
    case "boolean":
      return <Checkbox label={label} checked={value === true} onChange={(event) => put(event.currentTarget.checked)} />;
    case "ref":
      return (
        <Labelled label={label}>
          <RecordPicker
            subject={meta.ref as Subject}
            labels={labels}
            label={label}
            value={value as string | null}
            onChange={put}
            filters={filters}
            meeting={props.meeting}
          />
        </Labelled>
      );
    case "refs":
      return (
        <Labelled label={label}>
          <RecordsPicker
            subject={meta.ref as Subject}
            labels={labels}
            label={label}
            value={value as string[]}
            onChange={put}
            filters={filters}
            meeting={props.meeting}
          />
        </Labelled>
      );
    case "texts":
      return meta.days ? (
        <DaysField label={label} value={value as string[]} put={put} />
      ) : (
        <TagsInput label={label} value={value as string[]} onChange={put} />
      );
    case "enums":
      return (
        <MultiSelect
          label={label}
          data={(meta.values ?? []).map((one) => ({ value: one, label: valueLabel(t, field, one) }))}
          value={value as string[]}
          onChange={put}
        />
      );
    case "integer":
      return <NumberField {...props} label={label} />;
    case "object":
      return null;
    default:
      return <TextField {...props} label={label} meta={meta} />;
  }
}

/** Kinds that are written otherwise than they are typed, once they are whole. */
function isRead(kind: FieldKind): boolean {
  return kind === "time" || kind === "decimal";
}

interface Editing extends Omit<Props, "disabled"> {
  label: string;
}

function TextField({
  subject,
  id,
  field,
  value,
  save,
  label,
  resting,
  meta: { kind, paragraphs, ahead },
}: Editing & { meta: FieldMeta }) {
  const language = useLanguage();
  const isDay = kind === "date" || kind === "partial_date";
  const kept = useAutosave(
    `${subject}:${id}:${field}`,
    (value as string | null) ?? "",
    (next, was) => save({ [field]: next.trim() === "" ? null : typed(next) }, { [field]: was === "" ? null : was }),
    !isDay && !isRead(kind),
  );
  const reading = { ahead: ahead === true, partial: kind === "partial_date" };
  // What is no day or no time is refused, and said to be none.
  const typed = (next: string) =>
    (isDay
      ? readDay(next, { ...calendarHere(), ...reading })
      : kind === "time"
        ? readTime(next)
        : kind === "decimal"
          ? readDecimal(next)
          : null) ?? next;
  const { text, type, commit, error } = kept;
  if (resting && !kept.asks && !error) return resting(isDay || isRead(kind) ? null : text);
  const shared = {
    label,
    value: text,
    onBlur: () => void commit(),
    error: error ? sentenceOf(error, language) : null,
    ...(kind === "time" && { placeholder: "09:30" }),
    ...(kind === "decimal" && { inputMode: "decimal" as const }),
  };
  if (paragraphs)
    return (
      <>
        <GrowingText {...shared} rows={2} mostRows={12} onChange={(event) => type(event.currentTarget.value)} />
        <OtherText of={kept} />
      </>
    );
  if (isDay)
    return (
      <>
        <DayField
          {...reading}
          label={label}
          text={text}
          error={shared.error}
          onType={type}
          onDone={() => void commit()}
        />
        <OtherText of={kept} />
      </>
    );
  return (
    <>
      <TextInput
        {...shared}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") void commit();
        }}
      />
      <OtherText of={kept} />
    </>
  );
}

/** Several days; one that is none stays out, and the field says so. */
function DaysField({ label, value, put }: { label: string; value: string[]; put(next: string[]): void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [refused, setRefused] = useState<string | null>(null);
  return (
    <TagsInput
      label={label}
      value={value}
      placeholder={t("parts.day")}
      onChange={(all) => {
        const days = all.map((one) => readDay(one, calendarHere()) || null);
        setRefused(all.find((_, index) => days[index] === null) ?? null);
        const next = [...new Set(days.filter((day) => day !== null))];
        if (next.join() !== value.join()) put(next);
      }}
      error={refused === null ? null : sentenceOf({ code: "E_DATE", data: { value: refused } }, language)}
    />
  );
}

/** A number is kept while it is being typed, as texts are, whoever writes meanwhile. */
function NumberField({ subject, id, field, value, save, label, resting }: Editing) {
  const language = useLanguage();
  const number = (text: string) => (text === "" ? null : Number(text));
  const kept = useAutosave(`${subject}:${id}:${field}`, value === null ? "" : String(value), (next, was) =>
    save({ [field]: number(next) }, { [field]: number(was) }),
  );
  if (resting && !kept.asks && !kept.error) return resting(null);
  return (
    <>
      <NumberInput
        label={label}
        value={kept.text}
        onChange={(next) => String(next) !== kept.text && kept.type(String(next))}
        onBlur={() => void kept.commit()}
        onKeyDown={(event) => event.key === "Enter" && void kept.commit()}
        allowDecimal={false}
        allowNegative={false}
        error={kept.error ? sentenceOf(kept.error, language) : null}
      />
      <OtherText of={kept} />
    </>
  );
}

function Labelled({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <Input.Label labelElement="div" aria-hidden="true">
        {label}
      </Input.Label>
      {children}
    </div>
  );
}
