/** How much of a database is read before it is opened: damage is to be found while nothing has been written yet. */
import { statSync } from "node:fs";
import type { Database } from "../base/database.ts";
import { ConcordError } from "../contract/errors.ts";

/** Up to this size a database is read whole at each opening: about 10 ms per MB on a laptop of 2020, where it is cold. */
const READ_WHOLE_BYTES = 64 * 1024 * 1024;
/** What makes a database large: papers. They carry their own hash and are compared with it whenever they are read. */
const PAPERS = "local_blob";

/**
 * Reads every page (each carries a MAC) and checks how the pages hang together. Of a large database that was closed
 * cleanly everything but the contents of papers is read: all that an opening needs.
 * @param path where the database lies
 * @throws ConcordError E_DATABASE_DAMAGED, or an error of the driver that means it
 */
export function requireSound(database: Database, path: string, { clean }: { clean: boolean }): void {
  const whole = !clean || statSync(path).size <= READ_WHOLE_BYTES;
  for (const part of whole ? [null] : tablesIn(database)) {
    const check = part === null ? "quick_check" : `quick_check("${part}")`;
    if (database.pragma(check, { simple: true }) !== "ok") throw new ConcordError("E_DATABASE_DAMAGED");
  }
}

/** Tables with pages of their own, and with them their indexes. */
function tablesIn(database: Database): string[] {
  const sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 AND name <> ?";
  return database.prepare(sql).pluck().all(PAPERS) as string[];
}
