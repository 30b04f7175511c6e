/** Makes of the command line a command, its arguments and its options. */
import { parseArgs } from "node:util";
import { languageNamed, systemLanguage } from "../host/language.ts";
import type { Command } from "./command.ts";
import { commands } from "./commands.ts";
import { oneOf } from "./given.ts";
import { type Language, OPTIONS, type Options, read } from "./options.ts";
import { UsageError } from "./usage.ts";

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
