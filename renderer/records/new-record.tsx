/**
 * A new record of any subject: nothing of it is written before it has a name. It asks for the name and for what such a record
 * cannot be without, which is marked; Enter makes it and opens it, Ctrl+Enter makes it and asks for the next, Esc leaves nothing.
 * While something is missing neither does nothing: what is missing says so, and the first of it has the focus.
 */
import { Box, Button, Group, Input, Modal, Select, TextInput } from "@mantine/core";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type PatchOf, type RecordOf, type Subject, subjectOf } from "../../db/contract/subjects/index.ts";
import { type FieldKind, metaOf } from "../../db/contract/subjects/meta.ts";
import { readDay } from "../../db/language/days.ts";
import type { Language } from "../../db/language/names.ts";
import { readDecimal } from "../../db/language/registry/decimals.ts";
import { calendarHere } from "../app/clock.ts";
import { sentenceOf } from "../app/errors.ts";
import { useLanguage } from "../app/i18n.ts";
import { DayField } from "../ui/day/day-field.tsx";
import { ErrorNote } from "../ui/error-note.tsx";
import { fieldLabel, valueLabel } from "../ui/labels.ts";
import { NearNames } from "./lists/near-names.tsx";
import { useMay } from "./may.ts";
import { RecordPicker } from "./record-picker.tsx";
import { useSave } from "./use-record.ts";

interface FormProps<S extends Subject> {
  subject: S;
  /** What it holds beside what is asked for. */
  given?: PatchOf<S>;
  /** What stands in fields that are asked for, until something else is typed. */
  begins?: Readonly<Record<string, string>>;
  /** Fields that are asked for beside the name and what it cannot be without. */
  asks?: readonly (keyof PatchOf<S> & string)[];
  /** What it was called where it was looked for. */
  named?: string;
  onMade(record: RecordOf<S>): void;
}

/** The button that begins one; whoever may not make one has none. */
export function NewRecord<S extends Subject>({
  label,
  small = false,
  ...form
}: FormProps<S> & { label?: string; small?: boolean }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const may = useMay();
  if (!may.make(form.subject, form.given ?? {})) return null;
  return (
    <>
      <Button
        onClick={() => setAsking(true)}
        {...(small && { size: "compact-sm" as const, variant: "light" as const })}
      >
        {label ?? t("parts.new")}
      </Button>
      <NewDialog {...form} opened={asking} onClose={() => setAsking(false)} />
    </>
  );
}

export function NewDialog<S extends Subject>({
  opened,
  onClose,
  ...form
}: FormProps<S> & { opened: boolean; onClose(): void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("parts.newOf", { subject: t(`subjects.${form.subject}` as "subjects.organization") })}
      lockScroll={false}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ "aria-label": t("parts.cancel") }}
    >
      <Form {...form} onClose={onClose} />
    </Modal>
  );
}

