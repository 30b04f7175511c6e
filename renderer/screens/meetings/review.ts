/** What is still to be seen to before a meeting. Pure. */
import { hasAnswered } from "../../../db/contract/questions.ts";
import { SECTORS, type Sector } from "../../../db/contract/vocabulary.ts";
import type { MeetingView } from "../../meeting/meeting-view.ts";

export interface Missing {
  lack:
    | "day"
    | "starts"
    | "place"
    | "chair"
    | "agenda"
    | "times"
    | "presenter"
    | "parties"
    | "answers"
    | "quorum"
    | "sector"
    | "title";
  /** The sector that the quorum rule asks for and nobody is invited from. */
  sector?: Sector;
  count: number;
  /** The first item of the agenda that lacks it. */
  item?: string;
}

/** What a planned meeting lacks, the most important first. */
export function missingBefore({ meeting, items, attendance, quorum }: MeetingView): Missing[] {
  const open = items.filter(({ state }) => state !== "parked");
  const untimed = open.filter(({ minutes }) => !minutes);
  const unreported = open.filter(({ kind, presenter }) => kind === "report" && !presenter);
  const oneTitle = open.filter(({ title_zh, title_en }) => !title_zh || !title_en);
  const silent = attendance.filter((seat) => !hasAnswered(seat)).length;
  const lacks: [Missing["lack"], number, ({ id: string } | undefined)?][] = [
    ["day", meeting.day ? 0 : 1],
    ["starts", meeting.starts ? 0 : 1],
    ["place", meeting.place || meeting.place_en ? 0 : 1],
    ["chair", meeting.chair ? 0 : 1],
    ["agenda", items.length === 0 ? 1 : 0],
    ["times", untimed.length, untimed[0]],
    ["presenter", unreported.length, unreported[0]],
    ["parties", attendance.length === 0 ? 1 : 0],
    ["answers", silent],
    ["quorum", quorum.rule ? 0 : 1],
  ];
  const invited = SECTORS.filter((sector) => quorum.sectors[sector].expected < (quorum.rule?.sectors[sector] ?? 0));
  return [
    ...lacks
      .filter(([, count]) => count > 0)
      .map(([lack, count, first]) => ({ lack, count, ...(first && { item: first.id }) })),
    ...invited.map((sector) => ({ lack: "sector" as const, sector, count: quorum.rule?.sectors[sector] ?? 0 })),
    // Last: a meeting can be held without.
    ...(oneTitle[0] ? [{ lack: "title" as const, count: oneTitle.length, item: oneTitle[0].id }] : []),
  ];
}
