import { describe, expect, it } from "vitest";
import { ANNOUNCED } from "../../../db/contract/working-days.ts";
import { type EntryKind, mentionAt, parseEntry } from "../../../db/language/entry.ts";
import {
  arrivals,
  closeParties,
  matchParties,
  type Party,
  withPeople,
  wordInitials,
} from "../../../db/language/parties.ts";
import { initialsOf, loadSyllables } from "../../../db/language/syllables.ts";

const party = (id: string, names: string[], initials: string[] = [], attends = true): Party => ({
  id,
  sector: "enterprise",
  shown: { zh: names[0] ?? null, en: null, short: null },
  names,
  initials,
  pinyin: [],
  apart: null,
  attends,
});
const PARTIES = [
  party(
    "eitc",
    ["重庆市经济和信息化委员会", "Chongqing Economy and Information Commission", "重庆经信委"],
    ["cqsjjhxxhwyh"],
  ),
  party("changan", ["重庆长安汽车股份有限公司", "Chongqing Changan Automobile", "长安汽车"], ["cqcaqcgfyxgs", "caqc"]),
  party("ford", ["长安福特汽车有限公司"], ["caftqcyxgs"], false),
  party("sae", ["重庆汽车工程学会", "Chongqing SAE"], ["cqqcgcxh"]),
];
const parse = (line: string, kind: EntryKind = "decision", presenter: string | null = null) =>
  parseEntry(line, { kind, parties: PARTIES, presenter, today: "2026-11-23", years: ANNOUNCED });