function Form<S extends Subject>(props: FormProps<S> & { onClose(): void }) {
  const { subject, given, begins, asks = [], named, onMade, onClose } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const save = useSave();
  const written = named === undefined ? language : /\p{Script=Han}/u.test(named) ? "zh" : "en";
  const needed = neededFor(subject, written).filter((field) => !(field in (given ?? {})));
  const shown = [...new Set([...needed, ...asks])].filter((field) => !(field in (given ?? {})));
  const [values, setValues] = useState<Readonly<Record<string, string | null>>>({
    ...begins,
    ...(named !== undefined && { [needed[0] as string]: named }),
  });
  const [error, setError] = useState<unknown>(null);
  /** The field in which something stands that is no day. */
  const [refused, setRefused] = useState<string | null>(null);
  /** Somebody wanted it made already: what is missing says so until it is there. */
  const [wanted, setWanted] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const filled = (field: string) => (values[field] ?? "").trim() !== "";
  const missing = needed.filter((field) => !filled(field));
  const focus = (field: string) =>
    form.current?.querySelector<HTMLInputElement>(`[data-field="${field}"] input`)?.focus();
  const put = (field: string) => (value: string | null) => {
    setError(null);
    setRefused(null);
    setValues((now) => ({ ...now, [field]: value }));
  };
  const make = async (next: boolean) => {
    setWanted(missing.length > 0);
    if (missing[0] !== undefined) {
      focus(missing[0]);
      return;
    }
    const said = Object.fromEntries(
      shown.filter(filled).map((field) => [field, readIn(subject, field, values[field]?.trim() ?? "")]),
    );
    const unread = Object.keys(said).find((field) => said[field] === null) ?? null;
    setRefused(unread);
    if (unread !== null) {
      focus(unread);
      return;
    }
    try {
      const record = await save(subject, undefined, { ...given, ...said } as PatchOf<S>);
      if (!next) {
        onClose();
        onMade(record);
        return;
      }
      // What was chosen is likely to be the same for the next one.
      setValues((now) => ({ ...now, [shown[0] as string]: null }));
      focus(shown[0] as string);
    } catch (refused) {
      setError(refused);
    }
  };
  const entryOf = (field: string, index: number) => {
    const { kind, values: options = [], ref, ahead } = metaOf(subjectOf(subject).fields[field]);
    const label = fieldLabel(t, subject, field);
    const value = values[field] ?? null;
    const marks = {
      required: needed.includes(field),
      error: wanted && missing.includes(field) ? t("parts.missing", { field: label }) : null,
    };
    if (kind === "enum")
      return (
        <Select
          label={label}
          data={options.map((one) => ({ value: one, label: valueLabel(t, field, one) }))}
          value={value}
          onChange={put(field)}
          {...marks}
        />
      );
    if (kind === "ref")
      return (
        <Input.Wrapper label={label} labelElement="div" withAsterisk={marks.required}>
          <RecordPicker {...{ subject: ref as Subject, labels: {}, label, value }} onChange={put(field)} {...marks} />
        </Input.Wrapper>
      );
    if (isDay(kind))
      return (
        <DayField
          label={label}
          ahead={ahead === true}
          partial={kind === "partial_date"}
          text={value ?? ""}
          onType={put(field)}
          // Left, it is written as the record will hold it.
          onDone={(typed) => {
            const day = readIn(subject, field, typed.trim());
            if (day !== null && day !== typed) put(field)(day);
            else setRefused(day === null ? field : null);
          }}
          {...marks}
          {...(refused === field && { error: sentenceOf({ code: "E_DATE", data: { value: value ?? "" } }, language) })}
        />
      );
    return (
      <>
        <TextInput
          label={label}
          value={value ?? ""}
          onChange={(event) => put(field)(event.currentTarget.value)}
          data-autofocus={index === 0 || undefined}
          {...marks}
        />
        {index === 0 && subject === "organization" && <NearNames name={value ?? ""} />}
      </>
    );
  };
  return (
    <form
      ref={form}
      // What is missing is said here, in the language of the interface, not by the browser in its own.
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        // It may be asked for from within another form.
        event.stopPropagation();
        void make(false);
      }}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || !event.ctrlKey || named !== undefined) return;
        event.preventDefault();
        void make(true);
      }}
    >
      {shown.map((field, index) => (
        <Box key={field} mb="sm" data-field={field}>
          {entryOf(field, index)}
        </Box>
      ))}
      <ErrorNote error={error} />
      <Group gap="xs" mt="sm">
        <Button type="submit">
          {t("parts.make")} <kbd style={{ marginLeft: 6 }}>↵</kbd>
        </Button>
        {named === undefined && (
          <Button variant="default" onClick={() => void make(true)}>
            {t("parts.makeNext")} <kbd style={{ marginLeft: 6 }}>Ctrl ↵</kbd>
          </Button>
        )}
        <Button variant="subtle" onClick={onClose}>
          {t("parts.cancel")}
        </Button>
      </Group>
    </form>
  );
}

function isDay(kind: FieldKind): boolean {
  return kind === "date" || kind === "partial_date";
}

/** What was typed as the record will hold it: of a day its date; null: it is none. */
function readIn(subject: Subject, field: string, typed: string): string | null {
  const { kind, ahead } = metaOf(subjectOf(subject).fields[field]);
  if (kind === "decimal") return readDecimal(typed) ?? typed;
  if (!isDay(kind)) return typed;
  return readDay(typed, { ...calendarHere(), ahead: ahead === true, partial: kind === "partial_date" });
}

/** What such a record cannot be without: the name first, in the language of the interface where the subject has one in each. */
function neededFor(subject: Subject, language: Language): string[] {
  const { fields, title } = subjectOf(subject);
  const required = Object.keys(fields).filter((field) => {
    const meta = metaOf(fields[field]);
    return meta.required && meta.begins === undefined && !meta.apart;
  });
  const named = title[language][0] as string;
  // Where the other language's name is required that one is asked for.
  const name = title[language].find((field) => required.includes(field)) ?? named;
  return [...new Set([name, ...required])];
}
