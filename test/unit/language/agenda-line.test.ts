/** Agendas, as they are typed and copied. */
import { expect, it } from "vitest";
import { readAgenda, readAgendaLine } from "../../../db/language/agenda-line.ts";

const PARTIES: Record<string, string> = {
  长安汽车: "changan",
  省经信厅: "sichuan",
  成都市经济和信息化局: "chengdu",
  川大: "scu",
  CATL: "catl",
  "Zhongzhi Yike": "yike",
};
const means = (name: string) => PARTIES[name] ?? null;

it.each([
  ["热管理缺口 @长安汽车 15分", "热管理缺口", "changan", 15],
  ["补贴口径 20m @省经信厅", "补贴口径", "sichuan", 20],
  ["热管理缺口@长安汽车", "热管理缺口", "changan", null],
  ["1. 上次任务通报（10分钟）", "上次任务通报", null, 10],
  ["1. 检测互认（成都市经济和信息化局，15分钟）", "检测互认", "chengdu", 15],
  ["检测互认（试行）", "检测互认（试行）", null, null],
  ["检测互认（某单位，15分钟）", "检测互认（某单位）", null, 15],
  ["三、其他 ５分钟", "其他", null, 5],
  ["Charging standards @CATL 15 min", "Charging standards", "catl", 15],
  ["Pilot plan @Zhongzhi Yike 15m", "Pilot plan", "yike", 15],
  ["Pilot plan @CATL for two cities", "Pilot plan for two cities", "catl", null],
  ["标准互认 15m", "标准互认", null, 15],
  ["标准互认 15分", "标准互认", null, 15],
  ["标准互认 15'", "标准互认", null, 15],
  ["标准互认 15 min", "标准互认", null, 15],
  ["安全半径 50m", "安全半径 50m", null, null],
  ["东经 106 30′", "东经 106 30′", null, null],
  ["建设90分钟通勤圈", "建设90分钟通勤圈", null, null],
  ["2026年目标", "2026年目标", null, null],
  ["10 分钟充电技术", "10 分钟充电技术", null, null],
  ["5G 覆盖半径 500m", "5G 覆盖半径 500m", null, null],
  ["满意度 90分", "满意度 90分", null, null],
  ["东经 106 33′", "东经 106 33′", null, null],
  ["1.5 亿元补贴", "1.5 亿元补贴", null, null],
  ["3.5GHz 频段", "3.5GHz 频段", null, null],
  ["2.0版方案", "2.0版方案", null, null],
  ["1、2号线延伸", "1、2号线延伸", null, null],
  ["一、二期工程", "一、二期工程", null, null],
  ["（一）标准互认 @川大 10分", "标准互认", "scu", 10],
  ["2) Grid access, 20 min", "Grid access", null, 20],
  ["联系 hd@example.com", "联系 hd@example.com", null, null],
  ["@长安汽车", "@长安汽车", null, null],
] as const)("%s", (line, title, presenter, minutes) => {
  expect(readAgendaLine(line, means)).toEqual({ title, presenter, minutes, unclear: null });
});

it.each(["12m", "12分", "12分钟", "12'", "12 min"])(
  "reads %s behind a name that is not known, and tells the name",
  (long) => {
    const read = { title: "产业链进展 @没有的单位", presenter: null, minutes: 12, unclear: "没有的单位" };
    expect(readAgendaLine(`产业链进展 @没有的单位 ${long}`, means)).toEqual(read);
    expect(readAgendaLine(`产业链进展 ${long} @没有的单位`, means)).toEqual(read);
  },
);

it.each([
  ["产业链进展@没有的单位", "没有的单位"],
  ["产业链进展（@没有的单位，15分钟）", "没有的单位"],
  ["产业链进展 @没有的单位 @长安汽车", "没有的单位"],
  ["产业链进展 @长安汽车 @没有的单位", "没有的单位"],
  ["联系 hd@example.com @长安汽车", null],
])("tells who is not clear in %s", (line, unclear) => {
  expect(readAgendaLine(line, means).unclear).toBe(unclear);
});

it("reads the table of a workbook, with headings or without", () => {
  const rows = [
    ["检测互认", "chengdu", 20, null],
    ["其他事项 @没有的单位", null, 5, "没有的单位"],
  ] as const;
  const items = rows.map(([title, presenter, minutes, unclear]) => ({ title, presenter, minutes, unclear }));
  expect(
    readAgenda(
      "序号\t议题\t汇报单位\t时长\n1\t检测互认\t成都市经济和信息化局\t20\n2\t其他事项\t没有的单位\t5分钟\n",
      means,
    ),
  ).toEqual(items);
  expect(readAgenda("1\t检测互认\t成都市经济和信息化局\t20分\n2\t其他事项\t@没有的单位\t5", means)).toEqual(items);
  // A word of headings alone is an item.
  expect(readAgenda("议题\n其他", means).map(({ title }) => title)).toEqual(["议题", "其他"]);
});

it("takes a line of nothing but blanks, or of any length, in no time", () => {
  expect(readAgendaLine(" ".repeat(20_000), means)).toEqual({
    title: "",
    presenter: null,
    minutes: null,
    unclear: null,
  });
  const long = `1. ${"一 ".repeat(10_000)}`;
  expect(readAgendaLine(long, means).title).toBe(long.trim());
});
