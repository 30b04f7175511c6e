/**
 * Undo is a new entry that restores the earlier values, offered while nobody has changed them since. What the values
 * were is noted on this laptop beside the ledger, so only actions made here can be undone.
 */
import { ConcordError } from "../contract/errors.ts";
import { referencesTo } from "../schema/references.ts";
import type { Action, Committed, Ledger } from "./ledger.ts";
import { DELETED } from "./projection.ts";
import { readState } from "./records.ts";
import type { Inverse, Tx } from "./transaction.ts";

type Kind = "do" | "undo" | "redo";

interface Noted {
  n: number;
  op_id: string;
  by: string | null;
  before: string;
}

/** Runs an action that can be undone afterwards. */
export function transactUndoably<T>(ledger: Ledger, action: Action, work: (tx: Tx) => T): { value: T } & Committed {
  return ledger.transact(action, work, (committed) => note(ledger, action.by, "do", committed));
}

/** The action that undo would take back for this profile, by its last entry; undefined if none. */
export function undoable(ledger: Ledger, by: string | null): number | undefined {
  return last(ledger, by, "kind IN ('do', 'redo')")?.n;
}

/** The undo that redo would take back: the latest one, while the profile has done nothing new since. */
export function redoable(ledger: Ledger, by: string | null): number | undefined {
  const undo = last(ledger, by, "kind = 'undo'");
  const since =
    undo && ledger.store.get("SELECT 1 FROM local_undo WHERE by IS ? AND kind = 'do' AND n > ?", by, undo.n);
  return since ? undefined : undo?.n;
}

/**
 * Takes back the action whose last entry is `n`.
 * @param kind "undo", or "redo" if `n` is itself an undo
 * @throws ConcordError E_NOTHING_TO_UNDO if this laptop has no note of it or it is undone already, E_UNDO_OVERTAKEN if
 *   somebody has changed the same fields since
 */
export function takeBack(ledger: Ledger, action: Action, n: number, kind: "undo" | "redo"): Committed {
  const noted = ledger.store.get<Noted>("SELECT n, op_id, by, before FROM local_undo WHERE n = ? AND undone = 0", n);
  if (!noted) throw new ConcordError("E_NOTHING_TO_UNDO");
  const entries = new Set(
    ledger.store.all<{ n: number }>("SELECT n FROM ledger WHERE op_id = ?", noted.op_id).map((row) => row.n),
  );
  const inverses = (JSON.parse(noted.before) as Inverse[]).toReversed();
  for (const inverse of inverses) if (isOvertaken(ledger, inverse, entries)) throw new ConcordError("E_UNDO_OVERTAKEN");
  return ledger.transact(
    action,
    (tx) => {
      for (const inverse of inverses) invert(tx, inverse);
    },
    (committed) => {
      ledger.store.run("UPDATE local_undo SET undone = 1 WHERE n = ?", n);
      note(ledger, action.by, kind, committed);
    },
  );
}

function invert(tx: Tx, inverse: Inverse): void {
  const { subject, id } = inverse;
  if (inverse.op === "set") tx.put(subject, id, inverse.fields);
  else if (inverse.op === "delete") tx.restore(subject, id);
  else {
    // Taking back a creation that others have built on since would leave them pointing at nothing.
    if (referencesTo(tx.reader, subject, id, 1).length > 0) throw new ConcordError("E_UNDO_OVERTAKEN");
    tx.remove(subject, id);
  }
}

/** Whether an entry outside of the action has written what the action wrote. */
function isOvertaken(ledger: Ledger, inverse: Inverse, entries: ReadonlySet<number>): boolean {
  const state = readState(ledger.store, inverse.subject, inverse.id);
  if (!state) return true;
  if (inverse.op === "set")
    return (
      !state.alive || Object.keys(inverse.fields).some((field) => !entries.has(state.writers[field] ?? state.origin))
    );
  const existence = state.writers[DELETED];
  if (inverse.op === "delete") return state.alive || existence === undefined || !entries.has(existence);
  if (inverse.op === "restore") return !state.alive || existence === undefined || !entries.has(-existence);
  const writers = [state.origin, ...Object.values(state.writers)];
  return !state.alive || writers.some((n) => !entries.has(Math.abs(n)));
}

function last(ledger: Ledger, by: string | null, condition: string): Noted | undefined {
  return ledger.store.get<Noted>(
    `SELECT n, op_id, by, before FROM local_undo WHERE by IS ? AND undone = 0 AND ${condition} ORDER BY n DESC LIMIT 1`,
    by,
  );
}

function note(ledger: Ledger, by: string | null, kind: Kind, { n, opId, inverses }: Committed): void {
  if (n === null || inverses.length === 0) return;
  ledger.store.run(
    "INSERT INTO local_undo (n, op_id, by, kind, before) VALUES (?, ?, ?, ?, ?)",
    n,
    opId,
    by,
    kind,
    JSON.stringify(inverses),
  );
}
