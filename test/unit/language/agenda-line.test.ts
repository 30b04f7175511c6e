/** Lines of an agenda, as they are typed and copied. */
import { expect, it } from "vitest";
import { readAgendaLine } from "../../../db/language/agenda-line.ts";

it.each([
  ["热管理缺口 @长安汽车 15分", "热管理缺口", "长安汽车", 15],
  ["补贴口径 20m @省经信厅", "补贴口径", "省经信厅", 20],
  ["1. 上次任务通报（10分钟）", "上次任务通报", null, 10],
  ["三、其他 ５分钟", "其他", null, 5],
  ["Charging standards @CATL 15 min", "Charging standards", "CATL", 15],
  ["建设90分钟通勤圈", "建设90分钟通勤圈", null, null],
  ["2026年目标", "2026年目标", null, null],
  ["5G 覆盖半径 500m", "5G 覆盖半径 500m", null, null],
  ["满意度 90分", "满意度 90分", null, null],
  ["东经 106 33′", "东经 106 33′", null, null],
  ["1.5 亿元补贴", "1.5 亿元补贴", null, null],
  ["3.5GHz 频段", "3.5GHz 频段", null, null],
  ["2.0版方案", "2.0版方案", null, null],
  ["1、2号线延伸", "1、2号线延伸", null, null],
  ["一、二期工程", "一、二期工程", null, null],
  ["（一）标准互认 @川大 10分", "标准互认", "川大", 10],
  ["2) Grid access, 20 min", "Grid access", null, 20],
  ["10 分钟充电技术", "10 分钟充电技术", null, null],
  ["联系 hd@example.com", "联系 hd@example.com", null, null],
  ["@长安汽车", "@长安汽车", null, null],
] as const)("%s", (line, title, presenter, minutes) => {
  expect(readAgendaLine(line)).toEqual({ title, presenter, minutes });
});

it("takes a line of nothing but blanks, or of any length, in no time", () => {
  expect(readAgendaLine(" ".repeat(20_000))).toEqual({ title: "", presenter: null, minutes: null });
  const long = `1. ${"一 ".repeat(10_000)}`;
  expect(readAgendaLine(long).title).toBe(long.trim());
});
