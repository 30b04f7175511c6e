/** Reads documents back, as their readers would. */
import { spawnSync } from "node:child_process";
import { strFromU8, unzipSync } from "fflate";
import type { Block } from "../../../../db/contract/blocks.ts";
import type { MinutesFormat } from "../../../../db/contract/vocabulary.ts";
import { linesOf } from "../../../../db/documents/formats/lines.ts";
import { why } from "../../../programs.mjs";

/** The parts of a Word or Excel file, or of another ZIP, by their names. */
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
    console.warn(`SKIPPED: ${program}. ${why("poppler")}`);
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

/** The words of a document, whatever its format; null where poppler is missing. */
export function wordsOf(format: MinutesFormat, bytes: Uint8Array): string | null {
  switch (format) {
    case "docx":
      return docxText(bytes);
    case "pdf":
      return poppler("pdftotext", bytes);
    case "md":
      return markdownText(bytes);
    case "html":
      return htmlText(bytes);
    case "txt":
      return new TextDecoder().decode(bytes);
    case "json":
      return (JSON.parse(new TextDecoder().decode(bytes)).blocks as Block[]).flatMap(linesOf).join("\n");
  }
}

/** What a browser shows of a page, without its head. */
export function htmlText(bytes: Uint8Array): string {
  const source = new TextDecoder().decode(bytes);
  return source
    .slice(source.indexOf("<body>"))
    .replace(/<\/(?:p|h\d|dt|dd|td|th|div|tr|footer)>/g, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(
      /&(amp|lt|gt|quot|#39|emsp);/g,
      (_, name) => ({ amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", emsp: " " })[name as "amp"],
    );
}

/** What pdftotext read, without the numbers, headers and feet of the pages, over which a paragraph may run. */
export function withoutPageEdges(
  text: string,
  { header, foot }: { header?: string | null; foot?: string | null },
): string {
  const edges = [header, foot].filter((edge) => typeof edge === "string").map(squeezed);
  return text
    .split("\n")
    .filter((line) => !/^\f?— ?\d+ ?—$|^\f?(第 ?|Page )?\d+( ?页，共 ?| ?\/ ?| of )\d+( ?页)?$/u.test(line.trim()))
    .filter((line) => !edges.includes(squeezed(line.replaceAll("\f", ""))))
    .join("\n");
}
