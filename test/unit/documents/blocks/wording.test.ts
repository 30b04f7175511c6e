/** Sentences of minutes as an office reads them, and that sealed minutes keep those of their own edition. */
import { describe, expect, it } from "vitest";
import { LABELS } from "../../../../db/contract/labels/index.ts";
import type { MinutesModel } from "../../../../db/contract/minutes.ts";
import { DEFAULT_SETTINGS, type MinutesStyle } from "../../../../db/contract/minutes-style.ts";
import { documentOf, titleOf } from "../../../../db/documents/blocks/document.ts";
import { OFFICIAL_WORDS } from "../../../../db/documents/blocks/wording/official-words.ts";
import { WORDS } from "../../../../db/documents/blocks/words.ts";
import { linesOf } from "../../../../db/documents/formats/lines.ts";
import { verifyFile } from "../../../../db/documents/verify/verify-file.ts";
import { olderFile } from "../../../support/older-workspace.ts";
import { emptyMeeting, largeMeeting, party } from "../large-meeting.ts";

const { zh, en } = OFFICIAL_WORDS;

describe("the opening of official minutes", () => {
  it.each([
    [["充电", "标准"], "研究充电、标准"],
    [
      ["通报加氢站建设进展", "审议管理办法", "副产氢利用", "储运标准", "部署检查"],
      "通报加氢站建设进展，审议管理办法，研究副产氢利用、储运标准，部署检查",
    ],
    [["建设方案", "选址报告"], "研究建设方案、选址报告"],
    [["研究副产氢利用。"], "研究副产氢利用"],
  ])("puts no 研究 before a verb: %j", (titles, words) => {
    expect(zh.opening("", null, "例会", titles)).toBe(`召开例会，${words}。现将会议议定事项纪要如下：`);
  });
});

describe("a decision", () => {
  const said = (
    text: string,
    state: "adopted" | "rejected" | "proposed" | "deferred",
    method: "vote" | "consensus" | null,
  ) => zh.outcome({ kind: "decision", state, method, text });

  it.each([
    ["共建平台", "会议决定，共建平台。"],
    ["同意试点。", "会议同意试点。"],
    ["原则同意方案，由市局印发", "会议原则同意方案，由市局印发。"],
    ["会议决定共建平台", "会议决定共建平台。"],
    ["会议室改造由市局承担", "会议决定，会议室改造由市局承担。"],
    ["通过联合采购降低成本", "会议决定，通过联合采购降低成本。"],
  ])("that was adopted says so once: %s", (text, sentence) => {
    expect(said(text, "adopted", "consensus")).toBe(sentence);
  });

  it.each([
    ["成立联合检查组", "consensus", "关于成立联合检查组，会议未形成一致意见。"],
    ["成立联合检查组。", "vote", "关于成立联合检查组，会议未予通过（表决）。"],
    ["关于夜间停运的提议", null, "关于夜间停运的提议，会议未予通过。"],
    ["统一接口，明年执行", null, "对“统一接口，明年执行”的提议，会议未予通过。"],
    ["把“慢充”改为“快充”，明年执行", null, "以下提议，会议未予通过：把“慢充”改为“快充”，明年执行。"],
    ["一是共建\n二是共享", null, "以下提议，会议未予通过：一是共建。\n二是共享。"],
  ] as const)("that was not: %s", (text, method, sentence) => {
    expect(said(text, "rejected", method)).toBe(sentence);
  });

  it("that is open or put off is not told as decided", () => {
    expect(said("成立联合检查组", "proposed", null)).toBe("关于成立联合检查组，会议尚未作出决定。");
    expect(said("成立联合检查组", "deferred", null)).toBe("关于成立联合检查组，会议暂不作决定，留待今后研究。");
    expect(en.outcome({ kind: "decision", state: "rejected", method: "vote", text: "Form a joint team" })).toBe(
      "Proposed: Form a joint team. The meeting did not adopt this (by vote).",
    );
  });
});