describe("an action in one line", () => {
  it("has its lead, supporting parties, due date and text", () => {
    expect(parse("@长安 牵头 下周五前 提供三款车型热管理接口参数", "action")).toMatchObject({
      lead: "changan",
      supporting: [],
      due: "2026-12-04",
      text: "提供三款车型热管理接口参数",
      problems: [],
    });
    expect(
      parse("@重庆经信委 @长安汽车 @汽车工程学会 12-15 起草需求清单模板并征求 12 家企业意见", "action"),
    ).toMatchObject({
      lead: "eitc",
      supporting: ["changan", "sae"],
      due: "2026-12-15",
      text: "起草需求清单模板并征求 12 家企业意见",
    });
  });

  it("reads who leads and who supports from the words after the names", () => {
    expect(parse("@长安 配合，@重庆经信委 牵头 月底 汇总参数", "action")).toMatchObject({
      lead: "eitc",
      supporting: ["changan"],
      due: "2026-11-30",
      text: "汇总参数",
    });
  });

  it("understands English names with spaces and English dates", () => {
    expect(parse("@Chongqing SAE to lead, by next Friday compare the swap standards", "action")).toMatchObject({
      lead: "sae",
      due: "2026-12-04",
      text: "compare the swap standards",
    });
  });

  it("finds parties by the first letters of their pinyin", () => {
    expect(parse("@ca 明天 提供参数", "action")).toMatchObject({ lead: "changan", due: "2026-11-24" });
  });

  it.each([
    ["11月底前征集需求", "征集需求"],
    ["下周五前提交方案", "提交方案"],
    ["最迟下周五前提交方案", "提交方案"],
    ["由专班两周内提交方案", "由专班提交方案"],
    ["提交方案（下周五前）", "提交方案"],
    ["提交方案，下周五前，并报专班", "提交方案，并报专班"],
    ["提交方案，下周五前。", "提交方案。"],
    ["by next Friday submit the plan", "submit the plan"],
    ["submit the plan by next Friday, then report", "submit the plan, then report"],
    // What the date belongs to would be hurt, or mean something else.
    ["整理下周五前的数据", "整理下周五前的数据"],
    ["每周五前报送数据", "每周五前报送数据"],
    ["准备年底总结会", "准备年底总结会"],
    ["prepare Friday's meeting", "prepare Friday's meeting"],
  ])("takes the words of a due date out of the sentence only where that does not hurt it: %s", (line, text) => {
    expect(parse(`@长安 ${line}`, "action")).toMatchObject({ text, problems: [] });
  });

  it.each([
    ["12月5日前报初稿，12月20日前报终稿", "several"],
    ["去年12月31日前完成清算", "past"],
    ["下周提交方案", "vague"],
    ["60个工作日内完成验收", "holidays"],
  ])("asks what only a person can tell, sets nothing and keeps the text: %s", (line, why) => {
    expect(parse(`@长安 ${line}`, "action")).toMatchObject({ text: line, due: null, question: { why }, problems: [] });
    // A day at the end, apart, says which is meant.
    expect(parse(`@长安 ${line} 2027-06-30`, "action")).toMatchObject({ due: "2027-06-30", question: null });
  });

  it("says what is missing or wrong, and keeps the text", () => {
    expect(parse("提供参数", "action")).toMatchObject({ text: "提供参数", problems: [{ code: "no_lead" }] });
    expect(parse("@不存在的单位 提供参数", "action").problems).toEqual([
      { code: "unknown_party", value: "不存在的单位" },
    ]);
    expect(parse("@长安 2026-02-30 提供参数", "action").problems).toEqual([{ code: "bad_date", value: "2026-02-30" }]);
    expect(parse("@长安 12-31", "action").problems).toEqual([{ code: "no_text" }]);
    expect(parse("  ", "action").problems.map(({ code }) => code)).toContain("no_text");
  });

  it("takes a person for who is responsible, and the person's organization for the lead or a supporting party", () => {
    const person: Party = { ...party("changan", ["张三"], ["zs"]), person: "zhang" };
    const people = [...PARTIES, person];
    const read = (line: string) =>
      parseEntry(line, { kind: "action", parties: people, presenter: null, today: "2026-11-23", years: ANNOUNCED });
    expect(read("@张三 12-15 提供接口参数")).toMatchObject({
      lead: "changan",
      person: "zhang",
      supporting: [],
      due: "2026-12-15",
      text: "提供接口参数",
      problems: [],
    });
    expect(read("@重庆经信委 @张三 汇总参数")).toMatchObject({
      lead: "eitc",
      person: "zhang",
      supporting: ["changan"],
    });
    expect(read("@长安汽车 @张三 汇总参数")).toMatchObject({ lead: "changan", person: "zhang", supporting: [] });
    expect(read("@重庆经信委 汇总参数")).toMatchObject({ person: null });
    expect(matchParties("zs", people)[0]?.person).toBe("zhang");
  });

  it("does not name the lead as supporting as well", () => {
    expect(parse("@长安 @长安 提供参数", "action")).toMatchObject({ lead: "changan", supporting: [] });
  });
});

