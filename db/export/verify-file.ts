/** Checks a file of sealed minutes: the record in it, and its pages against what Concord prints of that record. */
import about from "../../package.json" with { type: "json" };
import { DEFAULT_SETTINGS } from "../contract/minutes-style.ts";
import type { RecordReport } from "../contract/verification.ts";
import { canonicalize } from "../ledger/canonical.ts";
import { renderMinutes } from "./index.ts";
import { recordIn } from "./sealed-file.ts";
import { type CheckedRecord, checkRecord } from "./verify-record.ts";

/** @throws ConcordError of `recordIn` and `checkRecord` for what is no file of sealed minutes */
export async function verifyFile(bytes: Buffer): Promise<RecordReport> {
  const { kind, text } = recordIn(bytes);
  return comparePages(bytes, kind, checkRecord(text));
}

/**
 * Sets the document again from its record, in the same way, and compares byte by byte. Another version of Concord may set
 * the same minutes otherwise: then nothing can be said of the pages.
 */
export async function comparePages(
  bytes: Buffer,
  format: "pdf" | "json",
  { record, printing, model, report }: CheckedRecord,
): Promise<RecordReport> {
  if (!report.valid || !model || printing.program !== about.version) return report;
  const { language, style, settings, standard } = printing;
  // Only the look that was sealed, or a style as it is by itself: no other head over the same fingerprint.
  const lawful = style === model.style ? model.settings : DEFAULT_SETTINGS[style];
  if (canonicalize(settings) !== canonicalize(lawful)) return { ...report, valid: false, pages: "different" };
  const again = await renderMinutes(model, { format, language, look: { style, settings }, standard, sealed: record });
  const identical = Buffer.compare(bytes, again.bytes) === 0;
  return { ...report, valid: identical, pages: identical ? "identical" : "different" };
}
