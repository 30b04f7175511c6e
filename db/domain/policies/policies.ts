/** Policies with their versions, and the problems that the workshop is to solve. */
import { type Rules, requireName, requireOrder } from "../../records/rules.ts";

export const policyRules: Rules<"policy"> = {
  check({ after }) {
    requireName(after, "title_zh", "title_en");
    requireOrder(after.valid_from, after.valid_to);
    return undefined;
  },
};

export const policyVersionRules: Rules<"policy_version"> = { fixed: ["policy"] };

export const problemRules: Rules<"problem"> = {
  check({ after }) {
    requireName(after, "title_zh", "title_en");
    return undefined;
  },
};
