/** Figures that say how two places stand to each other: each with what it rests on, and what it does not say. */
import { z } from "zod";
import { id } from "../../fields.ts";
import { query } from "../../procedure.ts";
import { label } from "../../records.ts";

export const INDICATORS = [
  "similarity",
  "krugman",
  "location",
  "herfindahl",
  "theil",
  "ties_across",
  "tie_density",
  "battery_supply",
  "policy_overlap",
  "closing_rate",
  "dates_kept",
  "attendance",
] as const;
export type IndicatorId = (typeof INDICATORS)[number];

/** How fine segments are told apart: by what stands at the top of the chain, or as each record says it. */
export const LEVELS = ["top", "all"] as const;

/** Why there is no figure. */
export const UNTOLD = [
  "no_places",
  "no_firms",
  "no_output",
  "few_output",
  "no_ties",
  "no_battery_ties",
  "few_battery_ties",
  "no_policies",
  "few_actions",
  "few_due",
  "few_segments",
  "no_absent",
  "few_seats",
] as const;

/** What was counted. */
export const COUNTED = [
  "firms",
  "without_segment",
  "organizations",
  "across",
  "within",
  "battery_ties",
  "policies",
  "cells",
  "output",
  "other_units",
  "actions",
  "with_due",
  "seats",
  "segments",
] as const;

/** What is said beside the figure. */
export const BESIDE = ["other_level", "half", "chance", "normalized", "equivalent", "mean_log", "between"] as const;

const asked = {
  /** Two cities as the register writes them; without: the two of which it holds most organizations. */
  places: z.tuple([z.string().max(200), z.string().max(200)]).optional(),
  level: z.enum(LEVELS).default("top"),
};

const part = z.object({
  /** A segment, sector or cell; null: it stands for the whole. */
  name: z.object({ zh: z.string(), en: z.string() }),
  first: z.number(),
  second: z.number(),
  /** The share of the figure that it makes, or a figure of its own. */
  value: z.number().nullable(),
});

const finding = z.object({
  id: z.enum(INDICATORS),
  /** Null: it cannot be told, and `untold` says why. */
  value: z.number().nullable(),
  untold: z.enum(UNTOLD).nullable(),
  /** Bounds of the figure, where it has both. */
  range: z.tuple([z.number(), z.number()]).nullable(),
  /** Of 95 %, by drawing the firms again. */
  interval: z.object({ low: z.number(), high: z.number(), draws: z.number(), seed: z.number() }).nullable(),
  /** Both what it counts and of how many, where that says more than their ratio. */
  ratio: z.tuple([z.number(), z.number()]).nullable(),
  /** Below so many no figure is told. */
  least: z.number().nullable(),
  counted: z.array(z.object({ what: z.enum(COUNTED), counts: z.array(z.number()) })),
  beside: z.array(z.object({ what: z.enum(BESIDE), value: z.number() })),
  parts: z.array(part),
  /** Records that it rests on, and how many of them no strong source holds up. */
  rows: z.number(),
  weak: z.number(),
});
export type Finding = z.infer<typeof finding>;

const place = z.object({ zh: z.string(), en: z.string() });

const findings = z.object({
  places: z.tuple([place, place]).nullable(),
  /** Cities to choose from, those with most organizations first. */
  cities: z.array(place.extend({ organizations: z.number() })),
  day: z.string(),
  /** Segments at this level that any firm of either place has. */
  segments: z.number(),
  findings: z.array(finding),
  /** Firms whose city is written as one of the two with something behind it: they are not counted there. */
  outside: z.array(z.object({ id, label, city: z.string(), place: place })),
});
export type Findings = z.infer<typeof findings>;

/** So many rows are shown of a figure. */
export const MOST_ROWS = 1_000;

export const indicatorProcedures = {
  /** All figures of two places. Nothing is written. */
  indicators: query("room", "everything").input(z.strictObject(asked)).output(findings),
  /** The records that one of them rests on, with what each counts for. */
  rows: query("room", "everything")
    .input(z.strictObject({ ...asked, id: z.enum(INDICATORS) }))
    .output(
      z.object({
        total: z.number(),
        rows: z.array(z.object({ id, label, weak: z.boolean(), as: z.string().nullable() })),
      }),
    ),
};
