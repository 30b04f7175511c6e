/**
 * Official Chinese minutes (纪要) after GB/T 9704-2012: marks, 纪要标志, number and red rule, title, text with headings
 * 一、 （一） 1., list of attendance, annexes, imprint. The verbs (听取, 认为, 指出, 强调, 决定, 要求) follow the Regulation on the
 * handling of official papers (2012), article 8(15), and practice.
 */
import type { Block, FlatBlock } from "../../contract/blocks.ts";
import type { MinutesModel } from "../../contract/minutes.ts";
import type { MinutesSettings } from "../../contract/minutes-style.ts";
import type { MinutesLanguage } from "../../contract/vocabulary.ts";
import { chineseNumber } from "../../language/numbers.ts";
import { circumstances } from "./circumstances.ts";
import { Composer, type Item } from "./composer.ts";
import { numberOf } from "./stage.ts";
import { isFirstEdition, wordsOf } from "./wording/editions.ts";
import type { Language } from "./words.ts";
import type { Writer } from "./writer.ts";

const SAY = {
  zh: {
    classification: { confidential: "秘密", secret: "机密", top_secret: "绝密" },
    urgency: { urgent: "加急", most_urgent: "特急" },
    minutes: "纪要",
    meeting: "会议",
    heading: (n: number, title: string) => `${chineseNumber(n)}、${title}`,
    group: (n: number, title: string) => `（${chineseNumber(n)}）${title}`,
    groups: { reports: "汇报情况", outcomes: "议定事项", actions: "工作要求" },
    numbered: (n: number) => `${n}.`,
    annex: (n: number, of: number) => (of === 1 ? "附件" : `附件${n}`),
    supervision: "督办清单",
    printed: (date: string) => `${date}印发`,
  },
  en: {
    classification: { confidential: "Confidential", secret: "Secret", top_secret: "Top secret" },
    urgency: { urgent: "Urgent", most_urgent: "Most urgent" },
    minutes: "Minutes",
    meeting: "the meeting",
    heading: (n: number, title: string) => `${n}. ${title}`,
    group: (n: number, title: string) => `(${n}) ${title}`,
    groups: { reports: "Reports", outcomes: "Outcomes", actions: "Actions required" },
    numbered: (n: number) => `${n}. `,
    annex: (n: number, of: number) => (of === 1 ? "Annex" : `Annex ${n}`),
    supervision: "Supervision list",
    printed: (date: string) => `Printed on ${date}`,
  },
} as const;

/** An item with more paragraphs than this is divided under headings of the second level. */
const LONG_ITEM = 6;
/** Subjects that the opening names; more would not be read. */
const MOST_SUBJECTS = 4;

export class OfficialMinutes extends Composer {
  constructor(model: MinutesModel, settings: MinutesSettings, language: MinutesLanguage) {
    super(model, settings, language, wordsOf(model, true));
  }

  /** What a template places after the supervision list begins a page: an annex has its pages for itself (7.3.7). */
  override document(wordings: MinutesModel["wordings"] = []): Block[] {
    const blocks = super.document(wordings);
    return blocks.map((block, index) =>
      block.kind === "heading" && blocks[index - 1]?.kind === "table" && blocks[index - 2]?.kind === "annex"
        ? { ...block, newPage: true }
        : block,
    );
  }

  protected head(): Block[] {
    const { language, model } = this;
    const { classification, secrecyPeriod, urgency, copyNumber, signer } = model;
    const [say] = this.#say();
    const lines = [
      copyNumber === null ? "" : String(copyNumber).padStart(6, "0"),
      classification ? `${say.classification[classification]}${secrecyPeriod ? `★${secrecyPeriod}` : ""}` : "",
      urgency ? say.urgency[urgency] : "",
    ].filter(Boolean);
    const number = numberOf(model, this.settings.number, language === "en" ? "en" : "zh");
    return [
      ...(lines.length > 0 ? [{ kind: "marking" as const, lines, language }] : []),
      { kind: "mark", text: this.#mark(), language },
      ...(number || signer
        ? [
            {
              kind: "number" as const,
              text: number ?? "",
              // Minutes need none; where an office names who signed them off, it stands here (7.2.6).
              ...(signer && {
                signer: { label: this.both(({ words }) => words.labels.signer), name: this.typed(signer) },
              }),
              language,
            },
          ]
        : []),
      { kind: "rule", language },
      ...this.title(),
    ];
  }

  /** The words on top: the template's, or the series' name with 纪要 behind it. */
  #mark(): string {
    const { mark } = this.settings;
    const [writer] = this.writers as [Writer];
    const own = writer.language === "zh" ? mark.zh || mark.en : mark.en || mark.zh;
    if (own) return own;
    const body = this.model.series ?? this.model.taskForce;
    const say = SAY[writer.language];
    if (!body) return writer.words.minutes;
    const name = writer.name(body);
    if (writer.language === "en") return `${say.minutes}: ${name}`;
    return /会议|例会|会$/u.test(name) ? `${name}${say.minutes}` : `${name}${say.meeting}${say.minutes}`;
  }

  protected opening(): Block[] {
    const { opening, day, lastDay, chair, items } = this.model;
    if (opening) return this.free(opening, "opening");
    return this.each((writer) => {
      const say = SAY[writer.language];
      const when = [day, lastDay === day ? null : lastDay]
        .filter((one) => one !== null)
        .map((one) => writer.date(one))
        .join(writer.words.until);
      const title = writer.text(this.model.title) ?? say.meeting;
      const subjects = items.filter(({ number }) => number > 0).flatMap((item) => writer.text(item.title) ?? []);
      const text = writer.words.opening(
        when,
        writer.typed(chair),
        title,
        subjects.length > MOST_SUBJECTS ? [] : subjects,
      );
      return writer.paragraphs([{ text }], { key: "opening" });
    });
  }

