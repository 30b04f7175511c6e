/** The Word file against the rules of GB/T 9704-2012, one by one, and against the schema of Word files. */
import { describe, expect, it } from "vitest";
import type { Block } from "../../../../db/contract/blocks.ts";
import type { MinutesModel } from "../../../../db/contract/minutes.ts";
import { DEFAULT_SETTINGS, MINUTES_STYLES, type MinutesSettings } from "../../../../db/contract/minutes-style.ts";
import { MINUTES_LANGUAGES } from "../../../../db/contract/vocabulary.ts";
import { printDocx } from "../../../../db/documents/formats/docx.ts";
import { printableMinutes, renderMinutes } from "../../../../db/documents/formats/index.ts";
import type { Printable } from "../../../../db/documents/formats/printable.ts";
import { BROKEN, emptyMeeting, HOSTILE, largeMeeting, party } from "../large-meeting.ts";
import { PICTURE } from "./picture.ts";
import { docxParts, docxText } from "./reading.ts";
import { disorder } from "./schema-order.ts";
import { all, at, type Xml, xmlTree } from "./xml.ts";

const file = await officialFile();
const decisions = await fileOf("decisions", "en", { printable: { header: "2026/18 · Draft", foot: null } });

describe("the page of official minutes", () => {
  const { body, settings, style } = file;
  const section = at(body, "w:body", "w:sectPr");

  it("is A4 with a type area of 156 mm by 225 mm, 37 mm from the top and 28 mm from the left (P1-P4)", () => {
    expect(at(section, "w:pgSz")?.attributes).toMatchObject({ "w:w": "11906", "w:h": "16838" });
    const margins = numbers(at(section, "w:pgMar"));
    expect(margins).toMatchObject({ "w:top": 2098, "w:left": 1587, "w:right": 1474, "w:bottom": 1984, "w:gutter": 0 });
    expect(11906 - (margins["w:left"] ?? 0) - (margins["w:right"] ?? 0)).toBeCloseTo(8844, -1);
  });

  it("has 22 lines of 579 twentieths of a point, and no grid of characters (P5)", () => {
    expect(style("MinutesText").spacing).toEqual({ "w:before": 0, "w:after": 0, "w:line": 579, "w:lineRule": "exact" });
    expect(at(section, "w:docGrid")?.attributes).toEqual({ "w:type": "lines", "w:linePitch": "579" });
    expect(style("Normal").flag("w:widowControl")).toBe(false);
  });

  it("has 28 characters of 3号仿宋 on a line: each gives up a quarter of a point (P6, P7)", () => {
    expect(style("MinutesText").run).toMatchObject({ spacing: "-5", sz: "32", color: "000000" });
    expect(style("MinutesText").font("w:eastAsia")).toBe("仿宋_GB2312");
    expect(style("MinutesText").font("w:ascii")).toBe("Times New Roman");
  });

  it("begins a paragraph two characters in, and all else is flush (P8)", () => {
    const indent = { "w:firstLineChars": 200, "w:firstLine": 630 };
    expect(style("MinutesText").indent).toEqual(indent);
    expect(style("MinutesIndented").indent).toEqual(indent);
  });

  it("hangs no marks into the margin, leaves no gap between Chinese and digits, and begins no line with a dash", () => {
    const normal = style("Normal");
    expect(["w:kinsoku", "w:overflowPunct", "w:autoSpaceDE", "w:autoSpaceDN"].map(normal.flag)).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(at(settings, "w:characterSpacingControl")?.attributes["w:val"]).toBe("doNotCompress");
    expect(at(settings, "w:noLineBreaksBefore")?.attributes["w:val"]).toMatch(/—.*、.*。.*）/u);
    expect(at(settings, "w:noLineBreaksAfter")?.attributes["w:val"]).toMatch(/“.*《.*（/u);
    expect(style("MinutesTable").flag("w:snapToGrid")).toBe(false);
  });
});

