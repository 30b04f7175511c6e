/**
 * What only known output can say: how much of it the largest firms have, and how unequal firms are within and between places. By
 * counts of firms both would say nothing. Figures of one year and one unit are compared, and no others.
 */
import { herfindahl, theil } from "../../../analysis/formulas.ts";
import type { Indicator, Row } from "../indicator.ts";
import { isWeak, type Region } from "../region.ts";

/** Of fewer firms no concentration is told. */
const LEAST = 5;

interface Output {
  id: string;
  organization: string;
  value: number;
  side: 0 | 1;
  weak: boolean;
  name: { zh: string; en: string };
}

interface Compared {
  outputs: Output[];
  /** Figures of the same firms that are of another year or unit. */
  left: number;
}

export const concentrationOfOutput: Indicator = {
  id: "herfindahl",
  of(region) {
    const { outputs, left } = compared(region);
    const counted = countedOf(outputs, left);
    if (outputs.length === 0) return { counted, untold: "no_output", least: LEAST };
    const found = herfindahl(outputs.map(({ value }) => value));
    if (!found || outputs.length < LEAST) return { counted, untold: "few_output", least: LEAST };
    return {
      counted,
      value: found.index,
      least: LEAST,
      range: [0, 1],
      beside: [
        ...(found.normalized === null ? [] : [{ what: "normalized" as const, value: found.normalized }]),
        { what: "equivalent", value: found.equivalent },
      ],
      parts: largest(outputs),
    };
  },
  rows: outputRows,
};

export const inequalityOfOutput: Indicator = {
  id: "theil",
  of(region) {
    const { outputs, left } = compared(region);
    const counted = countedOf(outputs, left);
    if (outputs.length === 0) return { counted, untold: "no_output", least: LEAST };
    const found = theil([0, 1].map((side) => outputs.filter((one) => one.side === side).map(({ value }) => value)));
    if (!found || outputs.length < LEAST) return { counted, untold: "few_output", least: LEAST };
    return {
      counted,
      value: found.t,
      least: LEAST,
      beside: [
        { what: "between", value: found.between },
        ...(found.l === null ? [] : [{ what: "mean_log" as const, value: found.l }]),
      ],
      parts: largest(outputs),
    };
  },
  rows: outputRows,
};

function countedOf(outputs: readonly Output[], left: number) {
  const sides = [0, 1].map((side) => outputs.filter((one) => one.side === side).length);
  return [
    { what: "output" as const, counts: sides },
    ...(left > 0 ? [{ what: "other_units" as const, counts: [left] }] : []),
  ];
}

/** The latest year of which most firms are known, in the unit that most of them are told in; one figure for each firm. */
function compared({ reader, places }: Region): Compared {
  const found = reader
    .all<Pick<Output, "id" | "organization"> & Read>(
      `SELECT figure.id, figure.organization, figure.year, figure.value, figure.unit, figure.confidence, organization.city,
         coalesce(name_zh, name_en) AS zh, coalesce(name_en, name_zh) AS en
       FROM figure JOIN organization ON organization.id = figure.organization
       WHERE figure.kind = 'output' AND organization.city IN (?, ?) AND organization.sector = 'enterprise'
         AND organization.merged_into IS NULL
       ORDER BY figure.confidence = 'high' DESC, figure.id`,
      places[0].zh,
      places[1].zh,
    )
    .map(({ value, ...one }) => ({ ...one, value: Number(value) }))
    .filter(({ value }) => Number.isFinite(value) && value >= 0);
  const counts = Map.groupBy(found, ({ year, unit }) => `${year} ${unit ?? ""}`);
  const [most] = [...counts].toSorted(([a, of], [b, other]) => other.length - of.length || (a < b ? 1 : -1));
  const outputs = new Map<string, Output>();
  for (const one of most?.[1] ?? [])
    if (!outputs.has(one.organization))
      outputs.set(one.organization, {
        id: one.id,
        organization: one.organization,
        value: one.value,
        side: one.city === places[0].zh ? 0 : 1,
        weak: isWeak(one.confidence),
        name: { zh: one.zh ?? one.organization, en: one.en ?? one.organization },
      });
  return { outputs: [...outputs.values()], left: found.length - outputs.size };
}

interface Read {
  year: string;
  value: string;
  unit: string | null;
  confidence: string | null;
  city: string;
  zh: string | null;
  en: string | null;
}

const SHOWN = 20;

function largest(outputs: readonly Output[]) {
  const all = outputs.reduce((sum, { value }) => sum + value, 0);
  return outputs
    .toSorted((a, b) => b.value - a.value)
    .slice(0, SHOWN)
    .map(({ name, value, side }) => ({
      name,
      first: side === 0 ? value : 0,
      second: side === 1 ? value : 0,
      value: value / all,
    }));
}

function outputRows(region: Region): Row[] {
  return compared(region).outputs.map(({ id, weak }) => ({ subject: "figure", id, weak }));
}
