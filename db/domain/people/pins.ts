/**
 * PINs of profiles. A PIN lives on this laptop only and keeps neighbours from writing under the wrong name; that one was set or
 * removed is told in the history, its value never. Every PIN is checked here, and wrong ones are counted in the database:
 * neither a new window nor a restart gives further tries.
 */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { newId } from "../../base/ids.ts";
import type { Reader, Store } from "../../base/store.ts";
import { ConcordError } from "../../contract/errors.ts";
import type { PinSetter } from "../../contract/procedures/profiles.ts";
import { mayAct, mayAlso } from "../../records/acts.ts";
import type { Actor, Context } from "../../records/context.ts";
import { lastFields, removedPerson } from "../../records/removed.ts";
import type { Rules } from "../../records/rules.ts";
import { readRecord } from "../../schema/read-record.ts";

export const pinChangeRules: Rules<"pin_change"> = {
  onlyByCommand: true,
  checkRemove(_context, _tx, _record, way) {
    // It goes with its profile, when the making of that is undone; by itself nobody takes it back.
    if (way === "asked") throw new ConcordError("E_ONLY_BY_COMMAND", { path: "pin_change" });
  },
};

/** In place of the id of whoever set a PIN: nobody had proved who they were, and nobody in particular can be named. */
export const UNKNOWN = "";

/** So many wrong PINs in a row are let pass, then each costs a wait. */
const FREE_TRIES = 5;
const WAIT_MS = 30_000;

/** Until when each profile waits, by the clock of this process: the one of the day is anybody's to set. */
const waits = new WeakMap<Store, Map<string, number>>();

interface HeldPin {
  salt: string;
  /** Empty once somebody else removed the PIN: who that was stays, for the next one. */
  hash: string;
  wrong: number;
  set_by: string | null;
}

/**
 * The PIN of a profile, where it has one.
 * @returns whether it has one, and it was given
 * @throws ConcordError E_PIN, E_PIN_WAIT after five wrong ones in a row
 */
export function requirePin(store: Store, profile: string, pin: string | undefined): boolean {
  const held = pinOf(store, profile);
  if (!held) return false;
  if (pin === undefined) throw new ConcordError("E_PIN");
  const until = waits.get(store) ?? new Map<string, number>();
  waits.set(store, until);
  const now = performance.now();
  if (held.wrong >= FREE_TRIES) {
    // When the last one was tried before a restart, nobody knows: the wait begins anew, when the database was opened.
    const end = until.get(profile) ?? store.openedAt + WAIT_MS;
    if (now < end) throw new ConcordError("E_PIN_WAIT", { seconds: Math.ceil((end - now) / 1000) });
  }
  // Counted before it is looked at, so that ending the program in between wins nothing.
  store.run("UPDATE local_pin SET wrong = wrong + 1 WHERE profile = ?", profile);
  until.set(profile, now + WAIT_MS);
  if (!timingSafeEqual(pinHash(pin, held.salt), Buffer.from(held.hash, "hex"))) throw new ConcordError("E_PIN");
  store.run("UPDATE local_pin SET wrong = 0 WHERE profile = ?", profile);
  until.delete(profile);
  return true;
}

export function hasPin(reader: Reader, profile: string): boolean {
  return pinOf(reader, profile) !== undefined;
}

/**
 * Who set the PIN of this profile, or removed the one before, where it was not the person itself; null: it was, or there is
 * none. Who is logged in without a PIN may be anybody: what is set then counts as set by whoever had made that possible, by
 * taking the PIN away or by having been in that seat before, and where nobody was, by nobody who is known.
 */
export function pinSetter(reader: Reader, profile: string): PinSetter | null {
  const by = pinOf(reader, profile)?.set_by ?? null;
  if (by === null || by === profile) return null;
  if (by === UNKNOWN) return { name: null };
  const held = readRecord(reader, "profile", by);
  return { name: held ? held.name : removedPerson(lastFields(reader, "profile", by).name ?? null) };
}

/**
 * Sets or (null) removes a PIN: one's own, with the PIN that it replaces; or, for a facilitator, that of somebody else. The
 * history tells of it; it cannot be undone.
 * @throws ConcordError E_NOT_ALLOWED, E_PIN, E_PIN_WAIT, E_UNKNOWN_RECORD
 */
export function setPin(
  context: Context,
  input: { id: string; pin: string | null; current?: string | undefined },
): void {
  const { ledger } = context;
  const { store } = ledger;
  const actor = context.actor();
  mayAct(actor, "profile.pin");
  if (actor.id !== input.id) mayAlso(actor, "profile.pin of another");
  if (!readRecord(context.reader, "profile", input.id))
    throw new ConcordError("E_UNKNOWN_RECORD", { subject: "profile", id: input.id });
  const isOwner = actor.id === input.id;
  const setter = isOwner ? whoSets(store, actor, requirePin(store, input.id, input.current)) : actor.id;
  if (input.pin === null && !hasPin(store, input.id)) return;
  // A PIN that its owner takes away leaves nothing behind.
  const kept = input.pin !== null || !isOwner;
  const set = setter === UNKNOWN ? "set_unproved" : "set";
  const change = input.pin === null ? "removed" : set;
  const salt = randomBytes(16).toString("hex");
  ledger.transact(
    { act: "profile.pin", by: actor.id },
    (tx) => tx.put("pin_change", newId(), { profile: input.id, change }),
    () => {
      store.run("DELETE FROM local_pin WHERE profile = ?", input.id);
      if (kept)
        store.run(
          "INSERT INTO local_pin (profile, salt, hash, set_by) VALUES (?, ?, ?, ?)",
          input.id,
          salt,
          input.pin === null ? "" : pinHash(input.pin, salt).toString("hex"),
          setter,
        );
    },
  );
  waits.get(store)?.delete(input.id);
}

function pinOf(reader: Reader, profile: string): HeldPin | undefined {
  return reader.get<HeldPin>(
    "SELECT salt, hash, wrong, set_by FROM local_pin WHERE profile = ? AND hash <> ''",
    profile,
  );
}

/** As whose PIN counts what a person sets for itself. @param proved whether the PIN that it replaces was given */
function whoSets(reader: Reader, actor: Actor, proved: boolean): string {
  const remover = proved ? null : removerOf(reader, actor.id);
  return remover ?? actor.after ?? actor.id;
}

/** Who removed somebody else's PIN, until the next one is set. */
function removerOf(reader: Reader, profile: string): string | null {
  return (
    reader.get<{ by: string | null }>("SELECT set_by AS by FROM local_pin WHERE profile = ? AND hash = ''", profile)
      ?.by ?? null
  );
}

// It guards nothing that the passphrase does not, and so is not stretched.
function pinHash(pin: string, salt: string): Buffer {
  return createHash("sha256").update(salt).update(pin.normalize("NFC")).digest();
}
