/**
 * Questions that many ask, each said once: as a predicate on a record, and as the same condition in SQL on a row of its
 * table, which `at` names. A test holds that both always say the same.
 */
import { daysAfter, isBefore, lastDayOf } from "./dates.ts";
import type { RecordOf } from "./subjects/index.ts";
import { DONE_STATUS, OPEN_PROBLEM_STATUS, OPEN_STATUS, type Sector } from "./vocabulary.ts";

type Action = RecordOf<"action">;
type Problem = RecordOf<"problem">;

/** An action that somebody still has to do something about. One from a source that does not say how it went is not. */
export function isOpen({ status }: Pick<Action, "status">): boolean {
  return includes(OPEN_STATUS, status);
}

export function openSql(at = "action"): string {
  return `${at}.status IN (${listed(OPEN_STATUS)})`;
}

/** Done as its parties say, verified or not. */
export function isDone({ status }: Pick<Action, "status">): boolean {
  return includes(DONE_STATUS, status);
}

export function doneSql(at = "action"): string {
  return `${at}.status IN (${listed(DONE_STATUS)})`;
}

/**
 * The status by which an action counts: the one that was written, or, where its percent says otherwise, "in progress", because
 * somebody has said that a part of the work is done. Whoever writes one here writes both so that they agree (`db/rules/progress.ts`);
 * of two laptops each may have written one, or an undo have brought one back.
 */
export function standingStatus<S extends string | null>({
  status,
  percent,
}: {
  status: S;
  percent: number | null;
}): S | "in_progress" {
  if (status === null || percent === null) return status;
  const contradicts = includes(DONE_STATUS, status) ? percent < 100 : status === "not_started" && percent > 0;
  return contradicts ? "in_progress" : status;
}

/** The same of two columns. */
export function standingStatusSql({ status, percent }: { status: string; percent: string }): string {
  return `CASE WHEN (${status} IN (${listed(DONE_STATUS)}) AND ${percent} < 100) OR (${status} = 'not_started' AND ${percent} > 0)
    THEN 'in_progress' ELSE ${status} END`;
}

/** Open, and its due day is over; where only a month or a year is known, all of it. @param today `YYYY-MM-DD` */
export function isOverdue(action: Pick<Action, "status" | "due">, today: string): boolean {
  return isOpen(action) && action.due !== null && isBefore(action.due, today);
}

/** Takes today's day. */
export function overdueSql(at = "action"): string {
  return `(${openSql(at)} AND ${at}.due < substr(?, 1, length(${at}.due)))`;
}

/**
 * Open, not overdue, and due by a day at the latest; what is due in a month or a year is so on its last day.
 * @param today `YYYY-MM-DD`
 * @param until `YYYY-MM-DD`
 */
export function isDueBy(action: Pick<Action, "status" | "due">, today: string, until: string): boolean {
  const { due } = action;
  return isOpen(action) && due !== null && !isBefore(due, today) && lastDayOf(due) <= until;
}

/** Takes today's day and the last one. */
export function dueBySql(at = "action"): string {
  const due = `${at}.due`;
  const last = `CASE length(${due}) WHEN 7 THEN date(${due} || '-01', '+1 month', '-1 day')
    WHEN 4 THEN ${due} || '-12-31' ELSE ${due} END`;
  return `(${openSql(at)} AND ${due} >= substr(?, 1, length(${due})) AND ${last} <= ?)`;
}

/** An action is a party's if it leads or supports it. */
export function isOfParty({ lead, supporting }: Pick<Action, "lead" | "supporting">, organization: string): boolean {
  return lead === organization || supporting.includes(organization);
}

/** Takes the organization's id twice. */
export function ofPartySql(at = "action"): string {
  return `${at}.id IN (SELECT id FROM action WHERE lead = ?
    UNION SELECT id FROM list_value WHERE value = ? AND subject = 'action' AND field = 'supporting')`;
}

/** Days ahead within which what is due is asked about, and within which news of it are fresh. */
const REPORT_DAYS = 7;
/** Days without news after which any action is asked about. */
const SILENT_DAYS = 30;

/**
 * A report on an open action is due: within a week it has to be done, or had to be, and nothing was heard of it for one; or
 * nothing was heard for 30 days. What came with sources is not reported on here.
 * @param heard when it was last reported on, or else when the meeting closed that set it, ISO 8601; null: never
 */
export function asksForReport(
  action: Pick<Action, "status" | "due" | "sources">,
  heard: string | null,
  today: string,
): boolean {
  if (!isOpen(action) || action.sources.length > 0) return false;
  const [dueBefore, fresh, silent] = reportDays(today);
  if (heard !== null && heard < silent) return true;
  return action.due !== null && isBefore(action.due, dueBefore) && (heard ?? "") < fresh;
}

