/** What a reader of date words finds: where they stand and which day they mean, before it is asked what the line wants with them. */
import type { WorkingYears } from "../../contract/working-days.ts";

/** Why only a person can tell the day. */
export type Doubt = "past" | "vague" | "holidays";

export interface DateWords {
  start: number;
  end: number;
  /** `YYYY-MM-DD`; null for a day that does not exist, such as 2-30, or where `doubt` is all that is known. */
  day: string | null;
  doubt?: Doubt;
  /** The year in which working days were counted although nobody has entered them. */
  unknown?: string;
  /**
   * `limit`: a word says that it is the latest day (前, 内, by); `day`: a word says on which day (于, on); `bare`: neither
   * does; `none`: it is no date of this sentence's own, such as what recurs or describes something else.
   */
  sense: "limit" | "day" | "bare" | "none";
  /** An hour is named with it: its words stay in the sentence, or the hour would be lost. */
  hours?: true;
  /** Taken as a date only where it stands between spaces or marks: "3-5 家" is a number of firms, "3-5" a day. */
  apartOnly?: boolean;
}

/** The day that words mean, as a reader's pattern makes it out. */
export interface Meant {
  day: string | null;
  doubt?: Doubt | undefined;
  unknown?: string | undefined;
}

export type Groups = Record<string, string | undefined>;

/** A wording of a date. */
export interface Wording {
  /** Named groups are what `read` is given. */
  form: string;
  apartOnly?: true;
  /** @returns null where it is no date after all */
  read(groups: Groups, today: string, years: WorkingYears): Meant | null;
}

export const VAGUE: Meant = { day: null, doubt: "vague" };

/** What is counted in working days: asked about where it runs into a year whose days are not known. */
export function worked({ day, unknown }: { day: string; unknown: string | null }): Meant {
  return unknown === null ? { day } : { day, doubt: "holidays", unknown };
}
