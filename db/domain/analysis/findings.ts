/** All indicators of two places, and the records behind one of them. */
import type { Reader } from "../../base/store.ts";
import { ConcordError } from "../../contract/errors.ts";
import {
  type Findings,
  type IndicatorId,
  type indicatorProcedures,
  type LEVELS,
  MOST_ROWS,
} from "../../contract/procedures/region/indicators.ts";
import type { Context } from "../../records/context.ts";
import type { AnswerOf } from "../../records/handlers.ts";
import { labelsFor } from "../../records/labels.ts";
import { findingOf } from "./indicator.ts";
import { ALL } from "./indicators/index.ts";
import { citiesOf, type Place, type Region, regionOf, segmentsHeld } from "./region.ts";

interface Asked {
  places?: readonly [string, string] | undefined;
  level: (typeof LEVELS)[number];
}

/** @throws ConcordError E_PLACES where one place is asked for twice, or one that the register does not hold */
export async function indicators(context: Context, asked: Asked, signal?: AbortSignal): Promise<Findings> {
  const { reader } = context;
  const cities = citiesOf(reader);
  const region = asRegion(context, asked, cities);
  const day = context.today();
  if (!region)
    return {
      ...{ places: null, cities, day, segments: 0, outside: [] },
      findings: ALL.map(({ id }) => ({ ...EMPTY, id, untold: "no_places" as const })),
    };
  const findings: Findings["findings"] = [];
  for (const indicator of ALL) {
    findings.push(findingOf(indicator, region));
    // Others are served between two of them.
    await new Promise(setImmediate);
    signal?.throwIfAborted();
  }
  return {
    places: [region.places[0], region.places[1]],
    ...{ cities, day, findings },
    segments: segmentsHeld(region).length,
    outside: writtenOtherwise(reader, region.places),
  };
}

/** The records that an indicator rests on, with what each counts for. */
export function indicatorRows(
  context: Context,
  { id, ...asked }: Asked & { id: IndicatorId },
): AnswerOf<typeof indicatorProcedures.rows> {
  const { reader } = context;
  const region = asRegion(context, asked, citiesOf(reader));
  const rows = region ? (ALL.find((one) => one.id === id)?.rows(region) ?? []) : [];
  const shown = rows.slice(0, MOST_ROWS);
  const labels = Object.assign(
    {},
    ...[...Map.groupBy(shown, ({ subject }) => subject)].map(([subject, own]) =>
      labelsFor(
        reader,
        subject,
        own.map((row) => row.id),
      ),
    ),
  );
  return {
    total: rows.length,
    rows: shown.flatMap(({ id: record, weak, as }) => {
      const label = labels[record];
      return label ? [{ id: record, label, weak, as: as ?? null }] : [];
    }),
  };
}

const EMPTY: Omit<Findings["findings"][number], "id" | "untold"> = {
  ...{ value: null, range: null, interval: null, ratio: null, least: null },
  ...{ counted: [], beside: [], parts: [], rows: 0, weak: 0 },
};

function asRegion(context: Context, { places, level }: Asked, cities: readonly Place[]): Region | null {
  const [one, other] = places
    ? places.map((name) => cities.find(({ zh }) => zh === name))
    : cities.slice(0, 2).toSorted((a, b) => BY_NAME.compare(a.zh, b.zh));
  if (places && (!one || !other || one === other)) throw new ConcordError("E_PLACES", { value: places.join(" / ") });
  if (!one || !other) return null;
  const both: Region["places"] = [
    { zh: one.zh, en: one.en },
    { zh: other.zh, en: other.en },
  ];
  return regionOf(context.reader, { places: both, level, today: context.today() });
}

const BY_NAME = new Intl.Collator("zh-CN-u-co-pinyin");
/** More are a matter of the register, not of a figure. */
const MOST_OUTSIDE = 50;

/** Firms whose city is one of the two with something behind it, as 成都(简阳): nobody would look for them outside. */
function writtenOtherwise(reader: Reader, places: Region["places"]): Findings["outside"] {
  return places.flatMap((place) => {
    const found = reader.all<{ id: string; city: string }>(
      `SELECT id, city FROM organization WHERE sector = 'enterprise' AND merged_into IS NULL AND (city LIKE ? ESCAPE '\\' OR city LIKE ? ESCAPE '\\')
       ORDER BY id LIMIT ${MOST_OUTSIDE}`,
      `${escaped(place.zh)}(%`,
      `${escaped(place.zh)}（%`,
    );
    const labels = labelsFor(
      reader,
      "organization",
      found.map(({ id }) => id),
    );
    return found.flatMap(({ id, city }) => {
      const label = labels[id];
      return label ? [{ id, label, city, place }] : [];
    });
  });
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}
