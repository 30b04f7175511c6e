/** Reads documents back, as their readers would. */
import { spawnSync } from "node:child_process";
import { strFromU8, unzipSync } from "fflate";

/** The parts of a Word file by their names. */
export function docxParts(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
}

export function docxText(bytes: Uint8Array): string {
  return unescapeXml((docxParts(bytes)["word/document.xml"] ?? "").replace(/<[^>]*>/g, ""));
}

/** Markdown as it is read: without escapes and the few marks that Concord writes. */
export function markdownText(bytes: Uint8Array): string {
  return new TextDecoder()
    .decode(bytes)
    .replace(/(?<!\\)<br>|(?<!\\)\*\*|(?<=^|\n)> /g, "")
    .replace(/\\([!-/:-@[-`{-~])/g, "$1");
}

const POPPLER_OPTIONS: Record<string, string[]> = {
  pdftotext: ["-raw", "-enc", "UTF-8", "-", "-"],
  // Text with the font of each piece, as XML.
  pdftohtml: ["-xml", "-stdout", "-i", "-", "-"],
};

/** Output of one of poppler's programs on a PDF; null where it is not installed. */
export function poppler(program: "pdftotext" | "pdfinfo" | "pdffonts" | "pdftohtml", bytes: Uint8Array): string | null {
  const { error, stdout } = spawnSync(program, POPPLER_OPTIONS[program] ?? ["-"], {
    input: bytes,
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error) {
    console.warn(`SKIPPED: ${program} is not installed, so what the PDF says was not read back`);
    return null;
  }
  return stdout.toString("utf8");
}

/** Text without spaces and without what a reader of paper cannot see: the same words, however the lines fell. */
export function squeezed(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\s\p{Cf}\p{Mn}]/gu, "")
    .replace(/[\p{Script=Hebrew}\p{Script=Arabic}]/gu, "");
}

function unescapeXml(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");
}