  protected item(item: Item): Block[] {
    const groups = {
      reports: item.reports.flatMap((report) => this.report(report)),
      outcomes: item.outcomes.flatMap((outcome) => [
        ...this.each((writer) => this.#outcome(writer, outcome)),
        ...this.each((writer) => circumstances(writer, outcome)),
        ...this.notes(outcome),
      ]),
      actions: item.actions.flatMap((action) => this.each((writer) => writer.action(action))),
    };
    const room = this.each((writer) => writer.room(item));
    const filled = (["reports", "outcomes", "actions"] as const).filter((group) => groups[group].length > 0);
    const length = filled.reduce((sum, group) => sum + groups[group].length, 0);
    const divided = filled.length > 1 && length > LONG_ITEM;
    return [
      ...this.each((writer) => writer.itemHeading(item, SAY[writer.language].heading)),
      ...room,
      ...filled.flatMap((group, index) => [
        ...(divided
          ? this.each((writer) =>
              writer.heading(SAY[writer.language].group(index + 1, SAY[writer.language].groups[group]), 2),
            )
          : []),
        ...groups[group],
      ]),
      ...(item.parked
        ? this.each((writer) => writer.paragraphs([{ text: writer.words.itemParked }], { key: `parked:${item.id}` }))
        : []),
      ...(length === 0 && !item.points && !item.parked
        ? this.each((writer) => writer.paragraphs([{ text: writer.words.itemEmpty }], { key: `empty:${item.id}` }))
        : []),
    ];
  }

  /** Verb and text make one sentence; a decision that was not taken says so, and votes are counted. */
  #outcome(writer: Writer, outcome: Item["outcomes"][number]): FlatBlock[] {
    const text = writer.text(outcome.text, writer.words.noText);
    if (text === null) return [];
    const { id, positions } = outcome;
    return [
      ...writer.paragraphs([{ text: writer.words.outcome(writer.said(outcome, text)) }], { key: `outcome:${id}` }),
      ...writer.positions(id, positions),
    ];
  }

  protected closing(): Block[] {
    return [...this.free(this.model.closing, "closing"), ...this.quorumLacking()];
  }

  /** 出席, 请假, 列席, and who kept the record, each on a line of its own, names turning over under the first name (10.3). */
  protected attendance(): Block[] {
    const { recorder } = this.model;
    const named = (writer: Writer) =>
      isFirstEdition(this.model)
        ? []
        : [[writer.words.labels.recorder, writer.typed(recorder)] as [string, string | null]];
    return this.rows((writer) => [...this.seatRows(writer), ...named(writer)]).map(([label, text]) => ({
      kind: "roll",
      label,
      text,
      language: this.language,
    }));
  }

  protected override annexNames(): string[] {
    const supervised = this.model.items.some(({ actions }) => actions.length > 0);
    const listed = this.settings.parts.includes("actions") && supervised;
    return [...(listed ? [this.both(({ language }) => SAY[language].supervision)] : []), ...super.annexNames()];
  }

  /** The supervision list (督办清单) is an annex, on a page of its own (7.3.7). */
  protected override actions(): Block[] {
    const table = this.actionTable();
    const count = this.annexNames().length;
    return table.length === 0
      ? []
      : [
          {
            kind: "annex",
            label: this.both(({ language }) => SAY[language].annex(1, count)),
            title: this.both(({ language }) => SAY[language].supervision),
            language: this.language,
          },
          ...table,
        ];
  }

  /** Widths in use for the seven columns on 156 mm: 560 2900 1250 1250 780 1060 1045 twentieths of a point. */
  protected override actionWidths(): number[] {
    return this.writers.length > 1 ? super.actionWidths() : [0.063, 0.328, 0.141, 0.141, 0.088, 0.12, 0.119];
  }

  protected signature(): Block[] {
    const { issuer, issued } = this.model;
    const [writer] = this.writers as [Writer];
    const { signature } = this.settings;
    if (signature === "none" || signature === "approval" || (!issuer && !issued)) return [];
    return [
      {
        kind: "signature",
        name: this.typed(issuer),
        date: issued ? writer.date(issued) : "",
        sealed: signature === "sealed",
        language: this.language,
      },
    ];
  }

  /** 版记: 抄送, 印发机关, 印发日期 (7.4). */
  protected override imprint(): Block[] {
    const { copiesTo, issuer, issued } = this.model;
    if (!copiesTo && !issuer && !issued) return super.imprint();
    const digest = this.digest();
    const [writer] = this.writers as [Writer];
    const say = SAY[writer.language];
    const stop = writer.language === "zh" ? "。" : ".";
    return [
      {
        kind: "imprint",
        copies: copiesTo
          ? {
              label: writer.words.labels.copies,
              text: writer
                .typed(copiesTo)
                .trim()
                .replace(/\n+/gu, writer.words.list)
                .replace(/[。.]*$/u, stop),
            }
          : null,
        issuer: this.typed(issuer),
        date: issued ? say.printed(writer.date(issued)) : "",
        ...(digest && { digest }),
        language: this.language,
      },
    ];
  }

  #say() {
    return this.writers.map(({ language }) => SAY[language]) as [(typeof SAY)[Language], ...(typeof SAY)[Language][]];
  }
}
