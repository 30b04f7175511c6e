/** Errors as sentences. */
import { type ErrorCode, isErrorCode, type Params, sentence } from "../../db/contract/errors.ts";

/** The error's code; null if it is not one of ours. */
export function codeOf(error: unknown): string | null {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === "string" && isErrorCode(code) ? code : null;
}

/** Refused for who asks, or for what the record has become: to ask again, or in other words, does not help. */
const FOR_GOOD: ReadonlySet<string> = new Set<ErrorCode>([
  "E_NOT_ALLOWED",
  "E_SEALED",
  "E_MEETING_STATE",
  "E_FIXED_FIELD",
  "E_ONLY_BY_COMMAND",
  "E_UNKNOWN_RECORD",
  "E_AMENDMENT_DECIDED",
  "E_COMMENT_ANSWERED",
  "E_COMMENT_OTHERS",
  "E_NOT_ATTENDING",
]);

export function isForGood(error: unknown): boolean {
  return FOR_GOOD.has(codeOf(error) ?? "");
}

/** What to tell people about something that was thrown. */
export function sentenceOf(error: unknown, language: "zh" | "en"): string {
  // Of the workspace, or of this window itself.
  const { code, data, params = data } = (error ?? {}) as { code?: unknown; data?: unknown; params?: unknown };
  if (typeof code === "string" && isErrorCode(code)) return sentence(code, (params ?? {}) as Params, language);
  return sentence("E_INTERNAL", { ref: error instanceof Error ? error.name : "?" }, language);
}
