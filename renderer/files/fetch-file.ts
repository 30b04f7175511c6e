/** Fetches a file that the workspace has begun to hand over, part by part, telling how far it is; can be given up at any time. */
import { client } from "../app/api.ts";

/** A file that is here. */
export interface Fetched {
  name: string;
  mime: string;
  /** In order. */
  parts: Uint8Array<ArrayBuffer>[];
}

/** What every procedure answers that hands over a file. */
export interface Begun {
  export: string;
  name: string;
  mime: string;
}

/**
 * @param onProgress share that is there, 0 to 1
 * @throws what making a part throws; DOMException AbortError when it was given up
 */
export async function fetchFile(
  begun: Begun,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Fetched> {
  const { export: id, name, mime } = begun;
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
    await giveUp(begun);
  }
}

/** Nobody asks for more of it. */
export async function giveUp({ export: id }: Begun): Promise<void> {
  await client.document.cancel({ export: id }).catch(() => {});
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
