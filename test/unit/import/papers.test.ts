/** Papers as offices have them: what is read of each, where it stands, and why another is not read. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ERRORS } from "../../../db/contract/errors.ts";
import { renderMinutes } from "../../../db/documents/formats/index.ts";
import { type Block, Gathered, type PaperText } from "../../../db/import/papers/paper-text.ts";
import { readPaperBytes } from "../../../db/import/papers/read.ts";
import { readPaper } from "../../../db/import/papers/read-paper.ts";
import { oldPdf, paragraph, shape, slideShow, wordDocument } from "../../support/crafted/papers.ts";
import { rowsOf, workbook } from "../../support/crafted-workbook.ts";
import { largeMeeting } from "../documents/large-meeting.ts";

const read = (bytes: Buffer, name = "a.docx") => readPaperBytes({ name, bytes });
const blocksOf = ({ parts }: PaperText): Block[] => parts.flatMap(({ blocks }) => blocks);
const shown = (blocks: readonly Block[]) =>
  blocks.map((block) => (block.type === "table" ? block.rows : `${block.numbering ?? ""}${block.text}`));
const textIn = (paper: PaperText) => JSON.stringify(blocksOf(paper));

const level = (at: number, form: string, text: string, more = "") =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${form}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`;
const kind = (id: number, levels: string) => `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`;
const list = (id: number, of: number, more = "") =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`;
const numbered = (text: string, of: number, depth = 0) =>
  paragraph(text, `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${of}"/></w:numPr>`);

describe("a document", () => {
  it("shows the numbers that Word counts and no text holds", async () => {
    const numbering = [
      kind(0, level(0, "chineseCountingThousand", "第%1条")),
      kind(
        1,
        level(0, "japaneseCounting", "%1、") + level(1, "chineseCounting", "（%2）") + level(2, "decimal", "%3."),
      ),
      kind(2, level(0, "decimal", "%1") + level(1, "decimal", "%1.%2")),
      kind(3, level(0, "bullet", "\uf0b7")),
      kind(4, level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2", "<w:isLgl/>")),
      ...[0, 1, 2, 3, 4].map((at) => list(at + 1, at)),
      list(9, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
    ].join("");
    const body = [
      ...Array.from({ length: 12 }, (_, at) => numbered(`条${at}`, 1)),
      numbered("目标", 2),
      numbered("总量", 2, 1),
      numbered("其一", 2, 2),
      numbered("任务", 2),
      numbered("分工", 2, 1),
      numbered("重来", 9),
      numbered("a", 3),
      numbered("b", 3, 1),
      numbered("c", 3, 1),
      numbered("点", 4),
      numbered("x", 5),
      numbered("y", 5, 1),
      numbered("没有", 0),
    ].join("");
    const lines = shown(blocksOf(await read(wordDocument(body, { numbering }))));
    expect(lines.slice(0, 12)).toEqual(
      [..."一二三四五六七八九", "十", "十一", "十二"].map((n, at) => `第${n}条条${at}`),
    );
    expect(lines.slice(12)).toEqual(
      ["一、目标", "（一）总量", "1.其一", "二、任务", "（一）分工", "一、重来"].concat([
        "1a",
        "1.1b",
        "1.2c",
        "•点",
        "I.x",
        "1.1y",
        "没有",
      ]),
    );
  });

  it("takes headings and their numbers from styles, whatever those are based on", async () => {
    const styles = `<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
      <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="b"><w:name w:val="章名"/><w:basedOn w:val="1"/></w:style>
      <w:style w:type="paragraph" w:styleId="t"><w:name w:val="toc 1"/></w:style>`;
    const numbering = kind(0, level(0, "chineseCounting", "第%1章", '<w:pStyle w:val="1"/>')) + list(1, 0);
    const style = (text: string, id: string) => paragraph(text, `<w:pStyle w:val="${id}"/>`);
    const body = style("总则 1", "t") + style("总则", "1") + style("附则", "b") + paragraph("正文");
    expect(blocksOf(await read(wordDocument(body, { styles, numbering })))).toEqual([
      { type: "paragraph", text: "总则", style: "heading 1", level: 1, numbering: "第一章" },
      { type: "paragraph", text: "附则", style: "章名", level: 1, numbering: "第二章" },
      { type: "paragraph", text: "正文" },
    ]);
  });

  it("holds what stands there now: not what was deleted, moved away, hidden, or made by a field", async () => {
    const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const body = [
      "<w:p><w:r><w:t>甲</w:t></w:r><w:del><w:r><w:delText>乙</w:delText></w:r></w:del><w:ins><w:r><w:t>丙</w:t></w:r></w:ins></w:p>",
      "<w:p><w:moveFrom><w:r><w:t>丁</w:t></w:r></w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>戊</w:t></w:r><w:r><w:t>己</w:t><w:tab/><w:t>庚</w:t></w:r></w:p>",
      `<w:p>${field("begin")}<w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>${field("separate")}<w:r><w:t>目录一 1</w:t></w:r></w:p>`,
      `<w:p><w:r><w:t>目录二 2</w:t></w:r>${field("end")}</w:p>`,
      `<w:p>${field("begin")}<w:r><w:instrText> DATE </w:instrText></w:r>${field("separate")}<w:r><w:t>2026年</w:t></w:r>${field("end")}</w:p>`,
      '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:r><w:t>目录三</w:t></w:r></w:p></w:sdtContent></w:sdt>',
      "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>文本框</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>文本框</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent><w:t>框外</w:t></w:r></w:p>",
      "<w:p><w:r><w:ruby><w:rt><w:r><w:t>yú</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>渝</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
    ].join("");
    const paper = wordDocument(body.replaceAll("mc:", "w:"));
    expect(shown(blocksOf(await read(paper)))).toEqual(["甲丙", "己\t庚", "2026年", "文本框", "框外", "渝"]);
  });

  it("keeps tables: cells over several rows in each of them, over several columns in the first; rows that were deleted are gone", async () => {
    const cell = (text: string, settings = "") => `<w:tc><w:tcPr>${settings}</w:tcPr>${paragraph(text)}</w:tc>`;
    const row = (cells: string, settings = "") => `<w:tr><w:trPr>${settings}</w:trPr>${cells}</w:tr>`;
    const inner = `<w:tc><w:tbl>${row(cell("内一") + cell("内二"))}</w:tbl>${paragraph("下")}</w:tc>`;
    const body = `<w:tbl>${[
      row(cell("事项") + cell("分工", '<w:gridSpan w:val="2"/>')),
      row(cell("起草", '<w:vMerge w:val="restart"/>') + cell("成都") + cell("6月")),
      row(cell("", "<w:vMerge/>") + cell("重庆") + inner),
      row(cell("删") + cell("删") + cell("删"), "<w:del/>"),
      row(cell("") + cell("") + cell("")),
    ].join("")}</w:tbl>`;
    expect(shown(blocksOf(await read(wordDocument(body))))).toEqual([
      [
        ["事项", "分工", ""],
        ["起草", "成都", "6月"],
        ["起草", "重庆", "内一\t内二\n下"],
      ],
    ]);
  });

  it("has its notes at the end, apart from the text", async () => {
    const paper = await read(
      wordDocument(paragraph("正文"), { notes: `<w:footnote>${paragraph("脚注")}</w:footnote>` }),
    );
    expect(paper.parts.map(({ where, blocks }) => [where, shown(blocks)])).toEqual([
      [null, ["正文"]],
      [{ notes: true }, ["脚注"]],
    ]);
  });
});

it("slides come in the order in which they are shown, with titles, levels, numbers, tables and what the speaker noted", async () => {
  const table =
    '<p:graphicFrame><a:tbl><a:tr><a:tc gridSpan="2"><a:p><a:t>表头</a:t></a:p></a:tc><a:tc hMerge="1"><a:p/></a:tc></a:tr><a:tr><a:tc><a:p><a:t>甲</a:t></a:p></a:tc><a:tc><a:p><a:t>乙</a:t></a:p></a:tc></a:tr></a:tbl></p:graphicFrame>';
  const bytes = slideShow(
    [
      shape("第二张", "title") + shape("2", "sldNum") + table,
      shape("第一张", "ctrTitle") + shape("其一\n其二", "body", '<a:buAutoNum type="arabicParenR"/>'),
    ],
    ["提醒：补贴"],
  );
  const paper = await read(bytes, "a.pptx");
  expect(paper.kind).toBe("slides");
  expect(paper.parts.map(({ where, blocks }) => [where, shown(blocks)])).toEqual([
    [{ slide: 1 }, ["第一张", "1)其一", "2)其二"]],
    [
      { slide: 2 },
      [
        "第二张",
        [
          ["表头", "", ""],
          ["甲", "乙", ""],
        ],
        "提醒：补贴",
      ],
    ],
  ]);
  expect(blocksOf(paper).filter((block) => block.type === "paragraph" && block.style)).toMatchObject([
    { style: "title", level: 1 },
    { style: "title", level: 1 },
    { style: "notes" },
  ]);
});

it("a workbook is a table for each sheet", async () => {
  const paper = await read(
    workbook({ sheets: [rowsOf([["企业"], ["甲\u200b公司"]]), "", rowsOf([["乙"]])] }),
    "a.xlsx",
  );
  expect(paper).toEqual({
    kind: "workbook",
    cut: false,
    parts: [
      { where: { sheet: "表1" }, blocks: [{ type: "table", rows: [["企业"], ["甲公司"]] }] },
      { where: { sheet: "表3" }, blocks: [{ type: "table", rows: [["乙"]] }] },
    ],
  });
});

describe("a PDF", () => {
  it("says its pages, also in Chinese that only the shipped character maps can tell", async () => {
    // 成渝, 电池 in GBK.
    const { kind, parts } = await read(oldPdf([["b3c9d3e5"], ["b5e7b3d8", "b3c9d3e5"]]), "a.pdf");
    expect(kind).toBe("pdf");
    expect(parts.map(({ where, blocks }) => [where, shown(blocks).join("")])).toEqual([
      [{ page: 1 }, "成渝"],
      [{ page: 2 }, "电池成渝"],
    ]);
  });

  it("made by Concord itself reads back, its paragraphs whole and without the numbers of its pages", async () => {
    const { bytes } = await renderMinutes(largeMeeting(), { format: "pdf", language: "zh" });
    const paper = await read(Buffer.from(bytes), "纪要.pdf");
    expect(paper.parts.length).toBeGreaterThan(2);
    expect(textIn(paper)).toContain("现将会议议定事项纪要如下：");
    expect(textIn(paper)).toContain("我方认为补贴标准应当统一，否则不公平。");
    expect(textIn(paper)).not.toMatch(/"— \d+ —"/);
  });
});

it("text has its lines, in whichever encoding", async () => {
  const gbk = Buffer.from("b3c9d3e50a0ab5e7b3d8", "hex");
  expect(shown(blocksOf(await read(gbk, "a.txt")))).toEqual(["成渝", "电池"]);
});

describe("is refused by name", () => {
  const ole = (name: string) => {
    const bytes = Buffer.alloc(1_024);
    Buffer.from("d0cf11e0a1b11ae1", "hex").copy(bytes);
    bytes.write(name, 512, "utf16le");
    bytes.writeUInt16LE((name.length + 1) * 2, 576);
    bytes[578] = 2;
    return bytes;
  };
  const document = wordDocument(paragraph("文"));
  const filled = `<</Filter/Standard/V 1/R 2/P -4/O<${"41".repeat(32)}>/U<${"42".repeat(32)}>>>`;
  const cases: [string, string, Buffer, string?][] = [
    ["nothing", "E_EMPTY", Buffer.alloc(0)],
    ["another ending", "E_ENDING", Buffer.from("文字"), "a.docx"],
    ["a temporary file", "E_OWNER_FILE", Buffer.from("\u0005Chen"), "~$a.docx"],
    ["a picture", "E_NO_TEXT_KIND", Buffer.from("\u0089PNG"), "a.png"],
    ["an old document", "E_OLD_DOCUMENT", ole("WordDocument"), "a.doc"],
    ["a password", "E_ENCRYPTED", ole("EncryptedPackage")],
    ["a password of a PDF", "E_ENCRYPTED", oldPdf([["b3c9"]], `/ID[<41><41>]/Encrypt ${filled}`), "a.pdf"],
    ["a scan", "E_PDF_WITHOUT_TEXT", oldPdf([[]]), "a.pdf"],
    ["no text", "E_PAPER_WITHOUT_TEXT", wordDocument("")],
    ["half of it", "E_DAMAGED", document.subarray(0, document.length / 2)],
    ["a damaged PDF", "E_DAMAGED", Buffer.from("%PDF-1.4 and no more"), "a.pdf"],
    ["a definition", "E_DTD", wordDocument("", { parts: { "word/document.xml": "<!DOCTYPE a><a/>" } })],
    ["endless nesting", "E_XML_DEPTH", wordDocument("<w:p>".repeat(5_000))],
    ["a bomb", "E_BOMB", bomb()],
  ];

  it.each(cases)("%s: %s", async (_, code, bytes, name = "a.docx") => {
    const failed = await read(bytes, name).then(
      () => null,
      (error: { code: string }) => error.code,
    );
    expect(Object.keys(ERRORS)).toContain(failed);
    expect(failed).toBe(code);
  });

  it("by the thread too, which reads the same as the reader", async () => {
    await expect(readPaper({ name: "a.docx", bytes: Buffer.from("x") })).rejects.toMatchObject({ code: "E_ENDING" });
    expect(await readPaper({ name: "a.docx", bytes: document })).toEqual(await read(document));
    const row = (at: number) => `<w:tr>${`<w:tc>${paragraph(`${at}`)}</w:tc>`.repeat(40)}</w:tr>`;
    const rows = Array.from({ length: 300 }, (_, at) => row(at)).join("");
    const long = wordDocument(`${paragraph("前")}<w:tbl>${rows}</w:tbl>${paragraph("后")}`);
    expect(JSON.stringify(await readPaper({ name: "a.docx", bytes: long }))).toBe(JSON.stringify(await read(long)));
  });

  /** A part that says of itself that it is larger than all may be. */
  function bomb(): Buffer {
    const bytes = Buffer.from(document);
    bytes.writeUInt32LE(600_000_000, bytes.lastIndexOf("word/document.xml") - 46 + 24);
    return bytes;
  }
});

