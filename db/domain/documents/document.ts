/**
 * What a document is: one file in `kinds` that states what it reads of the workspace and what it says of that. What it is of,
 * its formats and its options stand in the contract (`DOCUMENTS`), where the window sees them as well.
 */
import type { Block } from "../../contract/blocks.ts";
import type { DOCUMENTS, DocumentFormat, DocumentInput, DocumentKind, FormatOf } from "../../contract/documents.ts";
import type { Subject } from "../../contract/subjects/index.ts";
import { languagesOf } from "../../documents/blocks/bilingual.ts";
import type { Language } from "../../documents/blocks/words.ts";
import type { Dates } from "../../documents/formats/calendar.ts";
import type { Paper } from "../../documents/formats/index.ts";
import type { Sheet } from "../../documents/formats/sheet.ts";
import type { Output } from "../../documents/output.ts";
import type { Context } from "../../records/context.ts";

/** The record that a document is of. */
export interface Target<S extends Subject = Subject> {
  subject: S;
  id: string;
}

type Of<K extends DocumentKind> = (typeof DOCUMENTS)[K]["of"][number];

/** A document as it is asked for; whoever made this has seen that there is such a one. */
export type Asked<K extends DocumentKind = DocumentKind> = Omit<DocumentInput, "kind" | "of"> & {
  /** Null: of all. */
  of: Target<Exclude<Of<K>, "all">> | ("all" extends Of<K> ? null : never);
  /** Null: it is shown as text. */
  format: FormatOf<K> | null;
  /** When it is made: the day, `YYYY-MM-DD`, and the moment, ISO 8601. */
  day: string;
  now: string;
};

/** What a document says of its model. None of it reads the workspace: what is written meanwhile changes nothing. */
interface Says<K extends DocumentKind, M> {
  title(model: M, language: Language): string;
  blocks(model: M, asked: Asked<K>): Block[];
  /** As a table to filter and sort. */
  sheet(model: M, asked: Asked<K>): Sheet;
  /** As a calendar. */
  dates(model: M, asked: Asked<K>): Dates;
  /** As many files. */
  archive(model: M, asked: Asked<K>): Output;
}

type NeededFor<F extends DocumentFormat> = F extends "xlsx" | "csv"
  ? "sheet"
  : F extends "ics"
    ? "dates"
    : F extends "zip"
      ? "archive"
      : "title" | "blocks";

interface Read<K extends DocumentKind, M> {
  kind: K;
  /** All that it tells, read at once. @throws ConcordError of the workspace */
  read(context: Context, asked: Asked<K>): M;
  /** Lists and reports are set as small as bilingual minutes, so that a page holds them. */
  small?: boolean;
  /** How its text is set and called, where that is otherwise than most documents have it. */
  paper?(model: M, asked: Asked<K>): Paper;
}

/** A document says what its formats need, no more and no less. */
export type Document<K extends DocumentKind, M> = Read<K, M> & Pick<Says<K, M>, NeededFor<FormatOf<K>>>;

/** The same, of whichever kind: what it says is to be asked of the model that it read. */
export type AnyDocument<K extends DocumentKind = DocumentKind> = Read<K, unknown> & Partial<Says<K, unknown>>;

/** States a document. */
export function document<K extends DocumentKind, M>(stated: Document<K, M>): Document<K, M> {
  return stated;
}

/** The text of a document, as it goes to print. */
export function paperOf<K extends DocumentKind, M>(
  stated: Read<K, M> & Pick<Says<K, M>, "title" | "blocks">,
  model: M,
  asked: Asked<K>,
): Paper {
  if (stated.paper) return stated.paper(model, asked);
  const { language, day } = asked;
  const title = stated.title(model, languagesOf(language)[0]);
  return {
    printable: {
      title,
      language,
      blocks: stated.blocks(model, asked),
      ...(stated.small && { layout: "both" }),
      made: day,
    },
    called: [title, day, language === "zh" ? null : language],
  };
}
