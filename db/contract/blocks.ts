/** A document as blocks of text: what every format prints, and what the preview shows. Values and cells may have lines. */
import { z } from "zod";
import { SECTORS } from "./vocabulary.ts";

const printed = { language: z.enum(["zh", "en"]) };
const run = z.object({ text: z.string(), bold: z.boolean().optional() });
const line = z.string();

const flatBlock = z.discriminatedUnion("kind", [
  /** 份号, 密级★期限, 紧急程度: one line each at the top left of the first page. */
  z.object({ kind: z.literal("marking"), lines: z.array(line), ...printed }),
  /** 纪要标志: the words on top of official minutes. */
  z.object({ kind: z.literal("mark"), text: line, ...printed }),
  /** 发文字号 or 期号, above the rule. */
  z.object({
    kind: z.literal("number"),
    text: line,
    /** 签发人: at the right of the same line, the number then at its left. The number may be missing. */
    signer: z.object({ label: line, name: line }).optional(),
    ...printed,
  }),
  /** The red rule under the head. */
  z.object({ kind: z.literal("rule"), ...printed }),
  z.object({ kind: z.literal("title"), text: z.string(), ...printed }),
  z.object({ kind: z.literal("note"), text: z.string(), ...printed }),
  z.object({
    kind: z.literal("heading"),
    level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
    text: z.string(),
    /** Begins a page. */
    newPage: z.boolean().optional(),
    ...printed,
  }),
  z.object({
    kind: z.literal("paragraph"),
    runs: z.array(run),
    indent: z.boolean().optional(),
    /** Begins at the edge of the text: 主送机关 (GB/T 9704-2012, 7.3.2). */
    flush: z.boolean().optional(),
    /** Stands on one page with what follows. */
    keep: z.boolean().optional(),
    /** Name of the paragraph in its document, for polished wording and comments; the same as long as its record is. */
    key: z.string().optional(),
    ...printed,
  }),
  z.object({ kind: z.literal("fields"), rows: z.array(z.tuple([z.string(), z.string()])), ...printed }),
  /** 出席名单 and its kin: a bold label, and text that turns over under its first character. */
  z.object({ kind: z.literal("roll"), label: line, text: z.string(), ...printed }),
  /** 附件说明: what is annexed, by name. */
  z.object({
    kind: z.literal("annexes"),
    label: line,
    names: z.array(line),
    /** Stands on one page with what follows. */
    keep: z.boolean().optional(),
    ...printed,
  }),
  /** 署名 and 成文日期. `sealed`: room for a stamp over them. */
  z.object({ kind: z.literal("signature"), name: line, date: line, sealed: z.boolean(), ...printed }),
  /** Lines to sign and date by hand: whose, and the name under the line. */
  z.object({
    kind: z.literal("approval"),
    rows: z.array(z.object({ label: line, name: line })),
    signed: line,
    dated: line,
    ...printed,
  }),
  /** Begins an annex on a new page. */
  z.object({ kind: z.literal("annex"), label: line, title: z.string(), ...printed }),
  z.object({
    kind: z.literal("table"),
    head: z.array(z.string()),
    /** A row of one cell goes over all columns: it is the head of those below. */
    rows: z.array(z.array(z.string())),
    /** Shares of the line. */
    widths: z.array(z.number()),
    ...printed,
  }),
  /** 回执, to be filled in by hand and cut off: whose, a table with so many empty rows, and where it goes until when. */
  z.object({
    kind: z.literal("slip"),
    title: line,
    head: z.array(z.string()),
    /** Shares of the line. */
    widths: z.array(z.number()),
    seats: z.number(),
    foot: line,
    ...printed,
  }),
  /** Who confirmed for which sector, with drawn signatures (PNG, Base64). `image` stands under the head's last cell. */
  z.object({
    kind: z.literal("signatures"),
    head: z.array(z.string()),
    /** Shares of the line. What has them stands on one page with its heading, where there is room on a page. */
    widths: z.array(z.number()).optional(),
    rows: z.array(
      z.object({
        /** Null: the chair. */
        sector: z.enum(SECTORS).nullable(),
        cells: z.array(z.string()),
        image: z.string().nullable(),
        alt: z.string(),
      }),
    ),
    ...printed,
  }),
  /** 版记 at the foot of the last page: 抄送, 印发机关 and 印发日期. */
  z.object({
    kind: z.literal("imprint"),
    copies: z.object({ label: line, text: z.string() }).nullable(),
    issuer: line,
    date: line,
    /** SHA-256 of sealed minutes, small under the rest. */
    digest: z.object({ label: line, text: line }).optional(),
    ...printed,
  }),
]);
export type FlatBlock = z.infer<typeof flatBlock>;

/** The same in two languages, side by side. */
const columns = z.object({
  kind: z.literal("columns"),
  left: z.array(flatBlock),
  right: z.array(flatBlock),
  ...printed,
});

export const block = z.discriminatedUnion("kind", [...flatBlock.options, columns]);
export type Block = z.infer<typeof block>;
export type Run = z.infer<typeof run>;

/** What is side by side, one under the other. */
export function flatBlocks(blocks: readonly Block[]): FlatBlock[] {
  return blocks.flatMap((one) => (one.kind === "columns" ? [...one.left, ...one.right] : [one]));
}
