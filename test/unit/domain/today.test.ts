/** What the page of today tells: of actions by week and sector, of the next meeting, and what waits for whom. */
import { describe, expect, it } from "vitest";
import { daysAfter } from "../../../db/contract/dates.ts";
import { conditionsIn, filtersOf as filtersByConditions } from "../../../db/contract/lists/conditions.ts";
import { filtersOf, type Narrowed, sinceDay, UNDATED } from "../../../db/contract/lists/narrowing.ts";
import { ASKED_FOR, FIRST_RUN, OFFICE, PUT_AWAY } from "../../../db/contract/office.ts";
import { listQuery } from "../../../db/contract/records.ts";
import { ACTION_STATUS } from "../../../db/contract/vocabulary.ts";
import { askExtension } from "../../../db/domain/actions/actions.ts";
import { reportProgress } from "../../../db/domain/actions/progress.ts";
import { setPin } from "../../../db/domain/people/pins.ts";
import { todayOverview } from "../../../db/domain/today/overview.ts";
import { countRecords } from "../../../db/records/lists/listing.ts";
import { removeRecord } from "../../../db/records/records.ts";
import { announceSeed, randomFrom } from "../../seed.ts";
import { openRoom, ROOM_DAY, type Room, seatParties } from "../../support/room.ts";
import { circulate, closedMeeting, sealedMeeting } from "../../support/sealing.ts";

const needsIn = (room: Room) => todayOverview(room).needs.map(({ kind, count }) => [kind, count]);

describe("actions by week and by sector", () => {
  const listed = (room: Room, { only, ...narrowed }: Narrowed & { only?: string }) => {
    const filters = [
      ...filtersOf(narrowed, room.today()),
      ...filtersByConditions("action", conditionsIn(only, "action")),
    ];
    return countRecords(room.reader, "action", listQuery.parse({ filters }));
  };

  it("count the running week without what is late in it, and a month by its last day", () => {
    const room = openRoom();
    room.wait(2 * 86_400);
    const { maker: lead } = seatParties(room);
    for (const [due, status] of [
      ["2026-11-23", "in_progress"],
      ["2026-11-24", "done"],
      ["2026-11-25", "blocked"],
      ["2026-11", "not_started"],
      ["2026-12-06", "in_progress"],
      ["2027-01-17", "in_progress"],
      ["2027-01-18", "in_progress"],
      ["2027", "in_progress"],
      [null, "in_progress"],
      ["2026-11-26", "cancelled"],
    ] as const)
      room.put("action", { text: "事", lead, due, status });
    expect(todayOverview(room).weeks).toEqual({
      late: 1,
      weeks: [
        { from: "2026-11-23", open: 1, done: 1 },
        { from: "2026-11-30", open: 2, done: 0 },
        ...[1, 2, 3, 4, 5].map((n) => ({ from: daysAfter("2026-11-30", 7 * n), open: 0, done: 0 })),
        { from: "2027-01-11", open: 1, done: 0 },
      ],
      later: 2,
      undated: 1,
    });
  });

  it("are what the list shows that each of them leads to", () => {
    const room = openRoom();
    const random = randomFrom(announceSeed("today"));
    const { department, maker, supplier, association } = seatParties(room);
    const dues = [
      null,
      "2026",
      "2026-11",
      "2026-12",
      "2027-01",
      ...[-40, -3, -1, 0, 1, 4, 6, 7, 13, 30, 49, 56, 90].map((n) => daysAfter(ROOM_DAY, n)),
    ];
    const any = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
    for (let n = 0; n < 300; n++)
      room.put("action", {
        text: `${n}`,
        lead: any([department, maker, supplier, association]),
        due: any(dues),
        status: any(ACTION_STATUS),
      });
    // A party that is gone still leads what it led, for the sector that it had.
    room.ledger.transact({ act: "test", by: null }, (tx) => tx.remove("organization", supplier));
    const { weeks, sectors } = todayOverview(room);
    expect(listed(room, { view: "late" })).toBe(weeks.late);
    for (const { from, open, done } of weeks.weeks) {
      expect([from, listed(room, { week: from })]).toEqual([from, open]);
      expect([from, listed(room, { view: "done", week: from })]).toEqual([from, done]);
    }
    expect(listed(room, { week: sinceDay(daysAfter("2026-11-23", 56)) })).toBe(weeks.later);
    expect(listed(room, { week: UNDATED })).toBe(weeks.undated);
    expect(sectors.map(({ sector }) => sector)).toEqual(["government", "enterprise", "ngo"]);
    for (const { sector, open, late, done } of sectors)
      expect([
        sector,
        listed(room, { only: `sector:${sector}` }),
        listed(room, { only: `sector:${sector}`, view: "late" }),
        listed(room, { only: `sector:${sector}`, view: "done" }),
      ]).toEqual([sector, open, late, done]);
    expect(sectors.every(({ open, late, done }) => late > 0 && done > 0 && open > late)).toBe(true);
  });

  it("of the own party are those that it leads or supports, of staff without a party those of the office", () => {
    const room = openRoom();
    const { maker, department } = seatParties(room);
    const late = room.put("action", { text: "迟", lead: maker, due: "2026-11-20" }).id;
    const soon = room.put("action", { text: "早", lead: department, supporting: [maker], due: "2026-11-19" }).id;
    room.put("action", { text: "办结", lead: maker, status: "done" });
    reportProgress(room, { id: late, text: "在办" });
    const own = (role: "facilitator" | "participant" | "observer", party: string | null = null) =>
      todayOverview(room.as(role, party)).mine;
    expect(own("participant", maker)).toMatchObject({
      ...{ organization: maker, open: 2, done: 1 },
      actions: [
        { action: { id: soon }, heard: null },
        { action: { id: late }, heard: "2026-11-23T01:00:00.000Z" },
      ],
    });
    expect(listed(room, { only: `party:${maker}` })).toBe(2);
    expect(own("facilitator")).toEqual({ organization: null, open: 0, done: 0, actions: [] });
    room.put("setting", { value: department }, OFFICE.organization);
    expect(own("facilitator")).toMatchObject({ organization: department, open: 1 });
    expect(own("observer").organization).toBeNull();
  });
});

