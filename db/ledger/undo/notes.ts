/** What this laptop notes beside the ledger of the actions made here, so that they can be taken back: see undo.ts. */
import type { Action, Committed, Ledger } from "../ledger.ts";
import type { Tx } from "../transaction.ts";

/** Actions of this laptop that can still be taken back, of all profiles together. */
const MOST_NOTES = 2_000;

/** Stands for a note of what was there before, of an action that was written in several transactions. */
export const IN_LEDGER = "";

type Kind = "do" | "undo" | "redo";

export interface Noted {
  n: number;
  op_id: string;
  by: string | null;
  before: string;
}

/** Runs an action that can be undone afterwards. */
export function transactUndoably<T>(ledger: Ledger, action: Action, work: (tx: Tx) => T): { value: T } & Committed {
  return ledger.transact(action, work, (committed) =>
    note(ledger, action.by, { ...committed, kind: "do", target: null }),
  );
}

/**
 * Runs a part of an action that is too large for one transaction, so that others can go on between its parts. All of it is
 * one action to undo, also where it never came to its end. What was there before stands in the ledger alone.
 */
export function transactPartly<T>(
  ledger: Ledger,
  action: Action & { opId: string },
  work: (tx: Tx) => T,
): { value: T } & Committed {
  return ledger.transact({ ...action, continues: true }, work, (committed) =>
    noteParts(ledger, action.by, { ...committed, kind: "do", target: null }),
  );
}

/** Notes an action that is written in parts under the last entry that there is of it. */
export function noteParts(
  { store }: Ledger,
  by: string | null,
  { n, opId, kind, target }: Committed & { kind: Kind; target: number | null },
): void {
  store.run("DELETE FROM local_undo WHERE op_id = ? AND by IS ?", opId, by);
  store.run(
    "INSERT INTO local_undo (n, op_id, by, kind, target, before) VALUES (?, ?, ?, ?, ?, ?)",
    n,
    opId,
    by,
    kind,
    target,
    IN_LEDGER,
  );
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

/** The action of this profile that was asked for under this id, by its last entry; undefined if it left no note. */
export function notedUnder(ledger: Ledger, by: string | null, opId: string): number | undefined {
  return ledger.store.get<{ n: number }>(
    "SELECT n FROM local_undo WHERE op_id = ? AND by IS ? ORDER BY n DESC LIMIT 1",
    opId,
    by,
  )?.n;
}

function last(ledger: Ledger, by: string | null, condition: string): Noted | undefined {
  return ledger.store.get<Noted>(
    `SELECT n, op_id, by, before FROM local_undo WHERE by IS ? AND undone = 0 AND ${condition} ORDER BY n DESC LIMIT 1`,
    by,
  );
}

/** Notes what an action changed, under the last of its entries. */
export function note(
  ledger: Ledger,
  by: string | null,
  { n, opId, inverses, kind, target }: Committed & { kind: Kind; target: number | null },
): void {
  if (n === null || inverses.length === 0) return;
  ledger.store.run(
    "INSERT INTO local_undo (n, op_id, by, kind, target, before) VALUES (?, ?, ?, ?, ?, ?)",
    n,
    opId,
    by,
    kind,
    target,
    JSON.stringify(inverses),
  );
  // Now and then, not at each note: the oldest ones lie on a page that this commit would not write otherwise.
  if (n % 64 === 0)
    ledger.store.run(
      "DELETE FROM local_undo WHERE n <= (SELECT n FROM local_undo ORDER BY n DESC LIMIT 1 OFFSET ?)",
      MOST_NOTES,
    );
}
