/** All commands by their names, in the order of the help. */
import { checkCommands } from "./check-commands.ts";
import type { Command } from "./command.ts";
import { documentCommands } from "./document-commands.ts";
import { analyse } from "./figures/analyse.ts";
import { importCommands } from "./import-commands.ts";
import { recordCommands } from "./record-commands.ts";
import { workspaceCommands } from "./workspace-commands.ts";

export const commands: Readonly<Record<string, Command>> = {
  ...workspaceCommands,
  ...recordCommands,
  ...importCommands,
  ...documentCommands,
  ...checkCommands,
  analyse,
};
