/** What a forger may do to a sealed PDF whose record is left as it is. Each takes the file's pieces and alters them. */
import { FORGED_READINGS } from "./forged-readings.ts";
import {
  add,
  alter,
  alterStream,
  contentsOf,
  dictionaryOf,
  objectsWith,
  type PdfPieces,
  pagesOf,
} from "./sealed-pdf.ts";

export type Forgery = (pieces: PdfPieces, random: () => number) => void;

const one = <T>(items: readonly T[], random: () => number): T => {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error("nothing to choose from");
  return item;
};
const aContent = (pieces: PdfPieces, random: () => number) => one(contentsOf(pieces), random);
const aPage = (pieces: PdfPieces, random: () => number) => one(pagesOf(pieces), random);

/** A glyph in a piece of text: two bytes, some of them written as an escape. */
const GLYPH = /(?:\\\d{3}|\\.|[^\\()]){2}/g;
const TEXT = /\(((?:\\[\s\S]|[^\\()])*)\)/g;
/** A piece of text with its place. */
const BLOCK = /1 0 0 -1 ([\d.]+) ([\d.]+) cm\n\/c\d cs/g;

/** Replaces one of all glyphs on a page. */
function replaceGlyph(content: string, random: () => number, choose: (glyphs: string[], at: number) => string): string {
  const places = [...content.matchAll(TEXT)].flatMap((text) =>
    [...(text[1] ?? "").matchAll(GLYPH)].map((glyph) => ({ at: text.index + 1 + glyph.index, glyph: glyph[0] })),
  );
  const glyphs = places.map(({ glyph }) => glyph);
  const index = Math.floor(random() * places.length);
  const { at, glyph } = one(places, () => index / places.length);
  return content.slice(0, at) + choose(glyphs, index) + content.slice(at + glyph.length);
}

function appended(extra: string): Forgery {
  return (pieces, random) => alterStream(pieces, aContent(pieces, random), (content) => `${content}\n${extra}`);
}

/** Within a piece of text, before it is shown. */
function beforeText(extra: (font: string) => string): Forgery {
  return (pieces, random) =>
    alterStream(pieces, aContent(pieces, random), (content) => {
      const {
        0: begin,
        1: font = "",
        index,
      } = one([...content.matchAll(/\/(f\d) [\d.]+ Tf\n1 0 0 -1 0 0 Tm/g)], random);
      return content.slice(0, index) + begin + extra(font) + content.slice(index + begin.length);
    });
}

function inContent(from: string | RegExp, to: string): Forgery {
  return (pieces, random) => alterStream(pieces, aContent(pieces, random), (content) => content.replace(from, to));
}

function onPage(extra: string): Forgery {
  return (pieces, random) => alter(pieces, aPage(pieces, random), (page) => page.replace(/>>\s*$/, `${extra}>>`));
}

function inCatalog(extra: string): Forgery {
  return (pieces) => {
    const [catalog = 0] = objectsWith(pieces, /\/Type \/Catalog/);
    alter(pieces, catalog, (text) => text.replace(/>>\s*$/, `${extra}>>`));
  };
}

/** What a page says in one place, moved by so much. */
function moved(x: number, y: number): Forgery {
  return (pieces, random) =>
    alterStream(pieces, aContent(pieces, random), (content) => {
      const block = one([...content.matchAll(BLOCK)], random);
      const place = block[0].replace(`${block[1]} ${block[2]}`, `${Number(block[1]) + x} ${Number(block[2]) + y}`);
      return content.slice(0, block.index) + place + content.slice(block.index + block[0].length);
    });
}

function kids(change: (pages: string[]) => string[]): Forgery {
  return (pieces) => {
    const [tree = 0] = objectsWith(pieces, /\/Type \/Pages/);
    alter(pieces, tree, (text) => {
      const pages = change([...(/\[([^\]]*)\]/.exec(text)?.[1] ?? "").matchAll(/\d+ 0 R/g)].map(([link]) => link));
      return text.replace(/\[[^\]]*\]/, `[${pages.join(" ")}]`).replace(/\/Count \d+/, `/Count ${pages.length}`);
    });
  };
}

