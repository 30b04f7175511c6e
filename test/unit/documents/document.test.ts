import { describe, expect, it } from "vitest";
import { type Block, block as minutesBlock } from "../../../db/contract/blocks.ts";
import { type MinutesModel, minutesModel } from "../../../db/contract/minutes.ts";
import { DEFAULT_SETTINGS } from "../../../db/contract/minutes-style.ts";
import type { MinutesLanguage } from "../../../db/contract/vocabulary.ts";
import { documentOf } from "../../../db/documents/blocks/document.ts";
import { writtenDate, writtenDeadline, writtenInstant } from "../../../db/documents/blocks/written.ts";
import { linesOf } from "../../../db/documents/formats/lines.ts";
import { emptyMeeting, largeMeeting, party } from "./large-meeting.ts";

type Outcome = MinutesModel["items"][number]["outcomes"][number];

const DECISIONS = { style: "decisions", settings: DEFAULT_SETTINGS.decisions } as const;

describe("the document", () => {
  it("keeps to the contract", () => {
    const model = minutesModel.parse(largeMeeting());
    for (const language of ["zh", "en", "both"] as const)
      expect(documentOf(model, language).map((block) => minutesBlock.parse(block))).toHaveLength(
        documentOf(model, language).length,
      );
  });

  it("writes as decided only what was adopted", () => {
    const first = (state: Outcome["state"]) =>
      lines(withOutcome({ state }), "zh").find((line) => line.includes("共享平台"));
    expect(first("adopted")).toBe("1.1 决定 1/1：建设共享平台（表决）。");
    expect(first("rejected")).toBe("1.1 提议 1/1：建设共享平台。会议未予通过（表决）。");
    expect(first("proposed")).toBe("1.1 提议 1/1：建设共享平台。会议尚未作出决定（表决）。");
    expect(first("deferred")).toBe("1.1 提议 1/1：建设共享平台。会议暂不作决定，留待今后研究（表决）。");
  });

  it("groups positions and gives notes word by word, once", () => {
    const model = withOutcome({
      text: { zh: "建设共享平台", en: "Build a shared line" },
      positions: [
        { party: party(1), stance: "oppose", note: "不同意。" },
        { party: party(2), stance: "support", note: null },
      ],
    });
    const printed = lines(model, "both");
    expect(printed.find((line) => line.startsWith("表态："))).toMatch(
      /^表态：支持1家（.*第2.*），反对1家（.*第1.*）。$/,
    );
    expect(printed.find((line) => line.startsWith("Positions: "))).toMatch(
      /^Positions: 1 in support \(.*\); 1 opposed \(.*\)\.$/,
    );
    expect(printed.filter((line) => line.includes("不同意。"))).toHaveLength(1);
  });

  it("prints in two languages what has two, and what has one once, without inventing the other", () => {
    const paired = lines(withOutcome({ text: { zh: "建设共享平台", en: "Build a shared line" } }), "both");
    expect(paired.filter((line) => /共享平台|shared line/.test(line))).toEqual([
      "1.1 决定 1/1：建设共享平台（表决）。",
      "1.1 Decision 1/1: Build a shared line (by vote).",
    ]);
    const single = withOutcome({ text: { zh: null, en: "Build a shared line" } });
    expect(lines(single, "both").filter((line) => line.includes("shared line"))).toHaveLength(1);
    expect(lines(single, "zh").filter((line) => line.includes("shared line"))).toHaveLength(1);
  });

  it("keeps every line of an opening and of a report", () => {
    const printed = lines(largeMeeting(), "zh");
    expect(printed).toContain("现将会议议定事项纪要如下：");
    expect(printed).toContain("第二期工程于6月开工。");
  });

  it("tells of parked items, of items with nothing under them, and of seats nobody ticked", () => {
    const model = emptyMeeting();
    model.items = [
      { ...bare(1), parked: true },
      { ...bare(2), parked: false },
    ];
    model.attendance = [
      {
        party: party(1),
        name: null,
        duty: null,
        companions: [],
        role: "member",
        presence: "expected",
        deputyFor: null,
      },
    ];
    const printed = lines(model, "zh");
    expect(printed).toContain("本议题留待今后研究。");
    expect(printed.filter((line) => line === "本议题没有记录。")).toHaveLength(1);
    expect(printed.some((line) => line.startsWith("到会情况未登记：重庆第1"))).toBe(true);
  });

  it("names lead, support and time limit of an action, and says what is still open", () => {
    const [all, , , none] = largeMeeting().items.flatMap(({ actions }) => actions);
    if (!all || !none) throw new Error("the large meeting has actions");
    const line = (action: typeof all) =>
      lines({ ...emptyMeeting(), items: [{ ...bare(1), actions: [action] }] }, "zh").find((one) =>
        one.includes("会议要求"),
      );
    expect(line({ ...all, text: { zh: "报方案", en: null }, supporting: [] })).toBe(
      "1.1 会议要求，由重庆第0新能源汽车有限公司牵头，于2026年11月30日前报方案。",
    );
    expect(line({ ...none, text: { zh: "报方案", en: null }, lead: null, due: null, supporting: [] })).toBe(
      "1.1 会议要求，报方案（牵头单位待定，完成时限待定）。",
    );
  });

  it.each(["gb", "decisions"] as const)(
    "repeats an action in the table as its paragraph was polished (%s)",
    (style) => {
      const [first] = largeMeeting().items.flatMap(({ actions }) => actions);
      if (!first) throw new Error("the large meeting has actions");
      const look = { style, settings: DEFAULT_SETTINGS[style] };
      const action = { ...first, text: { zh: "下周五前提交方案", en: "the plan" }, supporting: [] };
      const cellWith = (zh: string | null, en: string | null, language: MinutesLanguage = "zh") => {
        const wordings = (["zh", "en"] as const).flatMap((one) => {
          const text = one === "zh" ? zh : en;
          return text === null ? [] : [{ style, language: one, key: `action:${action.id}`, text }];
        });
        const model = { ...emptyMeeting(), items: [{ ...bare(1), actions: [action] }], wordings };
        const table = documentOf(model, language, look).find((block) => block.kind === "table");
        return table?.kind === "table" ? table.rows[0]?.[1] : undefined;
      };
      expect(cellWith(null, null)).toBe("下周五前提交方案");
      expect(cellWith("请企业尽快报来充电方案。", null)).toBe("请企业尽快报来充电方案。");
      // Lead and time limit have columns of their own.
      for (const joint of ["", "办理以下事项："])
        expect(
          cellWith(`会议要求，由重庆第0新能源汽车有限公司牵头，于2026年11月30日前${joint}提交充电方案。`, null),
        ).toBe("提交充电方案");
      expect(cellWith(null, "The plan is handed in.", "en")).toBe("The plan is handed in.");
      expect(cellWith("报来方案。", "The plan is handed in.", "both")).toBe("报来方案。\nThe plan is handed in.");
      // What was polished for another style is not said in this one.
      const other = style === "gb" ? "decisions" : "gb";
      const model = { ...emptyMeeting(), items: [{ ...bare(1), actions: [action] }] };
      const wordings = [{ style: other, language: "zh", key: `action:${action.id}`, text: "别的样式" }] as const;
      expect(JSON.stringify(documentOf({ ...model, wordings: [...wordings] }, "zh", look))).not.toContain("别的样式");
    },
  );
});

