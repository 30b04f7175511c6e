import { describe, expect, it } from "vitest";
import { findDate, readEntry } from "../../../renderer/screens/live/entry.ts";

const TODAY = "2026-11-23"; // a Monday
const PARTIES = [
  { id: "org-changan", names: ["重庆长安汽车股份有限公司", "Changan Automobile", "长安"] },
  { id: "org-cq-eitc", names: ["重庆市经济和信息化委员会", "Chongqing EITC"] },
];

describe("an action typed in one line", () => {
  it("finds who leads, who supports, by when, and what", () => {
    expect(
      readEntry("@长安 牵头 @重庆市经济 配合 下周五前 提供三款车型热管理接口参数", "action", PARTIES, TODAY),
    ).toEqual({
      text: "提供三款车型热管理接口参数",
      parties: ["org-changan", "org-cq-eitc"],
      unknown: [],
      due: "2026-12-04",
    });
  });

  it("does the same in English", () => {
    const entry = readEntry("@Changan send interface data by next Friday", "action", PARTIES, TODAY);
    expect(entry).toMatchObject({ text: "send interface data", parties: ["org-changan"], due: "2026-12-04" });
  });

  it("keeps a name that fits nobody in the text and says so", () => {
    expect(readEntry("@无此单位 起草", "action", PARTIES, TODAY)).toMatchObject({
      text: "无此单位 起草",
      unknown: ["无此单位"],
    });
  });
});

describe("any other line", () => {
  it("keeps its dates and names word for word", () => {
    const line = "两市发布清单，11 月底前由@长安 牵头征集需求";
    expect(readEntry(line, "decision", PARTIES, TODAY)).toEqual({
      text: "两市发布清单，11 月底前由长安 牵头征集需求",
      parties: ["org-changan"],
      unknown: [],
      due: null,
    });
  });
});

describe("dates", () => {
  it.each([
    ["12-31", "2026-12-31"],
    ["2027-01-15 前", "2027-01-15"],
    ["2026年12月1日前", "2026-12-01"],
    ["3月5日", "2027-03-05"],
    ["明天", "2026-11-24"],
    ["周五前", "2026-11-27"],
    ["下周一", "2026-11-30"],
    ["本月底前", "2026-11-30"],
    ["月底", "2026-11-30"],
    ["12 月底前", "2026-12-31"],
    ["下月底", "2026-12-31"],
    ["年底前", "2026-12-31"],
    ["两周内 3天内", "2026-11-26"],
    ["tomorrow", "2026-11-24"],
    ["by Friday", "2026-11-27"],
    ["in 2 weeks", "2026-12-07"],
    ["end of next month", "2026-12-31"],
  ])("%s is %s", (text, day) => expect(findDate(text, TODAY)?.date).toBe(day));

  it.each(["2026-02-30", "13-40", "第3次会议", "400 辆", "版本 1-2-3"])("%s is none", (text) =>
    expect(findDate(text, TODAY)).toBeNull(),
  );
});
