/** An index that leaves rows out, while the database's own description says that it has all. */
import type { Database } from "../db/base/database.ts";

/** @param leaving what is added to the index's statement */
export function swapIndex(database: Database, name: string, leaving: string): void {
  const described = database.prepare("SELECT sql FROM sqlite_master WHERE name = ?").pluck().get(name) as string;
  database.unsafeMode(true);
  database.pragma("writable_schema = ON");
  database.exec(`DROP INDEX "${name}"; ${described} ${leaving}`);
  database.prepare("UPDATE sqlite_master SET sql = ? WHERE name = ?").run(described, name);
  // Reads the description anew, as the next opening would.
  database.pragma("writable_schema = RESET");
  database.unsafeMode(false);
}
