import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalize, parseCanonical } from "../../db/base/canonical.ts";
import { ConcordError } from "../../db/contract/errors.ts";
import { announceSeed } from "../seed.ts";

const seed = announceSeed("canonical JSON");

describe("RFC 8785", () => {
  test("writes the example of section 3.2.2 as section 3.2.4 gives it, byte for byte", () => {
    const input = JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`);
    const bytes =
      "7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a5b" +
      "3333333333333333332e333333333333332c31652b33302c342e352c302e3030322c31652d32375d2c" +
      "22737472696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d";
    expect(Buffer.from(canonicalize(input), "utf8").toString("hex")).toBe(bytes);
  });

  test("sorts the names of section 3.2.3 by UTF-16 code units, not by code points", () => {
    const input = JSON.parse(String.raw`{
      "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"
    }`);
    const order = [...canonicalize(input).matchAll(/:"([^"]*)"/g)].map(([, name]) => name);
    expect(order).toEqual([
      "Carriage Return",
      "One",
      "Control",
      "Latin Small Letter O With Diaeresis",
      "Euro Sign",
      "Emoji: Grinning Face",
      "Hebrew Letter Dalet With Dagesh",
    ]);
  });

  test.each([
    ["0000000000000000", "0"],
    ["0000000000000001", "5e-324"],
    ["8000000000000001", "-5e-324"],
    ["7fefffffffffffff", "1.7976931348623157e+308"],
    ["ffefffffffffffff", "-1.7976931348623157e+308"],
    ["4340000000000000", "9007199254740992"],
    ["c340000000000000", "-9007199254740992"],
    ["4430000000000000", "295147905179352830000"],
    ["44b52d02c7e14af5", "9.999999999999997e+22"],
    ["44b52d02c7e14af6", "1e+23"],
    ["44b52d02c7e14af7", "1.0000000000000001e+23"],
    ["444b1ae4d6e2ef4e", "999999999999999700000"],
    ["444b1ae4d6e2ef4f", "999999999999999900000"],
    ["444b1ae4d6e2ef50", "1e+21"],
    ["3eb0c6f7a0b5ed8c", "9.999999999999997e-7"],
    ["3eb0c6f7a0b5ed8d", "0.000001"],
    ["41b3de4355555553", "333333333.3333332"],
    ["41b3de4355555554", "333333333.33333325"],
    ["41b3de4355555555", "333333333.3333333"],
    ["41b3de4355555556", "333333333.3333334"],
    ["41b3de4355555557", "333333333.33333343"],
    ["becbf647612f3696", "-0.0000033333333333333333"],
    ["43143ff3c1cb0959", "1424953923781206.2"],
  ])("writes the number %s of appendix B as %s", (bits, text) => {
    const number = Buffer.from(bits, "hex").readDoubleBE();
    expect(canonicalize(number)).toBe(text);
    expect(parseCanonical(text)).toBe(number);
  });

  test("escapes control characters, quotes and backslashes and nothing else", () => {
    expect(canonicalize('\b\t\n\f\r"\\/\u0000\u001f\u007f\u2028é漢😀')).toBe(
      String.raw`"\b\t\n\f\r\"\\/\u0000\u001f${"\u007f\u2028é漢😀"}"`,
    );
  });

  test("leaves text as it was typed: composed and decomposed letters stay apart", () => {
    expect(canonicalize("\u00e9")).not.toBe(canonicalize("e\u0301"));
  });
});

describe("what has no canonical form is refused", () => {
  const nested = (depth: number) => {
    let value: unknown = 0;
    for (let i = 0; i < depth; i++) value = i % 2 ? [value] : { a: value };
    return value;
  };
  const sparse = [1, 2, 3];
  delete sparse[1];

  test.each<[string, unknown]>([
    ["-0 (erratum 7920)", -0],
    ["-0 inside a list", [1, -0]],
    ["NaN", Number.NaN],
    ["infinity", Number.POSITIVE_INFINITY],
    ["negative infinity", Number.NEGATIVE_INFINITY],
    ["1e400 as parsed", JSON.parse("1e400")],
    ["a lone high surrogate", "a\ud800b"],
    ["a lone low surrogate", "\udc00"],
    ["a lone surrogate in a name", { "\ud83d": 1 }],
    ["undefined", undefined],
    ["undefined as a member", { a: undefined }],
    ["undefined in a list", [undefined]],
    ["a hole in a list", sparse],
    ["a function", () => 0],
    ["a function named toJSON", { toJSON: () => "x" }],
    ["a symbol", Symbol("s")],
    ["a bigint", 1n],
    ["a date", new Date(0)],
    ["a map", new Map([["a", 1]])],
    ["a set", new Set([1])],
    ["bytes", new Uint8Array(2)],
    ["a boxed number", Object(1)],
    ["a class instance", new (class Point {})()],
    ["an error", new Error("x")],
    ["65 levels", nested(65)],
    ["10,000 levels", nested(10_000)],
  ])("%s", (_name, value) => {
    expect(codeOf(() => canonicalize(value))).toBe("E_NOT_CANONICAL");
  });

  test("64 levels are not", () => {
    expect(parseCanonical(canonicalize(nested(64)))).toEqual(nested(64));
  });

  test("an object that contains itself is, and the process lives", () => {
    const loop: Record<string, unknown> = {};
    loop.self = loop;
    expect(codeOf(() => canonicalize(loop))).toBe("E_NOT_CANONICAL");
  });
});

describe("parseCanonical refuses every form but one", () => {
  test.each([
    ["a repeated name", '{"a":1,"a":1}'],
    ["names out of order", '{"b":1,"a":1}'],
    ["a space", '{"a": 1}'],
    ["a line feed at the end", '{"a":1}\n'],
    ["a byte order mark", '\ufeff{"a":1}'],
    ["1.0", "1.0"],
    ["1e2", "1e2"],
    ["1E+30", "1E+30"],
    ["-0", "-0"],
    ["1e400", "1e400"],
    ["2^53 + 1", "9007199254740993"],
    ["a leading zero", "01"],
    ["an escaped letter", String.raw`"\u0041"`],
    ["an escaped slash", String.raw`"\/"`],
    ["an upper-case escape", String.raw`"\u001F"`],
    ["a lone surrogate", String.raw`"\ud800"`],
    ["a trailing comma", "[1,]"],
    ["text after the value", "{}{}"],
    ["nothing", ""],
    ["no JSON", "undefined"],
    ["10,000 levels", "[".repeat(10_000) + "]".repeat(10_000)],
  ])("%s", (_name, text) => {
    expect(codeOf(() => parseCanonical(text))).toBe("E_NOT_CANONICAL");
  });

  test("a member called __proto__ stays a member", () => {
    const text = '{"__proto__":{"polluted":1},"a":2}';
    expect(canonicalize(parseCanonical(text))).toBe(text);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

describe("10,000 random trees", () => {
  const options = { seed, numRuns: 10_000 };
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 12 }),
    fc.string({ unit: "grapheme", maxLength: 8 }),
    fc.constantFrom("", "\ufb33", "😀", "\u20ac", "\r", "__proto__", "constructor", "10", "9", "\u2028"),
  );
  const number = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
    fc.integer(),
    fc.maxSafeInteger(),
  );
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5, depthSize: "small" },
      fc.constantFrom(null, true, false),
      number,
      text,
      fc.array(tie("tree"), { maxLength: 5 }),
      fc.array(fc.tuple(text, tie("tree")), { maxLength: 6 }).map((members) => Object.fromEntries(members)),
    ),
  }));

  test("come out as an independent writer writes them, and parse back to themselves", () => {
    fc.assert(
      fc.property(tree, (value) => {
        const written = canonicalize(value);
        expect(written).toBe(plainly(value));
        expect(canonicalize(parseCanonical(written))).toBe(written);
      }),
      options,
    );
  });

  test("do not depend on the order in which members were added", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, number), { maxLength: 12 }), (members) => {
        const names = new Map(members);
        const there = Object.fromEntries(names);
        const back = Object.fromEntries([...names].reverse());
        expect(canonicalize(there)).toBe(canonicalize(back));
      }),
      { seed, numRuns: 1_000 },
    );
  });

  test("text with one character changed is refused or means something else", () => {
    fc.assert(
      fc.property(tree, fc.nat(), fc.constantFrom(" ", "0", '"', ",", "a", "\\", "-", "{"), (value, at, other) => {
        const written = canonicalize(value);
        const place = at % written.length;
        const changed = written.slice(0, place) + other + written.slice(place + 1);
        if (changed === written) return;
        try {
          expect(canonicalize(parseCanonical(changed))).toBe(changed);
        } catch (error) {
          expect((error as ConcordError).code).toBe("E_NOT_CANONICAL");
        }
      }),
      { seed, numRuns: 3_000 },
    );
  });
});

/** The canonical form again, by hand: own sort, own escapes, numbers as String() prints them. */
function plainly(value: unknown): string {
  if (typeof value === "string") return quoted(value);
  if (Array.isArray(value)) {
    let list = "";
    for (const item of value) list += (list === "" ? "" : ",") + plainly(item);
    return `[${list}]`;
  }
  if (typeof value === "object" && value !== null) {
    const sorted: [string, unknown][] = [];
    for (const member of Object.entries(value)) {
      let place = 0;
      while (place < sorted.length && before((sorted[place] as [string, unknown])[0], member[0])) place += 1;
      sorted.splice(place, 0, member);
    }
    return `{${sorted.map(([name, member]) => `${quoted(name)}:${plainly(member)}`).join(",")}}`;
  }
  return String(value);
}

/** Whether `a` sorts before `b` by 16-bit units. */
function before(a: string, b: string): boolean {
  for (let i = 0; i < a.length && i < b.length; i++)
    if (a.charCodeAt(i) !== b.charCodeAt(i)) return a.charCodeAt(i) < b.charCodeAt(i);
  return a.length < b.length;
}

function quoted(text: string): string {
  const short: Record<number, string> = { 8: "b", 9: "t", 10: "n", 12: "f", 13: "r", 34: '"', 92: "\\" };
  let out = '"';
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (short[unit] !== undefined) out += `\\${short[unit]}`;
    else if (unit < 32) out += `\\u00${unit < 16 ? "0" : "1"}${"0123456789abcdef"[unit % 16]}`;
    else out += text[i];
  }
  return `${out}"`;
}

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof ConcordError ? error.code : String(error);
  }
  return "accepted";
}
