/** The register of decisions over many meetings: what was decided when and how, who dissented, and what came of it. */
import type { Block } from "../../../contract/blocks.ts";
import type { Bilingual } from "../../../contract/minutes.ts";
import type { RecordOf } from "../../../contract/subjects/index.ts";
import { type MinutesLanguage, STANCES } from "../../../contract/vocabulary.ts";
import type { Cell, Column, Sheet } from "../../formats/sheet.ts";
import { bothLines, languagesOf, named } from "../bilingual.ts";
import { type Language, WORDS } from "../words.ts";
import { writtenDate } from "../written.ts";
import type { SupervisedAction } from "./supervision.ts";

export interface Decision {
  /** "2/1": item of the agenda and running number, as in the minutes. */
  number: string;
  meeting: string;
  item: Bilingual | null;
  text: Bilingual;
  method: RecordOf<"outcome">["method"];
  state: RecordOf<"outcome">["state"];
  standing: Standing;
  positions: { party: Bilingual; stance: RecordOf<"position">["stance"]; note: string | null }[];
  actions: Pick<SupervisedAction, "text" | "lead" | "due" | "status" | "overdue">[];
}

/** How a decision stands among others, and how many were there when it was taken. */
interface Standing {
  /** Null where the moment is not known; `met` null: no rule was set. */
  quorum: { present: number; met: boolean | null } | null;
  /** The words that it arose from. */
  from: Bilingual | null;
  replaces: Other | null;
  reason: string | null;
  replacedBy: readonly Other[];
  review: string | null;
  /** The day has come. */
  reviewDue: boolean;
}

/** Another decision, by number, words and meeting. */
type Other = { number: string; text: Bilingual; day: string | null; title: Bilingual };

export interface Register {
  /** A series, a task force, a meeting; null: all meetings. */
  about: Bilingual | null;
  from: string | null;
  to: string | null;
  /** Null: every state. */
  states: readonly Decision["state"][] | null;
  /** Null: whatever it says. */
  words: string | null;
  /** `ordinal`: the n-th sitting of its series. */
  meetings: Record<
    string,
    { title: Bilingual; day: string | null; ordinal: number | null; issue: string | null; exercise: boolean }
  >;
  /** By day, meeting, and number. */
  decisions: Decision[];
  /** How many there are; a register on paper may hold fewer. */
  total: number;
}

const SAY = {
  zh: {
    title: "议定事项台账",
    tab: "议定事项台账",
    head: ["编号", "议题", "议定事项", "方式和状态", "表态", "后续任务"],
    columns: [
      "编号",
      "会议",
      "日期",
      "议题",
      "议定事项",
      "方式",
      "状态",
      "表态",
      "后续任务",
      "法定人数",
      "来源与替代",
      "复核",
    ],
    made: (day: string, count: number) => `截至${day}，共${count}项。`,
    period: (from: string, to: string) => `会议日期：${from || "不限"}至${to || "不限"}。`,
    states: (states: string) => `状态：${states}。`,
    words: (words: string) => `查找：${words}。`,
    none: "没有符合条件的议定事项。",
    cut: (shown: number, total: number) => `只列出最早的${shown}项，共${total}项。`,
    exercise: "演练",
    disagreed: "未形成一致意见",
    quorum: (present: number, met: boolean | null) =>
      `议定时到会${present}方${met === null ? "" : met ? "，达到法定人数" : "，未达到法定人数"}`,
    from: (text: string) => `来自意见：${text}`,
    replaces: (other: string, reason: string | null) => `替代：${other}${reason ? `。理由：${reason}` : ""}`,
    replacedBy: (other: string) => `已被替代：${other}`,
    review: (day: string, due: boolean) => (due ? `应于${day}复核` : `${day}复核`),
    other: (number: string, text: string, meeting: string) => `${number} ${text}（${meeting}）`,
    overdue: "逾期",
  },
  en: {
    title: "Register of decisions",
    tab: "Register",
    head: ["No.", "Item", "Decision", "Method and state", "Positions", "Actions"],
    columns: [
      "No.",
      "Meeting",
      "Date",
      "Item",
      "Decision",
      "Method",
      "State",
      "Positions",
      "Actions",
      "Quorum",
      "Origin and replacement",
      "Review",
    ],
    made: (day: string, count: number) => `As of ${day}: ${count} ${count === 1 ? "decision" : "decisions"}.`,
    period: (from: string, to: string) => `Meetings from ${from || "any day"} to ${to || "any day"}.`,
    states: (states: string) => `State: ${states}.`,
    words: (words: string) => `With the words: ${words}.`,
    none: "No decision matches.",
    cut: (shown: number, total: number) => `Only the earliest ${shown} of ${total} are listed.`,
    exercise: "exercise",
    disagreed: "no consensus",
    quorum: (present: number, met: boolean | null) =>
      `${present} ${present === 1 ? "party" : "parties"} present${met === null ? "" : met ? ", a quorum" : ", no quorum"}`,
    from: (text: string) => `From the opinion: ${text}`,
    replaces: (other: string, reason: string | null) => `Replaces: ${other}${reason ? `. Reason: ${reason}` : ""}`,
    replacedBy: (other: string) => `Replaced by: ${other}`,
    review: (day: string, due: boolean) => (due ? `review was due on ${day}` : `review on ${day}`),
    other: (number: string, text: string, meeting: string) => `${number} ${text} (${meeting})`,
    overdue: "overdue",
  },
} as const;

