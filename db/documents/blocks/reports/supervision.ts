/** The supervision list (督办清单): who leads what by when, with the columns that offices use. */
import type { Block } from "../../../contract/blocks.ts";
import type { Bilingual } from "../../../contract/minutes.ts";
import type { RecordOf } from "../../../contract/subjects/index.ts";
import { ACTION_STATUS, type MinutesLanguage } from "../../../contract/vocabulary.ts";
import type { Cell, Sheet } from "../../formats/sheet.ts";
import { bothLines, languagesOf, named } from "../bilingual.ts";
import { type Language, WORDS } from "../words.ts";
import { writtenDate } from "../written.ts";

export interface SupervisedAction {
  text: Bilingual;
  lead: Bilingual | null;
  supporting: Bilingual[];
  person: string | null;
  due: string | null;
  status: RecordOf<"action">["status"];
  percent: number | null;
  /** The last news of it. */
  news: Bilingual | null;
  overdue: boolean;
  /** What only a table has room for. */
  more?: {
    meeting: Bilingual | null;
    issue: string | null;
    item: Bilingual | null;
    /** `YYYY-MM-DD` */
    finished: string | null;
    /** Why it is not finished. */
    hindrance: string | null;
    /** Steps that are still to be taken. */
    steps: string[];
    extensions: { due: string; reason: string; state: RecordOf<"extension_request">["state"] }[];
    /** How often a meeting took it up again. */
    times: number;
    note: string | null;
  };
}

export interface Supervision {
  /** What the list is of: a meeting, a series, a task force; null: all open actions. */
  about: Bilingual | null;
  actions: SupervisedAction[];
  /** How many there are; a list may hold fewer. */
  total: number;
}

const SAY = {
  zh: {
    title: "督办清单",
    tab: "督办清单",
    head: ["序号", "议定事项", "牵头单位", "配合单位", "责任人", "完成时限", "进展情况"],
    more: [
      "会议名称/期号",
      "议题",
      "责任领导",
      "办理状态",
      "完成日期",
      "未完成原因",
      "下一步措施",
      "延期申请",
      "督办次数",
      "备注",
    ],
    overdue: "逾期",
    none: "没有需要督办的任务。",
    made: (day: string, count: number, late: number) => `截至${day}，共${count}项，其中逾期${late}项。`,
    cut: (shown: number, total: number) => `只列出时限最早的${shown}项，共${total}项。`,
    request: { asked: "待批", approved: "同意", refused: "不同意" },
  },
  en: {
    title: "Supervision list",
    tab: "Supervision",
    head: ["No.", "Action", "Lead", "Supporting", "Person", "Due", "Progress"],
    more: [
      "Meeting / issue",
      "Agenda item",
      "Responsible leader",
      "Status",
      "Finished",
      "Why not finished",
      "Next steps",
      "Extensions asked for",
      "Times taken up",
      "Remarks",
    ],
    overdue: "Overdue",
    none: "There are no actions to supervise.",
    made: (day: string, count: number, late: number) => `As of ${day}: ${count} actions, ${late} of them overdue.`,
    cut: (shown: number, total: number) => `Only the ${shown} with the earliest due dates of ${total} are listed.`,
    request: { asked: "asked", approved: "granted", refused: "refused" },
  },
} as const;

// Columns of the supervision table in use by offices, their widths by measure.
const WIDTHS = [0.06, 0.33, 0.14, 0.14, 0.09, 0.12, 0.12];
/** The same and those of the table, in characters. */
const COLUMNS = [6, 40, 18, 18, 10, 15, 24, 22, 18, 10, 12, 15, 18, 18, 18, 9, 14];
const DUE = 5;
const STATUS = 10;
const FINISHED = 11;
const NUMBERS = new Set([0, 15]);

/** @param day on which it is made, `YYYY-MM-DD` */
export function supervisionList(
  { about, actions, total }: Supervision,
  day: string,
  language: MinutesLanguage,
): Block[] {
  const languages = languagesOf(language);
  const [first] = languages;
  return [
    ...languages.map((of): Block => ({ kind: "title", text: supervisionTitle(about, of), language: of })),
    ...languages.map(
      (of): Block => ({
        kind: "paragraph",
        runs: [
          {
            text:
              actions.length === 0
                ? SAY[of].none
                : [
                    SAY[of].made(writtenDate(day, of), total, lateOf(actions)),
                    ...(total > actions.length ? [SAY[of].cut(actions.length, total)] : []),
                  ].join(of === "zh" ? "" : " "),
          },
        ],
        language: of,
      }),
    ),
    ...(actions.length === 0
      ? []
      : [
          {
            kind: "table" as const,
            head: SAY[first].head.map((_, column) => bothLines(languages, (of) => SAY[of].head[column] as string)),
            rows: actions.map((action, index) => {
              const columns = languages.map((of) => cellsOf(action, index + 1, of));
              return (columns[0] as string[]).map((_, column) =>
                [...new Set(columns.map((cells) => cells[column] as string))].filter(Boolean).join("\n"),
              );
            }),
            widths: WIDTHS,
            language: first,
          },
        ]),
  ];
}

