/**
 * Word files as an attacker makes them (I32 to I40 of the threat model): their text is read, nothing that they point at is opened,
 * and what is too large or too deep is refused by name. Every other id stands in reading.test.ts, which the last test here counts.
 */
import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readPaperBytes } from "../../../db/import/papers/read.ts";
import { paragraph, wordDocument } from "../../support/crafted/papers.ts";

const read = (bytes: Buffer) => readPaperBytes({ name: "a.docx", bytes });
const textsOf = async (bytes: Buffer) =>
  (await read(bytes)).parts.flatMap(({ blocks }) =>
    blocks.map((block) => (block.type === "paragraph" ? block.text : "")),
  );
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "read",
    (error: { code?: string }) => error.code,
  );

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A document with relationships of its own, as far as they lead outside. */
function linked(body: string, links: Readonly<Record<string, [type: string, target: string]>>, parts = {}): Buffer {
  const all = Object.entries(links).map(
    ([id, [type, target]]) =>
      `<Relationship Id="${id}" Type="${RELATED}/${type}" Target="${target}" TargetMode="External"/>`,
  );
  return wordDocument("", {
    parts: {
      "word/document.xml": `<w:document ${W} ${R}><w:body>${body}</w:body></w:document>`,
      "word/_rels/document.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join("")}</Relationships>`,
      ...parts,
    },
  });
}
const picture = (id: string) =>
  `<w:p><w:r><w:drawing><a:blip r:link="${id}" xmlns:a="a"/></w:drawing><w:t>图</w:t></w:r></w:p>`;

describe("a document", () => {
  it("I32: holds markup as text", async () => {
    const lines = ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>"];
    const escaped = lines.map((line) => paragraph(line.replaceAll("<", "&lt;").replaceAll(">", "&gt;"))).join("");
    expect(await textsOf(wordDocument(escaped))).toEqual(lines);
  });

  it.each(["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "vbscript:x"])(
    "I33: keeps the words of a link to %s and not the link",
    async (target) => {
      const body = '<w:p><w:hyperlink r:id="r1"><w:r><w:t>点这里</w:t></w:r></w:hyperlink></w:p>';
      const paper = await read(linked(body, { r1: ["hyperlink", target] }));
      expect(paper.parts).toEqual([{ where: null, blocks: [{ type: "paragraph", text: "点这里" }] }]);
    },
  );

  it.each([
    ["I34", "file:///etc/passwd"],
    ["I35", "\\\\10.0.0.9\\share\\a.png"],
  ])("%s: opens no picture that lies outside (%s)", async (_, target) => {
    expect(await textsOf(linked(picture("r1"), { r1: ["image", target] }))).toEqual(["图"]);
  });

  it.each(["attachedTemplate", "frame", "subDocument"])("I36: follows no %s to another file", async (type) => {
    const body = `${paragraph("本文")}<w:subDoc r:id="r1"/>`;
    expect(await textsOf(linked(body, { r1: [type, "http://10.0.0.9/a.dotm"] }))).toEqual(["本文"]);
  });

  it("I37: that unpacks to hundreds of megabytes is refused", async () => {
    const bytes = wordDocument(paragraph("x"));
    const central = bytes.lastIndexOf("word/document.xml") - 46;
    bytes.writeUInt32LE(600_000_000, central + 24);
    expect(await codeOf(read(bytes))).toBe("E_BOMB");
  });

  it("I38: of paragraphs within paragraphs without end is refused", async () => {
    expect(await codeOf(read(wordDocument("<w:p>".repeat(200_000))))).toBe("E_XML_DEPTH");
  });

  it("I39: takes nothing of what is embedded in it", async () => {
    const body = `${paragraph("本文")}<w:altChunk r:id="r1"/><w:p><w:r><w:object/></w:r></w:p>`;
    const parts = { "word/afchunk.htm": "<html><body>嵌入</body></html>", "word/embeddings/ole1.bin": "嵌入" };
    expect((await textsOf(linked(body, {}, parts))).join("")).toBe("本文");
  });

  it("I40: never opens its pictures, whatever their size", async () => {
    const size = Buffer.alloc(24);
    Buffer.from("89504e470d0a1a0a0000000d49484452", "hex").copy(size);
    size.writeUInt32BE(50_000, 16);
    size.writeUInt32BE(50_000, 20);
    expect(await textsOf(linked(picture("r1"), {}, { "word/media/image1.png": size }))).toEqual(["图"]);
  });
});

it("every id of bad input, I01 to I49, stands in the name of a test", () => {
  const names = globSync("test/unit/import/*.test.ts").map((file) => readFileSync(file, "utf8"));
  const held = new Set(names.flatMap((text) => text.match(/(?<=["`(\s[])I\d\d(?=[":, ])/gu) ?? []));
  const all = Array.from({ length: 49 }, (_, at) => `I${String(at + 1).padStart(2, "0")}`);
  expect(all.filter((id) => !held.has(id))).toEqual([]);
});
