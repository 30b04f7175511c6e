/** Whether circulated minutes are confirmed: who has to, who has, and whether what they confirmed is still what stands there. */
import { createHash } from "node:crypto";
import { canonicalize } from "../../base/canonical.ts";
import type { MinutesModel } from "../../contract/minutes.ts";
import { SECTORS, type Sector } from "../../contract/vocabulary.ts";

/** For whom somebody confirms: a sector, or (null) as the chair. */
export type Claim = Sector | null;

type Confirmation = MinutesModel["confirmations"][number];

/**
 * What a confirmation binds to: SHA-256, hex, of the canonical minutes without confirmations and seal, and without what
 * goes on after the meeting: the progress of actions, and the meetings before and after in the series.
 */
export function confirmedHash(model: MinutesModel): string {
  const said: MinutesModel = {
    ...model,
    state: "circulated",
    previous: null,
    next: null,
    items: model.items.map((item) => ({
      ...item,
      actions: item.actions.map((action) => ({ ...action, status: "unknown", news: null, percent: null })),
    })),
    confirmations: [],
    heads: [],
    seal: null,
    errata: [],
  };
  return createHash("sha256").update(canonicalize(said), "utf8").digest("hex");
}

/**
 * Who has to confirm, in the order of the sectors: one of each whose members attended. Where nobody is on record as
 * having attended, the chair does.
 */
export function claimsOf({ confirmationRule, attendance }: MinutesModel): Claim[] {
  if (confirmationRule === "none") return [];
  const attended = SECTORS.filter((sector) =>
    attendance.some(
      ({ party, role, presence }) =>
        // Nobody can speak for a party that is gone.
        !party.removed &&
        party.sector === sector &&
        role === "member" &&
        (presence === "present" || presence === "left"),
    ),
  );
  return confirmationRule === "chair" || attended.length === 0 ? [null] : attended;
}

/** The claims for which nobody has confirmed what stands there now. */
export function missingClaims(model: MinutesModel): Claim[] {
  return claimsOf(model).filter((claim) => !model.confirmations.some(({ sector }) => sector === claim));
}

/** The minutes with those of the confirmations that hold, one for each claim, and the state that follows from them. */
export function withConfirmations(written: MinutesModel, given: readonly Confirmation[]): MinutesModel {
  if (written.state === "draft") return written;
  const claims = claimsOf(written);
  const hash = given.length > 0 ? confirmedHash(written) : "";
  const confirmations = claims.flatMap((claim) => given.find((one) => one.sector === claim && one.hash === hash) ?? []);
  const confirmed = claims.length > 0 && confirmations.length === claims.length;
  return { ...written, state: confirmed ? "confirmed" : "circulated", confirmations };
}
