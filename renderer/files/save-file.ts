/**
 * Files that the workspace has begun to hand over: fetched part by part, telling how far it is, and handed to the user: where
 * the desktop shell's dialog says, written by the workspace itself; in a browser as a download. Can be given up at any time.
 */
import { client } from "../app/api.ts";
import { bridge } from "../app/bridge.ts";

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
async function giveUp({ export: id }: Begun): Promise<void> {
  await client.document.cancel({ export: id }).catch(() => {});
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/**
 * @param onProgress share that is there, 0 to 1
 * @returns how many bytes it has; null if the user thought better of it
 * @throws what making the file throws, and why it was not written; DOMException AbortError when it was given up
 */
export async function saveFile(
  begun: Begun,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<number | null> {
  if (!bridge) return download(begun, onProgress, signal);
  const chosen = await bridge.chooseTarget(begun.name);
  if (!chosen) {
    await giveUp(begun);
    return null;
  }
  const steps = await client.document.save({ export: begun.export, file: chosen.grant }, { signal });
  for (let step = await steps.next(); ; step = await steps.next()) {
    if (step.done) return step.value.bytes;
    onProgress(step.value.share);
  }
}

async function download(begun: Begun, onProgress: (share: number) => void, signal: AbortSignal): Promise<number> {
  const { name, mime, parts } = await fetchFile(begun, onProgress, signal);
  const blob = new Blob(parts, { type: mime });
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The download has its own handle on the data by the next turn.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  return blob.size;
}
