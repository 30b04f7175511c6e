/**
 * What a new workspace needs before its first meeting. Each step is done when the records say so; once all are, once a meeting
 * was closed here, or when somebody put the list away, it is no matter any more.
 */
import type { Reader, SqlValue } from "../../base/store.ts";
import { FIRST_RUN, PUT_AWAY } from "../../contract/office.ts";
import { FIRST_STEPS, type FirstRun } from "../../contract/procedures/today.ts";
import type { Subject } from "../../contract/subjects/index.ts";

/** What was made in this program has a UUIDv7; the starter data has ids in words (db/contract/fields.ts). */
const MADE_HERE = "id GLOB '????????-????-7???-????-????????????'";

/** @param office the own office, if somebody said which it is. @returns null: nothing of it is left to do */
export function firstRun(reader: Reader, office: string | null): FirstRun | null {
  const first = (subject: Subject, condition: string, ...values: SqlValue[]) =>
    reader.get<{ id: string }>(`SELECT id FROM "${subject}" WHERE ${condition} LIMIT 1`, ...values)?.id ?? null;
  const count = (subject: Subject, condition: string) =>
    reader.get<{ n: number }>(`SELECT count(*) AS n FROM "${subject}" WHERE ${condition}`)?.n ?? 0;
  if (first("setting", "id = ? AND value = ?", FIRST_RUN, PUT_AWAY)) return null;
  if (first("meeting", "closed_at IS NOT NULL")) return null;
  const series = first("series", MADE_HERE);
  const meeting = first("meeting", `${MADE_HERE} AND state <> 'sealed'`);
  const unlocked = count(
    "profile",
    "role = 'facilitator' AND coalesce(retired, 0) = 0 AND id NOT IN (SELECT profile FROM local_pin)",
  );
  const representatives = count(
    "profile",
    "role = 'participant' AND organization IS NOT NULL AND coalesce(retired, 0) = 0",
  );
  const parties =
    first("organization", `${MADE_HERE} AND id IS NOT ?`, office) ??
    first("series", `${MADE_HERE} AND members <> '[]'`) ??
    first("attendance", `meeting IN (SELECT id FROM meeting WHERE ${MADE_HERE})`);
  const steps: Record<(typeof FIRST_STEPS)[number], boolean> = {
    office: office !== null,
    parties: parties !== null,
    series: series !== null,
    meeting: meeting !== null,
    people: unlocked === 0 && representatives > 0,
  };
  const done = FIRST_STEPS.filter((step) => steps[step]);
  if (done.length === FIRST_STEPS.length) return null;
  return {
    ...{ done, office, series, meeting, unlocked, representatives },
    starter: {
      organizations: count("organization", `NOT ${MADE_HERE}`),
      policies: count("policy", `NOT ${MADE_HERE}`),
    },
  };
}
