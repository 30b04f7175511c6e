/** The minutes in a JSON file against those that its record gives: value by value, however the file is laid out. */
import type { RecordReport, WordsDiffer } from "../contract/verification.ts";

const MAX_DIFFERENCES = 20;
const SHOWN = 200;

/** @param file that may say anything, and is JSON @param again the same minutes, printed by this version */
export function compareJson(file: Buffer, again: Buffer): Pick<RecordReport, "differences" | "odd"> {
  const text = file.toString("utf8").replace(/^\ufeff/u, "");
  const [theirs, ours] = [text, again.toString("utf8")].map((one) => JSON.parse(one) as unknown);
  // A key that is there twice says one thing to one reader and another to the next; so may a number of more digits than
  // one has, and bytes that are no text.
  const isPlain =
    keysIn(theirs) === keysWritten(text) && isSpelledOneWay(text) && Buffer.from(text).equals(withoutMark(file));
  if (!isPlain) return { differences: [], odd: [{ page: null, what: "structure" }] };
  return { differences: [...differ(ours, theirs)].slice(0, MAX_DIFFERENCES), odd: [] };
}

function* differ(expected: unknown, found: unknown): Generator<WordsDiffer> {
  if (isObject(expected) && isObject(found) && Array.isArray(expected) === Array.isArray(found)) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(found)]))
      yield* differ(own(expected, key), own(found, key));
  } else if (expected !== found) yield { page: null, expected: written(expected), found: written(found) };
}

/** Lists too: their keys are positions. */
function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function own(object: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function written(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

function keysIn(value: unknown): number {
  if (!isObject(value)) return 0;
  const inner = Object.values(value).reduce<number>((sum, one) => sum + keysIn(one), 0);
  return inner + (Array.isArray(value) ? 0 : Object.keys(value).length);
}

const MARK = Buffer.from("\ufeff");

function withoutMark(file: Buffer): Buffer {
  return file.subarray(0, MARK.length).equals(MARK) ? file.subarray(MARK.length) : file;
}

/** Texts and numbers as canonical JSON writes them (RFC 8785, 3.2.2). */
function isSpelledOneWay(text: string): boolean {
  return [...text.matchAll(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g)].every(
    ([written]) => written === JSON.stringify(JSON.parse(written)),
  );
}

function keysWritten(text: string): number {
  return [...text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)].filter(([, colon]) => colon !== undefined).length;
}
