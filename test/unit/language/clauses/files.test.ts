/** Clauses of files: a Word document whose numbers Word makes, and a PDF whose pages break a sentence. */
import { expect, it } from "vitest";
import { readPaperBytes } from "../../../../db/import/papers/read.ts";
import { readClauses } from "../../../../db/language/clauses/read.ts";
import { paragraphsOf } from "../../../../db/server/procedures/policy-texts.ts";
import { oldPdf, paragraph, wordDocument } from "../../../support/crafted/papers.ts";

/** In GBK, as an old PDF has it: 第一条甲乙丙。 第二条丁戊己。 第三条庚辛。 */
const FIRST = "b5dad2bbccf5bcd7d2d2b1fba1a3";
const SECOND = "b5dab6feccf5b6a1ceecbcbaa1a3";
const THIRD = "b5dac8fdccf5b8fdd0c1a1a3";

async function clausesOf(name: string, bytes: Buffer) {
  const { parts } = await readPaperBytes({ name, bytes });
  return readClauses(parts.flatMap(({ where, blocks }) => paragraphsOf(blocks, where))).clauses;
}

it("reads a Word document, typed numbers and tables among its paragraphs", async () => {
  const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`;
  const body = [
    paragraph("支持办法"),
    paragraph("第一条 为了支持产业，制定本办法。"),
    paragraph("第二条 标准如下："),
    `<w:tbl><w:tr>${cell("整车")}${cell("1000万元")}</w:tr></w:tbl>`,
    paragraph("第三条 自发布之日起施行。"),
  ].join("");
  const clauses = await clausesOf("办法.docx", wordDocument(body));
  expect(clauses.map(({ number, text }) => [number, text])).toEqual([
    ["第一条", "为了支持产业，制定本办法。"],
    ["第二条", "标准如下：\n整车　1000万元"],
    ["第三条", "自发布之日起施行。"],
  ]);
});

it("reads a PDF with its pages", async () => {
  const clauses = await clausesOf("办法.pdf", oldPdf([[FIRST, SECOND], [THIRD]]));
  expect(clauses.map(({ number, page }) => [number, page])).toEqual([
    ["第一条", 1],
    ["第二条", 1],
    ["第三条", 2],
  ]);
});
