/**
 * Which parts the page of a record has, by what its subject says: the fields at its head, its facts, the records that it names
 * and those that name it. Pure; no page lists fields by their names.
 */

import type { Label } from "../../../db/contract/records.ts";
import type { Screen } from "../../../db/contract/subjects/define.ts";
import { SUBJECTS, type Subject, subjectOf } from "../../../db/contract/subjects/index.ts";
import { columnsShown, metaOf } from "../../../db/contract/subjects/meta.ts";
import type { Language } from "../../../db/language/names.ts";
import { hasPage } from "../../app/screens.ts";

type Fields = Readonly<Record<string, unknown>>;

/** Fields of a page, by where they stand. */
export interface Placed {
  /** Under the name. */
  head: readonly string[];
  /** In columns. */
  facts: readonly string[];
  /** Names of other records that have a page. */
  linked: readonly string[];
}

/** Fields that a page shows; those apart stand elsewhere on it, and what is packed nobody reads. */
export function fieldsOf(subject: Subject): string[] {
  const { fields } = subjectOf(subject);
  return Object.keys(fields).filter((field) => {
    const { kind, apart, packed, ofSources } = metaOf(fields[field]);
    return !apart && !packed && !ofSources && kind !== "object";
  });
}

/**
 * Where each filled field stands; of what is told in two languages, what is in the one that is read.
 * @param besides fields that the page shows otherwise
 */
export function placedOf(
  subject: Subject,
  record: Fields,
  language: Language,
  besides: readonly string[] = [],
): Placed {
  const { fields, screen, title, told } = subjectOf(subject);
  const filled = fieldsOf(subject).filter((field) => isFilled(record[field]));
  const badges = filled.filter((field) => metaOf(fields[field]).badge !== undefined);
  const head = [...badges, ...filledOf(screen?.head, record, language)];
  const shown = [...(screen?.columns ?? []), ...(screen?.head ?? []), ...told].filter((one) => typeof one !== "string");
  const stated = Object.keys(fields).flatMap((en) => {
    const { englishOf } = metaOf(fields[en]);
    return englishOf === undefined ? [] : [{ zh: englishOf, en }];
  });
  const pairs = [...shown, ...stated];
  const unread = pairs.flatMap(({ zh, en }) => {
    const [read, other] = language === "zh" ? [zh, en] : [en, zh];
    return isFilled(record[read]) ? [other] : [];
  });
  const elsewhere = new Set<string>([...title.zh, ...title.en, ...head, ...unread, ...besides]);
  const rest = filled.filter((field) => !elsewhere.has(field));
  return {
    head,
    facts: rest.filter((field) => !isLink(subject, field)),
    linked: byColumns(
      subject,
      rest.filter((field) => isLink(subject, field)),
    ),
  };
}

/** Those of some columns that are filled: of two languages the one that is read, or else the other. */
export function filledOf(columns: Screen["columns"], record: Fields, language: Language): string[] {
  return columnsShown({ ...(columns && { columns }) }, language).flatMap(({ field, otherwise }) =>
    isFilled(record[field]) ? [field] : otherwise !== undefined && isFilled(record[otherwise]) ? [otherwise] : [],
  );
}

/** As the list of the kind has them; the rest behind, in the order of the fields. */
function byColumns(subject: Subject, fields: readonly string[]): string[] {
  const columns: readonly unknown[] = subjectOf(subject).screen?.columns ?? [];
  const place = (field: string) => {
    const at = columns.indexOf(field);
    return at < 0 ? columns.length : at;
  };
  return fields.toSorted((a, b) => place(a) - place(b));
}

/** Whether anything stands in a field: no answer, an empty list and a plain "no" say nothing. */
export function isFilled(value: unknown): boolean {
  return Array.isArray(value)
    ? value.length > 0
    : value !== null && value !== undefined && value !== "" && value !== false;
}

/** Whether a field names records that have a page. */
function isLink(subject: Subject, field: string): boolean {
  const { ref } = metaOf(subjectOf(subject).fields[field]);
  return ref !== undefined && hasPage(ref as Subject);
}

/** What the record is called in the language that is not read, where that is something else. */
export function otherName(subject: Subject, record: Fields, language: Language): string | null {
  const { title } = subjectOf(subject);
  const first = (fields: readonly string[]) => fields.map((field) => record[field]).find(Boolean) as string | undefined;
  const shown = first(title[language]);
  const other = first(title[language === "zh" ? "en" : "zh"]);
  return other && other !== shown ? other : null;
}

interface Reference {
  subject: string;
  id: string;
  field: string;
  label: Label;
}

/** Records of one kind that name this one. */
export interface Related {
  kind: Subject;
  ids: readonly string[];
}

/** What names a record: kinds that have a tab of their own on its page, in their order, and all others. */
export function relatedTo(
  subject: Subject,
  references: readonly Reference[],
): { tabs: Related[]; others: readonly Reference[] } {
  const { tabs = [] } = subjectOf(subject).screen ?? {};
  const paged = SUBJECTS.filter((name) => !tabs.includes(name) && hasPage(name));
  const kinds = [...tabs.flatMap((tab) => SUBJECTS.find((name) => name === tab) ?? []), ...paged];
  const related = kinds.map((kind) => ({
    kind,
    ids: [...new Set(references.filter((one) => one.subject === kind).map(({ id }) => id))],
  }));
  return {
    tabs: related.filter(({ ids }) => ids.length > 0),
    others: references.filter((one) => kinds.every((kind) => kind !== one.subject)),
  };
}

/**
 * The other record that a record without a page ties to this one, and is known by: the party at the other end of a link, the
 * meeting of a seat.
 * @param of id of the record on whose page it is listed
 */
export function otherEnd(kind: Subject, record: Fields, of: string): string | null {
  const { fields, screen, shownWith } = subjectOf(kind);
  if (screen && !screen.listed) return null;
  const required = Object.keys(fields).filter((field) => metaOf(fields[field]).ref && metaOf(fields[field]).required);
  const ends = [...shownWith, ...required].map((field) => record[field]);
  return (ends.find((id) => typeof id === "string" && id !== of) as string | undefined) ?? null;
}
