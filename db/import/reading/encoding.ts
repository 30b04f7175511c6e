/** In which encoding a text file was written: by its marks, by what can be read at all, and by what reads as Chinese. */
import { ConcordError } from "../../contract/errors.ts";
import type { Encoding } from "./table.ts";

const SAMPLE = 65_536;

export interface Decoded {
  text: string;
  encoding: Encoding;
  /** In which it could be read as well: somebody should look. */
  others: Encoding[];
}

/**
 * @param asked somebody looked, and says so
 * @throws ConcordError E_NOT_TEXT
 */
export function decode(bytes: Buffer, asked?: Encoding): Decoded {
  if (asked) return { text: new TextDecoder(asked).decode(bytes), encoding: asked, others: [] };
  const marked = byMark(bytes) ?? byZeros(bytes);
  if (marked) return { text: new TextDecoder(marked).decode(bytes), encoding: marked, others: [] };
  const utf8 = read(bytes, "utf-8");
  // First: Chinese in UTF-8 is often valid GB18030 as well.
  if (utf8 !== null) return { text: utf8, encoding: "utf-8", others: [] };
  const chinese = (["gb18030", "big5"] as const).flatMap((encoding) => {
    const text = read(bytes, encoding);
    return text === null ? [] : [{ encoding, text, share: shareOfHan(text) }];
  });
  const [best, ...rest] = chinese.toSorted((a, b) => b.share - a.share);
  if (best)
    return {
      text: best.text,
      encoding: best.encoding,
      others: [...rest.map(({ encoding }) => encoding), "windows-1252"],
    };
  const latin = new TextDecoder("windows-1252").decode(bytes);
  if (!isText(latin)) throw new ConcordError("E_NOT_TEXT");
  return { text: latin, encoding: "windows-1252", others: ["gb18030", "big5"] };
}

function byMark(bytes: Buffer): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

/** In UTF-16 a table's commas and ends of lines hold a zero each, always on the same side. @throws ConcordError E_NOT_TEXT */
function byZeros(bytes: Buffer): Encoding | null {
  const sides = [0, 0];
  for (let at = 0; at < Math.min(bytes.length, SAMPLE); at++)
    if (bytes[at] === 0) sides[at % 2] = (sides[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = sides;
  if (even + odd === 0) return null;
  if (odd > 10 * even && bytes.length % 2 === 0) return "utf-16le";
  if (even > 10 * odd && bytes.length % 2 === 0) return "utf-16be";
  throw new ConcordError("E_NOT_TEXT");
}

function read(bytes: Buffer, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function shareOfHan(text: string): number {
  let foreign = 0;
  let han = 0;
  for (const letter of text.slice(0, SAMPLE)) {
    const code = letter.codePointAt(0) as number;
    if (code < 0x80) continue;
    foreign += 1;
    if (code >= 0x4e00 && code <= 0x9fff) han += 1;
  }
  // Of two that read alike GB18030 is the likelier: it stands first.
  return foreign === 0 ? 0 : han / foreign;
}

function isText(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return !/[\u0000-\u0008\u000e-\u001f]/.test(text);
}
