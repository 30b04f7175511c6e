/** Choosing records by typing: one, or several. */
import { MultiSelect, type OptionsFilter, Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Filter, Labels } from "../../db/contract/records.ts";
import { type Subject, subjectOf } from "../../db/contract/subjects/index.ts";
import { nameOf } from "../../db/language/names.ts";
import { queriesOf } from "../app/api.ts";
import { useLanguage } from "../app/i18n.ts";
import { usePickingKeys } from "../app/typing/picking-keys.ts";
import { namesToldApart } from "./told-apart.ts";

const PAUSE_MS = 120;
const SHOWN = 50;

interface Common {
  subject: Subject;
  labels: Labels;
  label?: string;
  filters?: Filter[];
  placeholder?: string | undefined;
  disabled?: boolean;
}

export function RecordPicker({
  value,
  onChange,
  ...common
}: Common & { value: string | null; onChange(id: string | null): void }) {
  const { options, words, setWords, filter, keys } = useOptions(common, value ? [value] : []);
  const { t } = useTranslation();
  return (
    <Select
      aria-label={common.label ?? t(`subjects.${common.subject}`)}
      data={options}
      value={value}
      onChange={onChange}
      searchable
      clearable
      searchValue={words}
      onSearchChange={setWords}
      filter={filter}
      {...keys}
      nothingFoundMessage={t("frame.nothingFound")}
      placeholder={common.placeholder ?? t("parts.typeToFind")}
      disabled={common.disabled ?? false}
      size="sm"
    />
  );
}

export function RecordsPicker({
  value,
  onChange,
  ...common
}: Common & { value: string[]; onChange(ids: string[]): void }) {
  const { options, words, setWords, filter, keys } = useOptions(common, value);
  const { t } = useTranslation();
  return (
    <MultiSelect
      aria-label={common.label ?? t(`subjects.${common.subject}`)}
      data={options}
      value={value}
      onChange={onChange}
      searchable
      searchValue={words}
      onSearchChange={setWords}
      filter={filter}
      {...keys}
      nothingFoundMessage={t("frame.nothingFound")}
      placeholder={value.length === 0 ? (common.placeholder ?? t("parts.typeToFind")) : ""}
      disabled={common.disabled ?? false}
      size="sm"
    />
  );
}

/** Records that the words find, those first whose name they are, with those chosen already. */
function useOptions({ subject, labels, filters = [] }: Common, chosen: string[]) {
  const language = useLanguage();
  const [words, setWords] = useState("");
  const [settled] = useDebouncedValue(words.trim(), PAUSE_MS);
  const input = { filters, limit: SHOWN, ...(settled && { search: settled }) };
  const { data } = useQuery(queriesOf(subject).list.queryOptions({ input }));
  const options = useMemo(() => {
    const named = new Map<string, string>();
    // Those chosen stand first until somebody types: then the first option is a hit, or Enter would take one back.
    if (!words.trim()) for (const id of chosen) named.set(id, nameOf(labels[id], language));
    const found = (data?.rows ?? []).map((record) => {
      const label = { subject, zh: titleOf(subject, record, "zh"), en: titleOf(subject, record, "en") };
      return { id: record.id, name: nameOf(label, language), record };
    });
    // What is chosen is among them with the rest of its name, where another is called the same.
    for (const [id, name] of namesToldApart(subject, found, data?.labels ?? {}, language)) named.set(id, name);
    for (const id of chosen) if (!named.has(id)) named.set(id, nameOf(labels[id], language));
    return Array.from(named, ([value, label]) => ({ value, label }));
  }, [data, chosen, labels, language, subject, words]);
  /** What is chosen has to be among the options, for its name; in the list it stands only if the words are of its name. */
  const filter: OptionsFilter = ({ options: all, search }) => {
    const typed = search.trim().toLowerCase();
    return all.filter(
      (option) => "group" in option || !chosen.includes(option.value) || option.label.toLowerCase().includes(typed),
    );
  };
  const ready = settled === words.trim() && data !== undefined;
  return { options, words, setWords, filter, keys: usePickingKeys({ words, ready }) };
}

function titleOf(subject: Subject, record: object, language: "zh" | "en"): string | null {
  const fields = record as Record<string, string | null>;
  const name = subjectOf(subject).title[language].find((field) => fields[field]);
  return name ? (fields[name] as string) : null;
}
