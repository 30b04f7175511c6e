/**
 * Who may do what. A facilitator may do everything; a recorder keeps the records but neither runs the workspace nor
 * seals; a participant logs what belongs to the own organization; an observer reads.
 */
import { ConcordError } from "../contract/errors.ts";
import type { Deed } from "../contract/procedure.ts";
import { roleMay } from "../rules/rights.ts";
import type { Actor } from "./context.ts";

/** @throws ConcordError E_NOT_ALLOWED */
export function mayDo(actor: Actor, deed: Deed): void {
  if (!roleMay(actor.role, deed)) throw refusal(actor);
}

function refusal(actor: Actor): ConcordError {
  return new ConcordError("E_NOT_ALLOWED", { role: actor.role });
}
