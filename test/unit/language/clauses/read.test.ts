/** Texts of policies taken apart into clauses. */
import { describe, expect, it } from "vitest";
import { markOf, ordinalOf } from "../../../../db/language/clauses/marks.ts";
import { pastedParagraphs } from "../../../../db/language/clauses/pasted.ts";
import { readClauses, withEnglish } from "../../../../db/language/clauses/read.ts";
import { amountOf, ownTermOf } from "../../../../db/language/clauses/terms.ts";

const read = (text: string) => readClauses(pastedParagraphs(text));
const told = (text: string) =>
  read(text).clauses.map(({ number, heading, part, text: words }) => [part, number, heading, words]);

describe("a number at the beginning of a paragraph", () => {
  it.each([
    ["第三条 每年组织对接。", "article", "第三条"],
    ["第三条每年组织对接。", "article", "第三条"],
    ["第 七 条 本办法自发布之日起施行。", "article", "第七条"],
    ["第三条之一 新增", "article", "第三条之一"],
    ["第12条：说明", "article", "第12条"],
    ["第二章 支持措施", "chapter", "第二章"],
    ["Article 5 Matching", "article", "Article 5"],
    ["一、总体要求", "first", "一、"],
    ["（二）强化链主带动。支持", "second", "（二）"],
    ["3. 支持零部件企业", "third", "3."],
    ["3.1 支持零部件企业", "fourth", "3.1"],
  ])("%s", (line, level, number) => {
    expect(markOf(line)).toMatchObject({ level, number });
  });

  it.each([
    "第三条第一款规定的情形",
    "第十二条、第十三条所列",
    "第三条规定的奖励",
    "1.5亿元以上的项目",
    "一是加强",
    "2026 年 3 月",
  ])("%s is none", (line) => {
    expect(markOf(line)).toBeNull();
  });
});

it("reads articles under their chapters, keeps what stands before, and items inside", () => {
  const text = `渝府发〔2022〕38号
支持办法
第一章 总则
第一条 为了支持产业，制定本办法。
第二条 【适用范围】本办法适用于两地企业。
（一）整车企业；
（二）零部件企业。
第二章 措施
第三条 整零配套
每年组织不少于 1 次对接。`;
  expect(read(text).head).toBe("渝府发〔2022〕38号\n支持办法");
  expect(told(text)).toEqual([
    ["第一章 总则", "第一条", null, "为了支持产业，制定本办法。"],
    ["第一章 总则", "第二条", "适用范围", "本办法适用于两地企业。\n（一）整车企业；\n（二）零部件企业。"],
    ["第二章 措施", "第三条", "整零配套", "每年组织不少于 1 次对接。"],
  ]);
  expect(read(text).doubts).toEqual([]);
});

it("reads the sections of a plan, one level below its chapters", () => {
  const text = `一、提质增效
1. 支持整车企业扩大产量。对年度产值首次达到 100 亿元的，给予最高 1000 万元奖励。
2. 支持动力电池配套。每年不超过 500 万元。
二、创新引领
3. 支持攻关。`;
  expect(told(text)).toEqual([
    ["一、提质增效", "1.", "支持整车企业扩大产量", "对年度产值首次达到 100 亿元的，给予最高 1000 万元奖励。"],
    ["一、提质增效", "2.", "支持动力电池配套", "每年不超过 500 万元。"],
    ["二、创新引领", "3.", null, "支持攻关。"],
  ]);
  const flat = told("一、加强统筹。成立专班。\n二、强化监督。按季通报。");
  expect(flat.map(([part, number, heading]) => [part, number, heading])).toEqual([
    [null, "一、", "加强统筹"],
    [null, "二、", "强化监督"],
  ]);
});

it("reads English, and puts it beside the Chinese by its numbers", () => {
  const english = read("Article 1 Purpose\nTo support the chain.\nArticle 3. At least one event a year.").clauses;
  expect(english).toMatchObject([
    { number: "Article 1", heading: "Purpose", text: "To support the chain." },
    { number: "Article 3", text: "At least one event a year." },
  ]);
  const chinese = read("第一条 为了支持。\n第二条 定义如下。\n第三条 每年一次。").clauses;
  expect(withEnglish(chinese, english).map(({ text_en }) => text_en)).toEqual([
    "To support the chain.",
    null,
    "At least one event a year.",
  ]);
});

it("says what is missing, what comes twice, and where no number stands", () => {
  expect(read("第一条 甲。\n第二条 乙。\n第四条 丁。\n第四条 戊。").doubts).toEqual([
    { code: "gap", before: "第二条", after: "第四条" },
    { code: "twice", number: "第四条" },
  ]);
  expect(read("为加强协同，提出意见。").doubts).toEqual([{ code: "no_numbers" }]);
  // Numbers that begin anew with each chapter are none of that.
  expect(read("一、甲\n（一）子。\n（二）丑。\n二、乙\n（一）寅。").doubts).toEqual([]);
  expect([
    ordinalOf("第十二条"),
    ordinalOf("第三条之一"),
    ordinalOf("（四）"),
    ordinalOf("Article 5"),
    ordinalOf(null),
  ]).toEqual([12, 3.01, 4, 5, null]);
});

it("loses no character, whatever it reads", () => {
  const letters = (text: string) => text.replaceAll(/\s/gu, "");
  for (const text of [
    "标题\n第一条 甲。\n（一）子；\n尾注\n第二条 标题\n正文。",
    "一、甲\n引言。\n（一）子题。内容。\n1. 小项。\n二、乙\n（一）丙。",
    "没有编号的一段。\n另一段。",
  ]) {
    const { head, clauses } = read(text);
    let last: string | null = null;
    const all = clauses.map(({ part, number, heading, text: words }) => {
      const chapter = part !== last ? (part ?? "") : "";
      last = part;
      return `${chapter}${number ?? ""}${heading ?? ""}${words}`;
    });
    const kept = letters((head ?? "") + all.join(""));
    // A heading's full stop goes with the heading.
    expect(kept.replaceAll("。", "")).toBe(letters(text).replaceAll("。", ""));
  }
});

it("puts lines together that a page broke, in either language", () => {
  const broken = `第一条 为了支持两地新能源汽车产业链供应链协同
发展，推动整车与零部件企业在同等条件下优先采购
本地产品，提升产业链供应链韧性和安全水平，依据
有关规定，制定本办法，并由两地有关部门按照职责
分工组织实施。
第二条 略。`;
  expect(pastedParagraphs(broken)).toHaveLength(2);
  expect(pastedParagraphs("第一条 甲。\n\n第二条 乙。")).toHaveLength(2);
});

it("finds its own term and the sums that it names", () => {
  expect(ownTermOf("本措施自发布之日起施行，有效期 3 年。", "2024-03-11")).toEqual({
    words: "本措施自发布之日起施行，有效期 3 年。",
    ends: "2027-03-10",
  });
  expect(ownTermOf("本办法自2026年1月1日起施行，试行两年。", null)?.ends).toBe("2027-12-31");
  expect(ownTermOf("有效期至2027年3月10日。", null)?.ends).toBe("2027-03-10");
  expect(ownTermOf("自发布之日起施行，有效期三年。", "2024")?.ends).toBeNull();
  expect(ownTermOf("每年一次。", null)).toBeNull();
  expect(amountOf("按采购额不超过 2% 补助，每年不超过 500 万元。")).toContain("2%");
  expect(amountOf("支持企业。")).toBeNull();
});
