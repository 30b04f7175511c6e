/** The floor of a meeting: who speaks, who waits, points of order, and that all of it is kept and can be undone. */
import { describe, expect, it } from "vitest";
import { documentBlocks } from "../../../db/domain/documents/documents.ts";
import { checkIn } from "../../../db/domain/meetings/attendance.ts";
import { askFloor, leaveFloor, moveFloor, speak } from "../../../db/domain/meetings/floor.ts";
import { meetingView } from "../../../db/domain/meetings/meeting-view.ts";
import { moveTo, startMeeting } from "../../../db/domain/meetings/meetings.ts";
import { minutesModelOf } from "../../../db/domain/minutes/model.ts";
import { takeBackAs } from "../../../db/records/undo.ts";
import { floorOrder, heardOf, waitingOn } from "../../../db/rules/floor.ts";
import { readRecord } from "../../../db/schema/read-record.ts";
import { closeAsIs } from "../../support/checks.ts";
import { codeOf, openRoom, seatParties } from "../../support/room.ts";

const WRITTEN = {
  zh: [
    "列席本议题：外单位。",
    "本议题结束后到会：电池企业。",
    "本议题开始前离会：整车企业。",
    "市经信委请求澄清：口径按何年？会议记下此事，留待处理。",
  ],
  en: [
    "In attendance for this item: 外单位.",
    "Arrived after this item: 电池企业.",
    "Had left before this item: 整车企业.",
    "Point of information by 市经信委: 口径按何年？ It was noted for later.",
  ],
};

function sitting() {
  const room = openRoom();
  const parties = seatParties(room);
  const meeting = room.put("meeting", { title_zh: "第1次会议", day: "2026-11-23" }).id;
  const first = room.put("agenda_item", { meeting, title_zh: "通报" }).id;
  const second = room.put("agenda_item", { meeting, title_zh: "讨论" }).id;
  for (const organization of Object.values(parties)) room.put("attendance", { meeting, organization });
  const stranger = room.put("organization", { name_zh: "外单位", sector: "public", city: "成都" }).id;
  return { room, ...parties, meeting, first, second, stranger };
}

function held() {
  const sat = sitting();
  const { room, meeting } = sat;
  startMeeting(room, { id: meeting });
  const ask = (organization: string) => {
    askFloor(room, { meeting, organization });
    room.wait(1);
  };
  const turns = () => {
    const view = meetingView(room.reader, meeting);
    const waiting = waitingOn(view.requests, view.meeting.current_item);
    const heard = heardOf(view.speeches, view.attendance, Date.parse(room.now()));
    return floorOrder(view.meeting.floor_order, waiting, heard).map(({ request }) => request);
  };
  const queue = () => turns().map(({ organization }) => organization);
  const requestOf = (organization: string) =>
    turns().find((request) => request.organization === organization)?.id as string;
  return { ...sat, ask, queue, requestOf };
}

describe("who speaks", () => {
  it("is one party at a time, and the time is kept when another begins or the meeting ends", () => {
    const { room, meeting, maker, association, first } = sitting();
    expect(codeOf(() => speak(room, { meeting, organization: maker }))).toBe("E_MEETING_STATE");
    startMeeting(room, { id: meeting });
    speak(room, { meeting, organization: maker });
    room.wait(90);
    speak(room, { meeting, organization: association });
    room.wait(-3_600);
    speak(room, { meeting, organization: null });
    room.wait(30);
    speak(room, { meeting, organization: maker });
    room.wait(10);
    closeAsIs(room, { id: meeting });
    const { speeches } = meetingView(room.reader, meeting);
    expect(speeches.map(({ organization, seconds }) => [organization, seconds]).toSorted()).toEqual(
      [
        [maker, 90],
        [association, 0],
        [maker, 10],
      ].toSorted(),
    );
    expect(speeches.every(({ agenda_item, ended_at }) => agenda_item === first && ended_at)).toBe(true);
  });

  it("must attend", () => {
    const { room, meeting, stranger } = held();
    expect(codeOf(() => speak(room, { meeting, organization: stranger }))).toBe("E_NOT_ATTENDING");
  });
});

