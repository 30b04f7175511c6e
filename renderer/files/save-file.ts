/** Hands a file to the user: where the desktop shell's dialog says, written by the workspace itself; in a browser as a download. */
import { client } from "../app/api.ts";
import { bridge } from "../app/bridge.ts";
import { type Begun, fetchFile, giveUp } from "./fetch-file.ts";

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
