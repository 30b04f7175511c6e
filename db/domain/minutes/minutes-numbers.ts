/** Numbers of minutes: which one comes next. */
import { onlyId } from "../../base/ids.ts";
import type { Reader } from "../../base/store.ts";
import { requireRecord } from "../../records/rules.ts";
import { readRecord } from "../../schema/read-record.ts";
import { lookOf } from "./model.ts";

/**
 * One more than the highest number among the minutes of the same series, or of the meetings without one. Numbers with a
 * year (〔2026〕18号) begin anew each year, issues (第18期) go on.
 * @returns `year` in which they are counted, null: over all years
 */
export function nextNumber(reader: Reader, meeting: string): { number: number; year: string | null } {
  const { series, day } = requireRecord(reader, "meeting", meeting);
  const minutes = readRecord(reader, "minutes", onlyId("min", meeting));
  const { form } = lookOf(reader, minutes?.template).settings.number;
  const dated = minutes?.issued ?? day;
  const year = (form === "year" || form === "organ") && dated ? dated.slice(0, 4) : null;
  const highest = reader.get<{ number: number | null }>(
    `SELECT max(minutes.number) AS number FROM minutes JOIN meeting ON meeting.id = minutes.meeting
     WHERE meeting.series IS ? AND meeting.id <> ?
       AND (? IS NULL OR substr(coalesce(minutes.issued, meeting.day), 1, 4) = ?)`,
    series,
    meeting,
    year,
    year,
  )?.number;
  return { number: (highest ?? 0) + 1, year };
}