describe("the head of official minutes", () => {
  const { paragraphs, style } = file;
  const [copy, secrecy, urgency, mark, number, rule, title] = paragraphs;

  it("begins with 份号, 密级 and 紧急程度, flush left, the latter in 3号黑体 (H1, H2)", () => {
    expect([copy, secrecy, urgency].map((one) => one && textOf(one))).toEqual(["000012", "机密★3年", "加急"]);
    expect(style(styleOf(copy)).font("w:eastAsia")).toBe("仿宋_GB2312");
    expect(style(styleOf(secrecy)).font("w:eastAsia")).toBe("黑体");
    expect([copy, secrecy].map((one) => style(styleOf(one)).run.sz)).toEqual(["32", "32"]);
  });

  it("has a red mark in 小标宋 whose top edge is 35 mm below that of the type area (H3)", () => {
    const of = style(styleOf(mark));
    expect(mark && textOf(mark)).toBe("新能源汽车产业专班例会纪要");
    expect(of.run.color).toBe("FF0000");
    expect(of.font("w:eastAsia")).toBe("方正小标宋简体");
    expect(of.alignment).toBe("center");
    // Three lines above it; the ink begins 0.16 of its size below the top of its line.
    const size = Number(of.run.sz) * 10;
    expect(Number(of.spacing["w:before"]) + 3 * 579 + 0.16 * size).toBeCloseTo((35 * 1440) / 25.4, -1);
  });

  it.each([
    ["会议纪要", 62],
    ["新能源汽车产业专班例会纪要", 34],
    ["长".repeat(27), 16],
    ["长".repeat(60), 16],
  ])("sets the mark %j as large as one line allows (H4)", async (zh, points) => {
    const file = await officialFile({ settings: { mark: { zh, en: "", red: true, size: null } } });
    expect(file.style("MinutesMark").run.sz).toBe(String(2 * points));
  });

  it("has the number two lines below, centred, and a red rule 4 mm under it (H5, H7)", () => {
    expect(number && textOf(number)).toBe("第18期");
    expect(style(styleOf(number)).spacing["w:before"]).toBe(2 * 579);
    expect(style(styleOf(number)).alignment).toBe("center");
    expect(style(styleOf(rule)).spacing).toMatchObject({ "w:line": 227, "w:lineRule": "exact" });
    expect(at(style(styleOf(rule)).paragraph, "w:pBdr", "w:bottom")?.attributes).toMatchObject({
      "w:val": "single",
      "w:color": "FF0000",
      "w:sz": "12",
    });
  });

  it("has the number one character from the left and 签发人 in 楷体 one from the right, where one is named (H6)", async () => {
    const { paragraphs, style, body } = await officialFile({ model: { signer: "陈喆" } });
    const line = paragraphs.find((one) => textOf(one).includes("第18期"));
    expect(line && textOf(line)).toContain("签发：陈喆");
    const of = style(styleOf(line));
    expect(of.indent).toMatchObject({ "w:leftChars": 100, "w:rightChars": 100 });
    expect(at(of.paragraph, "w:tabs", "w:tab")?.attributes).toEqual({ "w:val": "right", "w:pos": "8530" });
    const name = all(body, "w:r").find((run) => textOf(run) === "陈喆");
    expect(style(at(name, "w:rPr", "w:rStyle")?.attributes["w:val"] ?? "").font("w:eastAsia")).toBe("楷体_GB2312");
  });

  it("begins a page with what a template places after the supervision list (B9)", async () => {
    const { paragraphs } = await officialFile({ settings: { parts: ["items", "actions", "confirmations"] } });
    const heading = paragraphs.find((one) => textOf(one) === "各方确认");
    expect(at(heading, "w:pPr", "w:pageBreakBefore")).toBeDefined();
  });

  it("has the title in 2号小标宋, two lines under the rule, not bold (B1)", () => {
    expect(styleOf(title)).toBe("Title");
    expect(style("Title").run).toMatchObject({ sz: "44" });
    expect(style("Title").font("w:eastAsia")).toBe("方正小标宋简体");
    expect(style("Title").bold).toBe(false);
    expect(style("Title").spacing["w:before"]).toBe(2 * 579);
    // 25 characters do not fit a line of 20: no word is cut.
    expect(all(title as Xml, "w:br")).toHaveLength(1);
    expect(all(title as Xml, "w:t").map(({ text }) => text)).not.toContain("成渝地区双城经济圈新能源汽车产业专班第三");
  });
});

