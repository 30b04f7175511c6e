/** What people are told when the workspace could not be closed as it should be: what is known, and nothing more. */
import { type Failure, sentence } from "../../db/contract/errors.ts";

const SAY = {
  zh: {
    failed: "工作区没有正常关闭。",
    unknown: (ref: string | number) => `原因不明（编号 ${ref}，见日志）。`,
    looked: "下次打开时会先检查其中的内容，缺少什么会说明。",
  },
  en: {
    failed: "The workspace did not close cleanly.",
    unknown: (ref: string | number) => `The reason is not known (reference ${ref} in the log).`,
    looked: "When it is opened next, what is there is checked first, and what is missing is told.",
  },
} as const;

/** For the terminal and for the shell's box. */
export function notClosed({ code, params }: Failure, language: "zh" | "en"): string {
  const { failed, unknown, looked } = SAY[language];
  const why = code === "E_INTERNAL" ? unknown(params.ref ?? "?") : sentence(code, params, language);
  // A folder that is gone is opened by nobody: its sentence says what to do.
  const parts = code === "E_WORKSPACE_GONE" ? [failed, why] : [failed, why, looked];
  return parts.join(language === "zh" ? "" : " ");
}
