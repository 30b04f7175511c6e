/** The invitation to a meeting, with its agenda: when which item begins, who presents it, with which papers. */
import type { Reader } from "../../../base/store.ts";
import type { Block } from "../../../contract/blocks.ts";
import { minutesAfter } from "../../../contract/dates.ts";
import type { Bilingual } from "../../../contract/minutes.ts";
import type { RecordOf } from "../../../contract/subjects/index.ts";
import { languagesOf, named } from "../../../documents/blocks/bilingual.ts";
import { type When, writtenWhen } from "../../../documents/blocks/when.ts";
import type { Language } from "../../../documents/blocks/words.ts";
import { requireRecord } from "../../../records/rules.ts";
import { type Row, recordFrom } from "../../../schema/columns.ts";
import { plannedTime } from "../../meetings/hours.ts";
import { attendanceOf } from "../../meetings/seating.ts";
import { document } from "../document.ts";
import { nameOf } from "../names.ts";

interface Invitation extends When {
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

export const invitation = document({
  kind: "invitation",
  read: ({ reader }, { of }) => invitationOf(reader, of.id),
  title: invitationTitle,
  // One language after the other: an invitation goes to people who read one of them.
  blocks: (model, { language }) => languagesOf(language).flatMap((one) => inLanguage(model, one)),
});

function invitationOf(reader: Reader, id: string): Invitation {
  const meeting = requireRecord(reader, "meeting", id);
  const items = reader
    .all<Row>("SELECT * FROM agenda_item WHERE meeting = ? AND state <> 'parked' ORDER BY rank, id", id)
    .map((row) => recordFrom("agenda_item", row));
  const papers = reader.all<{ agenda_item: string; name: string }>(
    "SELECT agenda_item, name FROM paper WHERE meeting = ? AND agenda_item IS NOT NULL ORDER BY added_at, id",
    id,
  );
  const { day, last_day: lastDay, starts, ends } = plannedTime(meeting);
  let at = starts;
  return {
    title: { zh: meeting.title_zh, en: meeting.title_en },
    exercise: meeting.exercise === true,
    day,
    lastDay,
    starts,
    ends,
    place: meeting.place,
    chair: meeting.chair,
    parties: attendanceOf(reader, id).map(({ organization }) => nameOf(reader, "organization", organization)),
    items: items.map((item) => {
      const begins = at;
      at = at === null || item.minutes === null ? null : minutesAfter(at, item.minutes);
      return {
        title: { zh: item.title_zh, en: item.title_en },
        kind: item.kind,
        presenter: item.presenter ? nameOf(reader, "organization", item.presenter) : null,
        minutes: item.minutes,
        at: begins,
        papers: papers.filter(({ agenda_item }) => agenda_item === item.id).map(({ name }) => name),
      };
    }),
  };
}

function invitationTitle({ title }: Invitation, language: Language): string {
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
