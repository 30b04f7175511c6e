/** Which columns a grid has room for. Pure. */
import type { FieldMeta } from "../../../db/contract/subjects/meta.ts";

/** A column as it takes room: so wide at least, pixels, and how soon it goes; 1 goes last. */
export interface Fitting {
  id: string;
  min: number;
  rank: number;
}

/** What a date as 2026-12-31 takes with its margins. */
const DAY = 108;
const MARKED = 136;

/** A day that lies ahead is told in words beside itself: it must not be cut. */
const DUE = 196;

/** How wide a field's column is at least, and how soon it goes where there is little room: days and states go last. */
export function fittingOf({ kind, ahead, width, paragraphs }: FieldMeta): Omit<Fitting, "id"> {
  switch (kind) {
    case "date":
    case "partial_date":
      return { min: width ?? (ahead ? DUE : DAY), rank: 1 };
    case "enum":
      return { min: width ?? MARKED, rank: 1 };
    case "integer":
    case "decimal":
    case "boolean":
    case "time":
    case "instant":
      return { min: width ?? DAY, rank: 2 };
    case "ref":
      return { min: width ?? 150, rank: 3 };
    case "text":
      return width ? { min: width, rank: 2 } : { min: paragraphs ? 160 : 130, rank: paragraphs ? 6 : 4 };
    default:
      return { min: width ?? 110, rank: 5 };
  }
}

/**
 * The columns that have room beside each other: the least important go first, of those the last.
 * @param room pixels, without what the name takes
 */
export function columnsThatFit(columns: readonly Fitting[], room: number): Set<string> {
  const kept = columns.map((column, at) => ({ ...column, at }));
  const taken = () => kept.reduce((sum, { min }) => sum + min, 0);
  while (kept.length > 0 && taken() > room) {
    const least = kept.reduce((worst, one) => (one.rank >= worst.rank ? one : worst));
    kept.splice(kept.indexOf(least), 1);
  }
  return new Set(kept.map(({ id }) => id));
}
