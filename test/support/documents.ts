/** Files as they leave a workspace, whole. */
import type { DocumentFormat, DocumentInput } from "../../db/contract/documents.ts";
import type { Output } from "../../db/documents/output.ts";
import { openDocument } from "../../db/domain/documents/documents.ts";
import type { Context } from "../../db/records/context.ts";

/** A document of any kind. */
export async function documentBytes(
  context: Context,
  input: DocumentInput & { format: DocumentFormat },
): Promise<Buffer> {
  return wholeOf(await openDocument(context, input));
}

/** The minutes of a meeting. */
export function minutesBytes(
  context: Context,
  meeting: string,
  input: Omit<DocumentInput, "kind" | "of"> & { format: DocumentFormat },
): Promise<Buffer> {
  return documentBytes(context, { kind: "minutes", of: meeting, ...input });
}

/** All parts of a file that is handed over. */
export async function wholeOf({ parts }: Output): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(part);
  return Buffer.concat(all);
}

type Read = (input: { export: string; part: number }) => Promise<{ base64: string; more: boolean }>;

/** The same through the contract: what was begun, by `document.read`. */
export async function fetched(api: { document: { read: Read } }, begun: { export: string }): Promise<Buffer> {
  const all: Buffer[] = [];
  for (let part = 0, more = true; more; part++) {
    const answer = await api.document.read({ export: begun.export, part });
    all.push(Buffer.from(answer.base64, "base64"));
    more = answer.more;
  }
  return Buffer.concat(all);
}