describe("the text of official minutes", () => {
  const { body, paragraphs, style } = file;
  const withStyle = (id: string) => paragraphs.filter((one) => styleOf(one) === id);

  it("has real headings in 黑体, 楷体, 仿宋, 仿宋, black, as large as the text (B3)", () => {
    const ids = ["Heading1", "Heading2", "Heading3", "Heading4"];
    expect(ids.map((id) => style(id).font("w:eastAsia"))).toEqual([
      "黑体",
      "楷体_GB2312",
      "仿宋_GB2312",
      "仿宋_GB2312",
    ]);
    expect(ids.map((id) => at(style(id).paragraph, "w:outlineLvl")?.attributes["w:val"])).toEqual(["0", "1", "2", "3"]);
    for (const id of ids) {
      expect(style(id).run).toMatchObject({ sz: "32", color: "000000" });
      expect(style(id).bold).toBe(false);
      expect(style(id).indent).toEqual({ "w:firstLineChars": 200, "w:firstLine": 630 });
    }
    expect(withStyle("Heading1").map(textOf)[0]).toMatch(/^一、/);
    expect(withStyle("Heading2").map(textOf)[0]).toMatch(/^（一）/);
  });

  it("lists annexes by name, turning over under the first character of the name (B4)", () => {
    const [first, second] = [...withStyle("MinutesAnnexesFirst"), ...withStyle("MinutesAnnexes")];
    expect([first, second].map((one) => one && textOf(one))).toEqual(["附件：1.督办清单", "2.需求<清单>.xlsx"]);
    expect(style("MinutesAnnexesFirst").spacing["w:before"]).toBe(579);
    const [one, two] = [first, second].map((paragraph) => numbers(at(paragraph, "w:pPr", "w:ind")));
    expect(one?.["w:left"]).toBe(two?.["w:left"]);
    // The label begins two characters in and is three wide.
    expect(Number(one?.["w:left"]) - Number(one?.["w:hanging"])).toBe(630);
    expect(Number(two?.["w:left"]) - Number(two?.["w:hanging"])).toBe(1575);
    expect(style("MinutesAnnexes").indent).toMatchObject({ "w:left": 1575, "w:hanging": 945 });
  });

  it("lists 出席, 请假, 列席 and 记录 on lines of their own, labels in 黑体, names under the first of them (B5)", () => {
    const rolls = [...withStyle("MinutesRollFirst"), ...withStyle("MinutesRoll")];
    expect(rolls.map((one) => textOf(one).slice(0, 3))).toEqual(["出席：", "请假：", "缺席：", "列席：", "记录："]);
    expect(style("MinutesRoll").indent).toEqual({
      "w:leftChars": 500,
      "w:left": 1575,
      "w:hangingChars": 300,
      "w:hanging": 945,
    });
    expect(style("MinutesRollFirst").spacing["w:before"]).toBe(579);
    const [label, names] = rolls[0] ? all(rolls[0], "w:r") : [];
    expect(at(label, "w:rPr", "w:rStyle")?.attributes["w:val"]).toBe("MinutesLabel");
    expect(at(names, "w:rPr", "w:rStyle")).toBeUndefined();
    expect(style("MinutesLabel").font("w:eastAsia")).toBe("黑体");
  });

  it.each([
    // Name of 5 characters, date of 6.5: the longer one stands two from the right, the date two after the name.
    ["专班办公室", false, [5.5, 2]],
    ["成渝地区双城经济圈建设领导小组", false, [2, 8.5]],
    ["专班办公室", true, [4.75, 4]],
  ] as const)("sets name %j and date from the right, sealed %s (B6)", async (name, sealed, characters) => {
    const file = await officialFile({
      model: { issuer: name },
      settings: { signature: sealed ? "sealed" : "unsealed" },
    });
    const rights = file.paragraphs
      .filter((one) => styleOf(one) === "MinutesSignature")
      .map((one) => Number(at(one, "w:pPr", "w:ind")?.attributes["w:right"]));
    expect(rights).toEqual(characters.map((count) => Math.round(count * 315)));
    expect(textOf(file.paragraphs.filter((one) => styleOf(one) === "MinutesSignature").at(-1) as Xml)).toBe(
      "2026年9月10日",
    );
  });

  it("begins the annex on a new page: label in 黑体, title on the third line (B9)", () => {
    expect(withStyle("MinutesAnnex").map(textOf)).toEqual(["附件1"]);
    expect(style("MinutesAnnex").flag("w:pageBreakBefore")).toBe(true);
    expect(style("MinutesAnnex").font("w:eastAsia")).toBe("黑体");
    expect(style("MinutesAnnexTitle").spacing["w:before"]).toBe(579);
    expect(style("MinutesAnnexTitle").run.sz).toBe("44");
    expect(at(style("MinutesAnnexTitle").paragraph, "w:outlineLvl")?.attributes["w:val"]).toBe("0");
  });

  it("has a supervision list whose head is repeated, whose rows are whole, and whose columns are as wide as tried", () => {
    // Confirmations stand before it.
    const table = all(body, "w:tbl").find((one) => all(one, "w:gridCol").length === 7);
    if (!table) throw new Error("no table");
    const widths = all(table, "w:gridCol").map(({ attributes }) => Number(attributes["w:w"]));
    const tried = [560, 2900, 1250, 1250, 780, 1060, 1045];
    for (const [index, width] of widths.entries()) expect(Math.abs(width - (tried[index] ?? 0))).toBeLessThan(12);
    expect(widths.reduce((sum, width) => sum + width)).toBe(8845);
    const rows = all(table, "w:tr");
    expect(rows.map((row) => all(row, "w:tblHeader").length)).toEqual([1, ...rows.slice(1).map(() => 0)]);
    expect(rows.filter((row) => all(row, "w:cantSplit").length === 0)).toEqual([]);
    expect(style("MinutesTable").spacing).toMatchObject({ "w:line": 320, "w:lineRule": "exact" });
    expect(style("MinutesTable").run.sz).toBe("21");
  });
});

