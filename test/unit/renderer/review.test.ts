import { describe, expect, it } from "vitest";
import { missingBefore, reviewOf, unsettledOf } from "../../../renderer/screens/meetings/review.ts";

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

describe("after a meeting", () => {
  const outcome = (id: string, fields: object) => ({
    id,
    kind: "decision",
    state: "adopted",
    text: "x",
    text_en: null,
    ...fields,
  });
  const action = (id: string, fields: object) => ({
    id,
    lead: "a",
    due: "2026-12-31",
    status: "not_started",
    text: "x",
    text_en: null,
    ...fields,
  });

  const nothing = {
    outcomes: [],
    actions: [],
    reports: [],
    items: [],
    events: [],
    quorum: { rule: null, possible: false },
  };
  const listed = (view: object) => reviewOf({ ...nothing, ...view } as never).map(({ lack, id }) => `${lack} ${id}`);

  it("lists decisions that were adopted although the quorum was never reached", () => {
    const outcomes = [outcome("adopted", {}), outcome("lost", { state: "rejected" })];
    expect(listed({ outcomes, quorum: { never: true } })).toEqual(["noQuorum adopted"]);
    expect(listed({ outcomes })).toEqual([]);
  });

  it("lists items without an outcome or action, unless they were put off, only informed, or only heard reports", () => {
    const item = (id: string, fields: object) => ({ id, state: "done", kind: "discussion", title_zh: id, ...fields });
    const items = [
      item("bare", {}),
      item("parked", { state: "parked" }),
      item("informed", { kind: "information" }),
      item("heard", { kind: "report" }),
      item("undecided", { kind: "decision" }),
      item("acted", {}),
    ];
    const reports = [{ agenda_item: "heard" }, { agenda_item: "undecided" }];
    const actions = [action("todo", { agenda_item: "acted" })];
    expect(listed({ items, reports, actions })).toEqual(["untouched bare", "untouched undecided"]);
  });

  it("lists what has no text, no result, no lead, no date", () => {
    const left = reviewOf({
      ...nothing,
      outcomes: [
        outcome("whole", {}),
        outcome("empty", { text: " ", text_en: null }),
        outcome("open", { state: "proposed" }),
        outcome("said", { kind: "opinion", state: "proposed" }),
      ],
      actions: [
        action("whole", {}),
        action("alone", { lead: null, due: null }),
        action("gone", { due: null, status: "cancelled" }),
      ],
    } as never);
    expect(left.map(({ lack, id }) => `${lack} ${id}`)).toEqual([
      "noText empty",
      "undecided open",
      "noLead alone",
      "noDue alone",
    ]);
  });
});

describe("parties nobody noted anything of", () => {
  const attendance = ["expected", "present", "left", "excused", "absent", "expected"].map((presence, id) => ({
    id,
    presence,
  }));
  const unsettled = (state: string) => unsettledOf({ meeting: { state }, attendance } as never).map(({ id }) => id);

  it("are those still expected once the meeting is over, and can be settled until it is sealed", () => {
    expect(unsettled("closed")).toEqual([0, 5]);
    for (const state of ["planned", "live", "sealed"]) expect(unsettled(state)).toEqual([]);
  });
});
