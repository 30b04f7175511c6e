import { describe, expect, it } from "vitest";
import { clockText, secondsSpent, timeLeft } from "../../../renderer/meeting/clock.ts";

const NOW = Date.parse("2026-11-23T01:10:00.000Z");
const item = (fields: object) => ({ minutes: 10, spent: 0, started_at: null, ...fields });

describe("time on an agenda item", () => {
  it("adds the running time to what was spent before", () => {
    expect(secondsSpent(item({ spent: 30, started_at: "2026-11-23T01:08:00.000Z" }), NOW)).toBe(150);
    expect(secondsSpent(item({ spent: 30 }), NOW)).toBe(30);
  });

  it("adds nothing when the clock jumped back", () => {
    expect(secondsSpent(item({ spent: 30, started_at: "2026-11-23T02:00:00.000Z" }), NOW)).toBe(30);
  });

  it("turns amber at 80 % and red when it is over", () => {
    expect(timeLeft(item({ spent: 479 }), NOW)).toMatchObject({ tone: "calm", left: 121 });
    expect(timeLeft(item({ spent: 480 }), NOW).tone).toBe("amber");
    expect(timeLeft(item({ spent: 600 }), NOW)).toMatchObject({ tone: "amber", left: 0 });
    expect(timeLeft(item({ spent: 601 }), NOW)).toMatchObject({ tone: "red", left: -1 });
    expect(timeLeft(item({ spent: 601, minutes: null }), NOW)).toEqual({ left: null, tone: "calm" });
  });

  it("is written as people read it", () => {
    expect([clockText(738), clockText(-42), clockText(3738), clockText(0)]).toEqual([
      "12:18",
      "0:42",
      "1:02:18",
      "0:00",
    ]);
  });
});
