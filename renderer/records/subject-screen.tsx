/**
 * A grid of one subject beside the detail of the chosen record; the choice stands in the address. All of it follows from
 * the subject's definition: a screen of its own is needed only for what it shows besides.
 */
import { Select, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useLocation, useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Filter } from "../../db/contract/records.ts";
import { type PatchOf, SUBJECTS, type Subject, subjectOf } from "../../db/contract/subjects/index.ts";
import { metaOf } from "../../db/contract/subjects/meta.ts";
import { useLanguage } from "../app/i18n.ts";
import { listOf } from "../app/screens.ts";
import { DocumentMenu } from "../files/document-menu.tsx";
import { fieldLabel, valueLabel } from "../ui/labels.ts";
import styles from "../ui/parts.module.css";
import { gridColumns } from "./columns.tsx";
import { usePlaced } from "./lists/place.ts";
import { NewRecord } from "./new-record.tsx";
import { RecordDetail, type RecordParts } from "./record-detail.tsx";
import { type Narrowing, RecordGrid } from "./record-grid.tsx";

interface Props<S extends Subject> {
  subject: S;
  /** What the screen has otherwise in the column of a field. */
  columns?: Parameters<typeof gridColumns<S>>[2];
  filters?: Filter[];
  /** Whether records are made here; and what a new one is asked for beside its name and what it cannot be without. */
  creates?: boolean;
  asks?: readonly (keyof PatchOf<S> & string)[];
  tools?: React.ReactNode;
  /** What it adds to the chosen record. */
  parts?: RecordParts;
  /** Shows the records in another way than as a grid. */
  instead?: ((search: string, chosen: string | null, open: (id: string) => void) => React.ReactNode) | undefined;
}

export function SubjectScreen<S extends Subject>({
  subject,
  columns,
  filters = [],
  creates = true,
  asks = [],
  tools,
  parts,
  instead,
}: Props<S>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const { id } = useSearch({ strict: false });
  const [words, setWords] = usePlaced(`${subject} words`, "");
  const [search] = useDebouncedValue(words.trim(), 150);
  const [value, setValue] = usePlaced<string | null>(`${subject} narrowed`, null);
  const [asked, setAsked] = useState<Narrowing>({ filters: [], sort: [] });
  const { screen } = subjectOf(subject);
  const narrowed = screen?.narrowed;
  const title = t(`collections.${subject}` as "collections.organization");
  // biome-ignore lint/correctness/useExhaustiveDependencies: t and what the screen has otherwise change with the language
  const shown = useMemo(() => gridColumns(subject, { t, language }, columns), [subject, language]);
  const open = (next: string | undefined) => void navigate({ to: ".", search: (before) => ({ ...before, id: next }) });
  const narrowing: Filter[] = narrowed && value ? [...filters, { field: narrowed, op: "is", value }] : filters;
  return (
    <div className={styles.split} data-open={id ? true : undefined}>
      <div className={styles.column}>
        <div className={styles.tools}>
          <h1 style={{ flex: 1 }}>{title}</h1>
          <TextInput
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
            placeholder={t("parts.find")}
            aria-label={t("parts.find")}
            type="search"
            w={220}
          />
          {narrowed && <Narrowed subject={subject} field={narrowed} value={value} onChange={setValue} />}
          {tools}
          <DocumentMenu
            kind="list"
            options={{
              records: { subject, ...(instead ? { filters: narrowing, sort: [] } : asked), ...(search && { search }) },
            }}
          />
          {creates && <NewRecord subject={subject} asks={asks} onMade={({ id: made }) => open(made)} />}
        </div>
        {instead ? (
          instead(search, id ?? null, open)
        ) : (
          <RecordGrid
            subject={subject}
            columns={shown}
            filters={narrowing}
            search={search}
            chosen={id ?? null}
            onOpen={open}
            onAsked={setAsked}
            label={title}
          />
        )}
      </div>
      {id && (
        <RecordDetail key={id} subject={subject} id={id} onClose={() => open(undefined)} {...(parts && { parts })} />
      )}
    </div>
  );
}

/** The screen of a subject that has nothing of its own to show: whichever is listed at this address. */
export function SubjectList(): React.ReactNode {
  const { pathname }: { pathname: string } = useLocation();
  const subject = SUBJECTS.find((name) => listOf(name) === pathname);
  return subject ? <SubjectScreen key={subject} subject={subject} /> : null;
}

/** Leaves in the list what has one value of a field. */
function Narrowed({
  subject,
  field,
  value,
  onChange,
}: {
  subject: Subject;
  field: string;
  value: string | null;
  onChange(value: string | null): void;
}) {
  const { t } = useTranslation();
  const { values = [] } = metaOf(subjectOf(subject).fields[field]);
  return (
    <Select
      aria-label={fieldLabel(t, subject, field)}
      placeholder={fieldLabel(t, subject, field)}
      data={values.map((one) => ({ value: one, label: valueLabel(t, field, one) }))}
      value={value}
      onChange={onChange}
      clearable
      w={160}
    />
  );
}
