/** Follows work that tells how far it is to its end, for tests that care for nothing but its result. */
export async function finished<R>(begun: AsyncIterator<unknown, R> | Promise<AsyncIterator<unknown, R>>): Promise<R> {
  const steps = await begun;
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
  }
}
