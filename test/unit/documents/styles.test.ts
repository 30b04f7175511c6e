/** How each style of minutes words and orders what a meeting recorded. */
import { describe, expect, it } from "vitest";
import type { Block } from "../../../db/contract/blocks.ts";
import type { MinutesModel } from "../../../db/contract/minutes.ts";
import { DEFAULT_SETTINGS, type MinutesSettings, type MinutesStyle } from "../../../db/contract/minutes-style.ts";
import type { MinutesLanguage } from "../../../db/contract/vocabulary.ts";
import { documentOf } from "../../../db/documents/blocks/document.ts";
import { linesOf } from "../../../db/documents/formats/lines.ts";
import { chineseNumber } from "../../../db/language/numbers.ts";
import { emptyMeeting, party } from "./large-meeting.ts";

type Item = MinutesModel["items"][number];

describe("official minutes", () => {
  it("begin with marks, words on top, number and rule, and then the title", () => {
    const model = {
      ...held(),
      copyNumber: 12,
      classification: "secret" as const,
      secrecyPeriod: "3年",
      urgency: "most_urgent" as const,
      number: 18,
    };
    const head = blocks(model, "gb").slice(0, 5);
    expect(head.map(({ kind }) => kind)).toEqual(["marking", "mark", "number", "rule", "title"]);
    expect(head.flatMap(linesOf)).toEqual(["000012", "机密★3年", "特急", "产业专班例会纪要", "第18期", "一次会议纪要"]);
  });

  it.each([
    [{ form: "issue", organ: "" }, "第18期"],
    [{ form: "year", organ: "" }, "〔2026〕18号"],
    [{ form: "organ", organ: "成渝专班" }, "成渝专班〔2026〕18号"],
    [{ form: "none", organ: "" }, undefined],
  ] as const)("number themselves by the template: %j", (number, text) => {
    const printed = blocks({ ...held(), number: 18 }, "gb", "zh", { number });
    expect(printed.find(({ kind }) => kind === "number")).toEqual(text && { kind: "number", text, language: "zh" });
  });

  it.each([
    [{ form: "issue", organ: "" }, "No. 18"],
    [{ form: "year", organ: "" }, "No. 18 (2026)"],
    [{ form: "organ", organ: "NEV" }, "NEV No. 18 (2026)"],
  ] as const)("number themselves in English without Chinese brackets: %j", (number, text) => {
    const printed = blocks({ ...held(), number: 18 }, "gb", "en", { number });
    expect(printed.find(({ kind }) => kind === "number")).toMatchObject({ text });
  });

  it("print the number as the office wrote it, where it did", () => {
    expect(lines({ ...held(), number: 18, issue: "〔2026〕特1号" }, "gb")).toContain("〔2026〕特1号");
  });

  it("name who signed them off on the line of the number, which needs none, and nowhere else", () => {
    const named = { label: "签发", name: "陈喆" };
    const printed = blocks({ ...held(), number: 18, signer: "陈喆" }, "gb");
    expect(printed.find(({ kind }) => kind === "number")).toMatchObject({ text: "第18期", signer: named });
    expect(lines({ ...held(), number: 18, signer: "陈喆" }, "gb").filter((line) => line.includes("签发"))).toEqual([
      "签发：陈喆",
    ]);
    const bare = blocks({ ...held(), signer: "陈喆" }, "gb").find(({ kind }) => kind === "number");
    expect(bare).toMatchObject({ text: "", signer: named });
  });

  it("keep the pages of the supervision list free of confirmations and of whatever else a template places after it", () => {
    const model = { ...held(), confirmations: [confirmation()] };
    const kinds = blocks(model, "gb").map(({ kind }) => kind);
    expect(kinds.indexOf("signatures")).toBeLessThan(kinds.indexOf("annex"));
    const parts = ["items", "actions", "confirmations"] as const;
    const after = blocks(model, "gb", "zh", { parts: [...parts] });
    const begins = after.findIndex((block) => block.kind === "heading" && block.newPage);
    expect(after[begins - 1]?.kind).toBe("table");
    expect(after[begins]).toMatchObject({ text: "各方确认" });
    expect(after.filter((block) => block.kind === "heading" && block.newPage)).toHaveLength(1);
  });

  it("make the opening from who held what about what, unless the office wrote its own", () => {
    expect(lines(held(), "gb")).toContain(
      "2026年9月8日，陈喆主持召开一次会议，研究充电、标准。现将会议议定事项纪要如下：",
    );
    const own = lines({ ...held(), opening: "自拟开头。" }, "gb");
    expect(own).toContain("自拟开头。");
    expect(own.join()).not.toContain("现将会议议定事项");
  });

  it("word each kind of outcome with its verb: 听取, 认为, 指出, 强调, 决定, 要求", () => {
    const text = lines(held(), "gb");
    for (const line of [
      "会议听取了重庆第1新能源汽车有限公司的汇报。",
      "会议决定，共建中试平台（表决）。",
      "会议认为，进展良好。",
      "会议指出，要统一标准。",
      "会议强调，要防范以下风险：工期。",
      "进展：已建成。",
      "会议要求，由重庆第1新能源汽车有限公司牵头，于2026年11月30日前报方案。",
    ])
      expect(text).toContain(line);
  });

  it("count headings 一、 and divide a long item under （一）", () => {
    const headings = blocks(held(), "gb").filter((block) => block.kind === "heading");
    expect(headings.map(({ level, text }) => `${level} ${text}`)).toEqual([
      "1 一、充电",
      "2 （一）汇报情况",
      "2 （二）议定事项",
      "2 （三）工作要求",
      "1 二、标准",
    ]);
  });

  it("list who attended after the text and the annexes, then the supervision list, then the imprint", () => {
    const model = { ...held(), issuer: "专班办公室", issued: "2026-09-10", copiesTo: "各成员单位" };
    const kinds = blocks(model, "gb").map(({ kind }) => kind);
    const order = ["annexes", "roll", "annex", "table", "imprint"];
    expect(order.map((kind) => kinds.indexOf(kind as never))).toEqual(
      order.map((kind) => kinds.indexOf(kind as never)).toSorted((a, b) => a - b),
    );
    const text = lines(model, "gb");
    expect(text).toContain("出席：重庆第0新能源汽车有限公司（陈喆 局长，随行：孙翀）");
    expect(text).toContain("请假：重庆第1新能源汽车有限公司");
    expect(text).toContain("记录：王𬭚");
    expect(text).toContain("附件：1. 督办清单");
    expect(text).toContain("2. 需求.xlsx");
    expect(text.slice(-2)).toEqual(["抄送：各成员单位。", "专班办公室 2026年9月10日印发"]);
  });

  it("end each sentence with one full stop, also what was written in English", () => {
    const model = held();
    for (const item of model.items)
      for (const outcome of item.outcomes) outcome.text = { zh: "Publish the interface list.", en: null };
    const text = lines(model, "gb").join("\n");
    expect(text).toContain("Publish the interface list.");
    expect(text).not.toMatch(/list\.。/u);
  });

  it("print the parts that the template names, in its order", () => {
    const kinds = blocks(held(), "gb", "zh", { parts: ["attendance", "opening"] }).map(({ kind }) => kind);
    expect(kinds.slice(2)).toEqual(["title", "roll", "roll", "roll", "paragraph"]);
  });
});

