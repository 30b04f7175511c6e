/** What lists of actions and meetings are narrowed down to, as their address says it beside their conditions: `?view=late`, `?week=2026-11-30`. Pure. */
import { dayExists, daysAfter } from "../dates.ts";
import type { Filter } from "../records.ts";
import type { Subject } from "../subjects/index.ts";
import { DONE_STATUS, OPEN_STATUS } from "../vocabulary.ts";

/** `report`: a report on them is due; `verify`: done, and somebody else than their parties is to close them. */
export const VIEWS = ["open", "late", "done", "report", "verify", "all"] as const;
export type View = (typeof VIEWS)[number];

export interface Narrowed {
  view?: string | undefined;
  /** Due in the week from this Monday on, `since:` a day, or on no day at all, `none`. */
  week?: string | undefined;
}

const DAYS = 7;
const SINCE = "since:";
/** Of what has no due day. */
export const UNDATED = "none";

/** Meetings that are to come, and those that were held. */
const MEETINGS = { upcoming: ["planned", "live"], past: ["closed", "sealed"] } as const;
export const MEETING_VIEWS = ["upcoming", "past", "all"] as const;

/** What the words of an address narrow a list down to, of whichever subject. @param today `YYYY-MM-DD` */
export function narrowedIn(subject: Subject, narrowed: Narrowed, today: string): Filter[] {
  if (subject === "action") return filtersOf(narrowed, today);
  return subject === "meeting" ? meetingsIn(narrowed) : [];
}

/** The view of meetings that an address asks for. */
export function meetingViewOf({ view }: Narrowed): (typeof MEETING_VIEWS)[number] {
  return MEETING_VIEWS.find((one) => one === view) ?? "all";
}

export function meetingsIn(narrowed: Narrowed): Filter[] {
  const view = meetingViewOf(narrowed);
  return view === "all" ? [] : [{ field: "state", op: "in", value: [...MEETINGS[view]] }];
}

/** Due on this day or later. */
export function sinceDay(day: string): string {
  return `${SINCE}${day}`;
}

/** The view that an address asks for; what is open, where it asks for none that there is. */
export function viewOf({ view }: Narrowed): View {
  return VIEWS.find((one) => one === view) ?? "open";
}

/** The day of `since:`. Null: the address says something else. */
export function sinceOf(week: string | undefined): string | null {
  return week?.startsWith(SINCE) && isDay(week.slice(SINCE.length)) ? week.slice(SINCE.length) : null;
}

/** @param today `YYYY-MM-DD` */
export function filtersOf(narrowed: Narrowed, today: string): Filter[] {
  const { week } = narrowed;
  const view = viewOf(narrowed);
  return [...ofView(view, today), ...ofWeek(week, view, today)];
}

function ofView(view: View, today: string): Filter[] {
  const open: Filter = { field: "status", op: "in", value: [...OPEN_STATUS] };
  switch (view) {
    case "open":
      return [open];
    case "late":
      return [open, { field: "due", op: "before", value: today }];
    case "done":
      return [{ field: "status", op: "in", value: [...DONE_STATUS] }];
    case "report":
      return [{ field: "report", op: "asks", value: today }];
    case "verify":
      return [{ field: "verify", op: "asks" }];
    case "all":
      return [];
  }
}

function ofWeek(week: string | undefined, view: View, today: string): Filter[] {
  if (week === UNDATED) return [{ field: "due", op: "empty" }];
  const since = sinceOf(week);
  if (since) return [{ field: "due", op: "since", value: since }];
  if (!week || !isDay(week)) return [];
  const next = daysAfter(week, DAYS);
  // What is open of the running week and was due already is late, not due in it.
  const running = view === "open" && week <= today && today < next;
  return [
    { field: "due", op: "since", value: running ? today : week },
    { field: "due", op: "before", value: next },
  ];
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayExists(text);
}
