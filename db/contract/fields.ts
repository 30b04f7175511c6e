/**
 * The kinds of field a record may have: one zod type each, with all that is to be known about the field. Tables, rules,
 * grids, detail pages, editors and lists that are printed read it from here; none of them knows a field by its name.
 */
import { z } from "zod";
import { dayExists } from "./dates.ts";
import { type FieldMeta, type Options, withMeta } from "./subjects/meta.ts";
import { MAX_LINE, MAX_TEXT, tidyLine } from "./tidy.ts";

/** Every field accepts null (empty) unless it is required. */
type Field<T extends z.ZodType, O> = O extends { required: true } ? T : z.ZodNullable<T>;

function field<T extends z.ZodType, const O extends Options>(type: T, meta: FieldMeta & O): Field<T, O> {
  // Of its own: what a type is of, another field may be of as well.
  const whole = meta.required ? type.clone() : type.nullable();
  return withMeta(knownBy(whole, known.get(type)), meta) as unknown as Field<T, O>;
}

/** Whether a value that is not null surely has a form: the same condition that its schema holds it to, asked without the schema. */
type Holds = (value: unknown) => boolean;
const known = new WeakMap<object, Holds>();

function knownBy<T extends object>(type: T, holds: Holds | undefined): T {
  if (holds) known.set(type, holds);
  return type;
}

/**
 * Whether a value that is not null surely has the form of a field: it is asked for each value that is written, and a schema takes
 * many times as long. What is not sure is for the schema to say, with the reason.
 */
export function surelyFits(type: object, value: unknown): boolean {
  return known.get(type)?.(value) ?? false;
}

/** Digits of a decimal number, before and after its point. */
export const MAX_DIGITS = 15;

export const MAX_LIST = 1_000;
/** Of a laptop's name, as its first ledger entry tells it. */
export const MAX_DEVICE_NAME = 200;

// Tabs and ends of lines (also the vertical tab of Word, which is one) are ordinary in typed text; every other C0/C1 control
// is a paste accident or an attack.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/u;

/** What is wrong with a text; null: nothing. */
function flawOf(value: string, max: number): { code: string; params: object } | null {
  if (value.length > max) return { code: "E_TEXT_TOO_LONG", params: { max, length: value.length } };
  if (!value.isWellFormed()) return { code: "E_TEXT_SURROGATE", params: {} };
  return CONTROL.test(value) ? { code: "E_TEXT_CONTROL", params: {} } : null;
}

function plain(max: number) {
  const type = z.string().superRefine((value, context) => {
    const flaw = flawOf(value, max);
    if (flaw) context.addIssue({ code: "custom", message: flaw.code, params: flaw.params });
  });
  return knownBy(type, (value) => typeof value === "string" && flawOf(value, max) === null);
}

function shaped(pattern: RegExp, code: string, check: (value: string) => boolean = () => true) {
  const holds = (value: string) => pattern.test(value) && check(value);
  const type = z.string().superRefine((value, context) => {
    if (!holds(value)) context.addIssue({ code: "custom", message: code, params: { value: value.slice(0, 40) } });
  });
  return knownBy(type, (value) => typeof value === "string" && holds(value));
}

const ID = /^[a-z0-9][a-z0-9._-]{0,79}$/;

/** Stable slug (starter data) or UUIDv7 (made here). Never a path, never a key that JavaScript objects reserve. */
export const id = shaped(ID, "E_ID", isNotReserved);

/** Whether a text has the form of an id. */
export function isId(value: string): boolean {
  return ID.test(value) && isNotReserved(value);
}

function isNotReserved(value: string): boolean {
  return value !== "constructor" && value !== "prototype";
}

/** One line of text, at most 500 characters. */
export const line = <const O extends Options = Record<never, never>>(o: O = {} as O) =>
  field(o.required ? filled(MAX_LINE) : plain(MAX_LINE), { kind: "text", ...o });
/** Text of several paragraphs, at most 20,000 characters. */
export const text = <const O extends Options = Record<never, never>>(o: O = {} as O) =>
  field(o.required ? filled(MAX_TEXT) : plain(MAX_TEXT), { kind: "text", paragraphs: true, ...o });

