/** A saved view as the address of its list, and as what is asked of the workspace. Pure. */
import type { Filter } from "../records.ts";
import type { Sort } from "../subjects/define.ts";
import { orderShown, type RecordOf, SUBJECTS, type Subject, subjectOf } from "../subjects/index.ts";
import { columnsShown } from "../subjects/meta.ts";
import { conditionsIn, filtersOf } from "./conditions.ts";
import { isGrouping } from "./facets.ts";
import { type Narrowed, narrowedIn } from "./narrowing.ts";

export type SavedView = RecordOf<"saved_view">;
/** What it holds of a list; the rest says what it is called and whose it is. */
export type Shown = Pick<SavedView, "words" | "conditions" | "narrowed" | "ordered" | "grouped" | "columns">;

/** Words of an address by which a screen narrows its list down besides. */
export const NARROWING = ["view", "week"] as const satisfies readonly (keyof Narrowed)[];

/** Stands for no groups where a list usually has some. */
export const UNGROUPED = "none";

/** What is asked of the workspace, as documents are asked for it. */
interface ListAsked {
  subject: Subject;
  filters: Filter[];
  sort: Sort[];
  search?: string;
  by?: string;
  columns: string[];
}

/** What a list is narrowed down to besides, as a view keeps it; null: to nothing. */
export function narrowedAs(address: Narrowed): string | null {
  const said = NARROWING.flatMap((word): [string, string][] => (address[word] ? [[word, address[word]]] : []));
  return new URLSearchParams(said).toString() || null;
}

/** The words of the address. */
export function narrowedBy({ narrowed }: Pick<Shown, "narrowed">): Narrowed {
  const said = new URLSearchParams(narrowed ?? "");
  return Object.fromEntries(NARROWING.map((word) => [word, said.get(word) ?? undefined]));
}

/** The order that an address names, or else the usual one. What words find stands in the order in which they fit. */
export function sortSaid(
  subject: Subject,
  { ordered, words }: Pick<Shown, "ordered" | "words">,
  language: "zh" | "en",
): Sort[] {
  const field = ordered?.replace(/^-/, "");
  if (field && Object.hasOwn(subjectOf(subject).fields, field))
    return [{ field, dir: ordered?.startsWith("-") ? "desc" : "asc" }];
  return words ? [] : orderShown(subject, language);
}

/** The field by which an address has it grouped, or else the usual one; null: by none. */
export function groupingSaid(subject: Subject, grouped: string | null | undefined): string | null {
  if (grouped && isGrouping(subject, grouped)) return grouped;
  return grouped === UNGROUPED ? null : (subjectOf(subject).screen?.grouped ?? null);
}

/** The subject whose records a view lists; null: this program knows none of that name. */
export function listedBy({ lists }: Pick<SavedView, "lists">): Subject | null {
  return SUBJECTS.find((name) => name === lists && subjectOf(name).screen) ?? null;
}

/** @param today `YYYY-MM-DD`; null: this program does not know what it lists */
export function askedBy(view: SavedView, language: "zh" | "en", today: string): ListAsked | null {
  const subject = listedBy(view);
  if (!subject) return null;
  const by = groupingSaid(subject, view.grouped);
  const { screen } = subjectOf(subject);
  return {
    subject,
    filters: [
      ...narrowedIn(subject, narrowedBy(view), today),
      ...filtersOf(subject, conditionsIn(view.conditions ?? undefined, subject)),
    ],
    sort: sortSaid(subject, view, language),
    ...(view.words && { search: view.words }),
    ...(by && { by }),
    columns: view.columns.length > 0 ? [...view.columns] : columnsShown(screen, language).map(({ name }) => name),
  };
}