it("macros and what is embedded are left where they are", async () => {
  const parts = { "word/vbaProject.bin": "x", "word/embeddings/a.xlsx": "x" };
  expect(shown(blocksOf(await read(wordDocument(paragraph("文"), { parts }))))).toEqual(["文"]);
});

it("of a paper that is too long the beginning is read, and it says so", async () => {
  const paper = await read(Buffer.from(`${"长".repeat(999)}\n`.repeat(4_000)), "a.txt");
  expect(paper.cut).toBe(true);
  expect(blocksOf(paper).length).toBeGreaterThan(3_000);
  const table = await read(
    workbook({ sheets: [rowsOf(Array.from({ length: 40 }, () => ["长".repeat(90_000)]))] }),
    "a.xlsx",
  );
  expect([table.cut, blocksOf(table)[0]?.type]).toEqual([true, "table"]);
}, 20_000);

it("what stands beside each paragraph is bounded, and so are cells in which nothing stands", async () => {
  const long = "x".repeat(100_000);
  const styles = `<w:style w:type="paragraph" w:styleId="a"><w:name w:val="${long}"/></w:style>`;
  const numbering = kind(0, level(0, "decimal", `%1${long}`)) + list(1, 0);
  const body = paragraph("文", '<w:pStyle w:val="a"/><w:numPr><w:numId w:val="1"/></w:numPr>');
  const [block] = blocksOf(await read(wordDocument(body.repeat(3), { styles, numbering })));
  expect(JSON.stringify(block).length).toBeLessThan(1_000);
  const gathered = new Gathered();
  gathered.begin(null);
  const empty = Array<string>(1_000_000).fill("");
  expect(gathered.add({ type: "table", rows: [empty, empty, empty, empty] })).toBe(false);
  expect(gathered.finish("document").parts[0]?.blocks).toMatchObject([{ rows: { length: 3 } }]);
});