function filled(max: number) {
  const isFilled = (value: string) => tidyLine(value) !== "";
  const type = plain(max);
  const holds = known.get(type) as Holds;
  return knownBy(
    type.refine(isFilled, { message: "E_REQUIRED" }),
    (value) => holds(value) && isFilled(value as string),
  );
}

export const integer = <const O extends Options = Record<never, never>>(min: number, max: number, o: O = {} as O) =>
  field(z.number().int().min(min).max(max), { kind: "integer", ...o });
/**
 * A number to the last digit, as text: `-12.5`, without an exponent, a group mark or a zero too many, so that the same number
 * is always written the same. Never a float.
 */
export const decimal = <const O extends Options = Record<never, never>>(o: O = {} as O) =>
  field(shaped(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/, "E_DECIMAL", isCounted), { kind: "decimal", ...o });

function isCounted(value: string): boolean {
  const [whole = "", parts = ""] = value.replace("-", "").split(".");
  return whole.length <= MAX_DIGITS && parts.length <= MAX_DIGITS && value !== "-0";
}

/** The order that somebody gave the records of a whole. */
export const rank = <const O extends Options = Record<never, never>>(o: O = {} as O) =>
  integer(0, 1_000_000_000, { apart: true, ...o });
export const boolean = <const O extends Options = Record<never, never>>(o: O = {} as O) =>
  field(
    knownBy(z.boolean(), (value) => typeof value === "boolean"),
    { kind: "boolean", ...o },
  );

/** Calendar day, `YYYY-MM-DD`, that exists. */
export const date = <const O extends Options = Record<never, never>>(o: O = {} as O) =>
  field(shaped(/^\d{4}-\d{2}-\d{2}$/, "E_DATE", dayExists), { kind: "date", ...o });
/** Day, month or year as a source gives it: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export const partialDate = <const O extends Options = Record<never, never>>(o: O = {} as O) =>
  field(shaped(/^\d{4}(-\d{2}(-\d{2})?)?$/, "E_DATE", dayExists), { kind: "partial_date", ...o });
/** Time of day, `HH:MM`. */
export const time = <const O extends Options = Record<never, never>>(o: O = {} as O) =>
  field(shaped(/^([01]\d|2[0-3]):[0-5]\d$/, "E_TIME"), { kind: "time", ...o });
/** Moment in UTC, ISO 8601 with milliseconds, by the laptop's clock. */
export const instant = <const O extends Options = Record<never, never>>(o: O = {} as O) =>
  field(
    shaped(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, "E_DATE", (v) => dayExists(v.slice(0, 10))),
    { kind: "instant", ...o },
  );

export const oneOf = <const V extends readonly [string, ...string[]], const O extends Options = Record<never, never>>(
  values: V,
  o: O = {} as O,
) =>
  field(
    knownBy(z.enum(values), (value) => values.includes(value as string)),
    { kind: "enum", values, ...o },
  );
export const ref = <const O extends Options = Record<never, never>>(subject: string, o: O = {} as O) =>
  field(id, { kind: "ref", ref: subject, index: true, ...o });

const list = <T extends z.ZodType>(item: T, meta: FieldMeta) => {
  const holds = known.get(item);
  const type = knownBy(
    z.array(item).max(MAX_LIST),
    holds && ((value) => Array.isArray(value) && value.length <= MAX_LIST && value.every(holds)),
  );
  return withMeta(type, meta) as unknown as z.ZodArray<T>;
};
export const refs = (subject: string, o: Options = {}) => list(id, { kind: "refs", ref: subject, ...o });
/** Calendar days, `YYYY-MM-DD` each. */
export const dates = (o: Options = {}) => list(date().unwrap(), { kind: "texts", days: true, ...o });
export const texts = (o: Options = {}) => list(plain(MAX_LINE), { kind: "texts", ...o });
export const someOf = <const V extends readonly [string, ...string[]]>(values: V) =>
  list(z.enum(values), { kind: "enums", values });
/** Base64 of something compressed: a frozen document or a picture inside a record. */
export const packed = <const O extends Options = Record<never, never>>(o: O = {} as O) =>
  field(z.base64().max(180_000), { kind: "text", packed: true, ...o });
/** A small fixed structure that is read and written as one value (a quorum rule, say). */
export const object = <T extends z.ZodType>(type: T) => field(type, { kind: "object" });
