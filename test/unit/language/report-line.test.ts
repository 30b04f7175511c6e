/** How far an action is, as one line says it: read where it is sure, left alone where it is not. */
import { expect, test } from "vitest";
import { percentIn } from "../../../db/language/report-line.ts";

test.each([
  ["两款车型参数已交 60%，附件 接口表.xlsx", 60],
  ["进度６０％", 60],
  ["接口联调完成百分之八十", 80],
  ["已全部办结，进度 100%", 100],
  ["材料已收集，完成30%。", 30],
  ["Interface tests are 45% complete", 45],
  ["Now at 60 percent; the rest follows in May", 60],
])("is read: %s", (line, percent) => {
  expect(percentIn(line)).toBe(percent);
});

test.each([
  "已启动，成本下降 20%",
  "本地配套率提高 5%",
  "占总量的 60%",
  "完成 60%，其中成都 80%",
  "60%",
  "已完成 33.5%",
  "进度 120%",
  "Costs are now down by 20%",
  "Completed tests on 30% of the fleet",
  "没有数字",
])("sets nothing: %s", (line) => {
  expect(percentIn(line)).toBeNull();
});