describe("the imprint and the page numbers of official minutes", () => {
  const { body, settings, style, parts } = file;
  const imprint = all(body, "w:tbl").at(-1) as Xml;

  it("stands at the bottom of the last page, with rules of 1 and three quarters of a point (I1, I2)", () => {
    expect(at(imprint, "w:tblPr", "w:tblpPr")?.attributes).toMatchObject({
      "w:vertAnchor": "margin",
      "w:tblpYSpec": "bottom",
    });
    const rules = Object.fromEntries(
      (at(imprint, "w:tblPr", "w:tblBorders")?.children ?? []).map(({ name, attributes }) => [
        name,
        attributes["w:val"] === "none" ? null : attributes["w:sz"],
      ]),
    );
    expect(rules).toEqual({
      "w:top": "8",
      "w:left": null,
      "w:bottom": "8",
      "w:right": null,
      "w:insideH": "6",
      "w:insideV": null,
    });
    expect(at(imprint, "w:tblPr", "w:tblW")?.attributes["w:w"]).toBe("8845");
  });

  it("names in 4号 who receives it, one character from either side, and who printed it when (I3, I4)", () => {
    const [copies, printed] = all(imprint, "w:p");
    expect(copies && textOf(copies)).toBe("抄送：专班各成员单位，市政府办公厅，<各区县>。");
    expect(style(styleOf(copies)).indent).toMatchObject({ "w:left": 1120, "w:hanging": 840, "w:right": 280 });
    expect(style(styleOf(copies)).run.sz).toBe("28");
    expect(printed && textOf(printed)).toBe("专班办公室2026年9月10日印发");
    expect(all(printed as Xml, "w:tab")).toHaveLength(1);
    expect(all(style(styleOf(printed)).paragraph as Xml, "w:tab")[0]?.attributes).toEqual({
      "w:val": "right",
      "w:pos": String(8845 - 280),
    });
  });

  it("numbers pages in 4号宋体 between dashes, 7 mm under the type area, odd pages right and even pages left (N1, N2)", () => {
    const section = at(body, "w:body", "w:sectPr");
    expect(at(section, "w:pgMar")?.attributes["w:footer"]).toBe("1443");
    expect(at(settings, "w:evenAndOddHeaders")).toBeDefined();
    const references = section?.children.filter(({ name }) => name === "w:footerReference") ?? [];
    expect(references.map(({ attributes }) => attributes["w:type"]).sort()).toEqual(["default", "even"]);
    const footers = Object.fromEntries(
      references.map(({ attributes }) => [attributes["w:type"], xmlTree(related(parts, attributes["r:id"] ?? ""))]),
    );
    for (const [type, side] of [
      ["default", "right"],
      ["even", "left"],
    ] as const) {
      const [number] = all(footers[type] as Xml, "w:p");
      const of = style(styleOf(number));
      expect(number && textOf(number)).toBe("— PAGE —");
      expect(of.alignment).toBe(side);
      expect(of.indent).toEqual({ [`w:${side}Chars`]: 100, [`w:${side}`]: 280 });
      expect(of.spacing).toMatchObject({ "w:line": 320, "w:lineRule": "exact" });
      expect(of.run.sz).toBe("28");
      expect(of.font("w:eastAsia")).toBe("宋体");
    }
  });

  it("keeps the page number in its place when the fingerprint stands under it", async () => {
    const file = await officialFile({ printable: { foot: "指纹 5f5f · 河流-石头" } });
    const distance = at(file.body, "w:body", "w:sectPr", "w:pgMar")?.attributes["w:footer"];
    const footers = Object.entries(file.parts).filter(([name]) => /word\/footer\d+\.xml$/.test(name));
    expect(footers.length).toBe(2);
    for (const [, footer] of footers) {
      const lines = all(xmlTree(footer), "w:p");
      expect(lines.map(textOf)).toEqual(["— PAGE —", "指纹 5f5f · 河流-石头"]);
      const under = file.style(styleOf(lines[1])).spacing["w:line"];
      expect(Number(distance) + Number(under)).toBe(1443);
    }
  });
});

