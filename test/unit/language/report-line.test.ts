/** The line that reports progress: its words, how far it is, whose it is. */
import { describe, expect, it, test } from "vitest";
import type { Party } from "../../../db/language/parties.ts";
import { parseReportLine } from "../../../db/language/report-line.ts";

const party = (id: string, ...names: string[]): Party => ({
  id,
  sector: "government",
  shown: { zh: names[0] ?? null, en: names[1] ?? null, short: null },
  names,
  initials: [],
  pinyin: [],
  apart: null,
  attends: true,
});
const PARTIES = [party("cq", "重庆市经信委", "Chongqing EITC"), party("cd", "成都市经信局", "Chengdu BEIT")];

const read = (line: string) => parseReportLine(line, PARTIES);

describe("How far it is", () => {
  it.each([
    ["模板已发 12 家，回收 7 家，进度 60%", "模板已发 12 家，回收 7 家", 60],
    ["模板已发 12 家，60%", "模板已发 12 家", 60],
    ["Sent to 12 firms, 7 answered, 60%", "Sent to 12 firms, 7 answered", 60],
    ["进度至 100％，已报送", "已报送", 100],
    ["模板定稿，进度：40%，下周发出", "模板定稿，下周发出", 40],
    ["25% 初稿提交", "初稿提交", 25],
    ["初稿提交 25%", "初稿提交", 25],
    ["80%", "", 80],
    ["两款车型参数已交 60%，附件 接口表.xlsx", "两款车型参数已交 60%，附件 接口表.xlsx", 60],
    ["progress 35 %", "", 35],
  ])("%s", (line, text, percent) => {
    expect(read(line)).toEqual({ text, whole: line, percent, organization: null, unclear: [] });
  });

  it.each([
    "回收率 60%",
    "价格下降 15% 的原因已查明",
    "成本占比 30%",
    // By how much, or of what, however far apart it stands.
    "产能较上月提升 20%",
    "回收率较上月下降，60%",
    "单价降低 15%",
    "投诉减少 30%",
    "市场份额 40%",
    "本地配套占比，35%",
    "output up 20%",
    "cut cost by, 20%",
    "a share of 40%",
    "超额完成，进度 120%",
    "发出 12 家",
    "完成 60%，其中成都 80%",
  ])("is not said by: %s", (line) => {
    expect(read(line)).toEqual({ text: line, whole: line, percent: null, organization: null, unclear: [] });
  });
});

describe("Whose it is", () => {
  it("is the party named, wherever it stands", () => {
    expect(read("@成都市经信局 补充三项指标，25%")).toEqual({
      text: "补充三项指标",
      whole: "补充三项指标，25%",
      percent: 25,
      organization: "cd",
      unclear: [],
    });
    expect(read("Three indicators added, 25% ＠Chengdu BEIT")).toMatchObject({ percent: 25, organization: "cd" });
  });

  it("is asked about where nobody goes by the name, and an address names nobody", () => {
    expect(read("@查无此单位 初稿")).toMatchObject({ organization: null, unclear: ["查无此单位"] });
    expect(read("发到 hd@example.com 备查")).toMatchObject({ text: "发到 hd@example.com 备查", unclear: [] });
  });
});

test.each([
  ["两款车型参数已交 60%，附件 接口表.xlsx", 60],
  ["进度６０％", 60],
  ["接口联调完成百分之八十", 80],
  ["已全部办结，进度 100%", 100],
  ["材料已收集，完成30%。", 30],
  ["Interface tests are 45% complete", 45],
  ["Now at 60 percent; the rest follows in May", 60],
])("is read: %s", (line, percent) => {
  expect(read(line).percent).toBe(percent);
});

test.each([
  "已启动，成本下降 20%",
  "本地配套率提高 5%",
  "占总量的 60%",
  "完成 60%，其中成都 80%",
  "已完成 33.5%",
  "进度 120%",
  "Costs are now down by 20%",
  "Completed tests on 30% of the fleet",
  "没有数字",
])("sets nothing: %s", (line) => {
  expect(read(line)).toMatchObject({ text: line, percent: null });
});