describe("written dates", () => {
  it.each([
    ["2026-09-08", "2026年9月8日", "8 September 2026"],
    ["2026-12", "2026年12月", "December 2026"],
    ["2027", "2027年", "2027"],
  ])("%s is %s and %s", (value, zh, en) => {
    expect([writtenDate(value, "zh"), writtenDate(value, "en")]).toEqual([zh, en]);
  });

  it("are moments of Beijing time in Chinese, and of UTC in English, wherever they are printed", () => {
    const moment = "2026-11-25T17:04:05.000Z";
    expect(writtenInstant(moment, "zh")).toBe("2026年11月26日 01:04（北京时间）");
    expect(writtenInstant(moment, "en")).toBe("25 November 2026 17:04 UTC");
  });

  it("mean the end of a month or a year when they are limits", () => {
    expect([writtenDeadline("2026-12", "zh"), writtenDeadline("2026-12", "en")]).toEqual([
      "2026年12月底",
      "the end of December 2026",
    ]);
    expect(writtenDeadline("2026-12-01", "en")).toBe("1 December 2026");
  });
});

function bare(number: number): MinutesModel["items"][number] {
  return {
    id: `item-${number}`,
    number,
    title: { zh: `议题${number}`, en: null },
    kind: "discussion",
    presenter: null,
    parked: false,
    reports: [],
    outcomes: [],
    actions: [],
  };
}

function withOutcome(change: Partial<Outcome>): MinutesModel {
  const outcome: Outcome = {
    id: "outcome-1",
    kind: "decision",
    number: "1/1",
    text: { zh: "建设共享平台", en: null },
    method: "vote",
    state: "adopted",
    positions: [],
    amendments: [],
    ...change,
  };
  return { ...emptyMeeting(), items: [{ ...bare(1), outcomes: [outcome] }] };
}

/** The document as lines of text. */
function lines(model: MinutesModel, language: MinutesLanguage): string[] {
  return documentOf(model, language, DECISIONS).flatMap((block: Block) => linesOf(block));
}
