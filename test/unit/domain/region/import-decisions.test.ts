/** What is asked of the rows of a table, what was decided of them, and where the values that came of it say that they are from. */
import { describe, expect, it } from "vitest";
import { cellKey, decide, editsOf, Planner } from "../../../../db/domain/imports/plan.ts";
import { proposedSettings } from "../../../../db/domain/imports/settings.ts";
import { readCells } from "../../../../db/import/reading/read.ts";
import type { Sheet } from "../../../../db/import/reading/table.ts";
import { shapeOf } from "../../../../db/import/shape/choice.ts";
import { listRecords } from "../../../../db/records/lists/listing.ts";
import { originsOf } from "../../../../db/records/origins.ts";
import { takeBackAs } from "../../../../db/records/undo.ts";
import { openRoom, type Room } from "../../../support/room.ts";
import { planned, taken } from "./taking-in.ts";

const all = (room: Room, subject: "organization" | "judgement" | "link" | "source" | "table_import") =>
  listRecords(room.reader, subject, { filters: [], sort: [], offset: 0, limit: 1_000 }).rows as never as Record<
    string,
    unknown
  >[];
const firm = (room: Room, name_zh: string, more = {}) =>
  room.put("organization", { name_zh, sector: "enterprise", city: "重庆", ...more }).id;

const NEAR = ["企业名称\t城市\t主要产品", "重庆甲乙动力电地有限公司\t重庆\t电芯", "重庆丙丁汽车有限公司\t重庆\t客车"];

describe("a row whose name is nearly that of an organization", () => {
  it("waits with what it may be and why; the others go on", async () => {
    const room = openRoom();
    const known = firm(room, "重庆甲乙动力电池有限公司");
    const plan = await planned(room, NEAR);
    expect(plan.counts).toMatchObject({ alike: 1, new: 1 });
    expect(plan.rows[0]?.near).toMatchObject([{ id: known, reasons: [{ reason: "spelling" }] }]);
    expect(plan.rows[0]?.reasons[0]?.reason.code).toBe("W_ROW_ALIKE");
    await taken(room, plan);
    expect(all(room, "organization").map(({ name_zh }) => name_zh)).toEqual([
      "重庆甲乙动力电池有限公司",
      "重庆丙丁汽车有限公司",
    ]);
    expect((await planned(room, NEAR, { alike: "new" })).counts).toMatchObject({ alike: 0, new: 1, unchanged: 1 });
  });

  it("said to be the same is that one, under both names, and is not asked about again", async () => {
    const room = openRoom();
    const known = firm(room, "重庆甲乙动力电池有限公司");
    await taken(room, await planned(room, NEAR, { decisions: [{ row: 2, take: "same", id: known }] }));
    expect(all(room, "organization")[0]).toMatchObject({
      id: known,
      name_zh: "重庆甲乙动力电池有限公司",
      aliases: ["重庆甲乙动力电地有限公司"],
      products: "电芯",
    });
    expect((await planned(room, NEAR)).counts).toMatchObject({ unchanged: 2 });
  });

  it.each([
    ["different", "different", 0],
    ["unsure", "unsure", 0],
    ["parent", "different", 1],
  ] as const)("said to be %s is one of its own, and that is remembered", async (take, verdict, links) => {
    const room = openRoom();
    const known = firm(room, "重庆甲乙动力电池有限公司");
    await taken(room, await planned(room, NEAR, { decisions: [{ row: 2, take, id: known }] }));
    const [, made] = all(room, "organization");
    expect(all(room, "judgement")).toMatchObject([{ verdict, ...sides(known, made?.id as string) }]);
    expect(all(room, "link")).toHaveLength(links);
    expect((await planned(room, NEAR)).counts).toMatchObject({ unchanged: 2 });
    takeBackAs(room, "undo", {});
    expect([all(room, "judgement"), all(room, "organization").length]).toEqual([[], 1]);
  });
});

const sides = (...ids: string[]) => {
  const [one, other] = ids.toSorted();
  return { one, other };
};

