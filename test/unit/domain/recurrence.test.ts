import { describe, expect, it } from "vitest";
import { checkRecurrence, nextDays } from "../../../db/domain/meetings/recurrence.ts";
import { planNext, seriesDays } from "../../../db/domain/meetings/series.ts";
import { readRecord } from "../../../db/schema/read-record.ts";
import { codeOf, openRoom } from "../../support/room.ts";

const rule = (recurrence: string, more: object = {}) => ({
  recurrence,
  first_day: "2026-01-13",
  except_days: [] as string[],
  extra_days: [] as string[],
  ...more,
});

describe("the days of a recurrence rule", () => {
  it("are those of RFC 5545", () => {
    // The second Tuesday of each month, the last working day, every other week, the last day of February.
    expect(nextDays(rule("FREQ=MONTHLY;BYDAY=2TU"), "2026-11-01", 3)).toEqual([
      "2026-11-10",
      "2026-12-08",
      "2027-01-12",
    ]);
    expect(nextDays(rule("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"), "2026-11-01", 2)).toEqual([
      "2026-11-30",
      "2026-12-31",
    ]);
    expect(nextDays(rule("FREQ=WEEKLY;INTERVAL=2"), "2026-01-14", 2)).toEqual(["2026-01-27", "2026-02-10"]);
    expect(nextDays(rule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"), "2027-01-01", 2)).toEqual([
      "2027-02-28",
      "2028-02-29",
    ]);
  });

  it("leave out exceptions, take in additional days, and keep their number", () => {
    const days = nextDays(
      rule("FREQ=MONTHLY;BYDAY=2TU", { except_days: ["2026-12-08"], extra_days: ["2026-12-15", "2026-01-01"] }),
      "2026-11-01",
      3,
    );
    expect(days).toEqual(["2026-11-10", "2026-12-15", "2027-01-12"]);
  });

  it("end where the rule ends, and a rule without end is not followed for ever", () => {
    expect(nextDays(rule("FREQ=WEEKLY;COUNT=3"), "2026-01-01", 50)).toHaveLength(3);
    expect(nextDays(rule("FREQ=DAILY;UNTIL=20260115T000000Z"), "2026-01-01", 50)).toHaveLength(3);
    expect(nextDays(rule("FREQ=DAILY"), "2026-01-01", 50)).toHaveLength(50);
    expect(nextDays(rule("FREQ=YEARLY"), "2026-01-01", 1_000).length).toBeLessThanOrEqual(11);
  });

  it("do not depend on the time zone of the laptop", () => {
    const before = process.env.TZ;
    for (const zone of ["Pacific/Kiritimati", "Pacific/Niue", "Asia/Shanghai"]) {
      process.env.TZ = zone;
      expect(nextDays(rule("FREQ=WEEKLY;BYDAY=MO"), "2026-11-23", 2)).toEqual(["2026-11-23", "2026-11-30"]);
    }
    process.env.TZ = before;
  });
});

describe("a rule that cannot be kept", () => {
  it("is refused when it is no rule of days", () => {
    for (const text of [
      "",
      "every Tuesday",
      "FREQ=SECONDLY",
      "FREQ=FORTNIGHTLY",
      "INTERVAL=2",
      "FREQ=WEEKLY;INTERVAL=0",
      "FREQ=WEEKLY;INTERVAL=-1",
      "FREQ=WEEKLY;COUNT=99999999",
      "FREQ=WEEKLY;BYDAY=XX",
      "FREQ=WEEKLY;BYDAY=",
      "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
      "FREQ=DAILY;BYHOUR=9",
      "FREQ=MONTHLY;X-OTHER=1",
      "FREQ",
      ";;;",
    ].filter(Boolean))
      expect([text, codeOf(() => checkRecurrence(rule(text)))]).toEqual([text, "E_RECURRENCE"]);
  });

  it("is refused when no day fits it", () => {
    expect(codeOf(() => checkRecurrence(rule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")))).toBe("E_RECURRENCE_EMPTY");
    expect(codeOf(() => checkRecurrence(rule("FREQ=DAILY;UNTIL=20200101T000000Z")))).toBe("E_RECURRENCE_EMPTY");
  });

  it("needs the day that it begins with, and leaves the series as it was", () => {
    const room = openRoom();
    const series = room.put("series", { name_zh: "例会" });
    expect(codeOf(() => room.put("series", { recurrence: "FREQ=WEEKLY" }, series.id))).toBe("E_REQUIRED");
    expect(codeOf(() => room.put("series", { recurrence: "FREQ=HOURLY", first_day: "2026-01-13" }, series.id))).toBe(
      "E_RECURRENCE",
    );
    expect(readRecord(room.reader, "series", series.id)).toMatchObject({ recurrence: null, first_day: null });
    expect(
      codeOf(() =>
        room.put("series", { except_days: ["2026-02-30"] as string[], starts: "18:00", ends: "09:00" }, series.id),
      ),
    ).toBe("E_HOUR_ORDER");
  });
});

describe("the next meeting of a series", () => {
  it("is proposed on the first day of the rule that has none yet", () => {
    const room = openRoom();
    const series = room.put("series", {
      name_zh: "例会",
      name_en: "Reporting meeting",
      recurrence: "FREQ=MONTHLY;BYDAY=1TU",
      first_day: "2026-01-06",
      starts: "09:00",
      ends: "11:30",
      numbering: "yearly",
    });
    const read = (id: string) => readRecord(room.reader, "meeting", id);
    const first = read(planNext(room, { series: series.id }).id);
    expect(first).toMatchObject({
      day: "2026-12-01",
      starts: "09:00",
      ends: "11:30",
      ordinal: 1,
      title_zh: "例会〔2026〕1号",
      title_en: "Reporting meeting, No. 1 (2026)",
    });
    // The number begins anew with the year.
    expect(read(planNext(room, { series: series.id }).id)).toMatchObject({
      day: "2027-01-05",
      ordinal: 1,
      title_zh: "例会〔2027〕1号",
    });
    expect(seriesDays(room, { series: series.id, count: 3 })).toEqual([
      { day: "2026-12-01", meeting: first?.id },
      { day: "2027-01-05", meeting: expect.any(String) },
      { day: "2027-02-02", meeting: null },
    ]);
  });
});
