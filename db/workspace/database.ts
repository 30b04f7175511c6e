import DatabaseConstructor from "better-sqlite3";
export type Database = DatabaseConstructor.Database;
export type Statement = DatabaseConstructor.Statement;
export function memoryDatabase(): Database {
  return new DatabaseConstructor(":memory:");
}