describe("decision minutes", () => {
  it("number each paragraph under its item, name decisions, and say when the next meeting is", () => {
    const model = { ...held(), next: { day: "2026-12-08", starts: "09:00", place: "Chengdu" } };
    const text = lines(model, "decisions", "en");
    expect(text).toContain("1.2 Decision 1/1: 共建中试平台 (by vote).");
    expect(text).toContain("The next meeting is planned for 8 December 2026 09:00 at Chengdu.");
    expect(text).toContain("The meeting closed at 11:45.");
    expect(blocks(model, "decisions", "en").some(({ kind }) => kind === "approval")).toBe(true);
  });

  it("set two languages side by side where the template has columns", () => {
    const printed = blocks(held(), "decisions", "both", { bilingual: "columns" });
    const pair = printed.find((block) => block.kind === "columns");
    expect(pair?.left.every(({ language }) => language === "zh")).toBe(true);
    expect(pair?.right.every(({ language }) => language === "en")).toBe(true);
  });
});

describe("minutes after Robert's Rules", () => {
  it("tell what was done, with counted votes, and leave out opinions, risks and what was said", () => {
    const text = lines(held(), "robert", "en");
    expect(text).toContain(
      "The regular meeting of NEV task force was held on 8 September 2026 09:00–11:45 at 重庆, 陈喆 being in the chair and 王𬭚 acting as secretary.",
    );
    expect(text).toContain("Motion: “共建中试平台” Adopted (by vote, Support 1, Opposition 1).");
    expect(text).toContain("Chongqing No. 1 NEV Co., Ltd. presented a report.");
    expect(text).toContain("The meeting adjourned at 11:45.");
    expect(text.join()).not.toMatch(/进展良好|工期|已建成|不公平/);
  });

  it("never read unanimous where somebody opposed, whatever the method", () => {
    const model = held();
    for (const item of model.items) for (const outcome of item.outcomes) outcome.method = null;
    expect(lines(model, "robert", "en")).toContain("Motion: “共建中试平台” Adopted (Support 1, Opposition 1).");
  });

  it("give the wording of amendments that were carried or lost", () => {
    const model = held();
    model.items[0]?.outcomes[0]?.amendments.push(
      { party: party(2), text: "共建两条中试线", state: "accepted" },
      { party: party(3), text: "另议", state: "rejected" },
    );
    expect(lines(model, "robert", "en").join()).toContain(
      "It was amended to read: “共建两条中试线”. An amendment was lost: “另议”.",
    );
  });
});

