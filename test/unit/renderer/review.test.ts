import { describe, expect, it } from "vitest";
import { missingBefore } from "../../../renderer/screens/meetings/review.ts";

type MeetingView = Parameters<typeof missingBefore>[0];

const sector = { expected: 1, present: 0 };
const ready = {
  meeting: { day: "2026-11-30", starts: "09:00", place: "重庆", chair: "张协调" },
  items: [{ minutes: 10, state: "open" }],
  attendance: [{}],
  quorum: {
    rule: { sectors: { government: 1 }, percent: 50 },
    sectors: { government: sector, enterprise: sector, ngo: sector, academia: sector, public: sector },
  },
} as unknown as MeetingView;
const without = (change: object) =>
  missingBefore({ ...ready, ...change } as unknown as MeetingView).map(({ lack }) => lack);

describe("before a meeting", () => {
  it("nothing is missing when all is there", () => {
    expect(without({})).toEqual([]);
  });

  it("says what is missing", () => {
    expect(without({ meeting: { day: null, starts: null, place: "", chair: null } })).toEqual([
      "day",
      "starts",
      "place",
      "chair",
    ]);
    expect(without({ items: [] })).toEqual(["agenda"]);
    expect(without({ attendance: [] })).toEqual(["parties"]);
    expect(without({ quorum: { ...ready.quorum, rule: null } })).toEqual(["quorum"]);
  });

  it("counts items without planned minutes, parked ones left out", () => {
    const items = [
      { minutes: null, state: "open" },
      { minutes: 0, state: "open" },
      { minutes: null, state: "parked" },
    ];
    expect(missingBefore({ ...ready, items } as unknown as MeetingView)).toEqual([{ lack: "times", count: 2 }]);
  });

  it("names the sector from which too few are invited for the quorum", () => {
    const rule = { sectors: { ngo: 2 }, percent: 0 };
    expect(missingBefore({ ...ready, quorum: { ...ready.quorum, rule } } as unknown as MeetingView)).toEqual([
      { lack: "sector", sector: "ngo", count: 2 },
    ]);
  });
});
