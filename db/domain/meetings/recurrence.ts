/** When a series meets: the days of its recurrence rule (RFC 5545), with exceptions and additional days. */
import rrule from "rrule";
import { monthsAfter } from "../../contract/dates.ts";
import { ConcordError } from "../../contract/errors.ts";
import type { RecordOf } from "../../contract/subjects/index.ts";

type Series = Pick<RecordOf<"series">, "recurrence" | "first_day" | "except_days" | "extra_days">;

/** No dates further ahead are looked for. */
const YEARS_AHEAD = 10;

/** A regular meeting recurs by days; finer steps, and parts that a day-wise rule does not need, are refused. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  DAILY: ["BYDAY"],
  WEEKLY: ["BYDAY"],
  MONTHLY: ["BYDAY", "BYMONTHDAY", "BYSETPOS", "BYMONTH"],
  YEARLY: ["BYDAY", "BYMONTHDAY", "BYSETPOS", "BYMONTH"],
};
const ALWAYS = ["FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"];
const MOST_TIMES = 1_000;

/**
 * @throws ConcordError E_REQUIRED (no first day), E_RECURRENCE (not such a rule), E_RECURRENCE_EMPTY (no day fits it)
 */
export function checkRecurrence(series: Series): void {
  if (!series.recurrence) return;
  if (!series.first_day) throw new ConcordError("E_REQUIRED", { path: "first_day" });
  const days = ruleOf(series.recurrence, series.first_day).between(
    instantOf(series.first_day),
    yearsAfter(series.first_day),
    true,
    (_day, index) => index < 1,
  );
  if (days.length === 0) throw new ConcordError("E_RECURRENCE_EMPTY");
}

/**
 * The next days on which the series meets, `YYYY-MM-DD`, in order.
 * @param from first day that counts
 * @param count at most so many; a rule that ends gives fewer, one that never ends is followed ten years ahead
 */
export function nextDays(series: Series, from: string, count: number): string[] {
  const except = new Set(series.except_days);
  const days = new Set(series.extra_days.filter((day) => day >= from));
  if (series.recurrence && series.first_day) {
    const rule = ruleOf(series.recurrence, series.first_day);
    let found = 0;
    rule.between(instantOf(from), yearsAfter(from), true, (date) => {
      const day = dayOf(date);
      if (!except.has(day)) {
        days.add(day);
        found += 1;
      }
      return found < count;
    });
  }
  return [...days]
    .filter((day) => !except.has(day))
    .toSorted()
    .slice(0, count);
}

function ruleOf(text: string, firstDay: string) {
  const refused = () => new ConcordError("E_RECURRENCE", { value: text.slice(0, 100) });
  const parts = new Map(text.split(";").map((part) => part.split("=", 2) as [string, string]));
  const allowed = PARTS[parts.get("FREQ") ?? ""];
  if (!allowed) throw refused();
  for (const [name, value] of parts) if (!value || !(ALWAYS.includes(name) || allowed.includes(name))) throw refused();
  for (const name of ["COUNT", "INTERVAL"]) {
    const value = parts.get(name);
    if (value !== undefined && !(/^\d{1,4}$/.test(value) && Number(value) >= 1 && Number(value) <= MOST_TIMES))
      throw refused();
  }
  try {
    const { origOptions } = rrule.RRule.fromString(text);
    return new rrule.RRule({ ...origOptions, dtstart: instantOf(firstDay) });
  } catch {
    throw refused();
  }
}

/** Days are reckoned in UTC, so that no laptop's time zone moves them. */
function instantOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function yearsAfter(day: string): Date {
  return instantOf(monthsAfter(day, 12 * YEARS_AHEAD));
}
