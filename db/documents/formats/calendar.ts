/**
 * Meetings and due dates as iCalendar (RFC 5545): times in UTC, days as days, with alarms. Due dates are whole-day events,
 * or tasks (VTODO), which ical-generator does not know: they are written here with its escaping and folding.
 */
import {
  escape as escaped,
  foldLines,
  ICalAlarmType,
  ICalCalendar,
  ICalEventStatus,
  ICalEventTransparency,
} from "ical-generator";
import { daysAfter, daysUntilEnd } from "../../contract/dates.ts";
import type { RecordOf } from "../../contract/subjects/index.ts";
import { momentAt } from "../../contract/zones.ts";
import { printableText } from "./printable.ts";

interface CalendarDate {
  /** Of the record; stays the same when it is exported again. */
  id: string;
  /** Grows with every change of the record, so that calendars take the newest. */
  sequence: number;
  summary: string;
  description: string | null;
}

export interface CalendarMeeting extends CalendarDate {
  place: string | null;
  /** `YYYY-MM-DD` */
  day: string;
  lastDay: string | null;
  /** `HH:MM` in the zone of all; without a start it lasts the whole day. */
  starts: string | null;
  ends: string | null;
}

export interface DueDate extends CalendarDate {
  /** `YYYY-MM-DD` */
  day: string;
  status: RecordOf<"action">["status"];
  percent: number | null;
}

export interface Dates {
  /** Name of the calendar. */
  title: string;
  /** Of the hours (IANA); undefined: the laptop's. */
  zone: string | undefined;
  meetings: readonly CalendarMeeting[];
  due: readonly DueDate[];
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Calendars remind so long before. */
const ALARM_DAYS = 1;
const ALARM = ALARM_DAYS * 86_400;
const CLOSED = new Set<DueDate["status"]>(["done", "verified", "cancelled"]);
/** RFC 5545, 3.8.1.11. A task that is blocked is still in process. */
const TODO_STATUS: Record<DueDate["status"], string> = {
  not_started: "NEEDS-ACTION",
  in_progress: "IN-PROCESS",
  blocked: "IN-PROCESS",
  done: "COMPLETED",
  verified: "COMPLETED",
  cancelled: "CANCELLED",
  unknown: "NEEDS-ACTION",
};

/**
 * @param made ISO 8601: when it is written, as every entry must say
 * @param dueAs due dates as whole-day events or as tasks
 */
export function calendar({ title, zone, meetings, due }: Dates, made: string, dueAs: "events" | "todos"): Uint8Array {
  // The library escapes the texts of events, but writes line breaks of the calendar's name as they are.
  const whole = new ICalCalendar({
    name: printableText(title).replaceAll("\n", " "),
    prodId: { company: "Concord", product: "Concord" },
  });
  const stamp = new Date(made);
  for (const meeting of meetings)
    whole.createEvent({
      ...eventOf(meeting, stamp),
      ...timesOf(meeting, zone),
      ...(meeting.place && { location: printableText(meeting.place) }),
      status: ICalEventStatus.CONFIRMED,
      alarms: [{ type: ICalAlarmType.display, trigger: ALARM }],
    });
  if (dueAs === "events")
    for (const one of due)
      whole.createEvent({
        ...eventOf(one, stamp),
        start: dayOf(one.day),
        allDay: true,
        // A day on which something is due is not a day on which nobody has time.
        transparency: ICalEventTransparency.TRANSPARENT,
        status: one.status === "cancelled" ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
        alarms: CLOSED.has(one.status) ? [] : [{ type: ICalAlarmType.display, trigger: ALARM }],
      });
  const text = whole.toString().trimEnd();
  const end = text.lastIndexOf("END:VCALENDAR");
  const todos = dueAs === "todos" ? due.map((one) => todoOf(one, stamp)).join("") : "";
  return new TextEncoder().encode(`${text.slice(0, end)}${todos}${text.slice(end)}\r\n`);
}

function eventOf({ id, sequence, summary, description }: CalendarDate, stamp: Date) {
  return {
    id: `${id}@concord`,
    sequence,
    stamp,
    summary: printableText(summary),
    ...(description && { description: printableText(description) }),
  };
}

function timesOf({ day, lastDay, starts, ends }: CalendarMeeting, zone: string | undefined) {
  const last = lastDay && lastDay > day ? lastDay : day;
  if (!starts)
    return {
      start: dayOf(day),
      allDay: true,
      // The end of a whole-day event is the day after (RFC 5545, 3.6.1).
      ...(last > day && { end: new Date(dayOf(last).getTime() + DAY_MS) }),
    };
  const at = (on: string, time: string) => (zone === undefined ? new Date(`${on}T${time}`) : momentAt(on, time, zone));
  const start = at(day, starts);
  const later = ends && last === day ? daysUntilEnd(starts, ends) : 0;
  const known = ends && later !== null && (last > day || ends !== starts);
  return {
    start,
    end: known ? at(daysAfter(last, later ?? 0), ends) : new Date(start.getTime() + HOUR_MS),
  };
}

/** ical-generator writes a day as it is in UTC. */
function dayOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** A name of its own: some calendars refuse an event that has become a task. */
function todoOf({ id, sequence, summary, description, day, status, percent }: DueDate, stamp: Date): string {
  const closed = CLOSED.has(status);
  const words = (text: string) => escaped(printableText(text), false);
  const moment = stamp.toISOString().replace(/[-:]|\.\d+/g, "");
  const lines = [
    "BEGIN:VTODO",
    `UID:${id}-todo@concord`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${moment}`,
    `DUE;VALUE=DATE:${day.replaceAll("-", "")}`,
    `SUMMARY:${words(summary)}`,
    ...(description ? [`DESCRIPTION:${words(description)}`] : []),
    `STATUS:${TODO_STATUS[status]}`,
    `PERCENT-COMPLETE:${TODO_STATUS[status] === "COMPLETED" ? 100 : (percent ?? 0)}`,
    ...(closed
      ? []
      : [
          "BEGIN:VALARM",
          "ACTION:DISPLAY",
          `TRIGGER;RELATED=END:-P${ALARM_DAYS}D`,
          `DESCRIPTION:${words(summary)}`,
          "END:VALARM",
        ]),
    "END:VTODO",
  ];
  return `${foldLines(lines.join("\r\n"))}\r\n`;
}
