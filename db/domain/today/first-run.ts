/**
 * What a new workspace needs before its first meeting. Each step is done when the records say so. Nobody but who puts it away
 * takes the list away: once all steps are done, or a meeting was closed here, it shrinks to a line that offers that, unless it
 * was asked for again.
 */
import type { Reader, SqlValue } from "../../base/store.ts";
import { ASKED_FOR, FIRST_RUN, PUT_AWAY } from "../../contract/office.ts";
import { FIRST_STEPS, type FirstRun } from "../../contract/procedures/today.ts";
import type { Subject } from "../../contract/subjects/index.ts";

/** What was made in this program has a UUIDv7; the starter data has ids in words (db/contract/fields.ts). */
const MADE_HERE = "id GLOB '????????-????-7???-????-????????????'";

/** @param office the own office, if somebody said which it is. @returns null: it was put away */
export function firstRun(reader: Reader, office: string | null): FirstRun | null {
  const first = (subject: Subject, condition: string, ...values: SqlValue[]) =>
    reader.get<{ id: string }>(`SELECT id FROM "${subject}" WHERE ${condition} LIMIT 1`, ...values)?.id ?? null;
  const count = (subject: Subject, condition: string) =>
    reader.get<{ n: number }>(`SELECT count(*) AS n FROM "${subject}" WHERE ${condition}`)?.n ?? 0;
  const chosen = reader.get<{ value: string }>("SELECT value FROM setting WHERE id = ?", FIRST_RUN)?.value;
  if (chosen === PUT_AWAY) return null;
  const series = first("series", MADE_HERE);
  // One that was held counts as well; the step leads to one that still goes on, where there is such a one.
  const meeting = first("meeting", `${MADE_HERE} ORDER BY state = 'sealed'`);
  const representative = "role = 'participant' AND organization IS NOT NULL AND coalesce(retired, 0) = 0";
  const representatives = count("profile", representative);
  const unlocked = count(
    "profile",
    `(role = 'facilitator' AND coalesce(retired, 0) = 0 OR ${representative})
     AND id NOT IN (SELECT profile FROM local_pin)`,
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
  const held = done.length === FIRST_STEPS.length || first("meeting", "closed_at IS NOT NULL") !== null;
  return {
    over: held && chosen !== ASKED_FOR,
    ...{ done, office, series, meeting, unlocked, representatives },
    starter: {
      organizations: count("organization", `NOT ${MADE_HERE}`),
      policies: count("policy", `NOT ${MADE_HERE}`),
    },
  };
}
