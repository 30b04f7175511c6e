/** Policies with their versions, and the problems that the workshop is to solve. */
import { needName, needOrder, needTree, needVocabulary, type Rules } from "../../records/rules.ts";

export const policyRules: Rules<"policy"> = {
  defaults: () => ({ level: "city" }),
  check({ tx, id, after }) {
    needName(after, "title_zh", "title_en");
    needOrder(after.valid_from, after.valid_to);
    needTree(tx.reader, "policy", id, after.parent);
    needVocabulary(tx.reader, "policy_status", after.status);
    needVocabulary(tx.reader, "policy_stage", after.stage);
    needVocabulary(tx.reader, "policy_instrument", ...after.instruments);
    return undefined;
  },
  owns: [{ subject: "policy_version", field: "policy", onRemove: "remove" }],
};

export const policyVersionRules: Rules<"policy_version"> = { fixed: ["policy"] };

export const problemRules: Rules<"problem"> = {
  defaults: () => ({ status: "open" }),
  check({ tx, after }) {
    needName(after, "title_zh", "title_en");
    needVocabulary(tx.reader, "problem_type", after.type);
    return undefined;
  },
};
