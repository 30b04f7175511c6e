import { globSync, readFileSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { dayAt, momentHere, nearestMoment, regionIs, secondAt, timeAt } from "../../../renderer/app/clock.ts";
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
    expect(timeLeft(item({ spent: 601, minutes: null }), NOW)).toEqual({ left: null, used: 0, tone: "calm" });
  });

  it("has used so much of what was planned, and all of it for good once it is over", () => {
    expect(timeLeft(item({ spent: 150 }), NOW).used).toBe(0.25);
    expect(timeLeft(item({ spent: 900 }), NOW).used).toBe(1);
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

describe("a moment is told by the clocks of the region, not by the laptop's", () => {
  const laptop = process.env.TZ;
  afterEach(() => {
    regionIs({ zone: null, workingYears: {} });
    if (laptop === undefined) delete process.env.TZ;
    else process.env.TZ = laptop;
  });

  it.each(["Pacific/Kiritimati", "Pacific/Honolulu", "UTC"])("on a laptop in %s", (own) => {
    process.env.TZ = own;
    const late = "2026-11-23T16:30:05.000Z";
    regionIs({ zone: "Asia/Shanghai", workingYears: {} });
    expect([dayAt(late), timeAt(late), secondAt(Date.parse(late))]).toEqual(["2026-11-24", "00:30", "00:30:05"]);
    expect(momentHere(late, "en")).toMatch(/^24 Nov 2026, 00:30:05/);
    // An hour is that of the sitting, also across midnight.
    expect(new Date(nearestMoment("23:50", Date.parse(late))).toISOString()).toBe("2026-11-23T15:50:00.000Z");
    expect(new Date(nearestMoment("01:00", Date.parse(late))).toISOString()).toBe("2026-11-23T17:00:00.000Z");
    regionIs({ zone: "America/New_York", workingYears: {} });
    expect([dayAt(late), timeAt(late)]).toEqual(["2026-11-23", "11:30"]);
  });

  it("and one module knows of clocks: nothing else in the window makes a day or an hour of a moment", () => {
    const files = globSync("renderer/**/*.{ts,tsx}").filter((file) => file !== "renderer/app/clock.ts");
    expect(files.length).toBeGreaterThan(100);
    const OWN =
      /\bnew Date\(|\.toLocale(?:Date|Time)?String\(|\bIntl\.DateTimeFormat\b|\b(?:localDay|localTime|momentIn|momentAt|momentInWords)\b|\.get(?:UTC)?(?:Hours|Minutes|Date|Day|Month|FullYear)\(/;
    const code = (file: string) => readFileSync(file, "utf8").replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
    expect(files.filter((file) => OWN.test(code(file)))).toEqual([]);
    expect(OWN.test(code("renderer/app/clock.ts"))).toBe(true);
  });
});
