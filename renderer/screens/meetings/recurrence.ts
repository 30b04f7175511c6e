/** A recurrence rule (RFC 5545) as a form, and back. Pure. */
export const WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;
export type Weekday = (typeof WEEKDAYS)[number];
export const FREQUENCIES = ["WEEKLY", "MONTHLY", "YEARLY", "DAILY"] as const;
export type Frequency = (typeof FREQUENCIES)[number];
/** First to fourth, or the last. */
export const PLACES = [1, 2, 3, 4, -1] as const;

export interface Repeat {
  frequency: Frequency;
  /** Every so many weeks, months ... */
  interval: number;
  /** Weekly: on these days; none means the weekday of the first day. */
  days: Weekday[];
  /** Monthly: on a day of the month (-1: the last), or on the n-th weekday; null means that of the first day. */
  on: { day: number } | { place: number; weekday: Weekday } | null;
  ends: { count: number } | { until: string } | null;
}

export const EVERY_MONTH: Repeat = {
  frequency: "MONTHLY",
  interval: 1,
  days: [],
  on: { place: 2, weekday: "TU" },
  ends: null,
};

/** The form of a rule; null where the form has no place for what the rule says. */
export function repeatOf(rule: string): Repeat | null {
  const parts = new Map(rule.split(";").map((part) => part.split("=", 2) as [string, string | undefined]));
  const take = (name: string) => {
    const value = parts.get(name);
    parts.delete(name);
    return value;
  };
  const frequency = FREQUENCIES.find((one) => one === parts.get("FREQ"));
  parts.delete("FREQ");
  const interval = Number(take("INTERVAL") ?? 1);
  const ends = endsOf(take("COUNT"), take("UNTIL"));
  const byDay = take("BYDAY");
  const monthDay = take("BYMONTHDAY");
  if (!frequency || !(interval >= 1) || ends === undefined || parts.size > 0) return null;
  if (frequency === "WEEKLY" && !monthDay) {
    const days = byDay ? byDay.split(",") : [];
    return days.every(isWeekday) ? { frequency, interval, days, on: null, ends } : null;
  }
  if (frequency === "MONTHLY") {
    const nth = /^(-?\d)([A-Z]{2})$/.exec(byDay ?? "");
    if (monthDay && !byDay && /^(-1|[12]?\d|3[01])$/.test(monthDay))
      return { frequency, interval, days: [], on: { day: Number(monthDay) }, ends };
    const [, place, weekday] = nth ?? [];
    if (!monthDay && weekday && isWeekday(weekday) && (PLACES as readonly number[]).includes(Number(place)))
      return { frequency, interval, days: [], on: { place: Number(place), weekday }, ends };
    return byDay || monthDay ? null : { frequency, interval, days: [], on: null, ends };
  }
  return byDay || monthDay ? null : { frequency, interval, days: [], on: null, ends };
}

export function ruleOf({ frequency, interval, days, on, ends }: Repeat): string {
  const parts = [`FREQ=${frequency}`];
  if (interval > 1) parts.push(`INTERVAL=${interval}`);
  if (frequency === "WEEKLY" && days.length > 0)
    parts.push(`BYDAY=${WEEKDAYS.filter((day) => days.includes(day)).join(",")}`);
  if (frequency === "MONTHLY" && on)
    parts.push("day" in on ? `BYMONTHDAY=${on.day}` : `BYDAY=${on.place}${on.weekday}`);
  if (ends) parts.push("count" in ends ? `COUNT=${ends.count}` : `UNTIL=${ends.until.replaceAll("-", "")}T235959Z`);
  return parts.join(";");
}

function endsOf(count: string | undefined, until: string | undefined): Repeat["ends"] | undefined {
  if (count !== undefined) return /^\d{1,4}$/.test(count) && until === undefined ? { count: Number(count) } : undefined;
  if (until === undefined) return null;
  const day = /^(\d{4})(\d{2})(\d{2})/.exec(until);
  return day ? { until: `${day[1]}-${day[2]}-${day[3]}` } : undefined;
}

function isWeekday(value: string): value is Weekday {
  return (WEEKDAYS as readonly string[]).includes(value);
}
