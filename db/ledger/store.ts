/** Prepared statements, made once per text, and the one gate that every write passes. */
import { ConcordError } from "../contract/errors.ts";
import { type Database, diskError, type Statement } from "../workspace/database.ts";

export type SqlValue = null | number | string | Uint8Array;

/** Typed reading for domain code: no writing, only statements whose text the code wrote itself. */
export interface Reader {
  all<R>(sql: string, ...values: SqlValue[]): R[];
  get<R>(sql: string, ...values: SqlValue[]): R | undefined;
}

/** What the place of a database says for longer than one write. */
const FAILING = ["E_DISK_FULL", "E_DISK", "E_WORKSPACE_GONE"] as const;
export type Failing = (typeof FAILING)[number];

export class Store implements Reader {
  readonly database: Database;
  /** By the clock of this process (`performance.now`), ms. */
  readonly openedAt = performance.now();
  readonly #needThere: () => void;
  readonly #statements = new Map<string, Statement>();
  #failing: Failing | null = null;

  /** @param needThere throws E_WORKSPACE_GONE if what is written now would be written into nothing */
  constructor(database: Database, needThere: () => void = () => {}) {
    this.database = database;
    this.#needThere = needThere;
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
   * what the file holds is in doubt; after the others writing goes on as soon as there is room, or the folder is back.
   */
  get failing(): Failing | null {
    return this.#failing;
  }

  /**
   * Writes, whether inside a user action or beside the ledger (drafts, uploads, PINs).
   * @throws ConcordError E_DISK once the disk has failed, E_DISK_FULL, E_WORKSPACE_GONE and their kin
   */
  run(sql: string, ...values: SqlValue[]): { changes: number; lastInsertRowid: number | bigint } {
    const { inTransaction } = this.database;
    return this.#guarded(() => {
      if (!inTransaction) this.#needThere();
      return this.#prepare(sql).run(...values);
    }, !inTransaction);
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
        this.#needThere();
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
      const failing = FAILING.find((code) => code === typed?.code);
      if (failing) this.#failing = failing;
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
