/** Follows a verification to its end, for tests that care for nothing but its result. */
export async function verified<R>(steps: AsyncIterator<unknown, R>): Promise<R> {
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
  }
}
