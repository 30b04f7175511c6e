/** What the room may see. Pure: takes the view apart, so that nothing private can reach the screen by accident. */
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import type { Sector } from "../../../db/contract/vocabulary.ts";
import { entriesUnder } from "../../meeting/entries.ts";
import type { MeetingView } from "../../meeting/meeting-view.ts";

export interface OnScreen {
  title: { zh: string | null; en: string | null };
  exercise: boolean;
  item: {
    number: number;
    title: { zh: string | null; en: string | null };
    clock: Pick<RecordOf<"agenda_item">, "spent" | "started_at" | "minutes">;
  } | null;
  entry: {
    id: string;
    kind: RecordOf<"outcome">["kind"] | "report" | "action";
    text: { zh: string | null; en: string | null };
    /** Of a decision only. */
    state: RecordOf<"outcome">["state"] | null;
    /** Of an action: who leads, by when. Of a report: who reported. */
    party: string | null;
    due: string | null;
  } | null;
  positions: { organization: string; sector: Sector | null; stance: RecordOf<"position">["stance"] }[];
  quorum: Pick<MeetingView["quorum"], "met" | "present" | "expected">;
  speaking: { organization: string; started_at: string } | null;
}

/** @param chosen id of the entry that the live screen has chosen; the newest of the item without one */
export function onScreen(view: MeetingView, chosen: string | null): OnScreen {
  const { meeting, items, quorum } = view;
  const item = items.find(({ id }) => id === meeting.current_item) ?? null;
  const entries = entriesUnder(view, item?.id ?? null);
  const entry = entries.find(({ record }) => record.id === chosen) ?? entries.at(-1) ?? null;
  const sectors = new Map(view.attendance.map(({ organization, sector }) => [organization, sector]));
  const speaking = view.speeches.find(({ ended_at }) => ended_at === null);
  const agenda = items.filter(({ state }) => state !== "parked");
  return {
    title: { zh: meeting.title_zh, en: meeting.title_en },
    exercise: meeting.exercise === true,
    item: item && {
      number: agenda.indexOf(item) + 1,
      title: { zh: item.title_zh, en: item.title_en },
      clock: { spent: item.spent, started_at: item.started_at, minutes: item.minutes },
    },
    entry: entry && shownEntry(entry),
    positions:
      entry?.subject === "outcome"
        ? view.positions
            .filter(({ outcome }) => outcome === entry.record.id)
            .map(({ organization, stance }) => ({ organization, sector: sectors.get(organization) ?? null, stance }))
        : [],
    quorum: { met: quorum.met, present: quorum.present, expected: quorum.expected },
    speaking: speaking ? { organization: speaking.organization, started_at: speaking.started_at } : null,
  };
}

function shownEntry(entry: ReturnType<typeof entriesUnder>[number]): NonNullable<OnScreen["entry"]> {
  const { id } = entry.record;
  if (entry.subject === "report") {
    const { progress, organization } = entry.record;
    return { id, kind: "report", text: { zh: progress, en: null }, state: null, party: organization, due: null };
  }
  const { text, text_en } = entry.record;
  if (entry.subject === "action") {
    const { lead, due } = entry.record;
    return { id, kind: "action", text: { zh: text, en: text_en }, state: null, party: lead, due };
  }
  const { kind, state } = entry.record;
  return {
    id,
    kind,
    text: { zh: text, en: text_en },
    state: kind === "decision" ? state : null,
    party: null,
    due: null,
  };
}
