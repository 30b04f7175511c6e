/** What happens in the room: coming and going, the quorum, amendments, order of the record, the round. */
import { describe, expect, it } from "vitest";
import { meetingRound, takeReport } from "../../../db/domain/actions/rounds.ts";
import { decideAmendment } from "../../../db/domain/meetings/amendments.ts";
import { checkIn, noteAbsent } from "../../../db/domain/meetings/attendance.ts";
import { meetingView } from "../../../db/domain/meetings/meeting-view.ts";
import { orderEntries, startMeeting } from "../../../db/domain/meetings/meetings.ts";
import { minutesModelOf } from "../../../db/domain/minutes/model.ts";
import { removeRecord } from "../../../db/records/records.ts";
import { takeBackAs } from "../../../db/records/undo.ts";
import { readRecord } from "../../../db/schema/read-record.ts";
import { closeAsIs } from "../../support/checks.ts";
import { codeOf, openRoom, seatParties } from "../../support/room.ts";

function sitting() {
  const room = openRoom();
  const parties = seatParties(room);
  const quorum = { sectors: { government: 1, enterprise: 1 }, percent: 50 };
  const meeting = room.put("meeting", { title_zh: "第1次会议", day: "2026-11-23", quorum }).id;
  const first = room.put("agenda_item", { meeting, title_zh: "通报" }).id;
  const second = room.put("agenda_item", { meeting, title_zh: "讨论" }).id;
  for (const organization of Object.values(parties)) room.put("attendance", { meeting, organization });
  return { room, ...parties, meeting, first, second };
}