/**
 * The list as a table to filter, sort and fill in: the columns above and those that only a screen has room for.
 * @param day on which it is made, `YYYY-MM-DD`
 */
export function supervisionSheet(
  { about, actions, total }: Supervision,
  day: string,
  language: MinutesLanguage,
): Sheet {
  const languages = languagesOf(language);
  const lines = (text: (of: Language) => string | null) => bothLines(languages, text) || null;
  const words = statusWords(language);
  return {
    name: SAY[languages[0]].tab,
    title: [...new Set(languages.map((of) => supervisionTitle(about, of)))].join(" "),
    asOf: languages.map((of) => SAY[of].made(writtenDate(day, of), total, lateOf(actions))).join(" "),
    language,
    columns: COLUMNS.map((width, column) => ({
      head: bothLines(languages, (of) => [...SAY[of].head, ...SAY[of].more][column] as string),
      width,
      kind: column === DUE || column === FINISHED ? "date" : NUMBERS.has(column) ? "number" : "text",
      ...(column === STATUS && { choices: Object.values(words) }),
    })),
    rows: actions.map((action, index): Cell[] => [
      index + 1,
      lines((of) => named(action.text, of)),
      lines((of) => action.lead && named(action.lead, of)),
      lines((of) => action.supporting.map((name) => named(name, of)).join(WORDS[of].list)),
      action.person,
      action.due,
      // The status has a column of its own.
      lines((of) => [percentOf(action.percent), action.news && named(action.news, of)].filter(Boolean).join("\n")) ||
        null,
      lines((of) =>
        [action.more?.meeting && named(action.more.meeting, of), action.more?.issue].filter(Boolean).join(" "),
      ),
      lines((of) => (action.more?.item ? named(action.more.item, of) : null)),
      // For the office to fill in: no record says it.
      null,
      words[action.overdue ? "overdue" : action.status],
      action.more?.finished ?? null,
      action.more?.hindrance ?? null,
      action.more?.steps.join("\n") || null,
      lines((of) =>
        (action.more?.extensions ?? [])
          .map(
            ({ due, reason, state }) =>
              `${writtenDate(due, of)}${WORDS[of].brackets(SAY[of].request[state])} ${reason}`,
          )
          .join("\n"),
      ),
      action.more?.times ?? null,
      action.more?.note ?? null,
    ]),
    ...(total > actions.length && { note: bothLines(languages, (of) => SAY[of].cut(actions.length, total)) }),
  };
}

export function supervisionTitle(about: Bilingual | null, language: Language): string {
  const name = about && named(about, language);
  if (!name) return SAY[language].title;
  return language === "zh" ? `${name}${SAY.zh.title}` : `${SAY.en.title}: ${name}`;
}

/** What the status column offers: every status, and that it is late. */
export function statusWords(language: MinutesLanguage): Record<SupervisedAction["status"] | "overdue", string> {
  const word = (text: (of: Language) => string) => languagesOf(language).map(text).join(" ");
  return {
    ...(Object.fromEntries(ACTION_STATUS.map((status) => [status, word((of) => WORDS[of].status[status])])) as Record<
      SupervisedAction["status"],
      string
    >),
    overdue: word((of) => SAY[of].overdue),
  };
}

function lateOf(actions: readonly SupervisedAction[]): number {
  return actions.filter(({ overdue }) => overdue).length;
}

function cellsOf(action: SupervisedAction, number: number, language: Language): string[] {
  const { list } = WORDS[language];
  return [
    String(number),
    named(action.text, language),
    action.lead ? named(action.lead, language) : "",
    action.supporting.map((name) => named(name, language)).join(list),
    action.person ?? "",
    action.due ? writtenDate(action.due, language) : "",
    progressOf(action, language),
  ];
}

function progressOf({ status, overdue, percent, news }: SupervisedAction, language: Language): string {
  const { comma, status: words } = WORDS[language];
  const late = overdue && (language === "en" ? SAY.en.overdue.toLowerCase() : SAY.zh.overdue);
  return [[words[status], late, percentOf(percent)].filter(Boolean).join(comma), news && named(news, language)]
    .filter(Boolean)
    .join("\n");
}

function percentOf(percent: number | null): string {
  return percent ? `${percent}%` : "";
}
