/** Credit codes and decimal numbers, as registers write them. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeAsKept, isProof, judgeCode } from "../../../db/language/registry/credit-code.ts";
import { decimalAsKept, readDecimal, timesTen } from "../../../db/language/registry/decimals.ts";

/** From validators that are in use, and such as were made by the standard. */
const VALID = [
  "91350100M000100Y43",
  "91350200776049653A",
  "91350500798359476R",
  "91440101MA5CJQ4N59",
  "123502001549897397",
  "9135021359498494XQ",
  "915000006219193432",
  "91440300708461136T",
  "91110108551385082Q",
  "91510112MA0000015E",
  "91500112MA00000235",
  "115101000000000359",
  "12500000000000043P",
  "515101005000000589",
  "93500151MAXX00066A",
  "110108000000016",
];

describe("A credit code", () => {
  it.each(VALID)("%s is valid", (code) => {
    expect(judgeCode(code)).toEqual({ kind: "valid" });
    expect(isProof(code)).toBe(code.length === 18);
  });

  it("whose digit does not fit is told with the one that would", () => {
    expect(judgeCode("91350100M000100Y4A")).toEqual({ kind: "check", expected: "3" });
    // A code in use that validators have to let pass.
    expect(judgeCode("91350203M0001QAY9B")).toEqual({ kind: "check", expected: "9" });
  });

  it("any one character wrong, and any two neighbours swapped, are noticed", () => {
    const code = "91510112MA0000015E";
    const letters = [..."0123456789ABCDEFGHJKLMNPQRTUWXY"];
    const wrong = [...code].flatMap((own, at) =>
      letters.filter((other) => other !== own).map((other) => code.slice(0, at) + other + code.slice(at + 1)),
    );
    expect(wrong).toHaveLength(540);
    expect(wrong.filter((one) => judgeCode(one).kind === "valid")).toEqual([]);
    const swapped = [...code].flatMap((own, at) => {
      const next = code[at + 1];
      return next && next !== own ? [`${code.slice(0, at)}${next}${own}${code.slice(at + 2)}`] : [];
    });
    expect(swapped.filter((one) => judgeCode(one).kind === "valid")).toEqual([]);
  });

  it("is kept of ordinary width, and letters that look alike are only suggested", () => {
    expect(codeAsKept(" ９１３５0100-m000100y43\t")).toBe("91350100M000100Y43");
    expect(judgeCode("9151O112MA0000015E")).toEqual({ kind: "letters", suggestion: "91510112MA0000015E" });
  });

  it("that a spreadsheet took for a number is told as lost", () => {
    for (const lost of ["9.15E+17", "915000006219193000"]) expect(judgeCode(lost)).toEqual({ kind: "destroyed" });
    for (const other of ["", "000004.SZ", "91", "无"]) expect(judgeCode(other)).toEqual({ kind: "form" });
  });
});

describe("A decimal number", () => {
  it("is written one way only", () => {
    const same = ["1234.5", "1,234.50", "１，２３４．５", "+01234.5", " 1 234.5 "];
    expect(same.map(readDecimal)).toEqual(same.map(() => "1234.5"));
    expect(["-0", "0.000", ".5", "5.", "-0012.0"].map(readDecimal)).toEqual(["0", "0", "0.5", "5", "-12"]);
  });

  it("is none where it may be two, or has something beside it", () => {
    for (const text of ["1,23", "1.234,5", "1,2345", "", "-", ".", "1e3", "12家", "1.2.3", "(12)"])
      expect([text, readDecimal(text)]).toEqual([text, null]);
  });

  it("keeps every digit, whatever power of ten it is taken by", () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.integer({ min: -20, max: 20 }), (whole, power) => {
        const value = decimalAsKept(String(whole)) as string;
        expect(timesTen(timesTen(value, power), -power)).toBe(value);
        if (power >= 0) expect(timesTen(value, power)).toBe(String(whole * 10n ** BigInt(power)));
      }),
    );
  });
});