describe("an action", () => {
  const sentence = (text: string, more: object = {}) => {
    const frame = zh.actionFrame({ text, lead: "甲局", supporting: null, due: "2026年12月4日", ...more });
    return zh.actionEnd(`${frame.before}${frame.joint}${frame.text}${frame.after}`);
  };
  const BEFORE = "会议要求，由甲局牵头，于2026年12月4日前";

  it.each([
    ["提交选址报告", `${BEFORE}提交选址报告。`],
    ["完成两座站选址。", `${BEFORE}完成两座站选址。`],
    ["尽快报送方案", `${BEFORE}尽快报送方案。`],
    ["向市政府报送方案", `${BEFORE}向市政府报送方案。`],
    ["选址报告", `${BEFORE}完成选址报告。`],
    ["两座加氢站选址报告", `${BEFORE}完成两座加氢站选址报告。`],
    ["牵头编制成本指南初稿", `${BEFORE}编制成本指南初稿。`],
    ["会议要求，提交方案", `${BEFORE}提交方案。`],
    ["各单位加快落实", `${BEFORE}办理以下事项：各单位加快落实。`],
  ])("has one verb and one stop: %s", (text, whole) => {
    expect(sentence(text)).toBe(whole);
  });

  it("says whose it is and until when, as far as that is known", () => {
    expect(sentence("提交方案", { supporting: "乙局" })).toBe(
      "会议要求，由甲局牵头、乙局配合，于2026年12月4日前提交方案。",
    );
    expect(sentence("提交方案", { supporting: "乙局、丙局", due: null })).toBe(
      "会议要求，由甲局牵头，乙局、丙局配合，提交方案（完成时限待定）。",
    );
    expect(sentence("提交方案", { lead: null, due: null })).toBe("会议要求，提交方案（牵头单位待定，完成时限待定）。");
  });
});

it.each([
  ["西部氢能走廊例会第1次会议", "西部氢能走廊例会第1次会议纪要"],
  ["充电设施例会", "充电设施例会纪要"],
  ["充电设施互联", "充电设施互联会议纪要"],
  ["第3次会议纪要", "第3次会议纪要"],
])("the title of the minutes of %s is %s", (title, whole) => {
  expect(titleOf({ ...emptyMeeting(), title: { zh: title, en: "Third meeting" } }, "zh")).toBe(whole);
  expect(titleOf({ ...emptyMeeting(), title: { zh: title, en: "Third meeting" } }, "en")).toBe(
    "Minutes: Third meeting",
  );
});

