/** Tells every watching client what a committed action touched. */
import type { Touched } from "../contract/shows.ts";
import { bothTouched } from "../ledger/touched.ts";

export interface ChangeEvent {
  /** Number of entries in the ledger now. */
  n: number;
  /** The records that were changed, as far as they are few. */
  touched: Touched;
  /** Something else than records is new: who is logged in, which workspace is open, whether the disk takes what is written. */
  status: boolean;
}

export class ChangeFeed {
  readonly #watchers = new Set<(event: ChangeEvent) => void>();

  publish(event: ChangeEvent): void {
    for (const watcher of this.#watchers) watcher(event);
  }

  /** Events from now on, until the signal aborts. A slow watcher gets its events late, merged into one. */
  async *watch(signal: AbortSignal | undefined): AsyncGenerator<ChangeEvent> {
    let waiting: ChangeEvent | null = null;
    let wake = () => {};
    const watcher = (event: ChangeEvent) => {
      waiting = waiting ? mergeEvents(waiting, event) : event;
      wake();
    };
    const stop = () => wake();
    this.#watchers.add(watcher);
    signal?.addEventListener("abort", stop);
    try {
      while (!signal?.aborted) {
        if (waiting) {
          const event: ChangeEvent = waiting;
          waiting = null;
          yield event;
        } else
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
    } finally {
      this.#watchers.delete(watcher);
      signal?.removeEventListener("abort", stop);
    }
  }
}

function mergeEvents(a: ChangeEvent, b: ChangeEvent): ChangeEvent {
  return { n: b.n, touched: bothTouched(a.touched, b.touched), status: a.status || b.status };
}