function inEvery(pattern: RegExp, change: (text: string) => string): Forgery {
  return (pieces) => {
    const [number = 0] = objectsWith(pieces, pattern);
    alter(pieces, number, change);
  };
}

const title = (text: string) => text.replace(/\/Title\s*(<[^>]*>|\([^)]*\))/, "/Title <FEFF53D891CD>");

export const FORGERIES: Readonly<Record<string, Forgery>> = {
  ...FORGED_READINGS,
  "a glyph in place of another": (pieces, random) =>
    alterStream(pieces, aContent(pieces, random), (content) =>
      replaceGlyph(content, random, (glyphs, at) =>
        one(
          glyphs.filter((glyph) => glyph !== glyphs[at]),
          random,
        ),
      ),
    ),
  "a glyph left out": (pieces, random) =>
    alterStream(pieces, aContent(pieces, random), (content) => replaceGlyph(content, random, () => "")),
  "a glyph twice": (pieces, random) =>
    alterStream(pieces, aContent(pieces, random), (content) =>
      replaceGlyph(content, random, (glyphs, at) => `${glyphs[at]}${glyphs[at]}`),
    ),
  "a glyph that is read as another": (pieces, random) =>
    alterStream(pieces, one(objectsWith(pieces, /\/Type \/CMap/), random), (map) => {
      const [line, , unicode] = one([...map.matchAll(/<([0-9A-F]{4})> <([0-9A-F]{4,8})>\n/g)], random);
      const other = one(
        [...map.matchAll(/> <([0-9A-F]{4,8})>\n/g)].map(([, code]) => code ?? "").filter((code) => code !== unicode),
        random,
      );
      return map.replace(line, line.replace(`<${unicode}>`, `<${other}>`));
    }),
  "outlines of two glyphs exchanged, so that the words are read as they were": (pieces, random) =>
    exchangeOutlines(pieces, random),
  "a font with another's outlines": (pieces) => {
    const [first = 0, second = 0] = objectsWith(pieces, /\/FontFile2/).map((font) =>
      Number(/\/FontFile2 (\d+)/.exec(dictionaryOf(pieces, font))?.[1]),
    );
    const [one, other] = [pieces.objects.get(first), pieces.objects.get(second)];
    if (!one || !other) throw new Error("two fonts");
    pieces.objects.set(first, { ...one, stream: other.stream });
  },
  "a page left out": kids((pages) => pages.slice(1)),
  "a page twice": kids((pages) => [...pages, pages[0] ?? ""]),
  "pages in another order": kids((pages) => pages.toReversed()),
  "a page more": (pieces) => {
    const [page = 0] = pagesOf(pieces);
    const number = add(pieces, dictionaryOf(pieces, page));
    kids((pages) => [...pages, `${number} 0 R`])(pieces, () => 0);
  },
  "text moved into the line above": moved(0, 25),
  "text moved to the left": moved(-60, 0),
  "text moved off the page": moved(2_000, 0),
  "a white box over the page": appended("q 1 1 1 rg 60 100 480 640 re f Q"),
  "a black box over the page": appended("q 0 0 0 rg 60 100 480 640 re f Q"),
  "a line through the text": appended("q 1 w 79 700 m 500 400 l S Q"),
  "a drawing in the margin": appended("q 1 w 20 20 m 40 60 l 60 20 l S Q"),
  "a curve": appended("q 1 w 20 20 m 40 60 60 60 80 20 c S Q"),
  "more text": appended("BT /f0 16 Tf 1 0 0 1 100 40 Tm (\\000\\001) Tj ET"),
  "invisible text": appended("BT 3 Tr /f0 16 Tf 1 0 0 1 100 40 Tm (\\000\\001) Tj ET"),
  "white text": appended("BT 1 1 1 rg /f0 16 Tf 1 0 0 1 100 40 Tm (\\000\\001) Tj ET"),
  "tiny text": appended("BT /f0 0.1 Tf 1 0 0 1 100 40 Tm (\\000\\001) Tj ET"),
  "a picture within the content": appended("q 500 0 0 700 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q"),
  "text shown by an operator that lacks operands": beforeText(() => '\n(\\000\\001) "'),
  "text moved off the page by an operator that lacks an operand": beforeText(() => "\n5000 Td"),
  "text shown twice in one piece": beforeText(() => "\n(\\000\\001) Tj"),
  "a matrix without operands": inContent("BT\n", "cm\nBT\n"),
  "text without width, by an operator without operands": inContent("0 Tr\n", "0 Tr\nTz\n"),
  "a form drawn by no name": appended("q 100 0 0 100 0 0 cm Do Q"),
  "a box that lacks operands": appended("q 300 300 re f Q"),
  "an operand too many": inContent("BT\n", "/x BT\n"),
  "an operator that nobody knows": inContent("BT\n", "BT\nxy\n"),
  "a size that is no number": inContent(/(\/f\d) (\d)(\d) Tf/, "$1 $2-$3 Tf"),
  "a place that is no number": inContent("1 0 0 -1 0 0 Tm", "1 0 0 -1 --0 0 Tm"),
  "a number too large to be read": inContent("0 Tr", "4294967296 Tr"),
  "a font that the page has not": inContent(/\/f\d (?=[\d.]+ Tf)/, "/f9 "),
  "half a glyph": beforeText(() => "\n(\\000) Tj"),
  "a state that is not ended": inContent(/\nQ\n/, "\n"),
  "a comment in the content": inContent("BT\n", "%\rBT\n"),
  "glyphs moved over each other, and a heading of another size": (pieces) => {
    const [first = 0] = contentsOf(pieces);
    alterStream(pieces, first, (content) =>
      content
        .replace(/\/f0 (\d+) Tf/, (_, size: string) => `/f0 ${Number(size) + 0.4} Tf`)
        .replace(/\) 15\.625 \(/, ") 195 (")
        .replace(/\) 15\.625 \(/, ") -163.75 ("),
    );
  },
  "a glyph with another width": (pieces) => {
    const [font = 0] = objectsWith(pieces, /\/W \[/);
    alter(pieces, font, (text) => text.replace(/\/W \[0 (\d+) (\d+)/, "/W [0 $1 199"));
  },
  "a glyph with two widths": (pieces) => {
    const [font = 0] = objectsWith(pieces, /\/W \[/);
    alter(pieces, font, (text) => text.replace(/\/W \[([^\]]*)\]/, "/W [$1 1 1 199]"));
  },
  "rules close above and below a line of text": (pieces) => {
    const [first = 0] = contentsOf(pieces);
    alterStream(pieces, first, (content) => {
      const [rule = ""] = /\/Artifact BMC\nq[\s\S]*?EMC\n/.exec(content) ?? [];
      const line = Number([...content.matchAll(BLOCK)].at(3)?.[2]);
      const copies = [0.66, 0.83].map((em) => rule.replace(/( [\d.]+) [\d.]+ cm/, `$1 ${line + 16 * em} cm`));
      return content.replace(rule, `${rule}${copies.join("")}`);
    });
  },
  "a rule moved": (pieces) => {
    const [first = 0] = contentsOf(pieces);
    alterStream(pieces, first, (content) =>
      content.replace(
        /(\/Artifact BMC\nq\n1 0 0 -1 [\d.]+) ([\d.]+) cm/,
        (_, before: string, y: string) => `${before} ${Number(y) + 3} cm`,
      ),
    );
  },
  "all text invisible": (pieces, random) =>
    alterStream(pieces, aContent(pieces, random), (content) => content.replaceAll("0 Tr", "3 Tr")),
  "text without height": (pieces, random) =>
    alterStream(pieces, aContent(pieces, random), (content) =>
      content.replace("1 0 0 -1 0 0 Tm", "1 0 0 -0.01 0 0 Tm"),
    ),
  "text upside down": (pieces, random) =>
    alterStream(pieces, aContent(pieces, random), (content) => content.replace("1 0 0 -1 0 0 Tm", "1 0 0 1 0 0 Tm")),
  "text in another colour": (pieces, random) =>
    alterStream(pieces, aContent(pieces, random), (content) => content.replace("0 scn", "1 scn")),
  "text clipped away": (pieces, random) =>
    alterStream(pieces, aContent(pieces, random), (content) => `q 0 0 1 1 re W n\n${content}\nQ`),
  "what is read aloud": (pieces, random) =>
    alterStream(pieces, aContent(pieces, random), (content) =>
      content.replace(/\/MCID (\d+)/, "/MCID $1 /ActualText (900)"),
    ),
  "an annotation": onPage(
    "/Annots [<< /Type /Annot /Subtype /FreeText /Rect [100 100 300 200] /Contents (9) /DA (/Helv 12 Tf) >>]",
  ),
  "a field": inCatalog("/AcroForm << /Fields [] >>"),
  "a script": inCatalog("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"),
  layers: inCatalog("/OCProperties << /OCGs [] /D << /Order [] >> >>"),
  "a page cropped": onPage("/CropBox [0 400 595 842]"),
  "a page turned": onPage("/Rotate 180"),
  "a page scaled": onPage("/UserUnit 3"),
  "a page of another size": (pieces, random) =>
    alter(pieces, aPage(pieces, random), (page) =>
      page.replace(/\/MediaBox \[[^\]]*\]/, "/MediaBox [0 0 595.2756 400]"),
    ),
  "a hidden object": (pieces) => {
    add(pieces, "<< /Secret (9) >>");
  },
  "another attachment": (pieces) => {
    const [file = 0] = objectsWith(pieces, /\/Type \/Filespec/);
    const number = add(pieces, "<< /Type /EmbeddedFile /Length 0 >>", Buffer.from("another"));
    const second = add(pieces, dictionaryOf(pieces, file).replaceAll(/\/(F|UF) \d+ 0 R/g, `/$1 ${number} 0 R`));
    const [names = 0] = objectsWith(pieces, /\/EmbeddedFiles/);
    alter(pieces, names, (text) =>
      text.replace(/(\/EmbeddedFiles[\s\S]*?\/Names \[[^\]]*)\]/, `$1 (b) ${second} 0 R]`),
    );
  },
  "another title": inEvery(/\/Author/, title),
  "another bookmark": inEvery(/\/Dest \d+ 0 R|\/Dest \[/, title),
  "another language": inEvery(/\/Lang \(/, (text) => text.replace(/\/Lang \([^)]*\)/, "/Lang (fr)")),
  "another producer": inEvery(/\/Creator \(/, (text) => text.replace(/\/Creator \([^)]*\)/, "/Creator <FEFF4E5D4E07>")),
  "another description": (pieces) => {
    const [number = 0] = objectsWith(pieces, /\/Type \/Metadata/);
    alterStream(pieces, number, (xml) => xml.replace(/(<rdf:li xml:lang="x-default">)/, "$19"));
  },
};

/** Exchanges where the font finds two of its glyphs. */
function exchangeOutlines(pieces: PdfPieces, random: () => number): void {
  const font = one(objectsWith(pieces, /\/FontFile2/), random);
  const number = Number(/\/FontFile2 (\d+)/.exec(dictionaryOf(pieces, font))?.[1]);
  const piece = pieces.objects.get(number);
  const program = piece?.stream && Buffer.from(piece.stream);
  if (!piece || !program) throw new Error("a font");
  const tables = Array.from({ length: program.readUInt16BE(4) }, (_, index) => 12 + 16 * index);
  const offset = (name: string) =>
    program.readUInt32BE((tables.find((at) => program.toString("latin1", at, at + 4) === name) ?? 0) + 8);
  const [glyf, loca, long] = [offset("glyf"), offset("loca"), program.readInt16BE(offset("head") + 50) === 1];
  const place = (glyph: number) =>
    glyf + (long ? program.readUInt32BE(loca + 4 * glyph) : 2 * program.readUInt16BE(loca + 2 * glyph));
  // Of the outline of a glyph, its first point is drawn elsewhere: it is another one, whichever it is.
  const count = program.readUInt16BE(offset("maxp") + 4);
  const drawn = Array.from({ length: count - 1 }, (_, index) => index + 1).filter(
    (glyph) => place(glyph) < place(glyph + 1),
  );
  const at = place(one(drawn, random));
  program.writeInt16BE(program.readInt16BE(at + 2) + 100, at + 2);
  pieces.objects.set(number, { ...piece, stream: program });
}
