/** Errors as sentences. */
import { isErrorCode, type Params, sentence } from "../../db/contract/errors.ts";

/** The error's code; null if it is not one of ours. */
export function codeOf(error: unknown): string | null {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === "string" && isErrorCode(code) ? code : null;
}

/** What to tell people about something that was thrown. */
export function sentenceOf(error: unknown, language: "zh" | "en"): string {
  // Of the workspace, or of this window itself.
  const { code, data, params = data } = (error ?? {}) as { code?: unknown; data?: unknown; params?: unknown };
  if (typeof code === "string" && isErrorCode(code)) return sentence(code, (params ?? {}) as Params, language);
  return sentence("E_INTERNAL", { ref: error instanceof Error ? error.name : "?" }, language);
}
