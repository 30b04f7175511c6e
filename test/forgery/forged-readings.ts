/**
 * What a forger may do where programs that show PDF read what ours once did not look at, or read otherwise: each of these
 * changed what other programs showed, and was called valid. Some alter a file's pieces, some its bytes.
 */
import type { Forgery } from "./forgeries.ts";
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

const link = (pieces: PdfPieces, number: number, key: string): number =>
  Number(new RegExp(`/${key} \\[?(\\d+) 0 R`).exec(dictionaryOf(pieces, number))?.[1]);

function inFirst(kind: RegExp, change: (text: string, pieces: PdfPieces) => string): Forgery {
  return (pieces) => {
    const [number = 0] = objectsWith(pieces, kind);
    alter(pieces, number, (text) => change(text, pieces));
  };
}

function inFirstContent(from: RegExp, to: (...found: string[]) => string): Forgery {
  return (pieces) => alterStream(pieces, contentsOf(pieces)[0] ?? 0, (content) => content.replace(from, to));
}

/** Text of the same size, by a size that is 1,000 times larger and a matrix that is as much smaller. */
const smallMatrix = (matrix: string) =>
  inFirstContent(
    /(\/f\d) ([\d.]+) Tf\n1 0 0 -1 0 0 Tm/,
    (_, font, size) => `${font} ${Number(size) * 1000} Tf\n${matrix} 0 0 Tm`,
  );

const RULE = /(\/Artifact BMC\nq\n)1 0 0 -1 ([\d.]+ [\d.]+ cm)/;

/** An object that draws another page, as it stands in a file. */
const anotherPage = (number: number): Buffer => {
  const content = "0 0 0 rg 50 50 500 700 re f";
  return Buffer.from(`\n${number} 0 obj\n<< /Length ${content.length} >>\nstream\n${content}\nendstream\nendobj\n`);
};

function fonts(pieces: PdfPieces): { font: number; inner: number; descriptor: number; program: number }[] {
  return objectsWith(pieces, /\/Subtype \/Type0/).map((font) => {
    const inner = link(pieces, font, "DescendantFonts");
    const descriptor = link(pieces, inner, "FontDescriptor");
    return { font, inner, descriptor, program: link(pieces, descriptor, "FontFile2") };
  });
}

