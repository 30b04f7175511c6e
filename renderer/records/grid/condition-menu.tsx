/** The menu of what a list can be narrowed down by, and of the values of one such field with how many records hold each. */
import { Popover, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { filtersOf, withValues } from "../../../db/contract/lists/conditions.ts";
import { facetsOf, kindOfFacet, valuesOfFacet } from "../../../db/contract/lists/facets.ts";
import type { Filter } from "../../../db/contract/records.ts";
import type { Sector } from "../../../db/contract/vocabulary.ts";
import { api } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { Icon } from "../../ui/icon.tsx";
import { SectorMark } from "../../ui/marks/sector-mark.tsx";
import styles from "./grid.module.css";
import type { List } from "./use-list.ts";
import { nameOfFacet, nameOfValue } from "./value-names.ts";

interface Props {
  list: List;
  /** What the screen narrows down to besides. */
  filters: Filter[];
  /** The field whose values are chosen; without it, it is chosen first. */
  field?: string;
  /** Of the button that opens it. */
  className: string | undefined;
  children: React.ReactNode;
}

export function ConditionMenu({ list, filters, field, className, children }: Props) {
  const { t } = useTranslation();
  const [chosen, choose] = useState<string | null>(null);
  const [opened, setOpened] = useState(false);
  const of = field ?? chosen;
  const open = (next: boolean) => {
    setOpened(next);
    choose(null);
  };
  return (
    <Popover
      opened={opened}
      onChange={open}
      position="bottom-start"
      transitionProps={{ duration: 0 }}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button type="button" className={`plain-button ${className}`} onClick={() => open(!opened)}>
          {children}
        </button>
      </Popover.Target>
      <Popover.Dropdown
        className={styles.menu}
        aria-label={of === null ? t("grid.condition") : nameOfFacet(t, list.subject, of)}
        onKeyDown={moveFocus}
      >
        {of === null ? (
          <Fields list={list} onChoose={choose} />
        ) : (
          <Values key={of} list={list} filters={filters} field={of} />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

/** Arrows go up and down among what can be chosen. */
function moveFocus(event: React.KeyboardEvent<HTMLElement>): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>("input, button")];
  const at = all.indexOf(document.activeElement as HTMLElement);
  all[(at + step + all.length) % all.length]?.focus();
}

function Fields({ list, onChoose }: { list: List; onChoose(field: string): void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const taken = list.conditions.map(({ field }) => field);
  return (
    <div className={styles.values}>
      {facetsOf(list.subject, language)
        .filter((field) => !taken.includes(field))
        .map((field) => (
          <button key={field} type="button" className={`plain-button ${styles.choice}`} onClick={() => onChoose(field)}>
            <span className={styles.cut}>{nameOfFacet(t, list.subject, field)}</span>
            <Icon name="right" size={16} />
          </button>
        ))}
    </div>
  );
}

interface Choice {
  value: string | null;
  name: string;
  /** Undefined: it is not counted. */
  count?: number;
  badge?: string | undefined;
}

/** More than these are looked for by name. */
const MANY = 9;
/** A list of so many is no list that one reads: it is narrowed down by typing. */
const MOST = 60;

function Values({ list, filters, field }: { list: List; filters: Filter[]; field: string }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const { subject, conditions, narrow } = list;
  const choices = useChoices(list, filters, field);
  const values = conditions.find((one) => one.field === field)?.values ?? [];
  const one = kindOfFacet(subject, field) === "asked";
  const shown = choices?.filter(({ name }) => name.toLowerCase().includes(typed.trim().toLowerCase())).slice(0, MOST);
  const held = useRef<HTMLDivElement>(null);
  const there = choices !== undefined;
  // Whoever chose the field by the keyboard goes on among its values.
  useEffect(() => {
    if (there) held.current?.querySelector<HTMLElement>("input")?.focus();
  }, [there]);
  return (
    <div ref={held}>
      <p className={styles.menuName}>{nameOfFacet(t, subject, field)}</p>
      {choices && choices.length > MANY && (
        <TextInput
          size="xs"
          type="search"
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          placeholder={t("parts.find")}
          aria-label={t("parts.find")}
        />
      )}
      <div className={styles.values}>
        {shown?.map(({ value, name, count, badge }) => (
          <label key={value ?? ""} className={styles.choice}>
            <input
              type="checkbox"
              checked={values.includes(value)}
              onChange={({ currentTarget: { checked } }) => {
                const others = one ? [] : values.filter((other) => other !== value);
                narrow(withValues(conditions, field, checked ? [...others, value] : others));
              }}
            />
            {badge && <SectorMark sector={badge as Sector} title="" />}
            <span className={styles.cut}>{name}</span>
            {count !== undefined && <span className="small soft numbers">{count}</span>}
          </label>
        ))}
        {shown?.length === 0 && <p className="small soft">{t("grid.noValues")}</p>}
      </div>
    </div>
  );
}

/** The values that records hold under the other conditions, and those chosen already. */
function useChoices(list: List, filters: Filter[], field: string): Choice[] | undefined {
  const { t } = useTranslation();
  const language = useLanguage();
  const { subject, conditions, words } = list;
  const asked = kindOfFacet(subject, field) === "asked";
  const others = conditions.filter((one) => one.field !== field);
  const { data } = useQuery({
    ...(api[subject] as typeof api.organization).tally.queryOptions({
      input: { filters: [...filters, ...filtersOf(subject, others)], ...(words && { search: words }), by: field },
    }),
    enabled: !asked,
  });
  if (asked)
    return (valuesOfFacet(subject, field).values ?? []).map((value) => ({
      value,
      name: nameOfValue({ t, language }, subject, field, value, null),
      ...(field === "sector" && { badge: value }),
    }));
  return data?.values.map(({ value, count }) => {
    const label = (value !== null && data.labels[value]) || null;
    return {
      value,
      count,
      name: nameOfValue({ t, language }, subject, field, value, label),
      badge: field === "sector" ? (value ?? undefined) : label?.badge,
    };
  });
}
