/**
 * The notice of a meeting (会议通知): head, addressee (主送), what is called, hour, place, agenda, who is asked, until when to
 * reply to whom, issuer and day, and as an annex a reply slip (回执) for each party. In Chinese it is laid out after
 * GB/T 9704-2012 (7.2.5, 7.3.1 to 7.3.7); in English it says the same.
 */
import type { Block, FlatBlock } from "../../contract/blocks.ts";
import type { Bilingual } from "../../contract/minutes.ts";
import type { RecordOf } from "../../contract/subjects/index.ts";
import type { MinutesLanguage } from "../../contract/vocabulary.ts";
import { chineseNumber } from "../../language/numbers.ts";
import { languagesOf, named } from "./bilingual.ts";
import { withSignatureKept } from "./paging.ts";
import { type When, writtenWhen } from "./when.ts";
import { ended } from "./wording/sentences.ts";
import type { Language } from "./words.ts";
import { writtenDate } from "./written.ts";

export interface Notice extends When {
  title: Bilingual;
  exercise: boolean;
  place: Bilingual;
  chair: string | null;
  parties: Bilingual[];
  /** Who calls the meeting. */
  issuers: Bilingual[];
  /** 发文字号 */
  number: string | null;
  /** 成文日期, `YYYY-MM-DD`. */
  issued: string | null;
  contact: string | null;
  phone: string | null;
  /** `YYYY-MM-DD` */
  replyUntil: string | null;
  /** What somebody wrote beside the usual, paragraph by paragraph. */
  text: string | null;
  /** A slip for each party, with its name; else one to be filled in by whoever replies. */
  slipEach: boolean;
  items: {
    title: Bilingual;
    kind: RecordOf<"agenda_item">["kind"];
    presenter: Bilingual | null;
    /** Who comes for this item alone. */
    called: Bilingual[];
    minutes: number | null;
    /** Running clock time at which it begins, `HH:MM`. */
    at: string | null;
    papers: string[];
  }[];
}

/** More parties than these are not named before the text, but in a list of their own. */
const MOST_ADDRESSED = 4;
/** Persons that a slip has room for. */
const SEATS = 3;

const SAY = {
  zh: {
    exercise: "演练材料，非真实会议",
    all: "各有关单位",
    to: (names: string) => `${names}：`,
    intro: (title: string) => `经研究，定于近期召开${title}。现将有关事项通知如下：`,
    introOn: (title: string, when: string) => `经研究，定于${when}召开${title}。现将有关事项通知如下：`,
    heading: (n: number, title: string) => `${chineseNumber(n)}、${title}`,
    time: "会议时间",
    place: "会议地点",
    chair: "会议主持",
    agenda: "会议议程",
    parties: "参会单位",
    requirements: "有关要求",
    open: "另行通知",
    table: ["时间", "议题", "类型", "汇报单位", "时长", "材料"],
    kind: { report: "汇报", discussion: "讨论", decision: "决定", information: "通报" },
    minutes: (count: number) => `${count}分钟`,
    called: (names: string) => `（列席：${names}）`,
    attend: "请各参会单位安排负责同志准时参会。",
    prepare: (names: string) => `请${names}做好汇报准备`,
    reply: (until: string | null, to: string) =>
      `请各参会单位${until ? `于${until}前` : "尽快"}将参会回执（见附件）反馈至${to || "会议组织单位"}`,
    person: (name: string, phone: string) =>
      [name && `联系人：${name}`, phone && `联系电话：${phone}`].filter(Boolean).join("；"),
    annex: "附件",
    slips: "参会回执",
    slip: (name: string) => (name ? `参会单位：${name}` : "参会单位："),
    seats: ["姓名", "职务", "联系电话", "备注"],
    foot: (until: string | null, to: string) =>
      `${until ? `请于${until}前反馈` : "请尽快反馈"}${to ? `。${to}` : ""}。`,
    sentence: "。",
    list: "、",
  },
  en: {
    exercise: "Exercise, not a real meeting",
    all: "all parties concerned",
    to: (names: string) => `To: ${names}`,
    intro: (title: string) => `Your organization is invited to the following meeting: ${title}.`,
    introOn: (title: string, when: string) =>
      `Your organization is invited to the following meeting on ${when}: ${title}.`,
    heading: (n: number, title: string) => `${n}. ${title}`,
    time: "Time",
    place: "Place",
    chair: "Chair",
    agenda: "Agenda",
    parties: "Parties",
    requirements: "What is asked of you",
    open: "To be announced",
    table: ["Time", "Item", "Kind", "Presented by", "Length", "Papers"],
    kind: { report: "Report", discussion: "Discussion", decision: "Decision", information: "Information" },
    minutes: (count: number) => `${count} min`,
    called: (names: string) => ` (also asked to attend: ${names})`,
    attend: "Please send somebody who can speak for your organization, and be there in time.",
    prepare: (names: string) => `Please be ready to report: ${names}`,
    reply: (until: string | null, to: string) =>
      `Please return the reply slip (annex)${until ? ` by ${until}` : " as soon as you can"} to ${to || "the organizers"}`,
    person: (name: string, phone: string) =>
      [name && `Contact: ${name}`, phone && `telephone: ${phone}`].filter(Boolean).join("; "),
    annex: "Annex",
    slips: "Reply slip",
    slip: (name: string) => `Organization: ${name}`,
    seats: ["Name", "Duties", "Telephone", "Remarks"],
    foot: (until: string | null, to: string) =>
      `${until ? `Please reply by ${until}` : "Please reply as soon as you can"}.${to ? ` ${to}.` : ""}`,
    sentence: ".",
    list: ", ",
  },
} as const;

