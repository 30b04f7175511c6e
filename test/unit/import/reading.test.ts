/**
 * Files of tables as they come, and as an attacker makes them (I01 to I49 of the threat model): each is read as it stands or
 * refused by name, within bounded time and memory. What a spreadsheet would silently repair is named.
 */
import { describe, expect, it } from "vitest";
import { ERRORS } from "../../../db/contract/errors.ts";
import { readInThread } from "../../../db/import/reading/in-thread.ts";
import { readCells, readTables } from "../../../db/import/reading/read.ts";
import { type Book, isFilled, textOf } from "../../../db/import/reading/table.ts";
import { archive, rowsOf, workbook } from "../../support/crafted-workbook.ts";

const read = (bytes: Buffer | string, name = "a.xlsx") => readTables({ name, bytes: Buffer.from(bytes as string) });
const cellsOf = ({ sheets: [sheet] }: Book) => sheet?.rows.map(({ cells }) => [...cells].map(textOf));

async function codeOf(work: Promise<unknown>): Promise<string> {
  const failed = await work.then(
    () => null,
    (error: { code?: string }) => error,
  );
  expect(Object.keys(ERRORS)).toContain(failed?.code);
  return failed?.code as string;
}

/** Parts of an archive are told to be what they are not, in the directory at its end and before each. */
function altered(bytes: Buffer, name: string, work: (header: Buffer, local: Buffer) => void): Buffer {
  const copy = Buffer.from(bytes);
  const central = copy.lastIndexOf(Buffer.from(name)) - 46;
  const local = copy.indexOf(Buffer.from(name)) - 30;
  work(copy.subarray(central), copy.subarray(local));
  return copy;
}

