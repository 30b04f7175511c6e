/** Who is meant by a name in the entry line: whom somebody chose, whatever else is changed in the line afterwards. */
import { describe, expect, it } from "vitest";
import { ANNOUNCED } from "../../../db/contract/working-days.ts";
import { type EntryKind, mentionAt, parseEntry } from "../../../db/language/entry.ts";
import { type Mark, markAt, movedMarks } from "../../../db/language/marks.ts";
import { arrivals, calledBy, matchParties, nearness, type Party } from "../../../db/language/parties.ts";
import { loadSyllables } from "../../../db/language/syllables.ts";
import { announceSeed, randomFrom } from "../../seed.ts";

const party = (id: string, name: string, more: Partial<Party> = {}): Party => ({
  id,
  sector: "enterprise",
  shown: { zh: name, en: null, short: null },
  ...calledBy([name], null),
  apart: null,
  attends: true,
  ...more,
});
/** Two firms of one name, and two people of one name in different firms. */
const ONE = party("one", "鼎新科技");
const OTHER = party("other", "鼎新科技");
const WEI = party("one", "张伟", { person: "wei-one" });
const ALSO_WEI = party("other", "张伟", { person: "wei-other" });
const ALL = [ONE, OTHER, WEI, ALSO_WEI];
const read = (line: string, marks: readonly Mark[] = [], kind: EntryKind = "action", parties: readonly Party[] = ALL) =>
  parseEntry(line, { kind, parties, marks, presenter: null, today: "2026-11-23", years: ANNOUNCED });

describe("of two that are called the same", () => {
  it("the chosen one is meant, in every kind of entry", () => {
    for (const id of ["one", "other"]) {
      const marks = [{ at: 0, name: "鼎新科技", id }];
      expect(read("@鼎新科技 牵头 提交方案", marks)).toMatchObject({ lead: id, problems: [], text: "提交方案" });
      expect(read("@鼎新科技 已完成测试", marks, "report")).toMatchObject({ lead: id, problems: [] });
      expect(read("@鼎新科技 的方案通过", marks, "decision").links.organizations).toEqual([id]);
      const person = [{ at: 0, name: "张伟", id, person: `wei-${id}` }];
      expect(read("@张伟 提交方案", person)).toMatchObject({ lead: id, person: `wei-${id}`, problems: [] });
    }
  });

  it("each place of a line has its own", () => {
    const marks = [
      { at: 4, name: "张伟", id: "other", person: "wei-other" },
      { at: 8, name: "鼎新科技", id: "one" },
    ];
    expect(read("任务： @张伟 @鼎新科技 牵头 提交", marks)).toMatchObject({
      lead: "one",
      supporting: ["other"],
      person: "wei-other",
      problems: [],
    });
  });

  it("nobody is recorded while nobody was chosen", () => {
    for (const line of ["@鼎新科技 提交方案", "@张伟 提交方案"])
      expect(read(line).problems.map(({ code }) => code)).toEqual(["several"]);
    expect(read("@鼎新科技 的方案通过", [], "decision").problems).toEqual([{ code: "several", value: "鼎新科技" }]);
    // Whether one or the other of two in one firm makes no difference where only the firm is recorded.
    const inOne = [party("one", "张伟", { person: "a" }), party("one", "张伟", { person: "b" })];
    expect(read("@张伟 已完成", [], "report", inOne)).toMatchObject({ lead: "one", problems: [] });
    expect(read("@张伟 完成", [], "action", inOne).problems.map(({ code }) => code)).toEqual(["several"]);
  });

  it("the only one at the table is meant", () => {
    const away = { ...OTHER, attends: false };
    expect(read("@鼎新科技 提交方案", [], "action", [away, ONE])).toMatchObject({ lead: "one", problems: [] });
  });

  it("nobody is meant by a part of a longer name", () => {
    const longer = party("third", "张伟明", { person: "weiming" });
    const mark = { at: 0, name: "张伟", id: "one", person: "wei-one" };
    expect(read("@张伟明 提交方案", [mark], "action", [...ALL, longer])).toMatchObject({ person: "weiming" });
    expect(read("@张伟牵头 提交方案", [mark])).toMatchObject({ person: "wei-one", text: "提交方案" });
  });

  it("topics are told apart as well", () => {
    const topics = [
      { subject: "policy", id: "p1", zh: "充电补贴", en: null },
      { subject: "problem", id: "q1", zh: "充电补贴", en: null },
    ] as const;
    const about = (marks: readonly Mark[]) =>
      parseEntry("落实 #充电补贴 的安排，@鼎新科技 参加", {
        kind: "decision",
        parties: [ONE, OTHER],
        topics,
        marks,
        presenter: null,
        today: "2026-11-23",
        years: ANNOUNCED,
      });
    const firm = { at: 13, name: "鼎新科技", id: "other" };
    expect(about([firm]).problems).toEqual([{ code: "several", value: "充电补贴" }]);
    const entry = about([{ at: 3, name: "充电补贴", id: "q1", subject: "problem" }, firm]);
    expect(entry).toMatchObject({ problems: [], text: "落实 充电补贴 的安排，鼎新科技 参加" });
    expect(entry.links).toMatchObject({ policies: [], problems: ["q1"], organizations: ["other"] });
  });
});

