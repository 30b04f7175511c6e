/**
 * The `concord` command: scripts the same workspace through the same rules as the interface.
 * Exit code 0 done, 1 refused or failed, 2 wrong usage.
 */
import "../../db/server/harden.ts";
import { answerLanguage, parse } from "./arguments.ts";
import { help } from "./help.ts";
import { printError, printResult } from "./output.ts";
import { UsageError } from "./usage.ts";
import { workspaces } from "./workspaces.ts";

const args = process.argv.slice(2);
const style = { json: args.includes("--json"), language: answerLanguage(args) };

// Whoever reads us may stop early (`| head`): that is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

try {
  const asked = parse(args);
  if (asked) printResult(await asked.command.run(asked.given, asked.options, workspaces), style);
  else console.log(help(style.language));
} catch (error) {
  printError(error, style);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
