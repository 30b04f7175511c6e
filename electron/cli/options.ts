/** The options of the command line, read as Node reads them. */
import { parseArgs } from "node:util";
import { UsageError } from "./usage.ts";

export const OPTIONS = {
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  as: { type: "string" },
  "passphrase-file": { type: "string" },
  "new-passphrase-file": { type: "string" },
  recovery: { type: "boolean" },
  incomplete: { type: "boolean" },
  demo: { type: "boolean" },
  name: { type: "string" },
  profile: { type: "string" },
  format: { type: "string" },
  lang: { type: "string" },
  of: { type: "string" },
  out: { type: "string" },
  from: { type: "string" },
  to: { type: "string" },
  state: { type: "string" },
  subject: { type: "string" },
  due: { type: "string" },
  style: { type: "string" },
  template: { type: "string" },
  standard: { type: "string" },
  "word-fonts": { type: "string" },
  words: { type: "string" },
  view: { type: "string" },
  personal: { type: "boolean" },
  table: { type: "string" },
  sheet: { type: "string" },
  mapping: { type: "string" },
  "dry-run": { type: "boolean" },
  parts: { type: "string" },
  formats: { type: "string" },
  places: { type: "string" },
  level: { type: "string" },
  limit: { type: "string" },
  city: { type: "string" },
  sector: { type: "string" },
} as const;

/** What was given, and the language in which the command answers. */
export type Options = ReturnType<typeof read>["values"] & { language: Language };
export type Language = "zh" | "en";

/** @throws UsageError */
export function read(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true, strict: true });
  } catch (error) {
    throw misread(error as Error & { code?: string });
  }
}

/** Node says in English what is wrong with an option, and names it first in quotes. */
function misread({ code, message }: Error & { code?: string }): UsageError {
  const option = /'([^',\s]+)/.exec(message)?.[1] ?? "";
  const reason = code === "ERR_PARSE_ARGS_UNKNOWN_OPTION" ? "no_such_option" : "option_value";
  return new UsageError("E_USAGE", { reason, option });
}
