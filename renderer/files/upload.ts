/** Hands a file to the workspace in parts, telling how far it is; can be given up at any time. */
import { client, newAction } from "../app/api.ts";

/** As large as the contract takes one. */
const PART_BYTES = 256 * 1024;

export interface Place {
  meeting?: string;
  agenda_item?: string;
  action?: string;
  organization?: string;
}

/**
 * @param onProgress share that is there, 0 to 1
 * @throws what the workspace refuses it for; DOMException AbortError when it was given up; nothing is left behind then
 */
export async function upload(
  file: File,
  place: Place,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const id = await sendFile(client.paper.begin, file, onProgress, signal);
  try {
    signal.throwIfAborted();
    await client.paper.finish({ upload: id, mime: file.type.slice(0, 200) || null, place, opId: newAction() });
  } catch (error) {
    await client.paper.cancel({ upload: id }).catch(() => {});
    throw error;
  }
}

/**
 * Sends all of a file.
 * @param begin `paper.begin` for one that is kept, `minutes.begin` for one that is looked at
 * @returns the upload, which somebody has to finish, take or cancel
 */
export async function sendFile(
  begin: (input: { name: string; bytes: number }) => Promise<{ upload: string }>,
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<string> {
  const { upload: id } = await begin({ name: file.name, bytes: file.size });
  try {
    for await (const base64 of partsOf(file, onProgress)) {
      signal.throwIfAborted();
      await client.paper.append({ upload: id, base64 });
    }
    return id;
  } catch (error) {
    await client.paper.cancel({ upload: id }).catch(() => {});
    throw error;
  }
}

/** Sends a backup that is to be restored. @returns the upload */
export async function sendBackup(file: File, onProgress: (share: number) => void): Promise<string> {
  const { upload } = await client.workspace.beginRestore({ bytes: file.size });
  try {
    for await (const base64 of partsOf(file, onProgress)) await client.workspace.appendRestore({ upload, base64 });
    return upload;
  } catch (error) {
    await client.workspace.cancelRestore({ upload }).catch(() => {});
    throw error;
  }
}

async function* partsOf(file: File, onProgress: (share: number) => void): AsyncGenerator<string, void> {
  for (let from = 0; from < file.size; from += PART_BYTES) {
    yield base64Of(new Uint8Array(await file.slice(from, from + PART_BYTES).arrayBuffer()));
    onProgress(Math.min(1, (from + PART_BYTES) / file.size));
  }
}

function base64Of(bytes: Uint8Array): string {
  let text = "";
  // In slices: a call takes only so many arguments.
  for (let from = 0; from < bytes.length; from += 8_192)
    text += String.fromCharCode(...bytes.subarray(from, from + 8_192));
  return btoa(text);
}
