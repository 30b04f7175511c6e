/** How far a long command is, on the terminal of whoever waits for it. */
import { ConcordError } from "../../db/contract/errors.ts";

/**
 * Follows the work to its end, and says on standard error how much is done where that is a terminal. Ctrl+C gives it up
 * in order, so that the workspace is closed.
 * @throws ConcordError E_CANCELLED, and what the work throws
 */
export async function showingProgress<R>(steps: AsyncIterator<{ share: number }, R>): Promise<R> {
  const { isTTY } = process.stderr;
  let givenUp = false;
  const interrupted = () => {
    givenUp = true;
  };
  process.once("SIGINT", interrupted);
  try {
    for (;;) {
      const step = await steps.next();
      if (step.done) return step.value;
      if (isTTY) process.stderr.write(`\r${String(Math.floor(step.value.share * 100)).padStart(3)} %`);
      // The signal of a key is heard only between two turns.
      await new Promise((resume) => setImmediate(resume));
      if (givenUp) {
        await steps.return?.();
        throw new ConcordError("E_CANCELLED");
      }
    }
  } finally {
    process.off("SIGINT", interrupted);
    if (isTTY) process.stderr.write("\r     \r");
  }
}
