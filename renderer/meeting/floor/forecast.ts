/** When the meeting will be over as it goes, and what to put off so that it ends in time. Pure. */

import type { ITEM_KINDS } from "../../../db/contract/vocabulary.ts";
import { dayAt, nearestMoment } from "../../app/clock.ts";
import { secondsSpent } from "../clock.ts";
import type { MeetingView } from "../meeting-view.ts";

export interface Forecast {
  /** ms since 1970, by the laptop's clock. */
  ends: number;
  /** Minutes beyond the hour that was announced; null where none was. Negative: before it. */
  late: number | null;
  /** Items that would best be put off; empty where that is not needed or would not be enough. */
  park: { id: string; number: number }[];
  /** Items still to come for which no minutes are planned: they count as none. */
  unplanned: number;
}

const MINUTE_MS = 60_000;
/** What is put off first: what is only to be told; decisions last. */
const EASE: readonly (typeof ITEM_KINDS)[number][] = ["information", "report", "discussion", "decision"];

/** @returns null where nothing is planned that it could be reckoned from */
export function forecastOf({ meeting, items }: Pick<MeetingView, "meeting" | "items">, now: number): Forecast | null {
  const agenda = items.filter(({ state }) => state !== "parked");
  const current = agenda.find(({ id }) => id === meeting.current_item);
  const open = agenda.filter(({ id, state }) => state === "open" && id !== current?.id);
  if (![...open, ...(current ? [current] : [])].some(({ minutes }) => minutes)) return null;
  const left = current?.minutes ? Math.max(0, current.minutes * 60 - secondsSpent(current, now)) : 0;
  const ahead = open.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
  const ends = now + left * 1000 + ahead * MINUTE_MS;
  const hour = meeting.planned?.ends ?? meeting.ends;
  // What is written down on another day does not end late.
  const today = dayAt(now);
  const held = !meeting.day || (today >= meeting.day && today <= (meeting.last_day ?? meeting.day));
  const announced = hour && held ? nearestMoment(hour, ends) : null;
  const late = announced === null ? null : Math.ceil((ends - announced) / MINUTE_MS);
  const numbered = open.map((item) => ({ item, number: agenda.indexOf(item) + 1 }));
  return {
    ends,
    late,
    park: late === null || late <= 0 ? [] : enoughOf(numbered, late),
    unplanned: open.filter(({ minutes }) => !minutes).length,
  };
}

type Numbered = { item: MeetingView["items"][number]; number: number };

/** One item if one is enough, the shortest such; otherwise the easiest and latest until they are; none if all are not. */
function enoughOf(open: readonly Numbered[], late: number): Forecast["park"] {
  const ease = ({ item }: Numbered) => EASE.indexOf(item.kind);
  const easiest = open.filter(({ item }) => item.minutes).toSorted((a, b) => ease(a) - ease(b) || b.number - a.number);
  const minutes = ({ item }: Numbered) => item.minutes ?? 0;
  const [alone] = easiest.filter((one) => minutes(one) >= late).toSorted((a, b) => minutes(a) - minutes(b));
  const chosen: Numbered[] = alone ? [alone] : [];
  for (const one of alone ? [] : easiest) {
    if (chosen.reduce((sum, item) => sum + minutes(item), 0) >= late) break;
    chosen.push(one);
  }
  if (chosen.reduce((sum, item) => sum + minutes(item), 0) < late) return [];
  return chosen.toSorted((a, b) => a.number - b.number).map(({ item, number }) => ({ id: item.id, number }));
}
