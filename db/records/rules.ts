/** What a subject adds to the common way of changing records: defaults that have to be worked out, and checks. */

import type { Reader } from "../base/store.ts";
import { daysUntilEnd, isBefore } from "../contract/dates.ts";
import { ConcordError, type Warning } from "../contract/errors.ts";
import type { PatchOf, RecordOf, Subject } from "../contract/subjects/index.ts";
import type { Tx } from "../ledger/transaction.ts";
import { namedRecord } from "../schema/labels.ts";
import { readRecord } from "../schema/read-record.ts";
import type { Context } from "./context.ts";
import { sealOf } from "./sealed.ts";

/**
 * How a change comes about: somebody asked for it by itself (`asked`), it is part of a command that writes more than it was
 * asked for (`command`), or it is undone or done again (`back`). What only limits those who ask does not bind the others.
 */
export type Way = "asked" | "command" | "back";

export interface Change<S extends Subject> {
  context: Context;
  tx: Tx;
  id: string;
  /** Undefined while it is being made. */
  before: RecordOf<S> | undefined;
  after: RecordOf<S>;
  /** The fields that were asked to change. */
  fields: PatchOf<S>;
  way: Way;
}

/** A change that was made; of what was removed there is only what it was. */
export type Settled<S extends Subject> = Pick<Change<S>, "context" | "tx" | "way"> & {
  before: RecordOf<S> | undefined;
  after: RecordOf<S> | undefined;
};

export interface Rules<S extends Subject> {
  /** Values for a new record's fields that were not given. */
  defaults?(context: Context, tx: Tx, fields: PatchOf<S>): PatchOf<S>;
  /** What changes with the fields that were given. @param before undefined while it is being made */
  follows?(before: RecordOf<S> | undefined, fields: PatchOf<S>): PatchOf<S>;
  /** Id of a new record, where there can be only one for its parts. */
  onlyId?(fields: PatchOf<S>): string;
  /** Fields that never change once the record is made. */
  fixed?: readonly (keyof RecordOf<S> & string)[];
  /** Fields that only the domain writes: nobody gives them to a new record but as `defaults` would, or changes them, by asking. */
  byCommand?: readonly (keyof RecordOf<S> & string)[];
  /** Nobody makes or changes such a record but by a command. */
  onlyByCommand?: true;
  /** @throws ConcordError if a rule is broken; returns what is only to be looked at */
  check?(change: Change<S>): Warning[] | undefined;
  /** What follows from the change inside the same action, once it is made. */
  settled?(change: Settled<S>): void;
  /** @throws ConcordError if it may not be removed */
  checkRemove?(context: Context, tx: Tx, record: RecordOf<S>, way: Way): void;
}

/** The rules of any subject. */
export type Rulebook = <S extends Subject>(subject: S) => Rules<S>;

/** @throws ConcordError E_UNKNOWN_RECORD */
export function requireRecord<S extends Subject>(reader: Reader, subject: S, id: string): RecordOf<S> {
  const record = readRecord(reader, subject, id);
  if (!record) throw new ConcordError("E_UNKNOWN_RECORD", { subject, id });
  return record;
}

/** @throws ConcordError E_DATE_ORDER; dates of different precision compare as far as both go */
export function requireOrder(from: string | null, to: string | null): void {
  if (from && to && isBefore(to, from)) throw new ConcordError("E_DATE_ORDER");
}

/**
 * Hours of one day; an end past midnight is one of the next, as long as that makes at most twelve hours.
 * @param starts `HH:MM`
 * @throws ConcordError E_HOUR_ORDER
 */
export function requireHours(starts: string | null, ends: string | null): void {
  if (starts && ends && daysUntilEnd(starts, ends) === null) throw new ConcordError("E_HOUR_ORDER", { starts, ends });
}

/**
 * That a meeting is sealed follows from its seal, not from what is written of its state.
 * @throws ConcordError E_SEALED
 */
export function requireUnsealed(reader: Reader, meeting: string | null): void {
  if (meeting && sealOf(reader, meeting)) throw new ConcordError("E_SEALED", namedRecord(reader, "meeting", meeting));
}