describe("coming and going", () => {
  it("notes when a party came and left, and does not count who has left", () => {
    const { room, meeting, maker } = sitting();
    checkIn(room, { meeting, organization: maker, presence: "present", deputyFor: "李总" });
    room.wait(600);
    checkIn(room, { meeting, organization: maker, presence: "left" });
    const seat = () => meetingView(room.reader, meeting).attendance.find((one) => one.organization === maker);
    expect(seat()).toMatchObject({
      presence: "left",
      arrived_at: "2026-11-23T01:00:00.000Z",
      left_at: "2026-11-23T01:10:00.000Z",
      deputy_for: "李总",
    });
    expect(meetingView(room.reader, meeting).quorum.present).toBe(0);
    room.wait(60);
    checkIn(room, { meeting, organization: maker, presence: "present" });
    expect(seat()).toMatchObject({ presence: "present", arrived_at: "2026-11-23T01:00:00.000Z", left_at: null });
  });

  it("notes of all who were expected that nobody came, as one action, and leaves the others alone", () => {
    const { room, meeting, maker, department, supplier, association } = sitting();
    checkIn(room, { meeting, organization: maker, presence: "present" });
    checkIn(room, { meeting, organization: department, presence: "excused" });
    const presence = () =>
      Object.fromEntries(
        meetingView(room.reader, meeting).attendance.map((seat) => [seat.organization, seat.presence]),
      );
    const others = { [maker]: "present", [department]: "excused" };
    room.as("participant", supplier);
    expect(codeOf(() => noteAbsent(room, { meeting }))).toBe("E_NOT_ALLOWED");
    room.as("recorder");
    expect(presence()).toEqual({ ...others, [supplier]: "expected", [association]: "expected" });
    noteAbsent(room, { meeting });
    expect(presence()).toEqual({ ...others, [supplier]: "absent", [association]: "absent" });
    takeBackAs(room, "undo", {});
    expect(presence()).toEqual({ ...others, [supplier]: "expected", [association]: "expected" });
  });

  it("logs once that the quorum of a live meeting is reached, and once that it is lost", () => {
    const { room, meeting, department, maker, association } = sitting();
    const events = () => meetingView(room.reader, meeting).events.map(({ kind, organization }) => [kind, organization]);
    checkIn(room, { meeting, organization: department, presence: "present" });
    expect(events()).toEqual([]);
    startMeeting(room, { id: meeting });
    checkIn(room, { meeting, organization: maker, presence: "present" });
    checkIn(room, { meeting, organization: association, presence: "present" });
    expect(events()).toEqual([["quorum_met", maker]]);
    room.wait(1);
    checkIn(room, { meeting, organization: department, presence: "left" });
    room.wait(1);
    checkIn(room, { meeting, organization: association, presence: "left" });
    expect(events()).toEqual([
      ["quorum_met", maker],
      ["quorum_lost", department],
    ]);
    // What a check-in did to the quorum goes with it.
    for (const _ of [1, 2]) takeBackAs(room, "undo", {});
    expect(events()).toEqual([["quorum_met", maker]]);
    expect(codeOf(() => room.put("meeting_event", { meeting, kind: "quorum_met", happened_at: room.now() }))).toBe(
      "E_ONLY_BY_COMMAND",
    );
  });

  it("tells nothing of a quorum where no rule asks for one", () => {
    const room = openRoom();
    const { maker } = seatParties(room);
    const meeting = room.put("meeting", { title_zh: "例会" }).id;
    startMeeting(room, { id: meeting });
    for (const presence of ["present", "left"] as const) checkIn(room, { meeting, organization: maker, presence });
    closeAsIs(room, { id: meeting });
    expect(room.reader.all("SELECT * FROM meeting_event")).toEqual([]);
    const model = minutesModelOf(room.reader, meeting);
    expect(model.quorumLost).toBe(false);
    expect(model).not.toHaveProperty("quorumNever");
  });

  it("counts who was marked present before the meeting began, and so sees the quorum lost", () => {
    const room = openRoom();
    const { maker, supplier } = seatParties(room);
    const meeting = room.put("meeting", { title_zh: "例会", quorum: { sectors: {}, percent: 100 } }).id;
    for (const organization of [maker, supplier]) checkIn(room, { meeting, organization, presence: "present" });
    startMeeting(room, { id: meeting });
    checkIn(room, { meeting, organization: maker, presence: "left" });
    const events = room.reader.all("SELECT kind, organization FROM meeting_event ORDER BY row");
    expect(events).toEqual([
      { kind: "quorum_met", organization: null },
      { kind: "quorum_lost", organization: maker },
    ]);
    closeAsIs(room, { id: meeting });
    expect(minutesModelOf(room.reader, meeting)).toMatchObject({ quorumLost: true });
    expect(minutesModelOf(room.reader, meeting)).not.toHaveProperty("quorumNever");
  });

  it("takes a party that was removed from the list and comes after all", () => {
    const { room, meeting, maker } = sitting();
    const { id } = checkIn(room, { meeting, organization: maker, presence: "present", name: "王工" });
    removeRecord(room, "attendance", { id });
    checkIn(room, { meeting, organization: maker, presence: "expected" });
    const seats = meetingView(room.reader, meeting).attendance.filter(({ organization }) => organization === maker);
    // Begun anew: nothing of what the removed seat said comes back.
    expect(seats).toMatchObject([{ id, presence: "expected", name: null, arrived_at: null, role: "member" }]);
    const minutes = room.put("minutes", { meeting, issue: "第1期", closing: "散会" });
    removeRecord(room, "minutes", { id: minutes.id });
    expect(room.put("minutes", { meeting, issue: "第2期" })).toMatchObject({ issue: "第2期", closing: null });
  });

  it("refuses one person for two parties of a meeting, and one party without a sector", () => {
    const { room, meeting, maker, supplier } = sitting();
    const person = room.put("person", { name: "王工", organization: maker }).id;
    const seats = meetingView(room.reader, meeting).attendance;
    const seatOf = (organization: string) => seats.find((one) => one.organization === organization)?.id;
    room.put("attendance", { companions: [person] }, seatOf(maker));
    expect(codeOf(() => room.put("attendance", { person }, seatOf(supplier)))).toBe("E_PERSON_TWICE");
    expect(codeOf(() => room.put("attendance", { person }, seatOf(maker)))).toBe("E_PERSON_TWICE");
    expect(codeOf(() => room.put("attendance", { meeting, organization: maker }, "other"))).toBe("E_TWICE_ATTENDING");
    expect(codeOf(() => room.put("organization", { name_zh: "无类别", city: "成都" }))).toBe("E_REQUIRED");
  });
});

