/** Prepared statements, made once per text, and the one gate that every write passes. */
import { ConcordError } from "../contract/errors.ts";
import { type Database, diskError, type Statement } from "../workspace/database.ts";

export type SqlValue = null | number | string | Uint8Array;

/** Typed reading for domain code: no writing, only statements whose text the code wrote itself. */
export interface Reader {
  all<R>(sql: string, ...values: SqlValue[]): R[];
  get<R>(sql: string, ...values: SqlValue[]): R | undefined;
}

export class Store implements Reader {
  readonly database: Database;
  readonly #statements = new Map<string, Statement>();
  #failing: "E_DISK_FULL" | "E_DISK" | null = null;

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

  /**
   * What the disk last said to a write. After E_DISK nothing more is written until the workspace is opened again, because
   * what the file holds is in doubt; after E_DISK_FULL writing goes on as soon as there is room.
   */
  get failing(): "E_DISK_FULL" | "E_DISK" | null {
    return this.#failing;
  }

  /**
   * Writes, whether inside a user action or beside the ledger (drafts, uploads, PINs).
   * @throws ConcordError E_DISK once the disk has failed, E_DISK_FULL and their kin
   */
  run(sql: string, ...values: SqlValue[]): { changes: number; lastInsertRowid: number | bigint } {
    const { inTransaction } = this.database;
    return this.#guarded(() => this.#prepare(sql).run(...values), !inTransaction);
  }

  /**
   * Runs `work` in one write transaction. If it throws, or the disk does, nothing has changed.
   * @throws what `work` throws, and as `run` does
   */
  transaction<R>(work: () => R): R {
    const { database } = this;
    return this.#guarded(() => {
      database.exec("BEGIN IMMEDIATE");
      try {
        const result = work();
        database.exec("COMMIT");
        return result;
      } finally {
        if (database.inTransaction) database.exec("ROLLBACK");
      }
    }, true);
  }

  /** @param commits whether all is on disk when `work` returns */
  #guarded<R>(work: () => R, commits: boolean): R {
    if (this.#failing === "E_DISK") throw new ConcordError("E_DISK");
    try {
      const result = work();
      if (commits) this.#failing = null;
      return result;
    } catch (error) {
      const typed = diskError(error);
      if (typed?.code === "E_DISK_FULL" || typed?.code === "E_DISK") this.#failing = typed.code;
      throw typed ?? error;
    }
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
