/**
 * Which call did what: noted on this laptop beside the ledger, so that a call that is repeated after a lost answer can be told
 * from another one that comes under the same id.
 */
import type { Store } from "../base/store.ts";
import { ConcordError } from "../contract/errors.ts";

/** Calls that can still be repeated; a client repeats within seconds. */
const MOST_CALLS = 2_000;

/** Notes the call that wrote entry `n` as its last one. */
export function noteCall(store: Store, n: number, call: string): void {
  store.run("INSERT INTO local_call (n, call) VALUES (?, ?)", n, call);
  // Now and then, as with the notes of undo.
  if (n % 64 === 0)
    store.run(
      "DELETE FROM local_call WHERE n <= (SELECT n FROM local_call ORDER BY n DESC LIMIT 1 OFFSET ?)",
      MOST_CALLS,
    );
}

/**
 * @throws ConcordError E_OP_ID_USED if the device's entries of this id were not written by this call, or nobody knows any more by which
 */
export function requireSameCall(store: Store, device: string, opId: string, call: string): void {
  const held = store.get<{ call: string }>(
    "SELECT c.call FROM ledger l JOIN local_call c ON c.n = l.n WHERE l.dev = ? AND l.op_id = ?",
    device,
    opId,
  );
  if (held?.call !== call) throw new ConcordError("E_OP_ID_USED");
}
