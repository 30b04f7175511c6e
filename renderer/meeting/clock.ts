/** The time of an agenda item: what has run and what is left; and the day from which words said in a meeting count. */
import { isWholeDay } from "../../db/contract/dates.ts";
import type { RecordOf } from "../../db/contract/subjects/index.ts";
import type { Calendar } from "../../db/language/dates/working-days.ts";
import { calendarHere } from "../app/clock.ts";

type Item = Pick<RecordOf<"agenda_item">, "spent" | "started_at" | "minutes">;

/** Seconds that an item has run. A laptop clock that jumped back adds nothing. */
export function secondsSpent(item: Pick<Item, "spent" | "started_at">, now: number): number {
  const running = item.started_at ? Math.max(0, Math.floor((now - Date.parse(item.started_at)) / 1000)) : 0;
  return (item.spent ?? 0) + running;
}

export interface TimeLeft {
  /** Seconds; negative when it is over. Null without planned minutes. */
  left: number | null;
  /** Of the planned minutes, 0 to 1. */
  used: number;
  /** Amber from 80 % of the planned minutes, red beyond them. */
  tone: "calm" | "amber" | "red";
}

const AMBER = 0.8;

export function timeLeft(item: Item, now: number): TimeLeft {
  if (!item.minutes) return { left: null, used: 0, tone: "calm" };
  const planned = item.minutes * 60;
  const spent = secondsSpent(item, now);
  return {
    left: planned - spent,
    used: Math.min(1, spent / planned),
    tone: spent > planned ? "red" : spent >= planned * AMBER ? "amber" : "calm",
  };
}

/** Seconds without their sign as `12:18`, with hours as `1:02:18`. */
export function clockText(seconds: number): string {
  const whole = Math.abs(Math.trunc(seconds));
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

type Days = Pick<RecordOf<"meeting">, "day" | "last_day">;

/** "Next Friday" is said on the day of the meeting, whenever it is written down. */
export function calendarIn({ day, last_day }: Days): Calendar {
  const here = calendarHere();
  if (!isWholeDay(day)) return here;
  const last = isWholeDay(last_day) ? last_day : day;
  if (here.today < day) return { ...here, today: day };
  return here.today > last ? { ...here, today: last } : here;
}