// “by consensus” must fit its column.
const WIDTHS = [0.1, 0.15, 0.28, 0.14, 0.15, 0.18];
/** Characters. */
const COLUMNS: readonly [number, Column["kind"]][] = [
  [13, "text"],
  [24, "text"],
  [15, "date"],
  [22, "text"],
  [44, "text"],
  [12, "text"],
  [10, "text"],
  [26, "text"],
  [36, "text"],
  [22, "text"],
  [40, "text"],
  [15, "date"],
];
const STATE = 6;

export function registerTitle({ about }: Register, language: Language): string {
  const name = about && named(about, language);
  if (!name) return SAY[language].title;
  return language === "zh" ? `${name}${SAY.zh.title}` : `${SAY.en.title}: ${name}`;
}

/**
 * One table, in which each meeting has a head over its decisions; a column in which nothing stands is left out.
 * @param day on which it is made, `YYYY-MM-DD`
 */
export function registerBlocks(register: Register, day: string, language: MinutesLanguage): Block[] {
  const languages = languagesOf(language);
  const meetings = [...new Set(register.decisions.map(({ meeting }) => meeting))];
  return [
    ...languages.map((of): Block => ({ kind: "title", text: registerTitle(register, of), language: of })),
    ...languages.map(
      (of): Block => ({
        kind: "paragraph",
        runs: [{ text: introduction(register, day, of).join(of === "zh" ? "" : " ") }],
        language: of,
      }),
    ),
    ...(meetings.length > 0 ? [tableOf(register, meetings, languages)] : []),
  ];
}

function tableOf(
  register: Register,
  meetings: readonly string[],
  languages: readonly [Language, ...Language[]],
): Block {
  const [first] = languages;
  const rows = meetings.map((meeting) => ({
    head: bothLines(languages, (of) => headOf(register.meetings[meeting], of)),
    decisions: register.decisions
      .filter((decision) => decision.meeting === meeting)
      .map((decision) => [
        registerNumber(decision, register),
        bothLines(languages, (of) => decision.item && named(decision.item, of)),
        bothLines(languages, (of) =>
          [named(decision.text, of) || WORDS[of].noText, chainText(decision, of)].filter(Boolean).join("\n"),
        ),
        bothLines(languages, (of) =>
          [wayText(decision, of), quorumText(decision, of), reviewText(decision, of)].filter(Boolean).join("\n"),
        ),
        bothLines(languages, (of) => positionsText(decision, of)),
        bothLines(languages, (of) => actionsText(decision, of)),
      ]),
  }));
  const all = rows.flatMap(({ decisions }) => decisions);
  const used = WIDTHS.map((_, column) => all.some((cells) => cells[column] !== ""));
  const shown = <T>(cells: readonly T[]) => cells.filter((_, column) => used[column]);
  const widths = shown(WIDTHS);
  const whole = widths.reduce((sum, width) => sum + width, 0);
  return {
    kind: "table",
    head: shown(SAY[first].head.map((_, column) => bothLines(languages, (of) => SAY[of].head[column]))),
    rows: rows.flatMap(({ head, decisions }) => [[head], ...decisions.map(shown)]),
    widths: widths.map((width) => width / whole),
    language: first,
  };
}

function headOf(meeting: Register["meetings"][string] | undefined, language: Language): string {
  if (!meeting) return "";
  return [meeting.day && writtenDate(meeting.day, language), meetingName(meeting, language)].filter(Boolean).join(" ");
}

/** @param day on which it is made, `YYYY-MM-DD` */
export function registerSheet(register: Register, day: string, language: MinutesLanguage): Sheet {
  const languages = languagesOf(language);
  const lines = (text: (of: Language) => string | null | undefined) => bothLines(languages, text) || null;
  const { total, decisions } = register;
  return {
    name: SAY[languages[0]].tab,
    title: [...new Set(languages.map((of) => registerTitle(register, of)))].join(" "),
    asOf: languages.map((of) => SAY[of].made(writtenDate(day, of), total)).join(" "),
    language,
    columns: COLUMNS.map(([width, kind], column) => ({
      head: bothLines(languages, (of) => SAY[of].columns[column]),
      width,
      kind,
      ...(column === STATE && {
        choices: Object.keys(WORDS.zh.state).map((state) => stateWord(state as Decision["state"], languages)),
      }),
    })),
    rows: decisions.map((decision): Cell[] => {
      const meeting = register.meetings[decision.meeting];
      return [
        registerNumber(decision, register),
        lines((of) => meeting && meetingName(meeting, of)),
        meeting?.day ?? null,
        lines((of) => decision.item && named(decision.item, of)),
        lines((of) => named(decision.text, of)),
        lines((of) => decision.method && WORDS[of].method[decision.method]),
        stateWord(decision.state, languages),
        lines((of) => positionsText(decision, of)),
        lines((of) => actionsText(decision, of)),
        lines((of) => quorumText(decision, of)),
        lines((of) => chainText(decision, of)),
        decision.standing.review,
      ];
    }),
    ...(total > decisions.length && { note: bothLines(languages, (of) => SAY[of].cut(decisions.length, total)) }),
  };
}

