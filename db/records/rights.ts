/**
 * Who may write which fields of a record. A facilitator writes everything; a recorder all but what a subject keeps from
 * recorders; a participant the fields that the subject's own table of rights names, of what belongs to the own
 * organization; an observer nothing.
 */
import type { Reader } from "../base/store.ts";
import { ConcordError } from "../contract/errors.ts";
import type { PartyRights } from "../contract/subjects/define.ts";
import { type Subject, subjectOf } from "../contract/subjects/index.ts";
import { CLOSED_STATUS } from "../contract/vocabulary.ts";
import { readRecord } from "../ledger/transaction.ts";
import { columnsOf, type Fields } from "../schema/columns.ts";
import { meetingOf } from "../schema/references.ts";
import type { Actor } from "./context.ts";
import type { Way } from "./rules.ts";

interface Written {
  reader: Reader;
  /** The record as it was, undefined if it is being made. */
  before: Fields | undefined;
  /** The record as it will be, undefined if it is being removed. */
  after: Fields | undefined;
  /** What a new record is given; the program adds the rest. */
  fields: Fields;
  way: Way;
}

/** @throws ConcordError E_NOT_ALLOWED, E_MEETING_STATE if the meeting is over of which it is a part */
export function mayWrite(actor: Actor, subject: Subject, written: Written): void {
  if (actor.role === "facilitator") return;
  const { recorder, participant } = subjectOf(subject).rights;
  if (actor.role === "recorder" && recorder !== "none") return;
  const mine = actor.role === "participant" && actor.organization && participant;
  if (!mine || !isGranted(actor.organization as string, participant, subject, written))
    throw new ConcordError("E_NOT_ALLOWED", { role: actor.role });
  if (participant.until === "closed") requireOpenMeeting(subject, written);
}

function isGranted(organization: string, rights: PartyRights, subject: Subject, written: Written): boolean {
  const { reader, before, after, fields, way } = written;
  const own = (record: Fields | undefined) =>
    !record || rights.own.every((tie) => isTied(organization, tie, reader, { subject, record }, way));
  if (!own(before) || !own(after)) return false;
  if (!after) return rights.remove === true || (way === "back" && rights.make !== undefined);
  if (Object.entries(rights.never ?? {}).some(([field, values = []]) => values.includes(after[field] as string)))
    return false;
  // What comes back was made by rights once, whole.
  if (!before && way === "back") return rights.make !== undefined;
  const granted: readonly string[] | undefined = before ? rights.change : rights.make;
  const beside: readonly string[] = way === "asked" ? [] : (rights.beside ?? []);
  return (
    granted !== undefined &&
    columnsOf(subject)
      .map(({ name }) => name)
      .filter((name) => (before ? differs(before[name], after[name]) : isFilled(fields[name])))
      .every((name) => granted.includes(name) || beside.includes(name))
  );
}

function isTied(
  organization: string,
  tie: PartyRights["own"][number],
  reader: Reader,
  { subject, record }: { subject: Subject; record: Fields },
  way: Way,
): boolean {
  if (tie === "organization") return record.organization === organization;
  // Whoever said what is taken back or comes back was on the list then.
  if (tie === "meeting") return way === "back" || isExpected(organization, reader, meetingOf(reader, subject, record));
  const action = tie === "action" ? readRecord(reader, "action", String(record.action)) : record;
  return isParty(organization, action) && !CLOSED.has(String(action?.status));
}

/** 销号: what was closed by somebody else is not the parties' any more. */
const CLOSED: ReadonlySet<string> = new Set(CLOSED_STATUS);

function isParty(organization: string, action: Fields | undefined): boolean {
  return action?.lead === organization || (action?.supporting as string[] | undefined)?.includes(organization) === true;
}

/** Whether it is on the attendance list, as a member or to observe, and whether or not it has come. */
function isExpected(organization: string, reader: Reader, meeting: string | null): boolean {
  return (
    reader.get("SELECT 1 FROM attendance WHERE meeting = ? AND organization = ?", meeting ?? "", organization) !==
    undefined
  );
}

/** What is said in a meeting is said until it is closed: its minutes circulate then. */
function requireOpenMeeting(subject: Subject, { reader, before, after }: Written): void {
  const meeting = meetingOf(reader, subject, (after ?? before) as Fields);
  const state = meeting && readRecord(reader, "meeting", meeting)?.state;
  if (state === "closed" || state === "sealed") throw new ConcordError("E_MEETING_STATE", { state });
}

function differs(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) !== JSON.stringify(b);
}

function isFilled(value: unknown): boolean {
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
}
