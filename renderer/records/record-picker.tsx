/** Choosing records by typing: one, or several. */
import { MultiSelect, type OptionsFilter, Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Filter, Labels } from "../../db/contract/records.ts";
import { orderShown, type Subject, subjectOf } from "../../db/contract/subjects/index.ts";
import { nameOf } from "../../db/language/names.ts";
import { api, queriesOf } from "../app/api.ts";
import { useLanguage } from "../app/i18n.ts";
import { usePickingKeys } from "../app/typing/picking-keys.ts";
import { partiesFirst } from "./parties-first.ts";
import { namesToldApart } from "./told-apart.ts";

const PAUSE_MS = 120;
const SHOWN = 50;
const MOST_SEATED = 200;
const NOBODY = { rows: [], labels: {} };
/** What became part of another one is chosen nowhere any more. */
const MERGED_NO_MORE: Filter = { field: "merged_into", op: "empty" };

interface Common {
  subject: Subject;
  labels: Labels;
  label?: string;
  filters?: Filter[];
  /** Of organizations: those on the list of this meeting stand first. */
  meeting?: string | null | undefined;
  placeholder?: string | undefined;
  disabled?: boolean;
}

interface One extends Common {
  value: string | null;
  onChange(id: string | null): void;
  required?: boolean;
  /** What is wrong with what is chosen, or with its absence. */
  error?: string | null;
  /** What is chosen is added elsewhere and not held here: the field is empty again for the next. */
  adds?: boolean;
}

export function RecordPicker({ value, onChange, required = false, error = null, adds = false, ...common }: One) {
  const { options, words, setWords, filter, keys } = useOptions(common, value ? [value] : [], value === null);
  const { t } = useTranslation();
  return (
    <Select
      aria-label={common.label ?? t(`subjects.${common.subject}`)}
      data={options}
      value={value}
      onChange={(id) => {
        if (adds) setWords("");
        onChange(id);
      }}
      searchable
      clearable
      searchValue={words}
      onSearchChange={setWords}
      filter={filter}
      {...keys}
      nothingFoundMessage={t("frame.nothingFound")}
      placeholder={common.placeholder ?? t("parts.typeToFind")}
      disabled={common.disabled ?? false}
      required={required}
      error={error}
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

/**
 * Records that the words find, those first whose name they are, with those chosen already.
 * @param takesFirst Enter takes the first hit, which is none that is chosen already
 */
function useOptions({ subject, labels, filters = [], meeting }: Common, chosen: string[], takesFirst = false) {
  const language = useLanguage();
  const [words, setWords] = useState("");
  const [settled] = useDebouncedValue(words.trim(), PAUSE_MS);
  // What words find stands in the order in which they fit; parts of others (terms, segments) in that of their whole.
  const sort = subjectOf(subject).screen ? orderShown(subject, language) : [];
  const among = subject === "organization" ? [...filters, MERGED_NO_MORE] : filters;
  const input = { filters: among, limit: SHOWN, ...(settled ? { search: settled } : { sort }) };
  const { data: found } = useQuery(queriesOf(subject).list.queryOptions({ input }));
  const own = useSeated(subject === "organization" ? meeting : null, input);
  const data = own === undefined ? undefined : found;
  const options = useMemo(() => {
    const named = new Map<string, string>();
    // Those chosen stand first until somebody types: then the first option is a hit, or Enter would take one back.
    if (!words.trim()) for (const id of chosen) named.set(id, nameOf(labels[id], language));
    const rows = partiesFirst(own?.rows ?? [], data?.rows ?? [], settled, (record) => namesOf(subject, record));
    const found = rows.map((record) => {
      const label = { subject, zh: titleOf(subject, record, "zh"), en: titleOf(subject, record, "en") };
      return { id: record.id, name: nameOf(label, language), record };
    });
    // What is chosen is among them with the rest of its name, where another is called the same.
    for (const [id, name] of namesToldApart(subject, found, { ...data?.labels, ...own?.labels }, language))
      named.set(id, name);
    for (const id of chosen) if (!named.has(id)) named.set(id, nameOf(labels[id], language));
    return Array.from(named, ([value, label]) => ({ value, label }));
  }, [data, own, chosen, labels, language, subject, settled, words]);
  /** What is chosen has to be among the options, for its name; in the list it stands only if the words are of its name. */
  const filter: OptionsFilter = ({ options: all, search }) => {
    const typed = search.trim().toLowerCase();
    return all.filter(
      (option) => "group" in option || !chosen.includes(option.value) || option.label.toLowerCase().includes(typed),
    );
  };
  const ready = settled === words.trim() && data !== undefined;
  return { options, words, setWords, filter, keys: usePickingKeys({ words, ready, takesFirst }) };
}

/** Those on the list of a meeting that the same words find; undefined while they are looked for. */
function useSeated(meeting: string | null | undefined, input: { filters: Filter[]; limit: number; search?: string }) {
  const seats = useQuery({
    ...api.attendance.list.queryOptions({
      input: { filters: [{ field: "meeting", op: "is", value: meeting ?? "" }], limit: MOST_SEATED },
    }),
    enabled: Boolean(meeting),
  });
  const ids = (seats.data?.rows ?? []).map(({ organization }) => organization);
  const own = useQuery({
    ...api.organization.list.queryOptions({
      input: { ...input, filters: [...input.filters, { field: "id", op: "in", value: ids }] },
    }),
    enabled: ids.length > 0,
  });
  if (!meeting || (seats.data && ids.length === 0)) return NOBODY;
  return own.data;
}

/** What a record goes by in either language. */
function namesOf(subject: Subject, record: object): (string | null)[] {
  const fields = record as Record<string, string | string[] | null>;
  return subjectOf(subject).called.flatMap((field) => fields[field] ?? []);
}

function titleOf(subject: Subject, record: object, language: "zh" | "en"): string | null {
  const fields = record as Record<string, string | null>;
  const name = subjectOf(subject).title[language].find((field) => fields[field]);
  return name ? (fields[name] as string) : null;
}
