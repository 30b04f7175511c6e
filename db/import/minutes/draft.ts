/**
 * Minutes and tables of actions as somebody wrote them, read as drafts: what the meeting was, and of each line what it may become.
 * Nothing is made up: a day that the paper does not say is none, and what is only probable is for somebody to look at.
 */
import type { LineKind } from "../../contract/procedures/region/meeting-papers.ts";
import { MAX_LINE } from "../../contract/tidy.ts";
import type { Calendar } from "../../language/dates/working-days.ts";
import { readDue } from "../../language/due.ts";
import { readHeading } from "../../language/registry/headings.ts";
import { readWrittenDay } from "../../language/registry/written-days.ts";
import type { Block, PaperText } from "../papers/paper-text.ts";
import { type Fact, factOf, isResult, kindBySentence, sectionOf } from "./sections.ts";

export interface DraftLine {
  kind: LineKind;
  text: string;
  /** Who is to do it, in the words of the paper. */
  owner: string | null;
  /** `YYYY-MM-DD` or a part of it, as far as it reads: to be confirmed. */
  due: string | null;
  /** The heading under which it stands. */
  under: string | null;
}

export interface MinutesDraft {
  title: string | null;
  /** `YYYY-MM-DD` or a part of it. */
  day: string | null;
  place: string | null;
  chair: string | null;
  /** Who attended, in the words of the paper. */
  parties: string[];
  lines: DraftLine[];
}

interface Part {
  title: string | null;
  blocks: Block[];
}

/** One draft for each meeting of which the paper tells. @param calendar by which due words without a year are read */
export function readMinutes(paper: PaperText, calendar: Omit<Calendar, "today">): MinutesDraft[] {
  const blocks = paper.parts.filter(({ where }) => !(where && "notes" in where)).flatMap((part) => part.blocks);
  return meetingsIn(blocks).map((part) => new Reader(part, calendar).draft());
}

/** Several meetings stand under headings of one level, each with headings of its own that say what follows. */
function meetingsIn(blocks: readonly Block[]): Part[] {
  for (const level of [1, 2, 3]) {
    const starts = blocks.flatMap((block, at) => (isHeading(block) && block.level === level ? [at] : []));
    const parts = starts.map((start, at): Part & { telling: boolean } => {
      const [head, ...rest] = blocks.slice(start, starts[at + 1]);
      const telling = rest.some(
        (block) => isHeading(block) && (block.level ?? 0) > level && isDeciding(sectionOf(block.text)),
      );
      return { title: head?.type === "paragraph" ? head.text : null, blocks: rest, telling };
    });
    if (parts.filter(({ telling }) => telling).length >= 2) return parts.filter(({ telling }) => telling);
  }
  return [{ title: null, blocks: [...blocks] }];
}

const isDeciding = (kind: LineKind | null) => kind === "decision" || kind === "action";

function isHeading(block: Block): block is Extract<Block, { type: "paragraph" }> {
  return block.type === "paragraph" && block.level !== undefined;
}

/** Who is to do something, where a sentence says it. */
const OWNERS = [
  /由(?<owner>[^，,。；;]{2,30}?)(?:牵头|负责|承办|主办|落实)/u,
  /^(?<owner>[^，,。；;：:]{2,20}?)(?:牵头|负责)/u,
  /(?:责任(?:单位|人|部门)|牵头(?:单位|部门)?)[：:]\s*(?<owner>[^，,。；;)）]{2,40})/u,
  /^(?<owner>[A-Z][\w&.'-]*(?: [A-Z][\w&.'-]*){0,4})\s+(?:must|shall|should|will|to|needs? to)\b/,
  /\b(?:owner|responsible|assigned to|lead)\s*[:：]\s*(?<owner>[^,;.()]{2,40})/i,
];

class Reader {
  readonly #part: Part;
  readonly #calendar: Omit<Calendar, "today">;
  readonly #draft: MinutesDraft;

  constructor(part: Part, calendar: Omit<Calendar, "today">) {
    this.#part = part;
    this.#calendar = calendar;
    this.#draft = { title: part.title, day: null, place: null, chair: null, parties: [], lines: [] };
  }

  draft(): MinutesDraft {
    let section: { kind: LineKind; name: string; numbered: boolean } | null = null;
    let fact: Fact | null = null;
    const { blocks } = this.#part;
    for (const [at, block] of blocks.entries()) {
      if (block.type === "table") {
        this.#table(block.rows, section?.name ?? null);
        continue;
      }
      const { text, numbering, level } = block;
      const [label = "", value] = splitLabel(text);
      const told = factOf(label);
      if (told && value) {
        this.#fact(told, value);
        fact = null;
        continue;
      }
      const alone = level !== undefined || isLabel(text) || text.length <= 12;
      const kind = alone ? sectionOf(text) : null;
      if (told && isLabel(text)) {
        fact = told;
        section = null;
        continue;
      }
      if (kind) {
        section = { kind, name: text, numbered: isNumbered(blocks, at + 1) };
        fact = null;
        continue;
      }
      if (fact) {
        this.#fact(fact, text);
        if (numbering === undefined) fact = null;
        continue;
      }
      if (level !== undefined || (this.#draft.lines.length === 0 && section === null && isTitle(text))) {
        this.#heading(text, level);
        continue;
      }
      this.#line(text, numbering, section);
    }
    for (const line of this.#draft.lines) line.due ??= line.kind === "action" ? this.#dueOf(line.text) : null;
    return this.#draft;
  }

  /** A heading that says nothing of what follows: the title before all else, an item among what was discussed. */
  #heading(text: string, level: number | undefined): void {
    if (this.#draft.title === null) this.#draft.title = text;
    else if (level !== undefined) this.#add("item", text.replace(/[：:]$/u, ""), null);
    else this.#add("left", text, null);
  }

  #line(
    text: string,
    numbering: string | undefined,
    section: { kind: LineKind; name: string; numbered: boolean } | null,
  ) {
    const bySentence = kindBySentence(text);
    if (bySentence) return this.#add(bySentence, text, section?.name ?? null);
    if (section === null) return this.#add("left", text, null);
    if (section.kind === "item") {
      const isItem = section.numbered ? numbering !== undefined && numbering !== "•" : numbering !== undefined;
      return this.#add(isItem ? "item" : "left", isItem ? text.replace(/[：:]$/u, "") : text, section.name);
    }
    // What stands by itself below a list belongs to the paper as a whole: "Meeting ended at 10:00".
    if (numbering === undefined && /^(meeting (ended|adjourned|closed)|会议(结束|至)|散会)/iu.test(text))
      return this.#add("left", text, section.name);
    const kind = section.kind === "action" && isResult(text) ? "decision" : section.kind;
    return this.#add(kind, text, section.name);
  }

  #add(kind: LineKind, text: string, under: string | null): void {
    const owner = kind === "action" ? ownerOf(text) : null;
    this.#draft.lines.push({ kind, text, owner, due: null, under });
  }

