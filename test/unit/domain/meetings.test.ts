import { describe, expect, it } from "vitest";
import { subjects } from "../../../db/contract/subjects/index.ts";
import { MAX_ORDINAL } from "../../../db/contract/subjects/meeting-forms.ts";
import { MAX_LINE } from "../../../db/contract/tidy.ts";
import { checkIn } from "../../../db/domain/meetings/attendance.ts";
import { meetingView } from "../../../db/domain/meetings/meeting-view.ts";
import {
  closeMeeting,
  moveTo,
  orderItems,
  pauseTimer,
  reopenMeeting,
  startMeeting,
} from "../../../db/domain/meetings/meetings.ts";
import { takePosition } from "../../../db/domain/meetings/outcomes.ts";
import { planNext } from "../../../db/domain/meetings/series.ts";
import { removeRecord } from "../../../db/records/records.ts";
import { takeBackAs } from "../../../db/records/undo.ts";
import { quorumOf } from "../../../db/rules/quorum.ts";
import { readRecord } from "../../../db/schema/read-record.ts";
import { closeAsIs } from "../../support/checks.ts";
import { codeOf, openRoom, type Room, seatParties } from "../../support/room.ts";

function sitting(room: Room) {
  const meeting = room.put("meeting", { title_zh: "第1次会议", day: "2026-11-23" });
  const first = room.put("agenda_item", { meeting: meeting.id, title_zh: "通报" });
  const second = room.put("agenda_item", { meeting: meeting.id, title_zh: "讨论" });
  return { meeting: meeting.id, first: first.id, second: second.id };
}

describe("a meeting's life", () => {
  it("goes from planned to live to closed, and no step is skipped", () => {
    const room = openRoom();
    const { meeting, first } = sitting(room);
    expect(codeOf(() => closeMeeting(room, { id: meeting }))).toBe("E_MEETING_STATE");
    startMeeting(room, { id: meeting });
    expect(readRecord(room.reader, "meeting", meeting)).toMatchObject({ state: "live", current_item: first });
    expect(codeOf(() => startMeeting(room, { id: meeting }))).toBe("E_MEETING_STATE");
    closeAsIs(room, { id: meeting });
    expect(readRecord(room.reader, "meeting", meeting)).toMatchObject({ state: "closed", current_item: null });
    reopenMeeting(room, { id: meeting });
    expect(readRecord(room.reader, "meeting", meeting)?.state).toBe("live");
  });

  it.each([
    ["on its day", { day: "2026-11-23", starts: "00:30" }, 5400, "02:30"],
    [
      "on the last of its days, whatever the hour",
      { day: "2026-11-20", last_day: "2026-11-23", starts: "09:00" },
      0,
      "01:00",
    ],
    ["on another day", { day: "2026-11-20", starts: "09:00" }, 0, "12:00"],
    ["on a day nobody set", { day: null }, 0, "12:00"],
  ])("that is closed %s ends then, or as planned", (_, fields, wait, ends) => {
    const room = openRoom();
    const { meeting } = sitting(room);
    room.put("meeting", { ends: "12:00", ...fields }, meeting);
    startMeeting(room, { id: meeting });
    room.wait(wait);
    closeAsIs(room, { id: meeting });
    expect(readRecord(room.reader, "meeting", meeting)?.ends).toBe(ends);
  });

  it("that is opened again to put something right ends when it was closed first", () => {
    const room = openRoom();
    const { meeting } = sitting(room);
    startMeeting(room, { id: meeting });
    closeAsIs(room, { id: meeting });
    room.put("meeting", { starts: "00:10", ends: "00:45" }, meeting);
    reopenMeeting(room, { id: meeting });
    room.wait(3600);
    closeAsIs(room, { id: meeting });
    expect(readRecord(room.reader, "meeting", meeting)).toMatchObject({
      ends: "00:45",
      closed_at: "2026-11-23T02:00:00.000Z",
    });
  });

  it("cannot be pushed into another state by editing the field", () => {
    const room = openRoom();
    const { meeting } = sitting(room);
    expect(codeOf(() => room.put("meeting", { state: "sealed" }, meeting))).toBe("E_ONLY_BY_COMMAND");
    expect(codeOf(() => room.put("meeting", { title_zh: "x", state: "live" }))).toBe("E_ONLY_BY_COMMAND");
  });

  it("needs a name", () => {
    expect(codeOf(() => openRoom().put("meeting", { day: "2026-11-23" }))).toBe("E_NAME_MISSING");
  });
});

