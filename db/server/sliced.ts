/** Long work on the open workspace as a call: in slices, one of its kind at a time, and no longer than somebody waits for it. */

import { ConcordError } from "../contract/errors.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { paced, told } from "../ledger/pace.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Session } from "./session.ts";

export class Sliced {
  readonly #session: Session;
  readonly #underWay: "E_VERIFYING" | "E_REBUILDING";
  #running = false;

  /** @param underWay the error that another one is told meanwhile */
  constructor(session: Session, underWay: "E_VERIFYING" | "E_REBUILDING") {
    this.#session = session;
    this.#underWay = underWay;
  }

  /**
   * @param work yields how much of it is done, from 0 to 1, after each small piece
   * @throws ConcordError E_NO_WORKSPACE (also when it is closed meanwhile), `underWay`, and what the work throws
   */
  async *run<R>(
    signal: AbortSignal | undefined,
    work: (open: { ledger: Ledger; workspace: Workspace }) => Generator<number, R>,
  ): AsyncGenerator<{ share: number }, R> {
    if (this.#running) throw new ConcordError(this.#underWay);
    const { ledger, workspace } = this.#session;
    this.#running = true;
    try {
      const needed = () => {
        signal?.throwIfAborted();
        if (this.#session.ledger !== ledger) throw new ConcordError("E_NO_WORKSPACE");
      };
      return yield* told(paced(work({ ledger, workspace }), needed));
    } finally {
      this.#running = false;
    }
  }
}
