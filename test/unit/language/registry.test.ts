/** Credit codes and decimal numbers, as registers write them. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeAsKept, isProof, judgeCode } from "../../../db/language/registry/credit-code.ts";
import { decimalAsKept, readDecimal, timesTen } from "../../../db/language/registry/decimals.ts";
import { cityAsKept, districtAsKept } from "../../../db/language/registry/districts.ts";
import { readQuantity } from "../../../db/language/registry/quantities.ts";
import { readWrittenDay } from "../../../db/language/registry/written-days.ts";
import { announceSeed } from "../../seed.ts";

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
      { seed: announceSeed("decimals") },
    );
  });
});

describe("A day in a table", () => {
  const same = {
    "2024-01-05":
      "2024年1月5日|2024 年 1 月 5 日|２０２４年１月５日|二〇二四年一月五日|2024.1.5|2024/1/5|20240105|5 Jan 2024|January 5, 2024|2024-01-05T08:00:00Z|2024-01-05 18:00|20240105 00:00:00",
    "2024-12-31": "二○二四年十二月三十一日",
    "2024-10-20": "二零二四年十月二十日",
    "2024-01": "2024年1月|2024.01|202401|Jan 2024",
    "2024": "2024|2024年",
    "2019": "约2019年|2019年(投产)",
    "2024-01-13": "13/01/2024|01/13/2024",
    "2013": "2013 (1888)",
    "1975": "1975/1977 (1997)",
    "1902": "1902",
  };
  it.each(Object.entries(same))("%s", (value, ways) => {
    for (const way of ways.split("|"))
      expect([way, readWrittenDay(way)]).toEqual([way, expect.objectContaining({ kind: "day", value })]);
  });

  it("keeps what else stands there", () => {
    for (const [text, rest] of [
      ["2024年上半年", "上半年"],
      ["2019年(投产)", "(投产)"],
      ["2013 (1888)", "(1888)"],
    ] as const)
      expect(readWrittenDay(text)).toMatchObject({ kind: "day", rest });
  });

  it("is asked about where it may be two, or lacks its century", () => {
    expect(readWrittenDay("05/01/2024")).toEqual({ kind: "order", first: "2024-01-05", second: "2024-05-01" });
    expect(readWrittenDay("24年1月5日")).toEqual({ kind: "unsure", value: "2024-01-05" });
  });

  it("is none where there is no such day, no year, or nothing", () => {
    for (const text of [
      "2024年2月30日",
      "2023-02-29",
      "1900-02-29",
      "2024年13月1日",
      "1月5日",
      "九八年",
      "8/20",
      "8月21日",
      "甲",
    ])
      expect([text, readWrittenDay(text).kind]).toEqual([text, "wrong"]);
    for (const text of ["至今", "长期", "—", "不详", "n/a", "#REF!", "待补充官方链接", "\\", "－"])
      expect([text, readWrittenDay(text).kind]).toEqual([text, "none"]);
  });
});

describe("An amount in a table", () => {
  const amounts: [string, string, string, boolean][] = [
    ["1,234.5万元", "12345000", "元", false],
    ["1，234.5 万元", "12345000", "元", false],
    ["3.2亿", "320000000", "", false],
    ["３．２亿元", "320000000", "元", false],
    ["15％", "15", "%", false],
    ["-5%", "-5", "%", false],
    ["20GWh", "20", "GWh", false],
    ["三十亿元", "3000000000", "元", false],
    ["十二家", "12", "家", false],
    ["￥1,000", "1000", "元", false],
    ["$3.5万", "35000", "美元", false],
    ["3.2亿美元", "320000000", "美元", false],
    ["约300家", "300", "家", true],
    ["300余家", "300", "家", true],
    ["超10万辆", "100000", "辆", true],
    ["近百家", "100", "家", true],
    ["1亿5千万", "150000000", "", false],
    ["0", "0", "", false],
    ["5163万元", "51630000", "元", false],
  ];
  it.each(amounts)("%s", (text, value, unit, approximate) => {
    expect(readQuantity(text)).toEqual({ kind: "amount", value, unit, approximate });
  });

  it("takes its unit from the heading where it has none", () => {
    expect(readQuantity("12.5", "万元")).toMatchObject({ value: "12.5", unit: "万元" });
    expect(readQuantity("12.5亿", "万元")).toMatchObject({ value: "1250000000", unit: "元" });
    expect(readQuantity("300人", "万元")).toMatchObject({ value: "300", unit: "人" });
  });

  it("is a range, is asked about, or is none", () => {
    for (const text of ["5-8亿元", "5~8 亿元"])
      expect(readQuantity(text)).toEqual({ kind: "range", from: "500000000", to: "800000000", unit: "元" });
    expect(readQuantity("(1,234)")).toEqual({ kind: "unsure", value: "-1234", unit: "" });
    expect(readQuantity("1.234,5").kind).toBe("unsure");
    for (const text of ["-", "/", "空", "N/A", ""]) expect([text, readQuantity(text).kind]).toEqual([text, "none"]);
    const wrong = ["甲", "12家3人", "1.2.3", "99999999999999亿元", `1亿${"9".repeat(20)}万`, `3${"很".repeat(600)}`];
    for (const text of wrong) expect([text, readQuantity(text).kind]).toEqual([text, "wrong"]);
  });
});

describe("A place in a table", () => {
  it("is called as records call it, and both cities are none", () => {
    for (const [text, city] of [
      ["成都市", "成都"],
      ["蓉", "成都"],
      ["CQ", "重庆"],
      ["重慶", "重庆"],
      ["四川省绵阳市", "绵阳"],
      ["沙市", "沙市"],
      ["川渝", null],
    ] as const)
      expect([text, cityAsKept(text)]).toEqual([text, city]);
  });

  it("of an earlier name is the present district, of its own city only", () => {
    expect(districtAsKept("郫县", "成都")).toEqual({ city: "成都", district: "郫都区", known: true });
    expect(districtAsKept("龙泉驿", null)).toEqual({ city: "成都", district: "龙泉驿区", known: true });
    expect(districtAsKept("重庆市渝北区", null)).toEqual({ city: "重庆", district: "渝北区", known: true });
    expect(districtAsKept("江北区", "南京")).toEqual({ city: null, district: "江北区", known: false });
    expect(districtAsKept("高新区", null)).toMatchObject({ known: false });
    expect(districtAsKept("高新区", "重庆")).toEqual({ city: "重庆", district: "高新区", known: true });
    expect(districtAsKept("海淀区", "北京")).toMatchObject({ district: "海淀区", known: false });
  });
});
