/** Lists as grids ask for them: in the order of names, by several values, counted by value. */
import { beforeAll, describe, expect, it } from "vitest";
import type { Filter, ParsedListQuery } from "../../../db/contract/records.ts";
import type { Subject } from "../../../db/contract/subjects/index.ts";
import { listRecords } from "../../../db/records/lists/listing.ts";
import { tallyRecords } from "../../../db/records/lists/tally.ts";
import { learnToSpell } from "../../../db/search/spelled.ts";
import { codeOf, openRoom, type Room } from "../../support/room.ts";

const page = { filters: [], sort: [], offset: 0, limit: 100 };
const ids = (room: Room, subject: Subject, query: Partial<ParsedListQuery>) =>
  listRecords(room.reader, subject, { ...page, ...query }).rows.map(({ id }) => id);
const by = (field: string, dir: "asc" | "desc" = "asc") => ({ sort: [{ field, dir }] });

beforeAll(learnToSpell);

describe("a list in the order of names", () => {
  function named(): Room {
    const room = openRoom();
    const put = (id: string, fields: object) =>
      room.put("organization", { sector: "enterprise", city: "重庆", ...fields }, id);
    put("yibin", { name_zh: "宜宾天原" });
    put("yajun", { name_zh: null, name_en: "Yajun New Energy" });
    put("changan", { name_zh: "重庆长安汽车" });
    put("byd", { name_zh: "BYD 比亚迪" });
    put("chengdu", { name_zh: "成都客车" });
    return room;
  }

  it("has Chinese where its pinyin stands, a name in the other language among them", () => {
    const room = named();
    const order = ["byd", "chengdu", "changan", "yajun", "yibin"];
    expect(ids(room, "organization", by("name_zh"))).toEqual(order);
    expect(ids(room, "organization", by("name_zh", "desc"))).toEqual(order.toReversed());
  });

  it("reads surnames as such, where a name is that of a person", () => {
    const room = openRoom();
    room.put("organization", { name_zh: "甲", sector: "ngo", city: "重庆" }, "org");
    for (const [id, name] of [
      ["wang", "王伟"],
      ["zeng", "曾国强"],
      ["chen", "陈静"],
      ["shan", "单明"],
    ] as const)
      room.put("person", { name, organization: "org" }, id);
    expect(ids(room, "person", by("name"))).toEqual(["chen", "shan", "wang", "zeng"]);
  });

  it("goes on from page to page", () => {
    const room = named();
    const pages = [0, 2, 4].map((offset) =>
      listRecords(room.reader, "organization", { ...page, ...by("name_zh"), offset, limit: 2 }),
    );
    expect(pages.flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual([
      "byd",
      "chengdu",
      "changan",
      "yajun",
      "yibin",
    ]);
    expect(pages.map(({ more }) => more)).toEqual([true, true, false]);
  });

  it("has closed values in their order on screen, and what is empty last", () => {
    const room = openRoom();
    room.put("organization", { name_zh: "甲", sector: "ngo", city: "重庆" }, "org");
    for (const [id, status, due] of [
      ["a", "verified", null],
      ["b", "not_started", "2026-12-01"],
      ["c", "blocked", "2026-11-01"],
    ] as const)
      room.put("action", { text: id, status, due, lead: "org" }, id);
    expect(ids(room, "action", by("status"))).toEqual(["b", "c", "a"]);
    expect(ids(room, "action", by("due"))).toEqual(["c", "b", "a"]);
    expect(ids(room, "action", by("due", "desc"))).toEqual(["b", "c", "a"]);
  });
});

describe("a list by several values", () => {
  it("holds whoever has one of them, or none", () => {
    const room = openRoom();
    room.put("segment", { name_zh: "隔膜" }, "seg");
    room.put("segment", { name_zh: "电芯" }, "cell");
    room.put(
      "organization",
      { name_zh: "甲", sector: "ngo", city: "重庆", segments: ["seg"], founded: "2020-03" },
      "a",
    );
    room.put("organization", { name_zh: "乙", sector: "ngo", city: "成都", segments: ["cell"], founded: "2021" }, "b");
    room.put("organization", { name_zh: "丙", sector: "public", city: "成都" }, "c");
    const found = (filter: Filter) => ids(room, "organization", { filters: [filter] }).toSorted();
    expect(found({ field: "segments", op: "has", value: ["seg", "cell"] })).toEqual(["a", "b"]);
    expect(found({ field: "segments", op: "has", value: ["seg", null] })).toEqual(["a", "c"]);
    expect(found({ field: "founded", op: "within", value: ["2020", null] })).toEqual(["a", "c"]);
    expect(found({ field: "founded", op: "within", value: "2021" })).toEqual(["b"]);
    expect(found({ field: "founded", op: "in", value: ["2021", null] })).toEqual(["b", "c"]);
  });
});

describe("a list counted by value", () => {
  const tally = (room: Room, subject: Subject, field: string, query: object = {}) =>
    tallyRecords(room.reader, subject, { filters: [], by: field, today: "2026-11-30", ...query });

  function counted(): Room {
    const room = openRoom();
    room.put("organization", { name_zh: "甲", sector: "public", city: "重庆" }, "a");
    room.put("organization", { name_zh: "乙", sector: "government", city: "重庆" }, "b");
    const old = room.put("meeting", { title_zh: "旧", day: "2025-01-01" }).id;
    const next = room.put("meeting", { title_zh: "新", day: "2026-10-01" }).id;
    room.put("action", { text: "一", lead: "a", due: "2026-11-01", meeting: old, supporting: ["a", "b"] });
    room.put("action", { text: "二", lead: "a", due: "2026-12-31", meeting: next, status: "in_progress" });
    room.put("source", { title: "报道" }, "src");
    room.put("action", { sources: ["src"], text: "三", due: "2024", meeting: old, status: "done", supporting: ["b"] });
    return room;
  }

  it("tells each in its order on screen, how many are late, and who is meant", () => {
    const room = counted();
    const rows = (field: string) =>
      tally(room, "action", field).values.map(({ value, count, late }) => [value, count, late]);
    expect(rows("status")).toEqual([
      ["not_started", 1, 1],
      ["in_progress", 1, 0],
      ["done", 1, 0],
    ]);
    expect(rows("lead")).toEqual([
      ["a", 2, 1],
      [null, 1, 0],
    ]);
    expect(rows("due")).toEqual([
      ["2026", 2, 1],
      ["2024", 1, 0],
    ]);
    expect(rows("supporting")).toEqual([
      ["b", 2, 1],
      ["a", 1, 1],
      [null, 1, 0],
    ]);
    expect(tally(room, "action", "lead").labels).toMatchObject({ a: { zh: "甲", badge: "public" } });
    // Meetings as their own list has them: the last first.
    const { values, labels } = tally(room, "action", "meeting");
    expect(values.map(({ value }) => labels[value ?? ""]?.zh)).toEqual(["新", "旧"]);
    expect(tally(room, "organization", "sector").values.map(({ value }) => value)).toEqual(["government", "public"]);
  });

  it("counts what the other conditions leave, and no field that there is not or that is private", () => {
    const room = counted();
    const filters = [
      { field: "meeting", op: "filled" },
      { field: "lead", op: "is", value: "a" },
    ];
    expect(tally(room, "action", "status", { filters }).values).toHaveLength(2);
    expect(codeOf(() => tally(room, "action", '"; DROP TABLE ledger; --'))).toBe("E_UNKNOWN_FIELD");
    expect(codeOf(() => tally(room, "agenda_item", "private_note"))).toBe("E_UNKNOWN_FIELD");
    // Each text would be a group of its own, and a list of them printed would take its time squared.
    for (const field of ["text", "constructor", "__proto__"])
      expect(codeOf(() => tally(room, "action", field))).toBe("E_UNKNOWN_FIELD");
    expect(codeOf(() => tally(room, "organization", "aliases"))).toBe("E_UNKNOWN_FIELD");
  });

  it("asks for reports on a day that there is", () => {
    const room = counted();
    const asked = (value: string) => ({ filters: [{ field: "report", op: "asks" as const, value }] });
    for (const value of ["garbage", "", "2026-13-45"])
      expect(codeOf(() => ids(room, "action", asked(value)))).toBe("E_DATE");
    expect(ids(room, "action", asked("2026-11-30"))).toBeInstanceOf(Array);
  });
});

describe("organizations by whether they are tied to others", () => {
  it("are counted and listed alike, and change with the links", () => {
    const room = openRoom();
    for (const id of ["a", "b", "c"]) room.put("organization", { name_zh: id, sector: "ngo", city: "重庆" }, id);
    const tally = () =>
      tallyRecords(room.reader, "organization", { filters: [], by: "tied" }).values.map(({ value, count }) => [
        value,
        count,
      ]);
    const asked = (value: string) => ids(room, "organization", { filters: [{ field: "tied", op: "asks", value }] });
    expect(tally()).toEqual([["none", 3]]);
    room.put("link", { from: "a", to: "b", status: "existing" }, "link");
    expect(tally()).toEqual([
      ["none", 1],
      ["some", 2],
    ]);
    expect([asked("none"), asked("some")]).toEqual([["c"], ["a", "b"]]);
    expect(codeOf(() => asked("perhaps"))).toBe("E_INPUT");
  });
});
