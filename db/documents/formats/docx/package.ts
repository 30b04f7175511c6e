/**
 * The parts of a Word file that the docx library cannot write as they are needed, and the archive itself, byte for byte
 * the same each time.
 */
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import { type Printable, printableText } from "../printable.ts";
import { sidesDiffer } from "./edges.ts";
import { fontTable } from "./fonts.ts";
import type { PageSetup } from "./page-setup.ts";
import { styleSheet } from "./style-sheet.ts";
import { baseRun, stylesOf } from "./styles.ts";
import { element, escaped } from "./xml.ts";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/** 1980-01-01 00:00, the first that an archive can tell. Local time is what it holds. */
const TIME = new Date(1980, 0, 1);

/** @param bytes what the docx library made */
export function finished(bytes: Uint8Array, printable: Printable, setup: PageSetup): Uint8Array {
  const parts = unzipSync(bytes, { filter: ({ name }) => !UNUSED.test(name) });
  const write = (name: string, text: string) => {
    parts[name] = strToU8(text);
  };
  for (const name of LISTS)
    write(name, strFromU8(parts[name] ?? new Uint8Array()).replace(/<(Override|Relationship) [^>]*\/>/g, listed));
  write("word/document.xml", patchedBody(strFromU8(parts["word/document.xml"] ?? new Uint8Array())));
  write("word/styles.xml", root("w:styles", styleSheet(baseRun(setup), stylesOf(setup))));
  write("word/settings.xml", root("w:settings", settings(setup)));
  write("word/fontTable.xml", root("w:fonts", fontTable(setup.fonts)));
  write("docProps/core.xml", coreProperties(printable));
  write("docProps/app.xml", APP);
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]): [string, Zippable[string]] => [name, [part, { mtime: TIME }]]),
    ),
    { level: 6 },
  );
}

/** What the library adds although the document has no notes, numbered lists or properties of its own. */
const UNUSED = /(?:^|\/)(?:footnotes|endnotes|numbering|custom)\.xml(?:\.rels)?$/;
/** Where the parts are listed. */
const LISTS = ["[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"];

function listed(entry: string): string {
  const [, part = ""] = /(?:PartName|Target)="([^"]*)"/.exec(entry) ?? [];
  return UNUSED.test(part) ? "" : entry;
}

/**
 * An indent in characters from a style outweighs one in twips of a paragraph: that is set to none. Pictures are numbered
 * in the order of the document; the library counts on from one document to the next.
 */
function patchedBody(body: string): string {
  let pictures = 0;
  return body
    .replaceAll("<w:ind ", '<w:ind w:leftChars="0" w:rightChars="0" w:hangingChars="0" w:firstLineChars="0" ')
    .replace(/(<wp:docPr [^>]*?\bid=")\d+/g, (_, start: string) => `${start}${++pictures}`);
}

function root(name: string, inner: string): string {
  return `${HEAD}<${name} xmlns:w="${W}">${inner}</${name}>`;
}

// GB/T 15834 and Word's own list, with — for ranges (1—9月): none of these begins a line.
const NEVER_FIRST =
  "!%),.:;>?]}¢¨°·ˇˉ—―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠";
const NEVER_LAST = "$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥";

/** `word/settings.xml` in the order of the schema (ECMA-376, 17.15.1.78). */
function settings(setup: PageSetup): string {
  return [
    element("w:defaultTabStop", { "w:val": 420 }),
    sidesDiffer(setup) ? element("w:evenAndOddHeaders") : "",
    // Compressed marks would put more than 28 characters on a line.
    element("w:characterSpacingControl", { "w:val": "doNotCompress" }),
    element("w:noLineBreaksAfter", { "w:lang": "zh-CN", "w:val": NEVER_LAST }),
    element("w:noLineBreaksBefore", { "w:lang": "zh-CN", "w:val": NEVER_FIRST }),
    element(
      "w:compat",
      {},
      // A line that ends with a break is not stretched.
      element("w:doNotExpandShiftReturn"),
      element("w:compatSetting", {
        "w:name": "compatibilityMode",
        "w:uri": "http://schemas.microsoft.com/office/word",
        "w:val": 15,
      }),
    ),
    element("w:themeFontLang", { "w:val": "en-GB", "w:eastAsia": "zh-CN" }),
  ].join("");
}

/** Without times: the file would be another one each time. */
function coreProperties({ title, language }: Printable): string {
  const of = (name: string, text: string) => `<${name}>${escaped(text)}</${name}>`;
  return [
    HEAD,
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    of("dc:title", printableText(title)),
    of("dc:creator", "Concord"),
    of("cp:lastModifiedBy", "Concord"),
    of("dc:language", language === "en" ? "en-GB" : "zh-CN"),
    "</cp:coreProperties>",
  ].join("");
}

const APP = `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Concord</Application></Properties>`;
