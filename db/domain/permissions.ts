/**
 * Who may do what. A facilitator may do everything; a recorder keeps the records but neither runs the workspace nor
 * seals; a participant logs what belongs to the own organization; an observer reads.
 */
import { ConcordError } from "../contract/errors.ts";
import type { Actor } from "./context.ts";

/** Things that are not a change of one record. */
export type Deed = "seal" | "workspace" | "decide_extension" | "verify" | "run_meeting" | "write";

/** @throws ConcordError E_NOT_ALLOWED */
export function mayDo(actor: Actor, deed: Deed): void {
  if (actor.role === "facilitator") return;
  if (actor.role === "recorder" && (deed === "run_meeting" || deed === "write")) return;
  if (actor.role === "participant" && deed === "write") return;
  throw refusal(actor);
}

function refusal(actor: Actor): ConcordError {
  return new ConcordError("E_NOT_ALLOWED", { role: actor.role });
}
