/** Ties that are recorded as existing: across the two places beside within them, and of battery makers with vehicle makers. */
import { eiByChance, eiIndex } from "../../../analysis/formulas.ts";
import type { Indicator, Row } from "../indicator.ts";
import { isWeak, type Region, topOf } from "../region.ts";

interface Tie {
  id: string;
  weak: boolean;
  cities: readonly [string, string];
  across: boolean;
}

/** Of fewer ties no share is told, only the counts. */
const LEAST_BATTERY_TIES = 10;
/** Segments of the starter's chain, by what stands at its top. */
const [BATTERY, VEHICLE] = ["bat", "veh"];
/** Regions that are not of this one. */
const FAR = ["全国", "区外"];

export const tiesAcross: Indicator = {
  id: "ties_across",
  of(region) {
    const { across, within } = counted(region);
    const [first, second] = region.organizations;
    const chance = eiByChance(first, second);
    const counts = [
      { what: "across" as const, counts: [across] },
      { what: "within" as const, counts: [within] },
      { what: "organizations" as const, counts: [first, second] },
    ];
    const value = eiIndex(across, within);
    if (value === null) return { counted: counts, untold: "no_ties" };
    return {
      value,
      counted: counts,
      range: [-1, 1],
      beside: chance === null ? [] : [{ what: "chance", value: chance }],
    };
  },
  rows: tieRows,
};

export const densityOfTies: Indicator = {
  id: "tie_density",
  of(region) {
    const [first, second] = region.organizations;
    const { across } = counted(region);
    const counts = [{ what: "organizations" as const, counts: [first, second] }];
    if (first * second === 0) return { counted: counts, untold: "no_firms" };
    return { value: across / (first * second), counted: counts, ratio: [across, first * second] };
  },
  rows: (region) => tieRows(region, ({ across }) => across),
};

export const batterySupply: Indicator = {
  id: "battery_supply",
  of(region) {
    const ties = batteryTies(region);
    const local = ties.filter((tie) => tie.local).length;
    const counts = [{ what: "battery_ties" as const, counts: [ties.length] }];
    if (ties.length === 0) return { counted: counts, untold: "no_battery_ties", least: LEAST_BATTERY_TIES };
    const ratio: [number, number] = [local, ties.length];
    if (ties.length < LEAST_BATTERY_TIES)
      return { counted: counts, ratio, untold: "few_battery_ties", least: LEAST_BATTERY_TIES };
    return { value: local / ties.length, counted: counts, ratio, range: [0, 1], least: LEAST_BATTERY_TIES };
  },
  rows: (region) => batteryTies(region).map(({ id, weak }) => ({ subject: "link", id, weak })),
};

function counted(region: Region) {
  const ties = tiesOf(region);
  const across = ties.filter((tie) => tie.across).length;
  return { across, within: ties.length - across };
}

/** Existing ties between organizations that both are in one of the two places. */
function tiesOf({ reader, places }: Region): Tie[] {
  const cities = [places[0].zh, places[1].zh];
  return reader
    .all<{ id: string; one: string; other: string; confidence: string | null }>(
      `SELECT link.id, a.city AS one, b.city AS other, link.confidence FROM link
       JOIN organization a ON a.id = link."from" JOIN organization b ON b.id = link."to"
       WHERE link.status = 'existing' AND a.city IN (?, ?) AND b.city IN (?, ?) AND a.id <> b.id ORDER BY link.id`,
      ...cities,
      ...cities,
    )
    .map(({ id, one, other, confidence }) => ({
      id,
      weak: isWeak(confidence),
      cities: [one, other],
      across: one !== other,
    }));
}

function tieRows(region: Region, wanted: (tie: Tie) => boolean = () => true): Row[] {
  return tiesOf(region)
    .filter(wanted)
    .map(({ id, weak, cities }) => ({ subject: "link", id, weak, as: cities.join(" – ") }));
}

/** Existing ties of a firm that makes batteries with one that makes vehicles, wherever they are; local where both are of here. */
function batteryTies({ reader, segments }: Region): { id: string; weak: boolean; local: boolean }[] {
  const makes = (json: string, root: string) =>
    (JSON.parse(json) as string[]).some((id) => topOf(segments, id) === root);
  return reader
    .all<Record<"id" | "one" | "other" | "oneIn" | "otherIn", string> & { confidence: string | null }>(
      `SELECT link.id, a.segments AS one, b.segments AS other, coalesce(a.region, '') AS oneIn,
         coalesce(b.region, '') AS otherIn, link.confidence FROM link
       JOIN organization a ON a.id = link."from" JOIN organization b ON b.id = link."to"
       WHERE link.status = 'existing' AND a.sector = 'enterprise' AND b.sector = 'enterprise' ORDER BY link.id`,
    )
    .filter(
      ({ one, other }) =>
        (makes(one, BATTERY as string) && makes(other, VEHICLE as string)) ||
        (makes(other, BATTERY as string) && makes(one, VEHICLE as string)),
    )
    .map(({ id, oneIn, otherIn, confidence }) => ({
      id,
      weak: isWeak(confidence),
      local: !FAR.includes(oneIn) && !FAR.includes(otherIn),
    }));
}