describe("those who wait", () => {
  it("are asked once each, wait on the item that is on, and wait no longer once they speak", () => {
    const { room, meeting, maker, supplier, association, stranger, second, ask, queue } = held();
    ask(maker);
    ask(association);
    expect(codeOf(() => ask(maker))).toBe("E_WAITS_ALREADY");
    expect(codeOf(() => ask(stranger))).toBe("E_NOT_ATTENDING");
    expect(queue()).toEqual([maker, association]);
    speak(room, { meeting, organization: maker });
    expect(queue()).toEqual([association]);
    ask(maker);
    expect(queue()).toEqual([association, maker]);
    moveTo(room, { item: second });
    expect(queue()).toEqual([]);
    ask(supplier);
    expect(queue()).toEqual([supplier]);
  });

  it("go by fairness where the meeting has it so, and a place by hand comes nearer as others get the floor", () => {
    const { room, meeting, department, maker, supplier, association, ask, queue, requestOf } = held();
    speak(room, { meeting, organization: department });
    room.wait(300);
    speak(room, { meeting, organization: supplier });
    room.wait(100);
    speak(room, { meeting, organization: null });
    for (const party of [department, supplier, maker, association]) ask(party);
    expect(queue()).toEqual([department, supplier, maker, association]);
    room.put("meeting", { floor_order: "fair" }, meeting);
    expect(queue()).toEqual([association, maker, supplier, department]);
    moveFloor(room, { request: requestOf(department), turn: 2 });
    expect(queue()).toEqual([association, department, maker, supplier]);
    moveFloor(room, { request: requestOf(supplier), turn: 9 });
    expect(queue()).toEqual([association, department, maker, supplier]);
    speak(room, { meeting, organization: association });
    expect(queue()).toEqual([department, maker, supplier]);
    moveFloor(room, { request: requestOf(department), turn: null });
    expect(queue()).toEqual([maker, department, supplier]);
  });

  it("can be taken off, once, and undo brings them back", () => {
    const { room, maker, association, ask, queue, requestOf } = held();
    ask(maker);
    ask(association);
    const request = requestOf(maker);
    leaveFloor(room, { request });
    expect(queue()).toEqual([association]);
    expect(codeOf(() => leaveFloor(room, { request }))).toBe("E_UNKNOWN_RECORD");
    takeBackAs(room, "undo", {});
    expect(queue()).toEqual([maker, association]);
    speak(room, { meeting: readRecord(room.reader, "floor_request", request)?.meeting as string, organization: maker });
    expect(codeOf(() => moveFloor(room, { request, turn: 1 }))).toBe("E_WAITS_NOT");
    takeBackAs(room, "undo", {});
    expect(queue()).toEqual([maker, association]);
  });

  it("are kept by who runs the meeting, and by nobody past the commands", () => {
    const { room, meeting, maker } = held();
    const fields = { meeting, organization: maker, asked_at: room.now() };
    expect(codeOf(() => room.put("floor_request", fields))).toBe("E_ONLY_BY_COMMAND");
    room.as("participant", maker);
    expect(codeOf(() => askFloor(room, { meeting, organization: maker }))).toBe("E_NOT_ALLOWED");
  });
});

describe("a point of order", () => {
  it("stands under the item that is on, is taken up at once as a speech, and a participant raises it for the own party", () => {
    const { room, meeting, maker, supplier, association, first, stranger } = held();
    const point = room.put("point_of_order", { meeting, organization: association, text: "请先核对规则" });
    expect(point).toMatchObject({ agenda_item: first, kind: "procedure", state: "raised", raised_at: room.now() });
    speak(room, { meeting, organization: association, point: point.id });
    expect(readRecord(room.reader, "point_of_order", point.id)?.state).toBe("heard");
    expect(meetingView(room.reader, meeting).speeches).toMatchObject([{ organization: association, ended_at: null }]);
    expect(codeOf(() => room.put("point_of_order", { meeting, organization: stranger }))).toBe("E_NOT_ATTENDING");
    room.as("participant", maker);
    expect(room.put("point_of_order", { meeting, kind: "comfort", text: "听不清" }).organization).toBe(maker);
    expect(codeOf(() => room.put("point_of_order", { meeting, organization: supplier }))).toBe("E_NOT_ALLOWED");
    expect(codeOf(() => room.put("point_of_order", { state: "noted" }, point.id))).toBe("E_NOT_ALLOWED");
  });
});

describe("the minutes", () => {
  it("tell who was called in for an item, who came after it or had left before it, and points of order", () => {
    const { room, meeting, department, maker, supplier, stranger, first, second } = held();
    const come = (organization: string, presence: "present" | "left", role?: "observer") =>
      checkIn(room, { meeting, organization, presence, role });
    room.put("agenda_item", { called: [stranger] }, second);
    for (const party of [department, maker]) come(party, "present");
    room.wait(60);
    come(maker, "left");
    const point = { meeting, organization: department, kind: "clarification", text: "口径按何年？" } as const;
    room.put("point_of_order", { state: "noted" }, room.put("point_of_order", point).id);
    room.wait(60);
    moveTo(room, { item: second });
    come(supplier, "present");
    come(stranger, "present", "observer");
    room.wait(60);
    closeAsIs(room, { id: meeting });
    const items = minutesModelOf(room.reader, meeting).items;
    const idsOf = (parties: readonly { id: string }[] | undefined) => parties?.map(({ id }) => id);
    const told = items.map(({ called, notYet, gone, points }) => [
      idsOf(called),
      idsOf(notYet),
      idsOf(gone),
      points?.length,
    ]);
    expect(told).toEqual([
      [undefined, [supplier], undefined, 1],
      [[stranger], undefined, [maker], undefined],
    ]);
    expect(items[0]?.points).toMatchObject([{ party: { id: department }, kind: "clarification", state: "noted" }]);
    expect(readRecord(room.reader, "agenda_item", first)).toMatchObject({
      begun_at: "2026-11-23T01:00:00.000Z",
      ended_at: "2026-11-23T01:02:00.000Z",
    });
    for (const language of ["zh", "en"] as const)
      for (const style of ["gb", "decisions", "robert"] as const) {
        const template = room.put("minutes_template", { name_zh: style, style }).id;
        const text = JSON.stringify(documentBlocks(room, { kind: "minutes", of: meeting, language, template }));
        for (const line of WRITTEN[language]) expect(text, style).toContain(line);
      }
  });
});
