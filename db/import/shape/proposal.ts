/** What a table is proposed to be: of which kind its records are, and which column is which field, with the reason. */

import { fieldName } from "../../contract/labels/index.ts";
import { subjectOf } from "../../contract/subjects/index.ts";
import { metaOf } from "../../contract/subjects/meta.ts";
import { TABLE_SUBJECTS, type TableSubject } from "../../contract/vocabulary.ts";
import {
  bareHeading,
  FIGURE_COLUMN,
  isBeside,
  isTelling,
  NAMED_BY,
  OWN_COLUMN,
  readHeading,
  SOURCE_WORDS,
  TELLING,
} from "../../language/registry/headings.ts";
import { readOwnHead } from "../../language/registry/own-table.ts";
import type { Column } from "./columns.ts";

/** Why a column is proposed as what it is; with a field or without. */
export type Why =
  | "heading"
  | "part"
  | "contents"
  | "own"
  | "remembered"
  | "numbering"
  | "empty"
  | "personal"
  | "taken"
  | "unknown";

export interface Proposed {
  at: number;
  field: string | null;
  why: Why;
}

export interface Proposal {
  subject: TableSubject;
  columns: Proposed[];
  /** How well it fits; 0 and below: it does not. */
  score: number;
}

/** What each kind of record would make of the columns, the likeliest first. @param rows how many records there are */
export function proposals(columns: readonly Column[]): Proposal[] {
  return TABLE_SUBJECTS.map((subject) => proposalFor(subject, columns))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score);
}

