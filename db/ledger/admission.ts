/**
 * What an entry must be like to be taken in, whoever asks: this laptop, the command line, later a hub. Nothing here reads
 * or writes: what is known already is asked of the caller. Values that do not fit their fields are no reason to refuse an
 * entry, because whoever signed it cannot take it back: the tables show them as empty with a note (projection.ts).
 */
import { type EntryBody, FIRST_PREV } from "../base/entry.ts";
import { forgeryOf, type Opened, readEntry, type Shipped, type Unreadable } from "../base/signed-entry.ts";
import { isPossible, LATEST_MS } from "./clock.ts";

/**
 * How a device stands: `known` has entries here already, `vouched` was spoken for by somebody here, of `unknown` nobody
 * knows whose it is. Of a `revoked` one only what others may have built on is still taken: entries up to number `upTo`.
 */
export type Standing = { trust: "known" | "vouched" | "unknown" } | { trust: "revoked"; upTo: number };

/** What the receiving side knows. */
export interface Known {
  workspace: string;
  /** The device that writes here. */
  self: string;
  /** What it is at least, ms since 1970. */
  now: number;
  standing(device: string): Standing;
  /** The device's public key (SPKI DER, Base64), if its first entry is here. */
  keyOf(device: string): string | undefined;
  /** An entry that is here, by its place in its device's chain. */
  entryAt(device: string, seq: number): { hash: string; vv: Readonly<Record<string, number>> } | undefined;
  /** Whether the device has an entry here under this part of this action. */
  hasPart(device: string, opId: string, part: number): boolean;
}

export interface Limits {
  /** How far an entry's clock may be ahead, ms. */
  aheadMs: number;
}

/**
 * A wrong year typed into a laptop passes: what it costs is a tie that goes to the wrong laptop, and that is shown as a
 * conflict. What is further ahead waits until somebody decides, or until that time has come.
 */
export const LIMITS: Limits = { aheadMs: 400 * 86_400_000 };

/** Waits: it may be handed in again. */
export type Held =
  /** Entries of its own chain, or such as it had seen, are not here. */
  | "before_missing"
  /** Its clock is further ahead than allowed; or this laptop's clock is behind. */
  | "clock_ahead"
  /** Nobody here has vouched for the device. */
  | "device_unknown";

/** Is never taken in. */
export type Refused =
  | Unreadable
  | "other_workspace"
  /** Beyond the year 9999, or a count that no clock reaches. */
  | "clock_impossible"
  | "device_revoked"
  /** Another entry has this number, or it goes on with the chain that is written here: the device was copied. */
  | "device_copied"
  | "does_not_follow"
  /** It claims to have seen an entry and not what that one had seen. */
  | "vector_broken"
  | "key_broken"
  | "bad_signature"
  /** The device used the same part of the same action before. */
  | "action_repeated";

export type Verdict =
  | { is: "ok" }
  | { is: "known" }
  | { is: "held"; reason: Held }
  | { is: "refused"; reason: Refused };

/** Reads an entry and checks all of it that can be checked alone. */
export function openEntry(shipped: Shipped, workspace: string): Opened | Refused {
  const entry = readEntry(shipped);
  if (typeof entry === "string") return entry;
  const { ws, hlc, wall } = entry.body;
  if (ws !== workspace) return "other_workspace";
  const [ms, counter] = hlc;
  if (!isPossible({ ms, counter }) || Math.abs(wall) > LATEST_MS) return "clock_impossible";
  return entry;
}

/** Whether an entry is taken in now. */
export function admit(entry: Opened, known: Known, limits: Limits): Verdict {
  const { body, hash } = entry;
  const { dev, seq } = body;
  const there = known.entryAt(dev, seq);
  if (there) return there.hash === hash ? { is: "known" } : refused("device_copied");
  if (dev === known.self) return refused("device_copied");
  const standing = known.standing(dev);
  if (standing.trust === "revoked" && seq > standing.upTo) return refused("device_revoked");
  const forgery = disproofOf(entry, known);
  if (forgery) return refused(forgery);
  if (standing.trust === "unknown") return held("device_unknown");
  if (body.hlc[0] > known.now + limits.aheadMs) return held("clock_ahead");
  return placeOf(body, known);
}

/** What is wrong with key or signature; undefined also where the key has not come yet. */
function disproofOf(entry: Opened, known: Known): Refused | undefined {
  const { dev, seq, device } = entry.body;
  if ((seq === 1) !== (device !== undefined)) return "key_broken";
  const key = device?.key ?? known.keyOf(dev);
  const forgery = key === undefined ? undefined : forgeryOf(entry, key);
  return forgery === undefined || forgery === "bad_signature" ? forgery : "key_broken";
}

/** Whether it follows upon what is here. */
function placeOf(body: EntryBody, known: Known): Verdict {
  const { dev, seq, vv } = body;
  const before = seq === 1 ? { hash: FIRST_PREV, vv: {} } : known.entryAt(dev, seq - 1);
  if (!before) return held("before_missing");
  if (body.prev !== before.hash || (vv[dev] ?? 0) !== seq - 1) return refused("does_not_follow");
  if (Object.entries(before.vv).some(([other, last]) => (vv[other] ?? 0) < last)) return refused("vector_broken");
  for (const [other, last] of Object.entries(vv)) {
    // What the entry before had seen was looked at when that one came.
    if (other === dev || last === (before.vv[other as keyof typeof before.vv] ?? 0)) continue;
    const seen = known.entryAt(other, last);
    if (!seen) return held("before_missing");
    if (Object.entries(seen.vv).some(([third, at]) => third !== other && (vv[third] ?? 0) < at))
      return refused("vector_broken");
  }
  return known.hasPart(dev, body.opId, body.part) ? refused("action_repeated") : { is: "ok" };
}

function held(reason: Held): Verdict {
  return { is: "held", reason };
}

function refused(reason: Refused): Verdict {
  return { is: "refused", reason };
}
