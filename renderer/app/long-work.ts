/** Following work of the workspace that tells how far it is. */

/**
 * Follows it to its end.
 * @param show is told the share that is done, 0 to 1
 * @param signal gives it up: the call was made with it
 * @returns null: it was given up
 */
export async function followSteps<R>(
  begun: PromiseLike<AsyncIterator<{ share: number }, R>>,
  show: (share: number) => void,
  signal: AbortSignal,
): Promise<R | null> {
  // Whoever gives it up is not kept waiting by an answer that does not come.
  const givenUp = new Promise<null>((resolve) => signal.addEventListener("abort", () => resolve(null), { once: true }));
  return Promise.race([givenUp, following(begun, show, signal)]);
}

async function following<R>(
  begun: PromiseLike<AsyncIterator<{ share: number }, R>>,
  show: (share: number) => void,
  signal: AbortSignal,
): Promise<R | null> {
  try {
    const steps = await begun;
    for (;;) {
      const step = await steps.next();
      if (signal.aborted) return null;
      if (step.done) return step.value;
      show(step.value.share);
    }
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  }
}
