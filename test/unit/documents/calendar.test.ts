/** Calendars as another program reads them: ical.js parses what Concord writes. */
import ICAL from "ical.js";
import { afterEach, describe, expect, it } from "vitest";
import { removeRecord } from "../../../db/records/records.ts";
import { documentBytes } from "../../support/documents.ts";
import { openRoom, type Room, seatParties } from "../../support/room.ts";

const zone = process.env.TZ;
afterEach(() => {
  process.env.TZ = zone;
  if (zone === undefined) delete process.env.TZ;
});

function world() {
  const room = openRoom();
  const { maker } = seatParties(room);
  const meeting = room.put("meeting", {
    title_zh: "第1次会议",
    day: "2026-12-01",
    last_day: "2026-12-03",
    place: "成都；天府, 二楼",
  }).id;
  const action = (text: string, more: object = {}) =>
    room.put("action", { text, meeting, lead: maker, due: "2026-12-31", ...more }).id;
  return { room, meeting, action };
}

async function read(room: Room, of: string | undefined, due: "events" | "todos") {
  const bytes = await documentBytes(room, { kind: "dates", of, language: "zh", format: "ics", due });
  const text = bytes.toString("utf8");
  const calendar = new ICAL.Component(ICAL.parse(text));
  const byId = (kind: string) =>
    new Map(calendar.getAllSubcomponents(kind).map((one) => [String(one.getFirstPropertyValue("uid")), one]));
  return { text, events: byId("vevent"), todos: byId("vtodo") };
}

const value = (component: ICAL.Component | undefined, name: string) =>
  String(component?.getFirstPropertyValue(name) ?? "");

describe("a calendar, read by another program", () => {
  it.each(["Asia/Shanghai", "America/New_York", "UTC"])("has the days that were written, in %s", async (tz) => {
    process.env.TZ = tz;
    const { room, meeting, action } = world();
    const due = action("交付");
    const { events } = await read(room, meeting, "events");
    expect(value(events.get(`${due}@concord`), "dtstart")).toBe("2026-12-31");
    expect(value(events.get(`${due}@concord`), "transp")).toBe("TRANSPARENT");
    // Three whole days end before the fourth.
    expect(value(events.get(`${meeting}@concord`), "dtstart")).toBe("2026-12-01");
    expect(value(events.get(`${meeting}@concord`), "dtend")).toBe("2026-12-04");
    expect(value(events.get(`${meeting}@concord`), "location")).toBe("成都；天府, 二楼");
    room.put("meeting", { starts: "09:00", ends: "11:30", last_day: null }, meeting);
    const timed = (await read(room, meeting, "events")).events.get(`${meeting}@concord`);
    const at = (time: string) => new Date(`2026-12-01T${time}`).toISOString().replace(".000", "");
    expect([value(timed, "dtstart"), value(timed, "dtend")]).toEqual([at("09:00"), at("11:30")]);
    room.put("meeting", { starts: "22:00", ends: "00:30" }, meeting);
    const late = (await read(room, meeting, "events")).events.get(`${meeting}@concord`);
    const nextDay = new Date("2026-12-02T00:30").toISOString().replace(".000", "");
    expect([value(late, "dtstart"), value(late, "dtend")]).toEqual([at("22:00"), nextDay]);
  });

  it("has due dates as tasks that are open, under way, done or cancelled, with alarms while they are open", async () => {
    const { room, meeting, action } = world();
    const open = action("开始");
    const running = action("进行", { status: "blocked", percent: 30 });
    const done = action("完成", { status: "done" });
    const cancelled = action("取消", { status: "cancelled" });
    const { todos, events } = await read(room, meeting, "todos");
    expect([...events.keys()]).toEqual([`${meeting}@concord`]);
    const of = (id: string) => {
      const todo = todos.get(`${id}-todo@concord`);
      return [value(todo, "status"), value(todo, "percent-complete"), todo?.getAllSubcomponents("valarm").length];
    };
    expect(of(open)).toEqual(["NEEDS-ACTION", "0", 1]);
    expect(of(running)).toEqual(["IN-PROCESS", "30", 1]);
    expect(of(done)).toEqual(["COMPLETED", "100", 0]);
    expect(of(cancelled)).toEqual(["CANCELLED", "0", 0]);
    const todo = todos.get(`${open}-todo@concord`);
    expect(value(todo, "due")).toBe("2026-12-31");
    const alarm = todo?.getFirstSubcomponent("valarm");
    expect(value(alarm ?? undefined, "trigger")).toBe("-P1D");
    expect(value(alarm ?? undefined, "action")).toBe("DISPLAY");
  });

  it("keeps the identity of what changes, and counts the changes", async () => {
    const { room, meeting, action } = world();
    const id = action("交付");
    for (const [due, uid, kind] of [
      ["events", `${id}@concord`, "events"],
      ["todos", `${id}-todo@concord`, "todos"],
    ] as const) {
      const sequence = async () => Number(value((await read(room, meeting, due))[kind].get(uid), "sequence"));
      const before = await sequence();
      expect(await sequence()).toBe(before);
      room.put("action", { due: due === "events" ? "2027-01-05" : "2027-01-06" }, id);
      expect(await sequence()).toBeGreaterThan(before);
    }
  });

  it.each(["events", "todos"] as const)("takes hostile text as text, folded at 75 octets (%s)", async (due) => {
    const { room, meeting, action } = world();
    const text = `a;b,c\\d\nEND:VTODO\nBEGIN:VEVENT "q" ${"汉字🚗".repeat(60)} \u202eRTL \u0627\u0644`;
    const id = action(text);
    const { text: source, events, todos } = await read(room, meeting, due);
    const one = due === "events" ? events.get(`${id}@concord`) : todos.get(`${id}-todo@concord`);
    expect(value(one, "summary")).toBe(`截止：${text.replace("\u202e", "")}（整车企业）`);
    expect(events.size + todos.size).toBe(2);
    for (const line of source.split("\r\n")) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toContain("\n");
    }
    expect(source.endsWith("END:VCALENDAR\r\n")).toBe(true);
  });

  it("is empty, and still a calendar, where there is nothing", async () => {
    const { room, meeting } = world();
    removeRecord(room, "meeting", { id: meeting });
    const { events, todos } = await read(room, undefined, "todos");
    expect([events.size, todos.size]).toEqual([0, 0]);
  });
});
