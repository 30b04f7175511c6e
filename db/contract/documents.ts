/** Documents: what there is, of what, in which formats, and how one is asked for and handed over. */
import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { block } from "./blocks.ts";
import { date, id } from "./fields.ts";
import { MINUTES_STYLES, WORD_FONTS } from "./minutes-style.ts";
import { procedure, query } from "./procedure.ts";
import { begun } from "./procedures/uploads.ts";
import { listQuery } from "./records.ts";
import { SUBJECTS, type Subject, subjectOf } from "./subjects/index.ts";
import {
  FACE_ROLES,
  MINUTES_FORMATS,
  MINUTES_LANGUAGES,
  OUTCOME_STATES,
  PDF_STANDARDS,
  TABLE_SUBJECTS,
  ZIP_PARTS,
} from "./vocabulary.ts";

export const DOCUMENT_FORMATS = [...MINUTES_FORMATS, "xlsx", "csv", "ics", "zip"] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

/** Due dates in a calendar: days that are marked, or tasks that can be ticked off. */
export const DUE_AS = ["events", "todos"] as const;

/** Kinds of records that have a list of their own. */
export const LISTED_SUBJECTS = SUBJECTS.filter((subject) => subjectOf(subject).screen) as [Subject, ...Subject[]];

const options = {
  /** Days of the meetings, or of what the party did: from, to. */
  from: date().unwrap().optional(),
  to: date().unwrap().optional(),
  /** States of decisions. */
  states: z.array(z.enum(OUTCOME_STATES)).max(OUTCOME_STATES.length).optional(),
  /** Words that a decision or its item must hold. */
  words: z.string().max(200).optional(),
  due: z.enum(DUE_AS).optional(),
  /** Otherwise than the minutes' own template has it. A style alone means its default settings. */
  style: z.enum(MINUTES_STYLES).optional(),
  template: id.optional(),
  /** Of a PDF. */
  standard: z.enum(PDF_STANDARDS).optional(),
  /** Of a Word file. */
  wordFonts: z.enum(WORD_FONTS).optional(),
  /** Of a ZIP: what is in it, and in which formats texts are. */
  parts: z.array(z.enum(ZIP_PARTS)).max(ZIP_PARTS.length).optional(),
  formats: z.array(z.enum(MINUTES_FORMATS)).max(MINUTES_FORMATS.length).optional(),
  /** Of a list: which records, narrowed down as in a grid; on paper in groups that share a value; with the columns named, in their order. */
  records: listQuery
    .pick({ filters: true, search: true, sort: true })
    .extend({
      subject: z.enum(LISTED_SUBJECTS),
      by: z.string().max(64).optional(),
      columns: z.array(z.string().max(64)).max(60).optional(),
      /** Of a table: with all fields, whatever columns are named. */
      whole: z.boolean().optional(),
    })
    .optional(),
  /** Of a table to be filled in: of which kind its records are. */
  as: z.enum(TABLE_SUBJECTS).optional(),
  /** Of a list as a workbook: with what is about persons, their telephone numbers and the like, too. */
  personal: z.boolean().optional(),
};
export type DocumentOption = keyof typeof options;
export const DOCUMENT_OPTIONS = Object.keys(options) as DocumentOption[];

interface Declared {
  formats: readonly DocumentFormat[];
  /** Records that it may be of, tried in this order; `all`: of none in particular. */
  of: readonly (Subject | "all")[];
  /** What narrows it down or sets it otherwise; it takes these and no others. */
  options: readonly DocumentOption[];
}

const TEXT = ["docx", "pdf", "md"] as const;
const LISTED = ["all", "meeting", "series", "task_force"] as const;

