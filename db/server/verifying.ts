/** The verification of the open workspace as a call: in slices, one at a time, and no longer than somebody waits for it. */

import { ConcordError } from "../contract/errors.ts";
import type { Verified } from "../contract/procedures/workspace.ts";
import { paced } from "../ledger/pace.ts";
import { verification } from "../ledger/verify/verify.ts";
import type { Session } from "./session.ts";

/** How often at most it tells how far it is, ms. */
const TELL_MS = 100;

export class Verifying {
  readonly #session: Session;
  #running = false;

  constructor(session: Session) {
    this.#session = session;
  }

  /**
   * @throws ConcordError E_VERIFYING (another one is under way), E_NO_WORKSPACE (also when it is closed meanwhile), E_LEDGER,
   *   E_TABLES_DIFFER
   */
  async *run(signal: AbortSignal | undefined): AsyncGenerator<{ share: number }, Verified> {
    if (this.#running) throw new ConcordError("E_VERIFYING");
    const { ledger, workspace } = this.#session;
    this.#running = true;
    try {
      const steps = paced(verification(ledger.store, workspace.id, workspace.witnessed()), () => {
        signal?.throwIfAborted();
        if (this.#session.ledger !== ledger) throw new ConcordError("E_NO_WORKSPACE");
      });
      // Told before anything is done, so that it can be given up however short it is.
      yield { share: 0 };
      let told = performance.now();
      for (let step = await steps.next(); ; step = await steps.next()) {
        if (step.done) return step.value;
        if (performance.now() - told < TELL_MS) continue;
        told = performance.now();
        yield { share: step.value };
      }
    } finally {
      this.#running = false;
    }
  }
}
