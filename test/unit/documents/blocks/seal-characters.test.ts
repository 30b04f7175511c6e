/**
 * The words and characters of a seal's fingerprint: nobody takes one for another, none sounds ill, and those of earlier builds are
 * still printed for what they sealed, and understood.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { MINUTES_EDITION, type MinutesModel } from "../../../../db/contract/minutes.ts";
import { fingerprintOf, isWord, readFingerprint } from "../../../../db/documents/verify/fingerprint.ts";
import { FIRST_CHARACTERS } from "../../../../db/documents/verify/seal-characters.ts";
import { presentWord, sealWords } from "../../../../db/documents/verify/seal-words.ts";
import { announceSeed, randomFrom } from "../../../seed.ts";

const ALIKE = readFileSync(new URL("../../../fixtures/look-alikes.txt", import.meta.url), "utf8")
  .split(/\s+/u)
  .filter(Boolean);
const EDITIONS: readonly MinutesModel["edition"][] = [undefined, 2, 3, 4, MINUTES_EDITION];

function pairsIn(characters: readonly string[]): string[] {
  const held = new Set(characters);
  return ALIKE.filter((pair) => [...pair].every((one) => held.has(one)));
}

it("are 2,048 in each edition, of which no two characters look alike and no two words begin with the same four letters", () => {
  for (const edition of EDITIONS)
    for (const language of ["zh", "en"] as const) expect(new Set(sealWords(language, edition)).size).toBe(2_048);
  for (const edition of [2, MINUTES_EDITION] as const) expect(pairsIn(sealWords("zh", edition))).toEqual([]);
  for (const pair of ["日曰", "己已", "未末"])
    expect(ALIKE.map((one) => [...one].sort().join(""))).toContain([...pair].sort().join(""));
  // The list as it was has such, so that this would find them.
  expect(pairsIn(FIRST_CHARACTERS).length).toBeGreaterThan(200);
  // Four letters are enough to type a word of whichever edition.
  const ever = [...new Set([...sealWords("en", 4), ...sealWords("en", MINUTES_EDITION)])];
  expect(new Set(ever.map((word) => word.slice(0, 4))).size).toBe(ever.length);
});

it("do not sound ill on an official document, which those of earlier editions did", () => {
  for (const ill of [..."废糊死罪毒鬼丑奴"]) {
    expect(sealWords("zh", 4)).toContain(ill);
    expect(sealWords("zh", MINUTES_EDITION)).not.toContain(ill);
  }
  for (const ill of ["abuse", "enemy", "evil", "junk", "pig", "useless", "victim", "ugly"])
    expect(sealWords("en", MINUTES_EDITION)).not.toContain(ill);
});

it("mean what they meant: each number has one word, and those that it had are read as that", () => {
  for (const language of ["zh", "en"] as const) {
    const now = sealWords(language, MINUTES_EDITION);
    for (const edition of EDITIONS)
      for (const [at, word] of sealWords(language, edition).entries()) {
        expect(presentWord(word, language)).toBe(now[at]);
        // What stands in the place of another was no word before: it cannot have meant another number.
        if (now[at] !== word) expect(sealWords(language, edition)).not.toContain(now[at]);
      }
  }
});

it("are read from paper of any edition", () => {
  const next = randomFrom(announceSeed("seal-characters"));
  for (let round = 0; round < 200; round++) {
    const hash = Array.from({ length: 64 }, () => Math.floor(next() * 16).toString(16)).join("");
    const present = fingerprintOf(hash, MINUTES_EDITION);
    for (const edition of EDITIONS) {
      const { zh, en, hex } = fingerprintOf(hash, edition);
      expect(readFingerprint(zh.join(""))).toEqual({ words: present.zh, language: "zh" });
      expect(readFingerprint(zh.join(" "))).toEqual({ words: present.zh, language: "zh" });
      expect(readFingerprint(en.join(" "))).toEqual({ words: present.en, language: "en" });
      expect(readFingerprint(en.map((word) => word.slice(0, 4)).join(" "))).toEqual({
        words: present.en,
        language: "en",
      });
      expect(hex).toBe(present.hex);
    }
    expect(present.zh.every((word) => isWord(word, "zh")) && present.en.every((word) => isWord(word, "en"))).toBe(true);
  }
});

describe("what was sealed", () => {
  /** A list that is printed differently would make paper of its edition fail. */
  const printed = (language: "zh" | "en", edition: MinutesModel["edition"]) =>
    createHash("sha256").update(sealWords(language, edition).join(" ")).digest("hex").slice(0, 16);

  it("keeps the words of its edition, to the letter", () => {
    const second = ["a35dfdbac7e2886a", "f18b9a84c83e38e9"];
    expect(EDITIONS.map((edition) => [printed("zh", edition), printed("en", edition)])).toEqual([
      ["a86e2bd870e228d1", "f18b9a84c83e38e9"],
      ...[second, second, second],
      ["071c3f70e0c4e654", "616f1043baa02443"],
    ]);
  });

  it("shows them at the foot of its pages", () => {
    // That of the first edition as its file has it; that whole files still verify is held in wording.test.ts.
    const file = new URL("../../../fixtures/older-workspace/sealed.json", import.meta.url);
    const { foot } = JSON.parse(readFileSync(file, "utf8"));
    expect(foot).toContain("概烃车哀忘店清柄 · 6e1c 38a0 fe0a 6f38");
    const hash = "6e1c38a0fe0a6f38097fac220ac07028b449b49af801948108607079b1d61af5";
    const shown = (edition: MinutesModel["edition"]) => {
      const { zh, en } = fingerprintOf(hash, edition);
      return [zh.join(""), en.at(-1)];
    };
    expect(EDITIONS.map(shown)).toEqual([
      ["概烃车哀忘店清柄", "void"],
      ["概烃蛤晦忘店清柄", "void"],
      ["概烃蛤晦忘店清柄", "void"],
      ["概烃蛤晦忘店清柄", "void"],
      ["概烃蛤峭玛店清柄", "elixir"],
    ]);
  });
});
