/** The seeds and sizes of random tests: the same on every machine unless another is asked for. */
import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { seedOf } from "../seed.ts";
import { TIERS, tierOf } from "../tier.ts";

const sources = globSync("test/**/*.{ts,mjs}").map((file) => ({
  file: file.replaceAll("\\", "/"),
  text: readFileSync(file, "utf8"),
}));
const naming = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

describe("the seed of a random test", () => {
  it("is fixed for each suite", () => {
    expect(seedOf("merge", undefined)).toBe(seedOf("merge", ""));
    expect(seedOf("merge", undefined)).not.toBe(seedOf("rebuild", undefined));
  });

  it("is another when asked for, and nonsense is refused", () => {
    expect(seedOf("merge", "17")).toBe(17);
    expect(new Set(Array.from({ length: 5 }, () => seedOf("merge", "random"))).size).toBeGreaterThan(1);
    expect(() => seedOf("merge", "seventeen")).toThrow("seventeen");
  });

  it("is what every random test takes", () => {
    expect(naming(/Math\.random\(/)).toEqual([]);
    const unseeded = sources.filter(({ text }) => /fc\.assert\(/.test(text) && !/announceSeed\(/.test(text));
    expect(unseeded.map(({ file }) => file)).toEqual([]);
    expect(naming(/env\.SEED/)).toEqual(["test/seed.ts"]);
  });
});

describe("the tier", () => {
  it("is short unless another is asked for, and a name that does not exist is refused", () => {
    expect(tierOf(undefined)).toBe("short");
    for (const tier of TIERS) expect(tierOf(tier)).toBe(tier);
    expect(() => tierOf("long")).toThrow("long");
  });

  it("is read in one place, so that the long tiers know their files", () => {
    expect(naming(/env\.CONCORD_TIER/).sort()).toEqual(["test/run.mjs", "test/tier.ts"]);
  });
});
