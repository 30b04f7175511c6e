/**
 * Whose call is next. The worker does one thing at a time, so what one party asks for keeps the others waiting: each gets
 * its turn in the round, whatever the others have sent and over however many connections, and what nobody waits for any more
 * is never begun. A party is who came in by one token; a connection without one is a party of its own.
 */

/** Calls of one party that have begun and are not answered yet. Long ones of the same party wait for each other. */
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
  /** @param party all connections of one party share its turns; absent: it has its own */
  lane(party?: string): Lane;
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
  party: PartyState;
}

interface PartyState {
  /** Its connections that have something to begin, in the order of their round. */
  lanes: Set<LaneState>;
  begun: number;
  /** Connections that have not ended. */
  open: number;
}

/** @param later calls back soon, after messages that have arrived meanwhile were taken in */
export function createFairQueue(later: (act: () => void) => void = setImmediate): FairQueue {
  // The parties that have something to begin, in the order of the round.
  const round = new Set<PartyState>();
  const parties = new Map<string, PartyState>();
  let due = false;

  function wake(): void {
    if (due || round.size === 0) return;
    due = true;
    later(next);
  }

  /** Begins one call, of the party that has waited longest for its turn. */
  function next(): void {
    due = false;
    const [party] = round;
    const [lane] = party?.lanes ?? [];
    const [turn] = lane?.waiting ?? [];
    if (!party || !lane || !turn) return;
    lane.waiting.delete(turn);
    party.begun += 1;
    party.lanes.delete(lane);
    round.delete(party);
    enlist(lane);
    void turn.begin().finally(() => {
      party.begun -= 1;
      enlist(lane);
    });
    wake();
  }

  function enlist(lane: LaneState): void {
    const { party } = lane;
    if (lane.waiting.size > 0) party.lanes.add(lane);
    else party.lanes.delete(lane);
    if (party.lanes.size > 0 && party.begun < MOST_BEGUN) round.add(party);
    else round.delete(party);
    wake();
  }

  function partyOf(name: string | undefined): PartyState {
    const party = (name !== undefined && parties.get(name)) || { lanes: new Set(), begun: 0, open: 0 };
    if (name !== undefined) parties.set(name, party);
    party.open += 1;
    return party;
  }

  return {
    lane(name) {
      const party = partyOf(name);
      const lane: LaneState = { waiting: new Set(), party };
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
          party.open -= 1;
          if (name !== undefined && party.open === 0) parties.delete(name);
        },
      };
    },
  };
}
