/** Undo and redo go through the same gate as any other change. */
import { beforeEach, describe, expect, it } from "vitest";
import { SUBJECTS } from "../../../db/contract/subjects/index.ts";
import type { Role } from "../../../db/contract/vocabulary.ts";
import { askExtension, decideExtension } from "../../../db/domain/actions/actions.ts";
import { reportProgress } from "../../../db/domain/actions/progress.ts";
import { decideAmendment } from "../../../db/domain/meetings/amendments.ts";
import { checkIn } from "../../../db/domain/meetings/attendance.ts";
import { speak } from "../../../db/domain/meetings/floor.ts";
import { closeMeeting, moveTo, reopenMeeting, startMeeting } from "../../../db/domain/meetings/meetings.ts";
import { takePosition } from "../../../db/domain/meetings/outcomes.ts";
import {
  answerComment,
  circulateMinutes,
  confirmMinutes,
  withdrawMinutes,
} from "../../../db/domain/minutes/circulation.ts";
import { listHistory } from "../../../db/records/history.ts";
import { removeRecord } from "../../../db/records/records.ts";
import { takeBackAs } from "../../../db/records/undo.ts";
import { type Row, recordFrom } from "../../../db/schema/columns.ts";
import { closeAsIs, sealAsIs, tickAll } from "../../support/checks.ts";
import { openRoom, type Room, seatParties } from "../../support/room.ts";

let room: Room;
let meeting: string;
let maker: string;

beforeEach(() => {
  room = openRoom();
  ({ maker } = seatParties(room));
  const series = room.put("series", { name_zh: "月度例会", confirmation_rule: "none" }).id;
  meeting = room.put("meeting", { title_zh: "月度例会", day: "2026-03-02", series }).id;
  startMeeting(room, { id: meeting });
});

it("offers to take back what somebody did themselves, here and not yet", () => {
  const id = room.put("problem", { title_zh: "充电慢" }).id;
  const n = lastEntry();
  const offers = (person = room.person) => {
    const { entries } = listHistory(room.reader, { subject: "problem", id, limit: 5 }, person);
    return entries.find((entry) => entry.n === n)?.undoable;
  };
  expect(offers()).toBe(true);
  expect(offers(null)).toBe(false);
  expect(offers({ id: "somebody", name: "别人", role: "facilitator", organization: null })).toBe(false);
  takeBackAs(room, "undo", { n });
  expect(offers()).toBe(false);
});

it("does not offer to take back ticks of a sealed meeting", () => {
  seal();
  const { entries } = listHistory(room.reader, { limit: 200 }, room.person);
  const ticks = entries.filter(({ act }) => act === "meeting.tick");
  expect(ticks.length).toBeGreaterThan(0);
  expect(ticks.filter(({ undoable }) => undoable)).toEqual([]);
});

function seal(): void {
  closeAsIs(room, { id: meeting });
  sealAsIs(room, { id: meeting });
}

const lastEntry = () => room.ledger.size;

it("signs and shows nothing that was changed in the laptop's notes", () => {
  const outcome = room.put("outcome", { meeting, kind: "decision", text: "补助一百万元" }).id;
  room.put("outcome", { text: "补助二百万元" }, outcome);
  const { store } = room.ledger;
  const [fields] = [JSON.stringify([{ op: "set", subject: "outcome", id: outcome, fields: { text: "补助九百万元" } }])];
  store.run("UPDATE local_undo SET before = ? WHERE n = ?", fields, lastEntry());
  expect(() => takeBackAs(room, "undo", {})).toThrow(expect.objectContaining({ code: "E_UNDO_NOTE" }));
  expect(room.reader.get("SELECT text FROM outcome")).toEqual({ text: "补助二百万元" });
  expect(listHistory(room.reader, { limit: 1 }).entries[0]?.changes).toMatchObject([
    { fields: [{ field: "text", before: "补助一百万元", after: "补助二百万元" }] },
  ]);
});

