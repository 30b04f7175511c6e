/** A file that leaves the workspace for a place of this computer that somebody chose: it is written here, and no page carries its bytes. */
import { setTimeout as sleep } from "node:timers/promises";
import { writeDocument } from "../../workspace/target.ts";
import type { Going } from "./exports.ts";

/** How often at most it tells how far it is, ms. */
const TELL_MS = 100;

/**
 * Writes all of it, telling how far it is, 0 to 1. Whoever waits no longer leaves nothing behind.
 * @returns how many bytes were written
 * @throws what making a part throws, ConcordError as `writeDocument` does
 */
export async function* saveTo(
  path: string,
  { name, parts, share }: Going,
  signal: AbortSignal | undefined,
): AsyncGenerator<{ share: number }, { bytes: number }> {
  const left = new AbortController();
  const stops = AbortSignal.any([left.signal, ...(signal ? [signal] : [])]);
  let bytes = 0;
  async function* counted(): AsyncGenerator<Uint8Array, void> {
    for await (const part of parts) {
      stops.throwIfAborted();
      bytes += part.length;
      yield part;
    }
    stops.throwIfAborted();
  }
  // Told before anything is done, so that it can be given up however short it is.
  yield { share: 0 };
  const writing = writeDocument(path, name, counted());
  const over = writing.then(() => true);
  try {
    while (!(await Promise.race([over, sleep(TELL_MS, false, { ref: false })]))) yield { share: share() };
    return { bytes };
  } finally {
    left.abort();
    await writing.catch(() => {});
  }
}