describe("the clock of an agenda item", () => {
  it("keeps the time spent when the meeting moves on, pauses, and comes back", () => {
    const room = openRoom();
    const { meeting, first, second } = sitting(room);
    startMeeting(room, { id: meeting });
    room.wait(90);
    moveTo(room, { item: second });
    expect(readRecord(room.reader, "agenda_item", first)).toMatchObject({ state: "done", spent: 90, started_at: null });
    room.wait(30);
    pauseTimer(room, { meeting });
    room.wait(600);
    expect(readRecord(room.reader, "agenda_item", second)).toMatchObject({ spent: 30, started_at: null });
    moveTo(room, { item: second });
    room.wait(10);
    moveTo(room, { item: first });
    expect(readRecord(room.reader, "agenda_item", second)?.spent).toBe(40);
  });

  it("takes no time away when the laptop's clock jumps back", () => {
    const room = openRoom();
    const { meeting, first, second } = sitting(room);
    startMeeting(room, { id: meeting });
    room.wait(-86_400);
    moveTo(room, { item: second });
    expect(readRecord(room.reader, "agenda_item", first)?.spent).toBe(0);
  });
});

describe("the agenda", () => {
  it("is put into the given order as one action, which undo takes back", () => {
    const room = openRoom();
    const { meeting, first, second } = sitting(room);
    orderItems(room, { meeting, items: [second, first] });
    expect(meetingView(room.reader, meeting).items.map(({ id }) => id)).toEqual([second, first]);
    takeBackAs(room, "undo", {});
    expect(meetingView(room.reader, meeting).items.map(({ id }) => id)).toEqual([first, second]);
  });

  it("loses an item without losing what was said under it", () => {
    const room = openRoom();
    const { meeting, first } = sitting(room);
    const outcome = room.put("outcome", { meeting, agenda_item: first, kind: "decision", text: "同意" });
    removeRecord(room, "agenda_item", { id: first });
    expect(readRecord(room.reader, "outcome", outcome.id)).toMatchObject({ text: "同意", agenda_item: null });
  });

  it("goes with its meeting, papers and all", () => {
    const room = openRoom();
    const { meeting, first } = sitting(room);
    const file = { meeting, name: "附件.pdf", bytes: 0, hash: "0".repeat(64) };
    room.put("paper", { ...file, agenda_item: first });
    room.put("paper", file);
    removeRecord(room, "meeting", { id: meeting });
    for (const subject of ["meeting", "agenda_item", "paper"])
      expect(room.reader.get(`SELECT count(*) AS n FROM ${subject}`), subject).toEqual({ n: 0 });
  });

  it("does not take an outcome of another meeting's item", () => {
    const room = openRoom();
    const { first } = sitting(room);
    const other = sitting(room);
    expect(
      codeOf(() => room.put("outcome", { meeting: other.meeting, agenda_item: first, kind: "decision", text: "一" })),
    ).toBe("E_UNKNOWN_RECORD");
  });
});

describe("attendance and quorum", () => {
  it("lists a party once", () => {
    const room = openRoom();
    const { meeting } = sitting(room);
    const { maker } = seatParties(room);
    checkIn(room, { meeting, organization: maker, presence: "present" });
    checkIn(room, { meeting, organization: maker, presence: "excused" });
    expect(meetingView(room.reader, meeting).attendance).toHaveLength(1);
    expect(codeOf(() => room.put("attendance", { meeting, organization: maker }, "another-id"))).toBe(
      "E_TWICE_ATTENDING",
    );
  });

  it("is met only with every named sector and the share of all parties", () => {
    const rule = { sectors: { government: 1, ngo: 1 }, percent: 50 };
    const party = (sector: "government" | "enterprise" | "ngo", presence: "present" | "expected") =>
      ({ sector, presence, role: "member" }) as const;
    const far = quorumOf(rule, [
      party("government", "present"),
      party("enterprise", "expected"),
      party("ngo", "expected"),
    ]);
    expect(far).toMatchObject({ met: false, present: 1, expected: 3, missing: ["ngo", "percent"] });
    const met = quorumOf(rule, [
      party("government", "present"),
      party("enterprise", "expected"),
      party("ngo", "present"),
    ]);
    expect(met).toMatchObject({ met: true, missing: [] });
    expect(met.sectors.enterprise).toEqual({ expected: 1, present: 0 });
  });

  it("does not count observers", () => {
    const quorum = quorumOf({ sectors: {}, percent: 50 }, [
      { sector: "government", presence: "present", role: "observer" },
      { sector: "enterprise", presence: "expected", role: "member" },
    ]);
    expect(quorum).toMatchObject({ met: false, present: 0, expected: 1 });
  });
});