describe("decision minutes as a Word file", () => {
  const { paragraphs, parts, body, settings, style } = decisions;

  it("have a header on the right, the number of all pages, and headings a little larger than the text", () => {
    const edges = Object.entries(parts).filter(([name]) => /word\/(header|footer)\d+\.xml$/.test(name));
    const texts = edges.map(([, edge]) => all(xmlTree(edge), "w:p").map(textOf).join());
    expect(texts.sort()).toEqual(["2026/18 · Draft", "Page PAGE of NUMPAGES"]);
    expect(at(settings, "w:evenAndOddHeaders")).toBeUndefined();
    expect(style("Header").alignment).toBe("right");
    expect(style("Heading1").bold).toBe(true);
    expect(Number(style("Heading1").run.sz)).toBeGreaterThan(Number(style("Normal").run.sz));
    expect(at(body, "w:body", "w:sectPr", "w:docGrid")?.attributes["w:type"]).toBeUndefined();
  });

  it("have lines to sign on, the name under the line", () => {
    // The last of all is the imprint with the fingerprint.
    const table = all(body, "w:tbl").at(-2) as Xml;
    const rows = all(table, "w:tr").map((row) => all(row, "w:tc").map(textOf));
    expect(rows).toEqual([
      ["Secretary", "Signature", "", "", "Date", ""],
      ["", "", "王𬭚", "", "", ""],
      ["Chair", "Signature", "", "", "Date", ""],
      ["", "", "陈喆", "", "", ""],
    ]);
    const lined = all(table, "w:tc").filter((cell) => at(cell, "w:tcPr", "w:tcBorders", "w:bottom"));
    expect(lined).toHaveLength(4);
  });

  it("keep dates on one line", () => {
    const cells = new Set(all(body, "w:tc").flatMap((cell) => all(cell, "w:p")));
    const text = paragraphs
      .filter((one) => !cells.has(one))
      .map(textOf)
      .join("\n");
    expect(text).toContain("8\u00a0September\u00a02026");
    expect(text).not.toMatch(/\d September 2026/);
  });
});

