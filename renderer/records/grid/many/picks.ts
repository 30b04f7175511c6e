/** Which records of a list are picked: some of them, or all that it shows but for some. Pure. */
export interface Picks {
  all: boolean;
  /** Those that are picked; where all are, those that are not. */
  ids: ReadonlySet<string>;
}

export const NO_PICKS: Picks = { all: false, ids: new Set() };
export const ALL_PICKED: Picks = { all: true, ids: new Set() };

export function isPicked({ all, ids }: Picks, id: string): boolean {
  return all !== ids.has(id);
}

/** With these picked, or not. */
export function pickedTo({ all, ids }: Picks, some: readonly string[], picked: boolean): Picks {
  const next = new Set(ids);
  for (const id of some)
    if (picked === all) next.delete(id);
    else next.add(id);
  return { all, ids: next };
}

/** @param count how many the list shows */
export function countOf({ all, ids }: Picks, count: number): number {
  return all ? Math.max(0, count - ids.size) : ids.size;
}
