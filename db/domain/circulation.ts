/** Circulation of draft minutes among the parties: comments per paragraph, and confirmations by sector. */
import { ConcordError } from "../contract/errors.ts";
import type { Rules } from "./rules.ts";

export const commentRules: Rules<"comment"> = {
  check() {
    throw new ConcordError("E_ONLY_BY_COMMAND", { path: "comment" });
  },
};

export const confirmationRules: Rules<"confirmation"> = {
  check() {
    throw new ConcordError("E_ONLY_BY_COMMAND", { path: "confirmation" });
  },
};
