/**
 * Circulation of minutes among the parties: draft -> circulated -> confirmed. Sectors comment on paragraphs, staff answer,
 * and one representative of each confirms. Whether minutes are confirmed follows from what they say now.
 */

import { newId, onlyId } from "../../base/ids.ts";
import type { Reader } from "../../base/store.ts";
import { ConcordError } from "../../contract/errors.ts";
import type { RecordOf } from "../../contract/subjects/index.ts";
import { claimsOf, confirmedHash } from "../../documents/verify/confirming.ts";
import { requireSignature } from "../../documents/verify/signature.ts";
import type { Tx } from "../../ledger/transaction.ts";
import { type Act, act, asked, mayAct, mayAlso } from "../../records/acts.ts";
import type { Context } from "../../records/context.ts";
import { putIn } from "../../records/records.ts";
import { type Rules, requireRecord, requireUnsealed } from "../../records/rules.ts";
import { readRecord } from "../../schema/read-record.ts";
import { inState } from "../meetings/meeting-state.ts";
import { pinSetter, requirePin } from "../people/pins.ts";
import { requireChecked } from "./check-list.ts";
import { confirmationsOf, type Place, textsOf } from "./circulation-state.ts";
import { readMinutes } from "./minutes.ts";
import { minutesModelOf } from "./model.ts";

type Comment = RecordOf<"comment">;

export const minutesRules: Rules<"minutes"> = {
  onlyId: ({ meeting }) => onlyId("min", meeting ?? ""),
  fixed: ["meeting"],
  byCommand: ["state", "circulated_at", "comments_until"],
  check({ before, after, way }) {
    if (before || way === "back") return undefined;
    for (const field of ["state", "circulated_at", "comments_until"] as const)
      if (after[field] !== null && after[field] !== "draft")
        throw new ConcordError("E_ONLY_BY_COMMAND", { path: field });
    return undefined;
  },
};

export const commentRules: Rules<"comment"> = {
  defaults: (context, tx, { meeting, key, style, language, organization }) => {
    const actor = context.actor();
    const own = organization ?? actor.organization;
    return {
      made_at: context.now(),
      author: actor.name,
      profile: actor.id,
      organization: own,
      sector: (own && readRecord(tx.reader, "organization", own)?.sector) || undefined,
      about: meeting && key ? paragraphText(tx.reader, { meeting, key, style, language }) : null,
    };
  },
  fixed: ["meeting", "key", "style", "language", "about", "profile", "made_at"],
  byCommand: ["state", "answer"],
  check({ context, tx, before, after, fields, way }) {
    const actor = context.actor();
    if (!before && way === "back") return undefined;
    // Staff take back their answer; the words stay those of who wrote them.
    const words = (["text", "author", "sector", "organization"] as const).some(
      (name) => before?.[name] !== after[name],
    );
    if (before && (way === "asked" || words)) requireOwnOpen(actor.id, before);
    if (!before) {
      for (const field of ["state", "answer", "about", "profile", "made_at"] as const)
        if (fields[field] !== undefined) throw new ConcordError("E_ONLY_BY_COMMAND", { path: field });
      if (after.key && after.about === null) throw new ConcordError("E_COMMENT_PARAGRAPH");
    }
    if (!isCirculated(tx.reader, after.meeting)) throw new ConcordError("E_NOT_CIRCULATED");
    const organization = after.organization && readRecord(tx.reader, "organization", after.organization);
    if (organization && organization.sector !== after.sector) throw new ConcordError("E_COMMENT_SECTOR");
    return undefined;
  },
  checkRemove(context, _tx, comment) {
    if (context.actor().role !== "facilitator") requireOwnOpen(context.actor().id, comment);
  },
};

export const confirmationRules: Rules<"confirmation"> = { onlyByCommand: true };

function requireOwnOpen(actor: string, comment: Comment): void {
  if (comment.profile !== actor) throw new ConcordError("E_COMMENT_OTHERS", { author: comment.author });
  if (comment.state !== "open") throw new ConcordError("E_COMMENT_ANSWERED");
}

type Command<T = object> = T & { meeting: string; opId?: string | undefined };

/**
 * draft -> circulated, once the check list is dealt with; called again, it only moves the day until which comments are asked
 * for.
 * @throws ConcordError E_CHECKS_OPEN, E_NOT_ALLOWED, E_SEALED, E_MEETING_STATE, E_DATE_PAST
 */
export function circulateMinutes(context: Context, input: Command<{ commentsUntil: string | null }>): void {
  if (asked(context, "minutes.circulate", input)) return;
  const meeting = requireClosed(context, "minutes.circulate", input.meeting);
  if (input.commentsUntil && input.commentsUntil < context.today())
    throw new ConcordError("E_DATE_PAST", { date: input.commentsUntil });
  if (!isCirculated(context.reader, meeting)) requireChecked(context, meeting, "circulate");
  act(context, "minutes.circulate", input, (tx) => {
    const { id, state } = minutesIn(context, tx, meeting);
    tx.put("minutes", id, {
      comments_until: input.commentsUntil,
      ...((state ?? "draft") === "draft" && { state: "circulated", circulated_at: context.now() }),
    });
  });
}

/** circulated or confirmed -> draft. Comments and confirmations stay: they hold again if the same text is circulated. */
export function withdrawMinutes(context: Context, input: Command): void {
  if (asked(context, "minutes.withdraw", input)) return;
  const meeting = requireClosed(context, "minutes.withdraw", input.meeting);
  if (!isCirculated(context.reader, meeting)) throw new ConcordError("E_NOT_CIRCULATED");
  act(context, "minutes.withdraw", input, (tx) =>
    tx.put("minutes", minutesIn(context, tx, meeting).id, { state: "draft", circulated_at: null }),
  );
}

