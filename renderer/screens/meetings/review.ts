/** What is still to be seen to before a meeting. Pure. */
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
