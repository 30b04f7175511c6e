/** Notes that a source says otherwise of a field: both then stand beside each other on the record. */
import { Button, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type PatchOf, type Subject, subjectOf } from "../../db/contract/subjects/index.ts";
import { metaOf } from "../../db/contract/subjects/meta.ts";
import { readDay } from "../../db/language/days.ts";
import { readDecimal } from "../../db/language/registry/decimals.ts";
import { calendarHere } from "../app/clock.ts";
import { useLanguage } from "../app/i18n.ts";
import { factLabel, valueLabel } from "../ui/labels.ts";
import styles from "../ui/parts.module.css";
import { useSave } from "./use-record.ts";

interface Props {
  subject: Subject;
  id: string;
  source: string;
}

/** Kinds of fields of which one value is said. */
const SAID: ReadonlySet<string> = new Set(["text", "enum", "date", "partial_date", "decimal"]);

export function AddStatement({ subject, id, source }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const save = useSave();
  const [open, setOpen] = useState(false);
  const [field, setField] = useState<string | null>(null);
  const [value, setValue] = useState("");
  if (!open)
    return (
      <button type="button" className="plain-button link small" onClick={() => setOpen(true)}>
        {t("upkeep.saysOtherwise")}
      </button>
    );
  const { fields } = subjectOf(subject);
  const choices = Object.keys(fields).filter((name) => {
    const { kind, ref, apart, ofSources, packed, code, private: kept } = metaOf(fields[name]);
    return SAID.has(kind) && !ref && !apart && !ofSources && !packed && !code && !kept;
  });
  const meta = field === null ? undefined : metaOf(fields[field]);
  const written = meta && value.trim() !== "" ? readAs(meta.kind, value.trim()) : "";
  const close = () => {
    setOpen(false);
    setField(null);
    setValue("");
  };
  const add = async () => {
    if (field === null || written === "") return;
    const stated = { [subject]: id, field, value: written, source } as PatchOf<"statement">;
    await save("statement", undefined, stated).then(close, () => {});
  };
  return (
    <form
      className={styles.sourcing}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
      onKeyDown={(event) => {
        const listed = (event.target as Element).getAttribute("aria-expanded") === "true";
        if (event.key !== "Escape" || listed) return;
        event.stopPropagation();
        close();
      }}
    >
      <Select
        label={t("upkeep.ofField")}
        data={choices.map((name) => ({ value: name, label: factLabel(t, subject, name, language) }))}
        value={field}
        onChange={(next) => {
          setField(next);
          setValue("");
        }}
        searchable
        autoFocus
      />
      {meta?.kind === "enum" && field !== null ? (
        <Select
          label={t("upkeep.itSays")}
          data={(meta.values ?? []).map((one) => ({ value: one, label: valueLabel(t, field, one) }))}
          value={value || null}
          onChange={(next) => setValue(next ?? "")}
        />
      ) : (
        <TextInput label={t("upkeep.itSays")} value={value} onChange={(event) => setValue(event.currentTarget.value)} />
      )}
      <Button type="submit" disabled={written === ""}>
        {t("upkeep.recordLink")} <kbd style={{ marginLeft: 6 }}>Enter</kbd>
      </Button>
      <Button variant="subtle" onClick={close}>
        {t("parts.cancel")}
      </Button>
    </form>
  );
}

/** As the field would hold it; what is none is refused, and said to be none. */
function readAs(kind: string, typed: string): string {
  if (kind === "decimal") return readDecimal(typed) ?? typed;
  if (kind === "date" || kind === "partial_date")
    return readDay(typed, { ...calendarHere(), partial: kind === "partial_date" }) ?? typed;
  return typed;
}
