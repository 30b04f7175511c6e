/**
 * Lets the search index catch up when nothing is asked of the workspace, has the dictionary of pinyin fetched for it, and then
 * what else the search reads.
 */
import type { SearchIndex } from "./index.ts";

/** After this much rest the index catches up. */
const AFTER_MS = 200;

export class IdleIndexing {
  readonly #index: SearchIndex;
  readonly #further: () => Promise<boolean>;
  #timer: NodeJS.Timeout | undefined;
  #asked = false;
  #busy = false;
  #ended = false;

  /** @param further is done once the index has caught up, again and again as long as it says that there is more */
  constructor(index: SearchIndex, further: () => Promise<boolean>) {
    this.#index = index;
    this.#further = further;
  }

  /** Begins after a rest, in small steps, between which requests are answered: whoever writes on is not held up. @param rest ms */
  soon(rest = AFTER_MS): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (!this.#index.step()) this.soon(0);
      else void this.#goOn();
    }, rest).unref();
  }

  async #goOn(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      if (!this.#asked) {
        this.#asked = true;
        // Half a second of work, once: not before the first screen has what it asked for.
        await this.#index.learnToRead();
        if (!this.#ended) this.soon();
      } else if ((await this.#further()) && !this.#ended) this.soon(0);
    } finally {
      this.#busy = false;
    }
  }

  /** The workspace is about to be closed. */
  end(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
