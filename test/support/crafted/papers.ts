/** Documents, slides and PDF as their programs, or an attacker, put them together. */
import { archive } from "../crafted-workbook.ts";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
const TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** @param body what stands in `w:body` */
export function wordDocument(
  body: string,
  {
    styles = "",
    numbering = "",
    notes = "",
    parts = {},
  }: Partial<Record<"styles" | "numbering" | "notes", string>> & {
    parts?: Readonly<Record<string, string | Uint8Array>>;
  } = {},
): Buffer {
  return archive({
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": related({ "word/document.xml": "officeDocument" }),
    "word/_rels/document.xml.rels": related({
      "styles.xml": "styles",
      "numbering.xml": "numbering",
      "footnotes.xml": "footnotes",
    }),
    "word/document.xml": `${HEAD}<w:document ${W}><w:body>${body}</w:body></w:document>`,
    "word/styles.xml": `${HEAD}<w:styles ${W}>${styles}</w:styles>`,
    "word/numbering.xml": `${HEAD}<w:numbering ${W}>${numbering}</w:numbering>`,
    "word/footnotes.xml": `${HEAD}<w:footnotes ${W}>${notes}</w:footnotes>`,
    ...parts,
  });
}

/** @param settings what stands in `w:pPr` */
export function paragraph(text: string, settings = ""): string {
  return `<w:p><w:pPr>${settings}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

/** @param slides what stands in the shapes of each @param notes of the speaker, by slide */
export function slideShow(slides: readonly string[], notes: readonly string[] = []): Buffer {
  const P =
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
  const parts = slides.flatMap((shapes, at) => [
    [`ppt/slides/slide${at + 1}.xml`, `${HEAD}<p:sld ${P}><p:cSld><p:spTree>${shapes}</p:spTree></p:cSld></p:sld>`],
    [`ppt/slides/_rels/slide${at + 1}.xml.rels`, related({ [`../notesSlides/notesSlide${at + 1}.xml`]: "notesSlide" })],
    ...(notes[at] === undefined
      ? []
      : [[`ppt/notesSlides/notesSlide${at + 1}.xml`, `${HEAD}<p:notes ${P}>${shape(notes[at], "body")}</p:notes>`]]),
  ]);
  const targets = Object.fromEntries(slides.map((_, at) => [`slides/slide${at + 1}.xml`, "slide"]));
  // Shown from the last to the first, to see that it is the list that says the order.
  const order = slides.map((_, at) => `<p:sldId id="${256 + at}" r:id="rId${at}"/>`).toReversed();
  return archive({
    "ppt/presentation.xml": `${HEAD}<p:presentation ${P}><p:sldIdLst>${order.join("")}</p:sldIdLst></p:presentation>`,
    "ppt/_rels/presentation.xml.rels": related(targets),
    "ppt/embeddings/chart.xlsx": "embedded",
    ...Object.fromEntries(parts),
  });
}

/** @param placeholder `title`, `body`, `sldNum` @param settings of each paragraph, what stands in `a:pPr` */
export function shape(text: string, placeholder: string, settings = ""): string {
  const paragraphs = text
    .split("\n")
    .map((line) => `<a:p><a:pPr>${settings}</a:pPr><a:r><a:t>${line}</a:t></a:r></a:p>`)
    .join("");
  return `<p:sp><p:nvSpPr><p:nvPr><p:ph type="${placeholder}"/></p:nvPr></p:nvSpPr><p:txBody>${paragraphs}</p:txBody></p:sp>`;
}

function related(targets: Readonly<Record<string, string>>): string {
  const relations = Object.entries(targets).map(
    ([target, type], at) => `<Relationship Id="rId${at}" Type="${TYPE}/${type}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships ${RELATIONS}>${relations.join("")}</Relationships>`;
}

/**
 * A PDF whose text is written in GBK in a font that is not in it, as many old ones are.
 * @param pages the lines of each: bytes in GBK, as hexadecimal digits
 * @param behind what stands in the trailer besides
 */
export function oldPdf(pages: readonly (readonly string[])[], behind = ""): Buffer {
  const objects: string[] = [];
  const add = (text: string) => `${objects.push(text)} 0 R`;
  const font = add(
    "<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/GBK-EUC-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor<</Type/FontDescriptor/FontName/SimSun/Flags 4>>/DW 1000>>]>>",
  );
  const kids = pages.map((lines) => {
    const drawn = lines.map((line, at) => `1 0 0 1 72 ${700 - at * 20} Tm <${line}> Tj`).join("\n");
    const content = `BT /F 12 Tf\n${drawn}\nET`;
    const stream = add(`<</Length ${content.length}>>stream\n${content}\nendstream`);
    return add(
      `<</Type/Page/Parent ${pages.length * 2 + 2} 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F ${font}>>>>/Contents ${stream}>>`,
    );
  });
  const tree = add(`<</Type/Pages/Kids[${kids.join(" ")}]/Count ${kids.length}>>`);
  const catalog = add(`<</Type/Catalog/Pages ${tree}>>`);
  let file = "%PDF-1.4\n";
  const places = objects.map((object, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join("")}`;
  file += `trailer<</Size ${objects.length + 1}/Root ${catalog}${behind}>>\nstartxref\n${start}\n%%EOF`;
  return Buffer.from(file, "latin1");
}