/**
 * Accepts or declines a comment. Accepting changes no text: staff work it in by polishing the paragraph.
 * @throws ConcordError E_NOT_ALLOWED, E_SEALED, E_UNKNOWN_RECORD
 */
export function answerComment(
  context: Context,
  input: { comment: string; accept: boolean; answer?: string | undefined; opId?: string | undefined },
): void {
  if (asked(context, "minutes.answer", input)) return;
  mayAct(context.actor(), "minutes.answer");
  const comment = requireRecord(context.reader, "comment", input.comment);
  requireUnsealed(context.reader, comment.meeting);
  act(context, "minutes.answer", input, (tx) =>
    tx.put("comment", comment.id, {
      state: input.accept ? "accepted" : "declined",
      ...(input.answer !== undefined && { answer: input.answer.trim() || null }),
    }),
  );
}

/**
 * Confirms what the minutes say now: as the chair (a facilitator's profile, or one of the chair's name), or for the
 * sector of the profile's organization, which must have attended as a member.
 * @param input.profile of the person who confirms, whoever is logged in; other persons than oneself ask for staff
 *   Who has no PIN and did not log in is noted down by whoever did: the minutes say so. They also say who set the PIN, where
 *   that was somebody else and it was not changed since.
 * @param input.signature PNG, Base64
 * @throws ConcordError E_PIN, E_PIN_WAIT, E_SIGNATURE, E_NOT_CIRCULATED, E_CONFIRM_PARTY, E_CONFIRM_NONE,
 *   E_CONFIRMED_ALREADY, E_NOT_ALLOWED, E_SEALED, E_MEETING_STATE
 */
export function confirmMinutes(
  context: Context,
  input: Command<{ profile: string; pin?: string | undefined; signature?: string | null | undefined }>,
): void {
  // Nothing is noted that a PIN could be guessed from.
  const { pin: _, ...call } = input;
  if (asked(context, "minutes.confirm", call)) return;
  const { reader } = context;
  const actor = context.actor();
  if (input.profile !== actor.id) mayAlso(actor, "minutes.confirm for another");
  const meeting = requireRecord(reader, "meeting", input.meeting);
  requireUnsealed(reader, meeting.id);
  if (meeting.state !== "closed") throw inState(context.reader, meeting);
  const model = minutesModelOf(reader, meeting.id);
  if (model.state === "draft") throw new ConcordError("E_NOT_CIRCULATED");
  const person = requireRecord(reader, "profile", input.profile);
  if (person.retired) throw new ConcordError("E_UNKNOWN_RECORD", { subject: "profile", id: person.id });
  if (person.role === "observer") throw new ConcordError("E_NOT_ALLOWED", { role: person.role });
  const claims = claimsOf(model);
  if (claims.length === 0) throw new ConcordError("E_CONFIRM_NONE");
  const organization = person.organization;
  const seat = model.attendance.find(
    ({ party, role, presence }) =>
      party.id === organization && role === "member" && (presence === "present" || presence === "left"),
  );
  const asChair = claims.includes(null) && (person.role === "facilitator" || person.name === meeting.chair);
  const sector = asChair ? null : seat?.party.sector;
  if (sector === undefined || !claims.includes(sector)) throw new ConcordError("E_CONFIRM_PARTY");
  const other = model.confirmations.find((one) => one.sector === sector);
  if (other) throw new ConcordError("E_CONFIRMED_ALREADY", { author: other.name });
  if (input.signature) requireSignature(input.signature);
  const { store } = context.ledger;
  const proved = requirePin(store, person.id, input.pin);
  const setter = pinSetter(store, person.id);
  act(context, "minutes.confirm", call, (tx) => {
    for (const { id } of confirmationsOf(tx.reader, meeting.id).filter((one) => one.sector === sector))
      tx.remove("confirmation", id);
    tx.put("confirmation", newId(), {
      meeting: meeting.id,
      sector,
      organization,
      name: person.name,
      profile: person.id,
      recorded_by: proved || person.id === actor.id ? null : actor.name,
      pin_set_by: setter?.name ?? null,
      pin_unproved: setter?.name === null ? true : null,
      confirmed_at: context.now(),
      hash: confirmedHash(model),
      signature: input.signature ?? null,
    });
  });
}

/** Whether the minutes are circulated or confirmed; which of the two follows from what they say (`withConfirmations`). */
function isCirculated(reader: Reader, meeting: string): boolean {
  return (readRecord(reader, "minutes", onlyId("min", meeting))?.state ?? "draft") !== "draft";
}

function requireClosed(context: Context, name: Act, id: string): string {
  mayAct(context.actor(), name);
  const meeting = requireRecord(context.reader, "meeting", id);
  requireUnsealed(context.reader, id);
  if (meeting.state !== "closed") throw inState(context.reader, meeting);
  return id;
}

/** The record of the minutes; it is made when it is first needed. */
function minutesIn(context: Context, tx: Tx, meeting: string): RecordOf<"minutes"> {
  return tx.get("minutes", onlyId("min", meeting)) ?? putIn(context, tx, "minutes", { fields: { meeting } }).record;
}

/** A paragraph as it reads now, or null if there is none of this key. */
function paragraphText(reader: Reader, { key, ...place }: Place): string | null {
  return textsOf(reader, place, readMinutes(reader, place.meeting)).get(key) ?? null;
}
