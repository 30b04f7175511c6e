/**
 * By which other kinds of records it may change which records a list shows: those on which the questions rest by which it is
 * narrowed down (facets.ts).
 */
const RESTS: Readonly<Record<string, readonly string[]>> = {
  action: ["organization", "meeting"],
  outcome: ["meeting"],
  organization: ["link"],
};

export function restsOf(subject: string): readonly string[] {
  return RESTS[subject] ?? [];
}
