/**
 * Holds an answer against the contract, for tests. Users do without: what is answered comes from tables that this program
 * wrote, with values that fit their fields or are empty, the types hold the rest, and to look at every row again cost more
 * than to read it. So a test is stricter than the contract alone: an answer must not carry more than it promises either,
 * because nothing takes that off on the way out.
 */
import { isDeepStrictEqual } from "node:util";
import type { AnySchema } from "@orpc/contract";

/**
 * @returns the answer; of a stream, one whose events are held against the contract as they come
 * @throws Error where it does not fit, naming the places and no content
 */
export async function asPromised(schema: AnySchema | undefined, answer: unknown, path: readonly string[]) {
  if (!schema) return answer;
  const held = await schema["~standard"].validate(answer);
  if (held.issues) throw new Error(`${path.join(".")} does not fit its contract at ${placesOf(held.issues)}`);
  if (isStream(answer)) return held.value;
  if (!isDeepStrictEqual(asSent(held.value), asSent(answer)))
    throw new Error(`${path.join(".")} answers more than its contract says`);
  return answer;
}

type Issues = readonly { path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined }[];

function placesOf(issues: Issues): string {
  const places = issues.map(({ path = [] }) =>
    path.map((part) => String(typeof part === "object" ? part.key : part)).join("."),
  );
  return places.slice(0, 5).join(", ");
}

export function isStream(answer: unknown): answer is AsyncGenerator<unknown, unknown> {
  return typeof answer === "object" && answer !== null && Symbol.asyncIterator in answer;
}

/** What is undefined is not sent. */
function asSent(answer: unknown): unknown {
  return answer === undefined ? undefined : JSON.parse(JSON.stringify(answer));
}
