/** Documents beside the minutes: what may be exported, in which formats. */
import { z } from "zod";
import { block } from "./blocks.ts";
import { date, id } from "./fields.ts";
import { MINUTES_LANGUAGES } from "./minutes.ts";
import { procedure, query } from "./procedure.ts";
import { OUTCOME_STATES } from "./vocabulary.ts";

/**
 * `invitation` with agenda, of a meeting · `supervision` list (督办清单), of a meeting, series, task force or of all open
 * actions · `task_force` report on one page · `dates` of a meeting and of the actions due · `register` of the decisions of
 * a series, a task force or of all meetings · `party`: report of an organization · `meeting_zip`: everything of a meeting.
 */
export const DOCUMENTS = [
  "invitation",
  "supervision",
  "task_force",
  "dates",
  "register",
  "party",
  "meeting_zip",
] as const;
export type DocumentKind = (typeof DOCUMENTS)[number];
export const DOCUMENT_FORMATS = ["docx", "pdf", "md", "xlsx", "ics", "zip"] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

export const FORMATS_OF: Readonly<Record<DocumentKind, readonly DocumentFormat[]>> = {
  invitation: ["docx", "pdf", "md"],
  supervision: ["docx", "pdf", "md", "xlsx"],
  task_force: ["docx", "pdf", "md"],
  dates: ["ics"],
  register: ["docx", "pdf", "md", "xlsx"],
  party: ["docx", "pdf", "md"],
  meeting_zip: ["zip"],
};

/** Due dates in a calendar: days that are marked, or tasks that can be ticked off. */
export const DUE_AS = ["events", "todos"] as const;

/** What narrows a document down; each kind takes those of `OPTIONS_OF` and no others. */
const options = {
  /** Days of the meetings, or of what the party did: from, to. */
  from: date().unwrap().optional(),
  to: date().unwrap().optional(),
  /** States of decisions. */
  states: z.array(z.enum(OUTCOME_STATES)).max(OUTCOME_STATES.length).optional(),
  due: z.enum(DUE_AS).optional(),
};
export type DocumentOption = keyof typeof options;
export const OPTIONS_OF: Readonly<Record<DocumentKind, readonly DocumentOption[]>> = {
  invitation: [],
  supervision: [],
  task_force: [],
  dates: ["due"],
  register: ["from", "to", "states"],
  party: ["from", "to"],
  meeting_zip: [],
};

const document = z.strictObject({
  kind: z.enum(DOCUMENTS),
  /** Meeting, series, task force or organization; lists and dates without it are of all meetings. */
  of: id.optional(),
  language: z.enum(MINUTES_LANGUAGES),
  ...options,
});
export type DocumentInput = z.infer<typeof document>;

/** Documents go in parts, made while they are asked for: a large one neither blocks the workspace nor fills the memory. */
export const documentProcedures = {
  /** The document as blocks of text, for the preview. */
  blocks: query("room", "everything").input(document).output(z.array(block)),
  /** Begins an export. It ends with its last part, by `cancel`, or when too many others were begun after it. */
  begin: procedure("read", "room", "needed")
    .input(document.extend({ format: z.enum(DOCUMENT_FORMATS) }))
    .output(z.object({ export: id, name: z.string(), mime: z.string() })),
  /** The next part, or once more the last one. `share`: how much of the whole is made, 0 to 1. */
  read: procedure("read", "room")
    .input(z.strictObject({ export: id, part: z.number().int().min(0).max(100_000) }))
    .output(z.object({ base64: z.string(), more: z.boolean(), share: z.number() })),
  cancel: procedure("read", "room")
    .input(z.strictObject({ export: id }))
    .output(z.void()),
};
