/** How far a long command is, on the terminal of whoever waits for it. */

/** Follows the work to its end, and says on standard error how much is done where that is a terminal. */
export async function showingProgress<R>(steps: AsyncIterator<{ share: number }, R>): Promise<R> {
  const { isTTY } = process.stderr;
  try {
    for (;;) {
      const step = await steps.next();
      if (step.done) return step.value;
      if (isTTY) process.stderr.write(`\r${String(Math.floor(step.value.share * 100)).padStart(3)} %`);
    }
  } finally {
    if (isTTY) process.stderr.write("\r     \r");
  }
}
