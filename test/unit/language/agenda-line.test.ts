/** Lines of an agenda, as they are typed and copied. */
import { expect, it } from "vitest";
import { readAgendaLine } from "../../../db/language/agenda-line.ts";

it.each([
  ["热管理缺口 @长安汽车 15分", "热管理缺口", "长安汽车", 15],
  ["补贴口径 20m @省经信厅", "补贴口径", "省经信厅", 20],
  ["1. 上次任务通报（10分钟）", "上次任务通报", null, 10],
  ["三、其他 ５分", "其他", null, 5],
  ["Charging standards @CATL 15 min", "Charging standards", "CATL", 15],
  ["建设90分钟通勤圈", "建设90分钟通勤圈", null, null],
  ["2026年目标", "2026年目标", null, null],
  ["10 分钟充电技术", "10 分钟充电技术", null, null],
  ["联系 hd@example.com", "联系 hd@example.com", null, null],
  ["@长安汽车", "@长安汽车", null, null],
] as const)("%s", (line, title, presenter, minutes) => {
  expect(readAgendaLine(line)).toEqual({ title, presenter, minutes });
});
