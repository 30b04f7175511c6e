/** The check list: one for the closing of a meeting, the circulation of its minutes and their seal. */
import { describe, expect, it } from "vitest";
import { onlyId } from "../../../db/base/ids.ts";
import { OFFICE } from "../../../db/contract/office.ts";
import type { Check, CheckStage } from "../../../db/contract/procedures/checks.ts";
import { checkIn } from "../../../db/domain/meetings/attendance.ts";
import { decide } from "../../../db/domain/meetings/decisions.ts";
import { closeMeeting, reopenMeeting, startMeeting } from "../../../db/domain/meetings/meetings.ts";
import { takePosition } from "../../../db/domain/meetings/outcomes.ts";
import { checkList, tickChecks } from "../../../db/domain/minutes/check-list.ts";
import {
  answerComment,
  circulateMinutes,
  confirmMinutes,
  withdrawMinutes,
} from "../../../db/domain/minutes/circulation.ts";
import { minutesModelOf } from "../../../db/domain/minutes/model.ts";
import { sealMeeting } from "../../../db/domain/minutes/seals.ts";
import { minutesParagraphs } from "../../../db/domain/minutes/wordings.ts";
import { takeBackAs } from "../../../db/records/undo.ts";
import { tickAll } from "../../support/checks.ts";
import { codeOf, openRoom, ROOM_DAY, type Room, seatParties } from "../../support/room.ts";
import { circulate, closedMeeting } from "../../support/sealing.ts";

const list = (room: Room, meeting: string, stage: CheckStage = "seal") => checkList(room, meeting, stage);
/** Kinds and what each is about, of points that nobody has ticked. */
const openIn = (room: Room, meeting: string, stage?: CheckStage) =>
  list(room, meeting, stage)
    .filter(({ tick, must }) => tick === null && !must)
    .map(({ kind, about, party }) => [kind, about?.id ?? party?.id ?? null]);
const kindsOf = (room: Room, meeting: string, stage?: CheckStage) => openIn(room, meeting, stage).map(([kind]) => kind);

/** A live meeting, in which all is as it should be: four parties there, one decision adopted, one action. */
function whole() {
  const room = openRoom();
  room.put("setting", { value: "市经信委" }, OFFICE.issuer);
  const parties = seatParties(room);
  const meeting = room.put("meeting", {
    ...{
      title_zh: "充电例会",
      day: ROOM_DAY,
      place: "会议室",
      chair: "陈主任",
      recorder: "李记录",
      decision_rule: "consensus",
    },
    quorum: { sectors: { government: 1 }, percent: 50 },
  }).id;
  startMeeting(room, { id: meeting });
  for (const organization of Object.values(parties)) {
    checkIn(room, { meeting, organization, presence: "present" });
    room.put("attendance", { meeting, organization, name: "王代表" }, seatOf(meeting, organization));
  }
  const item = room.put("agenda_item", { meeting, title_zh: "充电互联", kind: "decision" }).id;
  const outcome = room.put("outcome", { meeting, agenda_item: item, kind: "decision", text: "共建充电平台" }).id;
  room.put("outcome", { state: "adopted" }, outcome);
  const action = room.put("action", {
    meeting,
    agenda_item: item,
    text: "报方案",
    lead: parties.maker,
    due: "2026-12-01",
  }).id;
  return { room, meeting, item, outcome, action, ...parties };
}

const seatOf = (meeting: string, organization: string) => onlyId("att", meeting, organization);

/** The same closed, with nothing that anybody has to confirm. */
function closed() {
  const held = whole();
  closeMeeting(held.room, { id: held.meeting });
  const series = held.room.put("series", { name_zh: "例会", confirmation_rule: "none" }).id;
  held.room.put("meeting", { series }, held.meeting);
  return held;
}

