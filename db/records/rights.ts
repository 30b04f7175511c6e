/** Holds what is written to the one rule of who may write what (db/rules/rights.ts), as it was and as it will be. */

import type { Reader } from "../base/store.ts";
import { ConcordError } from "../contract/errors.ts";
import type { PartyRights } from "../contract/subjects/define.ts";
import type { Subject } from "../contract/subjects/index.ts";
import { isOwn, rightsOf, type Ties } from "../rules/rights.ts";
import { columnsOf, type Fields } from "../schema/columns.ts";
import { namedRecord } from "../schema/labels.ts";
import { readRecord } from "../schema/read-record.ts";
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
  const rights = rightsOf(actor, subject);
  if (rights === "all") return;
  const ties = tiesIn(written, subject);
  if (rights === "none" || !isGranted(actor.organization as string, rights, subject, written, ties))
    throw new ConcordError("E_NOT_ALLOWED", { role: actor.role });
  if (rights.until === "closed") requireOpenMeeting(subject, written);
}

function isGranted(organization: string, rights: PartyRights, subject: Subject, written: Written, ties: Ties): boolean {
  const { before, after, fields, way } = written;
  const own = (record: Fields | undefined) => !record || isOwn(organization, rights, record, ties);
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

/** The other records that the rule asks about, as they stand in the workspace. */
function tiesIn({ reader, way }: Written, subject: Subject): Ties {
  const meeting = (record: Fields) => meetingOf(reader, subject, record) ?? "";
  return {
    action: ({ action }) => readRecord(reader, "action", String(action)),
    // Whoever said what is taken back or comes back was on the list then.
    isExpected: (organization, record) =>
      way === "back" ||
      reader.get(
        "SELECT 1 FROM attendance WHERE meeting = ? AND organization = ?",
        meeting(record as Fields),
        organization,
      ) !== undefined,
    isOver: (record) => isOver(stateOf(reader, subject, record as Fields)),
  };
}

/** What is said in a meeting is said until it is closed: its minutes circulate then. */
function requireOpenMeeting(subject: Subject, { reader, before, after }: Written): void {
  const record = (after ?? before) as Fields;
  const state = stateOf(reader, subject, record);
  const meeting = meetingOf(reader, subject, record);
  if (meeting && isOver(state))
    throw new ConcordError("E_MEETING_STATE", { state, ...namedRecord(reader, "meeting", meeting) });
}

function stateOf(reader: Reader, subject: Subject, record: Fields): string {
  const meeting = meetingOf(reader, subject, record);
  return (meeting && readRecord(reader, "meeting", meeting)?.state) || "";
}

function isOver(state: string): boolean {
  return state === "closed" || state === "sealed";
}

function differs(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) !== JSON.stringify(b);
}

function isFilled(value: unknown): boolean {
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
}
