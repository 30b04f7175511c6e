/** Policies with their versions, and the problems that the workshop is to solve. */
import { type Rules, requireName, requireOrder, requireTree, requireVocabulary } from "../../records/rules.ts";

export const policyRules: Rules<"policy"> = {
  defaults: () => ({ level: "city" }),
  check({ tx, id, after }) {
    requireName(after, "title_zh", "title_en");
    requireOrder(after.valid_from, after.valid_to);
    requireTree(tx.reader, "policy", id, after.parent);
    requireVocabulary(tx.reader, "policy_status", after.status);
    requireVocabulary(tx.reader, "policy_stage", after.stage);
    requireVocabulary(tx.reader, "policy_instrument", ...after.instruments);
    return undefined;
  },
  owns: [{ subject: "policy_version", field: "policy", onRemove: "remove" }],
};

export const policyVersionRules: Rules<"policy_version"> = { fixed: ["policy"] };

export const problemRules: Rules<"problem"> = {
  defaults: () => ({ status: "open" }),
  check({ tx, after }) {
    requireName(after, "title_zh", "title_en");
    requireVocabulary(tx.reader, "problem_type", after.type);
    return undefined;
  },
};