describe("a Word file", () => {
  it.each(MINUTES_STYLES.flatMap((style) => MINUTES_LANGUAGES.map((language) => [style, language] as const)))(
    "of the style %s in %s is well-formed, in the order of the schema, and names no style that it lacks",
    async (style, language) => {
      for (const bilingual of ["under", "columns"] as const) {
        const { parts, styles } = await fileOf(style, language, {
          settings: { bilingual, signature: style === "gb" ? "sealed" : "approval" },
        });
        // Tables that touch become one, and a document that ends with a table is broken.
        const flow = at(xmlTree(parts["word/document.xml"] ?? ""), "w:body")?.children.map(({ name }) => name) ?? [];
        expect(flow.filter((name, index) => name === "w:tbl" && flow[index + 1] !== "w:p")).toEqual([]);
        for (const [name, part] of Object.entries(parts).filter(([name]) => /\.(xml|rels)$/.test(name))) {
          const tree = xmlTree(part);
          expect(disorder(tree), name).toEqual([]);
          // A cell ends with a paragraph, or Word calls the file broken.
          for (const cell of all(tree, "w:tc")) expect(cell.children.at(-1)?.name).toBe("w:p");
          const held = all(styles, "w:style").map(({ attributes }) => attributes["w:styleId"]);
          const named = [...all(tree, "w:pStyle"), ...all(tree, "w:rStyle"), ...all(tree, "w:basedOn")];
          expect(named.map(({ attributes }) => attributes["w:val"]).filter((id) => !held.includes(id))).toEqual([]);
        }
      }
    },
  );

  it("is the same, byte for byte, each time, whatever was printed before", async () => {
    const print = () => printDocx(printableOf("gb", "both", {}));
    const first = await print();
    await printDocx(printableOf("decisions", "en", {}));
    expect(Buffer.compare(first, await print())).toBe(0);
  });

  it("says what it is, in which language, and by whom, and nothing of the computer", async () => {
    const { parts, settings, styles } = await officialFile();
    const core = xmlTree(parts["docProps/core.xml"] ?? "");
    expect(core.children.map(({ name, text }) => [name, text])).toEqual([
      ["dc:title", "成渝地区双城经济圈新能源汽车产业专班第三次工作例会纪要"],
      ["dc:creator", "Concord"],
      ["cp:lastModifiedBy", "Concord"],
      ["dc:language", "zh-CN"],
    ]);
    expect(Object.values(parts).join("\n")).not.toMatch(/Un-named|Mozilla|Node\.js|docx library/);
    expect(at(settings, "w:themeFontLang")?.attributes["w:eastAsia"]).toBe("zh-CN");
    expect(at(styles, "w:docDefaults", "w:rPrDefault", "w:rPr", "w:lang")?.attributes).toEqual({
      "w:val": "en-GB",
      "w:eastAsia": "zh-CN",
    });
    expect((await fileOf("gb", "en", {})).parts["docProps/core.xml"]).toContain("<dc:language>en-GB</dc:language>");
  });

  it("names the office's fonts, or those of Windows, or the template's own, with what stands in for them", async () => {
    const office = await officialFile();
    expect(fontsOf(office.parts)).toMatchObject({
      仿宋_GB2312: ["仿宋", "86"],
      楷体_GB2312: ["楷体", "86"],
      方正小标宋简体: ["华文中宋", "86"],
      "Times New Roman": ["Times", "00"],
    });
    const windows = await officialFile({ printable: { wordFonts: "windows" } });
    expect(Object.keys(fontsOf(windows.parts))).toEqual([
      "仿宋",
      "楷体",
      "黑体",
      "华文中宋",
      "宋体",
      "Times New Roman",
    ]);
    expect(JSON.stringify(windows.parts)).not.toMatch(/_GB2312|方正/);
    const own = await officialFile({
      settings: { wordFaces: { ...DEFAULT_SETTINGS.gb.wordFaces, fang: 'A & "B" <仿宋>', latin: "Georgia" } },
    });
    expect(own.style("MinutesText").font("w:eastAsia")).toBe('A & "B" <仿宋>');
    expect(own.style("MinutesText").font("w:ascii")).toBe("Georgia");
    expect(Object.keys(fontsOf(own.parts))).toContain('A & "B" <仿宋>');
  });

  it("says which font it names for each role", async () => {
    const rendered = await renderMinutes(largeMeeting(), { format: "docx", language: "zh", wordFonts: "windows" });
    const named = Object.fromEntries(rendered.faces.map(({ role, face }) => [role, face?.zh]));
    expect(named).toEqual({ fang: "仿宋", kai: "楷体", hei: "黑体", title: "华文中宋", song: "宋体" });
    const styles = docxParts(rendered.bytes)["word/styles.xml"] ?? "";
    for (const name of Object.values(named)) expect(styles).toContain(`w:eastAsia="${name}"`);
  });

  it("gives Chinese the hint that sets its quotes and dashes full width, and English none", async () => {
    const { body } = await fileOf("gb", "both", {});
    const hinted = all(body, "w:r").filter((run) => all(run, "w:t").some(({ text }) => /“/.test(text)));
    const hint = (run: Xml) => at(run, "w:rPr", "w:rFonts")?.attributes["w:hint"];
    expect(hinted.map(hint)).toContain("eastAsia");
    const english = all(body, "w:r").filter((run) => /^The meeting decided/.test(textOf(run)));
    expect(english.length).toBeGreaterThan(5);
    expect(english.map(hint)).toEqual(english.map(() => undefined));
  });

  it("skips no level of heading", async () => {
    for (const style of MINUTES_STYLES) {
      const { paragraphs } = await fileOf(style, "both", {});
      const levels = paragraphs.flatMap((one) => /^Heading(\d)$/.exec(styleOf(one))?.[1] ?? []).map(Number);
      expect(levels[0]).toBe(1);
      for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    }
  });

  it("shows drawn signatures with a text in their place, and leaves a cell empty that holds no picture", async () => {
    const confirmation = largeConfirmation();
    const { body, parts } = await officialFile({
      model: {
        confirmations: [
          { ...confirmation, signature: PICTURE },
          { ...confirmation, name: "王𬭚", signature: Buffer.from("no picture").toString("base64") },
        ],
      },
    });
    const pictures = all(body, "wp:docPr");
    expect(pictures.map(({ attributes }) => [attributes.id, attributes.descr])).toEqual([["1", "陈喆的签名"]]);
    expect(Object.keys(parts).filter((name) => name.startsWith("word/media/"))).toHaveLength(1);
    const extent = all(body, "wp:extent")[0]?.attributes;
    expect(Number(extent?.cx) / Number(extent?.cy)).toBeCloseTo(2, 1);
    // 12 mm at most, 36,000 to a millimetre.
    expect(Number(extent?.cy)).toBeLessThanOrEqual(12 * 36_000 + 9_525);
  });

  it("prints two languages side by side in one table, whole paragraph beside paragraph", async () => {
    const { body } = await fileOf("gb", "both", { settings: { bilingual: "columns" } });
    const pairs = all(body, "w:tbl").filter((table) => all(table, "w:gridCol").length === 2);
    const rows = pairs.flatMap((table) => table.children.filter(({ name }) => name === "w:tr"));
    expect(rows.length).toBeGreaterThan(pairs.length);
    const texts = rows.map((row) => all(row, "w:tc").map(textOf));
    expect(texts.find(([left]) => left?.startsWith("一、"))?.[1]).toMatch(/^1\. Item 1/);
  });
});

