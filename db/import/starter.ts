/** The starter data of the first region, and the exercise meeting beside it. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { assetsFolder } from "../base/assets.ts";
import { daysAfter, weekdayOf } from "../contract/dates.ts";
import { SUBJECTS, type Subject, subjectOf } from "../contract/subjects/index.ts";
import type { Tx } from "../ledger/transaction.ts";

interface StarterRecord {
  id: string;
  fields: Record<string, unknown>;
}

export type Starter = { subject: Subject; records: StarterRecord[] }[];

const EXERCISE_MEETING = "exercise-meeting";
/** The exercise is put so many days ahead, then on the next working day. */
const DAYS_AHEAD = 7;

/** All of it, or only what every workspace has, whatever region and industry it is for: word lists and templates. */
export type Part = "all" | "basics";

/**
 * Reads and checks starter records, in an order in which each comes after those it names.
 * @throws if a file is missing or a record does not fit its subject: the program is damaged then
 */
export async function readStarter(part: Part, folder = join(assetsFolder(), "starter")): Promise<Starter> {
  const starter: Starter = [];
  for (const subject of SUBJECTS) {
    if (part === "basics" && !subjectOf(subject).basic) continue;
    const text = await readFile(join(folder, `${subject}.json`), "utf8").catch(() => null);
    if (text === null) continue;
    const records = JSON.parse(text) as StarterRecord[];
    for (const { fields } of records) subjectOf(subject).patch.parse(fields);
    starter.push({ subject, records });
  }
  if (starter.length === 0) throw new Error("the starter data is missing");
  return starter;
}

/** Puts every record. The exercise meeting gets a day: a working day at least a week after `today` (`YYYY-MM-DD`). */
export function putStarter(tx: Tx, starter: Starter, today: string): void {
  for (const { subject, records } of starter)
    for (const { id, fields } of records)
      tx.put(subject, id, id === EXERCISE_MEETING ? { ...fields, day: exerciseDay(today) } : fields);
}

function exerciseDay(today: string): string {
  const day = daysAfter(today, DAYS_AHEAD);
  // From a Saturday or a Sunday on to the Monday.
  return weekdayOf(day) > 5 ? daysAfter(day, 8 - weekdayOf(day)) : day;
}