const FOLDER = ["../shared/data/messy", "../../shared/data/messy"].find((folder) => existsSync(`${folder}/docs`));
if (!FOLDER) console.error("\n!!! ../shared/data/messy/docs is absent: NOTHING is proved of real documents\n");
interface Expected {
  file: string;
  expected: { title?: string; headings?: string[]; sections_at_least?: string[]; tables?: number; samples?: string[] };
}

describe.skipIf(!FOLDER)("real documents", () => {
  const all: Expected[] = FOLDER ? JSON.parse(readFileSync(`${FOLDER}/expected.json`, "utf8")).documents : [];
  it.each(all)("$file", async ({ file, expected }) => {
    const paper = await read(readFileSync(`${FOLDER}/${file}`), file);
    const lines = shown(blocksOf(paper)).filter((line) => typeof line === "string");
    const wanted = [...(expected.headings ?? []), ...(expected.sections_at_least ?? []), ...(expected.samples ?? [])];
    const found = (text: string) => lines.some((line) => line.includes(text.replace(/ to .*$/, "")));
    expect(wanted.filter((text) => !found(text))).toEqual([]);
    if (expected.tables !== undefined)
      expect(blocksOf(paper).filter(({ type }) => type === "table")).toHaveLength(expected.tables);
    expect(lines.filter((line) => /\.{4}|\t\d+$/.test(line))).toEqual([]);
  });
});
