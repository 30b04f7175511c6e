/** Where notes stand beside what they are about, none over another. Pixels. Pure. */

export interface Note {
  /** Where it would stand by itself. */
  at: number;
  height: number;
}

/**
 * The chosen note stands where it belongs and others make room for it; without one, each makes room for the one above.
 * @param notes from top to bottom @param chosen its place among them; -1: none
 * @returns the top of each
 */
export function placeNotes(notes: readonly Note[], chosen: number, start: number, gap: number): number[] {
  const tops = notes.map(({ at }) => Math.max(start, at));
  for (let index = chosen - 1; index >= 0; index--)
    tops[index] = Math.min(tops[index] ?? 0, (tops[index + 1] ?? 0) - gap - (notes[index]?.height ?? 0));
  // Where there is no room above, all of them go down.
  let least = start;
  return tops.map((top, index) => {
    const placed = Math.max(top, least);
    least = placed + (notes[index]?.height ?? 0) + gap;
    return placed;
  });
}