describe("polished wording", () => {
  it("replaces the words of its paragraph, style and language, and never its label", () => {
    const wording = { style: "decisions", language: "zh", key: "outcome:decision", text: "会议同意共建。" } as const;
    const model = { ...held(), wordings: [wording] };
    expect(lines(model, "decisions")).toContain("1.2 决定 1/1：会议同意共建。");
    expect(lines(model, "gb").join()).not.toContain("会议同意共建。");
    expect(lines(model, "decisions", "en").join()).not.toContain("会议同意共建。");
  });
});

describe("English minutes", () => {
  const SAID = "Not every text was written in English. The Chinese wording prevails.";
  const inEnglish = (model: MinutesModel) => {
    for (const item of model.items)
      for (const text of [item.title, ...[...item.outcomes, ...item.actions].map((one) => one.text)]) text.en = "Said";
    return model;
  };

  it("say so where a text was written or polished in Chinese only", () => {
    expect(lines(held(), "decisions", "en")).toContain(SAID);
    expect(lines(inEnglish(held()), "decisions", "en")).not.toContain(SAID);
    const wordings = [{ style: "gb", language: "zh", key: "outcome:decision", text: "另一种措辞" } as const];
    expect(lines({ ...inEnglish(held()), wordings }, "decisions", "en")).toContain(SAID);
    expect(lines(held(), "decisions", "zh")).not.toContain(SAID);
  });
});

describe("a quorum that was not there", () => {
  it.each(["gb", "decisions", "robert"] as const)("is told in %s, in the words for what became of it", (style) => {
    const told = (model: Partial<MinutesModel>) => lines({ ...held(), ...model }, style).join("\n");
    expect(told({ quorumLost: false })).not.toContain("法定人数");
    expect(told({ quorumLost: true })).toContain("会议期间曾不足法定人数。");
    expect(told({ quorumLost: false, quorumNever: true })).toContain("会议未达到法定人数。");
  });
});

