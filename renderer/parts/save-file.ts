/** Hands a document to the user: by the desktop shell's dialog where there is one, else as a download. */
import { bridge } from "../app/bridge.ts";

interface Document {
  name: string;
  mime: string;
  base64: string;
}

export async function saveFile({ name, mime, base64 }: Document): Promise<void> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  if (bridge) {
    await bridge.saveFile(name, bytes);
    return;
  }
  const url = URL.createObjectURL(new Blob([bytes], { type: mime }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The download has its own handle on the data by the next turn.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
