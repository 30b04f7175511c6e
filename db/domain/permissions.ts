/**
 * Who may do what. A facilitator may do everything; a recorder keeps the records but neither runs the workspace nor
 * seals; a participant logs what belongs to the own organization; an observer reads.
 */
import { ConcordError } from "../contract/errors.ts";
import type { Subject } from "../contract/subjects/index.ts";
import type { Reader } from "../ledger/store.ts";
import { readRecord } from "../ledger/transaction.ts";
import type { Fields } from "../schema/columns.ts";
import type { Actor } from "./context.ts";

const FACILITATOR_ONLY: ReadonlySet<Subject> = new Set(["profile", "setting", "seal", "erratum"]);

/** Things that are not a change of one record. */
export type Deed = "seal" | "workspace" | "decide_extension" | "verify" | "run_meeting";

/** @throws ConcordError E_NOT_ALLOWED */
export function mayDo(actor: Actor, deed: Deed): void {
  if (actor.role === "facilitator") return;
  if (actor.role === "recorder" && deed === "run_meeting") return;
  throw refusal(actor);
}

/**
 * @param before the record as it was, undefined if it is being made
 * @param after the record as it will be, undefined if it is being removed
 * @throws ConcordError E_NOT_ALLOWED
 */
export function mayWrite(
  actor: Actor,
  subject: Subject,
  change: { reader: Reader; before: Fields | undefined; after: Fields | undefined },
): void {
  if (actor.role === "facilitator") return;
  if (actor.role === "recorder" && !FACILITATOR_ONLY.has(subject)) return;
  if (actor.role === "participant" && actor.organization && isOwn(actor.organization, subject, change)) return;
  throw refusal(actor);
}

/** What a participant may write: the own organization's report, position, attendance, and progress of its actions. */
function isOwn(
  organization: string,
  subject: Subject,
  { reader, before, after }: { reader: Reader; before: Fields | undefined; after: Fields | undefined },
): boolean {
  const own = (record: Fields | undefined) => !record || record.organization === organization;
  switch (subject) {
    case "report":
    case "position":
    case "amendment":
    case "comment":
      return own(before) && own(after);
    case "attendance":
      return own(before) && own(after) && after !== undefined;
    case "action_update":
    case "extension_request":
      return !before && own(after) && isParty(organization, reader, after?.action as string);
    case "action_step":
      return isParty(organization, reader, (after ?? before)?.action as string);
    case "paper":
      return own(before) && own(after) && isParty(organization, reader, (after ?? before)?.action as string);
    case "action":
      return Boolean(before && after) && concerns(organization, before) && onlyProgress(before, after);
    default:
      return false;
  }
}

function isParty(organization: string, reader: Reader, action: string): boolean {
  return concerns(organization, readRecord(reader, "action", action));
}

function concerns(organization: string, action: Fields | undefined): boolean {
  return action?.lead === organization || (action?.supporting as string[] | undefined)?.includes(organization) === true;
}

function onlyProgress(before: Fields | undefined, after: Fields | undefined): boolean {
  const free = new Set(["status", "percent", "status_note"]);
  return (
    after?.status !== "verified" &&
    Object.keys(after ?? {}).every(
      (field) => free.has(field) || JSON.stringify(before?.[field]) === JSON.stringify(after?.[field]),
    )
  );
}

function refusal(actor: Actor): ConcordError {
  return new ConcordError("E_NOT_ALLOWED", { role: actor.role });
}
