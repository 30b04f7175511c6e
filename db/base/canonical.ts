/**
 * Canonical JSON after RFC 8785 (JCS): one byte string per value. Keys sort by UTF-16 code units, numbers print as
 * ECMAScript prints them. Refused instead of guessed: -0 (erratum 7920), NaN, infinities, lone surrogates, undefined,
 * anything that is not plain data, and nesting deeper than 64.
 */
import { ConcordError } from "../contract/errors.ts";
import type { ReasonOf } from "../contract/sentences/reasons.ts";

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const MAX_DEPTH = 64;

/** @throws ConcordError E_NOT_CANONICAL with the reason */
export function canonicalize(value: unknown): string {
  return write(value, 0);
}

/**
 * Parses text that must already be canonical: duplicate keys, other spacing or other number forms are refused.
 * @throws ConcordError E_NOT_CANONICAL
 */
export function parseCanonical(text: string): Json {
  let value: Json;
  try {
    value = JSON.parse(text);
  } catch {
    throw refusal("not_json");
  }
  if (canonicalize(value) !== text) throw refusal("other_spelling");
  return value;
}

function write(value: unknown, depth: number): string {
  if (depth > MAX_DEPTH) throw refusal("too_deep");
  switch (typeof value) {
    case "boolean":
      return value ? "true" : "false";
    case "string":
      return writeString(value);
    case "number":
      if (!Number.isFinite(value)) throw refusal("not_finite");
      if (Object.is(value, -0)) throw refusal("negative_zero");
      return JSON.stringify(value);
    case "object":
      if (value === null) return "null";
      if (Array.isArray(value)) return writeArray(value, depth);
      return writeObject(value, depth);
    default:
      throw refusal("no_data");
  }
}

/** By index, so that a hole is met as what it is: undefined, which is no data. */
function writeArray(items: readonly unknown[], depth: number): string {
  let text = "[";
  for (let at = 0; at < items.length; at++) text += `${at > 0 ? "," : ""}${write(items[at], depth + 1)}`;
  return `${text}]`;
}

function writeObject(value: object, depth: number): string {
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw refusal("not_plain");
  let text = "{";
  for (const key of Object.keys(value).sort())
    text += `${text.length > 1 ? "," : ""}${writeString(key)}:${write((value as Record<string, unknown>)[key], depth + 1)}`;
  return `${text}}`;
}

function writeString(value: string): string {
  if (!value.isWellFormed()) throw refusal("lone_surrogate");
  return JSON.stringify(value);
}

function refusal(reason: ReasonOf<"E_NOT_CANONICAL">): ConcordError {
  return new ConcordError("E_NOT_CANONICAL", { reason });
}
