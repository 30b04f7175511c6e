/** The invitation to a meeting, with its agenda and running times. */
import type { Block } from "../../contract/blocks.ts";
import type { Bilingual, MinutesLanguage } from "../../contract/minutes.ts";
import type { RecordOf } from "../../contract/subjects/index.ts";
import { languagesOf, named } from "./bilingual.ts";
import { type When, writtenWhen } from "./when.ts";
import type { Language } from "./words.ts";

export interface Invitation extends When {
  title: Bilingual;
  exercise: boolean;
  place: string | null;
  chair: string | null;
  parties: Bilingual[];
  items: {
    title: Bilingual;
    kind: RecordOf<"agenda_item">["kind"];
    presenter: Bilingual | null;
    minutes: number | null;
    /** Running clock time at which it begins, `HH:MM`. */
    at: string | null;
    papers: string[];
  }[];
}

const SAY = {
  zh: {
    exercise: "演练材料，非真实会议",
    intro: (title: string) => `兹定于以下时间、地点召开${title}，请派员参加。`,
    time: "时间",
    place: "地点",
    chair: "主持",
    parties: "参会单位",
    open: "待定",
    agenda: "议程",
    table: ["时间", "议题", "类型", "汇报单位", "时长", "材料"],
    kind: { report: "汇报", discussion: "讨论", decision: "决定", information: "通报" },
    minutes: (count: number) => `${count} 分钟`,
    list: "、",
  },
  en: {
    exercise: "Exercise, not a real meeting",
    intro: (title: string) => `You are invited to ${title}.`,
    time: "Time",
    place: "Place",
    chair: "Chair",
    parties: "Parties",
    open: "to be announced",
    agenda: "Agenda",
    table: ["Time", "Item", "Kind", "Presented by", "Length", "Papers"],
    kind: { report: "Report", discussion: "Discussion", decision: "Decision", information: "Information" },
    minutes: (count: number) => `${count} min`,
    list: ", ",
  },
} as const;

const WIDTHS = [0.1, 0.4, 0.1, 0.18, 0.1, 0.12];

/** One language after the other: an invitation goes to people who read one of them. */
export function invitation(model: Invitation, language: MinutesLanguage): Block[] {
  return languagesOf(language).flatMap((one) => inLanguage(model, one));
}

export function invitationTitle({ title }: Invitation, language: Language): string {
  const name = named(title, language);
  return language === "zh" ? `关于召开${name}的通知` : `Invitation: ${name}`;
}

function inLanguage(model: Invitation, language: Language): Block[] {
  const say = SAY[language];
  const rows: [string, string][] = [
    [say.time, writtenWhen(model, language) || say.open],
    [say.place, model.place ?? say.open],
    ...(model.chair ? [[say.chair, model.chair] as [string, string]] : []),
    ...(model.parties.length > 0
      ? [[say.parties, model.parties.map((name) => named(name, language)).join(say.list)] as [string, string]]
      : []),
  ];
  return [
    { kind: "title", text: invitationTitle(model, language), language },
    ...(model.exercise ? [{ kind: "note" as const, text: say.exercise, language }] : []),
    { kind: "paragraph", runs: [{ text: say.intro(named(model.title, language)) }], language },
    { kind: "fields", rows, language },
    { kind: "heading", level: 1, text: say.agenda, language },
    {
      kind: "table",
      head: [...say.table],
      rows: model.items.map((item, index) => [
        item.at ?? "",
        `${index + 1}. ${named(item.title, language)}`,
        say.kind[item.kind],
        item.presenter ? named(item.presenter, language) : "",
        item.minutes ? say.minutes(item.minutes) : "",
        item.papers.join("\n"),
      ]),
      widths: WIDTHS,
      language,
    },
  ];
}
