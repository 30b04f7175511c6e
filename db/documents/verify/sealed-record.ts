/**
 * The record of sealed minutes that travels with a document: what was sealed, its hash, and the signed ledger entries that
 * hold the seal and each erratum, so that anybody can check them without the workspace.
 */
import { canonicalize } from "../../base/canonical.ts";
import type { MinutesModel } from "../../contract/minutes.ts";
import type { MinutesSettings, MinutesStyle } from "../../contract/minutes-style.ts";
import type { RecordOf } from "../../contract/subjects/index.ts";
import type { MinutesLanguage, PdfStandard } from "../../contract/vocabulary.ts";

export const RECORD_NAME = "concord-minutes.json";
export const RECORD_FORMAT = "concord-sealed-minutes";
export const RECORD_VERSION = 1;

/** A signed ledger entry: canonical body, Ed25519 signature and public key (SPKI DER), both Base64. */
export interface SignedEntry {
  body: string;
  signature: string;
  key: string;
}

export interface SealedRecord {
  /** Canonical JSON of the minutes model. */
  document: string;
  /** SHA-256 of it, hex. */
  hash: string;
  seal: { sealedAt: string; sealedBy: string };
  entry: SignedEntry;
  errata: (MinutesModel["errata"][number] & { entry: SignedEntry })[];
}

/** How a document was set, so that it can be set again and compared. */
export interface Printing {
  language: MinutesLanguage;
  style: MinutesStyle;
  settings: MinutesSettings;
  standard: PdfStandard;
  /** Version of Concord: another one may set the same minutes otherwise. */
  program: string;
}

/** The record as a file: canonical JSON. */
export function envelopeOf(record: SealedRecord, printing: Printing): string {
  return canonicalize({ format: RECORD_FORMAT, version: RECORD_VERSION, ...record, printing });
}

/** An erratum as minutes print it. @param number its place among those that count */
export function printedErratum(record: RecordOf<"erratum">, number: number): MinutesModel["errata"][number] {
  const { withdraws, old_text, new_text, reason, signer } = record;
  return {
    number,
    withdraws: withdraws === true,
    oldText: old_text ?? "",
    newText: new_text ?? "",
    reason,
    signer,
  };
}

/** The minutes that were sealed, with the seal and what was corrected since. */
export function sealedModel(
  sealed: MinutesModel,
  seal: { hash: string; sealed_at: string; sealed_by: string | null },
  errata: MinutesModel["errata"],
): MinutesModel {
  const { hash, sealed_at: sealedAt, sealed_by: sealedBy } = seal;
  return { ...sealed, seal: { hash, sealedAt, sealedBy: sealedBy ?? "" }, errata };
}
