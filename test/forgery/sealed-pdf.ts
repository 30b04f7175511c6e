/** Takes a PDF that Typst wrote apart, so that tests can alter it as a forger would, and puts it together again. */
import { deflateSync, inflateSync } from "node:zlib";

export interface PdfPiece {
  /** Without the stream. */
  dictionary: string;
  /** Unpacked. */
  stream: Buffer | null;
  /** Not to be packed. */
  isOpen?: boolean;
  /** Follows what is packed, within the stream. */
  behind?: Buffer;
}

export interface PdfPieces {
  objects: Map<number, PdfPiece>;
  trailer: string;
}

export function takeApart(pdf: Buffer): PdfPieces {
  const text = pdf.toString("latin1");
  const objects = new Map<number, PdfPiece>();
  const head = /(\d+) 0 obj\n/g;
  for (let found = head.exec(text); found; found = head.exec(text)) {
    const from = head.lastIndex;
    const end = text.indexOf("\nendobj", from);
    const begin = text.indexOf("stream\n", from);
    if (begin === -1 || begin > end) {
      objects.set(Number(found[1]), { dictionary: text.slice(from, end), stream: null });
      head.lastIndex = end;
      continue;
    }
    const dictionary = text.slice(from, begin).trim();
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1]);
    const raw = pdf.subarray(begin + "stream\n".length, begin + "stream\n".length + length);
    const stream = dictionary.includes("/FlateDecode") ? inflateSync(raw) : raw;
    objects.set(Number(found[1]), { dictionary, stream });
    head.lastIndex = begin + length;
  }
  return { objects, trailer: text.slice(text.lastIndexOf("trailer\n") + 8, text.lastIndexOf("startxref")).trim() };
}

/** @param level of packing, 0 to 9 */
export function putTogether({ objects, trailer }: PdfPieces, level = 6): Buffer {
  const chunks: Buffer[] = [Buffer.from("%PDF-1.7\n%\x80\x80\x80\x80\n\n", "latin1")];
  const places = new Map<number, number>();
  const length = () => chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  for (const [number, piece] of objects) {
    places.set(number, length());
    chunks.push(Buffer.from(`${number} 0 obj\n`), pieceOf(piece, level), Buffer.from("\nendobj\n\n"));
  }
  const table = length();
  const size = Math.max(...objects.keys()) + 1;
  const rows = Array.from({ length: size }, (_, number) => {
    const place = places.get(number);
    return place === undefined ? "0000000000 65535 f\r\n" : `${String(place).padStart(10, "0")} 00000 n\r\n`;
  });
  const ends = trailer.replace(/\/Size \d+/, `/Size ${size}`);
  chunks.push(Buffer.from(`xref\n0 ${size}\n${rows.join("")}trailer\n${ends}\nstartxref\n${table}\n%%EOF`, "latin1"));
  return Buffer.concat(chunks);
}

function pieceOf({ dictionary, stream, isOpen, behind }: PdfPiece, level: number): Buffer {
  if (!stream) return Buffer.from(dictionary, "latin1");
  const packed = isOpen ? stream : Buffer.concat([deflateSync(stream, { level }), behind ?? Buffer.alloc(0)]);
  const bare = dictionary.replace(/\/Filter\s*\/FlateDecode/, "").replace(/\/Length \d+/, "");
  const head = bare.replace(/>>\s*$/, `/Length ${packed.length} ${isOpen ? "" : "/Filter /FlateDecode"}>>`);
  return Buffer.concat([Buffer.from(`${head}\nstream\n`, "latin1"), packed, Buffer.from("\nendstream")]);
}

/** Numbers of the objects whose text has this. */
export function objectsWith({ objects }: PdfPieces, pattern: RegExp): number[] {
  return [...objects].filter(([, { dictionary }]) => pattern.test(dictionary)).map(([number]) => number);
}

/** Numbers of the pages' contents, in the order of pages. */
export function contentsOf(pieces: PdfPieces): number[] {
  return pagesOf(pieces).map((page) => Number(/\/Contents (\d+)/.exec(dictionaryOf(pieces, page))?.[1]));
}

export function pagesOf(pieces: PdfPieces): number[] {
  const [tree = 0] = objectsWith(pieces, /\/Type \/Pages/);
  const kids = /\/Kids \[([^\]]*)\]/.exec(dictionaryOf(pieces, tree))?.[1] ?? "";
  return [...kids.matchAll(/(\d+) 0 R/g)].map(([, number]) => Number(number));
}

export function dictionaryOf({ objects }: PdfPieces, number: number): string {
  return objects.get(number)?.dictionary ?? "";
}

/** Alters the text of an object. @throws Error if that changes nothing */
export function alter(pieces: PdfPieces, number: number, change: (dictionary: string) => string): void {
  const piece = pieces.objects.get(number);
  const dictionary = piece && change(piece.dictionary);
  if (!piece || dictionary === piece.dictionary) throw new Error(`nothing to alter in ${number}`);
  pieces.objects.set(number, { ...piece, dictionary: dictionary ?? "" });
}

/** Alters a stream. @throws Error if that changes nothing */
export function alterStream(pieces: PdfPieces, number: number, change: (content: string) => string): void {
  const piece = pieces.objects.get(number);
  const before = piece?.stream?.toString("latin1");
  if (!piece || before === undefined) throw new Error(`${number} has no stream`);
  const after = change(before);
  if (after === before) throw new Error(`nothing to alter in the stream of ${number}`);
  pieces.objects.set(number, { ...piece, stream: Buffer.from(after, "latin1") });
}

export function add(pieces: PdfPieces, dictionary: string, stream: Buffer | null = null): number {
  const number = Math.max(...pieces.objects.keys()) + 1;
  pieces.objects.set(number, { dictionary, stream });
  return number;
}
