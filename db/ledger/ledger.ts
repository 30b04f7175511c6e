/**
 * The append-only log of all changes. `transact` is the only way to change a workspace: it runs one user action, applies
 * it to the tables, writes it as one signed entry (several if it is large), checks that entry again as stored, and
 * commits with fsync. When it returns, the action is safe.
 */
import { randomUUID } from "node:crypto";
import { canonicalize } from "../base/canonical.ts";
import { chainEnds } from "../base/chain-ends.ts";
import type { Database } from "../base/database.ts";
import {
  ENTRY_VERSION,
  type EntryBody,
  FIRST_PREV,
  isStoredAs,
  MAX_ENTRY_BYTES,
  type Operation,
  SCHEMA_VERSION,
  type StoredEntry,
  signEntry,
} from "../base/entry.ts";
import { forgeryOf } from "../base/signed-entry.ts";
import { type Failing, Store } from "../base/store.ts";
import { ConcordError } from "../contract/errors.ts";
import type { Touched } from "../contract/shows.ts";
import type { Subject } from "../contract/subjects/index.ts";
import { columnOf, misfitOf, misfitOfId } from "../schema/columns.ts";
import { openEntry } from "./admission.ts";
import { noteCall, requireSameCall } from "./calls.ts";
import { later, type Stamp, soundTime, tick } from "./clock.ts";
import { type Device, openDevice, replaceDevice } from "./device.ts";
import { Order, Projection } from "./projection.ts";
import { type Erasing, Tables } from "./records.ts";
import { bothTouched } from "./touched.ts";
import { type Inverse, Tx } from "./transaction.ts";

/** One user action: what it is called in the history, who does it, and the id under which it happens once. */
export interface Action {
  act: string;
  by: string | null;
  opId?: string | undefined;
  /** What was asked for, in a few characters: the same id with another call is refused. */
  call?: string | undefined;
  /** It goes on: its entries follow those that were written under its id before. */
  continues?: true;
  /** More of it follows, which waits for the disk: this part need not. */
  passing?: boolean;
}

export interface Committed {
  /** The action's last entry, or null if it changed nothing. */
  n: number | null;
  opId: string;
  inverses: Inverse[];
}

export interface LedgerOptions {
  workspace: string;
  deviceName?: string | undefined;
  /** The workspace was restored or cloned: continue as a new device. */
  newDevice?: boolean;
  /** ms since 1970 by the laptop's clock. */
  clock?: () => number;
  /** For the search index, which follows later and must not know rows that are gone. */
  erasing?: Erasing;
  /** Throws E_WORKSPACE_GONE if the database does not lie any more where it was opened. */
  requireThere?: () => void;
  /** Is told what each transaction touched, once it is on disk. */
  committed?: (touched: Touched) => void;
}

/** Operations are gathered up to this many bytes before an entry is written; one operation may come on top. */
const ENTRY_FILL_BYTES = 96 * 1024;
/** Actions larger than this are not offered for undo. */
const MAX_UNDO = 5_000;

export class Ledger {
  readonly store: Store;
  readonly projection: Projection;
  readonly workspace: string;
  readonly device: Device;
  readonly #tables: Tables;
  readonly #clock: () => number;
  readonly #committed: (touched: Touched) => void;
  #head: Head;

