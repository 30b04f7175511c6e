import { describe, expect, it } from "vitest";
import { forecastOf } from "../../../renderer/meeting/floor/forecast.ts";
import { speakingShares, unheardSectors } from "../../../renderer/meeting/floor/speaking.ts";

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
const MEETING = { sector_minutes: null } as never;
const ROOM = [seat("gov", "government"), seat("firm", "enterprise"), seat("firm2", "enterprise"), seat("ngo", "ngo")];

describe("speaking time", () => {
  it("is shared out by sector, with the speech that is going on", () => {
    const speeches = [speech("gov", 90), speech("firm", 60), speech("firm2", null)];
    expect(speakingShares({ speeches, attendance: ROOM, meeting: MEETING }, NOW)).toMatchObject([
      { sector: "government", seconds: 90, share: 0.5 },
      { sector: "enterprise", seconds: 90, share: 0.5 },
      { sector: "ngo", seconds: 0, share: 0 },
    ]);
    expect(
      speakingShares({ speeches: [], attendance: ROOM, meeting: MEETING }, NOW).every(({ share }) => share === 0),
    ).toBe(true);
  });

  it("is counted down where a sector has its time", () => {
    const meeting = { sector_minutes: { government: 10 } } as never;
    const shares = speakingShares({ speeches: [speech("gov", 90)], attendance: ROOM, meeting }, NOW);
    expect(shares.map(({ sector, limit }) => [sector, limit])).toEqual([
      ["government", 600],
      ["enterprise", null],
      ["ngo", null],
    ]);
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

describe("the end of the meeting", () => {
  const at = (hour: string) => new Date(`2026-11-23T${hour}:00`).getTime();
  const item = (id: string, minutes: number | null, more: object = {}) =>
    ({ id, minutes, kind: "discussion", state: "open", spent: 0, started_at: null, ...more }) as never;
  const view = (ends: string | null, ...items: never[]) =>
    ({ meeting: { current_item: "a", ends, planned: null, day: "2026-11-23", last_day: null }, items }) as never;

  it("is told from what is left of the item that is on and what is planned behind it", () => {
    const items = [item("z", 60, { state: "done" }), item("a", 20, { spent: 300 }), item("b", 10), item("c", null)];
    expect(forecastOf(view("10:30", ...items), at("10:00"))).toEqual({
      ends: at("10:25"),
      late: -5,
      park: [],
      unplanned: 1,
    });
    expect(forecastOf(view(null, ...items), at("10:00"))).toMatchObject({ ends: at("10:25"), late: null });
    // Written down on another day than it was held, it is not late.
    const later = at("10:00") + 86_400_000;
    expect(forecastOf(view("10:05", ...items), later)).toMatchObject({ late: null, park: [] });
    expect(forecastOf(view("10:30", item("a", null), item("b", null)), at("10:00"))).toBeNull();
    // An item that runs over does not bring the end nearer.
    expect(forecastOf(view("10:30", item("a", 5, { spent: 900 }), item("b", 10)), at("10:00"))?.ends).toBe(at("10:10"));
  });

  it("goes past midnight", () => {
    expect(forecastOf(view("23:50", item("a", 30)), at("23:40"))?.late).toBe(20);
    expect(forecastOf(view("00:10", item("a", 30)), at("23:40"))?.late).toBe(0);
  });

  it("is kept by putting off the shortest item that is enough, or the easiest until they are; none where all are not", () => {
    const items = [
      item("a", 20),
      item("b", 30, { kind: "decision" }),
      item("c", 15),
      item("d", 10, { kind: "report" }),
    ];
    expect(forecastOf(view("11:05", ...items), at("10:00"))?.park).toEqual([{ id: "d", number: 4 }]);
    expect(forecastOf(view("11:00", ...items), at("10:00"))?.park).toEqual([{ id: "c", number: 3 }]);
    expect(forecastOf(view("10:50", ...items), at("10:00"))?.park).toEqual([{ id: "b", number: 2 }]);
    expect(forecastOf(view("10:35", ...items), at("10:00"))?.park.map(({ id }) => id)).toEqual(["b", "c", "d"]);
    expect(forecastOf(view("10:10", ...items), at("10:00"))?.park).toEqual([]);
  });
});
