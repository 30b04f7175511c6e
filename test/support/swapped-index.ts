/** Indexes that hold other rows than their table, while the database's own description says that they are as they should be. */
import type { Database } from "../../db/base/database.ts";

/** An index that leaves rows out. @param leaving what is added to the index's statement */
export function swapIndex(database: Database, name: string, leaving: string): void {
  const described = statementOf(database, name);
  unguarded(database, () => {
    database.exec(`DROP INDEX "${name}"; ${described} ${leaving}`);
    say(database, name, described);
  });
}

/** An index with one place more than its table has rows: the record has its own place, and one of a row that is not there. */
export function leavePlaceOver(database: Database, name: string, id: string): void {
  const described = statementOf(database, name);
  const move = () => database.exec(`UPDATE outcome SET row = row + 100 WHERE id = '${id}'`);
  unguarded(database, () => {
    say(database, name, `${described} AND id <> '${id}'`);
    move();
    say(database, name, described);
    move();
  });
}

/** Two rows of one id, in a table whose description says that there cannot be two. */
export function doubleRow(database: Database, table: string, id: string): void {
  const unique = `sqlite_autoindex_${table}_1`;
  const described = statementOf(database, table);
  unguarded(database, () => {
    const rename = database.prepare("UPDATE sqlite_master SET name = ?, sql = ? WHERE name = ?");
    rename.run("plain", `CREATE INDEX plain ON ${table} (id)`, unique);
    say(database, table, described.replace(" UNIQUE", ""));
    const columns = (database.pragma(`table_info("${table}")`) as { name: string }[]).map(({ name }) => `"${name}"`);
    const others = columns.filter((column) => column !== '"row"').join(", ");
    database.exec(`INSERT INTO ${table} (${others}) SELECT ${others} FROM ${table} WHERE id = '${id}'`);
    rename.run(unique, null, "plain");
    say(database, table, described);
  });
}

function statementOf(database: Database, name: string): string {
  return database.prepare("SELECT sql FROM sqlite_master WHERE name = ?").pluck().get(name) as string;
}

function say(database: Database, name: string, statement: string): void {
  database.prepare("UPDATE sqlite_master SET sql = ? WHERE name = ?").run(statement, name);
  // Reads the description anew, as the next opening would.
  database.pragma("writable_schema = RESET");
  database.pragma("writable_schema = ON");
}

function unguarded(database: Database, work: () => void): void {
  database.unsafeMode(true);
  database.pragma("writable_schema = ON");
  work();
  database.pragma("writable_schema = RESET");
  database.unsafeMode(false);
}
