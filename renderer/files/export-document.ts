/** Fetches a document from the workspace part by part, telling how far it is; can be given up at any time. */
import type { DocumentFormat, DocumentInput } from "../../db/contract/documents.ts";
import { client } from "../app/api.ts";
import { bytesOf, type Saved } from "./save-file.ts";

export type Wanted = DocumentInput & { format: DocumentFormat };

/**
 * @param onProgress share that is there, 0 to 1
 * @throws what the workspace refuses it for; DOMException AbortError when it was given up
 */
export async function exportDocument(
  wanted: Wanted,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Saved> {
  return fetchExport(await client.document.begin(wanted), onProgress, signal);
}

/** Fetches what has been begun. */
export async function fetchExport(
  { export: id, name, mime }: { export: string; name: string; mime: string },
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Saved> {
  try {
    const parts: Uint8Array<ArrayBuffer>[] = [];
    for (let part = 0; ; part++) {
      signal.throwIfAborted();
      const { base64, more, share } = await client.document.read({ export: id, part });
      parts.push(bytesOf(base64));
      onProgress(share);
      if (!more) return { name, mime, parts };
    }
  } finally {
    // Also when it is whole: what was kept for asking again is no longer needed.
    await client.document.cancel({ export: id }).catch(() => {});
  }
}
