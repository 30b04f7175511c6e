/** Commands that check: a workspace's ledger and tables, and a file of sealed minutes. */
import { statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { Outcome } from "../../db/contract/procedures/verification.ts";
import { requireSealedSize } from "../../db/documents/verify/sealed-size.ts";
import type { Command } from "./command.ts";
import { pathOf } from "./given.ts";
import { showingProgress } from "./progress.ts";
import { UsageError } from "./usage.ts";

/** Of `verify-minutes`. 1 and 2 are those of every command: refused or failed (no file of sealed minutes), wrong usage. */
const EXIT_CODES: Readonly<Record<Outcome, number>> = {
  pages_hold: 0,
  words_hold: 3,
  words_differ: 4,
  record_fails: 5,
  pages_unread: 6,
  errata_unproven: 7,
  seal_unproven: 8,
  set_otherwise: 9,
};

export const checkCommands: Readonly<Record<string, Command>> = {
  verify: {
    usage: "verify <folder>",
    arguments: [1, 1],
    options: [],
    opens: true,
    run: ([folder = ""], options, { open }) =>
      open(folder, options, async (api) => ({
        kind: "verified",
        data: await showingProgress(await api.workspace.verify()),
      })),
  },

  digest: {
    usage: "digest <folder>",
    arguments: [1, 1],
    options: [],
    opens: true,
    run: ([folder = ""], options, { open }) =>
      open(folder, options, async (api) => ({ kind: "digest", data: await api.workspace.digest() })),
  },

  rebuild: {
    usage: "rebuild <folder>",
    arguments: [1, 1],
    options: [],
    opens: true,
    run: ([folder = ""], options, { openToChange }) =>
      openToChange(folder, options, async (api) => {
        return { kind: "rebuilt", data: await showingProgress(await api.workspace.rebuild()) };
      }),
  },

  "verify-minutes": {
    usage: "verify-minutes <file of sealed minutes, PDF or JSON> [--lang zh|en]",
    arguments: [1, 1],
    options: ["lang"],
    opens: false,
    answersIn: true,
    run: async ([file = ""]) => {
      const bytes = await sealedFile(pathOf(file));
      const { verifyFile } = await import("../../db/documents/verify/verify-file.ts");
      const data = await verifyFile(bytes);
      process.exitCode = EXIT_CODES[data.outcome];
      return { kind: "minutes", data };
    },
  },
};

/** A file of reasonable size, read whole; neither a folder nor a pipe. */
async function sealedFile(file: string): Promise<Buffer> {
  const about = statSync(file, { throwIfNoEntry: false });
  if (!about?.isFile()) throw new UsageError("E_FILE_MISSING", { path: file });
  requireSealedSize(about.size);
  return readFile(file);
}
