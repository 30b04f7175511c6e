/** The trail of a problem on one page: line by line from a policy to what proves that something was done, and what is missing. */
import type { Block } from "../../../contract/blocks.ts";
import { inWords, valueName } from "../../../contract/labels/in-words.ts";
import type { Bilingual } from "../../../contract/minutes.ts";
import { TRAIL_PLACES, type Trail, type TrailLine } from "../../../contract/procedures/policies/problems.ts";
import type { RecordOf } from "../../../contract/subjects/index.ts";
import { languagesOf, named } from "../../../documents/blocks/bilingual.ts";
import type { Language } from "../../../documents/blocks/words.ts";
import { writtenDate } from "../../../documents/blocks/written.ts";
import type { Context } from "../../../records/context.ts";
import { nameOf } from "../../../records/labels.ts";
import { requireRecord } from "../../../records/rules.ts";
import { trailOf } from "../../policies/trail.ts";
import { document } from "../document.ts";

interface TrailReport {
  problem: RecordOf<"problem">;
  name: Bilingual;
  type: Bilingual | null;
  owner: Bilingual | null;
  segments: Bilingual[];
  sources: Bilingual[];
  trail: Trail;
}

const SAY = {
  zh: {
    head: "问题轨迹",
    columns: ["", "政策", "决定", "任务", "证明"],
    missing: { policy: "没有政策", decision: "没有决定", action: "没有任务", evidence: "没有证明材料" },
    summary: (lines: number, through: number) => `${lines}条线中，${through}条走到证明，${lines - through}条断开。`,
    raised: (by: string, where: string, days: number | null, meetings: number) =>
      `${where}${where && by ? "由" : ""}${by}${by || where ? "提出" : ""}${days === null ? "" : `${by || where ? "，" : ""}至今${days}天`}${meetings > 0 ? `，经${meetings}次会议` : ""}。`,
    until: (day: string) => `至${day}`,
    positions: (support: number, reserved: number) => `支持${support}${reserved > 0 ? `，保留或反对${reserved}` : ""}`,
    due: (day: string) => `${day}前`,
    late: "▲逾期",
    figures: "数据",
    same: (year: string) => `与${year}相同`,
    was: (year: string, value: string) => `${year}为${value}`,
    sources: "来源",
    fields: { severity: "轻重", type: "类型", owner: "负责单位", segments: "环节" },
    note: "只列有记录的联系；没有记录不等于没有发生。",
    numbers: (at: number) => "一二三四五六七八九十"[at] ?? String(at + 1),
    list: "、",
    comma: "，",
    effects: {
      not_yet: "尚未施行",
      in_force: "有效",
      partly_void: "部分失效",
      over: "期满",
      repealed: "已废止",
      replaced: "已被取代",
      unknown: "效力未知",
    },
  },
  en: {
    head: "Trail of a problem",
    columns: ["", "Policy", "Decision", "Action", "Evidence"],
    missing: { policy: "No policy", decision: "No decision", action: "No action", evidence: "No evidence" },
    summary: (lines: number, through: number) =>
      `Of ${lines} line(s), ${through} with evidence and ${lines - through} broken off.`,
    raised: (by: string, where: string, days: number | null, meetings: number) =>
      `${by || where ? `Raised${by ? ` by ${by}` : ""}${where ? ` at ${where}` : ""}` : ""}${days === null ? "" : `${by || where ? ", " : ""}${days} days ago`}${meetings > 0 ? `, ${meetings} meeting(s)` : ""}.`,
    until: (day: string) => `until ${day}`,
    positions: (support: number, reserved: number) =>
      `${support} for${reserved > 0 ? `, ${reserved} with reservations or against` : ""}`,
    due: (day: string) => `by ${day}`,
    late: "▲ late",
    figures: "Figures",
    same: (year: string) => `as in ${year}`,
    was: (year: string, value: string) => `${value} in ${year}`,
    sources: "Sources",
    fields: { severity: "Severity", type: "Type", owner: "Owner", segments: "Segments" },
    note: "Only recorded ties are listed; no record does not mean that nothing happened.",
    numbers: (at: number) => String(at + 1),
    list: ", ",
    comma: ", ",
    effects: {
      not_yet: "not yet in force",
      in_force: "in force",
      partly_void: "partly void",
      over: "period over",
      repealed: "repealed",
      replaced: "replaced",
      unknown: "effect unknown",
    },
  },
} as const;

export const problemTrail = document({
  kind: "problem_trail",
  read: (context, { of }) => read(context, of.id),
  title: ({ name }, language) =>
    language === "zh" ? `${named(name, "zh")}：${SAY.zh.head}` : `${SAY.en.head}: ${named(name, "en")}`,
  blocks: (model, { language }) => languagesOf(language).flatMap((one) => inLanguage(model, one)),
  small: true,
});

