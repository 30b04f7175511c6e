/** The order of a list, in SQL. */
import type { SqlValue } from "../../base/store.ts";
import { ConcordError } from "../../contract/errors.ts";
import type { ListQuery } from "../../contract/records.ts";
import { type Subject, subjectOf } from "../../contract/subjects/index.ts";
import { columnOf } from "../../schema/columns.ts";
import { nameMatches } from "../../search/called.ts";
import { matchFor } from "../../search/tokens.ts";
import { hitsOf, requireOpen } from "./conditions.ts";

/** Whether the index of a filtered value holds its records in the wanted order already. */
export function isInOrder(subject: Subject, { filters = [], sort = [] }: Pick<ListQuery, "filters" | "sort">): boolean {
  const [first, ...others] = sort;
  return (
    first !== undefined &&
    others.length === 0 &&
    filters.some(({ field, op }) => op === "is" && columnOf(subject, field)?.meta.inOrderOf === first.field)
  );
}

interface Order {
  sql: string;
  values: SqlValue[];
  sorted: boolean;
}

/**
 * @param few whether the rows are sorted rather than read in the order of an index: values of a closed list then stand in
 *   the order that it has on screen
 * @throws ConcordError E_UNKNOWN_FIELD, also for a private one
 */
export function orderOf(
  subject: Subject,
  { sort = [], search }: Pick<ListQuery, "sort" | "search">,
  few: boolean,
): Order {
  for (const { field } of sort) {
    requireOpen(subject, field);
    if (field !== "id" && !columnOf(subject, field)) throw new ConcordError("E_UNKNOWN_FIELD", { path: field });
  }
  if (sort.length === 0 && search && matchFor(search) && subjectOf(subject).indexed) return nearest(subject, search);
  const dir = sort.at(-1)?.dir ?? "asc";
  const terms = sort.map(
    ({ field, dir }) => `${termOf(subject, field, few)} ${dir}${dir === "asc" ? " NULLS LAST" : ""}`,
  );
  const last = sort.at(-1);
  const next = last && columnOf(subject, last.field)?.meta.inOrderOf;
  // What the index goes on with, then the row number, break ties: in the direction in which it is walked anyway.
  const sql = [...terms, ...(next ? [`"${next}" ${dir}`] : []), `row ${dir}`].join(", ");
  return { sql, values: [], sorted: sort.length > 0 };
}

function termOf(subject: Subject, field: string, few: boolean): string {
  const meta = columnOf(subject, field)?.meta;
  if (meta?.kind === "decimal") return `CAST("${field}" AS REAL)`;
  const values = few ? meta?.values : undefined;
  if (!values) return `"${field}"`;
  return `CASE "${field}" ${values.map((value, at) => `WHEN '${value}' THEN ${at}`).join(" ")} END`;
}

/**
 * What a list is ordered by that is a name, or another line of text; null: it is ordered by something else. A record that has
 * no name in the language stands under the one that is shown instead.
 */
export function byName(
  subject: Subject,
  { sort = [] }: Pick<ListQuery, "sort">,
): { sql: string; dir: "asc" | "desc"; person: boolean } | null {
  const [first] = sort;
  if (!first || columnOf(subject, first.field)?.meta.kind !== "text") return null;
  const { title } = subjectOf(subject);
  const names = [title.zh, title.en].find(([name]) => name === first.field) ?? [];
  const others = names.slice(1).map((name) => `, nullif("${name}", '')`);
  return {
    sql: `coalesce(nullif("${first.field}", '')${others.join("") || ", NULL"})`,
    dir: first.dir,
    person: columnOf(subject, first.field)?.meta.ofPerson === true,
  };
}

/** What is called so stands first, then whose name or its pinyin begins so, then all that hold the words. */
function nearest(subject: Subject, search: string): Order {
  const { whole, begins, sounds } = nameMatches(search);
  const ways = [whole, begins, sounds].filter((way) => way !== null);
  const terms = ways.map((_, at) => `WHEN row IN (${hitsOf(subject)}) THEN ${at}`);
  const sql = terms.length === 0 ? "row" : `CASE ${terms.join(" ")} ELSE ${ways.length} END, row`;
  return { sql, values: ways, sorted: false };
}
