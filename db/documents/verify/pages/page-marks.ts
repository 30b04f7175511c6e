/**
 * What is drawn on the pages of a PDF, taken out by pdf.js: each glyph and picture with its place, each line. Whatever else
 * can be drawn, or drawn otherwise than upright, black on white and in the open, is named as odd.
 */
import { createHash } from "node:crypto";
import type { PDFPageProxy } from "unpdf/pdfjs";
import { Drawing } from "./drawing.ts";
import type { GlyphShapes } from "./glyph-shapes.ts";
import type { PageMarks } from "./marks.ts";

const MAX_MARKS = 2_000_000;

/** pdf.js, with nothing of it that reaches beyond the bytes it is given. @throws Error for what it cannot read */
export async function readMarks(bytes: Uint8Array, fonts: ReadonlyMap<string, GlyphShapes>): Promise<PageMarks[]> {
  const { getDocument } = await import("unpdf/pdfjs");
  const task = getDocument({
    data: Uint8Array.from(bytes),
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    stopAtErrors: true,
    verbosity: 0,
  });
  try {
    const document = await task.promise;
    const pages: PageMarks[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      pages.push(await marksOf(page, number, fonts));
      page.cleanup();
      if (pages.reduce((sum, { text }) => sum + text.length, 0) > MAX_MARKS) throw new Error("more than minutes have");
    }
    return pages;
  } finally {
    await task.destroy();
  }
}

async function marksOf(
  page: PDFPageProxy,
  number: number,
  fonts: ReadonlyMap<string, GlyphShapes>,
): Promise<PageMarks> {
  const { OPS } = await import("unpdf/pdfjs");
  const { fnArray, argsArray } = await page.getOperatorList({ intent: "print" });
  const names = new Map(Object.entries(OPS).map(([name, code]) => [code, name]));
  const drawing = new Drawing(number, page.view, (font, glyph) => {
    const { name, vertical } = page.commonObjs.get(font) as { name: string; vertical?: boolean };
    return vertical ? null : (fonts.get(name)?.digestOf(glyph) ?? null);
  });
  for (const [index, code] of fnArray.entries()) {
    const name = names.get(code) ?? "";
    const given: unknown[] = argsArray[index] ?? [];
    drawing.draw(name, name === "paintImageXObject" ? [await digestOfPicture(page, String(given[0]))] : given);
  }
  return drawing.marks;
}

async function digestOfPicture(page: PDFPageProxy, name: string): Promise<string> {
  const picture = await new Promise<{ width: number; height: number; data?: Uint8Array } | null>((done) => {
    page.objs.get(name, done);
  });
  if (!picture?.data) throw new Error("a picture cannot be read");
  const { width, height, data } = picture;
  return createHash("sha256").update(`${width} ${height} `).update(data).digest("base64url");
}
