import { describe, expect, it } from "vitest";
import { ANNOUNCED } from "../../../db/contract/working-days.ts";
import { parseEntry } from "../../../db/language/entry.ts";
import { type Topic, topicAt, withTopics } from "../../../db/language/topics.ts";

const TOPICS: Topic[] = [
  { subject: "policy", id: "p1", zh: "新能源汽车补贴办法", en: "NEV subsidy rules" },
  { subject: "problem", id: "q1", zh: "产业结构同质化", en: null },
  { subject: "segment", id: "s1", zh: "电池", en: "Battery" },
  { subject: "segment", id: "s2", zh: "电池回收", en: null },
  { subject: "clause", id: "c3", zh: "工作方案 第三条 整零配套", en: null },
  { subject: "organization", id: "o1", zh: "行业协会", en: null },
];
const NONE = { policies: [], clauses: [], problems: [], segments: [], organizations: [] };

describe("what an outcome is about", () => {
  it("is named after #; the name stays in the sentence and its mark goes", () => {
    expect(withTopics("修订#新能源汽车补贴办法 以应对#产业结构同质化", TOPICS)).toMatchObject({
      text: "修订新能源汽车补贴办法 以应对产业结构同质化",
      links: { ...NONE, policies: ["p1"], problems: ["q1"] },
    });
    expect(withTopics("按#工作方案 第三条 整零配套 对接", TOPICS)).toMatchObject({
      text: "按工作方案 第三条 整零配套 对接",
      links: { ...NONE, clauses: ["c3"] },
    });
    expect(withTopics("the #nev subsidy rules", TOPICS).links.policies).toEqual(["p1"]);
  });

  it("is the longest name that fits, and is counted once", () => {
    expect(withTopics("#电池回收 和 #电池回收", TOPICS).links.segments).toEqual(["s2"]);
    expect(withTopics("#电池 #电池回收", TOPICS).links.segments).toEqual(["s1", "s2"]);
  });

  it("leaves any other # alone", () => {
    for (const line of ["#未知的东西", "C# 程序", "第#1号", "#", "a##b"])
      expect(withTopics(line, TOPICS)).toMatchObject({ text: line, links: NONE });
  });

  it("joins the parties that are named with @", () => {
    const party = {
      id: "o2",
      sector: "ngo",
      shown: { zh: "联盟", en: null, short: null },
      names: ["联盟"],
      initials: [],
      apart: null,
      attends: true,
    } as const;
    const entry = parseEntry("同意＃产业结构同质化 的方案，@联盟 #行业协会 参与", {
      kind: "decision",
      parties: [{ ...party, names: ["联盟"], initials: [], pinyin: [] }],
      topics: TOPICS,
      presenter: null,
      today: "2026-11-23",
      years: ANNOUNCED,
    });
    expect(entry.text).toBe("同意产业结构同质化 的方案，联盟 行业协会 参与");
    expect(entry.links).toEqual({ ...NONE, problems: ["q1"], organizations: ["o2", "o1"] });
  });
});

describe("completion after #", () => {
  it("offers what is typed up to the caret, and ends with the name or a mark", () => {
    expect(topicAt("修订#补贴", 5, TOPICS)).toEqual({ start: 2, query: "补贴" });
    expect(topicAt("修订#新能源汽车补贴办法 后", 14, TOPICS)).toBeNull();
    expect(topicAt("修订#补贴，再", 7, TOPICS)).toBeNull();
    expect(topicAt("没有", 2, TOPICS)).toBeNull();
    expect(topicAt("#", 0, TOPICS)).toBeNull();
  });
});
