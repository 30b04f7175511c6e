/** The table that is sent out to be filled in: it comes back without anybody saying which column is what. */
import { describe, expect, it } from "vitest";
import { TABLE_SUBJECTS } from "../../../db/contract/vocabulary.ts";
import { planImport } from "../../../db/domain/imports/plan.ts";
import { proposedSettings } from "../../../db/domain/imports/settings.ts";
import { readTables } from "../../../db/import/reading/read.ts";
import { type Book, type Sheet, textOf } from "../../../db/import/reading/table.ts";
import { chooseSheet, shapeOf } from "../../../db/import/shape/choice.ts";
import { documentBytes } from "../../support/documents.ts";
import { openRoom, type Room } from "../../support/room.ts";

const template = async (room: Room, as: (typeof TABLE_SUBJECTS)[number], language: "zh" | "en" | "both") =>
  readTables({
    name: "a.xlsx",
    bytes: await documentBytes(room, { kind: "import_template", as, language, format: "xlsx" }),
  });

/** With a row in which these fields are filled. */
function filled({ sheets }: Book, cells: Readonly<Record<string, string>>): Book {
  const [sheet] = sheets as [Sheet];
  const heads = sheet.rows[0]?.cells.map(textOf) ?? [];
  const row = heads.map((head) => cells[head.replace("*", "").split("\n")[0] ?? ""]);
  return {
    format: "xlsx",
    encoding: null,
    notices: [],
    sheets: [{ ...sheet, rows: [...sheet.rows, { at: 2, cells: row }] }],
  };
}

describe("the template", () => {
  it.each(TABLE_SUBJECTS)("of %s maps itself, in either language and in both", async (as) => {
    const room = openRoom();
    for (const language of ["zh", "en", "both"] as const) {
      const book = await template(room, as, language);
      const [sheet] = book.sheets as [Sheet];
      // Every column says something, so that none is left out for being empty.
      const row = { at: 2, cells: sheet.columns.map(() => "甲") };
      const shape = shapeOf({ ...sheet, rows: [...sheet.rows, row] });
      const { settings, why } = proposedSettings(room.reader, book, { sheet: 0, shape, subject: as });
      expect([language, settings.columns.filter((field) => field === null)]).toEqual([language, []]);
      expect(new Set(settings.columns).size).toBe(settings.columns.length);
      expect([language, [...new Set(why)]]).toEqual([language, ["own"]]);
    }
  });

  it("filled in, becomes records by itself; its lists say what may stand in a cell", async () => {
    const room = openRoom();
    const segment = room.put("segment", { name_zh: "电芯" }).id;
    const empty = await template(room, "organization", "zh");
    const lists = empty.sheets[1]?.rows.flatMap(({ cells }) => cells.map(textOf)) ?? [];
    expect(lists).toEqual(expect.arrayContaining(["企业", "电芯"]));
    const book = filled(empty, {
      中文名称: "甲公司",
      类别: "企业",
      城市: "成都",
      产业链环节: "电芯",
      资料来源: "省年鉴",
    });
    const choice = chooseSheet(book);
    expect(choice).toMatchObject({ sheet: 0, verdict: "ready" });
    const shape = shapeOf(book.sheets[0] as Sheet);
    const { settings } = proposedSettings(room.reader, book, { sheet: 0, shape });
    const plan = await planImport(room, book, settings);
    expect(plan.rows).toMatchObject([
      {
        result: "new",
        reasons: [],
        fields: { name_zh: "甲公司", sector: "enterprise", city: "成都", segments: [segment] },
        sources: [{ title: "省年鉴" }],
      },
    ]);
  });
});
