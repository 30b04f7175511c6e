/** Reads the command line into a command, its arguments and its options. */
import { parseArgs } from "node:util";
import { languageNamed, systemLanguage } from "../host/language.ts";
import type { Command } from "./command.ts";
import { commands } from "./commands.ts";
import { oneOf } from "./given.ts";
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
  due: { type: "string" },
  style: { type: "string" },
  template: { type: "string" },
  standard: { type: "string" },
  "word-fonts": { type: "string" },
} as const;

/** What was given, and the language in which the command answers. */
export type Options = ReturnType<typeof read>["values"] & { language: Language };
type Language = "zh" | "en";

/** What to run, or null when help is asked for. @throws UsageError */
export function parse(args: string[]): { command: Command; given: string[]; options: Options } | null {
  const { values: options, positionals } = read(args);
  const [name, ...given] = positionals;
  if (options.help || name === "help") return null;
  if (name === undefined) throw new UsageError("E_USAGE", { reason: "no_command" });
  const command = commandNamed(name);
  if (!command) throw new UsageError("E_USAGE", { reason: "no_such_command", given: name });
  const allowed = ["json", "as", "passphrase-file", ...(command.opens ? ["incomplete"] : []), ...command.options];
  const stray = Object.keys(options).find((option) => !allowed.includes(option));
  if (stray !== undefined)
    throw new UsageError("E_USAGE", { reason: "option_not_taken", command: name, option: stray });
  const [fewest, most] = command.arguments;
  if (given.length < fewest || given.length > most)
    throw new UsageError("E_USAGE", { reason: "arguments", usage: command.usage });
  if (command.answersIn && options.lang !== undefined) oneOf(["zh", "en"], "--lang", options.lang);
  return { command, given, options: { ...options, language: answerLanguage(args) } };
}

/** The language in which a line is answered, also one that is wrong: what `--lang` says where it says that, else the system's. */
export function answerLanguage(args: string[]): Language {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true, strict: false });
  const asked = commandNamed(positionals[0] ?? "")?.answersIn ? languageNamed(String(values.lang)) : null;
  return asked ?? systemLanguage();
}

function commandNamed(name: string): Command | undefined {
  return Object.hasOwn(commands, name) ? commands[name] : undefined;
}

function read(args: string[]) {
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
