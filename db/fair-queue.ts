/**
 * Whose call is next. The worker does one thing at a time, so what one connection asks for keeps the others waiting:
 * each gets its turn in the round, whatever the others have sent, and what nobody waits for any more is never begun.
 */

/** Calls of one connection that have begun and are not answered yet. Long ones of the same connection wait for each other. */
const MOST_BEGUN = 8;
/** Calls of one connection that may wait. Far above what a page has open at once. */
export const MOST_WAITING = 2_000;

/** The calls of one connection. */
export interface Lane {
  /**
   * Begins `work` in its turn and answers as it does; undefined where it was left out, because `signal` was aborted or
   * the connection ended before its turn came.
   * @throws RangeError when too many are waiting already
   */
  run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T | undefined>;
  /**
   * The connection has ended. The first of what waits is still done, as it would have been a moment earlier: a window
   * that closes sends what was typed last. The rest is left out.
   */
  end(): void;
}

export interface FairQueue {
  lane(): Lane;
}

interface Turn {
  begin(): Promise<void>;
  leave(): void;
  /** From now on nobody can call it off. */
  keep(): void;
}

interface LaneState {
  /** In the order in which they came. */
  waiting: Set<Turn>;
  begun: number;
}

/** @param later calls back soon, after messages that have arrived meanwhile were taken in */
export function createFairQueue(later: (act: () => void) => void = setImmediate): FairQueue {
  // The lanes that have something to begin, in the order of the round.
  const round = new Set<LaneState>();
  let due = false;

  function wake(): void {
    if (due || round.size === 0) return;
    due = true;
    later(next);
  }

  /** Begins one call, of the lane that has waited longest for its turn. */
  function next(): void {
    due = false;
    const [lane] = round;
    const [turn] = lane?.waiting ?? [];
    if (!lane || !turn) return;
    lane.waiting.delete(turn);
    lane.begun += 1;
    round.delete(lane);
    enlist(lane);
    void turn.begin().finally(() => {
      lane.begun -= 1;
      enlist(lane);
    });
    wake();
  }

  function enlist(lane: LaneState): void {
    if (lane.waiting.size > 0 && lane.begun < MOST_BEGUN) round.add(lane);
    else round.delete(lane);
    wake();
  }

  return {
    lane() {
      const lane: LaneState = { waiting: new Set(), begun: 0 };
      return {
        run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T | undefined> {
          if (signal?.aborted) return Promise.resolve(undefined);
          if (lane.waiting.size >= MOST_WAITING) return Promise.reject(new RangeError("too many calls are waiting"));
          const { promise, resolve, reject } = Promise.withResolvers<T | undefined>();
          const turn: Turn = {
            begin() {
              turn.keep();
              return work().then(resolve, reject);
            },
            leave() {
              lane.waiting.delete(turn);
              enlist(lane);
              resolve(undefined);
            },
            keep: () => signal?.removeEventListener("abort", turn.leave),
          };
          signal?.addEventListener("abort", turn.leave, { once: true });
          lane.waiting.add(turn);
          enlist(lane);
          return promise;
        },
        end() {
          const [kept, left] = [[...lane.waiting].slice(0, MOST_BEGUN), [...lane.waiting].slice(MOST_BEGUN)];
          for (const turn of left) turn.leave();
          for (const turn of kept) turn.keep();
        },
      };
    },
  };
}