/** English words for the kinds of items are longer. */
const WIDTHS = { zh: [0.1, 0.38, 0.1, 0.18, 0.11, 0.13], en: [0.1, 0.33, 0.14, 0.2, 0.1, 0.13] };
const SLIP_WIDTHS = [0.2, 0.27, 0.25, 0.28];

export function noticeTitle({ title }: Notice, language: Language): string {
  const name = named(title, language);
  return language === "zh" ? `关于召开${name}的通知` : `Invitation: ${name}`;
}

/** In two languages one after the other: a notice goes to people who read one of them. The slips stand at the end, once. */
export function noticeBlocks(notice: Notice, language: MinutesLanguage): Block[] {
  const languages = languagesOf(language);
  return withSignatureKept([
    ...(language === "zh" ? head(notice) : []),
    ...languages.flatMap((one) => inLanguage(notice, one)),
    ...slips(notice, languages),
  ]);
}

/** Who issues it, in red, its number, and the rule: only Chinese papers have such a head. */
function head({ issuers, number }: Notice): FlatBlock[] {
  const language = "zh";
  if (issuers.length === 0) return number ? [{ kind: "number", text: number, language }] : [];
  return [
    { kind: "mark", text: issuers.map((name) => named(name, language)).join("\n"), language },
    ...(number ? [{ kind: "number" as const, text: number, language } as const] : []),
    { kind: "rule", language },
  ];
}