function read(context: Context, id: string): TrailReport {
  const { reader } = context;
  const problem = requireRecord(reader, "problem", id);
  return {
    problem,
    name: { zh: problem.title_zh, en: problem.title_en },
    type: problem.type ? nameOf(reader, "term", problem.type) : null,
    owner: problem.owner ? nameOf(reader, "organization", problem.owner) : null,
    segments: problem.segments.map((one) => nameOf(reader, "segment", one)),
    sources: problem.sources.map((one) => nameOf(reader, "source", one)),
    trail: trailOf(context, id),
  };
}

function inLanguage(model: TrailReport, language: Language): Block[] {
  const { problem, name, trail } = model;
  const say = SAY[language];
  const label = (id: string | null) => (id ? named(trail.labels[id] ?? { zh: null, en: null }, language) : "");
  const through = trail.lines.filter(({ breaks }) => breaks === null).length;
  const { by, meeting, day } = trail.raised;
  const raised = by || meeting || day ? say.raised(label(by), label(meeting), trail.days, trail.meetings) : "";
  const description = language === "zh" ? problem.description : (problem.description_en ?? problem.description);
  const rows: [string, string][] = [
    [say.fields.severity, problem.severity ? valueName("severity", problem.severity, language) : ""],
    [say.fields.type, model.type ? named(model.type, language) : ""],
    [say.fields.owner, model.owner ? named(model.owner, language) : ""],
    [say.fields.segments, model.segments.map((one) => named(one, language)).join(say.list)],
  ];
  const figures = trail.figures.map(({ id, year, value, unit, earlier }): [string, string] => [
    `${label(id)} ${year}`,
    [
      `${inWords("figure", "value", value, { language, nameOf: String })} ${unit ?? ""}`.trim(),
      earlier ? (earlier.value === value ? say.same(earlier.year) : say.was(earlier.year, earlier.value)) : "",
    ]
      .filter(Boolean)
      .join(say.comma),
  ]);
  const filled = rows.filter(([, value]) => value !== "");
  return [
    { kind: "title", text: named(name, language), language },
    {
      kind: "paragraph",
      runs: [{ text: `${raised}${language === "en" && raised ? " " : ""}${say.summary(trail.lines.length, through)}` }],
      language,
    },
    ...(description ?? "")
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line): Block => ({ kind: "paragraph", runs: [{ text: line }], language })),
    ...(filled.length > 0 ? [{ kind: "fields" as const, rows: filled, language }] : []),
    {
      kind: "table",
      head: [...say.columns],
      rows: trail.lines.map((line, at) => [say.numbers(at), ...cells(line, label, language)]),
      widths: [0.4, 2, 2, 2, 1.6],
      language,
    },
    ...(figures.length > 0
      ? [
          { kind: "heading" as const, level: 1 as const, text: say.figures, language },
          { kind: "fields" as const, rows: figures, language },
        ]
      : []),
    ...(model.sources.length > 0
      ? [
          { kind: "heading" as const, level: 1 as const, text: say.sources, language },
          {
            kind: "paragraph" as const,
            runs: [{ text: model.sources.map((one) => named(one, language)).join(language === "zh" ? "；" : "; ") }],
            language,
          },
        ]
      : []),
    { kind: "note", text: say.note, language },
  ];
}

/** One line of the trail, a cell for each of its places; what is missing says so. */
function cells(line: TrailLine, label: (id: string | null) => string, language: Language): string[] {
  const say = SAY[language];
  const { policy, decision, action, evidence } = line;
  const day = (date: string) => writtenDate(date, language);
  const told = {
    policy: policy && [
      label(policy.id),
      ...policy.clauses.map(label),
      [say.effects[policy.effect], policy.ends ? say.until(day(policy.ends)) : ""].filter(Boolean).join(say.comma),
    ],
    decision: decision && [
      `${decision.number} ${label(decision.id)}`,
      [decision.day ? day(decision.day) : "", valueName("state", decision.state, language)]
        .filter(Boolean)
        .join(say.comma),
      say.positions(decision.support, decision.reserved),
    ],
    action: action && [
      label(action.id),
      [label(action.lead), action.percent === null ? "" : `${action.percent} %`].filter(Boolean).join(say.comma),
      [action.due ? say.due(day(action.due)) : "", action.late ? say.late : ""].filter(Boolean).join(say.comma),
    ],
    evidence:
      evidence.length > 0 &&
      evidence.map(({ text, day: on }) => [text, on ? day(on) : ""].filter(Boolean).join(say.comma)),
  };
  return TRAIL_PLACES.map((place) => {
    const lines = told[place];
    return lines ? lines.filter(Boolean).join("\n") : `— ${say.missing[place]}`;
  });
}
