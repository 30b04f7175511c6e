/** One clause, as a version has it or word by word between two, in both languages; who may write corrects it in place. */
import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RecordOf } from "../../../../db/contract/subjects/index.ts";
import { usePageKeys } from "../../../app/keys.ts";
import { FieldEditor } from "../../../records/field-editor.tsx";
import { useMay } from "../../../records/may.ts";
import { Fact, type Written } from "../../../records/page/facts.tsx";
import { useRecord, useSaveFields } from "../../../records/use-record.ts";
import { Difference, partsOf } from "../../../ui/difference.tsx";
import own from "./text.module.css";

type Clause = RecordOf<"clause">;

interface Props {
  before: Clause | null;
  after: Clause | null;
  comparing: boolean;
  /** What stands before the first clause. */
  head: string | null;
}

export function ClauseText({ before, after, comparing, head }: Props) {
  const { t } = useTranslation();
  const shown = after ?? before;
  if (!shown) return null;
  const counted = comparing ? countsOf(before, after) : null;
  return (
    <article className={own.clause}>
      {head && <p className={own.head}>{head}</p>}
      {shown.part && <p className="small soft">{shown.part}</p>}
      <p className="soft">
        {before?.number && after?.number && before.number !== after.number ? (
          <>
            <del>{before.number}</del> {after.number}
          </>
        ) : (
          shown.number
        )}
      </p>
      {shown.heading && (
        <h1 className={own.heading}>
          {shown.heading} <span>{shown.heading_en}</span>
        </h1>
      )}
      {comparing ? (
        <>
          <div className={own.chinese}>
            <Difference before={before?.text ?? ""} after={after?.text ?? ""} />
          </div>
          {(before?.text_en || after?.text_en) && (
            <div className={own.english} lang="en">
              <Difference before={before?.text_en ?? ""} after={after?.text_en ?? ""} />
            </div>
          )}
          {counted && (
            <p className={own.counted}>
              <ins>{t("policies.text.came", { count: counted.added })}</ins>{" "}
              <del>{t("policies.text.went", { count: counted.removed })}</del>{" "}
              <span className="soft">{t("policies.text.oneWord")}</span>
            </p>
          )}
        </>
      ) : (
        after && <Editable clause={after} />
      )}
    </article>
  );
}

/** Places at which words came or went, in both languages. */
function countsOf(before: Clause | null, after: Clause | null): { added: number; removed: number } {
  const parts = [
    ...partsOf(before?.text ?? "", after?.text ?? ""),
    ...partsOf(before?.text_en ?? "", after?.text_en ?? ""),
  ].filter(({ value }) => value.trim() !== "");
  return { added: parts.filter(({ added }) => added).length, removed: parts.filter(({ removed }) => removed).length };
}

const FIELDS = ["heading", "heading_en", "text", "text_en", "instruments", "segments", "amount"] as const;
/** What is told beside the text while nobody edits it. */
const TOLD = ["instruments", "segments", "amount"] as const;

function Editable({ clause }: { clause: Clause }) {
  const save = useSaveFields("clause", clause.id);
  const may = useMay();
  const { record = clause, labels } = useRecord("clause", clause.id);
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const writes = FIELDS.some(may.change("clause", record));
  const edit = () => writes && setEditing(!editing);
  usePageKeys("page", { edit });
  const values = record as unknown as Readonly<Record<string, unknown>>;
  const written: Written = {
    subject: "clause",
    record: values,
    labels,
    change: may.change("clause", record),
    editing,
    editor: (field, resting) => (
      <FieldEditor
        {...{ subject: "clause" as const, id: clause.id, field, labels, save }}
        value={values[field]}
        {...(resting && { resting })}
      />
    ),
  };
  return (
    <>
      {!editing && <div className={own.chinese}>{record.text}</div>}
      {!editing && record.text_en && (
        <div className={own.english} lang="en">
          {record.text_en}
        </div>
      )}
      <section className={`card ${own.facts}`}>
        {(editing ? FIELDS : TOLD).map((field) => (
          <Fact key={`${clause.id} ${field}`} {...written} field={field} />
        ))}
        {writes && (
          <Button
            className={own.edit}
            size="compact-sm"
            variant="default"
            aria-pressed={editing}
            rightSection={<kbd>E</kbd>}
            onClick={edit}
          >
            {t(editing ? "parts.editDone" : "parts.edit")}
          </Button>
        )}
      </section>
    </>
  );
}
