/** A list leaves as a workbook and comes back: only what somebody changed in the file is a change, of the record by its id. */
import { expect, it } from "vitest";
import type { TableSubject } from "../../../../db/contract/vocabulary.ts";
import { planImport } from "../../../../db/domain/imports/plan.ts";
import { proposedSettings } from "../../../../db/domain/imports/settings.ts";
import { readTables } from "../../../../db/import/reading/read.ts";
import type { Sheet } from "../../../../db/import/reading/table.ts";
import { shapeOf } from "../../../../db/import/shape/choice.ts";
import { documentBytes } from "../../../support/documents.ts";
import { openRoom, type Room } from "../../../support/room.ts";
import { taken } from "./taking-in.ts";

const FIRM = {
  sector: "enterprise",
  city: "重庆",
  status: "in_business",
  segments: ["seg"],
  founded: "2019-03",
  aliases: ["BYD Co., Ltd.", "甲、乙联营"],
  products: "电芯；\n隔膜，涂布",
  note: "=1+1 _x0041_",
} as const;

async function bookOf(room: Room, subject: TableSubject, language: "zh" | "en" | "both" = "zh") {
  const records = { subject, filters: [], sort: [], whole: true } as const;
  const bytes = await documentBytes(room, { kind: "list", language, format: "xlsx", records } as never);
  return readTables({ name: "list.xlsx", bytes });
}

/** The cells of one row by their headings. */
function setCell(sheet: Sheet, heading: string, row: number, text: string): void {
  const [head, ...rows] = sheet.rows;
  const at = head?.cells.findIndex((cell) => typeof cell === "string" && cell.startsWith(heading)) ?? -1;
  expect(at).toBeGreaterThanOrEqual(0);
  (rows[row]?.cells as (string | null)[])[at] = text;
}

async function planned(room: Room, book: Awaited<ReturnType<typeof bookOf>>) {
  const shape = shapeOf(book.sheets[0] as Sheet);
  const { settings } = proposedSettings(room.reader, book, { sheet: 0, shape });
  return planImport(room, book, settings);
}

function world(): Room {
  const room = openRoom();
  room.put("segment", { name_zh: "隔膜" }, "seg");
  room.put("organization", { ...FIRM, name_zh: "甲电池", segments: ["seg"], aliases: [...FIRM.aliases] }, "a");
  room.put("organization", { name_zh: "乙电池", name_en: "Battery B", sector: "ngo", city: "成都" }, "b");
  room.put("action", { text: "建线", lead: "a", due: "2026-12", status: "in_progress", percent: 40 }, "act");
  return room;
}

it.each(["zh", "en", "both"] as const)("changes nothing where nothing was changed, in %s", async (language) => {
  const room = world();
  for (const subject of ["organization", "action"] as const) {
    const plan = await planned(room, await bookOf(room, subject, language));
    expect([plan.subject, plan.counts.unchanged]).toEqual([subject, subject === "organization" ? 2 : 1]);
    expect(plan.rows.flatMap(({ reasons }) => reasons)).toEqual([]);
  }
});

it("takes a cell that was changed for a change of that record, whatever it is called, and nothing else of the row", async () => {
  const room = world();
  const book = await bookOf(room, "organization");
  const [sheet] = book.sheets as [Sheet];
  setCell(sheet, "存续状态", 0, "已停业或注销");
  setCell(sheet, "中文名称", 1, "丙电池");
  // Meanwhile somebody changed what the file still has as it was.
  room.put("organization", { city: "宜宾" }, "a");
  const plan = await planned(room, book);
  expect(plan.rows.map(({ id, fields }) => [id, fields])).toEqual([
    ["a", { status: "closed" }],
    ["b", { name_zh: "丙电池" }],
  ]);
  await taken(room, plan);
  expect(room.reader.get("SELECT status, city FROM organization WHERE id = 'a'")).toEqual({
    status: "closed",
    city: "宜宾",
  });
  expect((await planned(room, book)).counts).toMatchObject({ unchanged: 2, changed: 0 });
});

it("makes a record of a row that was added, and leaves the second of two that say they are one", async () => {
  const room = world();
  const book = await bookOf(room, "organization");
  const [sheet] = book.sheets as [Sheet];
  const [head, first] = sheet.rows as [Sheet["rows"][number], Sheet["rows"][number]];
  const fresh = head.cells.map((cell) =>
    String(cell).startsWith("中文名称") ? "丁材料有限公司" : String(cell).startsWith("城市") ? "德阳" : null,
  );
  (sheet.rows as unknown[]).push({ at: 90, cells: [...first.cells] }, { at: 91, cells: fresh });
  const plan = await planned(room, book);
  expect(plan.rows.map(({ result }) => result)).toEqual(["unchanged", "unchanged", "left", "new"]);
});
