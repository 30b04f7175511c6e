/** Tells every watching client what a committed action touched. */
import type { Reader } from "../base/store.ts";

export interface ChangeEvent {
  /** Number of entries in the ledger now. */
  n: number;
  subjects: string[];
  /** The status bar has something new to show. */
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
  return { n: b.n, subjects: [...new Set([...a.subjects, ...b.subjects])], status: a.status || b.status };
}

/** What the entries behind the first `n` touched. */
export function subjectsSince(reader: Reader, n: number): string[] {
  const rows = reader.all<{ subject: string }>(
    "SELECT DISTINCT json_extract(o.value, '$.ent') AS subject FROM ledger l, json_each(l.body, '$.ops') o WHERE l.n > ?",
    n,
  );
  return rows.map(({ subject }) => subject);
}
