/**
 * What the answer of a query rests on, as every query of the contract states it, and whether a change can have made
 * another answer of it. The window fetches again what passes here and nothing else (renderer/app/fresh.ts); a test changes
 * a record of each subject and holds every query to what it states.
 */

/** Which records were changed: ids by subject; `null`: more of them than are told. */
export type Touched = Record<string, string[] | null>;

/** A type, not an interface: it is part of the contract's meta, which needs an index signature. */
export type Shows = {
  /** Any record of these subjects may change the answer, also one that is made or removed; `everything`: any at all. */
  any: readonly string[] | "everything";
  /** Of this subject the record that `input.id` names, and no other. */
  one?: string;
  /** Records of whatever subject are named in it: those whose ids stand in the answer's `labels`. */
  labels?: true;
};

/**
 * Whether the answer may be another one now.
 * @param shows undefined for what states nothing: it may always be
 * @param answer as it is held; undefined if there is none
 */
export function mayDiffer(
  shows: Shows | undefined,
  { input, answer }: { input: unknown; answer: unknown },
  touched: Touched,
): boolean {
  // Who may see what follows from the profile of whoever is logged in.
  if (!shows || shows.any === "everything" || "profile" in touched) return true;
  const { any, one, labels } = shows;
  return Object.entries(touched).some(
    ([subject, ids]) =>
      any.includes(subject) ||
      (one === subject && (ids === null || ids.includes(idIn(input)))) ||
      (labels && isNamed(answer, ids)),
  );
}

function idIn(input: unknown): string {
  return String((input as { id?: unknown } | undefined)?.id);
}

function isNamed(answer: unknown, ids: readonly string[] | null): boolean {
  const named = (answer as { labels?: object } | null | undefined)?.labels;
  return ids === null || !named || ids.some((id) => Object.hasOwn(named, id));
}
