/** Policies with their versions and the clauses of each. */
import { ConcordError } from "../../contract/errors.ts";
import type { PatchOf } from "../../contract/subjects/index.ts";
import { clauseNames } from "../../language/clauses/names.ts";
import type { Tx } from "../../ledger/transaction.ts";
import { type Rules, requireOrder } from "../../records/rules.ts";

export const policyRules: Rules<"policy"> = {
  check({ after }) {
    requireOrder(after.valid_from, after.valid_to);
    return undefined;
  },
};

export const policyVersionRules: Rules<"policy_version"> = { fixed: ["policy"] };

/** What makes up the name of a clause; its name itself is not for anybody to write. */
const NAMING = ["number", "heading", "heading_en", "text", "text_en", "name", "name_en"];

export const clauseRules: Rules<"clause"> = {
  defaults: (_context, tx, { version }) =>
    version ? { ...ofVersion(tx, version), rank: lastRank(tx, version) + 1 } : {},
  follows(before, fields) {
    const named = { ...before, ...fields };
    return NAMING.some((field) => field in fields) ? clauseNames(named) : {};
  },
  fixed: ["policy", "version"],
  check({ tx, after }) {
    if (tx.get("policy_version", after.version)?.policy !== after.policy)
      throw new ConcordError("E_OTHER_POLICY", { path: "version", of: "clause" });
    return undefined;
  },
};

function ofVersion(tx: Tx, version: string): PatchOf<"clause"> {
  const policy = tx.get("policy_version", version)?.policy;
  return policy ? { policy } : {};
}

function lastRank(tx: Tx, version: string): number {
  return (
    tx.reader.get<{ last: number | null }>("SELECT max(rank) AS last FROM clause WHERE version = ?", version)?.last ?? 0
  );
}