describe("the next meeting", () => {
  it("is the one whose day comes first; it tells who has answered, by sector, and when its items begin", () => {
    const room = openRoom();
    const { department, maker, supplier } = seatParties(room);
    room.put("meeting", { title_zh: "无日" });
    room.put("meeting", { title_zh: "已过", day: "2026-11-22" });
    room.put("meeting", { title_zh: "下月", day: "2026-12-20" });
    const { id: meeting } = room.put("meeting", {
      title_zh: "下周",
      day: "2026-11-30",
      starts: "09:00",
      reply_until: "2026-11-27",
    });
    for (const organization of [department, maker, supplier]) room.put("attendance", { meeting, organization });
    const seat = (organization: string) =>
      room.reader.get<{ id: string }>("SELECT id FROM attendance WHERE organization = ?", organization)?.id;
    room.put("attendance", { name: "吴经理" }, seat(maker));
    room.put("attendance", { presence: "excused" }, seat(department));
    for (const [title_zh, minutes, presenter] of [
      ["一", 15, maker],
      ["二", null, null],
      ["三", 5, null],
    ] as const)
      room.put("agenda_item", { meeting, title_zh, minutes, presenter });
    const { next, planned, labels } = todayOverview(room.as("participant", supplier));
    expect(next).toMatchObject({
      meeting: { id: meeting },
      answers: [
        { sector: "government", answered: 1, expected: 1 },
        { sector: "enterprise", answered: 1, expected: 2 },
      ],
      items: [
        { title_zh: "一", at: "09:00" },
        { title_zh: "二", at: "09:15" },
        { title_zh: "三", at: null },
      ],
      seat: { organization: supplier, presence: "expected" },
    });
    expect(planned).toBe(2);
    expect(labels[maker]?.zh).toBe("整车企业");
    expect(todayOverview(room).needs).toEqual([
      { kind: "invitation", count: 1, meeting, action: null, day: "2026-11-27" },
    ]);
    expect(needsIn(room.as("participant", maker))).toEqual([]);
    expect(needsIn(room.as("recorder"))).toEqual([["invitation", 1]]);
    expect(needsIn(room.as("observer", supplier))).toEqual([]);
  });
});

describe("what needs somebody", () => {
  it("of more time and of what is to be verified is told to those who decide on it", () => {
    const room = openRoom();
    const { maker } = seatParties(room);
    const series = room.put("series", { name_zh: "例会", verification: true }).id;
    const meeting = room.put("meeting", { title_zh: "会", series, day: "2026-11-01" }).id;
    const action = room.put("action", { text: "事", lead: maker, meeting, due: "2026-12-31" }).id;
    room.put("action", { text: "毕", lead: maker, meeting, status: "done" });
    askExtension(room.as("participant", maker), { id: action, due: "2027-01-31", reason: "缺料" });
    expect(todayOverview(room.as("facilitator")).needs).toEqual([
      { kind: "extension", count: 1, meeting: null, action, day: "2027-01-31" },
      { kind: "verify", count: 1, meeting: null, action: null, day: null },
    ]);
    for (const role of ["recorder", "participant", "observer"] as const)
      expect(needsIn(room.as(role, maker))).toEqual([]);
  });

  it("of a closed meeting is what it left undecided, what is asked about its minutes, and what they wait for", () => {
    const { room, meeting, maker } = closedMeeting();
    expect(needsIn(room)).toEqual([
      ["undecided", 1],
      ["circulate", 1],
    ]);
    circulate(room, meeting);
    room.as("participant", maker).put("comment", { meeting, text: "补充" });
    expect(needsIn(room)).toEqual([["confirm", 1]]);
    expect(needsIn(room.as("recorder"))).toEqual([
      ["undecided", 1],
      ["comments", 1],
      ["others", 3],
    ]);
    expect(needsIn(room.as("observer"))).toEqual([]);
  });

  it("are reports on actions that are due within a week and were not heard of for one, for who keeps the records", () => {
    const room = openRoom();
    const { maker: lead } = seatParties(room);
    const soon = room.put("action", { text: "近", lead, due: "2026-11-30" }).id;
    room.put("action", { text: "远", lead, due: "2026-12-01" });
    room.put("action", { text: "无期", lead });
    const list = () =>
      countRecords(room.reader, "action", listQuery.parse({ filters: filtersOf({ view: "report" }, room.today()) }));
    expect([needsIn(room), list()]).toEqual([[["report", 1]], 1]);
    reportProgress(room, { id: soon, text: "在办" });
    expect([needsIn(room), list()]).toEqual([[], 0]);
    expect(needsIn(room.as("participant", lead))).toEqual([]);
  });
});

