/** Checks the record of sealed minutes by itself: nothing but the file is needed, no workspace, no network. */
import { createHash } from "node:crypto";
import { brotliDecompressSync } from "node:zlib";
import { z } from "zod";
import { parseCanonical } from "../../base/canonical.ts";
import type { EntryBody } from "../../base/entry.ts";
import { forgeryOf, readEntry } from "../../base/signed-entry.ts";
import { ConcordError } from "../../contract/errors.ts";
import { isMinutesModel, type MinutesModel, minutesModel } from "../../contract/minutes.ts";
import { MINUTES_STYLES, minutesSettings } from "../../contract/minutes-style.ts";
import type { RecordCheck, RecordReport } from "../../contract/procedures/verification.ts";
import { MINUTES_LANGUAGES, PDF_STANDARDS } from "../../contract/vocabulary.ts";
import { confirmedHash, missingClaims } from "./confirming.ts";
import { inOrderOfErrata } from "./errata.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { type Printing, RECORD_FORMAT, RECORD_VERSION, type SealedRecord, type SignedEntry } from "./sealed-record.ts";
import { isSignature } from "./signature.ts";

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const signedEntry = z.strictObject({ body: z.string(), signature: z.base64(), key: z.base64().max(200) });
const envelope = z.strictObject({
  format: z.literal(RECORD_FORMAT),
  version: z.literal(RECORD_VERSION),
  document: z.string(),
  hash: hex,
  seal: z.strictObject({ sealedAt: z.string(), sealedBy: z.string() }),
  entry: signedEntry,
  errata: z.array(z.strictObject({ ...minutesModel.shape.errata.element.shape, entry: signedEntry })).max(10_000),
  printing: z.strictObject({
    language: z.enum(MINUTES_LANGUAGES),
    style: z.enum(MINUTES_STYLES),
    settings: minutesSettings,
    standard: z.enum(PDF_STANDARDS),
    program: z.string().max(50),
  }),
});

export interface CheckedRecord {
  /** Canonical JSON, as it stands in the file. */
  text: string;
  record: SealedRecord;
  printing: Printing;
  /** The minutes as the record has them; null if the document is not of this kind. */
  model: MinutesModel | null;
  /** The sealing device is one that the minutes name, or that is vouched for. */
  isSealer: boolean;
  /** What the record says of itself; the pages are not looked at here. */
  report: RecordReport;
}

/**
 * @param text canonical JSON of the record
 * @param known devices that are vouched for beside those that the sealed minutes name: those of a workspace
 * @throws ConcordError E_SEALED_FILE_NEWER, E_SEALED_FILE_BROKEN if it is no record at all
 */
export function checkRecord(text: string, known: ReadonlySet<string> = new Set()): CheckedRecord {
  const { printing, format: _, version: __, ...record } = parsedEnvelope(text);
  const model = modelIn(record.document);
  const seal = signedBody(record.entry);
  const sealing = seal && createdIn(seal, "seal").find(({ f }) => f.hash === record.hash);
  const isSealer = model !== null && isBy(record.entry, model, known);
  const unproven = record.errata.flatMap(({ number, entry }) => (model && isBy(entry, model, known) ? [] : [number]));
  const checks: Record<RecordCheck, boolean> = {
    document: model !== null,
    hash: createHash("sha256").update(record.document, "utf8").digest("hex") === record.hash,
    entry: seal !== null,
    seal: sealing !== undefined && sealing !== null && isSealOf(sealing.f, record, model),
    confirmations:
      model !== null &&
      missingClaims(model).length === 0 &&
      model.confirmations.every(
        ({ hash, signature }) => hash === confirmedHash(model) && (!signature || isSignature(signature)),
      ),
    errata: areErrataOf(record.errata, sealing?.id, model?.meeting),
    devices: model !== null && isSealer && unproven.length === 0,
  };
  const errata = record.errata.map(({ entry: _entry, ...erratum }) => erratum);
  const { devices: _devices, ...others } = checks;
  // Minutes name all devices that had written; who seals with its first entry had not, and earlier versions left it out.
  // Anybody can make a device whose first entry seals these minutes: so that proves nothing, and disproves nothing.
  const holds = Object.values(others).every(Boolean) && (isSealer || seal?.seq === 1);
  return {
    text,
    record,
    printing,
    isSealer,
    model: model && { ...model, seal: { hash: record.hash, ...record.seal }, errata },
    report: {
      valid: false,
      outcome: holds ? "pages_unread" : "record_fails",
      checks,
      unproven: [...new Set(unproven)],
      differences: [],
      odd: [],
      program: printing.program,
      hash: record.hash,
      fingerprint: fingerprintOf(record.hash, model?.edition),
      title: model?.title ?? { zh: null, en: null },
      day: model?.day ?? null,
      sealedAt: record.seal.sealedAt,
      sealedBy: record.seal.sealedBy,
      device: seal?.dev ?? null,
      confirmers: (model?.confirmations ?? []).map(({ sector, party, name, confirmedAt }) => ({
        sector,
        party: party?.name ?? null,
        name,
        confirmedAt,
      })),
      errata,
    },
  };
}

