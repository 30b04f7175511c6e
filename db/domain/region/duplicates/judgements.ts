/** What was said of two organizations that look like one: it travels, is undone like anything else, and is not asked again. */
import type { Reader } from "../../../base/store.ts";
import { ConcordError } from "../../../contract/errors.ts";
import type { Judged } from "../../../contract/procedures/region/duplicates.ts";
import type { Tx } from "../../../ledger/transaction.ts";
import { act, asked } from "../../../records/acts.ts";
import type { Context } from "../../../records/context.ts";
import { putIn } from "../../../records/records.ts";
import type { Rules } from "../../../records/rules.ts";
import { judgementId } from "./judged-pair.ts";

/** The kind of a link between a firm and one that belongs to it, as every workspace begins with it. */
const SUBSIDIARY = "lt-subsidiary";

/** @throws ConcordError E_SAME_ENDS, E_UNKNOWN_RECORD */
export function judge(context: Context, input: Judged): void {
  if (asked(context, "organization.judge", input)) return;
  act(context, "organization.judge", input, (tx) => writeJudgement(context, tx, input));
}

/** The same within a larger act. @throws ConcordError E_SAME_ENDS, E_UNKNOWN_RECORD */
export function writeJudgement(
  context: Context,
  tx: Tx,
  { one, other, verdict }: Pick<Judged, "one" | "other" | "verdict">,
): void {
  const said = verdict === "parent" ? "different" : verdict;
  putIn(context, tx, "judgement", { fields: { one, other, verdict: said } }, "command");
  const type = tx.get("term", SUBSIDIARY) ? SUBSIDIARY : null;
  if (verdict !== "parent" || isLinked(tx.reader, { from: one, to: other, type })) return;
  putIn(context, tx, "link", { fields: { from: one, to: other, type, status: "existing" } }, "command");
}

function isLinked(reader: Reader, { from, to, type }: { from: string; to: string; type: string | null }): boolean {
  return reader.get('SELECT 1 FROM link WHERE "from" = ? AND "to" = ? AND type IS ?', from, to, type) !== undefined;
}

export const judgementRules: Rules<"judgement"> = {
  onlyId: ({ one, other }) => judgementId(one ?? "", other ?? ""),
  // In one order, whoever is named first: it is the same pair.
  follows(_, { one, other }) {
    const [first, second] = [one ?? "", other ?? ""].toSorted();
    return one && other ? { one: first, other: second } : {};
  },
  fixed: ["one", "other"],
  check({ after }) {
    if (after.one === after.other) throw new ConcordError("E_SAME_ENDS");
    return undefined;
  },
};
