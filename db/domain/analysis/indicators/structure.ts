/** How like each other the structures of two places are, by firms in each segment: similarity, and Krugman's index. */
import { krugman, similarity, similarityShares } from "../../../analysis/formulas.ts";
import { intervalOf } from "../../../analysis/resample.ts";
import { type Indicator, type Row, SEED } from "../indicator.ts";
import { countsOf, type Firm, type Region, regionOf, type Segment, segmentsHeld } from "../region.ts";

type Measure = (a: readonly number[], b: readonly number[]) => number | null;

export const similarityOfStructures: Indicator = {
  id: "similarity",
  of(region) {
    const told = structure(region, similarity);
    if (told.value === null) return told;
    const { first, second, segments } = vectors(region);
    const shares = similarityShares(first, second);
    const other = atOtherLevel(region);
    return {
      ...told,
      range: [0, 1],
      parts: partsOf(segments, first, second, shares),
      beside: other === null ? [] : [{ what: "other_level", value: other }],
    };
  },
  rows: firmRows,
};

export const krugmanOfStructures: Indicator = {
  id: "krugman",
  of(region) {
    const told = structure(region, krugman);
    if (told.value === null) return told;
    const { first, second, segments } = vectors(region);
    const [allFirst, allSecond] = [sum(first), sum(second)];
    const apart = segments.map((_, at) => Math.abs((first[at] ?? 0) / allFirst - (second[at] ?? 0) / allSecond));
    return {
      ...told,
      range: [0, 2],
      parts: partsOf(segments, first, second, apart),
      beside: [{ what: "half", value: told.value / 2 }],
    };
  },
  rows: firmRows,
};

function structure(region: Region, measure: Measure) {
  const { firms } = region;
  const counted = [
    { what: "firms" as const, counts: firms.map(({ length }) => length) },
    {
      what: "without_segment" as const,
      counts: firms.map((of) => of.filter((firm) => firm.segments.length === 0).length),
    },
  ];
  const segments = segmentsHeld(region);
  const figure = ([one = [], other = []]: readonly (readonly Firm[])[]) =>
    measure(countsOf(one, segments), countsOf(other, segments));
  const value = figure(firms);
  if (value === null) return { value, counted, untold: "no_firms" as const };
  const interval = intervalOf(firms, figure, SEED);
  return { value, counted, interval: interval && { ...interval, seed: SEED } };
}

function vectors(region: Region) {
  const segments = segmentsHeld(region);
  return {
    segments,
    first: countsOf(region.firms[0], segments),
    second: countsOf(region.firms[1], segments),
  };
}

/** The figure where segments are told apart the other way: a coarse one is always higher. */
function atOtherLevel(region: Region): number | null {
  const other = regionOf(region.reader, { ...region, level: region.level === "top" ? "all" : "top" });
  const { first, second } = vectors(other);
  return similarity(first, second);
}

function partsOf(segments: readonly Segment[], first: number[], second: number[], values: number[] | null) {
  return segments.map(({ zh, en }, at) => ({
    name: { zh, en },
    first: first[at] ?? 0,
    second: second[at] ?? 0,
    value: values?.[at] ?? null,
  }));
}

/** Firms of both places, each once for each of its segments. */
export function firmRows({ firms, places, segments }: Region): Row[] {
  return firms.flatMap((of, at) =>
    of.flatMap(({ id, weak, segments: own }) =>
      (own.length > 0 ? own : [null]).map((segment): Row => {
        const name = segment === null ? "–" : (segments.get(segment)?.zh ?? segment);
        return { subject: "organization", id, weak, as: `${places[at]?.zh ?? ""} · ${name}` };
      }),
    ),
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
