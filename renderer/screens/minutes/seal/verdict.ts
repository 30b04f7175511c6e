/** What the check of a paper comes to: the words over it, and whether the paper may be relied on as it is. Pure. */
import type { PaperCheck } from "../../../../db/contract/procedures/verification.ts";

export type VerdictTitle = PaperCheck["result"] | "stranger" | "not_in_force";

export interface Verdict {
  title: VerdictTitle;
  /** `warn`: look again, or print again. */
  tone: "ok" | "warn" | "bad";
}

export function verdictOf({
  result,
  seal,
  file,
  laterErrata,
}: Pick<PaperCheck, "result" | "seal" | "file" | "laterErrata">): Verdict {
  if (file && result === "none") return { title: "stranger", tone: "bad" };
  if (result === "near") return { title: result, tone: "warn" };
  if (result !== "match" && result !== "words") return { title: result, tone: "bad" };
  // It is what was sealed, but what was sealed is not what holds here.
  if (seal && !seal.inForce) return { title: "not_in_force", tone: "bad" };
  if (seal?.withdrawn) return { title: result, tone: "bad" };
  return { title: result, tone: laterErrata > 0 || (seal?.rivals ?? 0) > 0 ? "warn" : "ok" };
}
