/**
 * What is shown stays fresh: the workspace tells which records were changed, and every query that may show one of them is
 * asked again. Which those are follows from what the queries state in the contract (db/contract/shows.ts). Whoever writes
 * waits here until what it wrote has come back.
 */
import { type Query, QueryClient } from "@tanstack/react-query";
import { api } from "../../db/contract/api.ts";
import { restsOf } from "../../db/contract/lists/rests.ts";
import { termsOf } from "../../db/contract/procedure.ts";
import { mayDiffer, type Touched } from "../../db/contract/shows.ts";
import { SUBJECTS, type Subject, subjectOf } from "../../db/contract/subjects/index.ts";
import { metaOf } from "../../db/contract/subjects/meta.ts";
import { todayHere } from "./clock.ts";
import { createStore } from "./store.ts";

export const queries = new QueryClient({
  defaultOptions: { queries: { retry: false, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false } },
});

/** Changes that follow each other within this time are fetched together. */
const TOGETHER_MS = 50;
/** Fetching waits while keys are pressed: what is typed here shows at once anyway, and fetching would hold up the next key. */
const REST_MS = 250;
const PATIENCE_MS = 1_500;

interface Change {
  touched: Touched;
  /** Anything may be new, whatever was touched. */
  all: boolean;
}

/** Told, and not fetched yet. */
const due: Change[] = [];
/** Whether the workspace tells this window of its changes (connection/changes.ts). */
let following = false;
let coming: Promise<void> | null = null;
/** Ends when all that is being fetched has come. */
let fetching: Promise<unknown> = Promise.resolve();
let lastKey = Number.NEGATIVE_INFINITY;
/** On which the answers that are held were given: what is overdue, or today, is another thing on the next. */
let day = todayHere();
window.addEventListener(
  "keydown",
  () => {
    lastKey = performance.now();
  },
  { capture: true, passive: true },
);

/** A list shows its own records and the names of those that they refer to. */
const subjectsInList = new Map<Subject, ReadonlySet<string>>(
  SUBJECTS.map((subject) => {
    const fields = Object.values(subjectOf(subject).fields);
    return [subject, new Set([subject, ...restsOf(subject), ...fields.flatMap((field) => metaOf(field).ref ?? [])])];
  }),
);

/** By subject, how often what a list of its records shows was changed: grids reload their rows by it. */
export const listChanges = createStore<Readonly<Partial<Record<Subject, number>>>>({});

/** While nobody tells of changes, whatever is asked again is all that is shown. */
export function setFollowing(now: boolean): void {
  following = now;
}

/** A change is told, and what shows it will be fetched again. */
export function tell(change: Change): void {
  due.push(change);
  void refreshed();
}

/** What was changed is fetched again where it is shown, soon and once for all who ask meanwhile. Resolves when it has come. */
export function refreshed(): Promise<void> {
  coming ??= refresh();
  return coming;
}

async function refresh(): Promise<void> {
  const begun = performance.now();
  do await new Promise((resume) => setTimeout(resume, TOGETHER_MS));
  while (performance.now() - lastKey < REST_MS && performance.now() - begun < PATIENCE_MS);
  coming = null;
  const changes = due.splice(0);
  const [before, today] = [day, todayHere()];
  day = today;
  const all = !following || before !== today || changes.some((change) => change.all);
  const concerned = (query: Query) => all || changes.some(({ touched }) => mayShow(query, touched));
  // What is not shown now would be old when it is shown again, and typed upon.
  queries.removeQueries({ type: "inactive", predicate: concerned });
  countLists(all ? null : changes.flatMap(({ touched }) => Object.keys(touched)));
  // Whoever wrote waits for what was asked for before as well: it may be what shows the writing.
  fetching = Promise.all([fetching, queries.invalidateQueries({ predicate: concerned })]);
  await fetching;
}

/** A query whose key is not of the contract's procedures is asked again at every change. */
function mayShow({ queryKey, state }: Query, touched: Touched): boolean {
  const [path, options] = queryKey as [unknown, { input?: unknown } | undefined];
  const shows = Array.isArray(path) ? termsOf(api, path)?.shows : undefined;
  // An answer that is on its way may be of before the change, and name others than the one that is held.
  const answer = state.fetchStatus === "idle" ? state.data : undefined;
  return mayDiffer(shows, { input: options?.input, answer }, touched);
}

/** @param touched subjects; null: all */
function countLists(touched: readonly string[] | null): void {
  const counts = { ...listChanges.get() };
  for (const [subject, shown] of subjectsInList) {
    if (touched === null || touched.some((one) => shown.has(one))) counts[subject] = (counts[subject] ?? 0) + 1;
  }
  listChanges.set(counts);
}
