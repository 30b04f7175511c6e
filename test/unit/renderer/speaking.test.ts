import { describe, expect, it } from "vitest";
import { secondsOf, speakingShares, unheardSectors } from "../../../renderer/meeting/speaking.ts";

const NOW = Date.parse("2026-11-23T02:00:00.000Z");
const speech = (organization: string, seconds: number | null, agenda_item: string | null = "i1") => ({
  id: `${organization}${seconds}`,
  meeting: "m",
  agenda_item,
  organization,
  started_at: "2026-11-23T01:59:30.000Z",
  ended_at: seconds === null ? null : "2026-11-23T01:59:59.000Z",
  seconds,
});
const seat = (organization: string, sector: "government" | "enterprise" | "ngo", presence = "present") =>
  ({ organization, sector, presence, role: "member" }) as never;
const ROOM = [seat("gov", "government"), seat("firm", "enterprise"), seat("firm2", "enterprise"), seat("ngo", "ngo")];

describe("speaking time", () => {
  it("is shared out by sector, with the speech that is going on", () => {
    const speeches = [speech("gov", 90), speech("firm", 60), speech("firm2", null)];
    expect(speakingShares({ speeches, attendance: ROOM }, NOW)).toEqual([
      { sector: "government", seconds: 90, share: 0.5 },
      { sector: "enterprise", seconds: 90, share: 0.5 },
      { sector: "ngo", seconds: 0, share: 0 },
    ]);
    expect(speakingShares({ speeches: [], attendance: ROOM }, NOW).every(({ share }) => share === 0)).toBe(true);
  });

  it("does not run backwards when the clock does", () => {
    expect(secondsOf(speech("gov", null), Date.parse("2026-11-23T01:00:00.000Z"))).toBe(0);
  });
});

describe("who has not been heard on the item", () => {
  const view = { attendance: ROOM, speeches: [], reports: [], outcomes: [], positions: [] };

  it("is a sector that is here and has neither spoken, reported nor taken a position under it", () => {
    expect(unheardSectors(view, "i1")).toEqual(["government", "enterprise", "ngo"]);
    expect(unheardSectors({ ...view, speeches: [speech("gov", 5)] }, "i1")).toEqual(["enterprise", "ngo"]);
    expect(unheardSectors({ ...view, speeches: [speech("gov", 5, "i2")] }, "i1")).toContain("government");
    const outcomes = [{ id: "o", agenda_item: "i1" }] as never;
    const positions = [{ outcome: "o", organization: "ngo" }] as never;
    const reports = [{ agenda_item: "i1", organization: "firm2" }] as never;
    expect(unheardSectors({ ...view, outcomes, positions, reports }, "i1")).toEqual(["government"]);
  });

  it("leaves out sectors that are not in the room", () => {
    const attendance = [seat("gov", "government"), seat("ngo", "ngo", "left")];
    expect(unheardSectors({ ...view, attendance }, "i1")).toEqual(["government"]);
  });
});
