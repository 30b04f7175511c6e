/** What is still to be seen to before a meeting, and after it before its minutes go out. Pure. */
import { SECTORS, type Sector } from "../../../db/contract/vocabulary.ts";
import type { MeetingView } from "../../meeting/meeting-view.ts";

export interface Missing {
  lack: "day" | "starts" | "place" | "chair" | "agenda" | "times" | "parties" | "quorum" | "sector";
  /** The sector that the quorum rule asks for and nobody is invited from. */
  sector?: Sector;
  count: number;
}

/** What a planned meeting lacks, the most important first. */
export function missingBefore({ meeting, items, attendance, quorum }: MeetingView): Missing[] {
  const untimed = items.filter(({ minutes, state }) => !minutes && state !== "parked").length;
  const lacks: [Missing["lack"], number][] = [
    ["day", meeting.day ? 0 : 1],
    ["starts", meeting.starts ? 0 : 1],
    ["place", meeting.place ? 0 : 1],
    ["chair", meeting.chair ? 0 : 1],
    ["agenda", items.length === 0 ? 1 : 0],
    ["times", untimed],
    ["parties", attendance.length === 0 ? 1 : 0],
    ["quorum", quorum.rule ? 0 : 1],
  ];
  const invited = SECTORS.filter((sector) => quorum.sectors[sector].expected < (quorum.rule?.sectors[sector] ?? 0));
  return [
    ...lacks.filter(([, count]) => count > 0).map(([lack, count]) => ({ lack, count })),
    ...invited.map((sector) => ({ lack: "sector" as const, sector, count: quorum.rule?.sectors[sector] ?? 0 })),
  ];
}

/** Parties that were expected and of which nobody has noted whether they came, once the meeting is over. */
export function unsettledOf({
  meeting,
  attendance,
}: Pick<MeetingView, "meeting" | "attendance">): MeetingView["attendance"] {
  return meeting.state === "closed" ? attendance.filter(({ presence }) => presence === "expected") : [];
}

export interface Lack {
  lack: "noText" | "undecided" | "noQuorum" | "noLead" | "noDue" | "untouched";
  id: string;
  text: string | null;
  text_en: string | null;
}

type Held = Pick<MeetingView, "outcomes" | "actions" | "reports" | "items" | "quorum">;

/**
 * Outcomes without text, decisions without a result, decisions adopted although the quorum was never reached, actions
 * without lead or due date, items without an outcome or action that were not put off, in this order. A report is enough
 * where nothing was to be decided.
 */
export function reviewOf({ outcomes, actions, reports, items, quorum }: Held): Lack[] {
  const settled = new Set([...outcomes, ...actions].map(({ agenda_item }) => agenda_item));
  const heard = new Set(reports.map(({ agenda_item }) => agenda_item));
  const of = (lack: Lack["lack"], records: { id: string; text: string | null; text_en: string | null }[]) =>
    records.map(({ id, text, text_en }) => ({ lack, id, text, text_en }));
  return [
    ...of(
      "noText",
      outcomes.filter(({ text, text_en }) => !text?.trim() && !text_en?.trim()),
    ),
    ...of(
      "undecided",
      outcomes.filter(({ kind, state }) => kind === "decision" && state === "proposed"),
    ),
    ...of(
      "noQuorum",
      outcomes.filter(({ kind, state }) => quorum.never && kind === "decision" && state === "adopted"),
    ),
    ...of(
      "noLead",
      actions.filter(({ lead }) => !lead),
    ),
    ...of(
      "noDue",
      actions.filter(({ due, status }) => !due && status !== "cancelled"),
    ),
    ...of(
      "untouched",
      items
        .filter(({ id, state, kind }) => state !== "parked" && kind !== "information" && !settled.has(id))
        .filter(({ id, kind }) => kind === "decision" || !heard.has(id))
        .map(({ id, title_zh, title_en }) => ({ id, text: title_zh, text_en: title_en })),
    ),
  ];
}
