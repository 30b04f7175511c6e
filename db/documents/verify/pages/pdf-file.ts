/**
 * Reads the objects of a PDF (ISO 32000-1, 7.3 and 7.5) in the one plain form in which Concord writes it: every byte belongs
 * to an object that is there once, or to the one table of them. So every reader sees the same objects; what an appended
 * update, a second table, a doubled object or a comment might say to some readers only is no such file. Nor is one that
 * strict readers find damaged, and then search for objects by themselves: table, trailer and end have one form, numbers
 * one spelling, space is scarce, and behind what is packed nothing follows.
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
  /** As its first line says. */
  version: string;
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
  return new Parser(content, MAX_UNPACKED).operations();
}

export function isDictionary(value: PdfValue | undefined): value is PdfDictionary {
  return value instanceof Map;
}

/** What a value says, through the link where it is one. */
export function resolved(file: PdfFile, value: PdfValue | undefined): PdfValue {
  return value instanceof PdfLink ? (file.objects.get(value.to)?.value ?? null) : (value ?? null);
}

/** Programs differ in what else they take for a space. */
const SPACE = new Set([0x0a, 0x20]);
/** In one place: deeper indentation has no file. What stands far from the end of a file, some programs do not find. */
const MAX_SPACE = 100;
/** Two numbers of so many digits, behind the zeros that they begin with, are never rounded to the same. */
const MAX_DIGITS = 15;
/** What a name cannot hold but by its code: all else has one spelling. */
const NEEDS_CODE = /[^!-~]|[#()<>[\]{}/%]/;

class Parser {
  #at = 0;
  #room: number;
  readonly #text: string;
  readonly #bytes: Buffer;

  constructor(bytes: Buffer, room: number) {
    this.#room = room;
    this.#bytes = bytes;
    this.#text = bytes.toString("latin1");
  }

  file(): PdfFile {
    const version = this.#expected(/%PDF-(1\.[4-7])\n%[\x80-\xff]{4}\n{1,2}/y, "head")[1] ?? "";
    const objects = new Map<number, PdfObject>();
    const places = new Map<number, number>();
    for (;;) {
      const place = this.#at;
      const number = Number(this.#match(/([1-9]\d{0,6}) 0 obj[ \n]/y)?.[1] ?? 0);
      if (number === 0) break;
      if (objects.has(number) || objects.size >= MAX_OBJECTS) throw new NotPlainPdf("object twice");
      places.set(number, place);
      objects.set(number, this.#object());
    }
    const table = this.#at;
    this.#table(places);
    this.#expected(/trailer[ \n]/y, "trailer");
    const trailer = this.#value(0);
    if (!isDictionary(trailer) || trailer.get("Size") !== objects.size + 1) throw new NotPlainPdf("trailer");
    this.#expected(new RegExp(`\nstartxref\n${table}\n%%EOF\n?$`, "y"), "end");
    return { version, objects, trailer };
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

  /** All numbers from the first to the last are used; rows of 20 bytes are found by counting. */
  #table(places: ReadonlyMap<number, number>): void {
    this.#expected(new RegExp(`xref\n0 ${places.size + 1}\n`, "y"), "table");
    const [row] = this.#expected(/0000000000 65535 f(?:\r| )\n/y, "table");
    const end = row.slice(-2);
    for (let number = 1; number <= places.size; number++) {
      const place = places.get(number) ?? -1;
      this.#expect(`${String(place).padStart(10, "0")} 00000 n${end}`);
    }
  }

  #object(): PdfObject {
    const value = this.#value(0);
    if (this.#match(/[ \n]endobj\n{1,2}/y)) return { value, stream: null };
    this.#expected(/[ \n]stream\n/y, "object");
    const length = isDictionary(value) ? value.get("Length") : null;
    if (!isDictionary(value) || typeof length !== "number" || !Number.isInteger(length) || length < 0)
      throw new NotPlainPdf("length");
    const packed = this.#bytes.subarray(this.#at, this.#at + length);
    this.#at += length;
    this.#expected(/\n?endstream\nendobj\n{1,2}/y, "stream");
    return { value, stream: this.#unpacked(packed, value) };
  }

  #unpacked(packed: Buffer, dictionary: PdfDictionary): Buffer {
    const filter = dictionary.get("Filter");
    if (dictionary.has("DecodeParms") || dictionary.has("F")) throw new NotPlainPdf("filter");
    if (filter === undefined) return this.#take(packed);
    if (!(filter instanceof PdfName) || filter.name !== "FlateDecode") throw new NotPlainPdf("filter");
    const { buffer, read } = inflated(packed, Math.max(1, this.#room));
    // Behind the end of what is packed, anything could stand.
    if (read !== packed.length) throw new NotPlainPdf("more than is packed");
    return this.#take(buffer);
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
    const link = this.#match(/([1-9]\d{0,6}) 0 R(?![A-Za-z0-9])/y)?.[1];
    if (link !== undefined) return new PdfLink(Number(link));
    // A number has one spelling: 1.0 is no whole number to every program, nor is one with a fraction that rounding drops.
    const number = this.#match(/-?(?:0|[1-9]\d{0,11})(?:\.\d{0,19}[1-9])?(?=[ \n()<>[\]/]|$)/y)?.[0];
    if (number !== undefined) {
      if (number.replace(/^[-0.]+/, "").replace(".", "").length > MAX_DIGITS) throw new NotPlainPdf("number");
      return Number(number);
    }
    const word = this.#match(/(?:true|false|null)(?![A-Za-z0-9])/y)?.[0];
    if (word === undefined) throw new NotPlainPdf("value");
    return word === "null" ? null : word === "true";
  }

  #array(depth: number): PdfValue[] {
    this.#expect("[");
    const values: PdfValue[] = [];
    for (this.#skip(); this.#text[this.#at] !== "]"; this.#skip()) values.push(this.#value(depth + 1));
    this.#at++;
    return values;
  }

  #dictionary(depth: number): PdfDictionary {
    this.#expect("<<");
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
      written.replace(/#([0-9A-Fa-f]{2})?/g, (_, hex = "00") => {
        const sign = String.fromCharCode(Number.parseInt(hex, 16));
        if (sign === "\0" || !NEEDS_CODE.test(sign)) throw new NotPlainPdf("name");
        return sign;
      }),
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
    const from = this.#at;
    while (SPACE.has(this.#bytes[this.#at] ?? -1)) this.#at++;
    if (this.#at - from > MAX_SPACE) throw new NotPlainPdf("space");
  }

  #expect(text: string): void {
    if (!this.#text.startsWith(text, this.#at)) throw new NotPlainPdf(text);
    this.#at += text.length;
  }

  #expected(pattern: RegExp, what: string): RegExpExecArray {
    const found = this.#match(pattern);
    if (!found) throw new NotPlainPdf(what);
    return found;
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

/** What is packed there, and how many bytes that took. @throws NotPlainPdf */
function inflated(packed: Buffer, room: number): { buffer: Buffer; read: number } {
  try {
    // With `info`, Node gives both; its types only know of the first.
    const { buffer, engine } = inflateSync(packed, { maxOutputLength: room, info: true }) as unknown as Inflated;
    return { buffer, read: engine.bytesWritten };
  } catch (error) {
    throw new NotPlainPdf("stream", { cause: error });
  }
}

interface Inflated {
  buffer: Buffer;
  engine: { bytesWritten: number };
}
