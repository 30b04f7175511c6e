/** Which characters a font file has. Only its character map is read, not its outlines. */
import { type FileHandle, open } from "node:fs/promises";

/**
 * Code points that the font maps to a glyph, from its table "cmap", formats 4 and 12 (OpenType 1.9.1, chapters
 * "Font file" and "cmap").
 * @throws Error if the file cannot be read, or is no TrueType font with such a table
 */
export async function fontCharacters(path: string): Promise<ReadonlySet<number>> {
  const file = await open(path);
  try {
    const table = await characterMap(file);
    const subtables = Array.from({ length: table.readUInt16BE(2) }, (_, index) =>
      table.subarray(table.readUInt32BE(4 + 8 * index + 4)),
    );
    const of = (format: number) => subtables.find((subtable) => subtable.readUInt16BE(0) === format);
    // Format 12 holds all that format 4 holds, and what lies beyond plane 0.
    const [long, short] = [of(12), of(4)];
    if (long) return new Set(format12(long));
    if (short) return new Set(format4(short));
    throw new Error(`${path} has no character map of format 4 or 12`);
  } finally {
    await file.close();
  }
}

async function characterMap(file: FileHandle): Promise<Buffer> {
  const count = (await bytes(file, 0, 12)).readUInt16BE(4);
  const directory = await bytes(file, 12, 16 * count);
  for (let at = 0; at < directory.length; at += 16)
    if (directory.toString("latin1", at, at + 4) === "cmap")
      return bytes(file, directory.readUInt32BE(at + 8), directory.readUInt32BE(at + 12));
  throw new Error("The font has no table cmap");
}

async function bytes(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead < length) throw new Error("The font file ends too early");
  return buffer;
}

/** Groups of first code point, last code point, glyph of the first. */
function* format12(table: Buffer): Generator<number> {
  const groups = table.readUInt32BE(12);
  for (let at = 16; at < 16 + 12 * groups; at += 12) {
    const [first, last, glyph] = [table.readUInt32BE(at), table.readUInt32BE(at + 4), table.readUInt32BE(at + 8)];
    for (let point = first; point <= last; point++) if (glyph + point - first !== 0) yield point;
  }
}

/** Segments in four arrays of 16-bit numbers: last code points, (2 bytes pad), first ones, deltas, offsets of glyphs. */
function* format4(table: Buffer): Generator<number> {
  const size = table.readUInt16BE(6);
  const [lasts, firsts, deltas, offsets] = [14, 16 + size, 16 + 2 * size, 16 + 3 * size];
  for (let at = 0; at < size; at += 2) {
    const [first, last] = [table.readUInt16BE(firsts + at), table.readUInt16BE(lasts + at)];
    const [delta, offset] = [table.readUInt16BE(deltas + at), table.readUInt16BE(offsets + at)];
    for (let point = first; point <= last; point++) {
      const listed = offset === 0 ? point : table.readUInt16BE(offsets + at + offset + 2 * (point - first));
      const glyph = offset !== 0 && listed === 0 ? 0 : (listed + delta) & 0xffff;
      if (glyph !== 0) yield point;
    }
  }
}
