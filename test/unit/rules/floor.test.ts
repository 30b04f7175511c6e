/** Who gets the floor next: as asked, fair, and by hand; whatever the order, everybody who waits stands in it once. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { SECTORS, type Sector } from "../../../db/contract/vocabulary.ts";
import { floorOrder, heardOf, secondsOf, waitingOn } from "../../../db/rules/floor.ts";
import { announceSeed } from "../../seed.ts";

const NOW = Date.parse("2026-11-23T02:00:00.000Z");

function request(organization: string, turn: number | null = null, more: object = {}): RecordOf<"floor_request"> {
  const asked_at = "2026-11-23T01:00:00.000Z";
  return {
    id: `r-${organization}`,
    meeting: "m",
    agenda_item: "i1",
    organization,
    asked_at,
    turn,
    taken_at: null,
    ...more,
  };
}
const speech = (organization: string, seconds: number | null) => ({
  organization,
  started_at: "2026-11-23T01:59:00.000Z",
  ended_at: seconds === null ? null : "2026-11-23T01:59:30.000Z",
  seconds,
});
const ROOM: { organization: string; sector: Sector }[] = [
  { organization: "gov", sector: "government" },
  { organization: "firm", sector: "enterprise" },
  { organization: "firm2", sector: "enterprise" },
  { organization: "club", sector: "ngo" },
];
const names = (turns: ReturnType<typeof floorOrder>) => turns.map((turn) => turn.request.organization);

describe("a speech", () => {
  it("that goes on has run until now, and a clock that went back counts as nothing", () => {
    expect(secondsOf(speech("gov", null), NOW)).toBe(60);
    expect(secondsOf(speech("gov", null), NOW - 3_600_000)).toBe(0);
    expect(secondsOf(speech("gov", 12), NOW)).toBe(12);
  });
});

describe("those who wait", () => {
  it("wait on their item, in the order in which they asked, until they have the floor", () => {
    const requests = [
      request("gov", null, { asked_at: "2026-11-23T01:02:00.000Z" }),
      request("firm", null, { asked_at: "2026-11-23T01:01:00.000Z" }),
      request("club", null, { taken_at: "2026-11-23T01:03:00.000Z" }),
      request("firm2", null, { agenda_item: "i2" }),
    ];
    expect(waitingOn(requests, "i1").map(({ organization }) => organization)).toEqual(["firm", "gov"]);
  });

  it("speak as they asked, or by what has been heard: least sector first, then who has not spoken, then who asked", () => {
    const waiting = [request("gov"), request("firm2"), request("firm"), request("club")];
    const heard = heardOf(
      [speech("gov", 720), speech("firm2", 100), speech("firm2", 100), speech("club", 95)],
      ROOM,
      NOW,
    );
    expect(names(floorOrder("asked", waiting, heard))).toEqual(["gov", "firm2", "firm", "club"]);
    const fair = floorOrder("fair", waiting, heard);
    expect(names(fair)).toEqual(["club", "firm", "firm2", "gov"]);
    expect(fair[0]).toMatchObject({ asked: 4, why: "fair", seconds: 95, least: true, speeches: 1, sector: "ngo" });
    expect(fair[1]).toMatchObject({ asked: 3, seconds: 200, least: false, speeches: 0 });
    // Without an order of its own a meeting hears them as they asked.
    expect(names(floorOrder(null, waiting, heard))).toEqual(["gov", "firm2", "firm", "club"]);
  });

  it("count what a speech that goes on has taken so far", () => {
    const heard = heardOf([speech("gov", null), speech("firm", 30)], ROOM, NOW);
    expect(names(floorOrder("fair", [request("gov"), request("firm2")], heard))).toEqual(["firm2", "gov"]);
  });

  it("stay where somebody put them by hand, whatever the order", () => {
    const heard = heardOf([speech("gov", 720)], ROOM, NOW);
    const waiting = [request("gov", 1), request("firm"), request("club")];
    const fair = floorOrder("fair", waiting, heard);
    expect(names(fair)).toEqual(["gov", "firm", "club"]);
    expect(fair.map(({ why }) => why)).toEqual(["moved", "fair", "fair"]);
  });

  it("stand in the order once each, and each placed one at its place", () => {
    const party = fc.record({
      sector: fc.constantFrom(...SECTORS),
      seconds: fc.nat(5_000),
      turn: fc.option(fc.integer({ min: 1, max: 30 })),
    });
    fc.assert(
      fc.property(fc.array(party, { maxLength: 12 }), fc.constantFrom("asked", "fair", null), (parties, order) => {
        const placed = new Set<number>();
        const waiting = parties.map(({ turn }, index) => {
          const own = turn !== null && turn <= parties.length && !placed.has(turn) ? turn : null;
          if (own !== null) placed.add(own);
          return request(`p${index}`, own);
        });
        const seats = parties.map(({ sector }, index) => ({ organization: `p${index}`, sector }));
        const speeches = parties.map(({ seconds }, index) => speech(`p${index}`, seconds));
        const turns = floorOrder(order, waiting, heardOf(speeches, seats, NOW));
        expect(names(turns).toSorted()).toEqual(waiting.map(({ organization }) => organization).toSorted());
        for (const [index, { request }] of turns.entries())
          if (request.turn !== null) expect(request.turn).toBe(index + 1);
      }),
      { seed: announceSeed("floor order") },
    );
  });
});
