/** Everything about one record: its fields, sources, where it is used, what happened to it. */
import { Button, CloseButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { metaOf } from "../../db/contract/fields.ts";
import { type Subject, subjectOf } from "../../db/contract/subjects/index.ts";
import { nameOf } from "../../db/language/names.ts";
import { api } from "../app/api.ts";
import { useLanguage } from "../app/i18n.ts";
import { ErrorNote } from "../ui/error-note.tsx";
import { fieldLabel } from "../ui/labels.ts";
import styles from "../ui/parts.module.css";
import { FieldEditor } from "./field-editor.tsx";
import { useMay } from "./may.ts";
import { RecordHistory } from "./record-history.tsx";
import { Sources } from "./sources.tsx";
import { useRecord, useRemove, useSaveFields } from "./use-record.ts";
import { useToRecord } from "./use-to-record.ts";

interface Props {
  subject: Subject;
  id: string;
  onClose(): void;
  /** What matters most, above the fields. */
  summary?: React.ReactNode;
  /** More about the record, above its references. */
  children?: React.ReactNode;
  /** Who does not keep such records comes for what is to be done with one: it stands before the fields. */
  workFirst?: boolean;
  /** Kinds of records that are shown there, and not once more among its references. */
  beside?: readonly Subject[];
}

export function RecordDetail({ subject, id, onClose, summary, children, workFirst = false, beside = [] }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { record, labels, error } = useRecord(subject, id);
  const save = useSaveFields(subject, id);
  const remove = useRemove();
  const may = useMay();
  if (error)
    return (
      <aside className={styles.detail}>
        <CloseButton onClick={onClose} aria-label={t("parts.close")} />
        <ErrorNote error={error} />
      </aside>
    );
  if (!record) return <aside className={styles.detail} />;
  const fields = Object.keys(subjectOf(subject).fields).filter((field) => {
    const { kind, apart, packed } = metaOf(subjectOf(subject).fields[field]);
    return !apart && !packed && kind !== "object";
  });
  const values = record as unknown as Record<string, unknown>;
  const change = may.change(subject, record);
  const begins = workFirst && !fields.every(change);
  return (
    <aside
      className={styles.detail}
      aria-label={nameOf(labels[id], language)}
      onKeyDown={(event) => event.key === "Escape" && onClose()}
    >
      <div className={styles.tools}>
        <h2 style={{ flex: 1 }}>{nameOf(labels[id], language)}</h2>
        <CloseButton onClick={onClose} aria-label={t("parts.close")} />
      </div>
      {summary}
      {begins && children}
      {fields.map((field) => (
        <FieldEditor
          key={`${id}:${field}`}
          subject={subject}
          id={id}
          field={field}
          value={values[field]}
          labels={labels}
          save={save}
          disabled={!change(field)}
        />
      ))}
      {!begins && children}
      <Sources subject={subject} record={record} />
      <References id={id} beside={beside} />
      <RecordHistory subject={subject} id={id} />
      {may.remove(subject, record) && (
        <Button
          variant="subtle"
          color="bad"
          size="compact-sm"
          style={{ alignSelf: "start" }}
          onClick={() => void remove(subject, id).then((done) => done && onClose())}
        >
          {t("parts.remove")}
        </Button>
      )}
    </aside>
  );
}

function References({ id, beside }: { id: string; beside: readonly string[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const toRecord = useToRecord();
  const { data } = useQuery(api.reference.to.queryOptions({ input: { id, limit: 30 } }));
  const shown = (data?.references ?? []).filter(({ subject }) => !beside.includes(subject));
  if (shown.length === 0) return null;
  return (
    <section>
      <h3>{t("parts.usedIn")}</h3>
      <ul className={styles.list}>
        {shown.map(({ subject, id: other, field, label }) => (
          <li key={`${other}:${field}`} className={styles.reference}>
            <button type="button" className="plain-button link" onClick={() => void toRecord(subject, other)}>
              {nameOf(label, language)}
            </button>
            <span className="small soft">
              {" "}
              {t(`subjects.${subject}` as "subjects.organization")} · {fieldLabel(t, subject, field)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