function parsedEnvelope(text: string): z.infer<typeof envelope> {
  let value: unknown;
  try {
    value = parseCanonical(text);
  } catch (error) {
    throw new ConcordError("E_SEALED_FILE_BROKEN", {}, { cause: error });
  }
  const { version } = value as { version?: unknown };
  if (typeof version === "number" && version > RECORD_VERSION) throw new ConcordError("E_SEALED_FILE_NEWER");
  const { data, error } = envelope.safeParse(value);
  if (!data) throw new ConcordError("E_SEALED_FILE_BROKEN", {}, { cause: error });
  return data;
}

function modelIn(document: string): MinutesModel | null {
  try {
    const value = parseCanonical(document);
    return isMinutesModel(value) ? value : null;
  } catch {
    return null;
  }
}

/** The body of an entry whose text, hash, key and signature hold; null otherwise. */
function signedBody({ body: text, signature, key }: SignedEntry): EntryBody | null {
  const entry = readEntry({ text, signature: Buffer.from(signature, "base64") });
  return typeof entry === "string" || forgeryOf(entry, key) ? null : entry.body;
}

/**
 * Anybody can make a device and sign with it. The fingerprint covers the minutes, and these say which devices their
 * workspace had: of any other one, the file alone does not prove that it is of that workspace.
 */
function isBy(entry: SignedEntry, model: MinutesModel, known: ReadonlySet<string>): boolean {
  const device = signedBody(entry)?.dev;
  return device !== undefined && (known.has(device) || model.heads.some((head) => head.device === device));
}

function createdIn({ ops }: EntryBody, subject: string) {
  return ops.flatMap((op) => (op.op === "create" && op.ent === subject ? [op] : []));
}

/** The signed entry says the same as the record: whose minutes, when, by whom, and their text itself. */
function isSealOf(fields: Record<string, unknown>, record: SealedRecord, model: MinutesModel | null): boolean {
  return (
    fields.meeting === model?.meeting &&
    fields.sealed_at === record.seal.sealedAt &&
    (fields.sealed_by ?? "") === record.seal.sealedBy &&
    holds(fields.document, record.document)
  );
}

function holds(packed: unknown, document: string): boolean {
  try {
    const bytes = Buffer.from(String(packed), "base64");
    // One byte more than it may be, so that a longer one is told apart.
    const unpacked = brotliDecompressSync(bytes, { maxOutputLength: Buffer.byteLength(document) + 1 });
    return unpacked.toString("utf8") === document;
  } catch {
    return false;
  }
}

/**
 * Each erratum has its own entry, and they are numbered from 1 by their places, which follow from the entries. Earlier versions
 * printed the numbers that were signed, without a gap; two had one number that were written on two laptops before these
 * exchanged.
 */
function areErrataOf(errata: SealedRecord["errata"], seal: string | undefined, meeting: string | undefined): boolean {
  const made = errata.map((erratum) => madeErratum(erratum, seal, meeting));
  const sound = made.filter((one) => one !== null);
  if (sound.length < errata.length || new Set(sound.map(({ id }) => id)).size < sound.length) return false;
  const inOrder = inOrderOfErrata(sound);
  return (
    errata.every(({ number }, index) => number === index + 1 && inOrder[index] === sound[index]) ||
    errata.every(({ number }, index) => {
      const before = errata[index - 1]?.number ?? 0;
      return number === sound[index]?.number && (number === before + 1 || (index > 0 && number === before));
    })
  );
}

/** The erratum that the signed entry makes; null if the entry does not hold or says something else. */
function madeErratum(
  { entry, ...erratum }: SealedRecord["errata"][number],
  seal: string | undefined,
  meeting: string | undefined,
): { id: string; number: unknown; body: EntryBody } | null {
  const body = signedBody(entry);
  const made =
    body &&
    createdIn(body, "erratum").find(
      ({ f }) =>
        f.seal === seal &&
        f.meeting === meeting &&
        (f.withdraws ?? false) === erratum.withdraws &&
        (f.old_text ?? "") === erratum.oldText &&
        (f.new_text ?? "") === erratum.newText &&
        f.reason === erratum.reason &&
        f.signer === erratum.signer,
    );
  return body && made ? { id: made.id, number: made.f.number, body } : null;
}
