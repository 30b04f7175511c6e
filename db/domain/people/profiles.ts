/** Who uses this laptop: local profiles with a role, an optional PIN, and a fast switch between them. */

import type { Reader, Store } from "../../base/store.ts";
import { ConcordError } from "../../contract/errors.ts";
import type { profileProcedures } from "../../contract/procedures/profiles.ts";
import type { RecordOf } from "../../contract/subjects/index.ts";
import type { Tx } from "../../ledger/transaction.ts";
import type { Actor } from "../../records/context.ts";
import type { AnswerOf } from "../../records/handlers.ts";
import { labelFor } from "../../records/labels.ts";
import type { Rules } from "../../records/rules.ts";
import { readRecord } from "../../schema/read-record.ts";
import { hasPin, pinSetter, requirePin } from "./pins.ts";

type Profile = RecordOf<"profile">;

export const profileRules: Rules<"profile"> = {
  check({ tx, before, after }) {
    if (before && (after.role !== "facilitator" || after.retired)) requireOtherFacilitator(tx, before);
    return undefined;
  },
  checkRemove(_context, tx, profile) {
    requireOtherFacilitator(tx, profile);
  },
};

/** @param after who was in its place first, where it came there without a PIN */
export function actorFrom({ id, name, role, organization }: Profile, after?: string): Actor {
  return { id, name, role, organization, ...(after !== undefined && { after }) };
}

export type ProfileChoices = AnswerOf<typeof profileProcedures.choices>;

/** Profiles that may log in here, with whether a PIN is asked. */
export function profileChoices(reader: Reader): ProfileChoices {
  return reader
    .all<{ id: string }>("SELECT id FROM profile WHERE retired IS NOT 1 ORDER BY name, id")
    .map(({ id }) => readRecord(reader, "profile", id) as Profile)
    .map((profile) => ({
      id: profile.id,
      name: profile.name,
      role: profile.role,
      party: profile.organization,
      organization: profile.organization ? labelFor(reader, "organization", profile.organization) : null,
      sector: profile.organization ? (readRecord(reader, "organization", profile.organization)?.sector ?? null) : null,
      pin: hasPin(reader, profile.id),
      pinSetBy: pinSetter(reader, profile.id),
    }));
}

/**
 * The profile that a PIN opens.
 * @throws ConcordError E_PIN, E_PIN_WAIT, E_UNKNOWN_RECORD
 */
export function logIn(store: Store, id: string, pin: string | undefined): Actor {
  const profile = readRecord(store, "profile", id);
  if (!profile || profile.retired) throw new ConcordError("E_UNKNOWN_RECORD", { subject: "profile", id });
  requirePin(store, id, pin);
  return actorFrom(profile);
}

function requireOtherFacilitator(tx: Tx, profile: Profile): void {
  if (profile.role !== "facilitator" || profile.retired) return;
  const other = tx.reader.get(
    "SELECT 1 FROM profile WHERE role = 'facilitator' AND retired IS NOT 1 AND id <> ?",
    profile.id,
  );
  if (!other) throw new ConcordError("E_LAST_FACILITATOR");
}
