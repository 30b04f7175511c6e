/** Reading seals: the frozen document, and the record of it that can be checked without the workspace. */
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import type { Reader } from "../base/store.ts";
import { ConcordError } from "../contract/errors.ts";
import type { RecordOf } from "../contract/subjects/index.ts";
import { printedErratum, type SealedRecord, type SignedEntry } from "../export/record.ts";
import { readRecord } from "../ledger/transaction.ts";
import { type Row, recordFrom } from "../schema/columns.ts";

type Seal = RecordOf<"seal">;

/** Base64 characters that the field of a record takes. */
const MAX_PACKED = 180_000;
/** Of a document that is unpacked: far more than a seal can hold, far less than what would stop the program. */
const MAX_DOCUMENT = 64 * 1024 * 1024;
// Names and ids of parties come again after megabytes; the window of deflate forgets them.
const PACKING = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 24 };

export function sealOf(reader: Reader, meeting: string): Seal | undefined {
  const row = reader.get<{ id: string }>(
    "SELECT id FROM seal WHERE meeting = ? ORDER BY sealed_at, id LIMIT 1",
    meeting,
  );
  return row && readRecord(reader, "seal", row.id);
}

/** @throws ConcordError E_SEAL_TOO_LARGE */
export function packDocument(document: string): string {
  const packed = brotliCompressSync(document, { params: PACKING }).toString("base64");
  if (packed.length > MAX_PACKED)
    throw new ConcordError("E_SEAL_TOO_LARGE", { kilobytes: Math.ceil(packed.length / 1000), max: MAX_PACKED / 1000 });
  return packed;
}

/** The canonical minutes model that a seal holds. */
export function documentIn(seal: Seal): string {
  return brotliDecompressSync(Buffer.from(seal.document, "base64"), { maxOutputLength: MAX_DOCUMENT }).toString("utf8");
}

/** What a document carries along once the minutes are sealed; null before. */
export function sealedRecordOf(reader: Reader, meeting: string): SealedRecord | null {
  const seal = sealOf(reader, meeting);
  if (!seal) return null;
  return {
    document: documentIn(seal),
    hash: seal.hash,
    seal: { sealedAt: seal.sealed_at, sealedBy: seal.sealed_by ?? "" },
    entry: entryOf(reader, "seal", seal.id),
    errata: reader
      .all<Row>("SELECT * FROM erratum WHERE meeting = ? ORDER BY number, id", meeting)
      .map((row) => recordFrom("erratum", row) as RecordOf<"erratum">)
      .map((erratum) => ({ ...printedErratum(erratum), entry: entryOf(reader, "erratum", erratum.id) })),
  };
}

/** The entry that made a record, with the key that signed it. */
function entryOf(reader: Reader, subject: "seal" | "erratum", id: string): SignedEntry {
  const row = reader.get<{ body: string; signature: Uint8Array; key: string }>(
    `SELECT l.body, l.signature, d.key FROM touched t JOIN ledger l ON l.n = t.n JOIN device d ON d.id = l.dev
     WHERE t.subject = ? AND t.id = ? ORDER BY l.n LIMIT 1`,
    subject,
    id,
  );
  if (!row) throw new ConcordError("E_UNKNOWN_RECORD", { subject, id });
  return { body: row.body, signature: Buffer.from(row.signature).toString("base64"), key: row.key };
}
