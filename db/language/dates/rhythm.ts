/** A recurrence rule (RFC 5545) as a form, and back, and as one says it. Pure. */
import { dayInWords } from "../day-words.ts";
import type { Language } from "../names.ts";

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

/** The rule as one says it: 每月第二个周二, every 2 weeks on Monday and Thursday. */
export function rhythmInWords({ frequency, interval, days, on, ends }: Repeat, language: Language): string {
  const say = WORDS[language];
  const every = say.every(frequency, interval);
  const when =
    days.length > 0
      ? say.onDays(
          days.map((day) => say.weekday[day]),
          interval,
        )
      : on === null
        ? ""
        : "day" in on
          ? on.day === -1
            ? say.lastDay(interval)
            : say.onDay(on.day, interval)
          : say.onPlace(on.place, say.weekday[on.weekday], interval);
  const until =
    ends === null ? "" : "count" in ends ? say.times(ends.count) : say.until(dayInWords(ends.until, language));
  return `${every}${when}${until}`;
}

const LIST = new Intl.ListFormat("en-GB");
const ORDINALS: Readonly<Record<number, readonly [zh: string, en: string]>> = {
  1: ["第一个", "first"],
  2: ["第二个", "second"],
  3: ["第三个", "third"],
  4: ["第四个", "fourth"],
  [-1]: ["最后一个", "last"],
};

const WORDS = {
  zh: {
    weekday: { MO: "周一", TU: "周二", WE: "周三", TH: "周四", FR: "周五", SA: "周六", SU: "周日" },
    every: (frequency: Frequency, interval: number) => {
      const unit = { WEEKLY: "周", MONTHLY: "月", YEARLY: "年", DAILY: "天" }[frequency];
      if (interval === 1) return `每${unit}`;
      return `每 ${interval} ${frequency === "MONTHLY" ? "个月" : unit}`;
    },
    // 每周一、四, and 每 2 周的周一、四.
    onDays: (days: string[], interval: number) =>
      `${interval === 1 ? "" : "的周"}${days.join("、").replaceAll("周", "")}`,
    onDay: (day: number, interval: number) => `${interval === 1 ? "" : "的"} ${day} 日`,
    lastDay: (interval: number) => `${interval === 1 ? "" : "的"}最后一天`,
    onPlace: (place: number, weekday: string, interval: number) =>
      `${interval === 1 ? "" : "的"}${ORDINALS[place]?.[0]}${weekday}`,
    times: (count: number) => `，共 ${count} 次`,
    until: (day: string) => `，到${day}为止`,
  },
  en: {
    weekday: {
      MO: "Monday",
      TU: "Tuesday",
      WE: "Wednesday",
      TH: "Thursday",
      FR: "Friday",
      SA: "Saturday",
      SU: "Sunday",
    },
    every: (frequency: Frequency, interval: number) => {
      const unit = { WEEKLY: "week", MONTHLY: "month", YEARLY: "year", DAILY: "day" }[frequency];
      return interval === 1 ? `Every ${unit}` : `Every ${interval} ${unit}s`;
    },
    onDays: (days: string[], _: number) => ` on ${LIST.format(days)}`,
    onDay: (day: number, _: number) => ` on day ${day}`,
    lastDay: (_: number) => " on the last day",
    onPlace: (place: number, weekday: string, _: number) => ` on the ${ORDINALS[place]?.[1]} ${weekday}`,
    times: (count: number) => `, ${count} ${count === 1 ? "time" : "times"} in all`,
    until: (day: string) => `, until ${day}`,
  },
} as const;
