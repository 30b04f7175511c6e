/**
 * Who may do what. A facilitator may do everything; a recorder keeps the records but neither runs the workspace nor
 * seals; a participant logs what belongs to the own organization; an observer reads.
 */
import { ConcordError } from "../contract/errors.ts";
import type { Deed } from "../contract/procedure.ts";
import { ROLES, type Role } from "../contract/vocabulary.ts";
import type { Actor } from "./context.ts";

/** Which roles may do what, as far as it does not depend on the record. */
const MAY: Readonly<Record<Deed, readonly Role[]>> = {
  anyone: ROLES,
  read: ROLES,
  person: ROLES,
  write: ["facilitator", "recorder", "participant"],
  keep: ["facilitator", "recorder"],
  run_meeting: ["facilitator", "recorder"],
  seal: ["facilitator"],
  workspace: ["facilitator"],
  decide_extension: ["facilitator"],
  verify: ["facilitator"],
};

/** @throws ConcordError E_NOT_ALLOWED */
export function mayDo(actor: Actor, deed: Deed): void {
  if (!MAY[deed].includes(actor.role)) throw refusal(actor);
}

function refusal(actor: Actor): ConcordError {
  return new ConcordError("E_NOT_ALLOWED", { role: actor.role });
}
