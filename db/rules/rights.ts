/**
 * Who may write what: the one rule, by which the workspace refuses and the window shows a text in place of a field. A
 * facilitator writes everything; a recorder all but what a subject keeps from recorders; a participant the fields that the
 * subject's own table of rights names, of what belongs to the own organization; an observer nothing.
 */
import type { Deed } from "../contract/procedure.ts";
import type { PartyRights } from "../contract/subjects/define.ts";
import { type Subject, subjectOf } from "../contract/subjects/index.ts";
import { CLOSED_STATUS, ROLES, type Role } from "../contract/vocabulary.ts";

/** Whoever writes: nobody while nobody is logged in. */
export interface Writer {
  role: Role;
  /** The party that the person logs for. */
  organization: string | null;
}

/** A record, or what is known of one that is being made. */
export type Held = Readonly<Record<string, unknown>>;

/** What the rule has to know of other records. */
export interface Ties {
  /** The action that a record belongs to. */
  action(record: Held): Held | undefined;
  /** Whether an organization is on the list of the meeting that a record is said in, and whether or not it has come. */
  isExpected(organization: string, record: Held): boolean;
  /** Whether that meeting is closed: its minutes circulate then. */
  isOver(record: Held): boolean;
}

/** Of records that belong to no meeting and no action, or where neither is at hand. */
export const UNTIED: Ties = { action: () => undefined, isExpected: () => false, isOver: () => false };

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

/** Whether a role may do such a thing at all. */
export function roleMay(role: Role, deed: Deed): boolean {
  return MAY[deed].includes(role);
}

/** What somebody may write of a subject: all of it, nothing, or what its table of rights says of one party's own. */
export function rightsOf(writer: Writer | null, subject: Subject): "all" | "none" | PartyRights {
  const { facilitator, recorder, participant } = subjectOf(subject).rights;
  if (writer?.role === "facilitator") return facilitator ?? "all";
  if (writer?.role === "recorder" && recorder !== "none") return "all";
  return (writer?.role === "participant" && writer.organization !== null && participant) || "none";
}

/** Whether a record is the organization's own, by every tie that its subject names. */
export function isOwn(organization: string, { own }: PartyRights, record: Held, ties: Ties): boolean {
  return own.every((tie) => {
    if (tie === "organization") return record.organization === organization;
    if (tie === "meeting") return ties.isExpected(organization, record);
    const action = tie === "action" ? ties.action(record) : record;
    return isParty(organization, action) && !CLOSED.has(String(action?.status));
  });
}

/** 销号: what was closed by somebody else is not the parties' any more. */
const CLOSED: ReadonlySet<string> = new Set(CLOSED_STATUS);

function isParty(organization: string, action: Held | undefined): boolean {
  return action?.lead === organization || (action?.supporting as string[] | undefined)?.includes(organization) === true;
}

/** Which fields of a record somebody may change. */
export function mayChange(
  writer: Writer | null,
  subject: Subject,
  record: Held,
  ties: Ties,
): (field: string) => boolean {
  const rights = partyRights(writer, subject, record, ties);
  return (field) => rights === "all" || (rights !== "none" && (rights.change ?? []).includes(field));
}

/** Whether somebody may make a record of which this is known: the ties that it hangs by. */
export function mayMake(writer: Writer | null, subject: Subject, record: Held, ties: Ties): boolean {
  const rights = partyRights(writer, subject, record, ties);
  return rights === "all" || (rights !== "none" && rights.make !== undefined);
}

/** Whether somebody may give a field this value, where the field may be written. */
export function mayGive(writer: Writer | null, subject: Subject, field: string, value: string): boolean {
  const rights = rightsOf(writer, subject);
  return rights === "all" || (rights !== "none" && !(rights.never?.[field] ?? []).includes(value));
}

export function mayRemove(writer: Writer | null, subject: Subject, record: Held, ties: Ties): boolean {
  const rights = partyRights(writer, subject, record, ties);
  return rights === "all" || (rights !== "none" && rights.remove === true);
}

/** What somebody may write of this record now. */
function partyRights(writer: Writer | null, subject: Subject, record: Held, ties: Ties): "all" | "none" | PartyRights {
  const rights = rightsOf(writer, subject);
  if (rights === "all" || rights === "none") return rights;
  const over = rights.until === "closed" && ties.isOver(record);
  return isOwn(writer?.organization ?? "", rights, record, ties) && !over ? rights : "none";
}
