/** The supervision list (督办清单): who leads what by when, with the columns that offices use. */
import type { Block } from "../contract/blocks.ts";
import type { Bilingual, MinutesLanguage } from "../contract/minutes.ts";
import type { RecordOf } from "../contract/subjects/index.ts";
import { type Language, WORDS, writtenDate } from "./words.ts";

export interface SupervisedAction {
  text: Bilingual;
  lead: Bilingual | null;
  supporting: Bilingual[];
  person: string | null;
  due: string | null;
  status: RecordOf<"action">["status"];
  percent: number | null;
  /** The last news of it. */
  news: string | null;
  overdue: boolean;
}

const SAY = {
  zh: {
    title: "督办清单",
    head: ["序号", "议定事项", "牵头单位", "配合单位", "责任人", "完成时限", "进展情况"],
    overdue: "逾期",
    none: "没有需要督办的任务。",
    made: (day: string, count: number, late: number) => `截至${day}，共 ${count} 项，其中逾期 ${late} 项。`,
  },
  en: {
    title: "Supervision list",
    head: ["No.", "Action", "Lead", "Supporting", "Person", "Due", "Progress"],
    overdue: "overdue",
    none: "There are no actions to supervise.",
    made: (day: string, count: number, late: number) => `As of ${day}: ${count} actions, ${late} of them overdue.`,
  },
} as const;

// Columns of the supervision table in use by offices, their widths by measure.
const WIDTHS = [0.06, 0.33, 0.14, 0.14, 0.09, 0.12, 0.12];

/**
 * @param about what the list is of: a meeting, a series, a task force; null: all open actions
 * @param day on which it is made, `YYYY-MM-DD`
 */
export function supervisionList(
  about: Bilingual | null,
  actions: readonly SupervisedAction[],
  day: string,
  language: MinutesLanguage,
): Block[] {
  const languages: Language[] = language === "both" ? ["zh", "en"] : [language];
  const first = languages[0] as Language;
  const each = (text: (of: Language) => string) => [...new Set(languages.map(text))];
  const late = actions.filter(({ overdue }) => overdue).length;
  return [
    ...languages.map((of): Block => ({ kind: "title", text: supervisionTitle(about, of), language: of })),
    ...languages.map(
      (of): Block => ({
        kind: "paragraph",
        runs: [
          { text: actions.length === 0 ? SAY[of].none : SAY[of].made(writtenDate(day, of), actions.length, late) },
        ],
        language: of,
      }),
    ),
    ...(actions.length === 0
      ? []
      : [
          {
            kind: "table" as const,
            head: SAY[first].head.map((_, column) => each((of) => SAY[of].head[column] as string).join("\n")),
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

export function supervisionTitle(about: Bilingual | null, language: Language): string {
  const name = about && named(about, language);
  if (!name) return SAY[language].title;
  return language === "zh" ? `${name}${SAY.zh.title}` : `${SAY.en.title}: ${name}`;
}

function cellsOf(action: SupervisedAction, number: number, language: Language): string[] {
  const { list, status } = WORDS[language];
  return [
    String(number),
    named(action.text, language),
    action.lead ? named(action.lead, language) : "",
    action.supporting.map((name) => named(name, language)).join(list),
    action.person ?? "",
    action.due ? writtenDate(action.due, language) : "",
    [
      [status[action.status], action.overdue && SAY[language].overdue, action.percent ? `${action.percent} %` : ""]
        .filter(Boolean)
        .join(WORDS[language].comma),
      action.news,
    ]
      .filter(Boolean)
      .join("\n"),
  ];
}

export function named({ zh, en }: Bilingual, language: Language): string {
  return (language === "zh" ? zh || en : en || zh) ?? "";
}
