/** What belongs to a record, a tab for each kind, with how many there are; which is open stands in the address. */
import { Tabs } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import type { ParseKeys } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Subject, subjectOf } from "../../../db/contract/subjects/index.ts";
import { api } from "../../app/api.ts";
import { fieldLabel, kindName } from "../../ui/labels.ts";
import styles from "../../ui/parts.module.css";
import { RecordHistory } from "../history/record-history.tsx";
import own from "./page.module.css";
import { RecordChip } from "./record-chip.tsx";
import { relatedTo } from "./record-parts.ts";
import { Related } from "./related.tsx";

/** So many records that name this one are asked for. */
export const NAMING = 500;

/** A tab that a screen fills itself. */
export interface OwnTab {
  /** The kind of records that it shows, which gives it its name and its count; else a name of its own. */
  kind?: Subject;
  key: string;
  label?: ParseKeys;
  /** How many there are, of what does not name the record itself. */
  counted?: React.ReactNode;
  /** It stands there for whoever may add the first, or sees it without one. */
  empty?: boolean;
  content: React.ReactNode;
}

interface Props {
  subject: Subject;
  id: string;
  own: readonly OwnTab[];
  /** Where its facts come from; null: its kind comes from nowhere. */
  sources: { count: number; content: React.ReactNode } | null;
}

interface Shown {
  key: string;
  label: string;
  count?: React.ReactNode;
  content: React.ReactNode;
}

export function RecordTabs({ subject, id, own: ownTabs, sources }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { tab: inAddress, id: beside } = useSearch({ strict: false });
  const { id: at } = useParams({ strict: false }) as { id?: string };
  // Over another page (the record behind a paragraph) the address is that page's.
  const addressed = at === id || beside === id;
  const [chosen, setChosen] = useState<string | undefined>();
  const tab = addressed ? inAddress : chosen;
  const choose = (next: string | undefined) =>
    addressed ? void navigate({ to: ".", replace: true, search: (now) => ({ ...now, tab: next }) }) : setChosen(next);
  const { data } = useQuery(api.reference.to.queryOptions({ input: { id, limit: NAMING } }));
  if (!data) return null;
  const { tabs, others } = relatedTo(subject, data.references);
  const count = (kind: Subject) =>
    new Set(data.references.filter((one) => one.subject === kind).map((one) => one.id)).size;
  const filled = ownTabs.flatMap(({ kind, key, label, empty, counted: many, content }): Shown[] => {
    const counted = kind && count(kind);
    if (counted === 0 && !empty) return [];
    const said = label ? t(label) : kindName(t, kind as Subject);
    return [{ key, label: said, ...((many ?? counted) && { count: many ?? counted }), content }];
  });
  const taken = new Set(ownTabs.map(({ kind }) => kind));
  const besides = others.filter((one) => !taken.has(one.subject as Subject));
  const kinds = tabs
    .filter(({ kind }) => !taken.has(kind))
    .map(({ kind, ids }) => ({
      key: kind as string,
      label: kindName(t, kind),
      count: ids.length,
      content: <Related kind={kind} ids={ids} of={id} />,
    }));
  const first = subjectOf(subject).screen?.tabs ?? [];
  const all: Shown[] = [
    ...first.flatMap((key) => [...filled, ...kinds].filter((one) => one.key === key)),
    ...[...filled, ...kinds].filter(({ key }) => !first.includes(key)),
    ...(besides.length > 0
      ? [{ key: "used", label: t("parts.usedIn"), count: besides.length, content: <Others references={besides} /> }]
      : []),
    ...(sources ? [{ key: "sources", label: t("parts.sources"), ...sources }] : []),
    { key: "history", label: t("parts.history"), content: <RecordHistory subject={subject} id={id} /> },
  ];
  const shown = all.find(({ key }) => key === tab) ?? all[0];
  return (
    <Tabs value={shown?.key ?? null} onChange={(next) => choose(next ?? undefined)} keepMounted={false}>
      <Tabs.List className={own.tabs}>
        {all.map(({ key, label, count: many }) => (
          <Tabs.Tab key={key} value={key}>
            {label} {many !== undefined && <span className="small soft numbers">{many}</span>}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {all.map(({ key, content }) => (
        <Tabs.Panel key={key} value={key} pt="sm">
          {content}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

interface OthersProps {
  references: readonly {
    subject: string;
    id: string;
    field: string;
    label: React.ComponentProps<typeof RecordChip>["label"];
  }[];
}

/** Records of kinds that have no tab. */
function Others({ references }: OthersProps) {
  const { t } = useTranslation();
  return (
    <ul className={styles.list}>
      {references.map(({ subject, id, field, label }) => (
        <li key={`${id}:${field}`}>
          <RecordChip id={id} label={label && { ...label, subject }} />
          <span className="small soft">
            {" "}
            {t(`subjects.${subject}` as "subjects.organization")} · {fieldLabel(t, subject, field)}
          </span>
        </li>
      ))}
    </ul>
  );
}
