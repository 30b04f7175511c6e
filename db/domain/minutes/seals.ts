/** The seal that freezes the minutes of a meeting, and errata afterwards. */

import { createHash } from "node:crypto";
import { canonicalize } from "../../base/canonical.ts";
import { chainEnds } from "../../base/chain-ends.ts";
import { FIRST_PREV } from "../../base/entry.ts";
import { newId } from "../../base/ids.ts";
import type { Reader } from "../../base/store.ts";
import { ConcordError } from "../../contract/errors.ts";
import type { MinutesModel } from "../../contract/minutes.ts";
import { MINUTES_STYLES } from "../../contract/minutes-style.ts";
import { documentOf } from "../../documents/blocks/document.ts";
import { linesOf } from "../../documents/formats/lines.ts";
import { missingClaims } from "../../documents/verify/confirming.ts";
import { atOnce, paced, told, whileUnchanged } from "../../ledger/pace.ts";
import { asked, callOf, mayAct } from "../../records/acts.ts";
import type { Context } from "../../records/context.ts";
import { type Rules, requireRecord } from "../../records/rules.ts";
import { packDocument, sealedMinutesOf, sealOf } from "../../records/sealed.ts";
import { namedRecord } from "../../schema/labels.ts";
import { comparingMeeting } from "../meetings/meeting-check.ts";
import { inState } from "../meetings/meeting-state.ts";
import { requireChecked } from "./check-list.ts";
import { lookFor } from "./minutes.ts";
import { minutesModelOf } from "./model.ts";

export const sealRules: Rules<"seal"> = {
  onlyByCommand: true,
  checkRemove() {
    throw new ConcordError("E_SEALED");
  },
};

export const erratumRules: Rules<"erratum"> = {
  defaults(context, tx, { meeting }) {
    const sealed = meeting ? sealedMinutesOf(tx.reader, meeting) : undefined;
    return {
      ...(meeting && { seal: sealed?.seal.id, number: 1 + (sealed?.model.errata.length ?? 0) }),
      signer: context.actor().name,
    };
  },
  check({ tx, before, after }) {
    if (before) throw new ConcordError("E_SEALED");
    const { reader } = tx;
    const meeting = requireRecord(reader, "meeting", after.meeting);
    const sealed = sealedMinutesOf(reader, meeting.id);
    if (!sealed) throw inState(reader, meeting);
    const { seal, model } = sealed;
    if (after.seal !== seal.id) throw new ConcordError("E_ONLY_BY_COMMAND", { path: "seal" });
    if (after.number !== 1 + model.errata.length) throw new ConcordError("E_ONLY_BY_COMMAND", { path: "number" });
    if (model.errata.some(({ withdraws }) => withdraws)) throw new ConcordError("E_SEAL_WITHDRAWN");
    if (after.withdraws) {
      if (after.old_text || after.new_text) throw new ConcordError("E_ERRATUM_WITHDRAWS");
      return undefined;
    }
    for (const field of ["old_text", "new_text"] as const)
      if (!after[field]?.trim()) throw new ConcordError("E_REQUIRED", { path: field });
    if (!occurs(reader, model, after.old_text ?? "")) throw new ConcordError("E_ERRATUM_TEXT");
    return undefined;
  },
  checkRemove() {
    throw new ConcordError("E_SEALED");
  },
};

/**
 * closed -> sealed, once the minutes are confirmed by the series' rule. The canonical minutes model goes into the seal, with
 * where the chain of each known device stood; from now on nothing that it was made from can change. There is no undo: a
 * wrong seal gets an erratum.
 * @returns SHA-256 of the canonical minutes model, hex
 * @throws ConcordError E_NOT_ALLOWED, E_SEALED, E_MEETING_STATE, E_NOT_CONFIRMED, E_SEAL_TOO_LARGE, E_CHECKS_OPEN,
 *   E_TABLES_DIFFER, E_DATABASE_ALTERED
 */
export function sealMeeting(context: Context, input: Sealing): { hash: string } {
  return atOnce(sealing(context, input));
}

/**
 * The same while others are served. A signature is put under what is read in one moment: when something was written meanwhile
 * it begins anew. Given up, it leaves nothing.
 */
export async function* sealInSlices(
  context: Context,
  input: Sealing,
  signal?: AbortSignal,
): AsyncGenerator<{ share: number }, { hash: string }> {
  const { ledger } = context;
  for (;;) {
    const { size } = ledger;
    const inOneMoment = whileUnchanged(sealing(context, input), () => ledger.size === size);
    const sealed = yield* told(paced(inOneMoment, () => signal?.throwIfAborted()));
    if (sealed) return sealed;
  }
}

interface Sealing {
  id: string;
  opId?: string | undefined;
}

/** Yields how much of it is done, from 0 to 1. */
function* sealing(context: Context, input: Sealing): Generator<number, { hash: string }> {
  const { reader } = context;
  const meeting = requireRecord(reader, "meeting", input.id);
  const done = asked(context, "meeting.seal", input);
  const held = sealOf(reader, meeting.id);
  if (done && held) return { hash: held.hash };
  mayAct(context.actor(), "meeting.seal");
  if (held) throw new ConcordError("E_SEALED", namedRecord(reader, "meeting", meeting.id));
  // A state alone seals nothing: what was signed elsewhere and does not hold must not keep minutes from being sealed.
  if (meeting.state !== "closed" && meeting.state !== "sealed") throw inState(reader, meeting);
  yield* comparingMeeting(context.ledger.store, meeting.id);
  const model = minutesModelOf(reader, meeting.id);
  const missing = missingClaims(model).length;
  if (missing > 0) throw new ConcordError("E_NOT_CONFIRMED", { count: missing });
  const document = canonicalize({ ...model, heads: headsOf(reader, context.ledger.device.id) });
  const packed = packDocument(document);
  requireChecked(context, meeting.id, "seal", model);
  const hash = createHash("sha256").update(document, "utf8").digest("hex");
  const { id: by, name } = context.actor();
  const call = callOf(context, "meeting.seal", input);
  context.ledger.transact({ act: "meeting.seal", by, opId: input.opId, call }, (tx) => {
    tx.put("seal", newId(), {
      meeting: meeting.id,
      hash,
      document: packed,
      sealed_at: context.now(),
      sealed_by: name,
    });
    tx.put("meeting", meeting.id, { state: "sealed" });
  });
  return { hash };
}

/**
 * Where the chain of each known device stands, by device; also of the one that seals, should the seal be its first entry: who
 * checks a file takes no signature of a device that the sealed minutes do not name.
 */
function headsOf(reader: Reader, own: string) {
  const heads = chainEnds(reader);
  return heads.some(({ device }) => device === own) ? heads : [...heads, { device: own, seq: 0, hash: FIRST_PREV }];
}

/** Whether the sealed minutes say this, as a document in any style and language. */
function occurs(reader: Reader, sealed: MinutesModel, text: string): boolean {
  const model = { ...sealed, errata: [] };
  const inText = (style?: (typeof MINUTES_STYLES)[number]) =>
    (["zh", "en"] as const).some((language) => {
      const blocks = documentOf(model, language, lookFor(reader, model, { language, style }));
      return blocks.some((block) => linesOf(block).some((line) => line.includes(text.trim())));
    });
  return inText() || MINUTES_STYLES.some((style) => inText(style));
}