describe("every document", () => {
  it.each(["gb", "decisions", "robert"] as const)(
    "has no two stops or colons in a row, and ends its sentences: %s",
    (style) => {
      const model = spoken();
      for (const language of ["zh", "en"] as const)
        for (const block of documentOf(model, language, look(style))) {
          if (block.kind !== "paragraph") continue;
          const [line = ""] = linesOf(block);
          expect(line).not.toMatch(/[。.；;，,：:]\s*[。；，：]|：[^：]{0,12}：|完成：?完成/u);
          if (block.key && !/^(agenda|presenter|preamble)/u.test(block.key)) expect(line).toMatch(/[。：.]["”）)]?$/u);
        }
    },
  );
});

describe("the table of confirmations", () => {
  it("has a column as wide as its hours need, and the whole digest stands in the imprint instead of the text", () => {
    const model = {
      ...spoken(),
      confirmations: [confirmation()],
      seal: { hash: "5f".repeat(32), sealedAt: "2026-11-30T01:02:03.000Z", sealedBy: "张协调" },
    };
    for (const style of ["gb", "decisions", "robert"] as const) {
      const blocks = documentOf(model, "zh", look(style));
      const table = blocks.find(({ kind }) => kind === "signatures");
      if (table?.kind !== "signatures") throw new Error("there is a table");
      expect(table.head[3]).toBe("确认时间（北京时间）");
      expect(table.rows[0]?.cells[3]).toBe("2026年9月9日 09:02");
      expect(table.widths?.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1);
      // 17 half characters of 84, and what cells keep free.
      expect(table.widths?.[3]).toBeGreaterThan(0.22);
      const digest = blocks.find((block) => block.kind === "imprint");
      expect(digest).toMatchObject({ digest: { text: Array(8).fill("5f5f5f5f").join(" ") } });
      expect(
        blocks
          .filter((block) => block.kind === "fields")
          .flatMap(linesOf)
          .join(),
      ).not.toContain("5f5f5f5f");
    }
  });
});

describe("minutes of an earlier build", () => {
  it.each(["sealed.pdf", "sealed.json", "sealed-second-edition.pdf"])(
    "are printed in the words with which they were sealed: %s",
    async (name) => {
      expect(await verifyFile(olderFile(name))).toMatchObject({ valid: true, outcome: "pages_hold" });
    },
  );

  it("differ from those of today", () => {
    const { edition: _, zone: __, ...older } = spoken();
    const lines = (model: MinutesModel) => documentOf(model, "zh", look("gb")).flatMap(linesOf);
    expect(lines(older)).toContain("表态：支持 1：重庆第1新能源汽车有限公司");
    expect(lines(spoken())).toContain("表态：支持1家（重庆第1新能源汽车有限公司）。");
  });

  it("call what is in progress as their editions did, and let the signature stand alone", () => {
    const signed = { ...spoken(), issuer: "专班办公室", issued: "2026-09-10" };
    const settings = { ...DEFAULT_SETTINGS.gb, signature: "unsealed" as const };
    const [item] = signed.items;
    const actions = item?.actions.map((action) => ({ ...action, status: "in_progress" as const })) ?? [];
    const printed = (edition: MinutesModel["edition"]) => {
      const model = { ...signed, edition, items: signed.items.map((one) => ({ ...one, actions })) };
      const blocks = documentOf(model, "zh", { style: "gb", settings });
      const table = blocks.find(({ kind }) => kind === "table");
      return [table?.kind === "table" && table.rows[0]?.at(-1), blocks.some((block) => "keep" in block)];
    };
    expect([printed(undefined), printed(2), printed(3)]).toEqual([
      ["正在推进", false],
      ["正在推进", false],
      ["进行中", true],
    ]);
  });
});

describe("what became of decisions and actions", () => {
  it.each(["status", "state", "stance", "method"] as const)("is called in print as on the screen: %s", (list) => {
    for (const [value, word] of Object.entries(WORDS.zh[list]))
      expect(word, value).toBe((LABELS.zh.values[list] as Record<string, string>)[value]);
  });

  it("and in English", () => {
    for (const list of ["status", "state"] as const)
      for (const [value, word] of Object.entries(WORDS.en[list]))
        expect(word, value).toBe((LABELS.en.values[list] as Record<string, string>)[value]);
  });
});

function look(style: MinutesStyle) {
  return { style, settings: DEFAULT_SETTINGS[style] };
}

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

/** One outcome of each kind and state, actions and a report, as people type them: without stops. */
function spoken(): MinutesModel {
  const bare = { presenter: null, parked: false, kind: "discussion" as const };
  const kinds = ["decision", "opinion", "direction", "risk", "parked"] as const;
  const states = ["adopted", "rejected", "proposed", "deferred"] as const;
  const outcomes = [
    ...kinds.map((kind) => ({ kind, state: "adopted" as const })),
    ...states.map((state) => ({ kind: "decision" as const, state })),
  ];
  return {
    ...emptyMeeting(),
    items: [
      {
        ...bare,
        id: "item-1",
        number: 1,
        title: { zh: "审议办法", en: "Rules" },
        reports: [
          { id: "r", party: party(1), progress: "已建成", figures: "12座", difficulties: null, requests: null },
        ],
        outcomes: outcomes.map(({ kind, state }, index) => ({
          id: `o${index}`,
          kind,
          state,
          number: kind === "decision" ? `1/${index + 1}` : null,
          text: { zh: "共建平台", en: "Build a platform" },
          method: null,
          positions: [{ party: party(1), stance: "support", note: "要快" }],
          amendments: [],
        })),
        actions: largeMeeting()
          .items.flatMap(({ actions }) => actions)
          .slice(0, 4)
          .map((action) => ({ ...action, text: { zh: "完成方案", en: "Finish the plan" } })),
      },
    ],
  };
}