describe("a Word file of what can hardly be printed", () => {
  it.each(MINUTES_LANGUAGES)(
    "prints markup, right-to-left, emoji and rare characters as they are, in %s",
    async (language) => {
      for (const text of HOSTILE) {
        const bytes = await printDocx(printable([{ kind: "paragraph", runs: [{ text }], language: "zh" }], language));
        expect(docxText(bytes)).toContain(text.replaceAll(/[\u202a-\u202e]/gu, ""));
        xmlTree(docxParts(bytes)["word/document.xml"] ?? "");
      }
    },
  );

  it("drops control characters and broken halves from every kind of block, and from names of fonts", async () => {
    const settings = { wordFaces: { ...DEFAULT_SETTINGS.gb.wordFaces, fang: BROKEN } };
    const model = JSON.parse(
      JSON.stringify(largeMeeting(), (key, value) =>
        typeof value === "string" && ["zh", "en", "name", "issuer", "copiesTo", "person"].includes(key)
          ? `${BROKEN}${value}`
          : value,
      ),
    );
    const { parts } = await fileOf("gb", "both", { model, settings, printable: { foot: BROKEN, header: BROKEN } });
    for (const [name, part] of Object.entries(parts)) {
      expect(part, name).not.toMatch(/[^\P{Cc}\n\r\t]|[\ufffe\uffff]/u);
      if (/\.xml$/.test(name)) xmlTree(part);
    }
  });

  it("holds a title of 300 characters, 200 attendees, and a cell longer than a page", async () => {
    const model = largeMeeting();
    const attendance = Array.from({ length: 200 }, (_, index) => ({
      ...(model.attendance[0] as MinutesModel["attendance"][number]),
      party: party(index),
      name: `代表${index}`,
    }));
    const long = "很长的任务，".repeat(800);
    const [item] = model.items;
    if (item?.actions[0]) item.actions[0].text = { zh: long, en: null };
    const { body, paragraphs } = await officialFile({
      model: { attendance, title: { zh: "长".repeat(300), en: null }, items: model.items },
    });
    expect(paragraphs.map(textOf)).toContain(`${"长".repeat(300)}会议纪要`);
    expect(textOf(body)).toContain("代表199");
    const rows = all(body, "w:tr").filter((row) => textOf(row).includes(long));
    expect(rows).toHaveLength(1);
    expect(all(rows[0] as Xml, "w:cantSplit")).toEqual([]);
  });

  it("says of an empty meeting that nothing was recorded, in every style", async () => {
    for (const style of MINUTES_STYLES) {
      const { paragraphs } = await fileOf(style, "zh", { model: emptyMeeting() });
      expect(paragraphs.map(textOf).join()).toContain("没有记录议题");
    }
  });

  it("follows a template with settings of its own", async () => {
    const { body, style, parts } = await officialFile({
      settings: {
        page: { top: 0, right: 1_000, bottom: 0, left: 1_000, characters: null, lines: null },
        sizes: { title: 144, body: 10, table: 144, imprint: 10, pageNumber: 144 },
        faces: { body: "kai", title: "hei", mark: "kai", table: "fang", headings: ["song", "song", "title", "hei"] },
        mark: { zh: "", en: "", red: false, size: 20 },
        pageNumber: "none",
      },
    });
    for (const part of Object.entries(parts).filter(([name]) => /\.xml$/.test(name)))
      expect(disorder(xmlTree(part[1]))).toEqual([]);
    const margins = Object.values(numbers(at(body, "w:body", "w:sectPr", "w:pgMar")));
    expect(margins.filter((margin) => !(margin >= 0))).toEqual([]);
    expect(style("MinutesText").font("w:eastAsia")).toBe("楷体_GB2312");
    expect(at(style("MinutesText").element, "w:rPr", "w:spacing")).toBeUndefined();
    expect(style("Heading1").font("w:eastAsia")).toBe("宋体");
    expect(style("MinutesMark").run).toMatchObject({ sz: "20", color: "000000" });
    expect(Object.values(parts).join()).not.toContain("PAGE<");
    expect(JSON.stringify(parts)).not.toMatch(/NaN|Infinity|undefined/);
  });
});

interface Changes {
  model?: Partial<MinutesModel>;
  settings?: Partial<MinutesSettings>;
  printable?: Partial<Printable>;
}

