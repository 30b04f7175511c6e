/** Formulas against values that were published or made by hand, and against what must hold whatever the numbers are. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  eiByChance,
  eiIndex,
  herfindahl,
  jaccard,
  krugman,
  locationQuotient,
  median,
  similarity,
  similarityShares,
  theil,
} from "../../../db/analysis/formulas.ts";
import { intervalOf } from "../../../db/analysis/resample.ts";
import { announceSeed } from "../../seed.ts";

const seed = announceSeed("formulas");

describe("published values", () => {
  it.each([
    ["by hand, 24/25", [3, 4], [4, 3], 0.96],
    ["the same shares at ten times the size", [1, 2, 3], [10, 20, 30], 1],
    [
      "value added 2019 of Beijing-Tianjin-Hebei and the Yangtze belt (National Bureau of Statistics)",
      [3817.4, 24281.5, 56481.2],
      [30603.7, 182341.8, 244859.7],
      0.972200698969734,
    ],
    [
      "starter data, 11 segments",
      [9, 1, 1, 4, 2, 6, 2, 2, 1, 4, 13],
      [5, 6, 3, 6, 18, 1, 5, 15, 3, 10, 25],
      0.7691899227344156,
    ],
  ])("similarity: %s", (_, a, b, expected) => {
    expect(similarity(a, b)).toBeCloseTo(expected, 12);
  });

  it.each([
    ["Farhauer and Kröll (2013): no segment in common", [20, 10, 70, 0, 0], [0, 0, 0, 60, 40], 2, 12],
    ["starter data, 11 segments", [9, 1, 1, 4, 2, 6, 2, 2, 1, 4, 13], [5, 6, 3, 6, 18, 1, 5, 15, 3, 10, 25], 0.6593, 4],
  ])("Krugman: %s", (_, a, b, expected, digits) => {
    expect(krugman(a, b)).toBeCloseTo(expected, digits);
  });

  it("Krugman against the mean of others' shares: Farhauer and Kröll (2013), 0.1595", () => {
    const others = [
      [35000, 12000, 30000, 8000, 22000],
      [40000, 10000, 25000, 9000, 18000],
      [30000, 11000, 18000, 3000, 13000],
      [40000, 6000, 11000, 2000, 12000],
    ];
    const shares = others.map((one) => one.map((value) => value / one.reduce((sum, next) => sum + next, 0)));
    const mean = [0, 1, 2, 3, 4].map((at) => shares.reduce((sum, one) => sum + (one[at] ?? 0), 0) / shares.length);
    expect(krugman([45000, 15000, 32000, 10000, 30000], mean)).toBeCloseTo(0.1595, 4);
  });

  it.each([
    ["Farhauer and Kröll (2013)", { part: 1714, place: 79006, base: 879213, whole: 15593224 }, 0.3847623],
    ["1,000 of 4,000 beside 2,000 of 10,000", { part: 1000, place: 4000, base: 2000, whole: 10000 }, 1.25],
    ["4,000 of 6,000 beside 6,000 of 10,000", { part: 4000, place: 6000, base: 6000, whole: 10000 }, 1.1111111],
  ])("location quotient: %s", (_, of, expected) => {
    expect(locationQuotient(of)).toBeCloseTo(expected, 7);
  });

  it.each([
    ["Dörsam (2004)", [20, 50, 20, 10], 0.34, 0.12, 2.94],
    [
      "GDP of the German states 2015",
      [
        460.69, 549.19, 124.16, 65.29, 31.59, 109.27, 263.44, 39.87, 258.53, 645.59, 131.95, 35.03, 112.66, 56.22,
        85.61, 56.81,
      ],
      0.125,
      null,
      null,
    ],
    ["four firms, 2,600 in points", [30, 30, 20, 20], 0.26, null, null],
    ["eight firms, 1,296 in points", [10, 9, 12, 15, 12, 11, 15, 16], 0.1296, null, null],
    ["three firms", [50, 30, 20], 0.38, 0.07, null],
  ])("Herfindahl: %s", (_, values, index, normalized, equivalent) => {
    const found = herfindahl(values);
    expect(found?.index).toBeCloseTo(index, 3);
    if (normalized !== null) expect(found?.normalized).toBeCloseTo(normalized, 2);
    if (equivalent !== null) expect(found?.equivalent).toBeCloseTo(equivalent, 2);
  });

  it("Theil T of 18 values splits into 0.0113 between and 0.0678 within two groups", () => {
    const found = theil([
      [10, 10, 4, 4, 4, 4, 2, 2],
      [8, 8, 8, 8, 6, 6, 6, 6, 6, 6],
    ]);
    expect(found?.t).toBeCloseTo(0.07907822, 8);
    expect(found?.between).toBeCloseTo(0.01127992, 8);
    expect(found?.within).toBeCloseTo(0.0677983, 8);
  });

  it("what some call Theil is L: Störmann (2009), 0.2326302, where T is 0.2502012", () => {
    const found = theil([[10, 10, 10, 20, 50]]);
    expect(found?.l).toBeCloseTo(0.2326302, 7);
    expect(found?.t).toBeCloseTo(0.2502012, 7);
  });

  it("E-I of Sampson's monastery and of the starter data, beside chance; overlap and density by hand", () => {
    expect(eiIndex(25, 63)).toBeCloseTo(-0.4318182, 7);
    expect(eiIndex(8, 45)).toBeCloseTo(-0.6981132, 7);
    expect(eiByChance(69, 108)).toBeCloseTo(-0.043, 3);
    expect(jaccard(new Set(["补贴×电池", "研发×电池", "土地×整车"]), new Set(["补贴×电池", "研发×电机"]))).toBe(0.25);
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
  });
});

it("tells nothing of nothing: null, never NaN and never a quiet zero", () => {
  expect(similarity([0, 0], [1, 2])).toBeNull();
  expect(similarity([], [])).toBeNull();
  expect(similarityShares([1, 0], [0, 1])).toBeNull();
  expect(krugman([0], [1])).toBeNull();
  expect(locationQuotient({ part: 0, place: 0, base: 1, whole: 1 })).toBeNull();
  expect(locationQuotient({ part: 0, place: 3, base: 0, whole: 9 })).toBeNull();
  expect(herfindahl([])).toBeNull();
  expect(herfindahl([0, 0])).toBeNull();
  expect(herfindahl([5])?.normalized).toBeNull();
  expect(theil([])).toBeNull();
  expect(theil([[0, 4]])?.l).toBeNull();
  expect(eiIndex(0, 0)).toBeNull();
  expect(eiByChance(1, 0)).toBeNull();
  expect(jaccard(new Set(), new Set())).toBeNull();
  expect(median([])).toBeNull();
});

describe("whatever the numbers are", () => {
  const counts = fc.array(fc.tuple(fc.nat(1000), fc.nat(1000)), { minLength: 1, maxLength: 30 });

  it("similarity and Krugman keep their bounds, are the same both ways, and know neither size nor order", () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 50 }), (pairs, times) => {
        const [a, b] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)];
        for (const [of, most] of [
          [similarity, 1],
          [krugman, 2],
        ] as const) {
          const value = of(a, b);
          if (value === null) continue;
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(most + 1e-9);
          expect(of(b, a)).toBeCloseTo(value, 9);
          expect(
            of(
              a.map((one) => one * times),
              b,
            ),
          ).toBeCloseTo(value, 9);
          expect(of(a.toReversed(), b.toReversed())).toBeCloseTo(value, 9);
          expect(of(a, a)).toBeCloseTo(of === similarity ? 1 : 0, 9);
        }
        const shares = similarityShares(a, b);
        if (shares) expect(shares.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
      }),
      { seed },
    );
  });

  it("Herfindahl lies between 1/n and 1, Theil T within and between are none below nothing and add up", () => {
    const groups = fc.array(fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1 }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(groups, (of) => {
        const values = of.flat();
        const found = herfindahl(values);
        expect(found?.index).toBeGreaterThanOrEqual(1 / values.length - 1e-12);
        expect(found?.index).toBeLessThanOrEqual(1 + 1e-12);
        const unequal = theil(of);
        expect(unequal?.between).toBeGreaterThanOrEqual(-1e-9);
        expect(unequal?.within).toBeGreaterThanOrEqual(-1e-9);
        expect((unequal?.between ?? 0) + (unequal?.within ?? 0)).toBeCloseTo(unequal?.t ?? 0, 9);
      }),
      { seed },
    );
  });
});

it("gives the same interval for the same seed, around the figure, and none where draws tell nothing or are too many", () => {
  const firms = Array.from({ length: 40 }, (_, n) => n % 4);
  const share = ([one = []]: readonly (readonly number[])[]) => one.filter((kind) => kind === 0).length / one.length;
  const interval = intervalOf([firms], share, 1);
  expect(interval).toEqual(intervalOf([firms], share, 1));
  // Of 40 firms with a share of a quarter: 0.25 ± 1.96 · √(0.25 · 0.75 / 40) = 0.12 to 0.38.
  expect(interval?.low).toBeGreaterThan(0.07);
  expect(interval?.low).toBeLessThan(0.17);
  expect(interval?.high).toBeGreaterThan(0.34);
  expect(interval?.high).toBeLessThan(0.44);
  expect(intervalOf([firms], () => null, 1)).toBeNull();
  expect(intervalOf([Array.from({ length: 100_000 }, () => 1)], share, 1)).toBeNull();
});
