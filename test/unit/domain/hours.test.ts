/** What had been announced and when it was held are two things: both are kept, and each paper tells its own. */
import { describe, expect, it } from "vitest";
import { daysUntilEnd } from "../../../db/contract/dates.ts";
import { writtenWhen } from "../../../db/documents/blocks/when.ts";
import { documentBlocks } from "../../../db/domain/documents/documents.ts";
import { startMeeting } from "../../../db/domain/meetings/meetings.ts";
import { readMinutes } from "../../../db/domain/minutes/minutes.ts";
import { takeBackAs } from "../../../db/records/undo.ts";
import { readRecord } from "../../../db/schema/read-record.ts";
import { closeAsIs } from "../../support/checks.ts";
import { codeOf, openRoom, type Room } from "../../support/room.ts";

// The clock of the room stands at 01:00 on 23 November 2026.
const announced = { day: "2026-11-23", last_day: null, starts: "00:50", ends: "02:00" };
const sitting = (room: Room, fields: object = announced) =>
  room.put("meeting", { title_zh: "第1次会议", title_en: "Meeting no. 1", ...fields }).id;
const held = (room: Room, id: string) => {
  const { day, last_day, starts, ends, planned } = readRecord(room.reader, "meeting", id) ?? {};
  return { day, last_day, starts, ends, planned };
};
const invited = (room: Room, id: string) =>
  JSON.stringify(documentBlocks(room, { kind: "invitation", of: id, language: "zh" }));

describe("a meeting", () => {
  it("that is held keeps what had been announced; the invitation tells that, the minutes the fact", () => {
    const room = openRoom();
    const meeting = sitting(room);
    const before = invited(room, meeting);
    startMeeting(room, { id: meeting });
    room.wait(1800);
    closeAsIs(room, { id: meeting });
    expect(held(room, meeting)).toEqual({ ...announced, starts: "01:00", ends: "01:30", planned: announced });
    expect(invited(room, meeting)).toBe(before);
    expect(before).toContain("2026年11月23日 00:50–02:00");
    expect(readMinutes(room.reader, meeting)).toMatchObject({ starts: "01:00", ends: "01:30" });
  });

  it.each([
    ["on another day, held now", { day: "2026-12-01" }, true, { day: "2026-11-23", starts: "01:00", ends: "02:00" }],
    ["on another day, entered afterwards", { day: "2026-11-20" }, undefined, { day: "2026-11-20", starts: "00:50" }],
    ["today, entered as announced", {}, false, { day: "2026-11-23", starts: "00:50", ends: "02:00" }],
    ["later than it was to end", { starts: "00:10", ends: "00:40" }, true, { starts: "01:00", ends: null }],
    ["on the first of several days", { last_day: "2026-11-24" }, true, { last_day: "2026-11-24", starts: "01:00" }],
    [
      "on the second of several days",
      { day: "2026-11-22", last_day: "2026-11-24" },
      true,
      { day: "2026-11-22", starts: "00:50" },
    ],
    ["on a day nobody set", { day: null }, true, { day: "2026-11-23", starts: "01:00" }],
  ] as const)("announced for %s", (_, fields, today, wanted) => {
    const room = openRoom();
    const meeting = sitting(room, { ...announced, ...fields });
    startMeeting(room, { id: meeting, today });
    expect(held(room, meeting)).toMatchObject({ ...wanted, planned: { ...announced, ...fields } });
  });

  it("whose start is undone is as it was announced again", () => {
    const room = openRoom();
    const meeting = sitting(room);
    startMeeting(room, { id: meeting });
    takeBackAs(room, "undo", {});
    expect(held(room, meeting)).toEqual({ ...announced, planned: null });
  });

  it("that goes on past midnight ends on the next day", () => {
    const room = openRoom();
    const meeting = sitting(room, { day: "2026-11-23", starts: "20:00", ends: "23:00" });
    room.wait(19.5 * 3600);
    startMeeting(room, { id: meeting });
    room.wait(4.25 * 3600);
    closeAsIs(room, { id: meeting });
    expect(held(room, meeting)).toMatchObject({ day: "2026-11-23", starts: "20:30", ends: "00:45" });
  });

  it("has no end before its start, on the day or the night after; what stands so keeps no other field from being changed", () => {
    const room = openRoom();
    const meeting = sitting(room, { ...announced, starts: "14:00", ends: "16:00" });
    expect(codeOf(() => room.put("meeting", { ends: "09:00" }, meeting))).toBe("E_HOUR_ORDER");
    expect(codeOf(() => room.put("meeting", { starts: "16:30" }, meeting))).toBe("E_HOUR_ORDER");
    room.put("meeting", { ends: "00:30" }, meeting);
    room.put("meeting", { last_day: "2026-11-24", ends: "12:00" }, meeting);
    expect(codeOf(() => room.put("meeting", { last_day: null }, meeting))).toBe("E_HOUR_ORDER");
    expect(codeOf(() => room.put("meeting", { planned: announced } as never, meeting))).toBe("E_ONLY_BY_COMMAND");
  });
});

it("an earlier hour is one of the next day where that makes at most twelve hours", () => {
  expect([daysUntilEnd("09:00", "11:00"), daysUntilEnd("09:00", "09:00")]).toEqual([0, 0]);
  expect([daysUntilEnd("22:00", "00:30"), daysUntilEnd("14:00", "02:00")]).toEqual([1, 1]);
  expect([daysUntilEnd("14:00", "02:01"), daysUntilEnd("09:00", "08:00")]).toEqual([null, null]);
});

it("documents say several days with their own hours, and an end past midnight as one", () => {
  const when = { day: "2026-12-01", lastDay: null, starts: "09:00", ends: "11:30" };
  expect(writtenWhen(when, "zh")).toBe("2026年12月1日 09:00–11:30");
  expect(writtenWhen({ ...when, starts: "22:00", ends: "00:30" }, "zh")).toBe("2026年12月1日 22:00–次日00:30");
  expect(writtenWhen({ ...when, starts: "22:00", ends: "00:30" }, "en")).toBe(
    "1 December 2026 22:00–00:30 the next day",
  );
  expect(writtenWhen({ ...when, lastDay: "2026-12-02" }, "zh")).toBe("2026年12月1日 09:00至2026年12月2日 11:30");
  expect(writtenWhen({ ...when, lastDay: "2026-12-02", starts: null, ends: null }, "en")).toBe(
    "1 December 2026 to 2 December 2026",
  );
  expect(writtenWhen({ ...when, day: null }, "zh")).toBe("");
});
