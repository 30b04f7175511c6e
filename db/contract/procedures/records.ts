/** The procedures that every subject has: list, count, tally, get, put, remove. */
import { z } from "zod";
import { id } from "../fields.ts";
import { restsOf } from "../lists/rests.ts";
import { procedure, query, type Terms } from "../procedure.ts";
import {
  type Label,
  type Labels,
  type ListQuery,
  label,
  labels,
  listQuery,
  opId,
  type ParsedListQuery,
  type ParsedTally,
  type Tally,
  tally,
  tallyQuery,
  warning,
} from "../records.ts";
import { type PatchOf, type RecordOf, SUBJECTS, type Subject, subjectOf } from "../subjects/index.ts";
import { metaOf } from "../subjects/meta.ts";

function recordContract<S extends Subject>(name: S) {
  const { record, patch, changed = "room" } = subjectOf(name);
  const write = procedure("write", changed);
  // What it is narrowed down to may rest on others.
  const listed = [name, ...restsOf(name)];
  return {
    /** A page of records; `more` says whether others follow. */
    list: query("room", listed, { labels: true })
      .input(listQuery)
      .output(z.object({ rows: z.array(record), labels, more: z.boolean() })),
    /** How many records the filters leave. */
    count: query("room", listed)
      .input(listQuery.pick({ filters: true, search: true }))
      .output(z.number()),
    /** How many hold each value of a field: the years of a day, each of a list. */
    tally: query("room", [...listed, ...orderedBy(name)], { labels: true })
      .input(tallyQuery)
      .output(tally),
    get: query("room", [], { one: name, labels: true })
      .input(z.strictObject({ id }))
      .output(z.object({ record, labels })),
    /**
     * Creates the record (no id: a new one is made) or changes the given fields of it. With `was`, only if these fields
     * still hold these values.
     */
    put: write
      .input(z.strictObject({ id: id.optional(), fields: patch, was: patch.optional(), opId }))
      .output(z.object({ record, warnings: z.array(warning) })),
    /** Says how the record was called. */
    remove: write.input(z.strictObject({ id, opId })).output(z.object({ label: label.nullable() })),
  };
}

/** Kinds of records whose own order is that of the values. */
function orderedBy(name: Subject): string[] {
  const named = Object.values(subjectOf(name).fields).flatMap((field) => metaOf(field).ref ?? []);
  return [...new Set(named)].filter((ref) => subjectOf(ref as Subject).sort !== undefined);
}

interface Typed<S extends Subject> {
  page: { rows: RecordOf<S>[]; labels: Labels; more: boolean };
  whole: { record: RecordOf<S>; labels: Labels };
  done: { record: RecordOf<S>; warnings: z.infer<typeof warning>[] };
}
type Call<I, O, Parsed = I> = import("@orpc/contract").ContractProcedure<
  z.ZodType<Parsed, I>,
  z.ZodType<O, O>,
  Record<never, never>,
  Terms
>;

/** A type, not an interface: contract routers need an index signature, which interfaces lack. */
export type RecordContract<S extends Subject> = {
  list: Call<ListQuery, Typed<S>["page"], ParsedListQuery>;
  count: Call<Pick<ListQuery, "filters" | "search">, number, Pick<ParsedListQuery, "filters" | "search">>;
  tally: Call<z.input<typeof tallyQuery>, Tally, ParsedTally>;
  get: Call<{ id: string }, Typed<S>["whole"]>;
  put: Call<
    { id?: string | undefined; fields: PatchOf<S>; was?: PatchOf<S> | undefined; opId?: string | undefined },
    Typed<S>["done"]
  >;
  remove: Call<{ id: string; opId?: string | undefined }, { label: Label | null }>;
};

/** `{ organization: { list, count, tally, get, put, remove }, ... }` for every subject. */
export const recordContracts = Object.fromEntries(SUBJECTS.map((name) => [name, recordContract(name)])) as unknown as {
  [S in Subject]: RecordContract<S>;
};
