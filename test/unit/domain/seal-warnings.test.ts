import { describe, expect, it } from "vitest";
import { answerComment, circulateMinutes, confirmMinutes } from "../../../db/domain/minutes/circulation.ts";
import { minutesModelOf } from "../../../db/domain/minutes/model.ts";
import { sealWarningsOf } from "../../../db/domain/minutes/seal-warnings.ts";
import { sealMeeting } from "../../../db/domain/minutes/seals.ts";
import { minutesParagraphs } from "../../../db/domain/minutes/wordings.ts";
import { codeOf, ROOM_DAY } from "../../support/room.ts";
import { circulate, closedMeeting } from "../../support/sealing.ts";

const kindsOf = ({ room, meeting }: ReturnType<typeof closedMeeting>) =>
  sealWarningsOf(room, meeting).map(({ kind }) => kind);

describe("what should be looked at before a seal", () => {
  it("is nothing where the minutes are whole", () => {
    const held = closedMeeting();
    expect(kindsOf(held)).toEqual([]);
    circulate(held.room, held.meeting);
    for (const profile of Object.values(held.people)) confirmMinutes(held.room, { meeting: held.meeting, profile });
    expect(sealMeeting(held.room, { id: held.meeting }).hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ["2026-11-24", true],
    ["2026-12", true],
    ["2027", true],
    [ROOM_DAY, false],
    ["2026-11", false],
    ["2026", false],
  ])("is a day that has not come yet: %s, %s", (day, ahead) => {
    const held = closedMeeting();
    held.room.put("meeting", { day }, held.meeting);
    expect(sealWarningsOf(held.room, held.meeting)).toEqual(ahead ? [{ kind: "day_ahead", day }] : []);
  });

  it("is the last of several days", () => {
    const held = closedMeeting();
    held.room.put("meeting", { last_day: "2026-11-25" }, held.meeting);
    expect(sealWarningsOf(held.room, held.meeting)).toEqual([{ kind: "day_ahead", day: "2026-11-25" }]);
  });

  it("is a day, place or chair that is not known", () => {
    const held = closedMeeting();
    held.room.put("meeting", { day: null, place: null, chair: null }, held.meeting);
    expect(kindsOf(held)).toEqual(["no_day", "no_place", "no_chair"]);
  });

  it("is a decision that was adopted although the quorum was never reached", () => {
    const held = closedMeeting({ quorum: { sectors: { academia: 1 }, percent: 0 } });
    const { room, meeting, outcome } = held;
    expect(kindsOf(held)).toEqual([]);
    room.put("outcome", { state: "adopted" }, outcome);
    expect(sealWarningsOf(room, meeting)).toEqual([{ kind: "no_quorum", count: 1 }]);
    expect(minutesModelOf(room.reader, meeting)).toMatchObject({ quorumLost: false, quorumNever: true });
    // Of whom nobody noted anything, nothing is said.
    room.put("attendance", {
      meeting,
      organization: room.put("organization", { name_zh: "大学", sector: "academia", city: "重庆" }).id,
      presence: "expected",
    });
    expect(kindsOf(held)).toEqual([]);
    const reached = closedMeeting({ quorum: { sectors: { ngo: 1 }, percent: 50 } });
    reached.room.put("outcome", { state: "adopted" }, reached.outcome);
    expect(kindsOf(reached)).toEqual([]);
  });

  it("is a last day for comments that has not passed", () => {
    const held = closedMeeting();
    const { room, meeting } = held;
    circulateMinutes(room, { meeting, commentsUntil: ROOM_DAY });
    expect(sealWarningsOf(room, meeting)).toEqual([{ kind: "comments_asked", day: ROOM_DAY }]);
    room.wait(24 * 3600);
    expect(kindsOf(held)).toEqual([]);
  });

  it("is comments without an answer, and accepted ones until the paragraph reads otherwise", () => {
    const held = closedMeeting();
    const { room, meeting, outcome } = held;
    circulate(room, meeting);
    const key = `outcome:${outcome}`;
    const place = { meeting, key, style: "gb", language: "zh" } as const;
    const comment = room.put("comment", { ...place, sector: "ngo", text: "写明牵头单位" }).id;
    expect(sealWarningsOf(room, meeting)).toEqual([{ kind: "comments_open", count: 1 }]);
    answerComment(room, { comment, accept: true });
    expect(sealWarningsOf(room, meeting)).toEqual([{ kind: "comments_waiting", count: 1 }]);
    const { paragraphs } = minutesParagraphs(room.reader, { meeting, language: "zh", style: "gb" });
    const source = paragraphs.find((one) => one.key === key)?.written ?? "";
    room.put("wording", { ...place, text: "会议决定，共建充电平台，由协会牵头。", source });
    expect(kindsOf(held)).toEqual([]);
  });

  it("is agenda items with neither outcome nor action, unless they were put off", () => {
    const held = closedMeeting();
    const { room, meeting, maker } = held;
    const bare = room.put("agenda_item", { meeting, title_zh: "其他事项" }).id;
    expect(sealWarningsOf(room, meeting)).toEqual([
      { kind: "items_bare", items: [{ id: bare, number: 2, title: { zh: "其他事项", en: null } }] },
    ]);
    room.put("agenda_item", { state: "parked" }, bare);
    expect(kindsOf(held)).toEqual([]);
    // A report is enough where nothing was to be decided.
    room.put("report", { meeting, agenda_item: bare, organization: maker, progress: "已完成" });
    room.put("agenda_item", { state: "done", kind: "discussion" }, bare);
    expect(kindsOf(held)).toEqual([]);
    room.put("agenda_item", { kind: "decision" }, bare);
    expect(kindsOf(held)).toEqual(["items_bare"]);
    room.put("agenda_item", { meeting, title_zh: "会前通报", kind: "information" });
    expect(sealWarningsOf(room, meeting)).toMatchObject([{ items: [{ id: bare }] }]);
  });

  it("has to be accepted, every kind of it, before anything is written", () => {
    const held = closedMeeting();
    const { room, meeting, series } = held;
    room.put("series", { confirmation_rule: "none" }, series);
    room.put("meeting", { place: null }, meeting);
    const before = room.ledger.size;
    expect(codeOf(() => sealMeeting(room, { id: meeting }))).toBe("E_SEAL_WARNINGS");
    // A warning that came up after the others were accepted is asked about first.
    room.put("meeting", { chair: null }, meeting);
    expect(codeOf(() => sealMeeting(room, { id: meeting, despite: ["no_place"] }))).toBe("E_SEAL_WARNINGS");
    expect(room.ledger.size).toBe(before + 1);
    expect(sealMeeting(room, { id: meeting, despite: ["no_place", "no_chair"] }).hash).toMatch(/^[0-9a-f]{64}$/);
  });
});