describe("after the seal", () => {
  it("an edit, a creation and a removal in the minutes cannot be undone", () => {
    const outcome = room.put("outcome", { meeting, kind: "decision", text: "共建" }).id;
    const created = lastEntry();
    room.put("outcome", { text: "共建共享" }, outcome);
    const edited = lastEntry();
    const parked = room.put("outcome", { meeting, kind: "parked", text: "再议" }).id;
    removeRecord(room, "outcome", { id: parked });
    const removed = lastEntry();
    seal();
    const { entries } = listHistory(room.reader, { limit: 50 }, room.person);
    const offered = entries.filter(({ n }) => [created, edited].includes(n)).map(({ undoable }) => undoable);
    expect(offered).toEqual([false, false]);
    for (const n of [created, edited, removed])
      expect(() => takeBackAs(room, "undo", { n }), `entry ${n}`).toThrow(
        expect.objectContaining({ code: expect.stringMatching(/^E_(SEALED|UNDO_OVERTAKEN)$/) }),
      );
    expect(() => takeBackAs(room, "undo", { n: edited })).toThrow(expect.objectContaining({ code: "E_SEALED" }));
    expect(() => takeBackAs(room, "undo", { n: removed })).toThrow(expect.objectContaining({ code: "E_SEALED" }));
    expect(room.reader.all("SELECT text FROM outcome")).toEqual([{ text: "共建共享" }]);
  });

  it("the progress of an action can, but not what was decided about it", () => {
    const action = room.put("action", { meeting, text: "完成选址", lead: maker }).id;
    room.put("action", { text: "完成全部选址" }, action);
    const decided = lastEntry();
    seal();
    room.put("action", { percent: 40 }, action);
    takeBackAs(room, "undo", {});
    expect(room.reader.get("SELECT percent FROM action")).toEqual({ percent: 0 });
    expect(() => takeBackAs(room, "undo", { n: decided })).toThrow(expect.objectContaining({ code: "E_SEALED" }));
  });

  it("sealing itself cannot be undone", () => {
    seal();
    expect(() => takeBackAs(room, "undo", { n: lastEntry() })).toThrow(
      expect.objectContaining({ code: "E_NOTHING_TO_UNDO" }),
    );
  });
});

/** Another person at the same laptop. */
function another(role: Role): Room {
  const actor = { id: `profile-${role}`, name: role, role, organization: null };
  room.ledger.transact({ act: "test", by: null }, (tx) =>
    tx.put("profile", actor.id, { name: role, role, retired: false }),
  );
  return { ...room, actor: () => actor };
}

const refusedAs = (code: string) => expect.objectContaining({ code });
const value = (sql: string) => Object.values(room.reader.get<object>(sql) ?? {})[0];

describe("who lost the right to do a thing", () => {
  it("cannot undo what somebody else did, even by naming the entry", () => {
    room.put("outcome", { meeting, kind: "decision", text: "共建" });
    const n = lastEntry();
    expect(() => takeBackAs(another("observer"), "undo", { n })).toThrow(refusedAs("E_NOTHING_TO_UNDO"));
    expect(value("SELECT text FROM outcome")).toBe("共建");
  });

  it("cannot undo the making of a profile, and so leave nobody in charge", () => {
    const made = room.put("profile", { name: "新会务管理员", role: "facilitator" }).id;
    for (const role of ["observer", "participant", "recorder"] as const) {
      room.as(role, maker);
      expect(() => takeBackAs(room, "undo", {}), role).toThrow(refusedAs("E_NOT_ALLOWED"));
    }
    room.as("facilitator");
    takeBackAs(room, "undo", {});
    expect(value(`SELECT count(*) FROM profile WHERE id = '${made}'`)).toBe(0);
    takeBackAs(room, "redo", {});
    room.as("observer");
    expect(() => takeBackAs(room, "undo", {})).toThrow(refusedAs("E_NOT_ALLOWED"));
  });

  it("cannot undo a command any more, whatever it wrote", () => {
    const action = room.put("action", { text: "完成选址", lead: maker, due: "2027-01-31" }).id;
    const request = askExtension(room, { id: action, due: "2027-03-31", reason: "样件延迟" }).id;
    decideExtension(room, { request, approve: true });
    room.as("recorder");
    expect(() => takeBackAs(room, "undo", {})).toThrow(refusedAs("E_NOT_ALLOWED"));
    closeAsIs(room, { id: meeting });
    room.as("participant", maker);
    expect(() => takeBackAs(room, "undo", {})).toThrow(refusedAs("E_NOT_ALLOWED"));
    expect(value("SELECT state FROM meeting")).toBe("closed");
    expect(value("SELECT due FROM action")).toBe("2027-03-31");
  });
});

