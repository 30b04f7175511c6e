/** Meetings and due dates as iCalendar (RFC 5545): times in UTC, days as days, with alarms. */
import { ICalAlarmType, ICalCalendar, ICalEventStatus } from "ical-generator";
import { printableText } from "./printable.ts";

export interface CalendarEvent {
  /** Of the record; stays the same when it is exported again. */
  id: string;
  /** Grows with every change of the record, so that calendars take the newest. */
  sequence: number;
  summary: string;
  description: string | null;
  place: string | null;
  /** `YYYY-MM-DD` */
  day: string;
  /** `HH:MM` on the laptop's clock; without a start it lasts the whole day. */
  starts: string | null;
  ends: string | null;
  cancelled: boolean;
  /** Seconds before it at which calendars remind. */
  alarm: number;
}

const HOUR_MS = 3_600_000;

/** @param made ISO 8601: when it is written, as every event must say */
export function calendar(name: string, events: readonly CalendarEvent[], made: string): Uint8Array {
  // The library escapes the texts of events, but writes line breaks of the calendar's name as they are.
  const whole = new ICalCalendar({
    name: printableText(name).replaceAll("\n", " "),
    prodId: { company: "Concord", product: "Concord" },
  });
  for (const event of events) {
    const start = new Date(`${event.day}T${event.starts ?? "00:00"}`);
    const end = event.starts
      ? new Date(event.ends && event.ends > event.starts ? `${event.day}T${event.ends}` : start.getTime() + HOUR_MS)
      : null;
    whole.createEvent({
      id: `${event.id}@concord`,
      sequence: event.sequence,
      stamp: new Date(made),
      start,
      ...(end ? { end } : { allDay: true }),
      summary: printableText(event.summary),
      ...(event.description && { description: printableText(event.description) }),
      ...(event.place && { location: printableText(event.place) }),
      status: event.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      alarms: event.cancelled ? [] : [{ type: ICalAlarmType.display, trigger: event.alarm }],
    });
  }
  return new TextEncoder().encode(whole.toString());
}
