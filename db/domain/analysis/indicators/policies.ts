/** How far the policies of two places do the same for the same: cells of instrument and segment that both have, of all. */
import { jaccard } from "../../../analysis/formulas.ts";
import { recordFrom, type Row as Stored } from "../../../schema/columns.ts";
import { sidesOf } from "../../policies/places.ts";
import type { Indicator, Row } from "../indicator.ts";
import { isWeak, type Region } from "../region.ts";

interface Placed {
  id: string;
  weak: boolean;
  cells: string[];
  sides: readonly (0 | 1)[];
}

export const policyOverlap: Indicator = {
  id: "policy_overlap",
  of(region) {
    const placed = placedIn(region);
    const [first, second] = [0, 1].map(
      (side) => new Set(placed.filter(({ sides }) => sides.includes(side as 0 | 1)).flatMap(({ cells }) => cells)),
    ) as [Set<string>, Set<string>];
    const counted = [
      {
        what: "policies" as const,
        counts: [0, 1].map((side) => placed.filter(({ sides }) => sides.includes(side as 0 | 1)).length),
      },
    ];
    const value = jaccard(first, second);
    if (value === null || first.size === 0 || second.size === 0) return { counted, untold: "no_policies" };
    const both = [...first].filter((cell) => second.has(cell)).length;
    const all = new Set([...first, ...second]).size;
    return {
      value,
      ratio: [both, all],
      range: [0, 1],
      counted: [...counted, { what: "cells", counts: [first.size, second.size] }],
      parts: partsOf(region, first, second),
    };
  },
  rows: (region) =>
    placedIn(region)
      .filter(({ sides }) => sides.length > 0)
      .map(
        ({ id, weak, sides }): Row => ({
          subject: "policy",
          id,
          weak,
          as: sides.map((side) => region.places[side].zh).join(" "),
        }),
      ),
};

/** Said to hold no more, or not yet. */
const OVER = ["ps-expired", "ps-superseded", "ps-repealed", "ps-draft"];

/** Policies that a place made for itself and that are not said to be over: those of the country or of several places are nobody's own. */
function placedIn({ reader, places, levelled }: Region): Placed[] {
  const named = places.map(({ zh, en }) => ({ zh, en, words: [zh, en] })) as unknown as Parameters<typeof sidesOf>[2];
  return reader
    .all<Stored>("SELECT * FROM policy WHERE level NOT IN ('national', 'joint') ORDER BY id")
    .map((row) => recordFrom("policy", row))
    .filter(({ status }) => !OVER.includes(status ?? ""))
    .map((policy) => ({
      id: policy.id,
      weak: isWeak(policy.confidence),
      cells: policy.instruments.flatMap((instrument) =>
        [...new Set(policy.segments.map(levelled))].map((segment) => `${instrument} ${segment}`),
      ),
      sides: sidesOf(reader, policy, named).map((side) => (side === "first" ? 0 : 1)),
    }));
}

/** Each instrument, with how many segments it is used for in either place and in both. */
function partsOf({ reader }: Region, first: ReadonlySet<string>, second: ReadonlySet<string>) {
  const instruments = Map.groupBy([...new Set([...first, ...second])], (cell) => cell.split(" ")[0] ?? "");
  return [...instruments].map(([id, cells]) => {
    const term = reader.get<{ zh: string; en: string }>(
      "SELECT name_zh AS zh, coalesce(name_en, name_zh) AS en FROM term WHERE id = ?",
      id,
    );
    const of = (held: ReadonlySet<string>) => cells.filter((cell) => held.has(cell)).length;
    return {
      name: term ?? { zh: id, en: id },
      first: of(first),
      second: of(second),
      value: cells.filter((cell) => first.has(cell) && second.has(cell)).length,
    };
  });
}
