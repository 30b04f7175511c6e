/** Checking minutes on paper or in a file against their seals. */
import { z } from "zod";
import { id } from "../fields.ts";
import { bilingual, minutesModel } from "../minutes.ts";
import { procedure, query } from "../procedure.ts";
import { label } from "../records.ts";
import { SECTORS } from "../vocabulary.ts";
import { announced, uploading } from "./uploads.ts";

/**
 * `document` canonical minutes · `hash` theirs · `entry` the ledger entry's text, key and signature · `seal` the entry seals
 * this document · `confirmations` all who had to have confirmed this text · `errata` each with its entry · `devices`
 * the sealed minutes themselves name the devices that signed seal and errata
 */
export const RECORD_CHECKS = ["document", "hash", "entry", "seal", "confirmations", "errata", "devices"] as const;
export type RecordCheck = (typeof RECORD_CHECKS)[number];

/**
 * `pages_hold` exactly what Concord prints of the record, byte by byte · `words_hold` packed otherwise, but of the very same
 * objects · `words_differ` the record holds, its pages say something else, or have on them what
 * cannot be proven to be its own · `set_otherwise` the record holds, the words of its pages are the same one by one, but stand
 * elsewhere: another version or font set them, or somebody moved them; which, cannot be told · `record_fails` nothing in the file is to be relied on · `pages_unread` the record holds,
 * nobody looked at the pages: in a workspace, of a seal that is not its own · `errata_unproven` seal and pages hold, but errata
 * were signed by devices that came to the workspace after the seal, or by strangers: the file alone cannot tell · `seal_unproven`
 * all holds but that the sealed minutes name the sealing device: earlier versions left it out where the seal was its first entry.
 */
export const OUTCOMES = [
  "pages_hold",
  "words_hold",
  "words_differ",
  "set_otherwise",
  "record_fails",
  "pages_unread",
  "errata_unproven",
  "seal_unproven",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/**
 * `structure` the file is put together otherwise than Concord does it, or has something beside the pages · `metadata`
 * title, bookmarks or descriptions · `fonts` letters are drawn in other outlines · `hidden` text that is not upright, in the
 * open, of that colour and about that size · `drawings` lines, boxes or pictures · `order` text stands elsewhere.
 */
export const ODDITIES = ["structure", "metadata", "fonts", "hidden", "drawings", "order"] as const;

/** 8 words of a list of 2,048, the same as 8 characters, and 16 hex digits in groups of four. */
export const fingerprint = z.object({ en: z.array(z.string()), zh: z.array(z.string()), hex: z.string() });

export const recordReport = z.object({
  /** `pages_hold` or `words_hold`: nothing else may be relied on. */
  valid: z.boolean(),
  outcome: z.enum(OUTCOMES),
  checks: z.record(z.enum(RECORD_CHECKS), z.boolean()),
  /** Numbers of the errata whose devices the sealed minutes do not name. */
  unproven: z.array(z.number()),
  /** Where the words of the pages differ from those of the record, with some words around; page from 1, null in JSON. */
  differences: z.array(z.object({ page: z.number().nullable(), expected: z.string(), found: z.string() })),
  /** What else on a page, or in the file as a whole (null), is not of the record. */
  odd: z.array(z.object({ page: z.number().nullable(), what: z.enum(ODDITIES) })),
  /** Version of Concord that printed it, as the file says. Nothing rests on it. */
  program: z.string(),
  hash: z.string(),
  fingerprint,
  title: bilingual,
  day: z.string().nullable(),
  sealedAt: z.string(),
  sealedBy: z.string(),
  device: z.string().nullable(),
  confirmers: z.array(
    z.object({
      sector: z.enum(SECTORS).nullable(),
      party: bilingual.nullable(),
      name: z.string(),
      confirmedAt: z.string(),
    }),
  ),
  errata: minutesModel.shape.errata,
});
export type RecordReport = z.infer<typeof recordReport>;
export type WordsDiffer = RecordReport["differences"][number];
export type PageOddity = RecordReport["odd"][number];

export const sealSummary = z.object({
  meeting: id,
  label: label.nullable(),
  hash: z.string(),
  fingerprint,
  sealedAt: z.string(),
  sealedBy: z.string(),
  errata: z.number(),
  withdrawn: z.boolean(),
  /** Whether it is the seal that is in force here; if not, the meeting has another one that is. */
  inForce: z.boolean(),
  /** How many other seals the meeting has, by laptops that had not seen the one in force here. */
  rivals: z.number(),
});
export type SealSummary = z.infer<typeof sealSummary>;

export const paperCheck = z.object({
  /**
   * Of what was typed: `match` · `near` a seal of this workspace, but for what `differences` name · `none`. Of a file: `match`
   * a seal of this workspace, and its pages · `words` packed otherwise, the same pages · `differs` its record holds, its pages
   * do not · `set_otherwise` the same words, which stand elsewhere · `unproven` signed by a device that neither the minutes nor this workspace know · `broken` its record does not
   * hold · `none` a record that holds, of another workspace.
   */
  result: z.enum(["match", "near", "none", "words", "differs", "set_otherwise", "unproven", "broken"]),
  seal: sealSummary.nullable(),
  /** Words (or, of hex, single digits) that read otherwise, from 1; null: missing. */
  differences: z.array(z.object({ position: z.number(), typed: z.string().nullable(), expected: z.string() })),
  /** Typed words that the list does not have. */
  unknown: z.array(z.string()),
  /** Of a file: what it says of itself. */
  file: recordReport.nullable(),
  /** Errata that were recorded after the file was printed. */
  laterErrata: z.number(),
});
export type PaperCheck = z.infer<typeof paperCheck>;

export const verificationProcedures = {
  /** What the seal of a meeting says; null while there is none. */
  seal: query("room", "everything")
    .input(z.strictObject({ meeting: id }))
    .output(sealSummary.nullable()),
  /** Begins the upload of a file that is to be checked and not kept. */
  begin: procedure("read", "room").input(announced).output(uploading),
  /** Checks words or hex from the foot of a page, or a file that was handed over in parts (`minutes.begin`, `upload.append`). */
  verify: procedure("read", "room")
    .input(z.union([z.strictObject({ text: z.string().min(1).max(500) }), z.strictObject({ upload: id })]))
    .output(paperCheck),
};
