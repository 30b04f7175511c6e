/**
 * Reads the objects of a PDF (ISO 32000-1, 7.3 and 7.5) in the one plain form in which Concord writes it: every byte belongs
 * to an object that is there once, or to the one table of them. So every reader sees the same objects; what an appended
 * update, a second table, a doubled object or a comment might say to some readers only is no such file.
 */
import { inflateSync } from "node:zlib";

export class PdfName {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}
export class PdfText {
  /** One character for each byte. */
  readonly bytes: string;
  constructor(bytes: string) {
    this.bytes = bytes;
  }
}
export class PdfLink {
  /** Number of the object. */
  readonly to: number;
  constructor(to: number) {
    this.to = to;
  }
}
export type PdfDictionary = ReadonlyMap<string, PdfValue>;
export type PdfValue = null | boolean | number | PdfName | PdfText | PdfLink | readonly PdfValue[] | PdfDictionary;

export interface PdfObject {
  value: PdfValue;
  /** Of a stream, unpacked. */
  stream: Buffer | null;
}

export interface PdfFile {
  objects: ReadonlyMap<number, PdfObject>;
  trailer: PdfDictionary;
}

/** Why a file is not of that form. */
export class NotPlainPdf extends Error {}

/** Of all streams together: what is packed must not take the computer's memory. */
const MAX_UNPACKED = 128 * 1024 * 1024;
const MAX_DEPTH = 40;
const MAX_OBJECTS = 500_000;

/** @param room bytes that all streams may have together, unpacked @throws NotPlainPdf */
export function readPdf(bytes: Buffer, room = MAX_UNPACKED): PdfFile {
  return new Parser(bytes, Math.min(room, MAX_UNPACKED)).file();
}

/** One operation of a page's content, with what stands before its name. */
export interface Operation {
  operator: string;
  operands: PdfValue[];
}

/** The operations of a content stream (ISO 32000-1, 7.8.2), without anything left over. @throws NotPlainPdf */
export function readOperations(content: Buffer): Operation[] {
  return new Parser(content, MAX_UNPACKED, PLAIN_SPACE).operations();
}

export function isDictionary(value: PdfValue | undefined): value is PdfDictionary {
  return value instanceof Map;
}

/** What a value says, through the link where it is one. */
export function resolved(file: PdfFile, value: PdfValue | undefined): PdfValue {
  return value instanceof PdfLink ? (file.objects.get(value.to)?.value ?? null) : (value ?? null);
}

const SPACE = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]);
/** Programs differ in what else they take for a space in contents. */
const PLAIN_SPACE = new Set([0x0a, 0x20]);
const DELIMITERS = new Set([..."()<>[]{}/%"].map((sign) => sign.charCodeAt(0)));

class Parser {
  #at = 0;
  #room: number;
  readonly #text: string;
  readonly #bytes: Buffer;

  readonly #space: ReadonlySet<number>;

  constructor(bytes: Buffer, room: number, space: ReadonlySet<number> = SPACE) {
    this.#room = room;
    this.#space = space;
    this.#bytes = bytes;
    this.#text = bytes.toString("latin1");
  }

