/** Who uses this laptop: local profiles with a role, an optional PIN, and a fast switch between them. */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { ConcordError } from "../contract/errors.ts";
import type { RecordOf } from "../contract/subjects/index.ts";
import type { Reader, Store } from "../ledger/store.ts";
import { readRecord, type Tx } from "../ledger/transaction.ts";
import type { Actor, Context } from "./context.ts";
import { labelFor } from "./labels.ts";
import { mayDo } from "./permissions.ts";
import type { Rules } from "./rules.ts";

type Profile = RecordOf<"profile">;

export const profileRules: Rules<"profile"> = {
  defaults: () => ({ role: "participant", retired: false }),
  check({ tx, before, after }) {
    if (before && (after.role !== "facilitator" || after.retired)) needOtherFacilitator(tx, before);
    return undefined;
  },
  checkRemove(_context, tx, profile) {
    needOtherFacilitator(tx, profile);
  },
};

export const settingRules: Rules<"setting"> = {};

export function actorFrom({ id, name, role, organization }: Profile): Actor {
  return { id, name, role, organization };
}

/** Profiles that may log in here, with whether a PIN is asked. */
export function profileChoices(reader: Reader) {
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
    }));
}

/**
 * The profile that a PIN opens.
 * @throws ConcordError E_PIN, E_PIN_WAIT, E_UNKNOWN_RECORD
 */
export function logIn(reader: Reader, id: string, pin: string | undefined): Actor {
  const profile = readRecord(reader, "profile", id);
  if (!profile || profile.retired) throw new ConcordError("E_UNKNOWN_RECORD", { subject: "profile", id });
  needPin(reader, id, pin);
  return actorFrom(profile);
}

/** So many wrong PINs in a row are let pass, then each costs a wait. */
const FREE_TRIES = 5;
const WAIT_MS = 30_000;
const tries = new WeakMap<Reader, Map<string, { wrong: number; until: number }>>();

/**
 * The PIN of a profile, where it has one.
 * @returns whether it has one, and it was given
 * @throws ConcordError E_PIN, E_PIN_WAIT after five wrong ones in a row
 */
export function needPin(reader: Reader, id: string, pin: string | undefined): boolean {
  const held = reader.get<{ salt: string; hash: string }>("SELECT salt, hash FROM local_pin WHERE profile = ?", id);
  if (!held) return false;
  if (pin === undefined) throw new ConcordError("E_PIN");
  const counts = tries.get(reader) ?? new Map<string, { wrong: number; until: number }>();
  tries.set(reader, counts);
  const { wrong, until } = counts.get(id) ?? { wrong: 0, until: 0 };
  // Not the clock of the day, which anybody may set.
  const now = performance.now();
  if (now < until) throw new ConcordError("E_PIN_WAIT", { seconds: Math.ceil((until - now) / 1000) });
  if (timingSafeEqual(pinHash(pin, held.salt), Buffer.from(held.hash, "hex"))) {
    counts.delete(id);
    return true;
  }
  counts.set(id, { wrong: wrong + 1, until: wrong + 1 >= FREE_TRIES ? now + WAIT_MS : 0 });
  throw new ConcordError("E_PIN");
}

export function hasPin(reader: Reader, profile: string): boolean {
  return reader.get("SELECT 1 FROM local_pin WHERE profile = ?", profile) !== undefined;
}

/** Sets or (null) removes a PIN: one's own, or anybody's for a facilitator. */
export function setPin(context: Context, store: Store, input: { id: string; pin: string | null }): void {
  if (context.actor().id !== input.id) mayDo(context.actor(), "workspace");
  if (!readRecord(context.reader, "profile", input.id))
    throw new ConcordError("E_UNKNOWN_RECORD", { subject: "profile", id: input.id });
  tries.get(store)?.delete(input.id);
  if (input.pin === null) store.run("DELETE FROM local_pin WHERE profile = ?", input.id);
  else {
    const salt = randomBytes(16).toString("hex");
    const hash = pinHash(input.pin, salt).toString("hex");
    store.run("INSERT OR REPLACE INTO local_pin (profile, salt, hash) VALUES (?, ?, ?)", input.id, salt, hash);
  }
}

// A PIN keeps neighbours from writing under the wrong name by mistake; it guards nothing that the passphrase does not.
function pinHash(pin: string, salt: string): Buffer {
  return createHash("sha256").update(salt).update(pin.normalize("NFC")).digest();
}

function needOtherFacilitator(tx: Tx, profile: Profile): void {
  if (profile.role !== "facilitator" || profile.retired) return;
  const other = tx.reader.get(
    "SELECT 1 FROM profile WHERE role = 'facilitator' AND retired IS NOT 1 AND id <> ?",
    profile.id,
  );
  if (!other) throw new ConcordError("E_LAST_FACILITATOR");
}