function officialFile(changes: Changes = {}) {
  return fileOf("gb", "zh", changes);
}

function printableOf(style: (typeof MINUTES_STYLES)[number], language: Printable["language"], changes: Changes) {
  const model: MinutesModel = {
    ...largeMeeting(),
    number: 18,
    classification: "secret",
    secrecyPeriod: "3年",
    urgency: "urgent",
    copyNumber: 12,
    annexes: [{ name: "需求<清单>.xlsx", bytes: 10, hash: "ab".repeat(32) }],
    confirmations: [largeConfirmation()],
    ...changes.model,
  };
  const settings = { ...DEFAULT_SETTINGS[style], ...changes.settings };
  return { ...printableMinutes(model, { language, look: { style, settings } }), foot: null, ...changes.printable };
}

function largeConfirmation(): MinutesModel["confirmations"][number] {
  return {
    sector: "government",
    party: party(1),
    name: "陈喆",
    recordedBy: null,
    confirmedAt: "2026-09-09T01:02:03.000Z",
    hash: "5f",
    signature: PICTURE,
  };
}

function printable(blocks: Block[], language: Printable["language"]): Printable {
  return { title: "文件", language, blocks };
}

async function fileOf(style: (typeof MINUTES_STYLES)[number], language: Printable["language"], changes: Changes) {
  const parts = docxParts(await printDocx(printableOf(style, language, changes)));
  const styles = xmlTree(parts["word/styles.xml"] ?? "");
  const body = xmlTree(parts["word/document.xml"] ?? "");
  return {
    parts,
    styles,
    body,
    settings: xmlTree(parts["word/settings.xml"] ?? ""),
    paragraphs: all(body, "w:p"),
    style: (id: string) => styleNamed(styles, id),
  };
}

/** What a style comes to with those that it is based on. */
function styleNamed(styles: Xml, id: string) {
  const chain: Xml[] = [];
  for (let next: string | undefined = id; next; ) {
    const found = all(styles, "w:style").find(({ attributes }) => attributes["w:styleId"] === next);
    if (!found) throw new Error(`no style ${next}`);
    chain.push(found);
    next = at(found, "w:basedOn")?.attributes["w:val"];
  }
  const element = chain[0] as Xml;
  const inherited = (...path: string[]) => chain.map((one) => at(one, ...path)).find((one) => one !== undefined);
  const run = (name: string) => inherited("w:rPr", `w:${name}`)?.attributes["w:val"];
  const on = (found: Xml | undefined) => found !== undefined && found.attributes["w:val"] !== "0";
  return {
    element,
    paragraph: at(element, "w:pPr"),
    spacing: Object.assign({}, ...chain.toReversed().map((one) => numbers(at(one, "w:pPr", "w:spacing")))) as Record<
      string,
      number | string
    >,
    indent: numbers(inherited("w:pPr", "w:ind")),
    alignment: inherited("w:pPr", "w:jc")?.attributes["w:val"],
    flag: (name: string) => on(inherited("w:pPr", name)),
    bold: on(inherited("w:rPr", "w:b")),
    font: (script: string) => inherited("w:rPr", "w:rFonts")?.attributes[script],
    run: { sz: run("sz"), color: run("color"), spacing: run("spacing") },
  };
}

/** Attributes, numbers where they are such. */
function numbers(element: Xml | undefined): Record<string, number> {
  return Object.fromEntries(
    Object.entries(element?.attributes ?? {}).map(([key, value]) => [
      key,
      /^-?\d+$/.test(value) ? Number(value) : value,
    ]),
  ) as Record<string, number>;
}

function styleOf(paragraph: Xml | undefined): string {
  return at(paragraph, "w:pPr", "w:pStyle")?.attributes["w:val"] ?? "Normal";
}

function textOf(element: Xml): string {
  return element.text + element.children.map(textOf).join("");
}

function related(parts: Record<string, string>, id: string): string {
  const target = all(xmlTree(parts["word/_rels/document.xml.rels"] ?? ""), "Relationship").find(
    ({ attributes }) => attributes.Id === id,
  )?.attributes.Target;
  return parts[`word/${target}`] ?? "";
}

/** Name of each font, what stands in for it, and its character set. */
function fontsOf(parts: Record<string, string>): Record<string, (string | undefined)[]> {
  return Object.fromEntries(
    all(xmlTree(parts["word/fontTable.xml"] ?? ""), "w:font").map((font) => [
      font.attributes["w:name"],
      ["w:altName", "w:charset"].map((name) => at(font, name)?.attributes["w:val"]),
    ]),
  );
}