describe("a position", () => {
  it("belongs to a party that attends", () => {
    const room = openRoom();
    const { meeting } = sitting(room);
    const { maker, supplier } = seatParties(room);
    const outcome = room.put("outcome", { meeting, kind: "decision", text: "发布清单" }).id;
    checkIn(room, { meeting, organization: maker, presence: "present" });
    checkIn(room, { meeting, organization: supplier, presence: "excused" });
    takePosition(room, { outcome, organization: maker, stance: "reservation", note: "交付周期需同步" });
    expect(codeOf(() => takePosition(room, { outcome, organization: supplier, stance: "support" }))).toBe(
      "E_NOT_ATTENDING",
    );
    expect(meetingView(room.reader, meeting).positions).toMatchObject([{ organization: maker, stance: "reservation" }]);
  });

  it("gets another reason only from whoever has seen the one that is replaced, and keeps where it stands", () => {
    const room = openRoom();
    const { meeting } = sitting(room);
    const { maker } = seatParties(room);
    const outcome = room.put("outcome", { meeting, kind: "decision", text: "一" }).id;
    checkIn(room, { meeting, organization: maker, presence: "present" });
    const write = (note: string, was: string) =>
      takePosition(room, { outcome, organization: maker, note, was: { note: was } });
    const held = () => meetingView(room.reader, meeting).positions[0];
    expect(codeOf(() => write("太早", ""))).toBe("E_CHANGED");
    takePosition(room, { outcome, organization: maker, stance: "reservation" });
    write("交付周期需同步", "");
    expect(codeOf(() => write("另一窗口的理由", ""))).toBe("E_CHANGED");
    expect(held()).toMatchObject({ stance: "reservation", note: "交付周期需同步" });
    // The other window has changed where the party stands meanwhile: a reason does not bring the old stance back.
    takePosition(room, { outcome, organization: maker, stance: "oppose" });
    write("另一窗口的理由", "交付周期需同步");
    expect(held()).toMatchObject({ stance: "oppose", note: "另一窗口的理由" });
    write("", "另一窗口的理由");
    expect(held()).toMatchObject({ stance: "oppose", note: null });
    takePosition(room, { outcome, organization: maker, stance: null });
    expect(codeOf(() => write("迟到的理由", ""))).toBe("E_CHANGED");
    expect(held()).toBeUndefined();
  });

  it("can be changed, taken back, and taken again", () => {
    const room = openRoom();
    const { meeting } = sitting(room);
    const { maker } = seatParties(room);
    const outcome = room.put("outcome", { meeting, kind: "decision", text: "一" }).id;
    checkIn(room, { meeting, organization: maker, presence: "present" });
    for (const stance of ["support", "oppose", null, "abstain"] as const)
      takePosition(room, { outcome, organization: maker, stance });
    expect(meetingView(room.reader, meeting).positions).toMatchObject([{ stance: "abstain" }]);
  });
});

describe("planning the next sitting of a series", () => {
  it("takes over members, agenda, quorum and number, as one action", () => {
    const room = openRoom();
    const { maker, department } = seatParties(room);
    const quorum = { sectors: { government: 1 }, percent: 50 };
    const series = room.put("series", {
      name_zh: "专班例会",
      members: [maker, department],
      agenda: ["通报", "讨论"].map((title_zh) => ({ title_zh, title_en: null, kind: "discussion", minutes: 10 })),
      quorum,
    });
    const before = room.ledger.size;
    const first = planNext(room, { series: series.id, day: "2026-12-01" });
    expect(room.ledger.size).toBe(before + 1);
    const view = meetingView(room.reader, first.id);
    expect(view.meeting).toMatchObject({ title_zh: "专班例会第1次会议", ordinal: 1, day: "2026-12-01", quorum });
    expect(view.items.map(({ title_zh }) => title_zh)).toEqual(["通报", "讨论"]);
    expect(view.attendance).toHaveLength(2);
    expect(meetingView(room.reader, planNext(room, { series: series.id }).id).meeting.ordinal).toBe(2);
  });

  it("hands on how long who may speak, from the sitting before it and no later one", () => {
    const room = openRoom();
    const series = room.put("series", { name_zh: "例会" }).id;
    const limits = { speech_minutes: 3, sector_minutes: { government: 10, ngo: 20 } };
    room.put("meeting", { title_zh: "一", series, day: "2026-11-02", speech_minutes: 5 });
    room.put("meeting", { title_zh: "二", series, day: "2026-11-09", ...limits });
    room.put("meeting", { title_zh: "远期", series, day: "2027-03-01", speech_minutes: 9 });
    room.put("meeting", { title_zh: "别的会", day: "2026-11-20", speech_minutes: 1 });
    const next = planNext(room, { series, day: "2026-12-01" }).id;
    expect(meetingView(room.reader, next).meeting).toMatchObject(limits);
    const first = planNext(room, { series, day: "2026-10-01" }).id;
    expect(meetingView(room.reader, first).meeting).toMatchObject({ speech_minutes: null, sector_minutes: null });
  });

  it("gives the next meeting a title and a number that fit, however long the name and however many there were", () => {
    const room = openRoom();
    const series = room.put("series", { name_zh: "长".repeat(MAX_LINE), name_en: "n".repeat(MAX_LINE) });
    room.put("meeting", { title_zh: "末次", series: series.id, ordinal: MAX_ORDINAL });
    const { meeting } = meetingView(room.reader, planNext(room, { series: series.id }).id);
    expect(subjects.meeting.record.safeParse(meeting).error).toBeUndefined();
  });
});