describe("what was chosen", () => {
  const line = "请 @张伟 与 @张伟 核对";
  const marks: Mark[] = [
    { at: 2, name: "张伟", id: "one", person: "wei-one" },
    { at: 8, name: "张伟", id: "other", person: "wei-other" },
  ];
  const ids = (after: string) => movedMarks(marks, line, after).map(({ at, id }) => [at, id]);

  it("moves with its name, and is forgotten with it", () => {
    expect(ids("明天请 @张伟 与 @张伟 核对")).toEqual([
      [4, "one"],
      [10, "other"],
    ]);
    expect(ids("请 @张 与 @张伟 核对")).toEqual([[7, "other"]]);
    expect(ids("请 @张伟 与 @张伟 核对库存")).toEqual([
      [2, "one"],
      [8, "other"],
    ]);
    expect(ids("请 @张伟 与  核对")).toEqual([[2, "one"]]);
    expect(ids("")).toEqual([]);
  });

  it("is forgotten where the texts do not tell which of two was taken out or put in", () => {
    const twice = "@张伟 @张伟 核对";
    const both = [
      { at: 0, name: "张伟", id: "one" },
      { at: 4, name: "张伟", id: "other" },
    ];
    expect(movedMarks(both, twice, "@张伟 核对")).toEqual([]);
    expect(movedMarks([both[0] as Mark], "@张伟 核对", twice)).toEqual([]);
  });

  it("never stands for another place, however a line is changed", () => {
    const random = randomFrom(announceSeed("marks"));
    const letter = () => "@张伟 与"[Math.floor(random() * 5)] as string;
    for (let round = 0; round < 3_000; round++) {
      const text = Array.from({ length: 6 }, letter).join("");
      const before = `${text}@张伟${text}`;
      const mark = { at: text.length, name: "张伟", id: "one" };
      const from = Math.floor(random() * (before.length + 1));
      const to = Math.min(before.length, from + Math.floor(random() * 4));
      const put = Array.from({ length: Math.floor(random() * 4) }, letter).join("");
      const after = before.slice(0, from) + put + before.slice(to);
      const untouched = to <= mark.at || from >= mark.at + 3;
      const stood = to <= mark.at ? mark.at + put.length - (to - from) : mark.at;
      for (const { at } of movedMarks([mark], before, after)) {
        if (untouched) expect(at, `${before} -> ${after}`).toBe(stood);
        expect(markAt([{ ...mark, at }], after, at)).toBeDefined();
      }
    }
  });
});

describe("an address", () => {
  it("names nobody", () => {
    const line = "材料发 hd@example.com，抄送 a.b@鼎新.cn";
    expect(read(line, [], "decision")).toMatchObject({ text: line, problems: [] });
    expect(mentionAt("发 hd@example", 12, ALL)).toBeNull();
    const action = read("@鼎新科技 12月15日前 把材料发到 hd@example.com", [], "action", [ONE]);
    expect(action).toMatchObject({ lead: "one", text: "把材料发到 hd@example.com", problems: [] });
    expect(read("由@鼎新科技 牵头 办理", [], "action", [ONE])).toMatchObject({ lead: "one" });
    expect(read("@鼎新科技 单价 5 @ 3 元", [], "action", [ONE])).toMatchObject({ text: "单价 5 @ 3 元", problems: [] });
  });
});

describe("an exact name", () => {
  it("stands before everything else, at the table or not", () => {
    const stranger = party("short", "长安", { attends: false });
    const many = Array.from({ length: 30 }, (_, n) => party(`changan-${n}`, `长安${n}号`));
    expect(matchParties("长安", [...many, stranger])[0]?.id).toBe("short");
    const { strangers, strangersFirst } = arrivals("长安", [...many, stranger], () => false, 6);
    expect([strangers[0]?.id, strangersFirst]).toEqual(["short", true]);
    const here = party("here", "长安");
    const found = arrivals("长安", [...many, here, stranger], (id) => id === "here", 6);
    expect([found.invited[0]?.id, found.strangersFirst]).toEqual(["here", false]);
  });

  it("is found by its whole pinyin, from any of its syllables on, and by initials", async () => {
    const syllables = await loadSyllables();
    const called = calledBy(["重庆长安汽车"], syllables);
    for (const query of ["chongqing", "changan", "cqca", "caqc", "qiche", "ＣＱＣＡ"])
      expect(nearness(query, called), query).not.toBeNull();
    for (const query of ["zhongqing", "ngan", "hangan"]) expect(nearness(query, called), query).toBeNull();
    expect(nearness("重庆长安汽车", called)).toBe(0);
  });
});
