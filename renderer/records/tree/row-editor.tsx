/** One record of an order that is being renamed or translated, below its row. Esc leads back to the row. */
import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { FieldEditor } from "../field-editor.tsx";
import { useRecord, useSaveFields } from "../use-record.ts";
import own from "./tree.module.css";

interface Props {
  subject: "segment" | "term";
  id: string;
  fields: readonly string[];
  onClose(): void;
}

export function RowEditor({ subject, id, fields, onClose }: Props) {
  const { t } = useTranslation();
  const { record, labels } = useRecord(subject, id);
  const save = useSaveFields(subject, id);
  const form = useRef<HTMLFieldSetElement>(null);
  const loaded = record !== undefined;
  useEffect(() => {
    if (loaded) form.current?.querySelector<HTMLElement>("input:not([type=hidden])")?.focus();
  }, [loaded]);
  if (!record) return null;
  const values = record as Readonly<Record<string, unknown>>;
  return (
    <fieldset
      ref={form}
      className={own.editor}
      onKeyDown={(event) => {
        const listed = (event.target as Element).getAttribute("aria-expanded") === "true";
        const lines = (event.target as Element).tagName === "TEXTAREA";
        if (listed || (event.key !== "Escape" && (event.key !== "Enter" || lines))) return;
        event.stopPropagation();
        // What is typed is recorded as its field is left.
        requestAnimationFrame(onClose);
      }}
    >
      <legend className="visually-hidden">{t("keys.deeds.rename")}</legend>
      {fields.map((field) => (
        <FieldEditor
          key={field}
          subject={subject}
          id={id}
          field={field}
          value={values[field]}
          labels={labels}
          save={save}
        />
      ))}
      <div>
        <Button size="compact-sm" variant="default" onClick={onClose}>
          {t("parts.editDone")} <kbd>Esc</kbd>
        </Button>
      </div>
    </fieldset>
  );
}
