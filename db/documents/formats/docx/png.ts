/** Looks into PNG pictures. */

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Signature, length and name of the first chunk, which always begins with width and height (PNG, 11.2.2). */
const BEGIN = 16;

/** Width and height in pixels; null for what is not a PNG. */
export function pngSize(bytes: Uint8Array): { width: number; height: number } | null {
  if (bytes.length < BEGIN + 8 || SIGNATURE.some((byte, index) => bytes[index] !== byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [width, height] = [view.getUint32(BEGIN), view.getUint32(BEGIN + 4)];
  return width > 0 && height > 0 ? { width, height } : null;
}
