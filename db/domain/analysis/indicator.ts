/** What each indicator is: a figure of a region, and the records that it rests on. One file each. */
import type { Finding, IndicatorId } from "../../contract/procedures/region/indicators.ts";
import type { Subject } from "../../contract/subjects/index.ts";
import type { Region } from "./region.ts";

/** A record behind a figure. */
export interface Row {
  subject: Subject;
  id: string;
  weak: boolean;
  /** What it counts for, where that is not seen from its name: a city, a segment. */
  as?: string;
}

type Told = Omit<Finding, "id" | "rows" | "weak">;

export interface Indicator {
  id: IndicatorId;
  of(region: Region): Partial<Told>;
  rows(region: Region): Row[];
}

/** Seed of every interval: the same figure has the same one on every laptop. */
export const SEED = 20_261_128;

const NOTHING: Told = {
  ...{ value: null, untold: null, range: null, interval: null, ratio: null, least: null },
  ...{ counted: [], beside: [], parts: [] },
};

export function findingOf(indicator: Indicator, region: Region): Finding {
  const rows = indicator.rows(region);
  return {
    id: indicator.id,
    ...NOTHING,
    ...indicator.of(region),
    rows: rows.length,
    weak: rows.filter(({ weak }) => weak).length,
  };
}