export const FORGED_READINGS: Readonly<Record<string, Forgery>> = {
  "another font under the name of a good one, which nothing draws with": (pieces) => {
    const [{ font, inner, descriptor, program } = { font: 0, inner: 0, descriptor: 0, program: 0 }] = fonts(pieces);
    const good = add(pieces, dictionaryOf(pieces, program), pieces.objects.get(program)?.stream ?? null);
    const named = dictionaryOf(pieces, descriptor).replace(/FontFile2 \d+/, `FontFile2 ${good}`);
    const described = add(pieces, named.replace(/\/FontName \S+/, "/FontName /ABCDEF+Decoy"));
    const inside = dictionaryOf(pieces, inner).replace(/FontDescriptor \d+/, `FontDescriptor ${described}`);
    const decoy = dictionaryOf(pieces, font).replace(
      /DescendantFonts \[\d+/,
      `DescendantFonts [${add(pieces, inside)}`,
    );
    const unused = add(pieces, decoy);
    alter(pieces, font, (text) => text.replace(/BaseFont \S+/, "BaseFont /ABCDEF+Drawn"));
    const [page = 0] = pagesOf(pieces);
    alter(pieces, page, (text) => text.replace(/\/Font <</, `/Font << /f9 ${unused} 0 R`));
    alterStream(pieces, program, movePoint);
  },
  "a font whose table of places is short to one reader, long to another": (pieces) => {
    const [{ program } = { program: 0 }] = fonts(pieces);
    alterStream(pieces, program, (font) => {
      const bytes = Buffer.from(font, "latin1");
      bytes.writeInt16BE(2, tableIn(bytes, "head") + 50);
      return bytes.toString("latin1");
    });
  },
  "a font with bytes behind it": (pieces) => {
    const [{ program } = { program: 0 }] = fonts(pieces);
    alterStream(pieces, program, (font) => `${font}\0\0\0\0`);
  },
  "a font that is told to be slanted and bold": inFirst(/\/Type \/FontDescriptor/, (text) =>
    text.replace(/\/Flags \d+/, "/Flags 262148").replace(/\/ItalicAngle 0/, "/ItalicAngle -30"),
  ),
  "a rule made a box by a scale in one direction": inFirstContent(
    RULE,
    (_, begin, place) => `${begin}1 0 0 -250 ${place}`,
  ),
  "a rule turned, in a small scale": inFirstContent(
    /(\/Artifact BMC\nq\n)1 0 0 -1 ([\d.]+ [\d.]+ cm)([\s\S]*?)\n([\d.]+) w([\s\S]*?)\n([\d.]+) 0 l/,
    (_, begin, place, between = "", width, more, length) =>
      `${begin}0.001 -0.00099 0 -0.001 ${place}${between}\n${Number(width) * 1000} w${more}\n${Number(length) * 1000} 0 l`,
  ),
  "text without height in a small scale": smallMatrix("0.001 0 0 -0.00000001"),
  "text that leans in a small scale": smallMatrix("0.001 0 0.0009 -0.001"),
  "text turned in a small scale": smallMatrix("0.001 -0.0009 0.0009 -0.001"),
  "another set of glyphs that are said to be there": (pieces) => {
    const [{ descriptor } = { descriptor: 0 }] = fonts(pieces);
    alterStream(pieces, link(pieces, descriptor, "CIDSet"), (set) => `${set}\xff`);
  },
  "an object within a stream that was packed": (pieces) => {
    const [{ descriptor } = { descriptor: 0 }] = fonts(pieces);
    const set = link(pieces, descriptor, "CIDSet");
    pieces.objects.set(set, {
      dictionary: "<< /Length 0 >>",
      stream: anotherPage(contentsOf(pieces)[0] ?? 0),
      isOpen: true,
    });
  },
  "contents in the open": (pieces) => {
    const [content = 0] = contentsOf(pieces);
    const piece = pieces.objects.get(content);
    if (piece) pieces.objects.set(content, { ...piece, isOpen: true });
  },
  "an object behind what is packed": (pieces) => {
    const [content = 0] = contentsOf(pieces);
    const piece = pieces.objects.get(content);
    if (piece) pieces.objects.set(content, { ...piece, behind: anotherPage(content) });
  },
  "characters read otherwise behind the end of their map": (pieces) => {
    const [{ font } = { font: 0 }] = fonts(pieces);
    alterStream(pieces, link(pieces, font, "ToUnicode"), (map) =>
      map.replace(/endcmap\n/, "endcmap\n1 beginbfchar\n<0001> <0039>\nendbfchar\n"),
    );
  },
  "title and author exchanged": (pieces) => {
    const [number = 0] = objectsWith(pieces, /\/Type \/Metadata/);
    alterStream(pieces, number, (xml) => xml.replace(/(<rdf:li[^>]*>)([^<]+)(<[\s\S]*?<rdf:li>)([^<]+)/, "$1$4$3$2"));
  },
  "a bookmark that leads elsewhere": (pieces) => {
    const [one = 0, other = 0] = objectsWith(pieces, /\/Dest \d+ 0 R/).slice(-2);
    const dest = (number: number) => /\/Dest \d+ 0 R/.exec(dictionaryOf(pieces, number))?.[0] ?? "";
    const [first, second] = [dest(one), dest(other)];
    alter(pieces, one, (text) => text.replace(first, second));
    alter(pieces, other, (text) => text.replace(second, first));
  },
  "another order for those who listen": inFirst(/\/Type \/StructElem[\s\S]*\/K \[\d+ 0 R \d+ 0 R/, (text) =>
    text.replace(/\/K \[(\d+ 0 R) (\d+ 0 R)/, "/K [$2 $1"),
  ),
  "a page half a point aside": inFirst(/\/Type \/Page\b(?!s)/, (text) =>
    text.replace(
      /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/,
      (_, x: string, y: string) => `/MediaBox [0.49 0.49 ${x} ${y}]`,
    ),
  ),
  "pages in a tree of two levels": (pieces) => {
    const [tree = 0] = objectsWith(pieces, /\/Type \/Pages/);
    const kids = pagesOf(pieces).map((page) => `${page} 0 R`);
    const below = add(pieces, `<< /Type /Pages /Count ${kids.length} /Kids [${kids.join(" ")}] /Parent ${tree} 0 R >>`);
    alter(pieces, tree, (text) => text.replace(/\/Kids \[[^\]]*\]/, `/Kids [${below} 0 R]`));
  },
  "a whole number written as a fraction": inFirst(/\/Type \/Pages/, (text) =>
    text.replace(/\/Count (\d+)/, "/Count $1.0"),
  ),
  "a whole number with a fraction that rounding drops": inFirst(/\/Type \/Pages/, (text) =>
    text.replace(/\/Count (\d+)/, "/Count $1.00000000000000000001"),
  ),
  "a key spelled by the code of a letter": inFirst(/\/Type \/Pages/, (text) => text.replace("/Kids", "/Kid#73")),
  "colours of another range": inFirst(/\/N 1\b/, (text) => text.replace("/N 1", "/N 1 /Range [1 1]")),
};

/** Moves the first point of the first glyph that has one. */
function movePoint(font: string): string {
  const bytes = Buffer.from(font, "latin1");
  const at = tableIn(bytes, "glyf") + 2;
  bytes.writeInt16BE(bytes.readInt16BE(at) + 100, at);
  return bytes.toString("latin1");
}

function tableIn(font: Buffer, name: string): number {
  const entry = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + 16 * index).find(
    (at) => font.toString("latin1", at, at + 4) === name,
  );
  if (entry === undefined) throw new Error(`no table ${name}`);
  return font.readUInt32BE(entry + 8);
}

const inText = (from: RegExp, to: string) => (file: Buffer) => {
  const text = file.toString("latin1");
  const altered = text.replace(from, to);
  if (altered === text) throw new Error(`nothing like ${from}`);
  return Buffer.from(altered, "latin1");
};
const SPACES = " ".repeat(900);

/** Other forms of the same objects: some programs find such files damaged, and search for objects by themselves. */
export const FORGED_FORMS: Readonly<Record<string, (file: Buffer) => Buffer>> = {
  "rows of 19 bytes": inText(/(\d{10} \d{5} [nf])\r\n/g, "$1\n"),
  "rows of 21 bytes": inText(/(\d{10} \d{5} [nf])\r\n/g, "$1 \r\n"),
  "a row of another form": inText(/(\d{10} \d{5} n)\r\n/, "$1 \n"),
  "a size that is too small": inText(/(trailer\n<<\s*\/Size) \d+/, "$1 1"),
  "a size that is too large": inText(/(trailer\n<<\s*\/Size \d+)/, "$19"),
  "spaces before the place of the table": inText(/startxref\n(\d+)/, `startxref\n${SPACES}$1`),
  "spaces behind the place of the table": inText(/startxref\n(\d+)/, `startxref\n$1${SPACES}`),
  "spaces at the end": inText(/%%EOF$/, `%%EOF${SPACES}`),
  "words in the ID": inText(/(\/ID \[\([^)]*\) )\([^)]*\)/, "$1(startxref 96000 %%EOF)"),
  "spaces in the trailer": inText(/trailer\n/, `trailer${SPACES}\n`),
  "a place with zeros before it": inText(/startxref\n(\d+)/, "startxref\n0$1"),
  "a sign that only some take for a space": inText(/endstream\nendobj/, "endstream\xa0endobj"),
  "a zero byte for a space": inText(/\/Type \/Catalog/, "/Type\0/Catalog"),
  "a number of an object with zeros before it": inText(/\/Root (\d+)/, "/Root 0$1"),
  "another version of PDF": inText(/^%PDF-1\.7/, "%PDF-1.4"),
};
