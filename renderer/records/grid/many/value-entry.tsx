/** A value for a field, whichever it is, that is not written yet. */
import { MultiSelect, NumberInput, Select, TagsInput, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Filter } from "../../../../db/contract/records.ts";
import { type Subject, subjectOf } from "../../../../db/contract/subjects/index.ts";
import { type FieldMeta, metaOf } from "../../../../db/contract/subjects/meta.ts";
import { readDay } from "../../../../db/language/days.ts";
import { readDecimal } from "../../../../db/language/registry/decimals.ts";
import { readTime } from "../../../../db/language/times.ts";
import { calendarHere } from "../../../app/clock.ts";
import { DayField } from "../../../ui/day/day-field.tsx";
import { valueLabel } from "../../../ui/labels.ts";
import { GrowingText } from "../../../ui/text/growing-text.tsx";
import { RecordPicker, RecordsPicker } from "../../record-picker.tsx";

export type Value = string | number | boolean | null | string[];

interface Props {
  subject: Subject;
  field: string;
  label: string;
  value: Value;
  onChange(value: Value): void;
}

export function ValueEntry({ subject, field, label, value, onChange }: Props) {
  const { t } = useTranslation();
  const meta = metaOf(subjectOf(subject).fields[field]);
  const options = (meta.values ?? []).map((one) => ({ value: one, label: valueLabel(t, field, one) }));
  const list = Array.isArray(value) ? value : [];
  const one = typeof value === "string" ? value : null;
  const filters: Filter[] = meta.vocabulary ? [{ field: "vocabulary", op: "is", value: meta.vocabulary }] : [];
  const picker = { subject: meta.ref as Subject, labels: {}, label, filters };
  switch (meta.kind) {
    case "enum":
      return <Select label={label} data={options} value={one} onChange={onChange} clearable={!meta.required} />;
    case "enums":
      return <MultiSelect label={label} data={options} value={list} onChange={onChange} />;
    case "boolean":
      return (
        <Select
          label={label}
          data={["1", "0"].map((bit) => ({ value: bit, label: t(bit === "1" ? "grid.yes" : "grid.no") }))}
          value={typeof value === "boolean" ? (value ? "1" : "0") : null}
          onChange={(next) => onChange(next === null ? null : next === "1")}
          clearable
        />
      );
    case "ref":
      return <RecordPicker {...picker} value={one} onChange={onChange} />;
    case "refs":
      return <RecordsPicker {...picker} value={list} onChange={onChange} />;
    case "texts":
      return <TagsInput label={label} value={list} onChange={onChange} />;
    case "integer":
      return (
        <NumberInput
          label={label}
          value={typeof value === "number" ? value : ""}
          onChange={(next) => onChange(next === "" ? null : Number(next))}
          allowDecimal={false}
          allowNegative={false}
        />
      );
    default:
      return <TextEntry key={field} {...{ meta, label, onChange }} />;
  }
}

/** What is typed is read as days, times and numbers are; what is none of them is told as it stands, and refused. */
function TextEntry({ meta, label, onChange }: { meta: FieldMeta; label: string; onChange(value: Value): void }) {
  const [text, setText] = useState("");
  const { kind, paragraphs, ahead } = meta;
  const reading = { ahead: ahead === true, partial: kind === "partial_date" };
  const isDay = kind === "date" || kind === "partial_date";
  const type = (next: string) => {
    setText(next);
    const plain = next.trim();
    const read = isDay
      ? readDay(plain, { ...calendarHere(), ...reading })
      : kind === "time"
        ? readTime(plain)
        : kind === "decimal"
          ? readDecimal(plain)
          : null;
    onChange(plain === "" ? null : (read ?? next));
  };
  if (isDay) return <DayField {...reading} label={label} text={text} error={null} onType={type} onDone={() => {}} />;
  if (paragraphs)
    return (
      <GrowingText
        label={label}
        value={text}
        rows={2}
        mostRows={8}
        onChange={(event) => type(event.currentTarget.value)}
      />
    );
  return <TextInput label={label} value={text} onChange={(event) => type(event.currentTarget.value)} />;
}
