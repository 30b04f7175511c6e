import { describe, expect, it } from "vitest";
import type { MinutesModel } from "../../../db/contract/minutes.ts";
import { MINUTES_FORMATS, MINUTES_LANGUAGES } from "../../../db/contract/vocabulary.ts";
import { fileName, minutesCalled, printableMinutes, renderMinutes } from "../../../db/documents/formats/index.ts";
import { printableText } from "../../../db/documents/formats/printable.ts";
import { BROKEN, emptyMeeting, largeMeeting, outcomeTexts } from "./large-meeting.ts";
import { docxParts, docxText, markdownText, poppler, squeezed, withoutPageEdges, wordsOf } from "./pages/reading.ts";

describe.each(MINUTES_LANGUAGES)("minutes in %s", (language) => {
  const model = largeMeeting();
  const wanted = language === "both" ? (["zh", "en"] as const) : [language];
  const texts = wanted.flatMap((one) => outcomeTexts(model, one)).map(printableText);
  const bytesIn = async (format: (typeof MINUTES_FORMATS)[number]) =>
    (await renderMinutes(model, { format, language })).bytes;

  it("hold every outcome in the Word file, word by word", async () => {
    const text = docxText(await bytesIn("docx"));
    expect(texts.filter((one) => !text.includes(one))).toEqual([]);
  });

  it("hold every outcome in the PDF, in characters that can be searched", async () => {
    const read = poppler("pdftotext", await bytesIn("pdf"));
    if (read === null) return;
    const text = squeezed(withoutPageEdges(read, printableMinutes(model, { language })));
    expect(texts.filter((one) => !text.includes(squeezed(one)))).toEqual([]);
    expect(read).not.toMatch(/[\u2e80-\u2fdf]/);
    if (language !== "en") expect(read).toContain("9月8日");
  });

  it("hold every outcome in Markdown, and none as markup", async () => {
    const bytes = await bytesIn("md");
    const text = markdownText(bytes);
    expect(texts.filter((one) => !text.includes(one))).toEqual([]);
    const source = new TextDecoder().decode(bytes);
    expect(source.replaceAll("<br>", "")).not.toMatch(/(?<!\\)[<`[]/);
    // A cell never breaks its table: every row has the columns of the head.
    const rows = source.split("\n").filter((line) => line.startsWith("|"));
    expect(new Set(rows.map((row) => row.match(/(?<!\\)\|/g)?.length))).toEqual(new Set([8]));
  });

  it("record dissent word by word, the exercise, the seal and the errata", async () => {
    const text = docxText(await bytesIn("docx"));
    expect(text).toContain("我方认为补贴标准应当统一，否则不公平。<i>原话</i>");
    expect(text).toMatch(language === "en" ? /Exercise/ : /演练/);
    expect(text).toContain("5f5f5f5f 5f5f5f5f");
    expect(text).toMatch(/江北区/);
    expect(text).toContain("第18期");
    expect(text).toContain("现将会议议定事项纪要如下：");
  });

  it("say of an empty meeting that nothing was recorded", async () => {
    for (const format of MINUTES_FORMATS) {
      const { bytes } = await renderMinutes(emptyMeeting(), { format, language });
      const text = wordsOf(format, bytes);
      if (text !== null) expect(text).toMatch(language === "en" ? /No agenda items/ : /没有记录议题/);
    }
  });

  it("survive characters that no document can hold", async () => {
    const model = broken(largeMeeting());
    const docx = docxParts((await renderMinutes(model, { format: "docx", language })).bytes);
    for (const part of Object.values(docx)) expect(part).not.toMatch(/[^\P{Cc}\n\r\t]|[\ufffe\uffff]/u);
    expect(docx["word/document.xml"]).toContain("start");
    const pdf = poppler("pdftotext", (await renderMinutes(model, { format: "pdf", language })).bytes);
    if (pdf !== null) expect(pdf).toContain("start");
    const md = new TextDecoder("utf-8", { fatal: true }).decode(
      (await renderMinutes(model, { format: "md", language })).bytes,
    );
    expect(md).toContain("start");
    expect(md).not.toMatch(/[^\P{Cc}\n]/u);
  });
});

describe("the Word file", () => {
  it("has black styles, Chinese fonts, repeated table heads, whole rows and page numbers", async () => {
    const parts = docxParts((await renderMinutes(largeMeeting(), { format: "docx", language: "both" })).bytes);
    const { "word/document.xml": body = "", "word/styles.xml": styles = "", "docProps/core.xml": core = "" } = parts;
    expect(styles).not.toMatch(/2E74B5|1F4D78/i);
    expect(styles).toContain('w:styleId="Title"');
    expect(styles).toContain('<w:lang w:val="en-GB" w:eastAsia="zh-CN"/>');
    expect(body).toContain('<w:pStyle w:val="Heading1"/>');
    expect(body).toContain('w:hint="eastAsia"');
    expect(body).toContain("<w:tblHeader/>");
    expect(body).toContain("<w:cantSplit/>");
    expect(body).toContain('<w:pgSz w:w="11906" w:h="16838"');
    expect(Object.values(parts).join()).toMatch(/<w:instrText[^>]*>PAGE</);
    expect(core).toContain("<dc:creator>Concord</dc:creator>");
    expect(Object.values(parts).join()).not.toContain("Un-named");
  });

  it("names only styles that it has", async () => {
    const parts = docxParts((await renderMinutes(largeMeeting(), { format: "docx", language: "both" })).bytes);
    const ids = (text: string | undefined, pattern: RegExp) => [...(text ?? "").matchAll(pattern)].map(([, id]) => id);
    const named = new Set(ids(parts["word/document.xml"], /<w:pStyle w:val="([^"]*)"/g));
    const held = ids(parts["word/styles.xml"], /w:styleId="([^"]*)"/g);
    expect([...named].filter((id) => !held.includes(id))).toEqual([]);
    expect(held.length).toBe(new Set(held).size);
  });
});

describe("Markdown", () => {
  it.each(["# a", "- a", "1. a", "2) a", "+ a", "===", "    code", "> a", "| a | b |", "---", "***", "```", "&lt;"])(
    "prints %j as text",
    async (text) => {
      const source = new TextDecoder().decode(
        (await renderMinutes({ ...emptyMeeting(), opening: text }, { format: "md", language: "zh" })).bytes,
      );
      const line = source.split("\n\n").find((_, index, lines) => lines[index - 1] === "# 一次会议纪要") ?? "";
      expect(line).not.toMatch(/^(#|[-+*] | {4}|\d+[.)]|>|=|---|\*|\||```|&)/);
      expect(markdownText(new TextEncoder().encode(line)).trim()).toBe(text.trim());
    },
  );
});

describe("the PDF", () => {
  it("is tagged, has a title, a language and bookmarks, and uses the shipped fonts alone", async () => {
    const { bytes } = await renderMinutes(largeMeeting(), { format: "pdf", language: "zh" });
    const source = Buffer.from(bytes).toString("latin1");
    expect(source).toContain("/StructTreeRoot");
    expect(source).toContain("/Outlines");
    expect(source).toMatch(/\/Lang\s*\(zh/);
    const info = poppler("pdfinfo", bytes);
    if (info !== null) expect(info).toMatch(/Title:\s+成渝地区.*\n(.*\n)*Tagged:\s+yes/);
    const fonts = poppler("pdffonts", bytes);
    const names = fonts?.split("\n").slice(2).filter(Boolean);
    expect(names?.filter((line) => !line.includes("Concord"))).toEqual(names && []);
  });

  it("is the same, byte for byte, each time", async () => {
    const print = async () => (await renderMinutes(largeMeeting(), { format: "pdf", language: "both" })).bytes;
    expect(Buffer.compare(await print(), await print())).toBe(0);
  });

  it("loses nothing of a cell that is longer than a page, or of a word that is longer than a line", async () => {
    const model = largeMeeting();
    const [action] = model.items[0]?.actions ?? [];
    if (!action) throw new Error("the large meeting has actions");
    const long = Array.from({ length: 1_500 }, (_, index) => `第${index}点意见，`).join("");
    action.text = { zh: long, en: null };
    model.items[0]?.outcomes.splice(0, 1, {
      ...model.items[0].outcomes[0],
      text: { zh: "x".repeat(5_000), en: null },
    } as never);
    const read = poppler("pdftotext", (await renderMinutes(model, { format: "pdf", language: "zh" })).bytes);
    if (read === null) return;
    const text = squeezed(withoutPageEdges(read, printableMinutes(model, { language: "zh" })));
    expect(text.split("第1499点意见").length).toBe(3);
    expect(text.includes("x".repeat(5_000))).toBe(true);
  });
});

describe("a file name", () => {
  it.each([
    ['a/b\\c:d*e?f"g<h>i|j', "a_b_c_d_e_f_g_h_i_j.md"],
    ["CON", "minutes CON.md"],
    ["com1.txt", "minutes com1.txt.md"],
    ["name. . ", "name.md"],
    ["\u202egnp.exe\u0000\u200b", "gnp.exe.md"],
    ["", "minutes.md"],
    ["..", "minutes.md"],
  ])("made from %j is %s", (title, name) => {
    expect(fileName([title], "md")).toBe(name);
  });

  it("keeps the day and fits the disk when the title is very long", () => {
    const name = fileName(["长".repeat(300), "2026-09-08"], "docx");
    expect(name).toMatch(/ 2026-09-08\.docx$/);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
  });

  it("of minutes tells number, day and state in their language, also where the number is long", () => {
    const seal = { hash: "5f".repeat(32), sealedAt: "2026-09-09T01:00:00.000Z", sealedBy: "张" };
    const settings = { ...emptyMeeting().settings, number: { form: "year" as const, organ: "" } };
    const model = {
      ...emptyMeeting(),
      title: { zh: "例会", en: "Sitting: one" },
      day: "2026-09-08",
      number: 3,
      settings,
    };
    const draft = { ...model, seal: null, errata: [], state: "draft" as const };
    const name = (one: MinutesModel, language: "zh" | "en" | "both") =>
      fileName(minutesCalled(one, { language }), "pdf");
    expect(name(draft, "zh")).toBe("例会纪要 〔2026〕3号 2026-09-08 草稿.pdf");
    expect(name({ ...draft, seal }, "zh")).toBe("例会纪要 〔2026〕3号 2026-09-08 已封存.pdf");
    expect(name({ ...draft, seal }, "en")).toBe("Minutes_ Sitting_ one No. 3 (2026) 2026-09-08 Sealed en.pdf");
    const taken = { number: 1, withdraws: true, oldText: "", newText: "", reason: "封错", signer: "张" };
    expect(name({ ...draft, seal, errata: [taken] }, "zh")).toContain("封存已撤回");
    expect(name({ ...draft, title: { zh: "例会〔2026〕3号", en: null } }, "zh")).toBe(
      "例会〔2026〕3号会议纪要 2026-09-08 草稿.pdf",
    );
    const long = name({ ...draft, issue: "号/".repeat(300), title: { zh: "长".repeat(300), en: null } }, "both");
    expect(Buffer.byteLength(long)).toBeLessThanOrEqual(255);
    expect(long).toMatch(/ 2026-09-08 草稿 both\.pdf$/);
    expect(long).not.toMatch(/[\\/:*?"<>|]/);
  });

  it("has no half of a character", () => {
    expect(fileName(["𬭚".repeat(300), null], "pdf").isWellFormed()).toBe(true);
  });
});

function broken(model: MinutesModel): MinutesModel {
  const keys = [
    "zh",
    "en",
    "progress",
    "note",
    "opening",
    "closing",
    "copiesTo",
    "place",
    "chair",
    "name",
    "oldText",
    "person",
  ];
  return JSON.parse(JSON.stringify(model), (key, value) =>
    typeof value === "string" && keys.includes(key) ? `${BROKEN}${value}` : value,
  );
}