describe("errata", () => {
  it("are named behind the first paragraph that holds what they correct, once, and told at the end", () => {
    const erratum = {
      number: 1,
      withdraws: false,
      oldText: "中试平台",
      newText: "中试线",
      reason: "有误",
      signer: "张协调",
    };
    const text = lines({ ...held(), errata: [erratum] }, "gb");
    expect(text).toContain("会议决定，共建中试平台（表决）。（勘误1）");
    expect(text.filter((line) => line.includes("（勘误1）"))).toHaveLength(1);
    expect(text).toContain("1．“中试平台”更正为“中试线”。理由：有误（张协调）");
  });
});

it.each([
  [1, "一"],
  [10, "十"],
  [11, "十一"],
  [20, "二十"],
  [99, "九十九"],
  [100, "一百"],
  [105, "一百〇五"],
  [110, "一百一十"],
  [999, "九百九十九"],
  [1_000, "1000"],
])("%i is counted as %s", (number, text) => {
  expect(chineseNumber(number)).toBe(text);
});

function confirmation(): MinutesModel["confirmations"][number] {
  return {
    sector: "government",
    party: party(0),
    name: "陈喆",
    recordedBy: null,
    confirmedAt: "2026-09-09T01:02:03.000Z",
    hash: "5f",
    signature: null,
  };
}

/** A meeting with one outcome of each kind. */
function held(): MinutesModel {
  const bare = { reports: [], outcomes: [], actions: [], presenter: null, parked: false, kind: "discussion" as const };
  const outcome = (id: string, kind: Item["outcomes"][number]["kind"], text: string) => ({
    id,
    kind,
    number: kind === "decision" ? "1/1" : null,
    text: { zh: text, en: null },
    method: kind === "decision" ? ("vote" as const) : null,
    state: "adopted" as const,
    positions: [],
    amendments: [],
  });
  const seat = { duty: null, companions: [], role: "member" as const, deputyFor: null };
  return {
    ...emptyMeeting(),
    series: { zh: "产业专班例会", en: "NEV task force" },
    day: "2026-09-08",
    starts: "09:00",
    ends: "11:45",
    place: "重庆",
    chair: "陈喆",
    recorder: "王𬭚",
    attendance: [
      { ...seat, party: party(0), name: "陈喆", duty: "局长", companions: ["孙翀"], presence: "present" },
      { ...seat, party: party(1), name: null, presence: "excused" },
    ],
    annexes: [{ name: "需求.xlsx", bytes: 3, hash: "ab" }],
    items: [
      {
        ...bare,
        id: "item-1",
        number: 1,
        title: { zh: "充电", en: null },
        reports: [{ id: "r", party: party(1), progress: "已建成", figures: null, difficulties: null, requests: null }],
        outcomes: [
          {
            ...outcome("decision", "decision", "共建中试平台"),
            positions: [
              { party: party(0), stance: "support", note: null },
              { party: party(1), stance: "oppose", note: "不公平" },
            ],
          },
          outcome("opinion", "opinion", "进展良好"),
          outcome("direction", "direction", "要统一标准"),
          outcome("risk", "risk", "工期"),
        ],
        actions: [
          {
            id: "a",
            number: 1,
            text: { zh: "报方案", en: null },
            lead: party(1),
            supporting: [],
            person: null,
            due: "2026-11-30",
            status: "not_started",
            news: null,
            percent: null,
          },
        ],
      },
      { ...bare, id: "item-2", number: 2, title: { zh: "标准", en: null } },
    ],
  };
}

function blocks(
  model: MinutesModel,
  style: MinutesStyle,
  language: MinutesLanguage = "zh",
  settings: Partial<MinutesSettings> = {},
): Block[] {
  return documentOf(model, language, { style, settings: { ...DEFAULT_SETTINGS[style], ...settings } });
}

function lines(model: MinutesModel, style: MinutesStyle, language: MinutesLanguage = "zh"): string[] {
  return blocks(model, style, language).flatMap(linesOf);
}