const plain = workbook({ sheets: [rowsOf([["企业名称"], ["甲公司"]])] });
const repeated = (text: string, times: number) => text.repeat(times);
const sheetXml = (inner: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${inner}</worksheet>`;
const withSheet = (xml: string | Uint8Array) => workbook({ parts: { "xl/worksheets/sheet1.xml": xml } });
const docx = archive({ "[Content_Types].xml": "<Types/>", "word/document.xml": "<w:document/>" });

describe("is refused by name", () => {
  const cases: [string, string, () => Buffer | string, string?][] = [
    ["I01", "E_EMPTY", () => ""],
    ["I02", "E_NOT_OFFICE", () => "企业名称,城市\n甲,成都\n"],
    ["I03", "E_DAMAGED", () => plain.subarray(0, plain.length / 2)],
    ["I05", "E_BOMB", () => altered(plain, "xl/worksheets/sheet1.xml", (h) => h.writeUInt32LE(600_000_000, 24))],
    ["I06", "E_ROW_INDEX", () => withSheet(sheetXml(`<sheetData>${repeated("<row/>", 1_048_577)}</sheetData>`))],
    ["I07", "E_BOMB", () => altered(plain, "xl/worksheets/sheet1.xml", (h) => h.writeUInt32LE(0xfffffff0, 24))],
    ["I08", "E_DAMAGED", () => altered(plain, "xl/worksheets/sheet1.xml", (h) => h.writeUInt32LE(10, 24))],
    ["I09", "E_UNEXPECTED_PART", () => workbook({ parts: { "xl/embeddings/a.zip": plain } })],
    [
      "I10",
      "E_TOO_MANY_PARTS",
      () => archive(Object.fromEntries(Array.from({ length: 2_001 }, (_, at) => [`p${at}.xml`, ""]))),
    ],
    ["I11", "E_BOMB", () => overlapping()],
    ["I12", "E_DUPLICATE_PART", () => workbook({ parts: { "XL/Workbook.xml": "<a/>" } })],
    ["I13", "E_DAMAGED", () => workbook({ parts: { "../../x": "a" } })],
    ["I13", "E_DAMAGED", () => workbook({ parts: { "/etc/x": "a" } })],
    ["I13", "E_DAMAGED", () => workbook({ parts: { "C:/x": "a" } })],
    ["I13", "E_DAMAGED", () => workbook({ parts: { "a\\..\\b": "a" } })],
    ["I14", "E_BAD_PART_NAME", () => workbook({ parts: { "__proto__/x.xml": "a" } })],
    ["I14", "E_BAD_PART_NAME", () => workbook({ parts: { constructor: "a" } })],
    [
      "I15",
      "E_SYMLINK",
      () => altered(plain, "xl/worksheets/sheet1.xml", (h) => h.writeUInt32LE((0o120777 << 16) >>> 0, 38)),
    ],
    ["I16", "E_ENCRYPTED", () => altered(plain, "xl/worksheets/sheet1.xml", (h) => h.writeUInt16LE(1, 8))],
    ["I17", "E_MACRO", () => workbook({ parts: { "xl/vbaProject.bin": "a" } })],
    [
      "I18",
      "E_DTD",
      () => withSheet(`<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>${sheetXml("<sheetData/>").slice(38)}`),
    ],
    [
      "I19",
      "E_DTD",
      () => withSheet('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet>&e;</worksheet>'),
    ],
    ["I21", "E_XML_DEPTH", () => withSheet(repeated("<a>", 300_000))],
    ["I22", "E_ROW_INDEX", () => workbook({ sheets: ['<row r="4294967295"><c r="A4294967295"><v>1</v></c></row>'] })],
    [
      "I24",
      "E_RANGE",
      () =>
        workbook({ sheets: [rowsOf([["a"]])], behind: '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>' }),
    ],
    ["I26", "E_TOO_MANY_SHEETS", () => workbook({ sheets: Array(101).fill("") })],
    [
      "I27",
      "E_DAMAGED_CELL",
      () => workbook({ sheets: ['<row r="3"><c r="B3" t="s"><v>999</v></c></row>'], strings: "<si><t>a</t></si>" }),
    ],
    ["I31", "E_BAD_XML", () => withSheet(Buffer.from(`\ufeff${sheetXml("<sheetData/>")}`, "utf16le"))],
    ["I31", "E_BAD_XML", () => withSheet('<?xml version="1.0" encoding="GB2312"?><worksheet/>')],
    ["I32 to I39", "E_NO_TABLE_WORD", () => docx, "a.docx"],
    ["I42", "E_CSV_QUOTE", () => 'a,b\n1,2\n"x,3\n4,5\n', "a.csv"],
    ["I43", "E_NOT_TEXT", () => Buffer.from([1, 0, 0, 3, 0, 255, 0, 0, 0, 9, 0, 2, 4, 0]), "a.csv"],
    ["I45", "E_TOO_MANY_COLUMNS", () => `${Array(20_000).fill("a").join(",")}\n`, "a.csv"],
    ["I49", "E_CELL_TOO_LONG", () => `a,b\n${repeated("x", 10_000_000)},1\n`, "a.csv"],
    ["I49", "E_CELL_TOO_LONG", () => workbook({ sheets: [rowsOf([[repeated("x", 100_001)]])] })],
    ["a PDF", "E_NO_TABLE", () => "%PDF-1.7", "a.pdf"],
    ["no reference to a cell", "E_DAMAGED", () => workbook({ sheets: ['<row r="1"><c r="?"><v>1</v></c></row>'] })],
    ["nothing in it", "E_NOTHING_IN_IT", () => workbook({})],
    ["a web page without a table", "E_NOT_OFFICE", () => "<html><body>404</body></html>", "a.xls"],
  ];

  it.each(cases)("%s: %s", async (_, code, make, name) => {
    expect(await codeOf(read(make(), name))).toBe(code);
  });

  it("I27 names the cell, I42 the line", async () => {
    const failed = (work: Promise<unknown>) => work.catch((error: { params: object }) => error.params);
    const strings = "<si><t>a</t></si>";
    expect(
      await failed(read(workbook({ sheets: ['<row r="3"><c r="B3" t="s"><v>9</v></c></row>'], strings }))),
    ).toEqual({ sheet: "表1", cell: "B3" });
    expect(await failed(read('a,b\n1,2\n"x,3\n4,5\n', "a.csv"))).toEqual({ line: 3 });
  });

  it("I04: an old workbook is told from one under a password and from an old document", async () => {
    expect(await codeOf(read(ole("EncryptedPackage")))).toBe("E_ENCRYPTED");
    expect(await codeOf(read(ole("WordDocument"), "a.doc"))).toBe("E_NO_TABLE_WORD");
    expect(await codeOf(read(ole("Contents")))).toBe("E_NOT_OFFICE");
    // Its reader says that there is nothing behind the name.
    expect(await codeOf(read(ole("Workbook"), "a.et"))).toBe("E_DAMAGED");
  });
});

describe("is read as it stands", () => {
  it("I20: a million references of characters are as many characters, within the limits", async () => {
    const text = repeated("&#65;", 90_000);
    const book = await read(workbook({ sheets: [`<row r="1"><c r="A1" t="str"><v>${text}</v></c></row>`] }));
    expect(cellsOf(book)?.[0]?.[0]).toHaveLength(90_000);
  });

  it("I23 and I25: one cell far out takes no room, and what the sheet says of its size counts for nothing", async () => {
    const far = '<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>';
    const xml = sheetXml(`<dimension ref="A1"/><sheetData>${far}</sheetData>`);
    const { sheets } = await read(withSheet(xml));
    expect(sheets[0]).toMatchObject({ columns: [16_384], rows: [{ at: 1_048_576, cells: [{ text: "7" }] }] });
  });

  it("I28: days that there are not are told as errors, and none is moved", async () => {
    const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="57"/></cellXfs>';
    const day = (value: string, style = 1) => `<c s="${style}"><v>${value}</v></c>`;
    const row = (...cells: string[]) => `<row>${cells.join("")}</row>`;
    const values = ["43831", "-1", "60", "1E+308", "NaN", "1", "45296.75"];
    const sheets = [
      row(...values.map((value) => day(value)), day("43831", 2), day("43831", 0), '<c t="d"><v>2020-01-01</v></c>'),
    ];
    const kinds = (await read(workbook({ sheets, styles }))).sheets[0]?.rows[0]?.cells;
    expect(kinds?.map((cell) => (typeof cell === "object" ? `${cell.kind} ${cell.text.slice(0, 20)}` : cell))).toEqual([
      "day 2020-01-01",
      "error -1",
      "error 60",
      `error 1${"0".repeat(19)}`,
      "error NaN",
      "day 1900-01-01",
      "day 2024-01-05 18:00",
      "day 2020-01-01",
      "number 43831",
      "day 2020-01-01",
    ]);
    const from1904 = await read(workbook({ sheets: [row(day("43831"))], styles, from1904: true }));
    expect(cellsOf(from1904)).toEqual([["2024-01-02"]]);
  });

  it("I29 and I30: formulas are shown with their last value and never run; links to other files are left out and told", async () => {
    const cells = '<c r="A1" t="str"><f>WEBSERVICE("http://x")</f><v>值</v></c><c r="B1"><f>1+1</f></c>';
    const book = await read(
      workbook({ sheets: [`<row r="1">${cells}</row>`], parts: { "xl/externalLinks/externalLink1.xml": "<a/>" } }),
    );
    expect(book.sheets[0]?.rows[0]?.cells).toEqual([{ text: "值", kind: "text", formula: 'WEBSERVICE("http://x")' }]);
    expect(book.notices).toEqual([{ kind: "external_links" }, { kind: "formulas", count: 2 }]);
  });

  it("I41: what a spreadsheet would run is text", async () => {
    const cells = ["=cmd|'/c calc'!A1", "+1", "-1", "@x", "\tx"];
    expect(cellsOf(await read(`h\n${cells.map((cell) => `"${cell}"`).join("\n")}\n`, "a.csv"))).toEqual([
      ["h"],
      ...cells.map((cell) => [cell]),
    ]);
  });

  it("I44: each encoding by its marks and letters, with what it might be as well", async () => {
    const text = "企业名称,城市\n重庆甲电池有限公司,重庆\n";
    const gbk = Buffer.from("c6f3d2b5c3fbb3c62cb3c7cad00ad6d8c7ecbcd7b5e7b3d8d3d0cfdeb9abcbbe2cd6d8c7ec0a", "hex");
    const big5 = Buffer.from("a5f8b77ea657bad92cabb0a5ab0a", "hex");
    for (const [bytes, encoding] of [
      [Buffer.from(text), "utf-8"],
      [Buffer.from(`\ufeff${text}`), "utf-8"],
      [gbk, "gb18030"],
      [Buffer.from(`\ufeff${text}`, "utf16le"), "utf-16le"],
      [Buffer.from(text, "utf16le"), "utf-16le"],
      [Buffer.from(text, "utf16le").swap16(), "utf-16be"],
    ] as const) {
      const book = await read(bytes, "a.csv");
      expect([encoding, book.encoding, cellsOf(book)?.[0]?.[0]]).toEqual([encoding, encoding, "企业名称"]);
    }
    expect(await read(big5, "a.csv")).toMatchObject({ notices: [{ kind: "encoding", others: expect.any(Array) }] });
    const latin = await readTables({ name: "a.csv", bytes: Buffer.from("caf\u00e9,b\n", "latin1") });
    expect(latin.notices).toMatchObject([{ kind: "encoding" }]);
    const asked = await readTables({ name: "a.csv", bytes: big5, encoding: "big5" });
    expect([asked.encoding, cellsOf(asked)]).toEqual(["big5", [["企業名稱", "城市"]]]);
  });

  it("I46: headings that objects have of themselves are words", async () => {
    expect(cellsOf(await read("__proto__,constructor,toString\n1,2,3\n", "a.csv"))).toEqual([
      ["__proto__", "constructor", "toString"],
      ["1", "2", "3"],
    ]);
  });

  it("I47 and I48: what nobody sees is told, half a character is no reason to refuse the file", async () => {
    expect((await read("名称\n甲\u202e乙\u200b\n", "a.csv")).notices).toEqual([{ kind: "unseen", count: 1 }]);
    expect(cellsOf(await read(workbook({ sheets: [rowsOf([["a_xD800_b"]])] })))).toEqual([["a\ud800b"]]);
  });

  it("runs of rich text are one, how a word is read aloud is none of it, and blanks stay for whoever reads the cell", async () => {
    const strings =
      '<si><r><t>成</t></r><r><t xml:space="preserve">都 </t></r><rPh sb="0" eb="2"><t>チェンドゥ</t></rPh></si>';
    const book = await read(workbook({ sheets: ['<row r="1"><c r="A1" t="s"><v>0</v></c></row>'], strings }));
    expect([cellsOf(book), book.notices]).toEqual([[["成都 "]], [{ kind: "phonetic" }]]);
  });

  it("cells out of their order stand in their columns, and empty ones are none", async () => {
    const sheets = ['<row r="2"><c r="C2"><v>3</v></c><c r="A2"><v>1.50E+3</v></c><c r="B2"/></row>'];
    const book = await read(workbook({ sheets }));
    expect(book.sheets[0]).toMatchObject({ columns: [1, 3], rows: [{ at: 2 }] });
    expect(cellsOf(book)).toEqual([["1500", "3"]]);
  });

  it("a web page under the name of a workbook, and cells that were copied", async () => {
    const page =
      '<html><meta charset="utf-8"><table><tr><td>企业名称</td><td>数</td></tr><tr><td>甲&amp;乙</td><td>007</td></tr></table></html>';
    const book = await read(page, "a.xls");
    expect([book.format, cellsOf(book), book.notices]).toEqual([
      "html",
      [
        ["企业名称", "数"],
        ["甲&乙", "007"],
      ],
      [{ kind: "web_page" }],
    ]);
    expect(cellsOf(readCells('企业名称\t备注\n甲\t"两行\n备注"\n'))).toEqual([
      ["企业名称", "备注"],
      ["甲", "两行\n备注"],
    ]);
  });
});

describe("in a thread of its own", () => {
  it("a file is read as here, and refused as here", async () => {
    const sheets = [rowsOf(Array.from({ length: 2_500 }, (_, at) => [`企业${at}`]))];
    const bytes = workbook({ sheets });
    const book = await readInThread({ name: "a.xlsx", bytes });
    expect(book).toEqual(await read(bytes));
    expect(book.sheets[0]?.rows.every(({ cells }) => cells.every(isFilled))).toBe(true);
    expect(await codeOf(readInThread({ name: "a.xlsx", bytes: Buffer.alloc(0) }))).toBe("E_EMPTY");
    expect(await codeOf(readInThread({ text: " \n" }))).toBe("E_NOTHING_IN_IT");
  });

  it("can be given up", async () => {
    const giveUp = new AbortController();
    const reading = codeOf(readInThread({ name: "a.xlsx", bytes: plain }, giveUp.signal));
    giveUp.abort();
    expect(await reading).toBe("E_CANCELLED");
  });
});

/** Two parts of which the second begins within the first. */
function overlapping(): Buffer {
  const bytes = archive({ "a.xml": "<a/>".repeat(100), "b.xml": "<b/>".repeat(100) });
  return altered(bytes, "b.xml", (header) => header.writeUInt32LE(4, 42));
}

/** A container with one stream of this name in its directory. */
function ole(name: string): Buffer {
  const bytes = Buffer.alloc(2_048);
  Buffer.from("d0cf11e0a1b11ae1", "hex").copy(bytes);
  bytes.write(name, 1_024, "utf16le");
  bytes.writeUInt16LE((name.length + 1) * 2, 1_024 + 64);
  bytes[1_024 + 66] = 2;
  return bytes;
}
