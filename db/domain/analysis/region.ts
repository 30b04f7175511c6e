/** What the register holds of two places, read once for all figures. */
import type { Reader } from "../../base/store.ts";
import type { LEVELS } from "../../contract/procedures/region/indicators.ts";

export interface Place {
  zh: string;
  en: string;
}

export interface Firm {
  id: string;
  /** Ids of segments at the level that is asked for, each once. */
  segments: string[];
  weak: boolean;
}

export interface Segment {
  id: string;
  zh: string;
  en: string;
  parent: string | null;
  rank: number | null;
}

export interface Region {
  reader: Reader;
  today: string;
  level: (typeof LEVELS)[number];
  places: readonly [Place, Place];
  /** Enterprises of each place. */
  firms: readonly [Firm[], Firm[]];
  /** Organizations of any sector in each place. */
  organizations: readonly [number, number];
  segments: ReadonlyMap<string, Segment>;
  /** Where a segment counts at this level. */
  levelled(id: string): string;
}

/** Cities of the register, those with most organizations first. */
export function citiesOf(reader: Reader): (Place & { organizations: number })[] {
  return reader.all(
    `SELECT city AS zh, coalesce(max(city_en), city) AS en, count(*) AS organizations FROM organization
     WHERE merged_into IS NULL GROUP BY city ORDER BY count(*) DESC, city LIMIT 200`,
  );
}

export function regionOf(reader: Reader, { places, level, today }: Pick<Region, "places" | "level" | "today">): Region {
  const segments = new Map(
    reader
      .all<Segment & { en: string | null }>("SELECT id, name_zh AS zh, name_en AS en, parent, rank FROM segment")
      .map((one) => [one.id, { ...one, en: one.en ?? one.zh }]),
  );
  const levelled = (id: string) => (level === "top" ? topOf(segments, id) : id);
  return {
    ...{ reader, today, level, places, segments, levelled },
    firms: [firmsIn(reader, places[0].zh, levelled), firmsIn(reader, places[1].zh, levelled)],
    organizations: [countIn(reader, places[0].zh), countIn(reader, places[1].zh)],
  };
}

/** What stands at the top of the chain above a segment. One that is its own ancestor counts as itself. */
export function topOf(segments: Region["segments"], id: string): string {
  let at = id;
  for (const seen = new Set<string>(); ; ) {
    const parent = segments.get(at)?.parent;
    if (!parent || !segments.has(parent)) return at;
    if (seen.has(at)) return id;
    seen.add(at);
    at = parent;
  }
}

function firmsIn(reader: Reader, city: string, levelled: (id: string) => string): Firm[] {
  return reader
    .all<{ id: string; segments: string; confidence: string | null }>(
      `SELECT id, segments, confidence FROM organization
       WHERE city = ? AND sector = 'enterprise' AND merged_into IS NULL ORDER BY id`,
      city,
    )
    .map(({ id, segments, confidence }) => ({
      id,
      segments: [...new Set((JSON.parse(segments) as string[]).map(levelled))],
      weak: isWeak(confidence),
    }));
}

/** No strong source holds it up: it says so, or says nothing. */
export function isWeak(confidence: string | null): boolean {
  return confidence !== "high";
}

function countIn(reader: Reader, city: string): number {
  const row = reader.get<{ count: number }>(
    "SELECT count(*) AS count FROM organization WHERE city = ? AND merged_into IS NULL",
    city,
  );
  return row?.count ?? 0;
}

/** Segments that any of the firms has, in the order of the chain. */
export function segmentsHeld({ firms, segments }: Pick<Region, "firms" | "segments">): Segment[] {
  const held = new Set(firms.flat().flatMap((firm) => firm.segments));
  return [...held]
    .flatMap((id) => segments.get(id) ?? [])
    .toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || (a.id < b.id ? -1 : 1));
}

/** How many firms of a place each segment has. A firm counts in each of its segments. */
export function countsOf(firms: readonly Firm[], segments: readonly Pick<Segment, "id">[]): number[] {
  const place = new Map(segments.map(({ id }, at) => [id, at]));
  const counts = segments.map(() => 0);
  for (const firm of firms)
    for (const id of firm.segments) {
      const at = place.get(id);
      if (at !== undefined) counts[at] = (counts[at] ?? 0) + 1;
    }
  return counts;
}