  constructor(database: Database, options: LedgerOptions) {
    this.store = new Store(database, options.requireThere);
    this.#tables = new Tables(this.store, options.erasing);
    this.#committed = options.committed ?? (() => {});
    this.projection = new Projection(this.#tables, new Order(this.store));
    this.workspace = options.workspace;
    this.#clock = options.clock ?? Date.now;
    this.device = options.newDevice ? replaceDevice(this.store) : openDevice(this.store, options.deviceName);
    this.#head = readHead(this.store, this.device.id);
  }

  /** Now by the laptop's clock, ISO 8601. */
  now(): string {
    return new Date(soundTime(this.#clock())).toISOString();
  }

  get vector(): Readonly<Record<string, number>> {
    return this.#head.vv;
  }

  /** What the disk last said to a write, of whatever kind. */
  get failing(): Failing | null {
    return this.store.failing;
  }

  /** Number of entries of all devices. */
  get size(): number {
    return this.#head.n;
  }

  /**
   * The first operation of an action that this laptop already carried out under this id.
   * @throws ConcordError E_OP_ID_USED if it was not this call that did it
   */
  carriedOut(opId: string, call: string): Operation | undefined {
    const row = this.store.get<{ body: string }>(
      "SELECT body FROM ledger WHERE dev = ? AND op_id = ? AND part = 0",
      this.device.id,
      opId,
    );
    if (row) requireSameCall(this.store, this.device.id, opId, call);
    return row && (JSON.parse(row.body) as EntryBody).ops[0];
  }

  /**
   * Runs `work` as one user action. If it throws, or the disk does, nothing has changed.
   * @throws what `work` throws; E_ENTRY_TOO_LARGE; E_DISK_FULL, E_DISK and their kin
   */
  transact<T>(
    action: Action,
    work: (tx: Tx) => T,
    alsoLocal?: (committed: Committed) => void,
  ): { value: T } & Committed {
    return this.#inTransaction(
      () => {
        const writer = new EntryWriter(this, action, this.#head, this.#clock());
        const tx = new Tx(this.store, this.#tables, (operation) => writer.add(operation));
        const value = work(tx);
        const head = writer.finish();
        const committed: Committed = {
          n: writer.written ? head.n : null,
          opId: writer.opId,
          inverses: tx.inverses.length > MAX_UNDO ? [] : tx.inverses,
        };
        if (committed.n !== null && action.call) noteCall(this.store, committed.n, action.call);
        if (writer.written) alsoLocal?.(committed);
        return { head, result: { value, ...committed } };
      },
      {},
      !action.passing,
    );
  }

  /** Runs `work` in a write transaction and moves the head with it; for `transact` and for receiving entries. */
  #inTransaction<R>(work: () => { head: Head; result: R }, others: Touched = {}, waits = true): R {
    this.#tables.takeTouched();
    try {
      const { head, result } = this.store.transaction(work, waits);
      const touched = bothTouched(this.#tables.takeTouched(), others);
      const isNew = head.n !== this.#head.n || Object.keys(touched).length > 0;
      this.#head = head;
      this.#tables.forget();
      if (isNew) this.#committed(touched);
      return result;
    } catch (error) {
      this.projection.forget();
      throw error;
    }
  }

  /**
   * Runs `work`, which inserts entries of other devices or makes tables again, in a transaction and reads the head again.
   * @param others what it touches besides what passes through this ledger's tables
   */
  receive<R>(work: () => R, others: Touched = {}): R {
    return this.#inTransaction(() => {
      const result = work();
      return { head: readHead(this.store, this.device.id), result };
    }, others);
  }
}

function nextPart({ store, device }: Ledger, opId: string): number {
  const last = store.get<{ part: number | null }>(
    "SELECT max(part) AS part FROM ledger WHERE dev = ? AND op_id = ?",
    device.id,
    opId,
  );
  return (last?.part ?? -1) + 1;
}

/** Where the ledger stands: last `n`, this device's chain, what it has seen, and the clock. */
interface Head {
  n: number;
  seq: number;
  hash: string;
  vv: Record<string, number>;
  stamp: Stamp;
}

function readHead(store: Store, device: string): Head {
  const last = store.get<{ seq: number; hash: string }>(
    "SELECT seq, hash FROM ledger WHERE dev = ? ORDER BY seq DESC LIMIT 1",
    device,
  );
  const stamp = store.get<Stamp>("SELECT ms, counter FROM ledger ORDER BY ms DESC, counter DESC LIMIT 1");
  return {
    n: store.get<{ n: number | null }>("SELECT max(n) AS n FROM ledger")?.n ?? 0,
    seq: last?.seq ?? 0,
    hash: last?.hash ?? FIRST_PREV,
    vv: Object.fromEntries(chainEnds(store).map((end) => [end.device, end.seq])),
    stamp: later(stamp ?? { ms: 0, counter: 0 }, { ms: 0, counter: 0 }),
  };
}

/** Gathers the operations of one action and writes them as entries. */
class EntryWriter {
  readonly opId: string;
  written = false;
  readonly #ledger: Ledger;
  readonly #action: Action;
  readonly #wall: number;
  #head: Head;
  #stamp: Stamp;
  #part = 0;
  #operations: Operation[] = [];
  /** The same as canonical JSON, and its bytes. */
  #texts: string[] = [];
  #bytes = 0;

  constructor(ledger: Ledger, action: Action, head: Head, wall: number) {
    this.#ledger = ledger;
    this.#action = action;
    this.#head = { ...head, vv: { ...head.vv } };
    this.#wall = soundTime(wall);
    this.#stamp = tick(head.stamp, wall);
    this.opId = action.opId ?? randomUUID();
    if (action.continues) this.#part = nextPart(ledger, this.opId);
  }

  add(operation: Operation): void {
    requireFit(operation);
    const text = canonicalize(operation);
    const bytes = Buffer.byteLength(text);
    if (this.#operations.length > 0 && this.#bytes + bytes > ENTRY_FILL_BYTES) this.#flush();
    const { n, seq } = this.#head;
    const entry = { n: n + 1, dev: this.#ledger.device.id, seq: seq + 1, ...this.#stamp, ops: this.#operations };
    this.#ledger.projection.apply(entry, operation);
    this.#operations.push(operation);
    this.#texts.push(text);
    this.#bytes += bytes;
  }

  finish(): Head {
    if (this.#operations.length > 0) this.#flush();
    return this.#head;
  }

  #flush(): void {
    const { device, store, workspace } = this.#ledger;
    const head = this.#head;
    const seq = head.seq + 1;
    const body: EntryBody = {
      v: ENTRY_VERSION,
      ws: workspace,
      dev: device.id,
      seq,
      prev: head.hash,
      hlc: [this.#stamp.ms, this.#stamp.counter],
      wall: this.#wall,
      vv: head.vv,
      opId: this.opId,
      part: this.#part,
      act: this.#action.act,
      by: this.#action.by,
      sv: SCHEMA_VERSION,
      ops: this.#operations,
      ...(seq === 1 && { device: { key: device.key, name: device.name, after: device.after } }),
    };
    const entry = signEntry(body, device.privateKey, this.#texts);
    const bytes = Buffer.byteLength(entry.text);
    if (bytes > MAX_ENTRY_BYTES) throw new ConcordError("E_ENTRY_TOO_LARGE", { bytes });
    const n = head.n + 1;
    insertEntry(store, n, entry);
    checkStored(this.#ledger, n, head.hash);
    if (body.device) registerDevice(store, n, body);
    this.#head = { n, seq, hash: entry.hash, vv: { ...head.vv, [device.id]: seq }, stamp: this.#stamp };
    this.#stamp = tick(this.#stamp, this.#wall);
    this.#part += 1;
    this.#operations = [];
    this.#texts = [];
    this.#bytes = 0;
    this.written = true;
  }
}

/** Writes an entry into the ledger table under `n`. */
export function insertEntry(
  store: Store,
  n: number,
  entry: { body: EntryBody; text: string; hash: string; signature: Uint8Array },
): void {
  const { body } = entry;
  store.run(
    "INSERT INTO ledger (n, hash, dev, seq, op_id, part, ms, counter, body, signature) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    n,
    entry.hash,
    body.dev,
    body.seq,
    body.opId,
    body.part,
    body.hlc[0],
    body.hlc[1],
    entry.text,
    entry.signature,
  );
}

export function registerDevice(store: Store, n: number, { dev, device }: EntryBody): void {
  if (device)
    store.run(
      "INSERT OR IGNORE INTO device (id, key, name, after, n) VALUES (?, ?, ?, ?, ?)",
      dev,
      device.key,
      device.name,
      device.after,
      n,
    );
}

/**
 * What comes from elsewhere may not fit its field, and is shown as empty; what is written here must fit. That a required
 * field is empty is for the rules of the domain to say.
 */
function requireFit(operation: Operation): void {
  const { ent, id } = operation;
  const { code, params } = misfitOfId(id) ?? {};
  if (code) throw new ConcordError(code, { path: "id", of: ent, ...params });
  if (operation.op !== "create" && operation.op !== "set") return;
  for (const [field, value] of Object.entries(operation.f)) {
    const column = columnOf(ent as Subject, field);
    const misfit = column && value !== null && misfitOf(column, value);
    if (misfit) throw new ConcordError(misfit.code, { path: field, of: ent, ...misfit.params });
  }
}

// As Fossil does: what was stored is read back and checked before it is committed, so that no bug or bad memory between
// here and the table can put an entry on disk that no one will ever be able to verify.
function checkStored({ store, workspace, device }: Ledger, n: number, prev: string): void {
  const row = store.get<StoredEntry>("SELECT * FROM ledger WHERE n = ?", n);
  const entry = row && openEntry({ text: row.body, signature: row.signature }, workspace);
  if (typeof entry === "string") throw new Error(`entry ${n} would not be taken in anywhere: ${entry}`);
  if (!row || !entry) throw new Error(`entry ${n} is not there`);
  const { body } = entry;
  if (row.hash !== entry.hash || !isStoredAs(row, body) || body.dev !== device.id || body.prev !== prev)
    throw new Error(`entry ${n} is stored under other numbers`);
  if (forgeryOf(entry, device.publicKey)) throw new Error(`entry ${n} does not verify as stored`);
}
