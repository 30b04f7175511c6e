/** Finds the record of sealed minutes in a file from anywhere: a PDF that carries it, or JSON. Nothing in the file is trusted. */
import { inflateSync } from "node:zlib";
import { canonicalize } from "../../base/canonical.ts";
import { ConcordError } from "../../contract/errors.ts";
import { RECORD_FORMAT } from "./sealed-record.ts";
import { requireSealedSize } from "./sealed-size.ts";

/** Of all attachments of a file together, unpacked. */
const MAX_UNPACKED = 64 * 1024 * 1024;
const MAX_ATTACHMENTS = 100;
/** Between an object's beginning and its stream. */
const MAX_DICTIONARY = 4_096;

export interface FoundRecord {
  kind: "pdf" | "json";
  /** Canonical JSON. */
  text: string;
}

/**
 * @throws ConcordError E_SEALED_FILE_KIND (neither PDF nor JSON), E_SEALED_FILE_LARGE, E_SEALED_FILE_BROKEN (cut off, damaged,
 *   or larger unpacked than a record can be), E_SEALED_FILE_NONE, E_SEALED_FILE_MANY
 */
export function recordIn(bytes: Buffer): FoundRecord {
  requireSealedSize(bytes.length);
  const start = bytes.subarray(0, 64).toString("latin1");
  if (start.startsWith("%PDF-")) return { kind: "pdf", text: recordInPdf(bytes) };
  if (/^(\u00ef\u00bb\u00bf)?\s*\{/u.test(start)) return { kind: "json", text: recordInJson(bytes) };
  throw new ConcordError("E_SEALED_FILE_KIND");
}

function recordInJson(bytes: Buffer): string {
  const whole = parsed(bytes);
  if (whole === undefined) throw new ConcordError("E_SEALED_FILE_BROKEN");
  const { format, sealed } = whole as { format?: unknown; sealed?: unknown };
  if (isRecord(whole)) return canonical(whole);
  if (format === "concord-minutes" && isRecord(sealed)) return canonical(sealed);
  throw new ConcordError("E_SEALED_FILE_NONE");
}

function recordInPdf(bytes: Buffer): string {
  // What was cut off has lost its end, and with it the table of its objects.
  if (bytes.lastIndexOf("%%EOF") < bytes.length - 1_024) throw new ConcordError("E_SEALED_FILE_BROKEN");
  const records: string[] = [];
  let room = MAX_UNPACKED;
  for (const attachment of attachments(bytes)) {
    const unpacked = unpack(attachment, room);
    room -= unpacked.length;
    const value = parsed(unpacked);
    if (isRecord(value)) {
      const text = unpacked.toString("utf8");
      // A record that is written otherwise than Concord writes it could say a thing twice.
      if (canonical(value) !== text) throw new ConcordError("E_SEALED_FILE_BROKEN");
      records.push(text);
    }
  }
  const [record, ...others] = records;
  if (others.length > 0) throw new ConcordError("E_SEALED_FILE_MANY");
  if (record === undefined) throw new ConcordError("E_SEALED_FILE_NONE");
  return record;
}

interface Attachment {
  bytes: Buffer;
  deflated: boolean;
}

/** The streams of all embedded files (ISO 32000-1, 7.11.4), also of those that a later part of the file replaces. */
function* attachments(bytes: Buffer): Generator<Attachment> {
  let count = 0;
  for (let at = bytes.indexOf("/EmbeddedFile"); at !== -1; at = bytes.indexOf("/EmbeddedFile", at + 1)) {
    // /EmbeddedFiles is the list of their names.
    if (/[A-Za-z]/u.test(String.fromCharCode(bytes[at + "/EmbeddedFile".length] ?? 0))) continue;
    if (++count > MAX_ATTACHMENTS) throw new ConcordError("E_SEALED_FILE_BROKEN");
    const from = bytes.lastIndexOf(" obj", at);
    const stream = bytes.indexOf("stream", at);
    if (from === -1 || stream === -1 || stream - from > MAX_DICTIONARY) continue;
    const dictionary = bytes.toString("latin1", from, stream);
    const begin = stream + "stream".length + (bytes[stream + "stream".length] === 0x0d ? 2 : 1);
    const length = /\/Length\s+(\d+)\s*(?!\d|\s+\d+\s+R)/u.exec(dictionary)?.[1];
    const end = length === undefined ? bytes.indexOf("endstream", begin) : begin + Number(length);
    if (end < begin || end > bytes.length) throw new ConcordError("E_SEALED_FILE_BROKEN");
    const filter = /\/Filter\s*\[?\s*\/(\w+)/u.exec(dictionary)?.[1];
    if (filter !== undefined && filter !== "FlateDecode") continue;
    yield { bytes: bytes.subarray(begin, end), deflated: filter !== undefined };
  }
}

function unpack({ bytes, deflated }: Attachment, room: number): Buffer {
  if (room <= 0) throw new ConcordError("E_SEALED_FILE_BROKEN");
  if (!deflated) return bytes;
  try {
    return inflateSync(bytes, { maxOutputLength: room });
  } catch (error) {
    throw new ConcordError("E_SEALED_FILE_BROKEN", {}, { cause: error });
  }
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8").replace(/^\ufeff/u, ""));
  } catch {
    return undefined;
  }
}

function canonical(value: unknown): string {
  try {
    return canonicalize(value);
  } catch (error) {
    throw new ConcordError("E_SEALED_FILE_BROKEN", {}, { cause: error });
  }
}

function isRecord(value: unknown): boolean {
  return typeof value === "object" && value !== null && (value as { format?: unknown }).format === RECORD_FORMAT;
}
