/** Whether somebody should make a backup. Pure. */
import { daysBetween } from "../../../db/contract/dates.ts";

/** A backup that is older, days, is asked about. */
const OLD = 7;

/** @param made day of the newest backup, `YYYY-MM-DD`; null: there is none */
export function isBackupDue(made: string | null, today: string): boolean {
  return made === null || daysBetween(made, today) > OLD;
}
