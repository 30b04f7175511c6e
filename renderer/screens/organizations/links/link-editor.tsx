/** A tie that is being changed: what it is, between whom, and what is known of it. */
import { Button, Group } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { RecordOf } from "../../../../db/contract/subjects/index.ts";
import { FieldEditor } from "../../../records/field-editor.tsx";
import { useMay } from "../../../records/may.ts";
import { useRecord, useRemove, useSave, useSaveFields } from "../../../records/use-record.ts";
import { Icon } from "../../../ui/icon.tsx";
import own from "./links.module.css";

const FIELDS = [
  "description",
  "description_en",
  "type",
  "from",
  "to",
  "segment",
  "status",
  "since",
  "share",
  "cross_region",
  "confidence",
  "sources",
  "note",
] as const;

export function LinkEditor({ id, onClose }: { id: string; onClose(): void }) {
  const { t } = useTranslation();
  const { record, labels } = useRecord("link", id);
  const saveFields = useSaveFields("link", id);
  const save = useSave();
  const remove = useRemove();
  const may = useMay();
  const form = useRef<HTMLFieldSetElement>(null);
  const loaded = record !== undefined;
  useEffect(() => {
    if (loaded) form.current?.querySelector<HTMLElement>("textarea, input:not([type=hidden])")?.focus();
  }, [loaded]);
  if (!record) return null;
  const change = may.change("link", record);
  return (
    <fieldset
      ref={form}
      className={own.editor}
      onKeyDown={(event) => {
        const listed = (event.target as Element).getAttribute("aria-expanded") === "true";
        if (event.key !== "Escape" || listed) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <legend className="visually-hidden">{t("upkeep.changeLink")}</legend>
      {FIELDS.map((field) => (
        <FieldEditor
          key={field}
          subject="link"
          id={id}
          field={field}
          value={record[field]}
          labels={labels}
          save={saveFields}
          disabled={!change(field)}
        />
      ))}
      <Group gap="xs" className={own.foot}>
        {change("from") && change("to") && (
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => void save("link", id, turned(record), ends(record)).catch(() => {})}
          >
            {t("upkeep.turnLink")}
          </Button>
        )}
        {may.remove("link", record) && (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<Icon name="remove" size={16} />}
            onClick={() => void remove("link", id).then((done) => done && onClose())}
          >
            {t("parts.remove")}
          </Button>
        )}
        <Button variant="subtle" size="compact-sm" onClick={onClose}>
          {t("parts.close")} <kbd>Esc</kbd>
        </Button>
      </Group>
    </fieldset>
  );
}

const ends = ({ from, to }: RecordOf<"link">) => ({ from, to });
const turned = ({ from, to }: RecordOf<"link">) => ({ from: to, to: from });
