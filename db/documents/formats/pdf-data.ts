/** A printable as the data that the PDF's template reads (assets/typst): its blocks, prepared, and the files beside it. */
import type { Block, FlatBlock } from "../../contract/blocks.ts";
import { FAMILIES_OF_ROLES } from "./faces.ts";
import { isUnder } from "./layout.ts";
import { type Printable, pageStyleOf, printableText } from "./printable.ts";
import { titleLines } from "./title-lines.ts";

export interface PdfData {
  /** JSON for the template. */
  json: string;
  /** Pictures and the attached record, by the path under which the template reads them. */
  files: Map<string, Buffer>;
}

/** @param asked `edges`: the template tells where paragraphs begin and end */
export function pdfData(printable: Printable, asked: { edges?: boolean } = {}): PdfData {
  const { title, language, blocks, header, foot, record, standard } = printable;
  const layout = pageStyleOf(printable);
  // PDF/A asks for a date.
  const made = printable.made ?? (standard === "a" ? new Date().toISOString() : null);
  const files = new Map<string, Buffer>();
  if (record) files.set("record.json", Buffer.from(record.bytes));
  const depths = new Depths();
  const prepared = (block: FlatBlock, narrow = false) => ({
    ...block,
    narrow,
    under: isUnder(block, language),
    ...depths.of(block),
    ...((block.kind === "title" || block.kind === "annex") && {
      lines: titleLines(printableText(block.kind === "title" ? block.text : block.title), charactersOfTitle(layout)),
    }),
    ...(block.kind === "signatures" && {
      rows: block.rows.map((row) => ({ ...row, image: row.image && picture(row.image, files) })),
    }),
  });
  const data = {
    title,
    language,
    edges: asked.edges ?? false,
    faces: FAMILIES_OF_ROLES,
    layout,
    header: header ?? null,
    foot: foot ?? null,
    made: made ? partsOfTime(made) : null,
    record: record ? { name: record.name, path: "record.json", description: RECORD[language] } : null,
    blocks: blocks.map((block: Block) =>
      block.kind === "columns"
        ? {
            ...block,
            under: false,
            left: block.left.map((one) => prepared(one, true)),
            right: block.right.map((one) => prepared(one, true)),
          }
        : prepared(block),
    ),
  };
  const json = JSON.stringify(data, (_key, value) => (typeof value === "string" ? printableText(value) : value));
  return { json, files };
}

const RECORD = {
  zh: "这份纪要的规范数据（JSON），封存时以此为准",
  en: "Canonical record of these minutes (JSON), as it was sealed",
  both: "Canonical record of these minutes (JSON), as it was sealed",
};

/** @param layout of the page; 20 characters of 22 pt on 156 mm */
function charactersOfTitle({ margins, title }: ReturnType<typeof pageStyleOf>): number {
  return Math.floor(((210 - margins.left - margins.right) * 72) / 25.4 / title);
}

/**
 * Levels of headings in the structure of the file, under the document's title: none is skipped (PDF/UA-1, 7.4.2), whatever
 * the blocks say.
 */
class Depths {
  #last = 0;
  #titled = 0;

  of(block: FlatBlock): { depth?: number } {
    if (block.kind === "title") {
      this.#titled = 1;
      this.#last = 1;
      return { depth: 1 };
    }
    if (block.kind !== "heading" && block.kind !== "annex") return {};
    const level = block.kind === "annex" ? 1 : block.level;
    this.#last = Math.min(level + this.#titled, this.#last + 1);
    return { depth: this.#last };
  }
}

/** @returns path of the picture for the template */
function picture(base64: string, files: Map<string, Buffer>): string {
  const path = `picture-${files.size}.png`;
  files.set(path, Buffer.from(base64, "base64"));
  return path;
}

function partsOfTime(instant: string) {
  const time = new Date(instant);
  return {
    year: time.getUTCFullYear(),
    month: time.getUTCMonth() + 1,
    day: time.getUTCDate(),
    hour: time.getUTCHours(),
    minute: time.getUTCMinutes(),
    second: time.getUTCSeconds(),
  };
}
