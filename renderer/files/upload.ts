/** Hands a file to the workspace in parts, telling how far it is; can be given up at any time. */
import { client, newAction } from "../app/api.ts";

/** As large as the contract takes one. */
const PART_BYTES = 256 * 1024;

export interface Place {
  meeting?: string;
  agenda_item?: string;
  action?: string;
  source?: string;
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
  const announced = { name: file.name, bytes: file.size };
  const id = await sendFile(() => client.paper.begin(announced), file, onProgress, signal);
  try {
    signal.throwIfAborted();
    await client.paper.finish({ upload: id, mime: file.type.slice(0, 200) || null, place, opId: newAction() });
  } catch (error) {
    await client.upload.cancel({ upload: id }).catch(() => {});
    throw error;
  }
}

/**
 * Sends all of a file.
 * @param begin of whoever takes it in: `paper.begin`, `minutes.begin` (it is looked at only), `workspace.beginRestore`
 * @returns the upload, which somebody has to finish, take or cancel
 */
export async function sendFile(
  begin: () => Promise<{ upload: string }>,
  file: File,
  onProgress: (share: number) => void,
  signal?: AbortSignal,
): Promise<string> {
  const { upload } = await begin();
  try {
    for await (const base64 of partsOf(file, onProgress)) {
      signal?.throwIfAborted();
      await client.upload.append({ upload, base64 });
    }
    return upload;
  } catch (error) {
    await client.upload.cancel({ upload }).catch(() => {});
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