  file(): PdfFile {
    const head = this.#match(/%PDF-1\.[4-7]\r?\n(?:%[\x80-\xff]{4}\r?\n)?/y);
    if (head === null) throw new NotPlainPdf("head");
    const objects = new Map<number, PdfObject>();
    const places = new Map<number, number>();
    for (;;) {
      this.#skip();
      const place = this.#at;
      const number = this.#match(/(\d{1,7}) 0 obj(?![^\s<[(/])/y)?.[1];
      if (number === undefined) break;
      if (objects.has(Number(number)) || objects.size >= MAX_OBJECTS) throw new NotPlainPdf("object twice");
      places.set(Number(number), place);
      objects.set(Number(number), this.#object());
    }
    const table = this.#at;
    this.#table(places);
    this.#skip();
    this.#need("trailer");
    const trailer = this.#value(0);
    if (!isDictionary(trailer)) throw new NotPlainPdf("trailer");
    this.#skip();
    this.#need("startxref");
    this.#skip();
    if (Number(this.#match(/\d{1,10}/y)?.[0] ?? -1) !== table) throw new NotPlainPdf("startxref");
    this.#skip();
    this.#need("%%EOF");
    this.#skip();
    if (this.#at !== this.#text.length) throw new NotPlainPdf("end");
    return { objects, trailer };
  }

  operations(): Operation[] {
    const read: Operation[] = [];
    let operands: PdfValue[] = [];
    for (this.#skip(); this.#at < this.#text.length; this.#skip()) {
      const operator = this.#match(/[A-Za-z'"][A-Za-z0-9'"*]*(?=[ \n]|$)/y)?.[0];
      if (operator === undefined) operands.push(this.#value(0));
      else {
        read.push({ operator, operands });
        operands = [];
      }
    }
    if (operands.length > 0) throw new NotPlainPdf("operands without an operator");
    return read;
  }

  #table(places: ReadonlyMap<number, number>): void {
    const count = Number(this.#match(/xref\r?\n0 (\d{1,7})\r?\n/y)?.[1] ?? -1);
    let used = 0;
    for (let number = 0; number < count; number++) {
      const row = this.#match(/(\d{10}) (\d{5}) ([nf])[ \r]?\r?\n/y);
      if (!row) throw new NotPlainPdf("table");
      if (row[3] === "f") continue;
      if (places.get(number) !== Number(row[1]) || Number(row[2]) !== 0) throw new NotPlainPdf("table");
      used++;
    }
    if (used !== places.size) throw new NotPlainPdf("table");
  }

  #object(): PdfObject {
    const value = this.#value(0);
    this.#skip();
    if (this.#match(/endobj/y)) return { value, stream: null };
    if (!isDictionary(value) || !this.#match(/stream\r?\n/y)) throw new NotPlainPdf("object");
    const length = value.get("Length");
    if (typeof length !== "number" || !Number.isInteger(length) || length < 0) throw new NotPlainPdf("length");
    const packed = this.#bytes.subarray(this.#at, this.#at + length);
    this.#at += length;
    if (!this.#match(/\r?\n?endstream\s+endobj/y)) throw new NotPlainPdf("stream");
    return { value, stream: this.#unpacked(packed, value) };
  }

  #unpacked(packed: Buffer, dictionary: PdfDictionary): Buffer {
    const filter = dictionary.get("Filter");
    const only = Array.isArray(filter) ? (filter.length === 1 ? filter[0] : null) : filter;
    if (dictionary.has("DecodeParms") || dictionary.has("F")) throw new NotPlainPdf("filter");
    if (only === undefined) return this.#take(packed);
    if (!(only instanceof PdfName) || only.name !== "FlateDecode") throw new NotPlainPdf("filter");
    try {
      return this.#take(inflateSync(packed, { maxOutputLength: Math.max(1, this.#room) }));
    } catch (error) {
      throw new NotPlainPdf("stream", { cause: error });
    }
  }

  #take(unpacked: Buffer): Buffer {
    this.#room -= unpacked.length;
    if (this.#room < 0) throw new NotPlainPdf("larger than a file of minutes");
    return unpacked;
  }

  #value(depth: number): PdfValue {
    if (depth > MAX_DEPTH) throw new NotPlainPdf("depth");
    this.#skip();
    const sign = this.#text[this.#at];
    if (sign === "/") return this.#name();
    if (sign === "(") return this.#literal();
    if (sign === "[") return this.#array(depth);
    if (sign === "<") return this.#text[this.#at + 1] === "<" ? this.#dictionary(depth) : this.#hex();
    const link = this.#match(/(\d{1,7}) 0 R(?![A-Za-z0-9])/y)?.[1];
    if (link !== undefined) return new PdfLink(Number(link));
    const number = this.#match(/[+-]?(?:\d{1,12}(?:\.\d{1,20})?|\.\d{1,20})(?=[ \r\n()<>[\]/]|$)/y)?.[0];
    if (number !== undefined) return Number(number);
    const word = this.#match(/(?:true|false|null)(?![A-Za-z0-9])/y)?.[0];
    if (word === undefined) throw new NotPlainPdf("value");
    return word === "null" ? null : word === "true";
  }

  #array(depth: number): PdfValue[] {
    this.#need("[");
    const values: PdfValue[] = [];
    for (this.#skip(); this.#text[this.#at] !== "]"; this.#skip()) values.push(this.#value(depth + 1));
    this.#at++;
    return values;
  }

  #dictionary(depth: number): PdfDictionary {
    this.#need("<<");
    const entries = new Map<string, PdfValue>();
    for (this.#skip(); !this.#text.startsWith(">>", this.#at); this.#skip()) {
      const { name } = this.#name();
      if (entries.has(name)) throw new NotPlainPdf("key twice");
      entries.set(name, this.#value(depth + 1));
    }
    this.#at += 2;
    return entries;
  }

  #name(): PdfName {
    const written = this.#match(/\/([!-$&'*-.0-;=?-Z\\^-z|~]{1,127})/y)?.[1];
    if (written === undefined) throw new NotPlainPdf("name");
    return new PdfName(
      written.replace(/#([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    );
  }

  #hex(): PdfText {
    const digits = this.#match(/<((?:[0-9A-Fa-f]{2})*)>/y)?.[1];
    if (digits === undefined) throw new NotPlainPdf("hex");
    return new PdfText(Buffer.from(digits, "hex").toString("latin1"));
  }

  #literal(): PdfText {
    let depth = 0;
    let read = "";
    for (; ; this.#at++) {
      const sign = this.#text[this.#at];
      if (sign === undefined || sign === "\r") throw new NotPlainPdf("text");
      if (sign === "(" && depth++ === 0) continue;
      if (sign === ")" && --depth === 0) break;
      if (sign !== "\\") read += sign;
      else read += this.#escaped();
    }
    this.#at++;
    return new PdfText(read);
  }

  #escaped(): string {
    const [whole = "", octal] = this.#matchAt(this.#at + 1, /([0-3][0-7]{2})|[nrtbf()\\]/y) ?? [];
    if (whole === "") throw new NotPlainPdf("escape");
    this.#at += whole.length;
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
    const plain: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };
    return plain[whole] ?? whole;
  }

  #skip(): void {
    while (this.#space.has(this.#bytes[this.#at] ?? -1)) this.#at++;
  }

  #need(word: string): void {
    if (!this.#text.startsWith(word, this.#at)) throw new NotPlainPdf(word);
    this.#at += word.length;
    const next = this.#bytes[this.#at];
    if (/[a-z]$/.test(word) && next !== undefined && !SPACE.has(next) && !DELIMITERS.has(next))
      throw new NotPlainPdf(word);
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    const found = this.#matchAt(this.#at, pattern);
    if (found) this.#at += found[0].length;
    return found;
  }

  #matchAt(at: number, pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = at;
    return pattern.exec(this.#text);
  }
}