describe("other kinds", () => {
  it("keep the sentence with the names in it", () => {
    expect(parse("请@长安汽车 于12月底前公开接口", "decision")).toMatchObject({
      text: "请长安汽车 于12月底前公开接口",
      supporting: ["changan"],
      due: null,
    });
  });

  it("keep their dates and names word for word, and what only looks like a name", () => {
    const line = "两市发布清单，11 月底前由@长安汽车 牵头征集需求，联系 office@example.cn";
    expect(parse(line)).toMatchObject({
      text: line.replace("@", ""),
      supporting: ["changan"],
      due: null,
      problems: [],
    });
  });

  it("take a full-width mark for a mark", () => {
    expect(parse("＠长安 明天 提供参数", "action")).toMatchObject({ lead: "changan", text: "提供参数" });
    expect(mentionAt("＠长", 2, PARTIES)).toEqual({ start: 0, query: "长" });
  });

  it("are chosen by a word at the beginning", () => {
    expect(parse("任务：@长安 提供参数").kind).toBe("action");
    expect(parse("风险 两市补贴重叠")).toMatchObject({ kind: "risk", text: "两市补贴重叠" });
    expect(parse("Decision: publish the list", "risk")).toMatchObject({ kind: "decision", text: "publish the list" });
    expect(parse("任务重，时间紧").kind).toBe("decision");
  });

  it("take an opinion or a risk from the party that the line begins with, or from whoever has the floor", () => {
    expect(parse("@长安 建议延期", "opinion")).toMatchObject({ lead: "changan", text: "建议延期", supporting: [] });
    expect(parse("@长安，两市补贴重叠", "risk")).toMatchObject({ lead: "changan", text: "两市补贴重叠" });
    const floor = { parties: PARTIES, presenter: null, speaking: "changan", today: "2026-11-23", years: ANNOUNCED };
    expect(parseEntry("建议延期", { ...floor, kind: "opinion" })).toMatchObject({ lead: "changan", text: "建议延期" });
    expect(parseEntry("两市共享数据", { ...floor, kind: "decision" }).lead).toBeNull();
    expect(parse("建议延期", "opinion").lead).toBeNull();
    // A name inside a sentence is what it is about.
    expect(parse("建议请@长安 牵头", "opinion")).toMatchObject({ lead: null, supporting: ["changan"] });
  });

  it("take a report from the party named, or from the presenter", () => {
    expect(parse("@长安 已完成两款车型", "report")).toMatchObject({
      lead: "changan",
      text: "已完成两款车型",
      problems: [],
    });
    expect(parse("已完成两款车型", "report", "eitc")).toMatchObject({ lead: "eitc", problems: [] });
    expect(parse("已完成两款车型", "report").problems).toEqual([{ code: "no_party" }]);
  });

  it("split a report into its parts", () => {
    expect(parse("@长安 已完成两款车型 数据：120 组 困难：缺检测能力；诉求：共享台架", "report").report).toEqual({
      progress: "已完成两款车型",
      figures: "120 组",
      difficulties: "缺检测能力",
      requests: "共享台架",
    });
    expect(parse("@长安 问题已解决", "report").report.progress).toBe("问题已解决");
  });
});

describe("completing a name", () => {
  it("looks at the word after the mark, at the caret", () => {
    expect(mentionAt("@长", 2, PARTIES)).toEqual({ start: 0, query: "长" });
    expect(mentionAt("@", 1, PARTIES)).toEqual({ start: 0, query: "" });
    expect(mentionAt("@长安 牵头", 0, PARTIES)).toBeNull();
    expect(mentionAt("请 @重庆", 5, PARTIES)).toEqual({ start: 2, query: "重庆" });
    expect(mentionAt("@Chongqing Ch", 13, PARTIES)).toEqual({ start: 0, query: "Chongqing Ch" });
  });

  it("is over once the name is whole or something else follows", () => {
    expect(mentionAt("@长安汽车 提供", 8, PARTIES)).toBeNull();
    expect(mentionAt("@长安 提供", 6, PARTIES)).toBeNull();
    expect(mentionAt("没有", 2, PARTIES)).toBeNull();
  });

  it("puts parties of the meeting before others that fit as well", () => {
    expect(matchParties("长安", PARTIES).map(({ id }) => id)).toEqual(["changan", "ford"]);
    expect(matchParties("长安福特", PARTIES).map(({ id }) => id)).toEqual(["ford"]);
    expect(matchParties("经信委", PARTIES).map(({ id }) => id)).toEqual(["eitc"]);
    expect(matchParties("重庆信委", PARTIES).map(({ id }) => id)).toEqual(["eitc"]);
    expect(matchParties("ｃｈ", PARTIES).map(({ id }) => id)).toContain("sae");
    expect(matchParties("zz", PARTIES)).toEqual([]);
  });
});

