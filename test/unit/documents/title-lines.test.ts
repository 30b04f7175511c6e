import { describe, expect, it } from "vitest";
import { titleLines } from "../../../db/documents/formats/title-lines.ts";

describe("the lines of a title", () => {
  it.each([
    ["一次会议", ["一次会议"]],
    ["成渝地区双城经济圈新能源汽车产业专班第三次工作例会", ["成渝地区双城经济圈新能源汽车", "产业专班第三次工作例会"]],
    ["第一行\n第二行", ["第一行", "第二行"]],
    [
      "Third regular meeting of the task force of the economic circle",
      ["Third regular meeting of the task force of the economic circle"],
    ],
    ["", [""]],
  ])("of %j are %j", (text, lines) => {
    expect(titleLines(text, 20)).toEqual(lines);
  });

  it.each([21, 39, 40, 41, 60, 100, 300])("hold a title of %i characters, at most 20 each, and lose none", (length) => {
    const text = Array.from({ length }, (_, at) => "关于推进成渝地区新能源汽车产业链协同发展的会议"[at % 23]).join("");
    const lines = titleLines(text, 20);
    expect(lines.join("")).toBe(text);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(20);
    expect(lines.length).toBeLessThanOrEqual(Math.ceil(length / 20) + 2);
  });

  it("begin with no mark that belongs to the line above, and end with no opening one", () => {
    for (let length = 10; length < 30; length++)
      for (const line of titleLines(`${"甲".repeat(length)}《乙丙丁》、（戊己）：${"庚".repeat(12)}`, 20)) {
        expect(line).not.toMatch(/^[、，。；：！？）》]/);
        expect(line).not.toMatch(/[（《]$/);
      }
  });
});
