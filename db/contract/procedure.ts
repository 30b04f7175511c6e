/**
 * What every procedure of the contract states of itself: the right that it needs, from where it may be called, and what a
 * window does with what is being typed in it before it calls. `requireRight` (db/server/connection.ts) enforces the first two before
 * anything of the procedure runs; the link of the window (renderer/app/api.ts) the last. A query states besides what its answer
 * rests on (shows.ts).
 */
import { type AnySchema, type ContractProcedure, type ContractRouter, oc } from "@orpc/contract";
import type { Shows } from "./shows.ts";

/**
 * The right that a call needs.
 *
 * - `anyone`: none; also while no workspace is open
 * - `read`: a workspace is open. What is seen depends on the role
 * - `person`: somebody is logged in, in whichever role
 * - `write`: a role that may change records; which ones, the rules of each subject say
 * - `keep`: keeps the records of everybody: recorder and facilitator
 * - `run_meeting`, `seal`, `workspace`, `decide_extension`, `verify`: as in `db/records/permissions.ts`
 */
export type Deed =
  | "anyone"
  | "read"
  | "person"
  | "write"
  | "keep"
  | "run_meeting"
  | "seal"
  | "workspace"
  | "decide_extension"
  | "verify";

/** `here`: only from the computer on which Concord runs. `room`: from other devices of the room as well. */
export type Reach = "here" | "room";

/**
 * What a call looks at as a whole holds what was typed just before it was asked for: the window records that first.
 *
 * - `needed`: nothing is done where something of it could not be recorded
 * - `first`: what could not be recorded stays a draft
 * - `briefly`: likewise, and the call is not kept waiting by an answer that does not come
 */
export type Typed = "needed" | "first" | "briefly";

/**
 * Who may call besides those with the right to it.
 *
 * - `renewed`: whoever has set both secrets of the open workspace anew by its recovery code, logged in or not
 */
export type Besides = "renewed";

/** A type, not an interface: the contract's meta needs an index signature, which interfaces lack. */
export type Terms = {
  deed: Deed;
  reach: Reach;
  besides?: Besides | undefined;
  typed?: Typed | undefined;
  /** Of a query: what its answer rests on. */
  shows?: Shows | undefined;
};

/** With a call that a page makes for somebody: the profile's id. Where another has logged in since, nothing is written. */
export const PERSON_HEADER = "concord-person";

/** A contract in which every procedure states its terms; one without does not fit. */
export type StatedRouter = ContractRouter<Terms>;

/** Any procedure of it. */
export type StatedProcedure = ContractProcedure<AnySchema, AnySchema, Record<never, never>, Terms>;

/** Begins a procedure of the contract. */
export function procedure(deed: Deed, reach: Reach, typed?: Typed) {
  return oc.$meta<Terms>({ deed, reach, typed });
}

/** The same where some may call it who have not got the right. */
export function procedureBesides(besides: Besides, deed: Deed, reach: Reach) {
  return oc.$meta<Terms>({ deed, reach, besides });
}

/**
 * Begins a query: it needs the right to read, changes nothing, and its answer is shown for as long as it holds.
 * @param any subjects of which any record may change the answer
 * @param more what else it rests on
 */
export function query(reach: Reach, any: Shows["any"], more: Omit<Shows, "any"> = {}) {
  return oc.$meta<Terms>({ deed: "read", reach, shows: { any, ...more } });
}

/** What a procedure of the contract states of itself; undefined for a path that leads to none. */
export function termsOf(
  api: Readonly<Record<string, Readonly<Record<string, { "~orpc": { meta: Terms } }>>>>,
  [room = "", name = ""]: readonly string[],
): Terms | undefined {
  return api[room]?.[name]?.["~orpc"].meta;
}
