/** Reads the command line into a command, its arguments and its options. */
import { parseArgs } from "node:util";
import { type Command, commands } from "./commands.ts";
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

export type Options = ReturnType<typeof read>["values"];

/** What to run, or null when help is asked for. @throws UsageError */
export function parse(args: string[]): { command: Command; given: string[]; options: Options } | null {
  const { values: options, positionals } = read(args);
  const [name, ...given] = positionals;
  if (options.help || name === "help") return null;
  if (name === undefined) throw wrong("no command was given");
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw wrong(`there is no command “${name}”`);
  const allowed = ["json", "as", "passphrase-file", ...(command.opens ? ["incomplete"] : []), ...command.options];
  const stray = Object.keys(options).find((option) => !allowed.includes(option));
  if (stray !== undefined) throw wrong(`“${name}” takes no --${stray}`);
  const [fewest, most] = command.arguments;
  if (given.length < fewest || given.length > most) throw wrong(`concord ${command.usage}`);
  return { command, given, options };
}

function read(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true, strict: true });
  } catch (error) {
    throw wrong((error as Error).message.split(". ")[0] ?? "");
  }
}

function wrong(reason: string): UsageError {
  return new UsageError("E_USAGE", { reason });
}
