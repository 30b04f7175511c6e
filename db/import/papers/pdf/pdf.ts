/**
 * PDF with text: lines by where they stand on the page, paragraphs by how lines follow one another. The page of a scan says
 * nothing. Character maps of Chinese, which files name and do not hold, lie in `assets/cmaps`; fonts are not needed.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { PDFDocumentProxy } from "unpdf/pdfjs";
import { assetsFolder } from "../../../base/assets.ts";
import { ConcordError } from "../../../contract/errors.ts";
import { clean, Gathered, MOST, type PaperText } from "../paper-text.ts";
import { type Line, linesOf } from "./lines.ts";
import { paragraphsOf } from "./paragraphs.ts";
import { withoutRunning } from "./running.ts";

/** @throws ConcordError E_ENCRYPTED, E_DAMAGED */
export async function readPdf(bytes: Buffer): Promise<PaperText> {
  const { getDocument } = await import("unpdf/pdfjs");
  const task = getDocument({
    data: Uint8Array.from(bytes),
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    enableXfa: false,
    BinaryDataFactory: CharacterMaps,
    cMapUrl: "cmaps/",
    cMapPacked: true,
    verbosity: 0,
  });
  try {
    return await textOf(await task.promise);
  } catch (error) {
    if (error instanceof ConcordError) throw error;
    throw new ConcordError((error as Error).name === "PasswordException" ? "E_ENCRYPTED" : "E_DAMAGED");
  } finally {
    await task.destroy();
  }
}

async function textOf(document: PDFDocumentProxy): Promise<PaperText> {
  const pages: Line[][] = [];
  const most = Math.min(document.numPages, MOST.pages);
  let characters = 0;
  for (let number = 1; number <= most && characters <= MOST.characters; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const [, bottom = 0, , top = 0] = page.view;
    const lines = linesOf(items, { bottom, top });
    characters += lines.reduce((sum, { text }) => sum + text.length, 0);
    pages.push(lines);
    page.cleanup();
  }
  const gathered = new Gathered();
  let open = false;
  for (const [at, lines] of withoutRunning(pages).entries()) {
    gathered.begin({ page: at + 1 });
    const { paragraphs, ends } = paragraphsOf(lines);
    for (const [index, { text, startsAnew }] of paragraphs.entries()) {
      const said = clean(text);
      const continues = index === 0 && open && !startsAnew;
      if (said !== "") gathered.add({ type: "paragraph", text: said, ...(continues && { continues }) });
    }
    if (paragraphs.length > 0) open = !ends;
  }
  if (most < document.numPages || pages.length < most) gathered.cut = true;
  return gathered.finish("pdf");
}

/** Hands pdf.js the character maps that Concord ships, and nothing else: whatever else it asks for is not there. */
class CharacterMaps {
  readonly fetch = async ({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> => {
    if (kind !== "cMapUrl" || !/^[\w-]+\.bcmap$/.test(filename)) throw new Error(`there is no ${filename}`);
    return new Uint8Array(await readFile(join(assetsFolder(), "cmaps", filename)));
  };
}
