/** Records in their order, the parts of each below it; and where one goes when it is moved. Pure. */

export interface Node {
  id: string;
  parent: string | null;
  rank: number | null;
  name: string;
}

export interface Row<N extends Node> {
  node: N;
  depth: number;
  /** How many stand right below it. */
  parts: number;
  open: boolean;
}

/** Rows as they are shown, without what lies below those that are folded. What is below nothing that is there stands first. */
export function rowsOf<N extends Node>(nodes: readonly N[], folded: ReadonlySet<string>): Row<N>[] {
  const below = partsOf(nodes);
  const seen = new Set<string>();
  const walk = (parent: string | null, depth: number): Row<N>[] =>
    (below.get(parent) ?? []).flatMap((node) => {
      if (seen.has(node.id)) return [];
      seen.add(node.id);
      const parts = below.get(node.id)?.length ?? 0;
      const open = parts > 0 && !folded.has(node.id);
      return [{ node, depth, parts, open }, ...(open ? walk(node.id, depth + 1) : [])];
    });
  return walk(null, 0);
}

export type Way = "earlier" | "later" | "inward" | "outward";

/** Where a record stands once it is moved one step; null: it goes no further that way. */
export function movedTo(
  nodes: readonly Node[],
  id: string,
  way: Way,
): { parent: string | null; before: string | null } | null {
  const below = partsOf(nodes);
  const parentOf = new Map([...below].flatMap(([parent, parts]) => parts.map((one) => [one.id, parent] as const)));
  if (!parentOf.has(id)) return null;
  const parent = parentOf.get(id) ?? null;
  const siblings = below.get(parent) ?? [];
  const at = siblings.findIndex((one) => one.id === id);
  const sibling = (place: number) => siblings[place]?.id ?? null;
  switch (way) {
    case "earlier":
      return at > 0 ? { parent, before: sibling(at - 1) } : null;
    case "later":
      return at < siblings.length - 1 ? { parent, before: sibling(at + 2) } : null;
    case "inward":
      return at > 0 ? { parent: sibling(at - 1), before: null } : null;
    case "outward": {
      if (parent === null) return null;
      const whole = parentOf.get(parent) ?? null;
      const uncles = below.get(whole) ?? [];
      return { parent: whole, before: uncles[uncles.findIndex((one) => one.id === parent) + 1]?.id ?? null };
    }
  }
}

function partsOf<N extends Node>(nodes: readonly N[]): Map<string | null, N[]> {
  const known = new Set(nodes.map(({ id }) => id));
  const sorted = nodes.toSorted(
    (a, b) => (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER) || (a.id < b.id ? -1 : 1),
  );
  return Map.groupBy(sorted, ({ parent }) => (parent !== null && known.has(parent) ? parent : null));
}