describe("the points of the list", () => {
  it("are none where all is as it should be: nothing stands in the way of closing, circulating and sealing", () => {
    const { room, meeting } = closed();
    expect(list(room, meeting)).toEqual([]);
    circulate(room, meeting);
    expect(sealMeeting(room, { id: meeting }).hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it("are, before a seal, all that it waits for at once: circulation and whoever has to confirm, which nobody can tick", () => {
    const { room, meeting, outcome } = whole();
    room.put("outcome", { state: "proposed" }, outcome);
    const needed = () =>
      list(room, meeting)
        .filter(({ must }) => must)
        .map(({ kind, sector }) => (sector ? `${kind} ${sector}` : kind));
    const confirming = ["government", "enterprise", "ngo"].map((sector) => `not_confirmed ${sector}`);
    expect(needed()).toEqual(["not_circulated", ...confirming]);
    expect(kindsOf(room, meeting)).toContain("undecided");
    expect(list(room, meeting, "circulate").filter(({ must }) => must)).toEqual([]);
    const keys = list(room, meeting).flatMap(({ key, must }) => (must ? [key] : []));
    for (const key of keys)
      expect(codeOf(() => tickChecks(room, { meeting, keys: [key], ticked: true }))).toBe("E_CHECK_GONE");
    tickAll(room, meeting);
    closeMeeting(room, { id: meeting });
    circulate(room, meeting);
    expect(needed()).toEqual(confirming);
  });

  it("are an undecided decision and an outcome without text", () => {
    const { room, meeting, outcome } = whole();
    room.put("outcome", { state: "proposed" }, outcome);
    expect(openIn(room, meeting, "close")).toEqual([["undecided", outcome]]);
    // As earlier builds and other laptops may have left it.
    room.put("outcome", { state: "deferred" }, outcome);
    room.ledger.transact({ act: "test", by: null }, (tx) => tx.put("outcome", outcome, { text: " " }));
    expect(openIn(room, meeting, "close")).toEqual([["no_text", outcome]]);
  });

  it("are an amendment that nobody decided on, which the minutes tell as open", () => {
    const { room, meeting, outcome, maker } = whole();
    room.put("amendment", { outcome, organization: maker, text: "共建充电平台，分两期" });
    expect(list(room, meeting, "close")).toMatchObject([
      { kind: "amendment_open", about: { id: outcome }, party: { id: maker, name: { zh: "整车企业" } } },
    ]);
    for (const style of ["gb", "decisions", "robert"] as const) {
      const { paragraphs } = minutesParagraphs(room.reader, { meeting, language: "zh", style });
      expect(paragraphs.map(({ text }) => text)).toContain(
        "整车企业提出修正案：“共建充电平台，分两期”，会议尚未处理。",
      );
    }
  });

  it("are what was decided against the rule, also where it was said how, and again when it is decided otherwise", () => {
    const { room, meeting, outcome, association } = whole();
    takePosition(room, { outcome, organization: association, stance: "oppose", note: "费用未定" });
    expect(openIn(room, meeting, "close")).toEqual([["against_rule", outcome]]);
    const told = () =>
      minutesParagraphs(room.reader, { meeting, language: "zh", style: "gb" }).paragraphs.find(
        ({ key }) => key === `outcome:${outcome}`,
      )?.text;
    expect(told()).toBe("会议决定，共建充电平台（未达到议事规则的要求，仍予记录）。");
    tickAll(room, meeting);
    decide(room, { outcome, state: "adopted", how: "chair" });
    expect(openIn(room, meeting, "close")).toEqual([["against_rule", outcome]]);
    expect(told()).toBe("会议决定，共建充电平台（主持人裁定）。");
    room.put("outcome", { state: "deferred" }, outcome);
    expect(openIn(room, meeting, "close")).toEqual([]);
    // Where the chair rules, there is no other rule to stand against.
    room.put("meeting", { decision_rule: "chair" }, meeting);
    room.put("outcome", { state: "adopted" }, outcome);
    expect(openIn(room, meeting, "close")).toEqual([]);
    expect(told()).toBe("会议决定，共建充电平台（主持人裁定）。");
  });

  it("are decisions that claim a method although nobody took a position, until that is mended", () => {
    const { room, meeting, item } = whole();
    const claimed = room.put("outcome", { meeting, agenda_item: item, kind: "decision", text: "无人表态的一项" }).id;
    room.put("outcome", { state: "adopted" }, claimed);
    expect(openIn(room, meeting, "close")).toEqual([]);
    // As earlier builds wrote it, here and on other laptops.
    room.ledger.transact({ act: "test", by: null }, (tx) => tx.put("outcome", claimed, { method: "consensus" }));
    expect(openIn(room, meeting, "close")).toEqual([["method_unheard", claimed]]);
    decide(room, { outcome: claimed, state: "adopted", how: "positions" });
    expect(openIn(room, meeting, "close")).toEqual([]);
    // Nor does an abstention bear out a consensus.
    const [party] = room.reader.all<{ organization: string }>("SELECT organization FROM attendance");
    takePosition(room, { outcome: claimed, organization: party?.organization ?? "", stance: "abstain" });
    expect(openIn(room, meeting, "close")).toEqual([]);
    room.ledger.transact({ act: "test", by: null }, (tx) => tx.put("outcome", claimed, { method: "consensus" }));
    expect(openIn(room, meeting, "close")).toEqual([["method_unheard", claimed]]);
  });

  it("are decisions while nobody was there, where no quorum says so", () => {
    const { room, meeting, item } = whole();
    room.put("meeting", { quorum: null }, meeting);
    for (const { organization } of room.reader.all<{ organization: string }>("SELECT organization FROM attendance"))
      checkIn(room, { meeting, organization, presence: "left" });
    const alone = room.put("outcome", { meeting, agenda_item: item, kind: "decision", text: "无人时的一项" }).id;
    room.put("outcome", { state: "adopted" }, alone);
    expect(openIn(room, meeting, "close")).toContainEqual(["nobody_there", alone]);
  });

  it("are decisions without a quorum, each for the moment at which it was taken", () => {
    const { room, meeting, item, outcome, department } = whole();
    room.wait(600);
    checkIn(room, { meeting, organization: department, presence: "left" });
    const late = room.put("outcome", { meeting, agenda_item: item, kind: "decision", text: "追加一项" }).id;
    room.put("outcome", { state: "adopted" }, late);
    checkIn(room, { meeting, organization: department, presence: "present" });
    expect(openIn(room, meeting, "close")).toEqual([["no_quorum", late]]);
    const outcomes = minutesModelOf(room.reader, meeting).items[0]?.outcomes ?? [];
    expect(outcomes.map(({ id, inquorate }) => [id, inquorate])).toEqual([
      [outcome, undefined],
      [late, { present: 3 }],
    ]);
    const { paragraphs } = minutesParagraphs(room.reader, { meeting, language: "en", style: "decisions" });
    expect(paragraphs.find(({ key }) => key === `quorate:${late}`)?.text).toBe(
      "Decided with 3 parties present, short of the quorum.",
    );
  });

  it("are reservations and opposition without a reason, each of its party", () => {
    const { room, meeting, outcome, association, supplier } = whole();
    takePosition(room, { outcome, organization: association, stance: "reservation" });
    takePosition(room, { outcome, organization: supplier, stance: "abstain" });
    expect(list(room, meeting, "close")).toMatchObject([
      { kind: "no_reason", about: { id: outcome }, party: { id: association } },
    ]);
    takePosition(room, { outcome, organization: association, note: "费用未定" });
    expect(list(room, meeting, "close")).toEqual([]);
  });

  it("are opinions without a party; the minutes put no words into the meeting's mouth", () => {
    const { room, meeting, item, association } = whole();
    const opinion = room.put("outcome", { meeting, agenda_item: item, kind: "opinion", text: "建议扩大到郊区县" }).id;
    const parked = room.put("outcome", { meeting, agenda_item: item, kind: "parked", text: "补贴标准" }).id;
    expect(openIn(room, meeting, "close")).toEqual([["no_speaker", opinion]]);
    const told = (id: string) =>
      minutesParagraphs(room.reader, { meeting, language: "zh", style: "gb" }).paragraphs.find(
        ({ key }) => key === `outcome:${id}`,
      )?.text;
    expect(told(opinion)).toBe("有参会方提出，建议扩大到郊区县。");
    expect(told(parked)).toBe("以下事项留待今后研究：补贴标准。");
    room.put("outcome", { organization: association }, opinion);
    expect(told(opinion)).toBe("行业协会提出，建议扩大到郊区县。");
    expect(list(room, meeting, "close")).toEqual([]);
  });

  it("are parties of which nobody noted whether they came", () => {
    const { room, meeting } = whole();
    const organization = room.put("organization", { name_zh: "大学", sector: "academia", city: "重庆" }).id;
    room.put("attendance", { meeting, organization });
    expect(openIn(room, meeting, "close")).toEqual([["presence", organization]]);
    checkIn(room, { meeting, organization, presence: "excused" });
    expect(list(room, meeting, "close")).toEqual([]);
  });

  it("are actions without a due date and items under which nothing came of it", () => {
    const { room, meeting, action, maker } = whole();
    room.put("action", { due: null }, action);
    expect(openIn(room, meeting, "close")).toEqual([["no_due", action]]);
    room.put("action", { status: "cancelled" }, action);
    const bare = room.put("agenda_item", { meeting, title_zh: "其他事项" }).id;
    expect(openIn(room, meeting, "close")).toEqual([["untouched", bare]]);
    room.put("agenda_item", { state: "parked" }, bare);
    expect(list(room, meeting, "close")).toEqual([]);
    // A report is enough where nothing was to be decided.
    room.put("report", { meeting, agenda_item: bare, organization: maker, progress: "已完成" });
    room.put("agenda_item", { state: "done", kind: "discussion" }, bare);
    expect(list(room, meeting, "close")).toEqual([]);
    room.put("agenda_item", { kind: "decision" }, bare);
    expect(openIn(room, meeting, "close")).toEqual([["untouched", bare]]);
    room.put("agenda_item", { kind: "information" }, bare);
    expect(list(room, meeting, "close")).toEqual([]);
  });

  it("are who kept the record and who came for the parties, once minutes are to go out", () => {
    const { room, meeting, maker, supplier } = closed();
    room.put("meeting", { recorder: " " }, meeting);
    for (const party of [maker, supplier]) room.put("attendance", { name: null }, seatOf(meeting, party));
    expect(list(room, meeting, "close")).toEqual([]);
    const points = list(room, meeting, "circulate");
    expect(points.map(({ kind, count }) => [kind, count])).toEqual([
      ["no_recorder", null],
      ["no_names", 2],
    ]);
    tickAll(room, meeting);
    // Another party of which nobody is named is another point; one that stayed away is none.
    room.put("attendance", { presence: "absent" }, seatOf(meeting, supplier));
    expect(kindsOf(room, meeting, "circulate")).toEqual(["no_names"]);
    const person = room.put("person", { name: "李明", organization: maker }).id;
    room.put("attendance", { person }, seatOf(meeting, maker));
    expect(kindsOf(room, meeting, "circulate")).toEqual([]);
  });

  it("are minutes under a red head that name no issuer, once they are to go out, whoever names it", () => {
    const { room, meeting, department } = closed();
    room.put("setting", { value: " " }, OFFICE.issuer);
    expect(list(room, meeting, "close")).toEqual([]);
    expect(codeOf(() => circulate(room, meeting))).toBe("E_CHECKS_OPEN");
    expect(kindsOf(room, meeting, "circulate")).toEqual(["no_issuer"]);
    const id = onlyId("min", meeting);
    room.put("minutes", { meeting, issuer: "专班办公室" }, id);
    expect(list(room, meeting, "circulate")).toEqual([]);
    room.put("minutes", { issuer: null }, id);
    room.put("setting", { value: department }, OFFICE.organization);
    expect(list(room, meeting, "circulate")).toEqual([]);
    room.put("setting", { value: null }, OFFICE.organization);
    // A plain list of decisions is no paper of an office.
    const template = room.put("minutes_template", { name_zh: "决定清单", style: "decisions" }).id;
    room.put("minutes", { template }, id);
    expect(list(room, meeting, "circulate")).toEqual([]);
    room.put("minutes", { template: null }, id);
    tickAll(room, meeting);
    circulate(room, meeting);
    sealMeeting(room, { id: meeting });
    // What is sealed stays as it is.
    expect(list(room, meeting)).toEqual([]);
  });

  it("are a day, place or chair that is not known", () => {
    const { room, meeting } = closed();
    room.put("meeting", { day: null, place: null, chair: null }, meeting);
    expect(kindsOf(room, meeting, "close")).toEqual(["no_day", "no_place", "no_chair"]);
    // In whichever language it is known.
    room.put("meeting", { place_en: "Meeting room" }, meeting);
    expect(kindsOf(room, meeting, "close")).toEqual(["no_day", "no_chair"]);
  });

  it.each([
    ["2026-11-24", true],
    ["2026-12", true],
    ["2027", true],
    [ROOM_DAY, false],
    ["2026-11", false],
    ["2026", false],
  ])("are a day that has not come yet, once minutes are to go out: %s, %s", (day, ahead) => {
    const { room, meeting } = closed();
    room.put("meeting", { day }, meeting);
    expect(list(room, meeting, "close")).toEqual([]);
    expect(list(room, meeting, "circulate")).toMatchObject(ahead ? [{ kind: "day_ahead", day }] : []);
    room.put("meeting", { day: ROOM_DAY, last_day: "2026-11-25" }, meeting);
    expect(list(room, meeting)).toMatchObject([{ kind: "day_ahead", day: "2026-11-25" }]);
  });

  it("are comments, before the seal alone: asked for still, without an answer, accepted and not worked in", () => {
    const { room, meeting, outcome } = closed();
    circulateMinutes(room, { meeting, commentsUntil: ROOM_DAY });
    expect(list(room, meeting)).toMatchObject([{ kind: "comments_asked", day: ROOM_DAY }]);
    room.wait(24 * 3600);
    expect(list(room, meeting)).toEqual([]);
    const key = `outcome:${outcome}`;
    const place = { meeting, key, style: "gb", language: "zh" } as const;
    const comment = room.put("comment", { ...place, sector: "ngo", text: "写明牵头单位" }).id;
    expect(list(room, meeting)).toMatchObject([{ kind: "comments_open", count: 1 }]);
    expect(list(room, meeting, "circulate")).toEqual([]);
    answerComment(room, { comment, accept: true });
    expect(list(room, meeting)).toMatchObject([{ kind: "comments_waiting", count: 1 }]);
    const { paragraphs } = minutesParagraphs(room.reader, { meeting, language: "zh", style: "gb" });
    const source = paragraphs.find((one) => one.key === key)?.written ?? "";
    room.put("wording", { ...place, text: "会议决定，共建充电平台，由协会牵头。", source });
    expect(list(room, meeting)).toEqual([]);
  });

  it("of a meeting that was held elsewhere are none about who came and what rule was met", () => {
    const room = openRoom();
    room.put("setting", { value: "市经信委" }, OFFICE.issuer);
    const { maker } = seatParties(room);
    const about = { day: "2026-05-01", place: "会议室", chair: "陈主任", decision_rule: "consensus" } as const;
    const meeting = room.put("meeting", { title_zh: "往届会议", state: "closed", ...about }).id;
    room.put("attendance", { meeting, organization: maker, presence: "expected" });
    const { id: outcome } = room.put("outcome", { meeting, kind: "decision", text: "一", state: "adopted" });
    expect(openIn(room, meeting)).toEqual([]);
    room.put("outcome", { state: "proposed" }, outcome);
    expect(kindsOf(room, meeting)).toEqual(["undecided"]);
  });
});

describe("a tick", () => {
  it("is asked for at each point before a meeting is closed, circulated and sealed, and counts for all three", () => {
    const { room, meeting, outcome } = whole();
    room.put("outcome", { state: "proposed" }, outcome);
    room.put("meeting", { place: null }, meeting);
    const series = room.put("series", { name_zh: "例会", confirmation_rule: "none" }).id;
    room.put("meeting", { series }, meeting);
    const before = room.ledger.size;
    expect(codeOf(() => closeMeeting(room, { id: meeting }))).toBe("E_CHECKS_OPEN");
    expect(room.ledger.size).toBe(before);
    const [undecided, place] = list(room, meeting, "close").map(({ key }) => key) as [string, string];
    tickChecks(room, { meeting, keys: [undecided], ticked: true });
    expect(codeOf(() => closeMeeting(room, { id: meeting }))).toBe("E_CHECKS_OPEN");
    tickChecks(room, { meeting, keys: [place], ticked: true });
    closeMeeting(room, { id: meeting });
    circulate(room, meeting);
    expect(sealMeeting(room, { id: meeting }).hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it("is given to several points in one action, or to none where one of them is gone", () => {
    const { room, meeting, outcome } = whole();
    room.put("outcome", { state: "proposed" }, outcome);
    room.put("meeting", { place: null }, meeting);
    const keys = list(room, meeting, "close").map(({ key }) => key);
    expect(keys.length).toBeGreaterThan(1);
    expect(codeOf(() => tickChecks(room, { meeting, keys: [...keys, "gone 0"], ticked: true }))).toBe("E_CHECK_GONE");
    expect(list(room, meeting, "close").filter(({ tick }) => tick)).toEqual([]);
    const size = room.ledger.size;
    tickChecks(room, { meeting, keys, ticked: true });
    expect(room.ledger.size).toBe(size + 1);
    expect(list(room, meeting, "close").filter(({ tick }) => !tick)).toEqual([]);
    tickChecks(room, { meeting, keys, ticked: false });
    expect(list(room, meeting, "close").filter(({ tick }) => tick)).toEqual([]);
  });

  it("is asked for of what came up after the closing", () => {
    const { room, meeting } = closed();
    room.put("outcome", { meeting, kind: "opinion", text: "建议延期" });
    expect(codeOf(() => circulate(room, meeting))).toBe("E_CHECKS_OPEN");
    tickAll(room, meeting);
    circulate(room, meeting);
    // To move the day asks for nothing anew; to circulate again does.
    room.put("meeting", { chair: null }, meeting);
    circulateMinutes(room, { meeting, commentsUntil: ROOM_DAY });
    withdrawMinutes(room, { meeting });
    expect(codeOf(() => circulate(room, meeting))).toBe("E_CHECKS_OPEN");
    expect(codeOf(() => sealMeeting(room, { id: meeting }))).toBe("E_CHECKS_OPEN");
  });

  it("says who let it stand and when, and is taken back and given again", () => {
    const { room, meeting } = closed();
    room.put("meeting", { place: null }, meeting);
    const [{ key }] = list(room, meeting) as unknown as [Check];
    room.wait(60);
    tickChecks(room, { meeting, keys: [key], ticked: true });
    expect(list(room, meeting)).toMatchObject([{ key, tick: { by: "张协调", at: room.now() } }]);
    tickChecks(room, { meeting, keys: [key], ticked: false });
    expect(openIn(room, meeting)).toEqual([["no_place", null]]);
    tickChecks(room, { meeting, keys: [key], ticked: true });
    takeBackAs(room, "undo", {});
    expect(openIn(room, meeting)).toEqual([["no_place", null]]);
  });

  it("counts for what was seen: decided again, or commented again, it is another point", () => {
    const { room, meeting, outcome, association } = whole();
    takePosition(room, { outcome, organization: association, stance: "oppose" });
    tickAll(room, meeting);
    expect(openIn(room, meeting)).toEqual([]);
    takePosition(room, { outcome, organization: association, stance: "reservation" });
    expect(kindsOf(room, meeting)).toEqual(["no_reason"]);
  });

  it("is for those who run the meeting, of points that there are, and frozen by the seal", () => {
    const { room, meeting } = closed();
    room.put("meeting", { place: null }, meeting);
    const [{ key }] = list(room, meeting) as unknown as [Check];
    expect(codeOf(() => tickChecks(room, { meeting, keys: ["no_place 0"], ticked: true }))).toBe("E_CHECK_GONE");
    for (const role of ["participant", "observer"] as const)
      expect(codeOf(() => tickChecks(room.as(role), { meeting, keys: [key], ticked: true }))).toBe("E_NOT_ALLOWED");
    room.as("facilitator");
    const record = { meeting, kind: "no_place", key, ticked_at: room.now(), name: "别人" } as const;
    expect(codeOf(() => room.put("check_tick", record))).toBe("E_ONLY_BY_COMMAND");
    tickAll(room, meeting);
    sealMeeting(room, { id: meeting });
    expect(codeOf(() => tickChecks(room, { meeting, keys: [key], ticked: false }))).toBe("E_SEALED");
  });

  it("stays when the meeting goes on, and confirmations do not hang on it", () => {
    const held = closedMeeting();
    const { room, meeting } = held;
    reopenMeeting(room, { id: meeting });
    expect(openIn(room, meeting)).toEqual([]);
    closeMeeting(room, { id: meeting });
    circulate(room, meeting);
    for (const profile of Object.values(held.people)) confirmMinutes(room, { meeting, profile });
    room.put("meeting", { note: "无" }, meeting);
    expect(sealMeeting(room, { id: meeting }).hash).toMatch(/^[0-9a-f]{64}$/);
  });
});
