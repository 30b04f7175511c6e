/** Prepared statements, made once per text, and the one gate that every write passes. */
import { ConcordError } from "../contract/errors.ts";
import { type Database, diskError, type Statement, waitForDisk } from "./database.ts";

export type SqlValue = null | number | string | Uint8Array;

/** Typed reading for domain code: no writing, only statements whose text the code wrote itself. */
export interface Reader {
  all<R>(sql: string, ...values: SqlValue[]): R[];
  get<R>(sql: string, ...values: SqlValue[]): R | undefined;
}

/** What the place of a database says for longer than one write. */
const FAILING = ["E_DISK_FULL", "E_DISK", "E_DATABASE_DAMAGED", "E_WORKSPACE_GONE"] as const;
export type Failing = (typeof FAILING)[number];
/** After these nothing more is written until the workspace is opened again: what the file holds is in doubt. */
const IN_DOUBT: readonly (Failing | null)[] = ["E_DISK", "E_DATABASE_DAMAGED"];

export class Store implements Reader {
  readonly database: Database;
  /** By the clock of this process (`performance.now`), ms. */
  readonly openedAt = performance.now();
  readonly #requireThere: () => void;
  readonly #statements = new Map<string, Statement>();
  #failing: Failing | null = null;
  /** Something was written that may not be on disk. */
  #owes = false;

  /** @param requireThere throws E_WORKSPACE_GONE if what is written now would be written into nothing */
  constructor(database: Database, requireThere: () => void = () => {}) {
    this.database = database;
    this.#requireThere = requireThere;
  }

  all<R>(sql: string, ...values: SqlValue[]): R[] {
    return this.#reading(() => this.#prepare(sql).all(...values) as R[]);
  }

  get<R>(sql: string, ...values: SqlValue[]): R | undefined {
    return this.#reading(() => this.#prepare(sql).get(...values) as R | undefined);
  }

  iterate<R>(sql: string, ...values: SqlValue[]): IterableIterator<R> {
    return this.database.prepare(sql).iterate(...values) as IterableIterator<R>;
  }

  /**
   * What the disk last said to a write, or that damage was met while reading. Where the file is in doubt nothing more is
   * written until the workspace is opened again; else writing goes on as soon as there is room, or the folder is back.
   */
  get failing(): Failing | null {
    return this.#failing;
  }

  /** Whether what the file holds is in doubt. */
  get inDoubt(): boolean {
    return IN_DOUBT.includes(this.#failing);
  }

  /**
   * Writes, whether inside a user action or beside the ledger (drafts, uploads, PINs).
   * @throws ConcordError E_DISK once the disk has failed, E_DATABASE_DAMAGED once damage was met, E_DISK_FULL, E_WORKSPACE_GONE and their kin
   */
  run(sql: string, ...values: SqlValue[]): { changes: number; lastInsertRowid: number | bigint } {
    const { inTransaction } = this.database;
    return this.#guarded(() => {
      if (!inTransaction) this.#requireThere();
      return this.#prepare(sql).run(...values);
    }, !inTransaction);
  }

  /**
   * Runs `work` in one write transaction. If it throws, or the disk does, nothing has changed.
   * @param waits whether all is on disk when it returns; if not, it is with the next write that waits: a power cut takes what
   *   was written last, and nothing out of the midst
   * @throws what `work` throws, and as `run` does
   */
  transaction<R>(work: () => R, waits = true): R {
    const { database } = this;
    return this.#guarded(() => {
      if (!waits) waitForDisk(database, false);
      try {
        database.exec("BEGIN IMMEDIATE");
        const result = work();
        this.#requireThere();
        database.exec("COMMIT");
        // What waits has settled nothing for the others where it wrote nothing itself: only `settle` is sure of it.
        this.#owes ||= !waits;
        return result;
      } finally {
        if (database.inTransaction) database.exec("ROLLBACK");
        if (!waits) waitForDisk(database, true);
      }
    }, true);
  }

  /** Returns when all that was written is on disk. @throws as `run` does */
  settle(): void {
    if (!this.#owes) return;
    this.run("INSERT OR REPLACE INTO local_value (key, value) VALUES ('settled', ?)", new Date().toISOString());
    this.#owes = false;
  }

  /** Damage that was overlooked when the workspace was opened is told from then on, whoever meets it. */
  #reading<R>(read: () => R): R {
    try {
      return read();
    } catch (error) {
      if (diskError(error)?.code === "E_DATABASE_DAMAGED") this.#failing = "E_DATABASE_DAMAGED";
      throw error;
    }
  }

  /** @param commits whether all is on disk when `work` returns */
  #guarded<R>(work: () => R, commits: boolean): R {
    if (this.#failing && this.inDoubt) throw new ConcordError(this.#failing);
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
