/** Prepared statements, made once per text. */
import type { Database, Statement } from "../workspace/database.ts";

export type SqlValue = null | number | string | Uint8Array;

/** Typed reading for domain code: no writing, only statements whose text the code wrote itself. */
export interface Reader {
  all<R>(sql: string, ...values: SqlValue[]): R[];
  get<R>(sql: string, ...values: SqlValue[]): R | undefined;
}

export class Store implements Reader {
  readonly database: Database;
  readonly #statements = new Map<string, Statement>();

  constructor(database: Database) {
    this.database = database;
  }

  all<R>(sql: string, ...values: SqlValue[]): R[] {
    return this.#prepare(sql).all(...values) as R[];
  }

  get<R>(sql: string, ...values: SqlValue[]): R | undefined {
    return this.#prepare(sql).get(...values) as R | undefined;
  }

  iterate<R>(sql: string, ...values: SqlValue[]): IterableIterator<R> {
    return this.database.prepare(sql).iterate(...values) as IterableIterator<R>;
  }

  run(sql: string, ...values: SqlValue[]): { changes: number; lastInsertRowid: number | bigint } {
    return this.#prepare(sql).run(...values);
  }

  /** Statements hold on to tables: forget them before tables are dropped. */
  forget(): void {
    this.#statements.clear();
  }

  #prepare(sql: string): Statement {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}
