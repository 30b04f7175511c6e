/** Undo and redo as a profile asks for them: of its own actions, and through the same gate as any other change. */
import { takeBack } from "../ledger/undo.ts";
import { redoable, undoable } from "../ledger/undo-notes.ts";
import { asked, callOf, mayAct } from "./acts.ts";
import type { Context } from "./context.ts";
import { passBack } from "./gate.ts";

/**
 * @param input.n entry of the action; the last one of this profile when absent
 * @throws ConcordError E_NOTHING_TO_UNDO, E_UNDO_NOTE, E_UNDO_OVERTAKEN, E_UNDO_GONE, E_NOT_ALLOWED if the profile may not do any more
 *   what it did, E_SEALED, E_NO_PROFILE, E_OP_ID_USED, and whatever the rules of the records say
 */
export function takeBackAs(
  context: Context,
  kind: "undo" | "redo",
  input: { n?: number | undefined; opId?: string | undefined },
): void {
  const { ledger } = context;
  const actor = context.actor();
  if (asked(context, kind, input)) return;
  const n = input.n ?? (kind === "undo" ? undoable(ledger, actor.id) : redoable(ledger, actor.id));
  takeBack(
    ledger,
    { act: kind, by: actor.id, opId: input.opId, call: callOf(context, kind, input) },
    n ?? 0,
    kind,
    (tx, taken) => {
      mayAct(actor, taken.act);
      passBack(context, tx, taken);
    },
  );
}
