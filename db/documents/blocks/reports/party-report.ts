/** One party over a period: where it was, what it reported, where it stood, what it has done and what it owes. */
import type { Block } from "../../../contract/blocks.ts";
import type { Bilingual } from "../../../contract/minutes.ts";
import type { RecordOf } from "../../../contract/subjects/index.ts";
import type { MinutesLanguage, Sector } from "../../../contract/vocabulary.ts";
import { languagesOf, named, SECTOR_WORDS } from "../bilingual.ts";
import { endedWith } from "../wording/sentences.ts";
import { type Language, WORDS } from "../words.ts";
import { writtenDate } from "../written.ts";
import type { SupervisedAction } from "./supervision.ts";

interface Sitting {
  title: Bilingual;
  day: string | null;
}

export interface PartyReport {
  name: Bilingual;
  sector: Sector;
  from: string | null;
  to: string | null;
  attendance: (Sitting & {
    role: RecordOf<"attendance">["role"];
    presence: RecordOf<"attendance">["presence"];
    person: string | null;
  })[];
  reports: (Sitting &
    Pick<RecordOf<"report">, "progress" | "figures" | "difficulties" | "requests"> & { item: Bilingual | null })[];
  positions: (Sitting & {
    text: Bilingual;
    state: RecordOf<"outcome">["state"];
    stance: RecordOf<"position">["stance"];
    note: string | null;
  })[];
  /** `leads`: it leads the action; else it supports it. */
  actions: { open: PartyAction[]; overdue: PartyAction[]; done: PartyAction[] };
  /** More time that it asked for, with the day that it promised. */
  extensions: { text: Bilingual; due: string; reason: string; state: RecordOf<"extension_request">["state"] }[];
  /** Last sittings at which it was expected, led open actions, and reported nothing. */
  owed: Sitting[];
}

export type PartyAction = SupervisedAction & { leads: boolean };

const SAY = {
  zh: {
    title: "履约情况报告",
    sector: "类别",
    period: "期间",
    any: "不限",
    day: "截至",
    glance: "总体情况",
    counts: (of: PartyReport) =>
      `应到${of.attendance.length}次，实到${attended(of)}次；汇报${of.reports.length}次；表态${of.positions.length}次；在办任务${of.actions.open.length + of.actions.overdue.length}项（其中逾期${of.actions.overdue.length}项），办结${of.actions.done.length}项。`,
    attendance: "参会情况",
    attendanceHead: ["日期", "会议", "身份", "到会", "参会人"],
    role: { member: "成员", observer: "列席" },
    presence: { expected: "未登记", present: "出席", left: "提前离席", excused: "请假", absent: "缺席" },
    reports: "汇报",
    positions: "表态",
    positionsHead: ["日期", "会议", "事项", "表态", "结果"],
    overdue: "逾期任务",
    open: "在办任务",
    done: "已办结任务",
    actionsHead: ["序号", "任务", "角色", "完成时限", "进展情况"],
    lead: "牵头",
    supports: "配合",
    promises: "承诺",
    extension: (text: string, due: string, reason: string) => `申请将“${text}”延期至${due}：${reason}`,
    owed: (title: string) => `牵头任务尚未办结，在“${title}”上未汇报，待下次会议补报。`,
    request: { asked: "待批", approved: "同意", refused: "不同意" },
    none: "无。",
  },
  en: {
    title: "Report of a party",
    sector: "Sector",
    period: "Period",
    any: "any day",
    day: "As of",
    glance: "At a glance",
    counts: (of: PartyReport) =>
      `Expected at ${counted(of.attendance.length, "meeting")}, came to ${attended(of)}; ${counted(of.reports.length, "report")}; ${counted(of.positions.length, "position")}; ${counted(of.actions.open.length + of.actions.overdue.length, "open action")} (${of.actions.overdue.length} overdue), ${of.actions.done.length} done.`,
    attendance: "Attendance",
    attendanceHead: ["Date", "Meeting", "As", "Presence", "Person"],
    role: { member: "member", observer: "observer" },
    presence: {
      expected: "not recorded",
      present: "present",
      left: "left early",
      excused: "excused",
      absent: "absent",
    },
    reports: "Reports",
    positions: "Positions",
    positionsHead: ["Date", "Meeting", "Matter", "Position", "Outcome"],
    overdue: "Overdue actions",
    open: "Open actions",
    done: "Actions done",
    actionsHead: ["No.", "Action", "Part", "Due", "Progress"],
    lead: "lead",
    supports: "supporting",
    promises: "Promises",
    extension: (text: string, due: string, reason: string) =>
      `Asked for more time for “${text}” until ${due}: ${reason}`,
    owed: (title: string) => `Leads open actions and did not report at “${title}”: owes a report at the next meeting.`,
    request: { asked: "asked", approved: "granted", refused: "refused" },
    none: "None.",
  },
} as const;

