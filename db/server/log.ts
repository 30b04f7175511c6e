/** The log on this laptop: JSON lines, five files of 1 MB, never the content of a record, a secret, SQL or a full path. */
import { appendFileSync, mkdirSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";

const MAX_BYTES = 1_000_000;
const FILES = 5;
const MAX_MESSAGE = 300;

export interface Log {
  /** Writes one line. A log that cannot be written is no reason to stop working: such errors are dropped. */
  event(name: string, facts?: Record<string, string | number | boolean | null>): void;
  /** Writes what is needed to find an unexpected error again: its class, code and stack, under a reference. */
  failure(ref: string, error: unknown): void;
}

/** Opens the log in a folder, which is made on the first line. */
export function openLog(folder: string): Log {
  const file = join(folder, "concord.log");
  const write = (line: object) => {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      rotate(file);
      appendFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), ...line })}\n`, { mode: 0o600 });
    } catch {
      // A full or read-only disk: the work itself reports that to the user.
    }
  };
  return {
    event: (name, facts = {}) => write({ event: name, ...facts }),
    failure: (ref, error) => write({ event: "failure", ref, ...traceOf(error) }),
  };
}

function rotate(file: string): void {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) < MAX_BYTES) return;
  for (let n = FILES - 1; n >= 1; n--) {
    const older = n === 1 ? file : `${file}.${n - 1}`;
    if (statSync(older, { throwIfNoEntry: false })) renameSync(older, `${file}.${n}`);
  }
}

/** What an error tells without its data: quoted text is what a message takes from records, so it is cut out. */
export function traceOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = (error as { code?: unknown }).code;
  return {
    error: error.name,
    ...(typeof code === "string" || typeof code === "number" ? { code } : {}),
    message: shorten(error.message),
    stack: (error.stack ?? "")
      .split("\n")
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 12)
      .map((line) => line.trim().replace(/(?:file:\/\/)?[^\s()]*[\\/]([^\s()\\/]+)/g, "$1")),
    ...(error.cause === undefined ? {} : { cause: traceOf(error.cause) }),
  };
}

function shorten(message: string): string {
  return message
    .replace(/"[^"]*"|'[^']*'|“[^”]*”|`[^`]*`/g, "…")
    .replace(/(?:[A-Za-z]:)?(?:[\\/][^\s\\/:]+){2,}/g, (path) => `…/${path.split(/[\\/]/).at(-1)}`)
    .slice(0, MAX_MESSAGE);
}