describe("the last decisions", () => {
  it("are of all meetings for staff, and those that concern it for a party, with its position", () => {
    const { room, meeting, maker, association, outcome } = closedMeeting();
    const { decisions } = todayOverview(room);
    expect(decisions.map(({ id }) => id)).toContain(outcome);
    expect(decisions.find(({ id }) => id === outcome)?.number).toMatch(/^\d+\/\d+$/);
    const other = room.put("outcome", {
      meeting,
      kind: "decision",
      state: "adopted",
      text: "与协会有关",
      organizations: [association],
    }).id;
    const seen = (party: string) => todayOverview(room.as("participant", party)).decisions;
    expect(seen(association).map(({ id }) => id)).toContain(other);
    expect(seen(maker).map(({ id }) => id)).not.toContain(other);
    expect(seen(maker).every(({ stance }) => stance !== undefined)).toBe(true);
  });
});

describe("the first-run list", () => {
  const done = (room: Room) => todayOverview(room).firstRun?.done;

  it("ticks each step from the records, is a facilitator's, and is over, but there, when all is done", () => {
    const room = openRoom();
    room.put("organization", { name_zh: "起步资料里的", city: "重庆", sector: "ngo" }, "org-starter");
    expect(done(room)).toEqual([]);
    const office = room.put("organization", { name_zh: "市经信委", city: "重庆", sector: "government" }).id;
    room.put("setting", { value: office }, OFFICE.organization);
    expect(done(room)).toEqual(["office"]);
    const maker = room.put("organization", { name_zh: "整车企业", city: "重庆", sector: "enterprise" }).id;
    const series = room.put("series", { name_zh: "例会" }).id;
    expect(done(room)).toEqual(["office", "parties", "series"]);
    room.put("meeting", { title_zh: "第1次", series, day: "2026-12-01" });
    const representative = room.put("profile", { name: "吴经理", role: "participant", organization: maker }).id;
    expect(todayOverview(room).firstRun).toMatchObject({
      done: ["office", "parties", "series", "meeting"],
      over: false,
      ...{ series, unlocked: 2, representatives: 1, starter: { organizations: 1, policies: 0 } },
    });
    expect(todayOverview(room.as("recorder")).firstRun).toBeNull();
    // All have their own PIN, not the facilitator alone.
    setPin(room.as("facilitator"), { id: "profile-1", pin: "2468" });
    expect(todayOverview(room).firstRun).toMatchObject({ over: false, done: { length: 4 }, unlocked: 1 });
    setPin(room, { id: representative, pin: "1357" });
    expect(todayOverview(room).firstRun).toMatchObject({ over: true, done: { length: 5 } });
    room.put("setting", { value: PUT_AWAY }, FIRST_RUN);
    expect(todayOverview(room).firstRun).toBeNull();
  });

  it("goes only when it is put away, is over where a meeting was held already, and comes whole when it is asked for", () => {
    const room = openRoom();
    expect(done(room)).toEqual([]);
    room.put("setting", { value: PUT_AWAY }, FIRST_RUN);
    expect(todayOverview(room).firstRun).toBeNull();
    const held = closedMeeting().room;
    expect(todayOverview(held).firstRun).toMatchObject({ over: true });
    held.put("setting", { value: ASKED_FOR }, FIRST_RUN);
    expect(todayOverview(held).firstRun).toMatchObject({ over: false });
  });

  it("has its first meeting where one was held and sealed, and leads to one that still goes on", () => {
    const { room, meeting } = sealedMeeting();
    expect(todayOverview(room).firstRun).toMatchObject({ meeting, done: expect.arrayContaining(["meeting"]) });
    const next = room.put("meeting", { title_zh: "第2次" }).id;
    expect(todayOverview(room).firstRun?.meeting).toBe(next);
  });

  it("asks again for an office whose organization was removed", () => {
    const room = openRoom();
    const office = room.put("organization", { name_zh: "市经信委", city: "重庆", sector: "government" }).id;
    room.put("setting", { value: office }, OFFICE.organization);
    removeRecord(room, "organization", { id: office });
    expect(done(room)).toEqual([]);
  });
});