  #fact(fact: Fact, value: string): void {
    const draft = this.#draft;
    const line = value.trim().slice(0, MAX_LINE);
    if (fact === "title") draft.title = line;
    if (fact === "place") draft.place ??= line;
    if (fact === "chair") draft.chair ??= line;
    if (fact === "day") draft.day ??= dayIn(line);
    if (fact === "parties")
      draft.parties.push(
        ...line
          .split(/[、,，;；\n]/u)
          .map((one) => one.trim())
          .filter(Boolean),
      );
  }

  /** A table of actions or of items by its headings; one of two columns tells facts. */
  #table(rows: readonly (readonly string[])[], under: string | null): void {
    const [heads = [], ...rest] = rows;
    const fields = heads.map((head) => readHeading("action", head)?.field ?? null);
    const text = fields.indexOf("text");
    if (
      text !== -1 &&
      rest.length > 0 &&
      (fields.includes("lead") || fields.includes("due") || fields.includes("person"))
    ) {
      const cell = (row: readonly string[], field: string) => row[fields.indexOf(field)]?.trim() || null;
      for (const row of rest) {
        const said = row[text]?.trim();
        if (!said || /^(合计|小计|备注)/u.test(said)) continue;
        const owner = cell(row, "lead") ?? cell(row, "person") ?? ownerOf(said);
        const words = cell(row, "due");
        const day = words === null ? null : readWrittenDay(words);
        const due = day?.kind === "day" ? day.value : words === null ? null : this.#dueOf(words);
        this.#draft.lines.push({ kind: "action", text: said, owner, due, under });
      }
      return;
    }
    for (const row of rows) {
      const filled = row.map((cell) => cell.trim()).filter(Boolean);
      for (let at = 0; at + 1 < filled.length; at += 2) {
        const fact = factOf(filled[at] as string);
        if (fact) this.#fact(fact, filled[at + 1] as string);
      }
      const [label = "", content] = filled;
      const kind = filled.length === 2 ? sectionOf(label) : null;
      if (kind && content)
        for (const line of content.split("\n")) this.#line(line.trim(), "•", { kind, name: label, numbered: false });
    }
  }

  /** The day by which something is due, by the day of the meeting; without that only one that names its year. */
  #dueOf(text: string): string | null {
    const { day } = this.#draft;
    const whole = day !== null && day.length === 10 ? day : null;
    const year = /(19|20)\d{2}|二[〇○零]\p{Script=Han}{2}年/u.exec(text)?.[0] ?? null;
    if (whole === null && year === null) return null;
    const reading = readDue(text, {
      ...this.#calendar,
      today: whole ?? `${/\d{4}/.exec(year ?? "")?.[0] ?? "2000"}-01-01`,
    });
    return reading.kind === "due" ? reading.due.day : null;
  }
}

/** 会议时间：2026年6月10日 is a label and its value; "Date:" a label alone. */
function splitLabel(text: string): [label: string, value: string | null] {
  const match = /^([^：:]{1,24})[：:]\s*(.*)$/su.exec(text);
  return match ? [match[1] ?? "", match[2]?.trim() || null] : [text, null];
}

const isLabel = (text: string) => /[：:]\s*$/u.test(text);

/** Short, and no sentence. */
const isTitle = (text: string) => text.length <= 60 && !/[。；;]$/u.test(text);

function isNumbered(blocks: readonly Block[], from: number): boolean {
  for (const block of blocks.slice(from)) {
    if (block.type === "table") continue;
    if (block.level !== undefined) return false;
    if (block.numbering !== undefined && block.numbering !== "•") return true;
  }
  return false;
}

function ownerOf(text: string): string | null {
  for (const form of OWNERS) {
    const owner = form.exec(text)?.groups?.owner?.trim();
    if (owner) return owner.slice(0, MAX_LINE);
  }
  return null;
}

/** The first day that a text names, as far as it says it. */
function dayIn(text: string): string | null {
  const read = readWrittenDay(text);
  if (read.kind === "day") return read.value;
  const words =
    /\d{4}\s*[年./-]\s*\d{1,2}(\s*[月./-]\s*\d{1,2}\s*日?)?|\d{1,2}(st|nd|rd|th)? \w+,? \d{4}|\w+ \d{1,2}, \d{4}/u.exec(
      text,
    );
  const inside = words ? readWrittenDay(words[0].replace(/(st|nd|rd|th)\b/u, "")) : null;
  return inside?.kind === "day" ? inside.value : null;
}
