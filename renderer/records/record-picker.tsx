/** Choosing records by typing: one, or several. One that is not there yet is made in place. */
import { type ComboboxItem, MultiSelect, type OptionsFilter, Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Filter, Labels } from "../../db/contract/records.ts";
import { orderShown, type Subject, subjectOf } from "../../db/contract/subjects/index.ts";
import { nameOf } from "../../db/language/names.ts";
import { api, queriesOf } from "../app/api.ts";
import { useLanguage } from "../app/i18n.ts";
import { useStore } from "../app/store.ts";
import { usePickingKeys } from "../app/typing/picking-keys.ts";
import { Icon } from "../ui/icon.tsx";
import { makeInPlace, mayMake } from "./making.ts";
import { partiesFirst } from "./parties-first.ts";
import { namesToldApart } from "./told-apart.ts";

const PAUSE_MS = 120;
const SHOWN = 50;
const MOST_SEATED = 200;
const NOBODY = { rows: [], labels: {} };
/** Stands among the options for one that is to be made; no id looks like it. */
const NEW = "+"; /** What became part of another one, and what is used no more, is chosen nowhere. */
const OFFERED: readonly Filter[] = [
  { field: "merged_into", op: "empty" },
  { field: "retired", op: "not", value: true },
];

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
  const take = (id: string | null) => {
    if (adds) setWords("");
    onChange(id);
  };
  const { options, words, setWords, filter, keys, ask, renderOption } = useOptions(common, value ? [value] : [], {
    takesFirst: value === null,
    take,
  });
  const { t } = useTranslation();
  return (
    <Select
      aria-label={common.label ?? t(`subjects.${common.subject}`)}
      data={options}
      value={value}
      onChange={(id) => (id === NEW ? ask() : take(id))}
      renderOption={renderOption}
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
  const { options, words, setWords, filter, keys, ask, renderOption } = useOptions(common, value, {
    takesFirst: false,
    take: (id) => onChange([...value, id]),
  });
  const { t } = useTranslation();
  return (
    <MultiSelect
      aria-label={common.label ?? t(`subjects.${common.subject}`)}
      data={options}
      value={value}
      onChange={(ids) => (ids.includes(NEW) ? ask() : onChange(ids))}
      renderOption={renderOption}
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
 * @param take chooses a record that was made in place
 */
function useOptions(
  { subject, labels, filters = [], meeting }: Common,
  chosen: string[],
  { takesFirst, take }: { takesFirst: boolean; take(id: string): void },
) {
  const { t } = useTranslation();
  const makesOne = useStore(mayMake);
  const language = useLanguage();
  const [made, setMade] = useState<Readonly<Record<string, string>>>({});
  const [words, setWords] = useState("");
  const [settled] = useDebouncedValue(words.trim(), PAUSE_MS);
  // What words find stands in the order in which they fit; parts of others (terms, segments) in that of their whole.
  const sort = subjectOf(subject).screen ? orderShown(subject, language) : [];
  const among = [...filters, ...OFFERED.filter(({ field }) => field in subjectOf(subject).fields)];
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
    for (const id of chosen)
      if (!named.has(id)) named.set(id, labels[id] ? nameOf(labels[id], language) : (made[id] ?? ""));
    return Array.from(named, ([value, label]) => ({ value, label }));
  }, [data, own, chosen, labels, language, subject, settled, words, made]);
  const given = givenBy(filters);
  const typed = words.trim();
  const ready = settled === typed && data !== undefined;
  // Only once it is known who there is; and what stands in the field once one is chosen is its name, not the wish for another.
  const makes =
    ready &&
    subjectOf(subject).inPlace !== undefined &&
    typed !== "" &&
    options.every(({ label }) => label !== typed) &&
    makesOne(subject, given);
  /** What is chosen has to be among the options, for its name; in the list it stands only if the words are of its name. */
  const filter: OptionsFilter = ({ options: all, search }) => {
    const typed = search.trim().toLowerCase();
    return all.filter(
      (option) => "group" in option || !chosen.includes(option.value) || option.label.toLowerCase().includes(typed),
    );
  };
  return {
    options: makes ? [...options, { value: NEW, label: t("parts.newNamed", { name: typed }) }] : options,
    words,
    setWords,
    filter,
    renderOption: ({ option, checked }: { option: ComboboxItem; checked?: boolean }) => (
      <>
        {checked && <Icon name="check" size={16} />}
        <span data-made={option.value === NEW || undefined}>{option.label}</span>
      </>
    ),
    ask: () =>
      makeInPlace({
        subject,
        named: typed,
        given,
        taken: (record) => {
          setMade({ ...made, [record.id]: typed });
          take(record.id);
        },
      }),
    keys: usePickingKeys({ words, ready, takesFirst }),
  };
}

/** What a record holds that fits the conditions under which one is looked for. */
function givenBy(filters: readonly Filter[]): Record<string, unknown> {
  return Object.fromEntries(
    filters.flatMap((filter) => (filter.op === "is" && filter.value !== null ? [[filter.field, filter.value]] : [])),
  );
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
