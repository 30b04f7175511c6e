/**
 * Formal minutes after Robert's Rules of Order (RONR, 12th ed.): what was done, not what was said. A first paragraph with
 * kind of meeting, body, date, time, place, chair and secretary; one paragraph a subject; each main motion with its
 * wording and disposal; counted votes; the hour of adjournment; no debate, no opinions, no seconder.
 */
import type { Block, FlatBlock } from "../../contract/blocks.ts";
import { STANCES } from "../../contract/vocabulary.ts";
import { placeIn } from "./bilingual.ts";
import { circumstances } from "./circumstances.ts";
import type { Item } from "./composer.ts";
import { DecisionMinutes } from "./decisions.ts";
import { tellsPlaceInEnglish } from "./wording/editions.ts";
import type { Writer } from "./writer.ts";

type Outcome = Item["outcomes"][number];

const SAY = {
  zh: {
    regular: "例会",
    special: "会议",
    opening: (
      kind: string,
      body: string,
      when: string,
      place: string | null,
      chair: string | null,
      secretary: string | null,
    ) =>
      `${body}${kind}于${when}${place ? `在${place}` : ""}召开${chair ? `，${chair}主持` : ""}${secretary ? `，${secretary}记录` : ""}。`,
    previous: (day: string) => `上次会议于${day}召开。`,
    received: (name: string) => `${name}作了汇报。`,
    moved: "动议：",
    disposal: { adopted: "通过", rejected: "未通过", deferred: "推迟审议", proposed: "尚未表决" },
    votes: (counts: string) => `（${counts}）`,
    amended: (text: string) => `经修正，修正案：“${text}”。`,
    lost: (text: string) => `修正案未通过：“${text}”。`,
    tabled: "搁置：",
    left: "留待今后研究：",
    adjourned: (time: string) => `会议于${time}休会。`,
    stop: "。",
  },
  en: {
    regular: "regular meeting",
    special: "meeting",
    opening: (
      kind: string,
      body: string,
      when: string,
      place: string | null,
      chair: string | null,
      secretary: string | null,
    ) =>
      `The ${kind}${body ? ` of ${body}` : ""} was held on ${when}${place ? ` at ${place}` : ""}${chair ? `, ${chair} being in the chair` : ""}${secretary ? `${chair ? " and" : ","} ${secretary} acting as secretary` : ""}.`,
    previous: (day: string) => `The previous meeting was held on ${day}.`,
    received: (name: string) => `${name} presented a report.`,
    moved: "Motion: ",
    disposal: { adopted: "Adopted", rejected: "Lost", deferred: "Postponed", proposed: "Not put to the vote" },
    votes: (counts: string) => ` (${counts})`,
    amended: (text: string) => `It was amended to read: “${text}”.`,
    lost: (text: string) => `An amendment was lost: “${text}”.`,
    tabled: "Laid on the table: ",
    left: "Left for later: ",
    adjourned: (time: string) => `The meeting adjourned at ${time}.`,
    stop: ".",
  },
} as const;

export class RobertMinutes extends DecisionMinutes {
  protected override opening(): Block[] {
    const { opening, series, taskForce, chair, recorder, previous } = this.model;
    const day = previous?.day;
    const body = series ?? taskForce;
    return [
      ...this.each((writer) => {
        const say = SAY[writer.language];
        const kind = series ? say.regular : say.special;
        const place = tellsPlaceInEnglish(this.model) ? placeIn(this.model, writer.language) : this.model.place;
        const names = [writer.typed(chair), writer.typed(recorder)] as const;
        const text = say.opening(kind, body ? writer.name(body) : "", writer.time(this.model), place, ...names);
        return writer.paragraphs([{ text }], { key: "opening" });
      }),
      ...(day
        ? this.each((writer) =>
            writer.paragraphs([{ text: SAY[writer.language].previous(writer.date(day)) }], { key: "previous" }),
          )
        : []),
      ...this.free(opening, "preamble"),
    ];
  }

  /** Reports are received, motions disposed of; opinions, directions and risks are debate, and are left out. */
  protected override item(item: Item): Block[] {
    const motions = item.outcomes.filter(({ kind }) => kind === "decision" || kind === "parked");
    const empty = item.reports.length + motions.length + item.actions.length === 0;
    return [
      ...this.each((writer) => writer.itemHeading(item, (n, title) => `${n}. ${title}`)),
      ...this.each((writer) => writer.room(item)),
      ...item.reports.flatMap((report) =>
        this.each((writer) =>
          writer.paragraphs([{ text: SAY[writer.language].received(writer.name(report.party.name)) }], {
            key: `report:${report.id}`,
          }),
        ),
      ),
      ...motions.flatMap((motion) => [
        ...this.each((writer) => this.#motion(writer, motion)),
        ...this.each((writer) => circumstances(writer, motion)),
      ]),
      ...item.actions.flatMap((action) => this.each((writer) => writer.action(action))),
      ...(item.parked
        ? this.each((writer) => writer.paragraphs([{ text: writer.words.itemParked }], { key: `parked:${item.id}` }))
        : []),
      ...(empty && !item.points && !item.parked
        ? this.each((writer) => writer.paragraphs([{ text: writer.words.itemEmpty }], { key: `empty:${item.id}` }))
        : []),
    ];
  }

  #motion(writer: Writer, motion: Outcome): FlatBlock[] {
    const { id, kind, party, text: texts, state, method, againstRule, positions, amendments } = motion;
    const text = writer.text(texts, writer.words.noText);
    if (text === null) return [];
    const say = SAY[writer.language];
    // Nobody moved to lay it on the table; what an earlier version sealed goes on to say so.
    const tabled = party === undefined ? say.tabled : say.left;
    if (kind === "parked")
      return writer.paragraphs([{ text: writer.words.told(`${tabled}${text}`) }], { key: `outcome:${id}` });
    const { stance, list, method: methods } = writer.words;
    const way = method ?? (againstRule ? "despite" : null);
    const counts = STANCES.map((one) => [one, positions.filter((position) => position.stance === one).length] as const)
      .filter(([, count]) => count > 0)
      .map(([one, count]) => `${stance[one]} ${count}`)
      .join(list);
    // Whoever opposed or had reservations is not to read of a unanimous assembly.
    const divided = positions.some(({ stance }) => stance === "oppose" || stance === "reservation");
    const how = [way && methods[way], method === "vote" || divided ? counts : null]
      .filter(Boolean)
      .join(writer.words.comma);
    const tail = amendments
      .filter((amendment) => amendment.state !== "proposed")
      .map((amendment) => (amendment.state === "accepted" ? say.amended(amendment.text) : say.lost(amendment.text)))
      .join(writer.language === "zh" ? "" : " ");
    const end = `${say.disposal[state]}${how ? say.votes(how) : ""}${say.stop}`;
    const gap = writer.language === "zh" ? "" : " ";
    return writer.paragraphs(
      [{ text: say.moved, bold: true }, { text: `“${text}”${gap}${end}${tail ? gap + tail : ""}` }],
      { key: `outcome:${id}` },
    );
  }

  protected override closing(): Block[] {
    const { closing, ends } = this.model;
    if (closing) return this.free(closing, "closing");
    return ends
      ? this.each((writer) => writer.paragraphs([{ text: SAY[writer.language].adjourned(ends) }], { key: "closing" }))
      : [];
  }
}
