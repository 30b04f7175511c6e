/** What lists of records are made of, on screen and on paper: their columns, and the groups that share a value. Pure. */
import { daysAfter } from "../dates.ts";
import type { Filter } from "../records.ts";
import { ACTION_STATUS, OPEN_STATUS } from "../vocabulary.ts";
import { type Subject, subjectOf } from "./index.ts";
import { columnsShown, metaOf, type ShownColumn } from "./meta.ts";

/** What can be columns of a list: first those that it usually has. */
export function columnChoices(subject: Subject, language: "zh" | "en"): ShownColumn[] {
  const { screen, fields, title } = subjectOf(subject);
  const usual = columnsShown(screen, language);
  const taken = new Set([...title.zh, ...title.en, ...usual.flatMap(({ field, otherwise }) => [field, otherwise])]);
  const english = new Map(
    Object.keys(fields).flatMap((field): [string | undefined, string][] => [[metaOf(fields[field]).englishOf, field]]),
  );
  const others = Object.keys(fields).flatMap((field): ShownColumn[] => {
    const { private: kept, packed, apart, ofSources, kind, englishOf } = metaOf(fields[field]);
    if (taken.has(field) || kept || packed || apart || ofSources || kind === "object" || englishOf) return [];
    const twin = english.get(field);
    if (!twin) return [{ name: field, field }];
    return [
      language === "zh" ? { name: field, field, otherwise: twin } : { name: field, field: twin, otherwise: field },
    ];
  });
  return [...usual, ...others];
}

/** The columns of a list after the name, in their order. @param chosen names of columns; null: the usual ones */
export function columnsChosen(
  subject: Subject,
  language: "zh" | "en",
  chosen: readonly string[] | null | undefined,
): ShownColumn[] {
  if (!chosen) return columnsShown(subjectOf(subject).screen, language);
  const known = new Map(columnChoices(subject, language).map((one) => [one.name, one]));
  return chosen.flatMap((name) => known.get(name) ?? []);
}

/** How near what is due is. */
export const NEARNESS = ["late", "soon", "later", "undated", "closed"] as const;
export type Nearness = (typeof NEARNESS)[number];

/** Days within which what is due is soon, as its words say it (db/language/day-words.ts). */
const SOON_DAYS = 7;

const NOT_OPEN = ACTION_STATUS.filter((status) => !(OPEN_STATUS as readonly string[]).includes(status));

/**
 * The filters of each group of a day that lies ahead. Of actions, those that are not open any more are a group of their own.
 * @param today `YYYY-MM-DD`
 */
export function filtersByNearness(
  subject: Subject,
  field: string,
  today: string,
): { value: Nearness; filters: Filter[] }[] {
  const after = daysAfter(today, SOON_DAYS + 1);
  const open: Filter[] = subject === "action" ? [{ field: "status", op: "in", value: [...OPEN_STATUS] }] : [];
  const since = (value: string): Filter => ({ field, op: "since", value });
  const before = (value: string): Filter => ({ field, op: "before", value });
  return [
    { value: "late", filters: [...open, before(today)] },
    { value: "soon", filters: [...open, since(today), before(after)] },
    { value: "later", filters: [...open, since(after)] },
    { value: "undated", filters: [...open, { field, op: "empty" }] },
    ...(subject === "action"
      ? [{ value: "closed" as const, filters: [{ field: "status", op: "in" as const, value: [...NOT_OPEN] }] }]
      : []),
  ];
}

/** What narrows a list down to the records that share a value of a field. */
export function filtersOfValue(subject: Subject, field: string, value: string | null): Filter[] {
  const { fields } = subjectOf(subject);
  // A question of db/contract/lists/facets.ts.
  if (!Object.hasOwn(fields, field)) return [{ field, op: "asks", value }];
  const { kind } = metaOf(fields[field]);
  if (kind === "date" || kind === "partial_date") return [{ field, op: "within", value: [value] }];
  if (kind === "boolean") return [{ field, op: "in", value: [value === null ? null : value === "1"] }];
  return [{ field, op: kind === "refs" || kind === "enums" ? "has" : "in", value: [value] }];
}

/** Whether a list is grouped by how near a day is. */
export function isNearness(subject: Subject, field: string): boolean {
  const { fields } = subjectOf(subject);
  return Object.hasOwn(fields, field) && metaOf(fields[field]).ahead === true;
}

/** Whether records can be grouped by a field: only one whose values come again and again, or each would be a group. */
export function isCounted(subject: Subject, field: string): boolean {
  const { fields } = subjectOf(subject);
  if (!Object.hasOwn(fields, field)) return false;
  const { kind, few } = metaOf(fields[field]);
  return COUNTED.has(kind) || few === true;
}

const COUNTED: ReadonlySet<string> = new Set(["enum", "enums", "boolean", "date", "partial_date", "ref", "refs"]);
