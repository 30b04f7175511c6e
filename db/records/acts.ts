/**
 * User actions by their names: which deed each takes beside the rights to the records that it writes, and how an id makes
 * each of them happen once.
 */
import { hash } from "node:crypto";
import { canonicalize } from "../base/canonical.ts";
import type { Operation } from "../base/entry.ts";
import { type Api, api } from "../contract/api.ts";
import { type Deed, type Terms, termsOf } from "../contract/procedure.ts";
import type { Tx } from "../ledger/transaction.ts";
import { transactPartly, transactUndoably } from "../ledger/undo/notes.ts";
import type { Actor, Context } from "./context.ts";
import { mayDo } from "./permissions.ts";

/** Each with its deed stated in the contract. */
type Path = { [Room in keyof Api]: `${Room}.${keyof Api[Room] & string}` }[keyof Api];

/**
 * As the history names them, with the procedure that does each: its deed, as the contract states it, is the deed of the act.
 * Where several do the same, the one that asks for least; the others ask for more before anything of them runs.
 */
const ACTS = {
  put: "setting.put",
  remove: "setting.remove",
  undo: "history.undo",
  redo: "history.redo",
  "action.ask_extension": "action.askExtension",
  "action.decide_extension": "action.decideExtension",
  "action.report": "action.report",
  "floor.ask": "meeting.askFloor",
  "floor.leave": "meeting.leaveFloor",
  "floor.move": "meeting.moveFloor",
  "many.change": "many.run",
  "meeting.add_items": "meeting.addItems",
  "meeting.check_in": "meeting.checkIn",
  "meeting.close": "meeting.close",
  "meeting.item": "meeting.moveTo",
  "meeting.order": "meeting.orderItems",
  "meeting.order_entries": "meeting.orderEntries",
  "meeting.pause": "meeting.pauseTimer",
  "meeting.reopen": "meeting.reopen",
  "meeting.round": "meeting.takeReport",
  "meeting.seal": "meeting.seal",
  "meeting.speak": "meeting.speak",
  "meeting.start": "meeting.start",
  "meeting.take_up": "meeting.takeUp",
  "meeting.tick": "meeting.tick",
  "minutes.answer": "minutes.answerComment",
  "minutes.circulate": "minutes.circulate",
  "minutes.confirm": "minutes.confirm",
  "minutes.withdraw": "minutes.withdraw",
  "organization.add_list": "organization.addList",
  "organization.judge": "organization.judge",
  "organization.merge": "organization.merge",
  "outcome.amend": "meeting.decideAmendment",
  "outcome.decide": "meeting.decide",
  "outcome.position": "meeting.takePosition",
  "paper.add": "paper.finish",
  "policy.take_text": "policy.takeText",
  "profile.pin": "profile.setPin",
  "segment.merge": "segment.merge",
  "segment.place": "segment.place",
  "series.plan": "meeting.planNext",
  "statement.take": "statement.take",
  "table_import.run": "table_import.run",
  "table_import.take_paper": "table_import.takePaper",
  "template.save": "template.save",
  "template.use": "template.use",
  "term.merge": "term.merge",
  "term.place": "term.place",
  "workspace.rename": "workspace.rename",
  "workspace.working_days": "workspace.setWorkingDays",
} as const satisfies Record<string, Path>;
export type Act = keyof typeof ACTS;
/** The names of all of them. */
export const ACT_NAMES = Object.keys(ACTS) as Act[];

/** What is asked for beside the deed of a procedure, where more is done by it than by most of its calls. */
const MORE = {
  /** Somebody else confirms at this laptop. */
  "minutes.confirm for another": "run_meeting",
  "profile.pin of another": "workspace",
  "action is verified": "verify",
} as const satisfies Record<string, Deed>;

/** What is asked for: everything that decides what comes of it, and the id under which it happens once. */
type Asked = { opId?: string | undefined };

/** The deed of an act, from the contract. */
export function deedOf(act: string): Deed {
  // An action whose name nobody knows came from another version: whoever writes at all may undo it as the records allow.
  if (!Object.hasOwn(ACTS, act)) return "write";
  return (termsOf(api, ACTS[act as Act].split(".")) as Terms).deed;
}

/**
 * Whether this person may do such a thing, as far as no record decides it.
 * @throws ConcordError E_NOT_ALLOWED
 */
export function mayAct(actor: Actor, act: string): void {
  mayDo(actor, deedOf(act));
}

/**
 * Whether this person may do what a call asks for beside its deed.
 * @throws ConcordError E_NOT_ALLOWED
 */
export function mayAlso(actor: Actor, what: keyof typeof MORE): void {
  mayDo(actor, MORE[what]);
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
 * Runs a part of one user action that is too large for one transaction; every part with the same id, and with the same input.
 * @param passing it need not wait for the disk, as the last part does
 * @throws ConcordError E_NOT_ALLOWED, and what `work` throws
 */
export function actPartly<T>(
  context: Context,
  name: Act,
  input: Asked & { opId: string },
  work: (tx: Tx) => T,
  passing = false,
) {
  const actor = context.actor();
  mayAct(actor, name);
  const action = { act: name, by: actor.id, opId: input.opId, call: callOf(context, name, input), passing };
  return transactPartly(context.ledger, action, work);
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

/** What was asked for, in the call that goes on: it is looked for and then noted under the same few characters. */
const calls = new WeakMap<Asked, { of: string; call: string }>();

/** Says in a few characters who asked for what, so that the same can be told from another. */
export function callOf(context: Context, name: Act, asked: Asked): string {
  const by = context.actor().id;
  const of = `${name} ${by}`;
  const known = calls.get(asked);
  if (known?.of === of) return known.call;
  const { opId: _, ...input } = asked;
  // As it came over the wire: what is undefined was never there.
  const text = canonicalize(JSON.parse(JSON.stringify({ name, by, input })));
  const call = hash("sha256", text, "base64url");
  calls.set(asked, { of, call });
  return call;
}
