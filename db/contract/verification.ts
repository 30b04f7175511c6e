/** Checking minutes on paper or in a file against their seals. */
import { oc } from "@orpc/contract";
import { z } from "zod";
import { id } from "./fields.ts";
import { bilingual, minutesModel } from "./minutes.ts";
import { label } from "./records.ts";
import { SECTORS } from "./vocabulary.ts";

/**
 * `document` canonical minutes · `hash` theirs · `entry` the ledger entry's text, key and signature · `seal` the entry seals
 * this document · `confirmations` all who had to have confirmed this text · `errata` each with its entry
 */
export const RECORD_CHECKS = ["document", "hash", "entry", "seal", "confirmations", "errata"] as const;
export type RecordCheck = (typeof RECORD_CHECKS)[number];

/** 8 words of a list of 2,048, the same as 8 characters, and 16 hex digits in groups of four. */
export const fingerprint = z.object({ en: z.array(z.string()), zh: z.array(z.string()), hex: z.string() });

export const recordReport = z.object({
  /** All checks hold, and the pages are not different. */
  valid: z.boolean(),
  checks: z.record(z.enum(RECORD_CHECKS), z.boolean()),
  /**
   * `identical`: exactly what Concord prints of the record. `not_compared`: made by another version, or the record does not
   * hold; only the record was checked, and the fingerprint on the pages has to be compared by eye.
   */
  pages: z.enum(["identical", "different", "not_compared"]),
  /** Version of Concord that printed it. */
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

export const sealSummary = z.object({
  meeting: id,
  label: label.nullable(),
  hash: z.string(),
  fingerprint,
  sealedAt: z.string(),
  sealedBy: z.string(),
  errata: z.number(),
  withdrawn: z.boolean(),
});

export const paperCheck = z.object({
  /** `near`: a seal of this workspace, but for what `differences` name. */
  result: z.enum(["match", "near", "none"]),
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
  seal: oc.input(z.strictObject({ meeting: id })).output(sealSummary.nullable()),
  /** Checks words or hex from the foot of a page, or a file that was handed over in parts (`paper.begin`, `append`). */
  verify: oc
    .input(z.union([z.strictObject({ text: z.string().min(1).max(500) }), z.strictObject({ upload: id })]))
    .output(paperCheck),
};
