/** A field of many records, set at once: what would change is told first, and all of it is taken back as one. */
import { Checkbox, SegmentedControl, Select } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ManyChange } from "../../../../db/contract/procedures/lists/many.ts";
import { type Subject, subjectOf } from "../../../../db/contract/subjects/index.ts";
import { metaOf } from "../../../../db/contract/subjects/meta.ts";
import { useLanguage } from "../../../app/i18n.ts";
import { factLabel } from "../../../ui/labels.ts";
import { fieldsOf } from "../../page/record-parts.ts";
import { ChangeDialog } from "./change-dialog.tsx";
import { type Value, ValueEntry } from "./value-entry.tsx";

interface Props {
  subject: Subject;
  /** The records that are picked. */
  of: Extract<ManyChange, { of: unknown }>["of"];
  count: number;
  onClose(): void;
  onDone(): void;
}

const HOW = ["set", "add", "take"] as const;

export function ManyDialog({ subject, of, count, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [field, setField] = useState<string | null>(null);
  const [how, setHow] = useState<(typeof HOW)[number]>("set");
  const [value, setValue] = useState<Value>(null);
  const [empties, setEmpties] = useState(false);
  const { fields } = subjectOf(subject);
  const meta = field === null ? null : metaOf(fields[field]);
  const list = meta !== null && ["refs", "texts", "enums"].includes(meta.kind);
  const choose = (next: string | null) => {
    setField(next);
    setValue(null);
    setHow("set");
    setEmpties(false);
  };
  const held = list ? (Array.isArray(value) ? value : []) : value;
  const said = empties || (list ? (held as string[]).length > 0 : held !== null);
  const change: ManyChange | null =
    field !== null && said
      ? { subject, of, field, how: empties ? "set" : how, value: empties && !list ? null : empties ? [] : held }
      : null;
  return (
    <ChangeDialog title={t("many.title", { count })} change={change} onClose={onClose} onDone={onDone}>
      <Select
        data-autofocus
        label={t("many.field")}
        data={fieldsOf(subject)
          .filter((name) => !metaOf(fields[name]).code)
          .map((name) => ({ value: name, label: factLabel(t, subject, name, language) }))}
        value={field}
        onChange={choose}
        searchable
        selectFirstOptionOnChange
      />
      {field !== null && list && (
        <SegmentedControl
          size="xs"
          aria-label={t("many.how")}
          data={HOW.map((one) => ({ value: one, label: t(`many.ways.${one}`) }))}
          value={how}
          onChange={(next) => setHow(next as typeof how)}
        />
      )}
      {field !== null && !empties && (
        <ValueEntry {...{ subject, field, value }} label={t("many.value")} onChange={setValue} />
      )}
      {meta !== null && !meta.required && (
        <Checkbox
          label={t("many.empty")}
          checked={empties}
          onChange={({ currentTarget }) => setEmpties(currentTarget.checked)}
        />
      )}
    </ChangeDialog>
  );
}
