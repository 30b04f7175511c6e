/** Days and hours of a workspace are those of its region, whatever a laptop's clock is set to; so is which days are worked. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { WORKING_DAYS } from "../../../db/contract/working-days.ts";
import { momentAt, momentIn, ZONE, zoneExists } from "../../../db/contract/zones.ts";
import { reportProgress } from "../../../db/domain/actions/progress.ts";
import { documentBlocks } from "../../../db/domain/documents/documents.ts";
import { supervised } from "../../../db/domain/documents/supervised.ts";
import { minutesModelOf } from "../../../db/domain/minutes/model.ts";
import { zoneOf } from "../../../db/schema/here.ts";
import { documentBytes } from "../../support/documents.ts";
import { laptopAt } from "../../support/one-laptop.ts";
import { codeOf, openRoom, seatParties } from "../../support/room.ts";

const scratch = mkdtempSync(join(tmpdir(), "concord-zone-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const laptop = process.env.TZ;
afterEach(() => {
  if (laptop === undefined) delete process.env.TZ;
  else process.env.TZ = laptop;
});

describe("a moment in a zone", () => {
  it.each([
    ["2026-11-28T16:30:00.000Z", "Asia/Shanghai", "2026-11-29", "00:30"],
    ["2026-11-28T16:30:00.000Z", "America/New_York", "2026-11-28", "11:30"],
    ["2026-07-01T00:15:00.000Z", "Europe/Berlin", "2026-07-01", "02:15"],
    ["2026-07-01T00:15:00.000Z", "Asia/Kathmandu", "2026-07-01", "06:00"],
  ])("%s is in %s %s %s, and back", (moment, zone, day, time) => {
    expect(momentIn(new Date(moment), zone)).toEqual({ day, time });
    expect(momentAt(day, time, zone).toISOString()).toBe(moment);
  });

  it("is found also beside a change of the clocks", () => {
    // On 29 March 2026 the clocks of Berlin go from 02:00 to 03:00, on 25 October from 03:00 to 02:00.
    expect(momentAt("2026-03-29", "03:30", "Europe/Berlin").toISOString()).toBe("2026-03-29T01:30:00.000Z");
    expect(momentAt("2026-03-29", "01:30", "Europe/Berlin").toISOString()).toBe("2026-03-29T00:30:00.000Z");
    expect(momentIn(momentAt("2026-10-25", "02:30", "Europe/Berlin"), "Europe/Berlin").time).toBe("02:30");
  });

  it("is of a zone that there is", () => {
    expect([zoneExists("Asia/Shanghai"), zoneExists("Asia/Nowhere"), zoneExists("")]).toEqual([true, false, false]);
  });
});

it("sets calendars and minutes by the workspace's zone on every laptop", async () => {
  const room = openRoom();
  const meeting = room.put("meeting", { title_zh: "例会", day: "2026-12-01", starts: "09:00", ends: "11:30" }).id;
  const starts = async (tz: string) => {
    process.env.TZ = tz;
    const bytes = await documentBytes(room, { kind: "dates", of: meeting, language: "zh", format: "ics" });
    return /DTSTART:(\S+)/.exec(bytes.toString("utf8"))?.[1];
  };
  room.put("setting", { value: "Asia/Shanghai" }, ZONE);
  expect([await starts("America/New_York"), await starts("UTC")]).toEqual(["20261201T010000Z", "20261201T010000Z"]);
  room.put("setting", { value: "Europe/Berlin" }, ZONE);
  expect(await starts("UTC")).toBe("20261201T080000Z");
  expect(minutesModelOf(room.reader, meeting).zone).toBe("Europe/Berlin");
});

describe("a day in a document", () => {
  it("is the region's: the last progress of a task force, and when an action was finished", () => {
    const room = openRoom();
    room.put("setting", { value: "Asia/Shanghai" }, ZONE);
    // Half past one of the next morning in Chengdu, by UTC still the day before.
    room.wait(16.5 * 3600);
    const { department } = seatParties(room);
    const force = room.put("task_force", { name_zh: "电池专班", lead: department }).id;
    const of = { task_force: force, lead: department };
    const done = room.put("action", { text: "已办的", ...of }).id;
    room.put("action", { text: "在办的", ...of });
    reportProgress(room, { id: done, status: "done", text: "办结" });
    const report = JSON.stringify(documentBlocks(room, { kind: "task_force", of: force, language: "zh" }));
    expect(report).toContain('["最近进展","2026年11月24日"]');
    const [action] = supervised(room, "id = ?", [done], "table").actions;
    expect(action?.more?.finished).toBe("2026-11-24");
  });

  it("is cut from no moment anywhere", () => {
    // `dates.ts` and `recurrence.ts` reckon in days alone; `fields.ts` asks whether there is such a day.
    const may = ["db/contract/dates.ts", "db/contract/fields.ts", "db/domain/meetings/recurrence.ts"];
    const cuts = ["db", "renderer", "electron"]
      .flatMap((top) => readdirSync(top, { recursive: true, encoding: "utf8" }).map((file) => join(top, file)))
      .filter((file) => /\.tsx?$/.test(file) && !may.includes(file.replaceAll("\\", "/")))
      .filter((file) => /\.(slice|substring)\(0, 10\)|substr\(\w+, 1, 10\)/.test(readFileSync(file, "utf8")));
    expect(cuts).toEqual([]);
  });
});

it("takes no zone that there is not, and other settings as they are", () => {
  const room = openRoom();
  room.put("setting", { value: "Mars/Olympus" }, "another");
  expect(codeOf(() => room.put("setting", { value: "Mars/Olympus" }, ZONE))).toBe("E_TIME_ZONE");
  expect(zoneOf(room.reader)).toBeUndefined();
});

it("is that of the laptop on which a workspace is made, and says what day it is wherever that goes", async () => {
  process.env.TZ = "Asia/Shanghai";
  const { api, session } = laptopAt(join(scratch, "home"));
  await api.workspace.create({ name: "区域", passphrase: "correct horse battery staple", profile: "张协调" });
  expect((await api.workspace.status()).zone).toBe("Asia/Shanghai");
  // Fourteen hours ahead and ten behind: at no moment both are on one day.
  const days = [];
  for (const zone of ["Pacific/Kiritimati", "Pacific/Honolulu"]) {
    await api.setting.put({ id: ZONE, fields: { value: zone } });
    days.push((await api.today.overview()).day);
    expect(days.at(-1)).toBe(momentIn(new Date(), zone).day);
  }
  expect(days[0]).not.toBe(days[1]);
  await session.close();
});

it("holds the working days that an office enters, in the form of the notice, and no others", async () => {
  const { api, session } = laptopAt(join(scratch, "office"));
  await api.workspace.create({ name: "区域", passphrase: "correct horse battery staple", profile: "张协调" });
  const years = async () => (await api.workspace.status()).workingYears;
  expect(await years()).toEqual({});
  await api.workspace.setWorkingDays({ year: "2027", text: "1月1日至2日放假。1月3日上班。" });
  const entered = { off: ["2027-01-01", "2027-01-02"], work: ["2027-01-03"] };
  expect(await years()).toEqual({ "2027": entered });
  for (const [text, code] of [
    ["1月5日上班，1月1日放假", "E_WORKING_DAY_WEEKDAY"],
    ["待定", "E_WORKING_DAYS_TEXT"],
    ["放假：1月1日".padEnd(5_000), "E_TEXT_TOO_LONG"],
  ] as const)
    await expect(api.workspace.setWorkingDays({ year: "2027", text })).rejects.toMatchObject({ code });
  // The setting itself takes nothing else either, by whatever way it comes.
  for (const value of ["{}", "1月1日", JSON.stringify({ off: ["2028-01-01"], work: [] })])
    await expect(api.setting.put({ id: `${WORKING_DAYS}2027`, fields: { value } })).rejects.toMatchObject({
      code: expect.stringMatching(/^E_WORKING_DAY/),
    });
  await api.workspace.setWorkingDays({ year: "2028", text: "Off: Jan 1" });
  await api.workspace.setWorkingDays({ year: "2027", text: " " });
  expect(await years()).toEqual({ "2028": { off: ["2028-01-01"], work: [] } });
  await api.history.undo({});
  expect(await years()).toMatchObject({ "2027": entered });
  await session.close();
});