/** How it was decided and what it came to; parties that seek a consensus and do not adopt have found none. */
function wayText({ method, state }: Decision, language: Language): string {
  if (method === "consensus" && state === "rejected") return SAY[language].disagreed;
  const { method: methods, state: states, comma } = WORDS[language];
  return [method && methods[method], states[state]].filter(Boolean).join(comma);
}

/** How many were there when it was taken. */
function quorumText({ standing: { quorum } }: Decision, language: Language): string {
  return quorum ? SAY[language].quorum(quorum.present, quorum.met) : "";
}

function reviewText({ standing: { review, reviewDue } }: Decision, language: Language): string {
  return review ? SAY[language].review(writtenDate(review, language), reviewDue) : "";
}

/** What it came of, what it replaces and why, what has replaced it: a line each. */
function chainText({ standing: { from, replaces, reason, replacedBy } }: Decision, language: Language): string {
  const say = SAY[language];
  const name = ({ number, text, day, title }: Other) =>
    say.other(
      number,
      named(text, language) || WORDS[language].noText,
      [day && writtenDate(day, language), named(title, language) || WORDS[language].untitled].filter(Boolean).join(" "),
    );
  return [
    from && say.from(named(from, language) || WORDS[language].noText),
    replaces && say.replaces(name(replaces), reason),
    ...replacedBy.map((other) => say.replacedBy(name(other))),
  ]
    .filter(Boolean)
    .join("\n");
}

function introduction(
  { from, to, states, words, decisions, total }: Register,
  day: string,
  language: Language,
): string[] {
  const say = SAY[language];
  const date = (one: string | null) => (one ? writtenDate(one, language) : "");
  return [
    total === 0 ? say.none : say.made(writtenDate(day, language), total),
    ...(from || to ? [say.period(date(from), date(to))] : []),
    ...(states ? [say.states(states.map((state) => WORDS[language].state[state]).join(WORDS[language].list))] : []),
    ...(words ? [say.words(words)] : []),
    ...(total > decisions.length ? [say.cut(decisions.length, total)] : []),
  ];
}

/** 2026-3-2/1: year and sitting, else the day, before its number in the minutes, so that decisions do not share one. */
function registerNumber({ number, meeting }: Decision, { meetings }: Register): string {
  const { day, ordinal } = meetings[meeting] ?? {};
  return [...(day && ordinal ? [day.slice(0, 4), ordinal] : [day]), number].filter(Boolean).join("-");
}

function meetingName({ title, issue, exercise }: Register["meetings"][string], language: Language): string {
  const { brackets, untitled } = WORDS[language];
  return (
    [named(title, language) || untitled, issue ?? ""].filter(Boolean).join(" ") +
    (exercise ? brackets(SAY[language].exercise) : "")
  );
}

function stateWord(state: Decision["state"], languages: readonly Language[]): string {
  return languages.map((of) => WORDS[of].state[state]).join(" ");
}

/** How many took each position, then everybody who did not support it, by name and with the reason. */
function positionsText({ positions }: Decision, language: Language): string {
  const { stance: words, colon, brackets, list, comma } = WORDS[language];
  const counts = STANCES.map((stance) => ({ stance, of: positions.filter((one) => one.stance === stance) })).filter(
    ({ of }) => of.length > 0,
  );
  return [
    counts.map(({ stance, of }) => `${words[stance]} ${of.length}`).join(comma),
    ...counts
      .filter(({ stance }) => stance !== "support")
      .map(
        ({ stance, of }) =>
          `${words[stance]}${colon}${of
            .map(({ party, note }) => named(party, language) + (note ? brackets(note) : ""))
            .join(list)}`,
      ),
  ]
    .filter(Boolean)
    .join("\n");
}

function actionsText({ actions }: Decision, language: Language): string {
  const { status, brackets, comma } = WORDS[language];
  return actions
    .map(
      (action) =>
        named(action.text, language) +
        brackets(
          [
            action.lead && named(action.lead, language),
            action.due && writtenDate(action.due, language),
            status[action.status],
            action.overdue && SAY[language].overdue,
          ]
            .filter(Boolean)
            .join(comma),
        ),
    )
    .join("\n");
}
