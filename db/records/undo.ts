/** Undo and redo as a profile asks for them: of its own actions, and through the same gate as any other change. */
import { randomUUID } from "node:crypto";
import { ConcordError } from "../contract/errors.ts";
import type { Taken } from "../contract/procedures/history.ts";
import type { Inverse, Tx } from "../ledger/transaction.ts";
import { notedUnder, redoable, undoable } from "../ledger/undo/notes.ts";
import { isInParts, takeBackInParts } from "../ledger/undo/parts.ts";
import { type TakenBack, takeBack, takenUnder } from "../ledger/undo/undo.ts";
import { asked, callOf, mayAct } from "./acts.ts";
import type { Context } from "./context.ts";
import { passBack } from "./gate.ts";
import { labelOf, namedAfter } from "./labels.ts";

interface Asked {
  n?: number | undefined;
  action?: string | undefined;
  opId?: string | undefined;
}

/**
 * @param input.n entry of the action; the last one of this profile when absent
 * @param input.action the id under which it was asked for, in place of its entry
 * @returns what was taken back; null where that was long ago, under the same id, and this laptop has no note of it any more
 * @throws ConcordError E_NOTHING_TO_UNDO, E_UNDO_NOTE, E_UNDO_OVERTAKEN, E_UNDO_GONE, E_NOT_ALLOWED if the profile may not do any more
 *   what it did, E_SEALED, E_NO_PROFILE, E_OP_ID_USED, and whatever the rules of the records say
 */
export function takeBackAs(context: Context, kind: "undo" | "redo", input: Asked): Taken | null {
  const { ledger } = context;
  const actor = context.actor();
  if (asked(context, kind, input)) return takenFrom(context, takenUnder(ledger, input.opId as string), kind);
  const n = wanted(context, kind, input);
  let what: TakenBack | undefined;
  takeBack(
    ledger,
    { act: kind, by: actor.id, opId: input.opId, call: callOf(context, kind, input) },
    n ?? 0,
    kind,
    (tx, taken) => {
      what = taken;
      mayAct(actor, taken.act);
      passBack(context, tx, taken);
    },
  );
  return takenFrom(context, what, kind);
}

/**
 * The same of an action that was written in parts: in parts as well, between which others are served. Yields how much of it is
 * done, from 0 to 1. Of any other action it is one part.
 * @throws ConcordError as `takeBackAs` does, E_CANCELLED; then nothing has changed
 */
export async function* takingBack(
  context: Context,
  kind: "undo" | "redo",
  input: Asked,
  signal?: AbortSignal,
): AsyncGenerator<number, Taken | null> {
  const { ledger } = context;
  const actor = context.actor();
  const n = asked(context, kind, input) ? undefined : wanted(context, kind, input);
  if (n === undefined || !isInParts(ledger, actor.id, n)) return takeBackAs(context, kind, input);
  const action = {
    act: kind,
    by: actor.id,
    opId: input.opId ?? randomUUID(),
    call: callOf(context, kind, input),
  };
  const write = (tx: Tx, taken: TakenBack) => {
    mayAct(actor, taken.act);
    passBack(context, tx, taken);
  };
  const needed = () => {
    if (signal?.aborted) throw new ConcordError("E_CANCELLED");
  };
  return takenFrom(context, yield* takeBackInParts(ledger, action, { n, kind }, write, needed), kind);
}

/** The last entry of what is to be taken back. */
function wanted({ ledger, actor }: Context, kind: "undo" | "redo", { n, action }: Asked): number | undefined {
  const by = actor().id;
  if (n !== undefined) return n;
  if (action !== undefined) return notedUnder(ledger, by, action);
  return kind === "undo" ? undoable(ledger, by) : redoable(ledger, by);
}

/** What an action did, by the record that it was about. */
function takenFrom({ reader }: Context, taken: TakenBack | undefined, kind: "undo" | "redo"): Taken | null {
  if (!taken) return null;
  const { act, inverses } = taken;
  // As it was done: what is removed goes after its parts, what is put goes before what follows from it.
  const done = inverses.toReversed().map((inverse) => ({ ...inverse, op: doneBy(inverse.op, kind) }));
  const main = act === "remove" ? done.findLast(({ op }) => op === "delete") : (keptBy(act, done) ?? done[0]);
  if (!main) return null;
  const { op, subject, id } = main;
  // What the name tells already is no other record.
  const said = new Set([{ subject, id }, ...namedAfter(reader, subject, id)].map(keyOf));
  const more = new Set(done.map(keyOf).filter((key) => !said.has(key))).size;
  return { act, op, subject, id, label: labelOf(reader, subject, id), more };
}

/** The record that a merge is about is the one that stays; what named the others was moved to it before. */
function keptBy<O extends Pick<Taken, "op" | "subject">>(act: string, done: readonly O[]): O | undefined {
  const [kind, verb] = act.split(".");
  return verb === "merge" ? done.findLast(({ op, subject }) => subject === kind && op !== "delete") : undefined;
}

const keyOf = ({ subject, id }: { subject: string; id: string }) => `${subject} ${id}`;

/** @param inverse named after what was done; a redo takes back an undo, and does again what that had taken back */
function doneBy(inverse: Inverse["op"], kind: "undo" | "redo"): Taken["op"] {
  if (inverse === "set") return "set";
  return (inverse !== "delete") === (kind === "undo") ? "make" : "delete";
}
