/** What the room may see: nothing private, no drafts, and what the live screen has chosen. */
import { describe, expect, test } from "vitest";
import { decideAmendment } from "../../../db/domain/meetings/amendments.ts";
import { meetingView } from "../../../db/domain/meetings/meeting-view.ts";
import { moveTo, startMeeting } from "../../../db/domain/meetings/meetings.ts";
import { quorumStanding } from "../../../renderer/meeting/quorum-standing.ts";
import { layoutOf, stageOn, unitsOf } from "../../../renderer/screens/projector/layout.ts";
import { onScreen } from "../../../renderer/screens/projector/shown.ts";
import { openRoom, seatParties } from "../../support/room.ts";

const NOW = Date.parse("2026-11-23T01:00:00.000Z");

test("a quorum is reached or missed on every screen only where a rule asks for one", () => {
  const room = openRoom();
  const { maker, supplier } = seatParties(room);
  const meeting = room.put("meeting", { title_zh: "会" }).id;
  room.put("attendance", { meeting, organization: maker, presence: "present" });
  room.put("attendance", { meeting, organization: supplier, presence: "expected" });
  const told = (quorum: { sectors: Record<string, number>; percent: number } | null) => {
    room.put("meeting", { quorum }, meeting);
    const view = meetingView(room.reader, meeting);
    const { state } = onScreen(view, { entry: null, amendment: null }, NOW).quorum;
    expect(quorumStanding(view.quorum)).toBe(state);
    return state;
  };
  expect(told(null)).toBe("unasked");
  expect(told({ sectors: {}, percent: 0 })).toBe("unasked");
  expect(told({ sectors: {}, percent: 50 })).toBe("met");
  expect(told({ sectors: {}, percent: 60 })).toBe("missed");
});

test("the projector shows the item, the chosen sentence and its positions, and nothing else of the view", () => {
  const room = openRoom();
  const { maker, supplier } = seatParties(room);
  const meeting = room.put("meeting", { title_zh: "会", note: "SECRET meeting note" }).id;
  for (const organization of [maker, supplier])
    room.put("attendance", { meeting, organization, presence: "present", note: "SECRET seat", name: "SECRET name" });
  const first = room.put("agenda_item", {
    meeting,
    title_zh: "一",
    minutes: 5,
    private_note: "SECRET item",
    note: "SECRET",
  }).id;
  const second = room.put("agenda_item", { meeting, title_zh: "二" }).id;
  const decision = room.put("outcome", { meeting, agenda_item: first, kind: "decision", text: "同意" }).id;
  room.put("position", { outcome: decision, organization: maker, stance: "oppose", note: "SECRET reason" });
  const action = room.put("action", {
    meeting,
    agenda_item: first,
    text: "办",
    lead: maker,
    due: "2026-12-01",
    status_note: "SECRET",
  }).id;
  startMeeting(room, { id: meeting });
  const shown = (chosen: string | null) =>
    onScreen(meetingView(room.reader, meeting), { entry: chosen, amendment: null }, NOW);
  expect(shown(decision)).toMatchObject({
    item: { number: 1, title: { zh: "一" }, clock: { minutes: 5 } },
    entry: { kind: "decision", text: { zh: "同意" }, state: "proposed" },
    positions: [{ organization: maker, sector: "enterprise", stance: "oppose" }],
    silent: [{ organization: supplier, sector: "enterprise" }],
    unheard: [{ organization: supplier, sector: "enterprise" }],
    agenda: [{ state: "now" }, { state: "ahead" }],
    quorum: { state: "unasked", present: 2, expected: 2 },
  });
  // Without a choice, what was recorded last.
  expect(shown(null).entry).toMatchObject({
    kind: "action",
    text: { zh: "办" },
    party: { organization: maker },
    due: "2026-12-01",
  });
  expect(shown("gone").entry?.id).toBe(action);
  for (const chosen of [decision, action, null]) expect(JSON.stringify(shown(chosen))).not.toContain("SECRET");
  moveTo(room, { item: second });
  expect(shown(decision)).toMatchObject({ item: { number: 2 }, entry: null, positions: [] });
});

test("the projector shows the wording that is discussed against the one that holds, as long as nothing is decided of it", () => {
  const room = openRoom();
  const { maker, supplier } = seatParties(room);
  const meeting = room.put("meeting", { title_zh: "会" }).id;
  const item = room.put("agenda_item", { meeting, title_zh: "一" }).id;
  const outcome = room.put("outcome", { meeting, agenda_item: item, kind: "decision", text: "试点一年" }).id;
  const amend = (organization: string, text: string) => room.put("amendment", { outcome, organization, text }).id;
  startMeeting(room, { id: meeting });
  const shown = (amendment: string | null) =>
    onScreen(meetingView(room.reader, meeting), { entry: outcome, amendment }, NOW).amendment;
  // What was only opened says the same as the text.
  amend(maker, "试点一年");
  expect(shown(null)).toBeNull();
  const first = amend(maker, "试点两年");
  const last = amend(supplier, "试点半年");
  expect(shown(null)).toMatchObject({ organization: supplier, before: "试点一年", after: "试点半年" });
  expect(shown(first)).toMatchObject({ organization: maker, after: "试点两年" });
  decideAmendment(room, { amendment: last, accept: false });
  expect(shown(last)).toMatchObject({ after: "试点两年" });
  decideAmendment(room, { amendment: first, accept: true });
  expect(shown(first)).toMatchObject({ after: "试点一年", before: "试点两年" });
});