describe("people at the door", () => {
  it("have surnames, which are read as such; parties have none", async () => {
    const syllables = await loadSyllables();
    const initials = (name: string, person?: boolean) => initialsOf(syllables(name, person));
    expect(["曾伟", "单雄", "解放军", "欧阳修"].map((name) => initials(name, true))).toEqual([
      "zw",
      "sx",
      "xfj",
      "oyx",
    ]);
    expect(initials("单位")).toBe("dw");
  });

  it("give their own name: it finds their party, by pinyin too", () => {
    const letters = (name: string) => (name === "张三" ? ["zhang", "san"] : []);
    const people = new Map([["eitc", ["张三", "Anna Berg"]]]);
    const found = (query: string) => matchParties(query, withPeople(PARTIES, people, letters)).map(({ id }) => id);
    for (const query of ["张三", "zs", "anna", "ab"]) expect(found(query)).toContain("eitc");
    expect(matchParties("张三", withPeople(PARTIES, people, null))[0]?.id).toBe("eitc");
    expect(matchParties("张三", PARTIES)).toEqual([]);
  });

  it("win over no party that is called so itself", () => {
    const seated = withPeople(PARTIES, new Map([["eitc", ["刘长安", "Carl Adams"]]]), null);
    for (const query of ["长安", "ca"]) expect(matchParties(query, seated)[0]?.id).toBe("changan");
    expect(matchParties("刘长安", seated)[0]?.id).toBe("eitc");
  });
});

describe("initials", () => {
  const ids = (found: readonly Party[]) => found.map(({ id }) => id);

  it("match with others between them, after those that follow on one another", () => {
    const bank = party("bank", ["重庆银行"], ["cqyh"]);
    const institute = party("institute", ["重庆医院检验华中分院"], ["cqyyjyhzfy"]);
    expect(ids(matchParties("cqyh", [institute, bank]))).toEqual(["bank", "institute"]);
    expect(ids(matchParties("ca", PARTIES))).toEqual(["changan", "ford"]);
    expect(ids(matchParties("cqca", PARTIES))).toEqual(["changan"]);
    expect(ids(matchParties("cqgs", PARTIES))).toEqual(["changan", "ford"]);
    expect(matchParties("gsq", PARTIES)).toEqual([]);
  });

  it("of a stranger that follow on one another come before scattered ones of the meeting", () => {
    const stranger = party("stranger", ["车用电池"], ["cydc"], false);
    const seated = party("seated", ["重庆渝东测控中心"], ["cqydckzx"]);
    expect(ids(matchParties("cydc", [seated, stranger]))).toEqual(["stranger", "seated"]);
    expect(ids(closeParties("cydc", [seated, stranger]))).toEqual(["stranger"]);
  });

  it("that are scattered are not taken for a name in the entry line", () => {
    expect(parse("@cqgs 提供参数", "action")).toMatchObject({ lead: null, problems: [{ code: "unknown_party" }] });
  });

  it("of Latin names are those of their words", () => {
    expect(wordInitials("Chongqing Changan Automobile Co., Ltd.")).toBe("ccacl");
    expect(wordInitials("重庆 Zhongke 3D 公司")).toBe("z3");
    expect(wordInitials("长安汽车")).toBe("");
  });
});

describe("the check-in", () => {
  const groups = (query: string, here: string[] = [], most = 6) => {
    const { invited, strangers } = arrivals(query, PARTIES, (id) => here.includes(id), most);
    return [invited.map(({ id }) => id), strangers.map(({ id }) => id)];
  };

  it("never puts a party that was not invited before one that was, however well it fits", () => {
    expect(groups("caftq")).toEqual([[], ["ford"]]);
    expect(groups("长安")).toEqual([["changan"], ["ford"]]);
    // The one that is here already comes first all the same: Enter must not add the stranger instead.
    expect(groups("长安", ["changan"])).toEqual([["changan"], ["ford"]]);
  });

  it("offers those who are still awaited before those who are here", () => {
    expect(groups("重庆")).toEqual([["eitc", "changan", "sae"], []]);
    expect(groups("重庆", ["eitc"])).toEqual([["changan", "sae", "eitc"], []]);
    expect(groups("重庆", ["eitc"], 2)).toEqual([["changan", "sae"], []]);
  });
});
