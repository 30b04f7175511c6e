/** Long work in small pieces, between which others are served. */
import { setImmediate } from "node:timers/promises";

/** For so long at most others wait, ms; one piece of work may come on top. */
const SLICE_MS = 12;

/**
 * Runs work that yields how far it is after each small piece. What it yielded last is handed on after each slice.
 * @param needed throws when the work is not wanted any more, or cannot go on; asked before each slice
 */
export async function* paced<P, R>(work: Generator<P, R>, needed: () => void): AsyncGenerator<P, R> {
  try {
    for (;;) {
      needed();
      const end = performance.now() + SLICE_MS;
      let piece = work.next();
      while (!piece.done && performance.now() < end) piece = work.next();
      if (piece.done) return piece.value;
      yield piece.value;
      await setImmediate();
    }
  } finally {
    work.return(undefined as R);
  }
}

/** How often at most it is told how far work is, ms. */
const TELL_MS = 100;

/** How far paced work is, 0 to 1, told now and then; first before anything is done, so that it can be given up however short it is. */
export async function* told<R>(steps: AsyncGenerator<number, R>): AsyncGenerator<{ share: number }, R> {
  try {
    yield { share: 0 };
    let last = performance.now();
    for (let step = await steps.next(); ; step = await steps.next()) {
      if (step.done) return step.value;
      if (performance.now() - last < TELL_MS) continue;
      last = performance.now();
      yield { share: step.value };
    }
  } finally {
    // Whoever has given it up finds nothing left of it.
    await steps.return(undefined as R);
  }
}

/** Work that must see one moment only. @returns undefined if it is not finished, because something changed */
export function* whileUnchanged<P, R>(work: Generator<P, R>, unchanged: () => boolean): Generator<P, R | undefined> {
  for (;;) {
    if (!unchanged()) return undefined;
    const piece = work.next();
    if (piece.done) return piece.value;
    yield piece.value;
  }
}

/** The same for work of which nobody follows how far it is. */
export function inSlices<R>(work: Generator<unknown, R>, needed: () => void): Promise<R> {
  return atItsEnd(paced(work, needed));
}

/** What comes of steps that nobody follows. */
export async function atItsEnd<R>(steps: AsyncGenerator<unknown, R>): Promise<R> {
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
  }
}

/** The same work at once. */
export function atOnce<R>(work: Generator<unknown, R>): R {
  for (;;) {
    const piece = work.next();
    if (piece.done) return piece.value;
  }
}
