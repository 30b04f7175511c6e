/** Work that goes on by itself, as a call that tells how far it is and gives it up when nobody waits for it any more. */
import { setTimeout } from "node:timers/promises";
import { ConcordError } from "../contract/errors.ts";

/** How often it tells how far it is, ms. */
const TELL_MS = 100;

/**
 * @param work is given what it tells the share that is done, 0 to 1; that throws once the work is not wanted any more, and
 *   the work then leaves nothing behind
 * @throws what `work` throws
 */
export async function* followed<R>(
  signal: AbortSignal | undefined,
  work: (tell: (share: number) => void) => Promise<R>,
): AsyncGenerator<{ share: number }, R> {
  let share = 0;
  let wanted = true;
  // Told before anything is done, so that it can be given up however short it is.
  yield { share };
  const working = work((done) => {
    signal?.throwIfAborted();
    if (!wanted) throw new ConcordError("E_CANCELLED");
    share = done;
  });
  const ended = working.then(
    () => true,
    () => true,
  );
  try {
    while (!(await Promise.race([ended, setTimeout(TELL_MS, false)]))) yield { share };
    return await working;
  } finally {
    // Whoever has given it up finds nothing left of it.
    wanted = false;
    await ended;
  }
}
