/**
 * Undo is a new entry that restores the earlier values, offered while nobody has changed them since. What the values
 * were is noted on this laptop beside the ledger, so only actions made here can be undone.
 */

import { canonicalize } from "../../base/canonical.ts";
import { ConcordError } from "../../contract/errors.ts";
import { namedRecord } from "../../schema/labels.ts";
import { inversesOf } from "../before.ts";
import type { Action, Committed, Ledger } from "../ledger.ts";
import type { Inverse, Tx } from "../transaction.ts";
import { IN_LEDGER, note } from "./notes.ts";
import { firstAct, isOvertaken, notedFor } from "./overtaken.ts";

/** What an undo or redo takes back. */
export interface TakenBack {
  /** What the user did first, whatever was undone and redone since. */
  act: string;
  /** In the order in which they are to be put back. */
  inverses: readonly Inverse[];
}

/**
 * Takes back the action whose last entry is `n`. Whether that may be, and how it is written, is for the caller to say.
 * @param kind "undo", or "redo" if `n` is itself an undo
 * @param write puts back what is given, in one action
 * @throws ConcordError E_NOTHING_TO_UNDO if this laptop has no note of it for this profile or it is undone already,
 *   E_UNDO_NOTE if the note says anything else than the ledger, E_UNDO_OVERTAKEN if somebody has changed the same fields since, and what `write` throws
 */
export function takeBack(
  ledger: Ledger,
  action: Action,
  n: number,
  kind: "undo" | "redo",
  write: (tx: Tx, taken: TakenBack) => void,
): Committed {
  const noted = notedFor(ledger, action.by, n);
  if (!noted) throw new ConcordError("E_NOTHING_TO_UNDO");
  const made = inversesOf(ledger.store, n);
  // The note is this laptop's own and unsigned: what was changed in it must not come to be signed.
  if (noted.before !== IN_LEDGER && canonicalize(made) !== canonicalize(JSON.parse(noted.before)))
    throw new ConcordError("E_UNDO_NOTE");
  const inverses = made.toReversed();
  for (const inverse of inverses)
    if (isOvertaken(ledger, inverse, noted))
      throw new ConcordError("E_UNDO_OVERTAKEN", namedRecord(ledger.store, inverse.subject, inverse.id));
  const act = firstAct(ledger.store, n);
  return ledger.transact(
    action,
    (tx) => write(tx, { act, inverses }),
    (committed) => {
      ledger.store.run("UPDATE local_undo SET undone = 1 WHERE n = ?", n);
      note(ledger, action.by, { ...committed, kind, target: n });
    },
  );
}

/** What was taken back under this id; undefined where this laptop has no note of it (any more). */
export function takenUnder({ store }: Ledger, opId: string): TakenBack | undefined {
  const target = store.get<{ target: number | null }>("SELECT target FROM local_undo WHERE op_id = ?", opId)?.target;
  if (typeof target !== "number") return undefined;
  return { act: firstAct(store, target), inverses: inversesOf(store, target).toReversed() };
}
