/** What can be done with a list: look for words in it, choose its columns, print it, take it along. */
import { ActionIcon, Menu, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Subject, subjectOf } from "../../../db/contract/subjects/index.ts";
import { columnChoices } from "../../../db/contract/subjects/lists.ts";
import { columnsShown } from "../../../db/contract/subjects/meta.ts";
import { useLanguage } from "../../app/i18n.ts";
import { keep, kept } from "../../app/kept.ts";
import { Icon } from "../../ui/icon.tsx";
import { fieldLabel } from "../../ui/labels.ts";
import styles from "./grid.module.css";
import { type List, USUAL_COLUMNS, useWords } from "./use-list.ts";

export function FindInList({ list }: { list: List }) {
  const { t } = useTranslation();
  const [words, setWords] = useWords(list);
  return (
    <TextInput
      value={words}
      onChange={(event) => setWords(event.currentTarget.value)}
      placeholder={t("parts.find")}
      aria-label={t("parts.find")}
      type="search"
      leftSection={<Icon name="search" size={16} />}
      className={styles.find}
    />
  );
}

/**
 * The columns that somebody chose, by their names and in their order; null: the usual ones. Those that the address says, as it
 * does for a saved view; without them, those that this screen keeps.
 */
export function useChosenColumns(list: List): [readonly string[] | null, (next: readonly string[] | null) => void] {
  const key = `columns.${list.subject}`;
  const [chosen, setChosen] = useState(() => kept(key)?.split(",").filter(Boolean) ?? null);
  const { columns, change } = list;
  if (columns !== undefined) return [columns, (next) => change({ cols: next?.join(",") ?? USUAL_COLUMNS })];
  return [
    chosen?.length ? chosen : null,
    (next) => {
      keep(key, next?.join(",") ?? "");
      setChosen(next ? [...next] : null);
    },
  ];
}

interface ColumnsProps {
  subject: Subject;
  chosen: readonly string[] | null;
  onChoose(next: readonly string[] | null): void;
}

export function ColumnChooser({ subject, chosen, onChoose }: ColumnsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const usual = columnsShown(subjectOf(subject).screen, language).map(({ name }) => name);
  const shown = chosen ?? usual;
  const choices = columnChoices(subject, language).map(({ name }) => name);
  const choose = (next: readonly string[]) => onChoose(next.join() === usual.join() ? null : next);
  const move = (name: string, by: number) => {
    const at = shown.indexOf(name) + by;
    const others = shown.filter((other) => other !== name);
    if (at >= 0 && at < shown.length) choose(others.toSpliced(at, 0, name));
  };
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }} closeOnItemClick={false} returnFocus>
      <Menu.Target>
        <ActionIcon variant="default" size={32} aria-label={t("grid.columns")} title={t("grid.columns")}>
          <Icon name="columns" size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown className={styles.menu}>
        <Menu.Label>{t("grid.columns")}</Menu.Label>
        <div className={styles.values}>
          {[...shown, ...choices.filter((name) => !shown.includes(name))].map((name) => (
            <Menu.CheckboxItem
              key={name}
              checked={shown.includes(name)}
              onKeyDown={(event) => {
                const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
                if (!event.altKey || step === 0 || !shown.includes(name)) return;
                event.preventDefault();
                event.stopPropagation();
                move(name, step);
              }}
              // The last one stays: nothing chosen means the usual ones.
              disabled={shown.length === 1 && shown.includes(name)}
              onChange={(on) => choose(on ? [...shown, name] : shown.filter((other) => other !== name))}
            >
              {fieldLabel(t, subject, name)}
            </Menu.CheckboxItem>
          ))}
        </div>
        <Menu.Label>{t("grid.columnsOrder")}</Menu.Label>
        <Menu.Label>{t("grid.columnsFit")}</Menu.Label>
        {chosen && <Menu.Item onClick={() => onChoose(null)}>{t("grid.columnsUsual")}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}

export function PrintButton({ print, busy }: { print(): void; busy: boolean }) {
  const { t } = useTranslation();
  return (
    <ActionIcon
      variant="default"
      size={32}
      disabled={busy}
      aria-label={t("grid.print")}
      title={t("grid.print")}
      onClick={print}
    >
      <Icon name="print" size={16} />
    </ActionIcon>
  );
}
