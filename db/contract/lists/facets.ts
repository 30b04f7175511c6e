/** By which fields a list can be narrowed down and grouped, from what its subject says of them. Pure. */
import { type Subject, subjectOf } from "../subjects/index.ts";
import { isCounted } from "../subjects/lists.ts";
import { columnsShown, type FieldMeta, metaOf } from "../subjects/meta.ts";
import { SECTORS } from "../vocabulary.ts";

/** `words`: values that come again and again; `asked`: a question of the workspace (db/records/lists/asked.ts). */
export type FacetKind = "closed" | "records" | "years" | "words" | "asked";

interface Question {
  values?: readonly string[];
  ref?: Subject;
  /** Each record answers with one of the values: they can be groups. */
  parts?: true;
}

/** Whether a record is tied to any other. */
export const TIED = ["none", "some"] as const;

/**
 * Questions about records, beside their fields; one without values is only asked by a page that leads here. On which other
 * records they rest stands in rests.ts.
 */
const ASKED: Partial<Record<Subject, Readonly<Record<string, Question>>>> = {
  action: {
    sector: { values: SECTORS },
    party: { ref: "organization" },
    series: { ref: "series" },
  },
  outcome: { series: { ref: "series" } },
  organization: { tied: { values: TIED, parts: true } },
};

function questionOf(subject: Subject, field: string): Question | undefined {
  const known = ASKED[subject];
  return known && Object.hasOwn(known, field) ? known[field] : undefined;
}

const SOURCES = "sources";

/** How a list is narrowed down by a field or a question; null: it is not. */
export function kindOfFacet(subject: Subject, field: string): FacetKind | null {
  if (questionOf(subject, field)) return "asked";
  const { fields } = subjectOf(subject);
  if (!Object.hasOwn(fields, field)) return null;
  // Whose sources they are is only asked by a page that leads here.
  if (field === SOURCES) return "records";
  const meta = metaOf(fields[field]);
  return isKept(meta) ? null : kindOf(meta);
}

/** The values that there are, where they are not counted; the kind of records that they name. */
export function valuesOfFacet(subject: Subject, field: string): { values?: readonly string[]; ref?: Subject } {
  const asked = questionOf(subject, field);
  if (asked) return asked;
  const { values, ref } = metaOf(subjectOf(subject).fields[field]);
  return { ...(values && { values }), ...(ref && { ref: ref as Subject }) };
}

/** What a list offers to be narrowed down by: what its columns show before all else. */
export function facetsOf(subject: Subject, language: "zh" | "en"): string[] {
  const { fields, screen } = subjectOf(subject);
  const twins = new Map(
    Object.keys(fields).flatMap((field): [string, string][] => {
      const { englishOf } = metaOf(fields[field]);
      return englishOf ? [[englishOf, field]] : [];
    }),
  );
  // Of a fact in two languages the one that is read.
  const isRead = (field: string) =>
    language === "en" ? !twins.has(field) : metaOf(fields[field]).englishOf === undefined;
  const questions = Object.entries(ASKED[subject] ?? {}).flatMap(([name, { values }]) => (values ? [name] : []));
  const columns = columnsShown(screen, language).map(({ field }) => field);
  return [...new Set([...columns, ...questions, ...Object.keys(fields)])].filter(
    (field) =>
      field !== SOURCES && kindOfFacet(subject, field) !== null && (questions.includes(field) || isRead(field)),
  );
}

/** By what a list can be grouped: what its subject names, then whatever else it can be narrowed down by. */
export function groupingsOf(subject: Subject, language: "zh" | "en"): string[] {
  const named = subjectOf(subject).screen?.groups ?? [];
  return [...new Set([...named, ...facetsOf(subject, language).filter((field) => isGrouping(subject, field))])];
}

/** Whether the records of a list can be put together by a field or a question. */
export function isGrouping(subject: Subject, field: string): boolean {
  if (subjectOf(subject).screen?.groups?.includes(field)) return true;
  const kind = kindOfFacet(subject, field);
  return kind === "asked" ? questionOf(subject, field)?.parts === true : kind !== null && isCounted(subject, field);
}

function kindOf({ kind, ref, few }: FieldMeta): FacetKind | null {
  switch (kind) {
    case "enum":
    case "enums":
    case "boolean":
      return "closed";
    case "date":
    case "partial_date":
      return "years";
    case "ref":
    case "refs": {
      // What is only part of something else is looked for there.
      const { shownWith, screen } = subjectOf(ref as Subject);
      return shownWith.length === 0 || (screen && !screen.listed) ? "records" : null;
    }
    case "text":
      return few ? "words" : null;
    default:
      return null;
  }
}

/** Not for lists: what nobody filters by, what only programs read, what stands elsewhere on a page. */
function isKept({ private: kept, packed, apart, ofSources, facet }: FieldMeta): boolean {
  return kept === true || packed === true || (!facet && (apart === true || ofSources === true));
}
