/** The workspace that somebody names when the program is started, `--workspace=<folder>`, as in the web host. */
import { resolve } from "node:path";
import { z } from "zod";

const OPTION = "--workspace=";
const other = z.object({ workspace: z.string().min(1).max(4096) });

/** Absolute, seen from where the program (or `npm start`) was started; null where none is named. */
export function folderAsked(argv: readonly string[]): string | null {
  const named = argv.find((one) => one.startsWith(OPTION))?.slice(OPTION.length);
  return named ? resolve(process.env.INIT_CWD ?? process.cwd(), named) : null;
}

/** What another start of the program sends to the one that runs; null where it names none. */
export function folderOfOther(data: unknown): string | null {
  const { success, data: sent } = other.safeParse(data);
  return success ? sent.workspace : null;
}
