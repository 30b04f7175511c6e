/** Errors as sentences. */
import { ABOUT_OTHERS, type ErrorCode, isErrorCode, type Params, sentence } from "../../db/contract/errors.ts";
import { SUBJECTS, type Subject } from "../../db/contract/subjects/index.ts";

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

/** The other record that a refusal or a warning is about, where it says which. */
export function recordInWay(error: unknown): { subject: Subject; id: string } | null {
  const { code } = (error ?? {}) as { code?: unknown };
  if (typeof code !== "string" || !ABOUT_OTHERS.has(code)) return null;
  const { data, params = data } = (error ?? {}) as { data?: unknown; params?: unknown };
  const { subject, id } = (params ?? {}) as Params;
  const known = SUBJECTS.find((one) => one === subject);
  return known && typeof id === "string" && id !== "" ? { subject: known, id } : null;
}

/** What to tell people about something that was thrown. */
export function sentenceOf(error: unknown, language: "zh" | "en"): string {
  // Of the workspace, or of this window itself.
  const { code, data, params = data } = (error ?? {}) as { code?: unknown; data?: unknown; params?: unknown };
  if (typeof code === "string" && isErrorCode(code)) return sentence(code, (params ?? {}) as Params, language);
  return sentence("E_INTERNAL", { ref: error instanceof Error ? error.name : "?" }, language);
}