describe("what undo brings back", () => {
  it("never points at what was removed since", () => {
    const old = room.put("organization", { name_zh: "旧牵头", sector: "ngo", city: "重庆" }).id;
    const action = room.put("action", { text: "完成选址", lead: old }).id;
    room.put("action", { lead: maker }, action);
    const n = lastEntry();
    removeRecord(room, "organization", { id: old });
    expect(() => takeBackAs(room, "undo", { n })).toThrow(refusedAs("E_UNDO_GONE"));
    expect(value("SELECT lead FROM action")).toBe(maker);
    // With what it points at it comes back.
    takeBackAs(room, "undo", {});
    takeBackAs(room, "undo", { n });
    expect(value("SELECT lead FROM action")).toBe(old);
  });

  it("keeps the rules that hold between records", () => {
    const other = room.put("meeting", { title_zh: "别的会", day: "2026-05-01" }).id;
    room.put("meeting", { last_day: "2026-05-03" }, other);
    const n = lastEntry();
    room.put("meeting", { day: "2026-05-02" }, other);
    room.put("meeting", { last_day: "2026-05-02" }, other);
    expect(() => takeBackAs(room, "undo", { n })).toThrow(refusedAs("E_UNDO_OVERTAKEN"));
    const person = room.put("person", { name: "王", organization: maker }).id;
    const seat = room.put("attendance", { meeting, organization: maker, person }).id;
    room.put("attendance", { person: null }, seat);
    const freed = lastEntry();
    room.put("attendance", { meeting, organization: room.put("organization", ELSEWHERE).id, person });
    expect(() => takeBackAs(room, "undo", { n: freed })).toThrow(refusedAs("E_PERSON_TWICE"));
  });

  it("is everything of a live meeting, with its papers, positions and speeches", () => {
    const parties = [maker, room.put("organization", ELSEWHERE).id] as const;
    for (const organization of parties) checkIn(room, { meeting, organization, presence: "present" });
    const item = room.put("agenda_item", { meeting, title_zh: "讨论" }).id;
    const outcome = room.put("outcome", { meeting, kind: "decision", text: "共建", agenda_item: item }).id;
    takePosition(room, { outcome, organization: maker, stance: "support" });
    decideAmendment(room, { amendment: room.put("amendment", { outcome, text: "共建共享" }).id, accept: true });
    speak(room, { meeting, organization: maker });
    checkIn(room, { meeting, organization: maker, presence: "left" });
    room.put("paper", { meeting, agenda_item: item, name: "附件.pdf", bytes: 0, hash: "0".repeat(64) });
    closeAsIs(room, { id: meeting });
    circulateMinutes(room, { meeting, commentsUntil: null });
    const comment = room.put("comment", { meeting, sector: "ngo", text: "同意" }).id;
    answerComment(room, { comment, accept: true });
    const before = tables();
    removeRecord(room, "meeting", { id: meeting });
    expect(value("SELECT count(*) FROM paper")).toBe(0);
    takeBackAs(room, "undo", {});
    expect(tables()).toEqual(before);
    takeBackAs(room, "redo", {});
    expect(value("SELECT count(*) FROM meeting")).toBe(0);
  });
});

const ELSEWHERE = { name_zh: "研究院", sector: "academia", city: "成都" } as const;

/** What the tables hold, without what only the ledger knows. */
function tables(): unknown {
  return Object.fromEntries(
    SUBJECTS.map((subject) => [
      subject,
      room.reader.all<Row>(`SELECT * FROM "${subject}" ORDER BY id`).map((row) => recordFrom(subject, row)),
    ]),
  );
}

