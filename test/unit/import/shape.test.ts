/** Where the headings of a table stand, which rows are records, and what its columns are proposed to be. */
import { describe, expect, it } from "vitest";
import { readCells, readTables } from "../../../db/import/reading/read.ts";
import type { Book, Sheet } from "../../../db/import/reading/table.ts";
import { chooseSheet, proposalIn, shapeOf } from "../../../db/import/shape/choice.ts";
import { isDoubtfulName, kindOfRow } from "../../../db/import/shape/data-rows.ts";
import { rowsOf, workbook } from "../../support/crafted-workbook.ts";

const cells = (...rows: string[]) => readCells(rows.join("\n"));
const first = ({ sheets }: Book) => sheets[0] as Sheet;
const proposed = (book: Book) => {
  const shape = shapeOf(first(book));
  const proposal = proposalIn(shape);
  return [proposal?.subject, proposal?.columns.map(({ field }) => field)];
};

describe("the headings", () => {
  it("stand below a title and a note of who fills the table in", () => {
    const book = cells(
      "2024年重点企业名录\t",
      "填报单位：市经信局\t",
      "序号\t企业名称\t所在城市",
      "1\t甲公司\t成都",
      "2\t乙公司\t重庆",
    );
    expect(shapeOf(first(book)).headings).toMatchObject({ rows: [3], names: ["序号", "企业名称", "所在城市"] });
  });

  it("of two rows are joined, and give the unit and the year of their figures", async () => {
    const rows = rowsOf([
      ["企业名称", "产值（亿元）", "", "从业人数（人）"],
      ["", "2023年", "2024年", ""],
      ["甲公司", "1.5", "1.8", "300"],
    ]);
    const behind = '<mergeCells><mergeCell ref="B1:C1"/><mergeCell ref="A1:A2"/><mergeCell ref="D1:D2"/></mergeCells>';
    const shape = shapeOf(first(await readTables({ name: "a.xlsx", bytes: workbook({ sheets: [rows], behind }) })));
    expect(shape.headings).toMatchObject({
      rows: [1, 2],
      names: ["企业名称", "产值（亿元）/2023年", "产值（亿元）/2024年", "从业人数（人）"],
    });
    expect(shape.columns.map(({ unit, year }) => [unit, year])).toEqual([
      ["", null],
      ["亿元", "2023"],
      ["亿元", "2024"],
      ["人", null],
    ]);
    expect(proposalIn(shape)?.columns.map(({ field }) => field)).toEqual([
      "name_zh",
      "figure.output",
      "figure.output",
      "figure.staff",
    ]);
  });

  it("are asked for where there are none", () => {
    const book = cells("成都甲电池有限公司\t成都", "重庆乙汽车有限公司\t重庆", "丙集团\t成都");
    expect([shapeOf(first(book)).headings.rows, chooseSheet(book).verdict]).toEqual([[], "ask"]);
  });
});

describe("a row", () => {
  const book = cells(
    "企业名称\t产值",
    "甲公司\t1",
    "合计\t1",
    "其中：乙公司\t1",
    "湖  南\t",
    "6家稀土集团\t3",
    "注：数据为快报数\t",
  );
  const sheet = first(book);
  it("is a record, a total, a group or a note", () => {
    expect(sheet.rows.slice(1).map((row) => kindOfRow(sheet, row, 0))).toEqual([
      "record",
      "total",
      "record",
      "group",
      "group",
      "note",
    ]);
  });

  it("is doubted where its name is two letters that are no organization's", () => {
    expect(["成功/突破", "华为", "市经信局", "成功", "3M", "川大"].map(isDoubtfulName)).toEqual([
      false,
      true,
      false,
      true,
      false,
      true,
    ]);
  });
});

describe("the columns", () => {
  it("are what they say, whichever kind of record it is", () => {
    expect(
      proposed(
        cells(
          "序号\t政策名称\t发文字号\t发文机关\t印发日期",
          "1\t甲办法\t成府发〔2024〕1号\t成都市人民政府\t2024-01-05",
        ),
      ),
    ).toEqual(["policy", [null, "title_zh", "doc_number", "issuers", "issued"]]);
    expect(proposed(cells("重点任务\t牵头单位\t配合单位\t完成时限", "建平台\t市经信局\t市科技局\t2026年12月"))).toEqual(
      ["action", ["text", "lead", "supporting", "due"]],
    );
    expect(proposed(cells("姓名\t单位\t职务\t联系电话", "张三\t甲公司\t经理\t13800000000"))).toEqual([
      "person",
      ["name", "organization", "duty", null],
    ]);
    expect(proposed(cells("供应商\t采购方\t合作内容", "甲公司\t乙公司\t电池"))).toEqual([
      "link",
      ["from", "to", "description"],
    ]);
    expect(proposed(cells("单位\t指标\t年份\t数值\t计量单位", "甲公司\t产值\t2024\t1.5\t亿元"))).toEqual([
      "figure",
      ["organization", "kind", "year", "value", "unit"],
    ]);
    expect(proposed(cells("存在问题\t责任单位\t办理状态", "充电桩少\t市发改委\t进行中"))).toEqual([
      "problem",
      ["title_zh", "owner", "status"],
    ]);
  });

  it("by their contents: a name in Chinese or in English, numbers that are no product, and telephone numbers left out", () => {
    expect(proposed(cells("Company\tSector\tFounded", "CATL\tenterprise\t2011", "BYD\tenterprise\t1995"))).toEqual([
      "organization",
      ["name_en", "sector", "founded"],
    ]);
    expect(proposed(cells("企业名称\t产品\t联系电话", "甲公司\t500\t138", "乙公司\t600\t139"))).toEqual([
      "organization",
      ["name_zh", null, null],
    ]);
  });

  it("with more cells in most rows than headings, nothing is proposed: by their place they would be something else", () => {
    const book = readCells("企业名称\t城市\n甲公司\t成都\t锦江\n乙公司\t成都\t武侯\n丙公司\t重庆");
    expect(chooseSheet(book).verdict).toBe("none");
  });
});