describe("an amendment", () => {
  it("becomes the text when it is accepted, keeps what it replaced, and is decided once", () => {
    const { room, meeting, maker } = sitting();
    const outcome = room.put("outcome", { meeting, kind: "decision", text: "同意试点" }).id;
    const amend = (text: string) => room.put("amendment", { outcome, organization: maker, text }).id;
    const [taken, refused] = [amend("原则同意试点，先行两年"), amend("不同意")] as const;
    decideAmendment(room, { amendment: taken, accept: true });
    decideAmendment(room, { amendment: refused, accept: false });
    expect(readRecord(room.reader, "outcome", outcome)?.text).toBe("原则同意试点，先行两年");
    expect(readRecord(room.reader, "amendment", taken)).toMatchObject({ state: "accepted", replaced: "同意试点" });
    expect(readRecord(room.reader, "amendment", refused)?.state).toBe("rejected");
    expect(codeOf(() => decideAmendment(room, { amendment: refused, accept: true }))).toBe("E_AMENDMENT_DECIDED");
    expect(codeOf(() => room.put("amendment", { text: "改" }, taken))).toBe("E_AMENDMENT_DECIDED");
    expect(codeOf(() => room.put("amendment", { outcome, text: "x", state: "accepted" }))).toBe("E_ONLY_BY_COMMAND");
    expect(codeOf(() => room.put("amendment", { outcome: "nothing", text: "x" }))).toBe("E_UNKNOWN_RECORD");
  });

  it("is proposed by a participant for the own party only, and decided by who runs the meeting", () => {
    const { room, meeting, maker, supplier } = sitting();
    const outcome = room.put("outcome", { meeting, kind: "decision", text: "同意" }).id;
    room.as("participant", maker);
    const own = room.put("amendment", { outcome, text: "同意，附条件" });
    expect(own.organization).toBe(maker);
    expect(codeOf(() => room.put("amendment", { outcome, text: "x", organization: supplier }))).toBe("E_NOT_ALLOWED");
    expect(codeOf(() => decideAmendment(room, { amendment: own.id, accept: true }))).toBe("E_NOT_ALLOWED");
  });
});

describe("the order of the record", () => {
  it("moves entries within an item and to another without touching the rest", () => {
    const { room, meeting, first, second, maker } = sitting();
    const put = (text: string, item: string) =>
      room.put("outcome", { meeting, agenda_item: item, kind: "opinion", text }).id;
    const [a, b, c] = [put("a", first), put("b", first), put("c", second)];
    const action = room.put("action", { meeting, agenda_item: first, text: "d", lead: maker }).id;
    orderEntries(room, {
      meeting,
      item: first,
      entries: [
        { subject: "action", id: action },
        { subject: "outcome", id: b },
        { subject: "outcome", id: a },
      ],
    });
    const rank = (id: string) => readRecord(room.reader, id === action ? "action" : "outcome", id)?.rank ?? 0;
    expect(rank(action) < rank(b) && rank(b) < rank(a)).toBe(true);
    orderEntries(room, {
      meeting,
      item: second,
      entries: [
        { subject: "outcome", id: a },
        { subject: "outcome", id: c },
      ],
    });
    expect(readRecord(room.reader, "outcome", a)?.agenda_item).toBe(second);
    expect(rank(a)).toBeLessThan(rank(c));
    expect(readRecord(room.reader, "outcome", b)?.agenda_item).toBe(first);
    const other = room.put("meeting", { title_zh: "另一次会议" }).id;
    expect(
      codeOf(() => orderEntries(room, { meeting: other, item: null, entries: [{ subject: "outcome", id: a }] })),
    ).toBe("E_UNKNOWN_RECORD");
  });
});

describe("the sector round", () => {
  it("walks through the members in their order, with open actions, the last report, and who has not reported", () => {
    const { room, meeting, first, maker, department } = sitting();
    const earlier = room.put("meeting", { title_zh: "上次会议", day: "2026-10-20", state: "closed" }).id;
    room.put("report", { meeting: earlier, organization: maker, progress: "上次的进展" });
    const late = room.put("action", { text: "迟", lead: maker, due: "2026-11-01" }).id;
    const open = room.put("action", { text: "配合", lead: department, supporting: [maker] }).id;
    room.put("action", { text: "完", lead: maker, status: "done" });
    const of = (organization: string) =>
      meetingRound(room, meeting).parties.find((party) => party.organization === organization);
    expect(meetingRound(room, meeting).parties.map(({ sector }) => sector)).toEqual([
      "government",
      "enterprise",
      "enterprise",
      "ngo",
    ]);
    expect(of(maker)).toMatchObject({
      actions: [{ id: late }, { id: open }],
      reported: null,
      last: { day: "2026-10-20", report: { progress: "上次的进展" } },
    });
    const before = room.ledger.size;
    takeReport(room, {
      meeting,
      organization: maker,
      item: first,
      report: { progress: "已完成设计", difficulties: "缺资金" },
      actions: [{ id: late, percent: 60, status: "in_progress", text: "设计完成" }],
    });
    expect(room.ledger.size).toBe(before + 1);
    expect(of(maker)?.reported).toMatchObject({ progress: "已完成设计", agenda_item: first });
    expect(readRecord(room.reader, "action", late)).toMatchObject({ percent: 60, status: "in_progress" });
    takeReport(room, { meeting, organization: maker, item: first, report: { progress: "更正" }, actions: [] });
    expect(meetingView(room.reader, meeting).reports).toMatchObject([{ progress: "更正", difficulties: "缺资金" }]);
    expect(of(department)?.reported).toBeNull();
  });
});
