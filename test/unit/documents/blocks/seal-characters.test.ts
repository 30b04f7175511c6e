/** Characters of a seal's fingerprint that nobody takes for another, and that those of earlier builds are still understood. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { fingerprintOf, isWord, readFingerprint } from "../../../../db/documents/verify/fingerprint.ts";
import { CHARACTERS, FIRST_CHARACTERS, presentCharacter } from "../../../../db/documents/verify/seal-characters.ts";
import { announceSeed, randomFrom } from "../../../seed.ts";

const ALIKE = readFileSync(new URL("../../../fixtures/look-alikes.txt", import.meta.url), "utf8")
  .split(/\s+/u)
  .filter(Boolean);

function pairsIn(characters: readonly string[]): string[] {
  const held = new Set(characters);
  return ALIKE.filter((pair) => [...pair].every((one) => held.has(one)));
}

it("are 2,048, of which no two look alike", () => {
  expect(new Set(CHARACTERS).size).toBe(2_048);
  expect(pairsIn(CHARACTERS)).toEqual([]);
  for (const pair of ["日曰", "己已", "未末"])
    expect(ALIKE.map((one) => [...one].sort().join(""))).toContain([...pair].sort().join(""));
  // The list as it was has such, so that this would find them.
  expect(pairsIn(FIRST_CHARACTERS).length).toBeGreaterThan(200);
});

it("mean what they meant: each number has one character now, and the one that it had is read as that", () => {
  for (const [at, character] of FIRST_CHARACTERS.entries()) {
    expect(presentCharacter(character)).toBe(CHARACTERS[at]);
    // What stands in the place of another was no character before: it cannot have meant another number.
    if (CHARACTERS[at] !== character) expect(FIRST_CHARACTERS).not.toContain(CHARACTERS[at]);
  }
});

it("are read from paper of any edition", () => {
  const next = randomFrom(announceSeed("seal-characters"));
  for (let round = 0; round < 200; round++) {
    const hash = Array.from({ length: 64 }, () => Math.floor(next() * 16).toString(16)).join("");
    const [older, newer] = [fingerprintOf(hash, undefined), fingerprintOf(hash, 2)];
    expect(readFingerprint(older.zh.join(""))).toEqual({ words: newer.zh, language: "zh" });
    expect(readFingerprint(newer.zh.join(" "))).toEqual({ words: newer.zh, language: "zh" });
    expect(newer.zh.every((word) => isWord(word, "zh"))).toBe(true);
    expect([older.en, older.hex]).toEqual([newer.en, newer.hex]);
  }
});