/** The three days that `asksForReportSql` takes. @param today `YYYY-MM-DD` */
export function reportDays(today: string): [dueBefore: string, fresh: string, silent: string] {
  return [daysAfter(today, REPORT_DAYS + 1), daysAfter(today, -REPORT_DAYS), daysAfter(today, -SILENT_DAYS)];
}

/** Takes the three of `reportDays`. */
export function asksForReportSql(at = "action"): string {
  const heard = `coalesce((SELECT max(made_at) FROM action_update u WHERE u.action = ${at}.id),
    (SELECT closed_at FROM meeting m WHERE m.id = ${at}.meeting))`;
  return `(${openSql(at)} AND ${at}.sources = '[]'
    AND (${at}.due < substr(?, 1, length(${at}.due)) AND coalesce(${heard}, '') < ? OR ${heard} < ?))`;
}

/** A party has answered an invitation: it said who comes, or that nobody does; who sits there already has as well. */
export function hasAnswered({
  presence,
  name,
  person,
}: Pick<RecordOf<"attendance">, "presence" | "name" | "person">): boolean {
  return presence !== "expected" || name !== null || person !== null;
}

export function answeredSql(at = "attendance"): string {
  return `(${at}.presence <> 'expected' OR ${at}.name IS NOT NULL OR ${at}.person IS NOT NULL)`;
}

/** Of whom nothing is known, nobody can say that they speak for a sector of their own. */
const SECTOR_OF_UNKNOWN: Sector = "public";

/** The sector of a party, as it is or was when it was removed. @param party without fields: this laptop never knew it */
export function sectorOf({ sector }: Partial<Pick<RecordOf<"organization">, "sector">>): Sector {
  return sector ?? SECTOR_OF_UNKNOWN;
}

/**
 * A party may be gone although it still sits, spoke or leads: this joins it as it is or was, or what it said is lost.
 * @param id SQL of its id
 */
export function partyJoin(id: string): string {
  return `LEFT JOIN organization o ON o.id = ${id} LEFT JOIN tombstone gone ON gone.subject = 'organization' AND gone.id = ${id}`;
}

/** The sector of a party that is joined so. */
export function sectorSql(): string {
  return `coalesce(o.sector, gone.fields ->> 'sector', '${SECTOR_OF_UNKNOWN}')`;
}

/** An action counts for the sector of who leads it. Takes the sector three times. */
export function ofSectorSql(at = "action"): string {
  return `(${at}.lead IN (SELECT id FROM organization WHERE sector = ?) OR ${at}.lead IN
    (SELECT id FROM tombstone WHERE subject = 'organization' AND coalesce(fields ->> 'sector', '${SECTOR_OF_UNKNOWN}') = ?)
    OR (? = '${SECTOR_OF_UNKNOWN}' AND ${at}.lead IS NOT NULL AND ${at}.lead NOT IN (SELECT id FROM organization)
      AND ${at}.lead NOT IN (SELECT id FROM tombstone WHERE subject = 'organization')))`;
}

/** An action belongs to the task force that it names, or else to that of its meeting. */
export function taskForceOf(
  { task_force }: Pick<Action, "task_force">,
  meeting: Pick<RecordOf<"meeting">, "task_force"> | undefined,
): string | null {
  return task_force ?? meeting?.task_force ?? null;
}

/** The task force of a row. @param meeting name of the joined row of its meeting */
export function taskForceSql(at = "action", meeting = "meeting"): string {
  return `coalesce(${at}.task_force, ${meeting}.task_force)`;
}

/** The ids of a task force's actions, by the indexes. Takes the task force's id twice. */
export const ACTIONS_OF_TASK_FORCE = `SELECT id FROM action WHERE task_force = ?
  UNION SELECT a.id FROM action a JOIN meeting m ON m.id = a.meeting WHERE a.task_force IS NULL AND m.task_force = ?`;

/** A problem that nobody has solved or dropped. */
export function isOpenProblem({ status }: Pick<Problem, "status">): boolean {
  return includes(OPEN_PROBLEM_STATUS, status);
}

export function openProblemSql(at = "problem"): string {
  return `${at}.status IN (${listed(OPEN_PROBLEM_STATUS)})`;
}

function includes(list: readonly string[], status: string): boolean {
  return list.includes(status);
}

function listed(values: readonly string[]): string {
  return values.map((value) => `'${value}'`).join(", ");
}
