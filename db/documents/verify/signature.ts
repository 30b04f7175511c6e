/** A drawn signature: a small PNG that every format can print, and nothing else. */
import { crc32, inflateSync } from "node:zlib";
import { ConcordError } from "../../contract/errors.ts";

/** Base64 characters. */
const MAX_BASE64 = 12_000;
const MAX_WIDTH = 1_200;
const MAX_HEIGHT = 600;
const MAGIC = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Samples per pixel of the colour types that there are (PNG, third edition, 11.2.1). */
const SAMPLES: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
// Neither text nor profiles nor animation: what is not listed could carry anything.
const CHUNKS = new Set(["IHDR", "PLTE", "tRNS", "pHYs", "sRGB", "gAMA", "sBIT", "IDAT", "IEND"]);

/**
 * Checks a PNG chunk by chunk, down to the pixels, which must be as many as its head says.
 * @throws ConcordError E_SIGNATURE
 */
export function requireSignature(base64: string): void {
  if (!isSignature(base64)) throw new ConcordError("E_SIGNATURE");
}

export function isSignature(base64: string): boolean {
  return base64.length <= MAX_BASE64 && isPng(Buffer.from(base64, "base64"));
}

function isPng(bytes: Buffer): boolean {
  if (!bytes.subarray(0, 8).equals(MAGIC)) return false;
  let pixels = 0;
  const data: Buffer[] = [];
  for (let at = 8, first = true; at + 12 <= bytes.length; first = false) {
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > bytes.length) return false;
    const type = bytes.toString("latin1", at + 4, at + 8);
    const body = bytes.subarray(at + 8, end - 4);
    if (!CHUNKS.has(type) || (type === "IHDR") !== first) return false;
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return false;
    if (type === "IHDR") pixels = pixelBytes(body);
    if (type === "IDAT") data.push(body);
    if (type === "IEND") return end === bytes.length && pixels > 0 && holds(Buffer.concat(data), pixels);
    at = end;
  }
  return false;
}

/** How many bytes the pixels take, each line with its filter; 0 if the head is refused. */
function pixelBytes(head: Buffer): number {
  if (head.length !== 13) return 0;
  const [width, height, depth, colour] = [head.readUInt32BE(0), head.readUInt32BE(4), head[8] ?? 0, head[9] ?? 0];
  const samples = SAMPLES[colour];
  const plain = head[10] === 0 && head[11] === 0 && head[12] === 0;
  if (!samples || !plain || ![1, 2, 4, 8].includes(depth)) return 0;
  if (width < 1 || height < 1 || width > MAX_WIDTH || height > MAX_HEIGHT) return 0;
  return height * (1 + Math.ceil((width * samples * depth) / 8));
}

function holds(data: Buffer, bytes: number): boolean {
  try {
    return inflateSync(data, { maxOutputLength: bytes }).length === bytes;
  } catch {
    return false;
  }
}
