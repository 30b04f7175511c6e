/** Policies with their versions. */
import { type Rules, requireOrder } from "../../records/rules.ts";

export const policyRules: Rules<"policy"> = {
  check({ after }) {
    requireOrder(after.valid_from, after.valid_to);
    return undefined;
  },
};

export const policyVersionRules: Rules<"policy_version"> = { fixed: ["policy"] };
