/** Lets the search index catch up when nothing is asked of the workspace, and has the dictionary of pinyin fetched for it. */
import type { SearchIndex } from "./index.ts";

/** After this much rest the index catches up. */
const AFTER_MS = 200;

export class IdleIndexing {
  readonly #index: SearchIndex;
  #timer: NodeJS.Timeout | undefined;
  #asked = false;
  #ended = false;

  constructor(index: SearchIndex) {
    this.#index = index;
  }

  /** Begins after a rest, in small steps, between which requests are answered: whoever writes on is not held up. @param rest ms */
  soon(rest = AFTER_MS): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (!this.#index.step()) this.soon(0);
      else void this.#learnToRead();
    }, rest).unref();
  }

  /** Half a second of work, once: not before the first screen has what it asked for. */
  async #learnToRead(): Promise<void> {
    if (this.#asked) return;
    this.#asked = true;
    await this.#index.learnToRead();
    if (!this.#ended) this.soon();
  }

  /** The workspace is about to be closed. */
  end(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