describe("rows of which something is decided or corrected", () => {
  async function prepared(room: Room, rows: readonly string[]) {
    const book = readCells(rows.join("\n"));
    const shape = shapeOf(book.sheets[0] as Sheet);
    const { settings } = proposedSettings(room.reader, book, { sheet: 0, shape });
    const edits = editsOf(settings);
    return { edits, planner: await Planner.plan(room, book, settings, edits) };
  }
  const results = ({ plan }: Planner) => plan.rows.map(({ result }) => result);

  it("are planned again, and so are those that were the same as they", async () => {
    const room = openRoom();
    const { planner, edits } = await prepared(room, ["企业名称\t城市", "甲公司\t成都", "甲公司\t重庆", "甲公司\t成都"]);
    expect(results(planner)).toEqual(["new", "left", "left"]);
    edits.cells.set(cellKey(2, 0), "乙公司");
    await planner.again([2]);
    expect(results(planner)).toEqual(["new", "new", "left"]);
    decide(edits, { row: 2, take: "skip" });
    await planner.again([2]);
    expect([results(planner), planner.plan.counts.left]).toEqual([["left", "new", "left"], 2]);
    decide(edits, { row: 2, take: "ask" });
    await planner.again([2]);
    expect(results(planner)).toEqual(["new", "new", "left"]);
  });

  it("keep both: what is there stays, the other is a name more, or is noted", async () => {
    const room = openRoom();
    const id = firm(room, "甲公司", { district: "渝北区", confidence: "high" });
    const rows = ["企业名称\t城市\t区县", "甲公司\t重庆\t江北区"];
    const waits = await planned(room, rows);
    expect([waits.rows[0]?.result, waits.rows[0]?.was]).toEqual(["waiting", { district: "渝北区" }]);
    await taken(room, await planned(room, rows, { decisions: [{ row: 2, take: "both" }], sender: "省协会" }));
    expect(all(room, "organization")).toMatchObject([{ id, district: "渝北区", note: "区县：江北区（省协会）" }]);
  });

  it("what a text means is remembered of its sender, whatever the headings", async () => {
    const room = openRoom();
    const segment = room.put("segment", { name_zh: "电芯" }).id;
    const values = [{ field: "segments", text: "锂电", value: segment }];
    await taken(
      room,
      await planned(room, ["企业名称\t城市\t产业链环节", "甲公司\t成都\t锂电"], { values, sender: "省协会" }),
    );
    const other = ["单位名称\t所在城市\t所属环节", "乙公司\t成都\t锂电"];
    expect((await planned(room, other)).asks).toHaveLength(1);
    const again = await planned(room, other, { sender: "省协会" });
    expect([again.asks, again.rows[0]?.fields.segments]).toEqual([[], [segment]]);
  });

  it("a value that differs by a character from one that there is can be put right", async () => {
    const room = openRoom();
    room.put("segment", { name_zh: "正极材料" });
    const { planner } = await prepared(room, ["企业名称\t城市\t产业链环节", "甲公司\t成都\t电芯、正极材枓"]);
    const [row] = planner.plan.rows;
    expect(row?.reasons.map((reason) => planner.fixOf(row, reason))).toEqual([null, "电芯、正极材料"]);
  });
});

describe("a value that came from a table", () => {
  it("says from which one, its row, its sources and what stood there before", async () => {
    const room = openRoom();
    const id = firm(room, "甲公司", { products: "电芯" });
    const rows = [
      "企业名称\t城市\t主要产品\t资料来源\t数据日期",
      "乙公司\t成都\t电机\t省年鉴\t2026-03-01",
      "甲公司\t重庆\t电池\t省年鉴\t2026-03-01",
      "丙公司\t成都\t\t\t",
    ];
    const plan = await planned(room, rows, { grade: "B", sender: "省协会" });
    expect(plan.settings.columns).toEqual(["name_zh", "city", "products", "source.title", "source.day"]);
    await taken(room, plan);
    const [table] = all(room, "table_import");
    const source = all(room, "source").find(({ title }) => title === "省年鉴");
    expect(source).toMatchObject({ consulted: "2026-03-01", grade: "B", origin: "省协会" });
    const { origins } = originsOf(room.reader, { subject: "organization", id });
    expect(origins.find(({ field }) => field === "products")).toMatchObject({
      before: "电芯",
      by: "张协调",
      sources: [table?.source, source?.id],
      table: { id: table?.id, name: "firms.xlsx", sender: "省协会", grade: "B", row: 3 },
    });
    // What was typed before says so.
    expect(origins.find(({ field }) => field === "city")).toMatchObject({ table: null, sources: [] });
    takeBackAs(room, "undo", {});
    const back = originsOf(room.reader, { subject: "organization", id }).origins;
    expect(back.find(({ field }) => field === "products")).toMatchObject({ table: null, before: null });
  });

  it("is asked about by its own grade, not by that of its record", async () => {
    const room = openRoom();
    const head = "企业名称\t城市\t主要产品";
    await taken(room, await planned(room, [head, "甲公司\t重庆\t"], { grade: "C" }));
    await taken(room, await planned(room, [head, "甲公司\t重庆\t电池"], { grade: "A" }));
    const worse = await planned(room, [head, "甲公司\t重庆\t电机"], { grade: "C" });
    expect(worse.rows[0]).toMatchObject({ result: "waiting", reasons: [{ reason: { code: "W_ROW_BETTER" } }] });
    // A row that says itself how sure it is counts as that.
    const sure = await planned(room, [`${head}\t可信度`, "甲公司\t重庆\t电机\t高"], { grade: "C" });
    expect(sure.rows[0]?.result).toBe("changed");
  });
});
