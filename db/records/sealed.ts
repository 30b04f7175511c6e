/**
 * Reading seals: the frozen document, and the record of it that can be checked without the workspace. Seals and errata are
 * read from the entries that made them, and an entry may come from anywhere: what does not hold does not count.
 */
import { createHash } from "node:crypto";
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import { parseCanonical } from "../base/canonical.ts";
import type { EntryBody } from "../base/entry.ts";
import type { Reader } from "../base/store.ts";
import { ConcordError } from "../contract/errors.ts";
import { isMinutesModel, type MinutesModel } from "../contract/minutes.ts";
import type { RecordOf } from "../contract/subjects/index.ts";
import { inOrderOfErrata } from "../documents/verify/errata.ts";
import { printedErratum, type SealedRecord, type SignedEntry, sealedModel } from "../documents/verify/sealed-record.ts";
import { columnsOf, misfitOf, wholeFields } from "../schema/columns.ts";

type Seal = RecordOf<"seal">;
type Erratum = RecordOf<"erratum">;

/** A record that is written once, with the entry that made it. */
interface Made<R> {
  record: R;
  body: EntryBody;
  entry: SignedEntry;
}

/** A seal, with what it holds: unpacked and read once, however much is asked of it. */
interface SoundSeal extends Made<Seal> {
  /** The canonical minutes model. */
  document: string;
  model: MinutesModel;
}

/** Base64 characters that the field of a record takes. */
const MAX_PACKED = 180_000;
/** Of a document that is unpacked: far more than a seal can hold, far less than what would stop the program. */
const MAX_DOCUMENT = 64 * 1024 * 1024;
// Names and ids of parties come again after megabytes; the window of deflate forgets them.
const PACKING = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 24 };

/** The seals of a meeting. */
export interface Seals {
  /** What is in force here. */
  seal: Seal;
  /** Seals of the same meeting whose devices had not seen this one: on other laptops they may be in force. */
  rivals: Seal[];
}

/**
 * Of seals of one meeting that which came here first is in force, on the laptop that sealed its own; no time that somebody
 * typed decides. Whoever seals after having seen a seal has no effect.
 * @returns undefined while the meeting is not sealed
 */
export function sealsOf(reader: Reader, meeting: string): Seals | undefined {
  const [first, ...others] = soundSeals(reader, meeting);
  if (!first) return undefined;
  const { dev, seq } = first.body;
  return {
    seal: first.record,
    rivals: others.filter(({ body }) => (body.vv[dev] ?? 0) < seq).map(({ record }) => record),
  };
}

export function sealOf(reader: Reader, meeting: string): Seal | undefined {
  return soundSeals(reader, meeting)[0]?.record;
}

/** The minutes as they were sealed, read once for all that is made of them. */
export interface SealedMinutes {
  seal: Seal;
  /** With the seal, and with the errata as minutes print them: numbered by their place, whatever numbers they were signed with. */
  model: MinutesModel;
  /** What a document carries along. */
  record: SealedRecord;
}

/** The minutes of the seal that is in force; undefined while the meeting is not sealed. */
export function sealedMinutesOf(reader: Reader, meeting: string): SealedMinutes | undefined {
  const [made] = soundSeals(reader, meeting);
  if (!made) return undefined;
  const { record: seal, entry, document, model } = made;
  const errata = soundErrata(reader, meeting, seal.id).map((one, index) => ({
    printed: printedErratum(one.record, index + 1),
    entry: one.entry,
  }));
  return {
    seal,
    model: sealedModel(
      model,
      seal,
      errata.map(({ printed }) => printed),
    ),
    record: {
      document,
      hash: seal.hash,
      seal: { sealedAt: seal.sealed_at, sealedBy: seal.sealed_by ?? "" },
      entry,
      errata: errata.map(({ printed, entry }) => ({ ...printed, entry })),
    },
  };
}

/** @throws ConcordError E_SEAL_TOO_LARGE */
export function packDocument(document: string): string {
  const packed = brotliCompressSync(document, { params: PACKING }).toString("base64");
  if (packed.length > MAX_PACKED)
    throw new ConcordError("E_SEAL_TOO_LARGE", { kilobytes: Math.ceil(packed.length / 1000), max: MAX_PACKED / 1000 });
  return packed;
}

/** The canonical minutes model that a seal holds. */
function documentIn(seal: Seal): string {
  return brotliDecompressSync(Buffer.from(seal.document, "base64"), { maxOutputLength: MAX_DOCUMENT }).toString("utf8");
}

/** Seals whose document is one, of this meeting, with the hash that they name; in the order in which they came here. */
function soundSeals(reader: Reader, meeting: string): SoundSeal[] {
  return madeFor(reader, "seal", meeting).flatMap((made) => {
    try {
      const document = documentIn(made.record);
      if (createHash("sha256").update(document, "utf8").digest("hex") !== made.record.hash) return [];
      const model = parseCanonical(document);
      return isMinutesModel(model) && model.meeting === meeting ? [{ ...made, document, model }] : [];
    } catch {
      return [];
    }
  });
}

/** Errata that correct the sealed text or withdraw the seal, in order. */
function soundErrata(reader: Reader, meeting: string, seal: string): Made<Erratum>[] {
  const made = madeFor(reader, "erratum", meeting).filter(
    ({ record: { seal: of, withdraws, old_text, new_text } }) =>
      of === seal && (withdraws ? !old_text && !new_text : Boolean(old_text?.trim() && new_text?.trim())),
  );
  return inOrderOfErrata(made);
}

/** What entries made for a meeting and has the form of its fields, in the order in which it came here. */
function madeFor(reader: Reader, subject: "seal", meeting: string): Made<Seal>[];
function madeFor(reader: Reader, subject: "erratum", meeting: string): Made<Erratum>[];
function madeFor(reader: Reader, subject: "seal" | "erratum", meeting: string): Made<Seal | Erratum>[] {
  const rows = reader.all<{ id: string; body: string; signature: Uint8Array; key: string }>(
    // Two entries may have made one record; the other value of its meeting is kept as a conflict then.
    `SELECT t.id, l.body, l.signature, d.key FROM touched t JOIN ledger l ON l.n = t.n JOIN device d ON d.id = l.dev
     WHERE t.subject = ? AND t.id IN (SELECT id FROM "${subject}" WHERE meeting = ? UNION
       SELECT id FROM conflict WHERE subject = ? AND field = 'meeting' AND value = ?) ORDER BY l.n`,
    subject,
    meeting,
    subject,
    JSON.stringify(meeting),
  );
  const made: Made<Seal | Erratum>[] = [];
  for (const { id, body: text, signature, key } of rows) {
    const body = JSON.parse(text) as EntryBody;
    const fields = body.ops.flatMap((op) =>
      op.op === "create" && op.ent === subject && op.id === id ? [op.f] : [],
    )[0];
    const isAfter = (one: Made<Seal | Erratum>) => one.record.id === id && (body.vv[one.body.dev] ?? 0) >= one.body.seq;
    if (!fields || made.some(isAfter)) continue;
    const record = wholeFields(subject, fields);
    if (columnsOf(subject).some((column) => misfitOf(column, record[column.name]))) continue;
    if (record.meeting !== meeting) continue;
    const entry = { body: text, signature: Buffer.from(signature).toString("base64"), key };
    made.push({ record: { ...record, id } as unknown as Seal | Erratum, body, entry });
  }
  return made;
}
