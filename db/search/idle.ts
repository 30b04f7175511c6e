/** Lets the search index catch up when nothing is asked of the workspace. */
import type { SearchIndex } from "./index.ts";

/** After this much rest the index catches up. */
const AFTER_MS = 200;

export class IdleIndexing {
  readonly #index: SearchIndex;
  #timer: NodeJS.Timeout | undefined;

  constructor(index: SearchIndex) {
    this.#index = index;
  }

  /** Begins after a rest, in small steps, between which requests are answered. @param rest ms */
  soon(rest = AFTER_MS): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      if (!this.#index.step()) this.soon(0);
    }, rest).unref();
  }

  /** The workspace is about to be closed. */
  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
