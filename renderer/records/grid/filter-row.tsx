/** What a list is narrowed down to, as chips above it; how many records are left; how it is grouped. */
import { Menu } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Condition, withValues } from "../../../db/contract/lists/conditions.ts";
import { groupingsOf, kindOfFacet, valuesOfFacet } from "../../../db/contract/lists/facets.ts";
import { UNGROUPED } from "../../../db/contract/lists/views.ts";
import type { Filter } from "../../../db/contract/records.ts";
import type { Subject } from "../../../db/contract/subjects/index.ts";
import { api } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { Icon } from "../../ui/icon.tsx";
import { ConditionMenu } from "./condition-menu.tsx";
import styles from "./grid.module.css";
import type { List } from "./use-list.ts";
import { nameOfFacet, nameOfValue, useConditionLabels } from "./value-names.ts";
import { ALL_FOLDED, NONE_FOLDED } from "./views/folds.ts";

/** What a screen narrows the list down to besides: each can be taken away. */
export interface Note {
  /** Its word in the address. */
  key: string;
  said: string;
  remove(): void;
}

interface Props {
  list: List;
  /** What the screen narrows down to besides. */
  filters: Filter[];
  notes?: readonly Note[];
  /** The views that were saved of it. */
  saved?: React.ReactNode;
  /** What it is usually narrowed down to, to choose from. */
  views?: React.ReactNode;
  count: number | undefined;
  total: number | undefined;
  /** By what the records are put together where they are not shown as a grid; null: by nothing. */
  grouping?: React.ReactNode | undefined;
}

/** So many values stand in a chip; more are counted. */
const NAMED = 2;

export function FilterRow({ list, filters, notes = [], saved, views, count, total, grouping }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { subject, conditions, narrow } = list;
  const clear = () => list.clear(Object.fromEntries(notes.map(({ key }) => [key, undefined])));
  const labels = useConditionLabels(subject, conditions);
  const said = ({ field, values }: Condition) => {
    const names = values.map((value) =>
      nameOfValue({ t, language }, subject, field, value, labels.get(value ?? "") ?? null),
    );
    const shown = names.slice(0, NAMED).join(t("parts.listSeparator"));
    return names.length > NAMED ? t("grid.andMore", { names: shown, count: names.length }) : shown;
  };
  const any = conditions.length + notes.length > 0 || list.words !== "";
  return (
    <div className={styles.filters}>
      {saved}
      {views}
      {notes.map(({ key, said: note, remove }) => (
        <Chip key={key} said={note} onRemove={remove}>
          <span className={styles.chipName}>{note}</span>
        </Chip>
      ))}
      {conditions.map((condition) => {
        const name = nameOfFacet(t, subject, condition.field);
        const words = said(condition);
        return (
          <Chip
            key={condition.field}
            said={t("parts.saying", { label: name, words })}
            onRemove={() => narrow(withValues(conditions, condition.field, []))}
          >
            {isChosen(subject, condition.field) ? (
              <ConditionMenu list={list} filters={filters} field={condition.field} className={styles.chipName}>
                {t("grid.named", { name })}
                <b>{words}</b>
              </ConditionMenu>
            ) : (
              <span className={styles.chipName}>
                {t("grid.named", { name })}
                <b>{words}</b>
              </span>
            )}
          </Chip>
        );
      })}
      <ConditionMenu list={list} filters={filters} className={styles.add}>
        <Icon name="add" size={16} /> {t("grid.condition")}
      </ConditionMenu>
      {any && (
        <button type="button" className={`plain-button ${styles.clear}`} onClick={clear}>
          {t("grid.clear")}
        </button>
      )}
      <span className={styles.count} role="status">
        {count !== undefined && <Share count={count} total={total} />}
      </span>
      {grouping === undefined ? <Grouping list={list} /> : grouping}
    </div>
  );
}

/** Whether somebody chooses its values here; else only a page that leads here asks for one. */
function isChosen(subject: Subject, field: string): boolean {
  return kindOfFacet(subject, field) !== "asked" || valuesOfFacet(subject, field).values !== undefined;
}

/** 13 / 259. */
function Share({ count, total }: { count: number; total: number | undefined }) {
  const { t } = useTranslation();
  if (total === undefined || count === total) return t("parts.count", { count });
  return (
    <span title={t("grid.share", { count, total })}>
      {count} / {total}
    </span>
  );
}

function Chip({ said, onRemove, children }: { said: string; onRemove(): void; children: React.ReactNode }) {
  const { t } = useTranslation();
  return (
    <span className={styles.chip}>
      {children}
      <button
        type="button"
        className={`plain-button ${styles.remove}`}
        aria-label={t("actions.widen", { said })}
        onClick={onRemove}
      >
        <Icon name="close" size={16} />
      </button>
    </span>
  );
}

function Grouping({ list }: { list: List }) {
  const { t } = useTranslation();
  const { subject, by, change, foldTo } = list;
  const groupings = groupingsOf(subject, useLanguage());
  const group = (field: string) => change({ by: field, fold: undefined });
  if (groupings.length === 0) return null;
  const name = (field: string) => {
    const label = nameOfFacet(t, subject, field);
    // In the middle of words.
    return t("grid.by", { name: label.charAt(0).toLowerCase() + label.slice(1) });
  };
  const options = [UNGROUPED, ...groupings].map((value) => ({
    value,
    label: value === UNGROUPED ? t("grid.ungrouped") : name(value),
  }));
  return (
    <GroupingMenu value={by ?? UNGROUPED} options={options} onChange={group}>
      {by !== null && (
        <>
          <Menu.Divider />
          <Menu.Item onClick={() => foldTo(ALL_FOLDED)}>{t("grid.foldAll")}</Menu.Item>
          <Menu.Item onClick={() => foldTo(NONE_FOLDED)}>{t("grid.unfoldAll")}</Menu.Item>
        </>
      )}
    </GroupingMenu>
  );
}

interface MenuProps<V extends string> {
  value: V;
  options: readonly { value: V; label: string }[];
  onChange(value: V): void;
  /** What more can be done with groups. */
  children?: React.ReactNode;
}

/** By what records are put together, where there are more ways than fit side by side. */
export function GroupingMenu<V extends string>({ value, options, onChange, children }: MenuProps<V>) {
  const { t } = useTranslation();
  const said = options.find((option) => option.value === value)?.label;
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }} returnFocus>
      <Menu.Target>
        <button
          type="button"
          className={`plain-button ${styles.grouping}`}
          aria-label={t("parts.saying", { label: t("grid.grouping"), words: said })}
        >
          {said} <Icon name="down" size={16} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={value} onChange={(next) => onChange(next as V)}>
          {options.map((option) => (
            <Menu.RadioItem key={option.value} value={option.value} closeMenuOnClick>
              {option.label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        {children}
      </Menu.Dropdown>
    </Menu>
  );
}

/** How many records are left, and of how many. */
export function useCounts(subject: Subject, asked: { filters: Filter[]; search?: string }, within: Filter[]) {
  const { count } = api[subject] as typeof api.organization;
  const { data } = useQuery(count.queryOptions({ input: asked }));
  const { data: total } = useQuery(count.queryOptions({ input: { filters: within } }));
  return { count: data, total };
}
