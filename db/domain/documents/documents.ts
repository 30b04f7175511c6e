/** Documents as they are asked for: as text for the preview, or as a file in one of their formats. */
import type { Reader } from "../../base/store.ts";
import type { Block } from "../../contract/blocks.ts";
import {
  DOCUMENT_OPTIONS,
  type DocumentFormat,
  type DocumentInput,
  type DocumentKind,
  declared,
} from "../../contract/documents.ts";
import { ConcordError } from "../../contract/errors.ts";
import { render, renderCsv, renderDates, renderSheet } from "../../documents/formats/index.ts";
import { type Output, whole } from "../../documents/output.ts";
import type { Context } from "../../records/context.ts";
import { readRecord } from "../../schema/read-record.ts";
import { learnToSpell } from "../../search/spelled.ts";
import { type AnyDocument, type Asked, paperOf, type Target } from "./document.ts";
import { KINDS } from "./kinds/index.ts";

/** @throws ConcordError E_UNKNOWN_RECORD, E_REQUIRED, E_DOCUMENT_OPTION, E_DOCUMENT_FORMAT (it has no text of its own) */
export function documentBlocks(context: Context, input: DocumentInput): Block[] {
  const document: AnyDocument = KINDS[input.kind];
  requireOptions(input);
  if (!document.blocks) throw noSuchFormat(input.kind);
  const asked = askedFor(context, input, null);
  return document.blocks(document.read(context, asked), asked);
}

/**
 * Everything that the document tells is read now; a ZIP is printed while it is handed over.
 * @throws ConcordError E_UNKNOWN_RECORD, E_REQUIRED, E_DOCUMENT_OPTION, E_DOCUMENT_FORMAT, E_EXPORT
 */
export async function openDocument(
  context: Context,
  { format, ...input }: DocumentInput & { format: DocumentFormat },
): Promise<Output> {
  const { kind } = input;
  const document: AnyDocument = KINDS[kind];
  requireOptions(input);
  if (!declared(kind).formats.includes(format)) throw noSuchFormat(kind);
  const asked = askedFor(context, input, format);
  if (input.records) await learnToSpell();
  const model = document.read(context, asked);
  const { title, blocks, sheet, dates, archive } = document;
  if (format === "zip") {
    if (archive) return archive(model, asked);
  } else if (format === "ics") {
    if (dates) return whole(await renderDates(dates(model, asked), asked.day, asked.now, asked.due ?? "events"));
  } else if (format === "xlsx") {
    if (sheet) return whole(await renderSheet(sheet(model, asked), asked.day, asked.now));
  } else if (format === "csv") {
    if (sheet) return whole(await renderCsv(sheet(model, asked), asked.day));
  } else if (title && blocks) return whole(await render(paperOf({ ...document, title, blocks }, model, asked), format));
  throw noSuchFormat(kind);
}

function askedFor(context: Context, { kind, of, ...input }: DocumentInput, format: DocumentFormat | null): Asked {
  return {
    ...input,
    of: targetOf(context.reader, kind, of),
    format,
    day: context.today(),
    now: context.now(),
  } as Asked;
}

/** The record that the document is to be of. @throws ConcordError E_REQUIRED, E_UNKNOWN_RECORD */
function targetOf(reader: Reader, kind: DocumentKind, id: string | undefined): Target | null {
  const { of } = declared(kind);
  if (id === undefined) {
    if (of.includes("all")) return null;
    throw new ConcordError("E_REQUIRED", { path: "of" });
  }
  const subjects = of.filter((subject) => subject !== "all");
  const subject = subjects.find((one) => readRecord(reader, one, id));
  if (subject) return { subject, id };
  throw new ConcordError("E_UNKNOWN_RECORD", { subject: subjects.at(-1) ?? "", id });
}

/** An option that a document does not take would be a wish that is not fulfilled. */
function requireOptions(input: DocumentInput): void {
  const { options } = declared(input.kind);
  const stray = DOCUMENT_OPTIONS.find((option) => input[option] !== undefined && !options.includes(option));
  if (stray) throw new ConcordError("E_DOCUMENT_OPTION", { option: stray });
  if (input.from && input.to && input.from > input.to) throw new ConcordError("E_DATE_ORDER");
}

function noSuchFormat(kind: DocumentKind): ConcordError {
  return new ConcordError("E_DOCUMENT_FORMAT", { formats: declared(kind).formats.join(", ") });
}