function inLanguage(notice: Notice, language: Language): FlatBlock[] {
  const say = SAY[language];
  const names = (parties: readonly Bilingual[]) => parties.map((name) => named(name, language)).join(say.list);
  const line = (text: string, flush = false): FlatBlock => ({
    kind: "paragraph",
    runs: [{ text }],
    ...(flush && { flush }),
    language,
  });
  const few = notice.parties.length > 0 && notice.parties.length <= MOST_ADDRESSED;
  const title = named(notice.title, language);
  const day = notice.day && writtenDate(notice.day, language);
  const contact = say.person(notice.contact ?? "", notice.phone ?? "");
  const told = (text: string) => ended(text, say.sentence);
  const sections: [string, FlatBlock[]][] = [
    [say.time, [line(told(writtenWhen(notice, language) || say.open))]],
    [say.place, [line(told(named(notice.place, language) || say.open))]],
    ...(notice.chair ? [[say.chair, [line(told(notice.chair))]] as [string, FlatBlock[]]] : []),
    ...(notice.items.length > 0 ? [[say.agenda, [agenda(notice, language)]] as [string, FlatBlock[]]] : []),
    ...(few || notice.parties.length === 0
      ? []
      : [[say.parties, [line(told(names(notice.parties)))]] as [string, FlatBlock[]]]),
    [
      say.requirements,
      [
        line(say.attend),
        ...presenters(notice, language).map((text) => line(told(say.prepare(text)))),
        line(told(say.reply(untilOf(notice, language), notice.contact ?? ""))),
        ...(notice.text ?? "")
          .split(/\n+/u)
          .filter((text) => text.trim())
          .map((text) => line(ended(text))),
        ...(contact ? [line(told(contact))] : []),
      ],
    ],
  ];
  return [
    { kind: "title", text: noticeTitle(notice, language), language },
    ...(notice.exercise ? [{ kind: "note" as const, text: say.exercise, language }] : []),
    line(say.to(few ? names(notice.parties) : say.all), true),
    line(day ? say.introOn(title, day) : say.intro(title)),
    ...sections.flatMap(([heading, blocks], index): FlatBlock[] => [
      { kind: "heading", level: 1, text: say.heading(index + 1, heading), language },
      ...blocks,
    ]),
    { kind: "annexes", label: say.annex, names: [say.slips], language },
    ...(notice.issuers.length > 0 || notice.issued
      ? [
          {
            kind: "signature" as const,
            name: notice.issuers.map((name) => named(name, language)).join(" "),
            date: notice.issued ? writtenDate(notice.issued, language) : "",
            // A notice goes out under the stamp of its office.
            sealed: language === "zh",
            language,
          },
        ]
      : []),
  ];
}

function agenda({ items }: Notice, language: Language): FlatBlock {
  const say = SAY[language];
  return {
    kind: "table",
    head: [...say.table],
    rows: items.map((item, index) => [
      item.at ?? "",
      `${index + 1}. ${named(item.title, language)}${
        item.called.length > 0 ? say.called(item.called.map((name) => named(name, language)).join(say.list)) : ""
      }`,
      say.kind[item.kind],
      item.presenter ? named(item.presenter, language) : "",
      item.minutes ? say.minutes(item.minutes) : "",
      item.papers.join("\n"),
    ]),
    widths: WIDTHS[language],
    language,
  };
}

/** Those who report, each once; none: no line. */
function presenters({ items }: Notice, language: Language): string[] {
  const all = items.flatMap(({ presenter }) => (presenter ? [named(presenter, language)] : []));
  return all.length === 0 ? [] : [[...new Set(all)].join(SAY[language].list)];
}

function untilOf({ replyUntil }: Notice, language: Language): string | null {
  return replyUntil && writtenDate(replyUntil, language);
}

function slips(notice: Notice, languages: readonly [Language, ...Language[]]): FlatBlock[] {
  const [language] = languages;
  const both = (text: (of: Language) => string, between: string) => [...new Set(languages.map(text))].join(between);
  const each = notice.slipEach || notice.parties.length === 1 ? notice.parties : [];
  const parties = each.length > 0 ? each : [null];
  const contact = (of: Language) => SAY[of].person(notice.contact ?? "", notice.phone ?? "");
  return [
    {
      kind: "annex",
      label: both((of) => SAY[of].annex, " "),
      title: both((of) => SAY[of].slips, " "),
      language,
    },
    ...parties.map(
      (party): FlatBlock => ({
        kind: "slip",
        title: both((of) => SAY[of].slip(party ? named(party, of) : ""), " · "),
        head: SAY[language].seats.map((_, column) => both((of) => SAY[of].seats[column] ?? "", "\n")),
        widths: SLIP_WIDTHS,
        seats: SEATS,
        foot: both((of) => SAY[of].foot(untilOf(notice, of), contact(of)), " "),
        language,
      }),
    ),
  ];
}
