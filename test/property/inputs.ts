/** Inputs for a procedure: right ones by its schema, the same with one part spoilt, and anything at all. */
import { join } from "node:path";
import fc from "fast-check";
import type { z } from "zod";

export interface Surroundings {
  /** Ids of records that exist. */
  ids: readonly string[];
  /** Where files may be written. */
  folder: string;
}

/** One user action, over and over: repeating it must do it once. */
const OP_ID = "0195a7c0-aaaa-7bbb-8ccc-dddddddddddd";
const MOMENTS = ["2026-03-02", "2026-02-30", "2026", "2026-13", "09:30", "25:00", "2026-03-02T01:02:03.004Z"];

const HOSTILE: readonly unknown[] = [
  null,
  undefined,
  "",
  " ",
  "\u0000",
  "\ud800",
  "\u202e\u0007",
  "__proto__",
  "constructor",
  "../../etc/passwd",
  "' OR 1=1; DROP TABLE organization; --",
  '"; ATTACH DATABASE x',
  "%00",
  "*",
  '" NEAR (',
  "重庆".repeat(60_000),
  0,
  -0,
  -1,
  1.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.MAX_SAFE_INTEGER,
  2 ** 53,
  1e308,
  true,
  [],
  {},
  [[[[]]]],
  Array.from({ length: 5_000 }, () => "x"),
  JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
  new Date(Number.NaN),
  10n ** 30n,
];

export function inputsFor(schema: z.ZodType | undefined, around: Surroundings): fc.Arbitrary<unknown> {
  const anything = fc.anything({ maxDepth: 3, withBigInt: true, withDate: true, withMap: true, withSet: true });
  if (!schema) return fc.oneof({ arbitrary: fc.constant(undefined), weight: 1 }, { arbitrary: anything, weight: 3 });
  const right = valuesOf(schema, "", around);
  const spoilt = fc
    .tuple(right, fc.nat(), fc.constantFrom(...HOSTILE))
    .map(([value, at, bad]) => spoil(value, at, bad));
  const extended = fc
    .tuple(right, fc.string({ maxLength: 20 }), anything)
    .map(([value, name, more]) => ({ ...(value as object), [name]: more }));
  return fc.oneof(
    { arbitrary: right, weight: 4 },
    { arbitrary: spoilt, weight: 5 },
    { arbitrary: extended, weight: 1 },
    { arbitrary: anything, weight: 2 },
    { arbitrary: fc.constantFrom(...HOSTILE), weight: 1 },
  );
}

/** The parts of a zod schema's definition that are read here. */
interface Definition {
  type: string;
  shape?: Record<string, z.ZodType>;
  innerType?: z.ZodType;
  element?: z.ZodType;
  options?: readonly z.ZodType[];
  entries?: Record<string, string>;
  values?: readonly unknown[];
  format?: string;
}

/** Values that a schema mostly takes; its own checks (lengths, patterns) may still refuse them. */
function valuesOf(schema: z.ZodType, name: string, around: Surroundings): fc.Arbitrary<unknown> {
  const definition = schema.def as unknown as Definition;
  const inner = () => valuesOf(definition.innerType as z.ZodType, name, around);
  switch (definition.type) {
    case "object": {
      const parts = Object.entries(definition.shape ?? {}).map(
        ([key, part]) => [key, valuesOf(part, key, around)] as const,
      );
      const needed = parts.filter(([key]) => !isOptional(definition.shape?.[key] as z.ZodType)).map(([key]) => key);
      return fc.record(Object.fromEntries(parts), { requiredKeys: needed as never });
    }
    case "optional":
    case "default":
      return fc.option(inner(), { nil: undefined, freq: 3 });
    case "nullable":
      return fc.option(inner(), { nil: null, freq: 4 });
    case "array":
      return fc.array(valuesOf(definition.element as z.ZodType, name, around), { maxLength: 3 });
    case "union":
      return fc.oneof(...(definition.options ?? []).map((option) => valuesOf(option, name, around)));
    case "enum":
      return fc.constantFrom(...Object.values(definition.entries ?? {}));
    case "literal":
      return fc.constantFrom(...(definition.values ?? []));
    case "boolean":
      return fc.boolean();
    case "number":
      return fc.oneof(fc.nat({ max: 100 }), fc.integer());
    case "string":
      return strings(name, definition, around);
    default:
      return fc.anything({ maxDepth: 1 });
  }
}

function isOptional(schema: z.ZodType): boolean {
  return ["optional", "default"].includes((schema.def as unknown as Definition).type);
}

function strings(name: string, { format }: Definition, { ids, folder }: Surroundings): fc.Arbitrary<string> {
  // Only there: the point is not to write all over the computer that runs the tests.
  if (name === "file" || name === "folder")
    return fc.constantFrom(
      join(folder, "a"),
      join(folder, "\u0000"),
      join(folder, "x".repeat(300)),
      join(folder, "a", "b"),
    );
  if (name === "opId" || format === "uuid") return fc.oneof(fc.uuid(), fc.constant(OP_ID));
  if (name === "field")
    return fc.constantFrom("id", "name_zh", "city", "segments", "state", "text", "rank", "quorum", "no_such");
  if (format === "base64") return fc.base64String();
  return fc.oneof(
    { arbitrary: fc.constantFrom(...ids), weight: 6 },
    { arbitrary: fc.constantFrom(...MOMENTS), weight: 2 },
    { arbitrary: fc.string({ unit: "grapheme", maxLength: 30 }), weight: 2 },
    { arbitrary: fc.string({ unit: "binary", maxLength: 30 }), weight: 1 },
  );
}

/** The value with one of its parts replaced. */
function spoil(value: unknown, at: number, bad: unknown): unknown {
  if (typeof value !== "object" || value === null) return bad;
  const keys = Object.keys(value);
  if (keys.length === 0) return bad;
  const key = keys[at % keys.length] as string;
  // A spoilt path would be a place to write to.
  if (key === "file" || key === "folder") return value;
  const part = (value as Record<string, unknown>)[key];
  const changed = at % 3 === 0 ? spoil(part, Math.floor(at / 3), bad) : bad;
  return Array.isArray(value)
    ? value.map((item, index) => (String(index) === key ? changed : item))
    : { ...value, [key]: changed };
}
