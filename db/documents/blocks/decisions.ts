/**
 * Decision minutes, as committees of the UN and the EU and company boards keep them: numbered items with numbered
 * paragraphs (2.1, 2.2), each decision by its number, actions in a table, lines to approve on.
 */
import type { Block, FlatBlock } from "../../contract/blocks.ts";
import type { MinutesModel } from "../../contract/minutes.ts";
import type { MinutesSettings } from "../../contract/minutes-style.ts";
import type { MinutesLanguage } from "../../contract/vocabulary.ts";
import { placeIn } from "./bilingual.ts";
import { circumstances } from "./circumstances.ts";
import { Composer, type Item, joined } from "./composer.ts";
import { stateOf } from "./stage.ts";
import { wordsOf } from "./wording/editions.ts";
import type { Language } from "./words.ts";
import type { Writer } from "./writer.ts";

const SAY = {
  zh: {
    agenda: "议程",
    previous: "上次会议",
    held: (day: string, sealed: boolean) => `上次会议于${day}召开，纪要${sealed ? "已封存" : "尚未封存"}。`,
    next: "下次会议",
    planned: (when: string, place: string | null) => `下次会议定于${when}${place ? `在${place}` : ""}召开。`,
    closed: (time: string) => `会议于${time}结束。`,
    secretary: "记录人",
    chair: "主持人",
    signed: "签名",
    dated: "日期",
  },
  en: {
    agenda: "Agenda",
    previous: "Previous meeting",
    held: (day: string, sealed: boolean) =>
      `The previous meeting was held on ${day}; its minutes ${sealed ? "have been sealed" : "have not been sealed yet"}.`,
    next: "Next meeting",
    planned: (when: string, place: string | null) =>
      `The next meeting is planned for ${when}${place ? ` at ${place}` : ""}.`,
    closed: (time: string) => `The meeting closed at ${time}.`,
    secretary: "Secretary",
    chair: "Chair",
    signed: "Signature",
    dated: "Date",
  },
} as const;

export class DecisionMinutes extends Composer {
  constructor(model: MinutesModel, settings: MinutesSettings, language: MinutesLanguage) {
    super(model, settings, language, wordsOf(model, false));
  }

  protected head(): Block[] {
    return this.title();
  }

  /** Seats under a heading, a line each, and what became of the quorum. */
  protected attendance(): Block[] {
    const rows = this.fields((writer) => this.seatRows(writer, "\n"));
    return rows.length === 0
      ? []
      : [this.sharedHeading((writer) => writer.words.attendance), ...rows, ...this.quorumLacking()];
  }

  /** What the office wrote, the agenda, and what became of the previous minutes. Nothing is said to have been adopted. */
  protected opening(): Block[] {
    const { opening, previous, items } = this.model;
    const agenda = items.filter(({ number }) => number > 0);
    const day = previous?.day;
    return [
      ...this.free(opening, "opening"),
      ...(agenda.length > 0
        ? [
            this.sharedHeading(({ language }) => SAY[language].agenda),
            ...agenda.flatMap((item) =>
              this.each((writer) => {
                const title = writer.text(item.title, writer.words.untitled);
                return title === null
                  ? []
                  : writer.paragraphs([{ text: `${item.number}. ${title}` }], {
                      key: `agenda:${item.id}`,
                      indent: true,
                    });
              }),
            ),
          ]
        : []),
      ...(previous && day
        ? [
            this.sharedHeading(({ language }) => SAY[language].previous),
            ...this.each((writer) =>
              writer.paragraphs([{ text: SAY[writer.language].held(writer.date(day), previous.sealed) }], {
                key: "previous",
              }),
            ),
          ]
        : []),
    ];
  }

  protected item(item: Item): Block[] {
    // Numbered in the first language; the other tells the same under the same number.
    let count = 0;
    const numbered = (blocks: Block[]) =>
      blocks.length > 0 && item.number > 0 ? number(blocks, `${item.number}.${++count}`) : blocks;
    const empty = item.reports.length + item.outcomes.length + item.actions.length === 0;
    return [
      ...this.each((writer) => writer.itemHeading(item, (n, title) => `${n}. ${title}`)),
      ...this.each((writer) => writer.itemPresenter(item)),
      ...this.each((writer) => writer.room(item)),
      ...item.reports.flatMap((report) => numbered(this.report(report))),
      ...item.outcomes.flatMap((outcome) =>
        numbered([
          ...this.each((writer) => writer.outcome(outcome)),
          ...this.each((writer) => circumstances(writer, outcome)),
          ...this.notes(outcome),
        ]),
      ),
      ...item.actions.flatMap((action) => numbered(this.each((writer) => writer.action(action)))),
      ...(item.parked
        ? this.each((writer) => writer.paragraphs([{ text: writer.words.itemParked }], { key: `parked:${item.id}` }))
        : []),
      ...(empty && !item.points && !item.parked
        ? this.each((writer) => writer.paragraphs([{ text: writer.words.itemEmpty }], { key: `empty:${item.id}` }))
        : []),
    ];
  }

  protected closing(): Block[] {
    const { closing, ends, next } = this.model;
    const day = next?.day;
    return [
      ...(next && day
        ? [
            this.sharedHeading(({ language }) => SAY[language].next),
            ...this.each((writer) =>
              writer.paragraphs(
                [
                  {
                    text: SAY[writer.language].planned(
                      [writer.date(day), next.starts].filter(Boolean).join(" "),
                      placeIn(next, writer.language),
                    ),
                  },
                ],
                { key: "next" },
              ),
            ),
          ]
        : []),
      ...(closing
        ? this.free(closing, "closing")
        : ends
          ? this.each((writer) => writer.paragraphs([{ text: SAY[writer.language].closed(ends) }], { key: "closing" }))
          : []),
    ];
  }

  protected signature(): Block[] {
    const { recorder, chair, issuer, issued } = this.model;
    const { signature } = this.settings;
    const [writer] = this.writers as [Writer];
    const say = (word: "secretary" | "chair" | "signed" | "dated") => this.both(({ language }) => SAY[language][word]);
    if (signature === "none") return [];
    if (signature === "approval")
      return [
        {
          kind: "approval",
          rows: [
            { label: say("secretary"), name: this.typed(recorder) },
            { label: say("chair"), name: this.typed(chair) },
          ],
          signed: say("signed"),
          dated: say("dated"),
          language: this.language,
        },
      ];
    if (!issuer && !issued) return [];
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
}

/** Puts a number before the first paragraph of each language; what follows it belongs to the same number. */
function number(blocks: Block[], text: string): Block[] {
  const seen = new Set<Language>();
  const before = (block: FlatBlock): FlatBlock => {
    if (block.kind !== "paragraph" || seen.has(block.language)) return block;
    seen.add(block.language);
    return { ...block, runs: [{ text: `${text} `, bold: true }, ...block.runs] };
  };
  return blocks.map((block) =>
    block.kind === "columns"
      ? { ...block, left: block.left.map(before), right: block.right.map(before) }
      : (before(block) as Block),
  );
}

/** What stands at the top right of each page: document symbol and status. */
export function symbolOf(model: MinutesModel, language: Language): string {
  const { issue, number, issued, day } = model;
  const symbol = issue ?? (number === null ? null : `${(issued ?? day ?? "").slice(0, 4)}/${number}`);
  return joined([symbol, stateOf(model, language)], " · ");
}
