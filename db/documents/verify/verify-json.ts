/** The minutes in a JSON file against those that its record gives: value by value, however the file is laid out. */
import type { RecordReport, WordsDiffer } from "../../contract/procedures/verification.ts";

const MAX_DIFFERENCES = 20;
const SHOWN = 200;

/** Of a file, times the same minutes as this version writes them, for other layouts: what is longer is not read. */
const MAX_SHARE = 3;
const MAX_MORE = 4 * 1024 * 1024;
/** Minutes are far flatter. */
const MAX_DEPTH = 100;
const MARK = Buffer.from("\ufeff");

/** @param file that may say anything, and is JSON @param again the same minutes, printed by this version */
export function compareJson(file: Buffer, again: Buffer): Pick<RecordReport, "differences" | "odd"> {
  const bytes = file.subarray(0, MARK.length).equals(MARK) ? file.subarray(MARK.length) : file;
  const text = bytes.toString("utf8");
  const isShort = bytes.length <= MAX_SHARE * again.length + MAX_MORE;
  // Bytes that are no text are read in more than one way.
  const keys = isShort && Buffer.from(text).equals(bytes) ? keysSpelledOneWay(text) : null;
  if (keys === null) return { differences: [], odd: [{ page: null, what: "structure" }] };
  const [theirs, ours] = [text, again.toString("utf8")].map((one) => JSON.parse(one) as unknown);
  // A key that is there twice says one thing to one reader and another to the next.
  if (keysIn(theirs) !== keys) return { differences: [], odd: [{ page: null, what: "structure" }] };
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

/**
 * How many keys there are; null if a text or a number is spelled otherwise than in canonical JSON (RFC 8785, 3.2.2): of a number
 * with more digits than it has, programs make different things. Null too for what is nested without end.
 */
function keysSpelledOneWay(text: string): number | null {
  let [keys, depth] = [0, 0];
  for (const { 0: token, 1: colon } of text.matchAll(/(?:"(?:[^"\\]+|\\.)*"|-?\d[\d.eE+-]*)(\s*:)?|[{}[\]]/g)) {
    if ("{[".includes(token)) depth++;
    else if ("}]".includes(token)) depth--;
    else if (!isCanonical(colon ? token.slice(0, -colon.length) : token)) return null;
    if (colon) keys++;
    if (depth > MAX_DEPTH) return null;
  }
  return keys;
}

function isCanonical(token: string): boolean {
  return token === JSON.stringify(JSON.parse(token));
}
