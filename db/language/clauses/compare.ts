/** Two versions of a text, clause by clause: which of one is which of the other. Pure. */

export interface ComparedText {
  id: string;
  number: string | null;
  part: string | null;
  heading: string | null;
  text: string;
}

export type Change = "same" | "renumbered" | "changed" | "added" | "removed";

export interface Pairing {
  change: Change;
  before: string | null;
  after: string | null;
}

/** Two clauses of one number are the same one from here on; those of different numbers only where they are this like. */
const LIKE = 0.5;
const LIKE_BY_NUMBER = 0.15;
/** From here on it is the same text wherever it stands. */
const VERY_LIKE = 0.85;

/** Clauses of the later version in its order; what is gone stands behind what stood before it. */
export function comparedClauses(before: readonly ComparedText[], after: readonly ComparedText[]): Pairing[] {
  const partner = pairs(before, after);
  const told = after.map((clause): Pairing => {
    const earlier = partner.get(clause.id);
    if (!earlier) return { change: "added", before: null, after: clause.id };
    const same = folded(wholeOf(earlier)) === folded(wholeOf(clause));
    const change = same ? (earlier.number === clause.number ? "same" : "renumbered") : "changed";
    return { change, before: earlier.id, after: clause.id };
  });
  const kept = new Set(told.map((pair) => pair.before));
  before.forEach((clause, at) => {
    if (kept.has(clause.id)) return;
    const ahead = before[at - 1]?.id;
    const behind = ahead === undefined ? -1 : told.findIndex((pair) => pair.before === ahead);
    told.splice(behind + 1, 0, { change: "removed", before: clause.id, after: null });
  });
  return told;
}

/** The earlier clause of each later one: by nearly the same words first, then by number, then by likeness. */
function pairs(before: readonly ComparedText[], after: readonly ComparedText[]): Map<string, ComparedText> {
  const partner = new Map<string, ComparedText>();
  const taken = new Set<string>();
  const take = (earlier: ComparedText, later: ComparedText) => {
    partner.set(later.id, earlier);
    taken.add(earlier.id);
  };
  // Most of a text stays as it was: only the rest is weighed against each other.
  for (const later of after) {
    const words = folded(wholeOf(later));
    const earlier = before.find(
      (one) => !taken.has(one.id) && one.number === later.number && folded(wholeOf(one)) === words,
    );
    if (earlier) take(earlier, later);
  }
  const grams = new Map([...before, ...after].map((clause) => [clause, bigrams(wholeOf(clause))]));
  const likeness = (a: ComparedText, b: ComparedText) => dice(grams.get(a) as Grams, grams.get(b) as Grams);
  const join = (enough: (earlier: ComparedText, later: ComparedText, like: number) => boolean) => {
    const scored = after
      .filter(({ id }) => !partner.has(id))
      .flatMap((later) =>
        before
          .filter(({ id }) => !taken.has(id))
          .map((earlier) => ({ earlier, later, like: likeness(earlier, later) }))
          .filter(({ earlier, like }) => enough(earlier, later, like)),
      )
      .toSorted((a, b) => b.like - a.like);
    for (const { earlier, later } of scored) if (!partner.has(later.id) && !taken.has(earlier.id)) take(earlier, later);
  };
  const numbered = (a: ComparedText, b: ComparedText) => a.number !== null && a.number === b.number;
  const headed = (a: ComparedText, b: ComparedText) => a.heading !== null && a.heading === b.heading;
  join((a, b, like) => like >= VERY_LIKE && (numbered(a, b) || headed(a, b)));
  join((a, b, like) => like >= VERY_LIKE || (like >= LIKE && headed(a, b)));
  join((a, b, like) => like >= LIKE && numbered(a, b) && a.part === b.part);
  join((a, b, like) => like >= LIKE && numbered(a, b));
  join((_, __, like) => like >= LIKE);
  join((a, b, like) => like >= LIKE_BY_NUMBER && numbered(a, b) && (a.part === b.part || headed(a, b)));
  return partner;
}

function wholeOf({ heading, text }: ComparedText): string {
  return heading ? `${heading} ${text}` : text;
}

/** Without what a reader does not see: blanks between Chinese characters and figures, widths. */
function folded(text: string): string {
  return text.normalize("NFKC").replaceAll(/\s+/gu, "");
}

type Grams = ReadonlyMap<string, number>;

function bigrams(text: string): Grams {
  const letters = [...folded(text).toLowerCase()];
  const grams = new Map<string, number>();
  for (let at = 0; at + 1 < letters.length; at++) {
    const gram = `${letters[at]}${letters[at + 1]}`;
    grams.set(gram, (grams.get(gram) ?? 0) + 1);
  }
  return grams;
}

/** How much two texts have in common, 0 to 1. */
function dice(a: Grams, b: Grams): number {
  let both = 0;
  let all = 0;
  for (const [gram, count] of a) {
    both += Math.min(count, b.get(gram) ?? 0);
    all += count;
  }
  for (const count of b.values()) all += count;
  return all === 0 ? 0 : (2 * both) / all;
}