/** One language after the other. @param day on which it is made, `YYYY-MM-DD` */
export function partyReport(model: PartyReport, day: string, language: MinutesLanguage): Block[] {
  return languagesOf(language).flatMap((one) => inLanguage(model, day, one));
}

export function partyTitle({ name }: PartyReport, language: Language): string {
  return language === "zh" ? `${named(name, "zh")}${SAY.zh.title}` : `${SAY.en.title}: ${named(name, "en")}`;
}

function inLanguage(model: PartyReport, day: string, language: Language): Block[] {
  const say = SAY[language];
  const { until } = WORDS[language];
  const date = (value: string | null) => (value ? writtenDate(value, language) : "");
  const heading = (text: string): Block => ({ kind: "heading", level: 1, text, language });
  const none: Block = { kind: "paragraph", runs: [{ text: say.none }], language };
  const table = (head: readonly string[], widths: number[], rows: string[][]): Block[] =>
    rows.length === 0 ? [none] : [{ kind: "table", head: [...head], rows, widths, language }];
  const title = (sitting: Sitting) => named(sitting.title, language) || WORDS[language].untitled;
  const actions = (head: string, of: readonly PartyAction[]) => [
    heading(head),
    ...table(
      say.actionsHead,
      [0.08, 0.42, 0.1, 0.16, 0.24],
      of.map((action, index) => [
        String(index + 1),
        named(action.text, language),
        action.leads ? say.lead : say.supports,
        date(action.due),
        [
          [WORDS[language].status[action.status], action.percent ? `${action.percent}%` : ""]
            .filter(Boolean)
            .join(WORDS[language].comma),
          action.news && named(action.news, language),
        ]
          .filter(Boolean)
          .join("\n"),
      ]),
    ),
  ];
  const promises = [
    ...model.extensions.map(({ text, due, reason, state }) =>
      endedWith(say.extension(named(text, language), date(due), reason), WORDS[language].brackets(say.request[state])),
    ),
    ...model.owed.map((sitting) =>
      [date(sitting.day), say.owed(title(sitting))].filter(Boolean).join(WORDS[language].comma),
    ),
  ];
  return [
    { kind: "title", text: partyTitle(model, language), language },
    {
      kind: "fields",
      rows: [
        [say.sector, SECTOR_WORDS[language][model.sector]],
        ...(model.from || model.to
          ? [[say.period, (date(model.from) || say.any) + until + (date(model.to) || say.any)] as [string, string]]
          : []),
        [say.day, date(day)],
        [say.glance, say.counts(model)],
      ],
      language,
    },
    heading(say.attendance),
    ...table(
      say.attendanceHead,
      [0.2, 0.4, 0.12, 0.14, 0.14],
      model.attendance.map((seat) => [
        date(seat.day),
        title(seat),
        say.role[seat.role],
        say.presence[seat.presence],
        seat.person ?? "",
      ]),
    ),
    heading(say.reports),
    ...(model.reports.length === 0 ? [none] : model.reports.flatMap((report) => reportBlocks(report, language))),
    heading(say.positions),
    ...table(
      say.positionsHead,
      [0.16, 0.2, 0.34, 0.18, 0.12],
      model.positions.map((position) => [
        date(position.day),
        title(position),
        named(position.text, language) || WORDS[language].noText,
        [WORDS[language].stance[position.stance], position.note].filter(Boolean).join("\n"),
        WORDS[language].state[position.state],
      ]),
    ),
    ...actions(say.overdue, model.actions.overdue),
    ...actions(say.open, model.actions.open),
    ...actions(say.done, model.actions.done),
    heading(say.promises),
    ...(promises.length === 0
      ? [none]
      : promises.map((text): Block => ({ kind: "paragraph", runs: [{ text }], indent: true, language }))),
  ];
}

function reportBlocks(report: PartyReport["reports"][number], language: Language): Block[] {
  const words = WORDS[language];
  const parts = (["progress", "figures", "difficulties", "requests"] as const).flatMap((part) =>
    report[part] ? [[words[part], report[part]] as [string, string]] : [],
  );
  const about = [
    report.day && writtenDate(report.day, language),
    named(report.title, language) || words.untitled,
    report.item && named(report.item, language),
  ];
  return [
    {
      kind: "paragraph",
      runs: [{ text: about.filter(Boolean).join(words.comma), bold: true }],
      indent: true,
      language,
    },
    ...(parts.length > 0 ? [{ kind: "fields" as const, rows: parts, language }] : []),
  ];
}

function attended({ attendance }: PartyReport): number {
  return attendance.filter(({ presence }) => presence === "present" || presence === "left").length;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