/** The columns as fields of such records. */
export function proposalFor(subject: TableSubject, columns: readonly Column[]): Proposal {
  const own = ownHeadings(subject);
  const written = columns.map(({ heading }) => readOwnHead(heading)).find((head) => head !== null);
  const taken = new Map<string, number>();
  const read = columns.map((column) => {
    const heading = readHeading(subject, column.heading, own);
    const isOwn = own.get(bareHeading(column.heading.replace(/[()（）]/g, ""))) === heading?.field && heading !== null;
    return { column, heading, isOwn };
  });
  // Whole headings first: what only holds a word gives way to what is that word.
  const inOrder = read.toSorted((a, b) => Number(b.heading?.whole ?? false) - Number(a.heading?.whole ?? false));
  const proposed = new Map<number, Proposed>();
  for (const { column, heading, isOwn } of inOrder) {
    const at = column.at;
    const none = (why: Why) => proposed.set(at, { at, field: null, why });
    if (readOwnHead(column.heading)) {
      proposed.set(at, { at, field: OWN_COLUMN, why: "own" });
      continue;
    }
    if (column.contents === "empty") none("empty");
    else if (column.contents === "numbering" && /^(序号|编号|no|id|#|顺序号)?$/.test(bareHeading(column.heading)))
      none("numbering");
    else if (!heading) none("unknown");
    else {
      const field = fitting(subject, heading.field, column, isOwn);
      if (field === null) none("unknown");
      else if (isPersonal(subject, field)) none("personal");
      else if (taken.has(keyOf(field, column))) none("taken");
      else {
        taken.set(keyOf(field, column), at);
        proposed.set(at, { at, field, why: isOwn ? "own" : heading.whole ? "heading" : "part" });
      }
    }
  }
  nameByContents(subject, columns, proposed);
  const all = columns.map(({ at }) => proposed.get(at) as Proposed);
  // A table of Concord itself says of what it is.
  const score = written ? Number(written.subject === subject) * columns.length * 10 : scoreOf(subject, all, columns);
  return { subject, columns: all, score };
}

/** Figures of several years stand in as many columns. */
function keyOf(field: string, { year }: Column): string {
  return field.startsWith(FIGURE_COLUMN) ? `${field} ${year ?? ""}` : field;
}

/** The field, or another that the contents say it is; null: what stands there cannot be it. */
function fitting(subject: TableSubject, field: string, { contents, samples }: Column, isOwn: boolean): string | null {
  if (NAMED_BY[subject].includes(field) && subject !== "figure") {
    if (contents === "number" || contents === "day" || contents === "code" || contents === "web") return null;
    // Codes of parts and orders name nothing.
    if (samples.length > 0 && samples.every((text) => /^[A-Z]{1,4}[-_]?\d+$/i.test(text))) return null;
  }
  // What this program itself calls a column says of which language it is.
  if (subject === "organization" && !isOwn && (field === "name_zh" || field === "name_en"))
    return samples.some((text) => /\p{Script=Han}/u.test(text)) ? "name_zh" : "name_en";
  if (subject === "organization" && field === "products" && contents === "number") return null;
  if (subject === "organization" && field === "segments" && contents === "number") return null;
  return field;
}

/**
 * A table of firms without a heading that says so: one column holds nothing but names of firms. And beside one the column of
 * short names, whatever it is called.
 */
function nameByContents(subject: TableSubject, columns: readonly Column[], proposed: Map<number, Proposed>): void {
  if (subject !== "organization") {
    if (subject !== "action") return;
    // "Name" is what is to be done where the others tell of tasks.
    const named = columns.find(({ heading }) => bareHeading(heading) === "name");
    const hasText = [...proposed.values()].some(({ field }) => field === "text");
    const tells = columns.some(({ heading }) => /^(task|story|userstory|action|owner|due)$/.test(bareHeading(heading)));
    if (named && !hasText && tells) proposed.set(named.at, { at: named.at, field: "text", why: "contents" });
    return;
  }
  if ([...proposed.values()].some(({ field }) => field === "name_zh" || field === "name_en")) return;
  const firms = columns.filter(({ contents, at }) => contents === "firm" && proposed.get(at)?.field === null);
  const [only, ...others] = firms;
  if (only && others.length === 0) proposed.set(only.at, { at: only.at, field: "name_zh", why: "contents" });
}

function isPersonal(subject: TableSubject, field: string): boolean {
  if (isBeside(field)) return false;
  return metaOf(subjectOf(subject).fields[field]).personal === true;
}

function scoreOf(subject: TableSubject, columns: readonly Proposed[], of: readonly Column[]): number {
  const has = (field: string) => columns.some((one) => one.field === field);
  if (!NAMED_BY[subject].some(has)) return 0;
  if (subject === "person" && !(has("organization") && (has("name") || has("duty")))) return 0;
  if (subject === "link" && !has("to")) return 0;
  if (subject === "figure" && !(has("kind") && has("year"))) return 0;
  const telling = TELLING[subject].filter(has).length;
  const named = columns.some(
    ({ at, field, why }) =>
      field !== null &&
      NAMED_BY[subject].includes(field) &&
      (why === "contents" || of[at]?.contents === "firm" || (why !== "part" && isTelling(of[at]?.heading ?? ""))),
  );
  // A name of whatever, with nothing beside it that tells of what.
  if (!named && telling === 0) return 0;
  return columns.filter(({ field }) => field !== null).length + telling * 3 + (named ? 2 : 0);
}

/** What this program itself calls the fields of a subject, in both languages: so exports are headed. */
function ownHeadings(subject: TableSubject): ReadonlyMap<string, string> {
  const known = OWN.get(subject);
  if (known) return known;
  const own = new Map<string, string>();
  for (const field of Object.keys(subjectOf(subject).fields)) {
    const { packed, kind, ofSources, apart } = metaOf(subjectOf(subject).fields[field]);
    if (packed || kind === "object" || (ofSources && field !== "confidence") || (apart && field !== "confidence"))
      continue;
    const [zh = "", en = ""] = (["zh", "en"] as const).map((language) =>
      bareHeading((fieldName(subject, field, language) ?? "").replace(/[()（）]/g, "")),
    );
    for (const name of [zh, en, `${zh}${en}`]) if (name && !own.has(name)) own.set(name, field);
  }
  if ("sources" in subjectOf(subject).fields)
    for (const [field, { zh, en }] of Object.entries(SOURCE_WORDS))
      for (const name of [zh, en, zh + en].map(bareHeading)) own.set(name, field);
  OWN.set(subject, own);
  return own;
}
const OWN = new Map<TableSubject, ReadonlyMap<string, string>>();
