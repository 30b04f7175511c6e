/** Cells on their way to spreadsheets and back, and the records that are picked. */
import { expect, it } from "vitest";
import { cellsOf, textOfCells } from "../../../../renderer/records/grid/many/cells-text.ts";
import { ALL_PICKED, countOf, isPicked, NO_PICKS, pickedTo } from "../../../../renderer/records/grid/many/picks.ts";

it("come back as they went, whatever they hold", () => {
  const rows = [
    ["名称", '"引号"', "两\n行"],
    ["a\tb", "", 'x"y'],
  ];
  expect(cellsOf(textOfCells(rows))).toEqual(rows);
  // As Excel and WPS end their lines; and text with quotes of its own that encloses nothing.
  expect(cellsOf("甲\t乙\r\n丙\t丁\r\n")).toEqual([
    ["甲", "乙"],
    ["丙", "丁"],
  ]);
  expect(cellsOf('"成都造" 电池\t"x')).toEqual([['"成都造" 电池', '"x']]);
  expect(cellsOf("")).toEqual([]);
});

it("are picked one by one, and all but some", () => {
  const some = pickedTo(pickedTo(NO_PICKS, ["a", "b"], true), ["a"], false);
  expect([isPicked(some, "a"), isPicked(some, "b"), countOf(some, 10)]).toEqual([false, true, 1]);
  const most = pickedTo(pickedTo(ALL_PICKED, ["a", "b"], false), ["b"], true);
  expect([isPicked(most, "a"), isPicked(most, "b"), countOf(most, 10)]).toEqual([false, true, 9]);
});
