/** Hands a document to the user: by the desktop shell's dialog where there is one, else as a download. */
import { bridge } from "../app/bridge.ts";

export interface Saved {
  name: string;
  mime: string;
  /** In order. */
  parts: Uint8Array<ArrayBuffer>[];
}

/** @throws an error with code and data, as `sentenceOf` takes it */
export async function saveFile({ name, mime, parts }: Saved): Promise<void> {
  const blob = new Blob(parts, { type: mime });
  if (bridge) {
    const saved = await bridge.saveFile(name, new Uint8Array(await blob.arrayBuffer()));
    if (typeof saved === "object") throw Object.assign(new Error(saved.code), { code: saved.code, data: saved.params });
    return;
  }
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The download has its own handle on the data by the next turn.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
