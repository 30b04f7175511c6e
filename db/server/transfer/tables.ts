/** Tables that windows are about to take in: one of each, in memory, for as long as the window and the workspace are open. */
import { ConcordError } from "../../contract/errors.ts";
import type { PreparedTable } from "../../domain/imports/prepared.ts";
import type { Call } from "../connection.ts";

export class PreparedTables {
  readonly #tables = new Map<string, PreparedTable>();

  /** Takes the place of the one before. */
  hold({ connection }: Call, table: PreparedTable): PreparedTable {
    this.#tables.set(connection.id, table);
    return table;
  }

  /** @throws ConcordError E_UPLOAD if it is not this window's, or is gone */
  of({ connection }: Call, id: string): PreparedTable {
    const table = this.#tables.get(connection.id);
    if (table?.id !== id) throw new ConcordError("E_UPLOAD");
    return table;
  }

  endOf(connection: string): void {
    this.#tables.delete(connection);
  }

  end(): void {
    this.#tables.clear();
  }
}