describe("undo of each command", () => {
  it("is there for who may do it, and redo after it", () => {
    const item = room.put("agenda_item", { meeting, title_zh: "讨论" }).id;
    const outcome = room.put("outcome", { meeting, kind: "decision", text: "共建" }).id;
    const action = room.put("action", { text: "完成选址", lead: maker, due: "2027-01-31" }).id;
    checkIn(room, { meeting, organization: maker, presence: "present" });
    const amendment = room.put("amendment", { outcome, organization: maker, text: "共建共享" }).id;
    const request = askExtension(room, { id: action, due: "2027-03-31", reason: "样件延迟" }).id;
    room.put("series", { confirmation_rule: "chair" }, String(value("SELECT id FROM series")));
    const steps: Record<string, () => unknown> = {
      item: () => moveTo(room, { item }),
      speak: () => speak(room, { meeting, organization: maker }),
      position: () => takePosition(room, { outcome, organization: maker, stance: "support" }),
      amendment: () => decideAmendment(room, { amendment, accept: true }),
      extension: () => decideExtension(room, { request, approve: true }),
      report: () => reportProgress(room, { id: action, percent: 100, status: "verified" }),
      leave: () => checkIn(room, { meeting, organization: maker, presence: "left" }),
      close: () => closeMeeting(room, { id: meeting }),
      reopen: () => reopenMeeting(room, { id: meeting }),
      "close again": () => closeMeeting(room, { id: meeting }),
      circulate: () => circulateMinutes(room, { meeting, commentsUntil: null }),
      "confirm as chair": () => confirmMinutes(room, { meeting, profile: "profile-1" }),
      answer: () =>
        answerComment(room, { comment: room.put("comment", { meeting, sector: "ngo", text: "改" }).id, accept: false }),
      withdraw: () => withdrawMinutes(room, { meeting }),
    };
    for (const [name, step] of Object.entries(steps)) {
      // Ticks are actions of their own.
      if (name === "close" || name === "close again" || name === "circulate") tickAll(room, meeting);
      const before = name === "answer" ? undefined : tables();
      step();
      const after = tables();
      takeBackAs(room, "undo", {});
      if (before) expect(tables(), name).toEqual(before);
      takeBackAs(room, "redo", {});
      expect(tables(), name).toEqual(after);
    }
  });

  it("of the own check-in takes along what it did to the quorum, also for a participant", () => {
    room.put("meeting", { quorum: { sectors: {}, percent: 100 } }, meeting);
    const other = room.put("organization", ELSEWHERE).id;
    for (const organization of [maker, other]) room.put("attendance", { meeting, organization });
    checkIn(room, { meeting, organization: other, presence: "present" });
    room.as("participant", maker);
    checkIn(room, { meeting, organization: maker, presence: "present" });
    const events = () => room.reader.all<{ kind: string }>("SELECT kind FROM meeting_event").map(({ kind }) => kind);
    expect(events()).toEqual(["quorum_met"]);
    takeBackAs(room, "undo", {});
    expect(events()).toEqual([]);
    takeBackAs(room, "redo", {});
    expect(events()).toEqual(["quorum_met"]);
  });

  it("notes that the quorum is lost by it, whatever the laptop's clock says", () => {
    room.put("meeting", { quorum: { sectors: {}, percent: 50 } }, meeting);
    const [second, third] = ["乙", "丙"].map((name_zh) => room.put("organization", { ...ELSEWHERE, name_zh }).id);
    for (const organization of [maker, second, third] as string[]) room.put("attendance", { meeting, organization });
    checkIn(room, { meeting, organization: maker, presence: "present" });
    const n = lastEntry();
    checkIn(room, { meeting, organization: second as string, presence: "present" });
    room.wait(-3_600);
    checkIn(room, { meeting, organization: second as string, presence: "left" });
    room.wait(-3_600);
    checkIn(room, { meeting, organization: second as string, presence: "present" });
    takeBackAs(room, "undo", { n });
    expect(room.reader.all("SELECT kind, organization FROM meeting_event ORDER BY row")).toEqual([
      { kind: "quorum_met", organization: second },
      { kind: "quorum_lost", organization: second },
      { kind: "quorum_met", organization: second },
      { kind: "quorum_lost", organization: null },
    ]);
  });
});

it("the same undo sent twice happens once", () => {
  const organization = room.put("organization", { name_zh: "甲", sector: "ngo", city: "重庆" }).id;
  room.put("organization", { city: "成都" }, organization);
  room.put("organization", { city: "绵阳" }, organization);
  const opId = "0195a7c0-aaaa-7bbb-8ccc-dddddddddddd";
  takeBackAs(room, "undo", { opId });
  takeBackAs(room, "undo", { opId });
  expect(room.reader.get("SELECT city FROM organization WHERE id = ?", organization)).toEqual({ city: "成都" });
});

