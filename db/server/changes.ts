/** Tells every watching client what a committed action touched. */
import type { Touched } from "../contract/shows.ts";
import { bothTouched } from "../ledger/touched.ts";

export interface ChangeEvent {
  /** Number of entries in the ledger now. */
  n: number;
  /** The records that were changed, as far as they are few. */
  touched: Touched;
  /** Something else than records is new: who is logged in there, which workspace is open, whether the disk takes what is written. */
  status: boolean;
}

export class ChangeFeed {
  /** Each with the connection that it watches for. */
  readonly #watchers = new Map<(event: ChangeEvent) => void, string>();

  /** @param only the connection that it concerns; absent: all */
  publish(event: ChangeEvent, only?: string): void {
    for (const [watcher, connection] of this.#watchers) if (only === undefined || only === connection) watcher(event);
  }

  /**
   * Events from now on, until the signal aborts. A slow watcher gets its events late, merged into one.
   * @param connection id of the one that watches
   */
  async *watch(connection: string, signal: AbortSignal | undefined): AsyncGenerator<ChangeEvent> {
    let waiting: ChangeEvent | null = null;
    let wake = () => {};
    const watcher = (event: ChangeEvent) => {
      waiting = waiting ? mergeEvents(waiting, event) : event;
      wake();
    };
    const stop = () => wake();
    this.#watchers.set(watcher, connection);
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