test("while nothing is recorded, the room sees what is open on the item, and of it nothing that is private", () => {
  const room = openRoom();
  const { maker } = seatParties(room);
  const series = room.put("series", { name_zh: "例会" }).id;
  const earlier = room.put("meeting", { series, title_zh: "上次" }).id;
  const about = { meeting: earlier, lead: maker, status: "in_progress", status_note: "SECRET" } as const;
  const late = room.put("action", { ...about, text: "核实名录", due: "2026-11-07" }).id;
  const inTime = room.put("action", { ...about, text: "比对标准", due: "2026-12-20" }).id;
  const lateMonth = room.put("action", { ...about, text: "汇总数据", due: "2026-10" }).id;
  const done = room.put("action", { ...about, text: "办结的", status: "done", due: "2026-11-07" }).id;
  room.put("action", { ...about, text: "别的议题的" });
  const parked = room.put("outcome", { meeting: earlier, kind: "parked", text: "检测结果互认" }).id;
  const meeting = room.put("meeting", { series, title_zh: "会" }).id;
  room.put("attendance", { meeting, organization: maker, presence: "present" });
  room.put("agenda_item", {
    meeting,
    title_zh: "一",
    actions: [late, inTime, lateMonth, done],
    outcomes: [parked],
    private_note: "SECRET",
  });
  startMeeting(room, { id: meeting });
  const shown = onScreen(meetingView(room.reader, meeting), { entry: null, amendment: null }, NOW);
  expect(shown.entry).toBeNull();
  const party = { organization: maker, sector: "enterprise" };
  // What is settled is open no more.
  expect(shown.item?.open.actions).toEqual([
    { id: lateMonth, text: { zh: "汇总数据", en: null }, party, due: "2026-10" },
    { id: late, text: { zh: "核实名录", en: null }, party, due: "2026-11-07" },
    { id: inTime, text: { zh: "比对标准", en: null }, party, due: "2026-12-20" },
  ]);
  expect(shown.item?.open.decisions).toEqual([{ zh: "检测结果互认", en: "检测结果互认" }]);
  expect(JSON.stringify(shown)).not.toContain("SECRET");
});

describe("the sentence on the stage", () => {
  const room = { lines: 2, width: 1776, height: 480 };
  const DECISION = "两市联合发布热管理与隔膜技术需求清单，12 月底前征集整车与电池企业需求。";

  test("takes the largest of four sizes that needs two lines, three in English or with an amendment", () => {
    const sizes = [10, 37, 38, 41, 43, 49].map((length) => layoutOf("字".repeat(length), room).size);
    expect(sizes).toEqual([96, 88, 88, 84, 72, 72]);
    expect(layoutOf("字".repeat(49), { ...room, lines: 3 }).size).toBe(96);
    const english =
      "Both cities publish a joint list of thermal and separator needs; makers send theirs by the end of December.";
    expect(layoutOf(english, { ...room, lines: 3 }).size).toBe(88);
  });

  test("breaks after the comma nearest to its middle, where that needs no line more", () => {
    expect(layoutOf(DECISION, room)).toEqual({
      size: 88,
      parts: ["两市联合发布热管理与隔膜技术需求清单，", "12 月底前征集整车与电池企业需求。"],
    });
    expect(layoutOf("同意，即日起施行。", room).parts).toEqual(["同意，即日起施行。"]);
    // After the first comma, what is left would need two lines.
    expect(layoutOf(`同意，${"字".repeat(32)}`, room).parts).toHaveLength(1);
    expect(
      layoutOf("Both cities publish one list of needs, makers send theirs by the end of December", room).parts,
    ).toEqual(["Both cities publish one list of needs,", "makers send theirs by the end of December"]);
  });

  test("stays readable from the last row as long as all of it is seen, and gets smaller only then", () => {
    expect(layoutOf("字".repeat(96), room).size).toBe(72);
    expect(layoutOf("字".repeat(140), room).size).toBe(60);
    expect(layoutOf("字".repeat(2_000), room).size).toBe(40);
  });

  test("is as large a part of any other screen, and the stage is as wide or as high as that one", () => {
    expect(stageOn({ width: 1280, height: 720 })).toEqual({ width: 1920, height: 1080, scale: 2 / 3 });
    expect(stageOn({ width: 1024, height: 768 })).toMatchObject({ width: 1920, height: 1440 });
    expect(stageOn({ width: 640, height: 400 })).toEqual({ width: 1280, height: 800, scale: 0.5 });
  });

  test("counts letters as wide as faces for print draw them", () => {
    expect(unitsOf("热管理，")).toBe(4);
    expect(unitsOf("a B")).toBeCloseTo(0.62 + 0.27 + 0.72);
    // As wide as Chromium draws them in Noto Serif, weight 600, or a little wider: a line too many would cover what is below.
    expect(unitsOf("makers send theirs by the end of")).toBeGreaterThan(16.6);
    expect(unitsOf("thermal and separator needs;")).toBeGreaterThan(14.95);
  });
});
