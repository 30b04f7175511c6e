/**
 * User actions by their names: which deed each takes beside the rights to the records that it writes, and how an id makes
 * each of them happen once.
 */
import { createHash } from "node:crypto";
import { canonicalize } from "../base/canonical.ts";
import type { Operation } from "../base/entry.ts";
import type { Deed } from "../contract/procedure.ts";
import type { Tx } from "../ledger/transaction.ts";
import { transactUndoably } from "../ledger/undo.ts";
import type { Actor, Context } from "./context.ts";
import { mayDo } from "./permissions.ts";

/** As the history names them. Null: the rights to the records are all that is asked. */
const DEEDS = {
  put: null,
  remove: null,
  undo: null,
  redo: null,
  "action.ask_extension": null,
  "action.decide_extension": "decide_extension",
  "action.report": null,
  "meeting.check_in": null,
  "meeting.close": "run_meeting",
  "meeting.item": "run_meeting",
  "meeting.order": "run_meeting",
  "meeting.order_entries": "run_meeting",
  "meeting.pause": "run_meeting",
  "meeting.reopen": "run_meeting",
  "meeting.round": null,
  "meeting.seal": "seal",
  "meeting.speak": "run_meeting",
  "meeting.start": "run_meeting",
  "meeting.take_up": null,
  "minutes.answer": "run_meeting",
  "minutes.circulate": "run_meeting",
  "minutes.confirm": "write",
  "minutes.withdraw": "run_meeting",
  "outcome.amend": "run_meeting",
  "outcome.position": null,
  "paper.add": null,
  "profile.pin": "person",
  "series.plan": null,
  "template.save": null,
  "template.use": null,
  "workspace.rename": null,
} as const satisfies Record<string, Deed | null>;
export type Act = keyof typeof DEEDS;

/** What is asked for: everything that decides what comes of it, and the id under which it happens once. */
type Asked = { opId?: string | undefined };

/**
 * Whether this person may do such a thing, as far as no record decides it.
 * @throws ConcordError E_NOT_ALLOWED
 */
export function mayAct(actor: Actor, act: string): void {
  // An action whose name nobody knows came from another version: whoever writes at all may undo it as the records allow.
  mayDo(actor, (Object.hasOwn(DEEDS, act) && DEEDS[act as Act]) || "write");
}

/**
 * Runs one user action of the current profile that can be undone.
 * @throws ConcordError E_NOT_ALLOWED, and what `work` throws
 */
export function act<T>(context: Context, name: Act, input: Asked, work: (tx: Tx) => T) {
  const actor = context.actor();
  mayAct(actor, name);
  const action = { act: name, by: actor.id, opId: input.opId, call: callOf(context, name, input) };
  return transactUndoably(context.ledger, action, work);
}

/**
 * What was done already under the id of this call; undefined if it is new, or nothing came of it.
 * @returns the action's first operation
 * @throws ConcordError E_OP_ID_USED if something else was done under this id
 */
export function asked(context: Context, name: Act, input: Asked): Operation | undefined {
  const { opId } = input;
  return opId === undefined ? undefined : context.ledger.carriedOut(opId, callOf(context, name, input));
}

/** Says in a few characters who asked for what, so that the same can be told from another. */
export function callOf(context: Context, name: Act, { opId: _, ...input }: Asked): string {
  // As it came over the wire: what is undefined was never there.
  const call = canonicalize(JSON.parse(JSON.stringify({ name, by: context.actor().id, input })));
  return createHash("sha256").update(call, "utf8").digest("base64url");
}
