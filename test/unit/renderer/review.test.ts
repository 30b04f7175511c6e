import { describe, expect, it } from "vitest";
import { missingBefore } from "../../../renderer/screens/meetings/review.ts";

type MeetingView = Parameters<typeof missingBefore>[0];

const sector = { expected: 1, present: 0 };
const ready = {
  meeting: { day: "2026-11-30", starts: "09:00", place: "重庆", chair: "张协调" },
  items: [
    { id: "one", minutes: 10, state: "open", kind: "report", presenter: "a", title_zh: "议题", title_en: "Item" },
  ],
  attendance: [{ presence: "expected", name: "李工", person: null }],
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

  it("counts what items lack, parked ones left out, and names the first of them", () => {
    const whole = ready.items[0];
    const items = [
      whole,
      { ...whole, id: "two", minutes: null, presenter: null, title_en: null },
      { ...whole, id: "three", minutes: 0, kind: "discussion", presenter: null },
      { ...whole, id: "four", minutes: null, presenter: null, title_en: null, state: "parked" },
    ];
    expect(missingBefore({ ...ready, items } as unknown as MeetingView)).toEqual([
      { lack: "times", count: 2, item: "two" },
      { lack: "presenter", count: 1, item: "two" },
      { lack: "title", count: 1, item: "two" },
    ]);
  });

  it("counts parties that have not answered", () => {
    const attendance = [...ready.attendance, { presence: "expected", name: null, person: null }];
    expect(missingBefore({ ...ready, attendance } as unknown as MeetingView)).toEqual([{ lack: "answers", count: 1 }]);
  });

  it("names the sector from which too few are invited for the quorum", () => {
    const rule = { sectors: { ngo: 2 }, percent: 0 };
    expect(missingBefore({ ...ready, quorum: { ...ready.quorum, rule } } as unknown as MeetingView)).toEqual([
      { lack: "sector", sector: "ngo", count: 2 },
    ]);
  });
});
