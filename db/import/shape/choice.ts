/** Which of its sheets a file is about, where its headings are, and what is proposed: taken as it is, asked about, or refused. */
import type { TableSubject } from "../../contract/vocabulary.ts";
import { bareHeading, NAMED_BY } from "../../language/registry/headings.ts";
import { type Book, isFilled, type Row, type Sheet } from "../reading/table.ts";
import { type Column, columnsOf } from "./columns.ts";
import { rowsBelow } from "./data-rows.ts";
import { findHeadings, type Headings, headingsIn, SURE } from "./headings.ts";
import { type Proposal, proposalFor, proposals } from "./proposal.ts";

/** `ask`: what is proposed is not sure enough to be taken without a look. */
export type Verdict = "ready" | "ask" | "none";

/** A sheet as it is proposed to be read. */
export interface Shape {
  headings: Headings;
  columns: Column[];
  /** The rows below the headings. */
  rows: Row[];
  readonly proposals: Proposal[];
}

/** Sheets as they are proposed to be read: several steps ask for it, and a sheet does not change. */
const proposed = new WeakMap<Sheet, Shape>();

/** @param asked the rows of the headings, as somebody says; empty: there are none */
export function shapeOf(sheet: Sheet, asked?: readonly number[]): Shape {
  if (asked) return shapedBy(sheet, headingsIn(sheet, asked));
  const known = proposed.get(sheet);
  if (known) return known;
  const [best] = findHeadings(sheet);
  const none: Headings = { rows: [], score: best?.score ?? 0, names: sheet.columns.map(() => "") };
  const shape = shapedBy(sheet, best && best.score >= SURE ? best : none);
  proposed.set(sheet, shape);
  return shape;
}

function shapedBy(sheet: Sheet, headings: Headings): Shape {
  const rows = rowsBelow(sheet, headings.rows.at(-1) ?? 0);
  const columns = columnsOf(sheet, headings, rows);
  let made: Proposal[] | undefined;
  // Whoever was told which column is what asks for no proposal.
  return {
    headings,
    columns,
    rows,
    get proposals() {
      made ??= proposals(columns);
      return made;
    },
  };
}

export interface Choice {
  /** Place of the sheet; -1: none holds anything. */
  sheet: number;
  verdict: Verdict;
}

/** The sheet with the most records of a kind, and whether that is sure. Hidden ones are for somebody to ask for. */
export function chooseSheet(book: Book): Choice {
  const shapes = book.sheets.map((sheet) => (sheet.hidden || sheet.rows.length === 0 ? null : shapeOf(sheet)));
  const known = shapes.flatMap((shape, sheet) => {
    const [proposal] = shape?.proposals ?? [];
    return shape && proposal ? [{ sheet, shape, proposal, records: namedRows(shape, proposal).length }] : [];
  });
  const [best, ...others] = known.toSorted((a, b) => b.records - a.records || b.proposal.score - a.proposal.score);
  if (!best) return { sheet: shapes.findIndex((shape) => shape !== null), verdict: "none" };
  if (surplusRows(best.shape, book).length * 2 > best.shape.rows.length) return { sheet: best.sheet, verdict: "none" };
  const alike = others.some(
    ({ shape, proposal, records }) =>
      records * 3 >= best.records &&
      proposal.subject === best.proposal.subject &&
      nameHeading(shape, proposal) === nameHeading(best.shape, best.proposal) &&
      best.shape.headings.rows.join() === shape.headings.rows.join(),
  );
  const guessed = best.proposal.columns.some(({ why }) => why === "contents");
  const sure = best.shape.headings.rows.length > 0 && !alike && !guessed;
  return { sheet: best.sheet, verdict: sure ? "ready" : "ask" };
}

/** What is proposed for the columns of a sheet as records of a kind; somebody may say of which. */
export function proposalIn(shape: Shape, subject?: TableSubject): Proposal | undefined {
  return subject ? proposalFor(subject, shape.columns) : shape.proposals[0];
}

/** Rows of text that have more cells than there are headings: by their place they would be taken for something else. */
export function surplusRows(
  { headings, rows, columns }: Pick<Shape, "headings" | "rows" | "columns">,
  book: Pick<Book, "format">,
): Row[] {
  if (headings.rows.length === 0 || (book.format !== "csv" && book.format !== "pasted")) return [];
  const last = columns.findLastIndex(({ heading }) => heading !== "");
  return rows.filter(({ cells }) => cells.findLastIndex(isFilled) > last);
}

function namedRows({ rows }: Shape, { subject, columns }: Proposal): Row[] {
  const named = columns.filter(({ field }) => field !== null && NAMED_BY[subject].includes(field)).map(({ at }) => at);
  return rows.filter(({ cells }) => named.some((at) => isFilled(cells[at])));
}

function nameHeading({ columns }: Shape, proposal: Proposal): string {
  const name = proposal.columns.find(({ field }) => field !== null && NAMED_BY[proposal.subject].includes(field));
  return name ? bareHeading(columns[name.at]?.heading ?? "") : "";
}
