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
  // What is spelled the short way already need not be spelled again in full; what is not is looked at in full, for the reason.
  if (!(isInOrder(value, 0) && JSON.stringify(value) === text) && canonicalize(value) !== text)
    throw refusal("other_spelling");
  return value;
}

/** Whether `JSON.stringify` writes a parsed value canonically: all names in order, and all else that `write` asks for. */
function isInOrder(value: Json, depth: number): boolean {
  if (depth > MAX_DEPTH) return false;
  if (typeof value === "string") return value.isWellFormed();
  if (typeof value === "number") return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== "object" || value === null) return true;
  if (Array.isArray(value)) return value.every((item) => isInOrder(item, depth + 1));
  let before: string | undefined;
  for (const key in value as Record<string, Json>) {
    if ((before !== undefined && before >= key) || !key.isWellFormed()) return false;
    if (!isInOrder((value as Record<string, Json>)[key] as Json, depth + 1)) return false;
    before = key;
  }
  return true;
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

/** Letters of which none has to be escaped, nor to be looked at together with the next one. */
const PLAIN = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;

function writeString(value: string): string {
  if (PLAIN.test(value)) return `"${value}"`;
  if (!value.isWellFormed()) throw refusal("lone_surrogate");
  return JSON.stringify(value);
}

function refusal(reason: ReasonOf<"E_NOT_CANONICAL">): ConcordError {
  return new ConcordError("E_NOT_CANONICAL", { reason });
}