/** Every document that there is. What it tells and says stands in its own file (`db/domain/documents/kinds`). */
export const DOCUMENTS = {
  minutes: { formats: MINUTES_FORMATS, of: ["meeting"], options: ["style", "template", "standard", "wordFonts"] },
  /** 征求意见稿: the minutes with a slip for what somebody wants changed, before they are sealed. */
  comment_draft: { formats: TEXT, of: ["meeting"], options: ["style", "template", "wordFonts"] },
  /** With the agenda. */
  invitation: { formats: TEXT, of: ["meeting"], options: [] },
  /** 督办清单: all actions of a meeting, else the open ones. */
  supervision: { formats: [...TEXT, "xlsx"], of: LISTED, options: [] },
  /** On one page. */
  task_force: { formats: TEXT, of: ["task_force"], options: [] },
  /** From a problem to what proves that something was done about it, on one page. */
  problem_trail: { formats: TEXT, of: ["problem"], options: [] },
  /** Of meetings, and of the actions due. */
  dates: { formats: ["ics"], of: LISTED, options: ["due"] },
  /** Of decisions. */
  register: { formats: [...TEXT, "xlsx"], of: LISTED, options: ["from", "to", "states", "words"] },
  /** What one has done and owes. */
  party: { formats: TEXT, of: ["organization"], options: ["from", "to"] },
  /** Records of one kind, as a grid shows them. */
  list: { formats: [...TEXT, "xlsx", "csv"], of: ["all"], options: ["records", "personal"] },
  /** An empty table for records of one kind, to be filled in and taken in again. */
  import_template: { formats: ["xlsx"], of: ["all"], options: ["as"] },
  /** What came of a table that was taken in. */
  import_report: { formats: [...TEXT, "xlsx"], of: ["table_import"], options: [] },
  /** Everything of a meeting. */
  meeting_zip: { formats: ["zip"], of: ["meeting"], options: ["parts", "formats"] },
} as const satisfies Readonly<Record<string, Declared>>;
export type DocumentKind = keyof typeof DOCUMENTS;
export const DOCUMENT_KINDS = Object.keys(DOCUMENTS) as DocumentKind[];
export type FormatOf<K extends DocumentKind> = (typeof DOCUMENTS)[K]["formats"][number];

/** The same, of a kind that only the caller knows. */
export function declared(kind: DocumentKind): Declared {
  return DOCUMENTS[kind];
}

const document = z.strictObject({
  kind: z.enum(DOCUMENT_KINDS),
  /** The record that it is of; without it, it is of all. */
  of: id.optional(),
  language: z.enum(MINUTES_LANGUAGES),
  ...options,
});
export type DocumentInput = z.infer<typeof document>;

/** Which face was used for a role, and the characters that it supplied in place of the first choice. */
const faceUsed = z.object({
  role: z.enum(FACE_ROLES),
  /** Null: no face has these characters; an empty box stands for each. */
  face: z.object({ zh: z.string(), en: z.string() }).nullable(),
  instead: z.array(z.string()),
});
export type FaceUsed = z.infer<typeof faceUsed>;

/**
 * Everything that leaves a workspace goes in parts, made while they are asked for: a large file neither blocks the workspace
 * nor fills the memory.
 */
export const documentProcedures = {
  /** The document as blocks of text, for the preview. */
  blocks: query("room", "everything").input(document).output(z.array(block)),
  /**
   * Begins an export. It ends with its last part, by `cancel`, or when too many others were begun after it. `faces`: of a PDF,
   * those of the shipped fonts that it needs; of a Word file, the fonts that it names.
   */
  begin: procedure("read", "room", "needed")
    .input(document.extend({ format: z.enum(DOCUMENT_FORMATS) }))
    .output(begun.extend({ faces: z.array(faceUsed) })),
  /**
   * The next part of a document, backup, paper or template that was begun, or once more the last one. `share`: how much of the
   * whole is made, 0 to 1.
   */
  read: procedure("read", "room")
    .input(z.strictObject({ export: id, part: z.number().int().min(0).max(100_000) }))
    .output(z.object({ base64: z.string(), more: z.boolean(), share: z.number() })),
  /** Writes all of it to a file of this computer that somebody chose, telling how far it is, and ends it. */
  save: procedure("read", "here")
    .input(z.strictObject({ export: id, file: z.uuid() }))
    .output(eventIterator(z.object({ share: z.number() }), z.object({ bytes: z.number() }))),
  cancel: procedure("read", "room")
    .input(z.strictObject({ export: id }))
    .output(z.void()),
};
