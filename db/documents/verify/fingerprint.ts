/**
 * The fingerprint of a seal as people compare it: 88 bits of its hash as 8 words of 11 bits each, or 8 Chinese characters,
 * and its first 64 bits in hex. The words differ in their first four letters, the characters are such as nobody takes for
 * another (`seal-words.ts`, `seal-characters.ts`).
 */
import { MINUTES_EDITION, type MinutesModel } from "../../contract/minutes.ts";
import { ENGLISH_EVER, presentWord, sealWords } from "./seal-words.ts";

const WORDS = 8;
const BITS = 11n;
const HEX_DIGITS = 16;

export interface Fingerprint {
  en: string[];
  zh: string[];
  /** 16 digits in groups of four. */
  hex: string;
}

/** @param hash SHA-256, hex @param edition of the sealed minutes: their paper shows the words of that */
export function fingerprintOf(hash: string, edition: MinutesModel["edition"]): Fingerprint {
  const [english, chinese] = [sealWords("en", edition), sealWords("zh", edition)];
  const bits = BigInt(`0x${hash.slice(0, (WORDS * Number(BITS)) / 4)}`);
  const at = Array.from({ length: WORDS }, (_, n) =>
    Number((bits >> (BITS * BigInt(WORDS - 1 - n))) & (2n ** BITS - 1n)),
  );
  return {
    en: at.map((index) => english[index] ?? ""),
    zh: at.map((index) => chinese[index] ?? ""),
    hex: (hash.slice(0, HEX_DIGITS).match(/.{4}/gu) ?? []).join(" "),
  };
}

/** What somebody typed from paper of whichever edition: words, in those of today, or hex digits. Null: neither. */
export function readFingerprint(typed: string): { words: string[]; language: "en" | "zh" } | { hex: string } | null {
  const text = typed.normalize("NFKC").toLowerCase().trim();
  const hex = text.replace(/[\s:·-]/gu, "");
  if (/^[0-9a-f]{12,64}$/u.test(hex)) return { hex };
  const characters = text.match(/\p{Script=Han}/gu);
  if (characters) return { words: characters.map((one) => presentWord(one, "zh")), language: "zh" };
  const words = text.split(/[^\p{L}]+/u).filter(Boolean);
  return words.length === 0 ? null : { words: words.map((one) => presentWord(completed(one), "en")), language: "en" };
}

/** The first four letters of a word are enough. */
function completed(word: string): string {
  if (word.length < 4 || ENGLISH_EVER.includes(word)) return word;
  return ENGLISH_EVER.find((one) => one.startsWith(word)) ?? word;
}

export function isWord(word: string, language: "en" | "zh"): boolean {
  return sealWords(language, MINUTES_EDITION).includes(word);
}
