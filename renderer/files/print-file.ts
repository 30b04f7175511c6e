/** Prints a PDF from the page: the browser's own viewer shows it in a frame that nobody sees, and its dialog opens. */
import type { Fetched } from "./save-file.ts";

/** A viewer that has not begun by then never will. */
const PATIENCE_MS = 20_000;

let shown: { frame: HTMLIFrameElement; url: string } | undefined;

/** Whether this browser can. */
export const canPrint = () => navigator.pdfViewerEnabled;

/** @returns whether it could be printed */
export async function printFile({ name, parts }: Fetched): Promise<boolean> {
  // The dialog may stay open for long: the frame goes only when the next one comes.
  shown?.frame.remove();
  if (shown) URL.revokeObjectURL(shown.url);
  const url = URL.createObjectURL(new Blob(parts, { type: "application/pdf" }));
  const frame = document.createElement("iframe");
  shown = { frame, url };
  frame.title = name;
  frame.dataset.print = "";
  frame.tabIndex = -1;
  frame.ariaHidden = "true";
  // Without being displayed it would print nothing.
  Object.assign(frame.style, { position: "fixed", right: "0", bottom: "0", width: "1px", height: "1px", border: "0" });
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const giveUp = setTimeout(() => resolve(false), PATIENCE_MS);
  frame.addEventListener("load", () => resolve(true), { once: true });
  frame.src = url;
  document.body.append(frame);
  const loaded = await promise;
  clearTimeout(giveUp);
  if (!loaded || !frame.contentWindow) return false;
  frame.contentWindow.focus();
  frame.contentWindow.print();
  return true;
}
