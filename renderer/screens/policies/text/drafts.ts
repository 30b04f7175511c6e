/** Clauses as they are looked through before they are recorded: joined, split, tagged. Pure. */
import { ordinalOf } from "../../../../db/language/clauses/marks.ts";
import { type ReadClause, readClauses, type TextParagraph, withEnglish } from "../../../../db/language/clauses/read.ts";
import { amountOf } from "../../../../db/language/clauses/terms.ts";

export interface Draft extends ReadClause {
  text_en: string | null;
  heading_en: string | null;
  amount: string | null;
  /** Ids that somebody has said or taken up. */
  instruments: readonly string[];
  segments: readonly string[];
}

export function draftsOf(paragraphs: readonly TextParagraph[], english: readonly TextParagraph[]) {
  const read = readClauses(paragraphs);
  const beside = withEnglish(read.clauses, readClauses(english).clauses);
  const drafts = read.clauses.map(
    (clause, at): Draft => ({
      ...clause,
      text_en: beside[at]?.text_en ?? null,
      heading_en: beside[at]?.heading_en ?? null,
      amount: amountOf(clause.text),
      instruments: [],
      segments: [],
    }),
  );
  const alone = english.length > 0 ? drafts.filter(({ text_en }) => text_en === null).length : 0;
  return { ...read, drafts, alone };
}

/** The clause at `at` becomes part of the one above it. */
export function joinedAbove(drafts: readonly Draft[], at: number): readonly Draft[] {
  const [above, here] = [drafts[at - 1], drafts[at]];
  if (!above || !here) return drafts;
  const first = [here.number, here.heading, here.text].filter(Boolean).join(" ");
  const text_en = [above.text_en, here.text_en].filter(Boolean).join("\n") || null;
  return drafts.toSpliced(at - 1, 2, { ...above, text: `${above.text}\n${first}`, text_en });
}

/** What follows the first paragraph of a clause, from a paragraph on, becomes a clause of its own. */
export function splitAt(drafts: readonly Draft[], at: number, paragraph: number): readonly Draft[] {
  const here = drafts[at];
  const lines = here?.text.split("\n") ?? [];
  if (!here || paragraph <= 0 || paragraph >= lines.length) return drafts;
  const [next] = readClauses([{ text: lines[paragraph] ?? "" }]).clauses;
  const rest = lines.slice(paragraph + 1);
  const own = { number: next?.number ?? null, heading: next?.heading ?? null };
  const text = [next?.text ?? lines[paragraph] ?? "", ...rest].join("\n");
  const behind: Draft = {
    ...{ ...here, ...own, text, text_en: null, heading_en: null, instruments: [], segments: [] },
    amount: amountOf(text),
  };
  const before = lines.slice(0, paragraph).join("\n");
  return drafts.toSpliced(at, 1, { ...here, text: before, amount: amountOf(before) }, behind);
}

interface Named {
  id: string;
  zh: string | null;
  en: string | null;
}

/** Letters of a name by which a text may mean it. */
const LETTERS = 2;

/** What a clause seems to be about: whose name, or a part of it, stands in it. Nothing of it is recorded until somebody takes it up. */
export function guessed(text: string, named: readonly Named[]): Named[] {
  return named.filter(({ zh }) =>
    (zh ?? "").split(/[与和、及·(（)）/]/u).some((part) => part.length >= LETTERS && text.includes(part)),
  );
}

/** How many there are of each chapter, in order. */
export function countsOf(drafts: readonly Draft[]): { part: string | null; count: number }[] {
  const counts: { part: string | null; count: number }[] = [];
  for (const { part } of drafts) {
    const last = counts.at(-1);
    if (last && last.part === part) last.count += 1;
    else counts.push({ part, count: 1 });
  }
  return counts;
}

/** 1 of 第一条 for the margin of the paper; else how many it is. */
export function marginOf({ number }: Draft, at: number): string {
  const value = ordinalOf(number);
  return String(value === null ? at + 1 : Math.floor(value));
}