describe("what was taken back is said", () => {
  const label = expect.objectContaining({ zh: "请各单位加快落实" });

  it("and the history tells a record that is made from one that is changed", () => {
    const id = room.put("outcome", { meeting, kind: "direction", text: "请各单位报送" }).id;
    room.put("outcome", { text: "请各单位报送进展" }, id);
    const { entries } = listHistory(room.reader, { subject: "outcome", id, limit: 5 });
    expect(entries.map(({ changes }) => changes[0]?.op)).toEqual(["set", "make"]);
  });

  it("by what had been done, and to which record", () => {
    const outcome = room.put("outcome", { meeting, kind: "direction", text: "请各单位加快落实" }).id;
    const about = { subject: "outcome", id: outcome, more: 0 };
    expect(takeBackAs(room, "undo", {})).toEqual({ ...about, act: "put", op: "make", label });
    expect(takeBackAs(room, "redo", {})).toEqual({ ...about, act: "put", op: "make", label });
    expect(removeRecord(room, "outcome", { id: outcome })).toEqual({ label });
    expect(takeBackAs(room, "undo", {})).toEqual({ ...about, act: "remove", op: "delete", label });
    expect(takeBackAs(room, "redo", {})).toEqual({ ...about, act: "remove", op: "delete", label });
    takeBackAs(room, "undo", {});
    room.put("outcome", { text: "请抓紧" }, outcome);
    expect(takeBackAs(room, "undo", {})).toEqual({ ...about, act: "put", op: "set", label });
  });

  it("of a whole by the whole, with how many other records went along", () => {
    const outcome = room.put("outcome", { meeting, kind: "decision", text: "请各单位加快落实" }).id;
    checkIn(room, { meeting, organization: maker, presence: "present" });
    takePosition(room, { outcome, organization: maker, stance: "support" });
    removeRecord(room, "outcome", { id: outcome });
    expect(takeBackAs(room, "undo", {})).toMatchObject({ act: "remove", op: "delete", id: outcome, label, more: 1 });
  });

  it("of what has no name of its own by what it ties together, which then counts as no other record", () => {
    const action = room.put("action", { meeting, text: "送样", lead: maker }).id;
    reportProgress(room, { id: action, status: "in_progress" });
    expect(takeBackAs(room, "undo", {})).toMatchObject({
      ...{ act: "action.report", subject: "action_update", more: 0 },
      label: { zh: "送样", en: "送样" },
    });
    const [one, other] = ["甲厂", "乙厂"].map(
      (name_zh) => room.put("organization", { name_zh, sector: "enterprise", city: "重庆" }).id,
    ) as [string, string];
    const link = room.put("link", { from: one, to: other, status: "existing" }).id;
    expect(removeRecord(room, "link", { id: link }).label).toMatchObject({ zh: "甲厂 · 乙厂" });
    // Gone with what it tied together, it is still told by that.
    removeRecord(room, "organization", { id: other });
    const { entries } = listHistory(room.reader, { subject: "link", id: link, limit: 1 });
    expect(entries[0]?.changes[0]?.label).toMatchObject({ zh: "甲厂 · 乙厂" });
    const named = room.put("link", { from: one, to: maker, status: "existing", description: "供货" }).id;
    expect(removeRecord(room, "link", { id: named }).label).toMatchObject({ zh: "供货" });
  });

  it("alike, however often the same undo is sent", () => {
    room.put("outcome", { meeting, kind: "direction", text: "请各单位加快落实" });
    const opId = crypto.randomUUID();
    const said = takeBackAs(room, "undo", { opId });
    expect(said).toMatchObject({ op: "make", label });
    expect(takeBackAs(room, "undo", { opId })).toEqual(said);
  });
});

it("takes back a removal by the id under which it was asked for, whatever was done after it, and nobody else's", () => {
  const outcome = room.put("outcome", { meeting, kind: "direction", text: "请各单位加快落实" }).id;
  const action = crypto.randomUUID();
  removeRecord(room, "outcome", { id: outcome, opId: action });
  const later = room.put("outcome", { meeting, kind: "direction", text: "后来的" }).id;
  const { actor } = room;
  room.actor = () => ({ ...actor(), id: "profile-other" });
  expect(() => takeBackAs(room, "undo", { action })).toThrow(expect.objectContaining({ code: "E_NOTHING_TO_UNDO" }));
  room.actor = actor;
  expect(takeBackAs(room, "undo", { action })).toMatchObject({ op: "delete", id: outcome });
  expect(room.reader.all("SELECT id FROM outcome ORDER BY id")).toEqual([{ id: outcome }, { id: later }]);
  expect(() => takeBackAs(room, "undo", { action })).toThrow(expect.objectContaining({ code: "E_NOTHING_TO_UNDO" }));
});
