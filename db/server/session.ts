/**
 * One workspace at a time: none, locked, or open. The session opens and closes it and tells everybody who watches what has
 * changed. Every call begins here, for whoever is logged in on its connection; the session itself is nobody's.
 */
import { rm } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import type { Failing } from "../base/store.ts";
import { ConcordError, type ErrorCode, type Params } from "../contract/errors.ts";
import type { Terms } from "../contract/procedure.ts";
import type { Touched } from "../contract/shows.ts";
import { hasPin } from "../domain/people/pins.ts";
import { actorFrom, logIn } from "../domain/people/profiles.ts";
import { type Beginning, putFirst } from "../import/first-records.ts";
import { readStarter } from "../import/starter.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Actor } from "../records/context.ts";
import type { Rulebook } from "../records/rules.ts";
import { readRecord } from "../schema/read-record.ts";
import { createTables } from "../schema/tables.ts";
import { Incoming } from "../workspace/incoming.ts";
import type { KdfParams, Secret } from "../workspace/keys.ts";
import { createWorkspace, openWorkspace } from "../workspace/opening.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { callIn } from "./call-context.ts";
import { ChangeFeed } from "./changes.ts";
import { type Asked, type Call, type Connection, type Presence, requireRight } from "./connection.ts";
import { Grants } from "./grants.ts";
import { chains } from "./heads.ts";
import { defaultHome } from "./home.ts";
import { type Open, openTables } from "./open-workspace.ts";
import { Places } from "./places.ts";
import type { Transfers } from "./transfer/transfers.ts";

export interface SessionOptions {
  /** Where workspaces lie when no folder is given, and where this laptop remembers heads. */
  home?: string | undefined;
  /** ms since 1970. */
  clock?: (() => number) | undefined;
  /** Cost of the passphrase slot of workspaces made here; calibrated to this machine when absent. */
  kdf?: KdfParams | undefined;
  /** False: who logs in here is logged in for this opening only, and nobody is when a workspace is opened. */
  staysLoggedIn?: boolean | undefined;
  /** Whether an answer that does not fit the contract is a failure, as it is for tests; true if absent. See `answers.ts`. */
  checksAnswers?: boolean | undefined;
}

export interface CreateOptions extends Beginning {
  folder?: string | undefined;
  passphrase: string;
  device?: string | undefined;
}

/** What is done with a workspace that was just made, before anybody is served of it. */
type Begin = (open: Open) => void;

export class Session {
  readonly home: string;
  readonly feed = new ChangeFeed();
  readonly grants = new Grants();
  readonly places: Places;
  readonly incoming: Incoming;
  readonly checksAnswers: boolean;
  readonly #options: SessionOptions;
  #open: Open | null = null;
  #lockedFolder: string | null = null;
  /** Workspaces are made and opened one at a time, and only when the one before is closed. */
  #opening: Promise<unknown> | null = null;
  /** Aborted once nobody wants what is being made. */
  #givenUp: AbortSignal | undefined;
  #closing: Promise<void> = Promise.resolve();
  #trouble: { code: ErrorCode; data: Params } | null = null;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.home = options.home ?? defaultHome();
    this.checksAnswers = options.checksAnswers ?? true;
    this.places = new Places(this.home);
    this.incoming = new Incoming(this.home);
  }

  get state(): "none" | "locked" | "open" {
    return this.#open ? "open" : this.#lockedFolder ? "locked" : "none";
  }

  get folder(): string | null {
    return this.#open?.workspace.folder ?? this.#lockedFolder;
  }

  /** Set while nothing can be written. */
  get failing(): Failing | null {
    return this.#open?.ledger.failing ?? null;
  }

  /** Why the workspace that was open last was not closed as it should be; null once one is open again. */
  get trouble(): { code: ErrorCode; data: Params } | null {
    return this.#trouble;
  }

  /** @throws ConcordError E_NO_WORKSPACE */
  get workspace(): Workspace {
    return this.#requireOpen().workspace;
  }

  /** @throws ConcordError E_NO_WORKSPACE */
  get ledger(): Ledger {
    return this.#requireOpen().ledger;
  }

  /** @throws ConcordError E_NO_WORKSPACE */
  get transfers(): Transfers {
    return this.#requireOpen().transfers;
  }

  /** Names the opening of the workspace: another one each time. @throws ConcordError E_NO_WORKSPACE */
  get opening(): string {
    return this.#requireOpen().opening;
  }

  /** Who is logged in on the connection, as the tables have it now. */
  actorAt(connection: Connection): Actor | null {
    const seat = this.#open?.persons.at(connection);
    const profile = this.#open && seat && readRecord(this.#open.ledger.store, "profile", seat.profile);
    return profile && !profile.retired ? actorFrom(profile, seat.after[0]) : null;
  }

  /**
   * Begins a call for whoever is logged in on its connection now, whoever may log in while it runs.
   * @param rulesOf the rules that it keeps to
   * @throws ConcordError E_ONLY_HERE, E_NO_WORKSPACE, E_NO_PROFILE, E_OTHER_PERSON, E_NOT_ALLOWED
   */
  begin(connection: Connection, terms: Terms, rulesOf: Rulebook, { presence, by }: Asked = {}): Call {
    const { actor, workspace } = presence ?? this.presence(connection);
    const open = () => {
      const found = this.#requireOpen();
      // Whoever asked for something of a workspace that was closed meanwhile does not get it of the next one.
      if (workspace !== null && workspace !== found.workspace) throw new ConcordError("E_NO_WORKSPACE");
      return found;
    };
    const call = callIn(open, rulesOf, connection, actor);
    requireRight(terms, call, { by, renewed: () => open().workspace.renewed });
    return call;
  }

  /** Who is there now: for calls that wait for their turn and run for whoever asked. */
  presence(connection: Connection): Presence {
    return { actor: this.actorAt(connection), workspace: this.#open?.workspace ?? null };
  }

  /**
   * The page of a connection tells which window it is, before it asks for anything else.
   * @param from the window that it was opened from; null: none that is known
   */
  enter(connection: Connection, { window, from }: { window: string; from: string | null }): void {
    this.#open?.persons.enter(connection, window, from);
    connection.window = window;
  }

  /** The connection has ended: what it had under way is given up. */
  async leave(connection: Connection): Promise<void> {
    this.#open?.persons.leave(connection);
    await this.incoming.end(connection.id);
    await this.#open?.transfers.endOf(connection.id);
  }

  /**
   * Makes a workspace with its first facilitator, who is logged in on the connection, and opens it.
   * @param signal gives it up, and nothing of it is left
   */
  create(
    connection: Connection,
    input: CreateOptions,
    signal?: AbortSignal,
  ): Promise<{ folder: string; recoveryCode: string }> {
    return this.#beginning(async () => {
      const starter = await readStarter(input.starter ? "all" : "basics");
      signal?.throwIfAborted();
      const { workspace, recoveryCode } = await createWorkspace({
        folder: input.folder,
        home: this.home,
        passphrase: input.passphrase,
        kdf: this.#options.kdf,
        prepare: createTables,
        chains,
      });
      try {
        const begin = ({ ledger, persons }: Open) =>
          persons.become(connection, putFirst(ledger, input, starter), "maker");
        await this.#enter(workspace, { deviceName: input.device, begin, signal });
      } catch (error) {
        // Its recovery code was told to nobody. What somebody put in its place meanwhile is not ours to remove.
        const ours = !(error instanceof ConcordError && error.code === "E_WORKSPACE_GONE");
        if (ours) await rm(workspace.folder, { recursive: true, force: true }).catch(() => {});
        throw error;
      }
      return { folder: workspace.folder, recoveryCode };
    }, signal);
  }

  /** @param incomplete although the end of what was saved is missing */
  open(folder: string, secret: Secret, incomplete?: boolean): Promise<void> {
    return this.#beginning(async () => {
      const workspace = await openWorkspace({ folder, home: this.home, secret, chains, incomplete });
      await this.#enter(workspace);
    });
  }

  /**
   * Makes a backup, unless there is a sound one of everything that was saved, or nothing is open.
   * @throws ConcordError those of a backup; the workspace stays open
   */
  async backUp(): Promise<void> {
    await this.#opening;
    const workspace = this.#open?.workspace;
    workspace?.requireThere();
    if (workspace && !(await workspace.isBackedUp())) await workspace.backup();
  }

  /** Closes the workspace at once and keeps its folder chosen. The backup is owed until it is open again. */
  lock(): Promise<void> {
    return this.#leave({ locked: true });
  }

  /** Closes the workspace with its backup. */
  close(): Promise<void> {
    return this.#leave({ locked: false });
  }

  async #beginning<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    // Whoever has given one up may begin the next at once.
    if (this.#givenUp?.aborted) await this.#opening;
    if (this.#open) throw new ConcordError("E_WORKSPACE_OPEN");
    if (this.#opening) throw new ConcordError("E_OPENING");
    const opening = this.#closing.then(work);
    this.#opening = opening.catch(() => {});
    this.#givenUp = signal;
    try {
      const result = await opening;
      this.#trouble = null;
      this.announce();
      return result;
    } finally {
      this.#opening = null;
      this.#givenUp = undefined;
    }
  }

  /** Whatever fails: the state says from the first moment that nothing is open, and every window is told. */
  async #leave({ locked }: { locked: boolean }): Promise<void> {
    await this.#opening;
    const [open, folder] = [this.#open, this.folder];
    open?.indexing.end();
    open?.papers.end();
    this.#open = null;
    this.#lockedFolder = locked ? folder : null;
    this.announce();
    if (!open) return this.#closing;
    // Not waited for: a page that is being set would hold up the lock, and finds the database closed.
    open.transfers.end().catch(() => {});
    const closed = open.workspace.close({ backup: !locked });
    this.#closing = closed.catch(() => {});
    try {
      await closed;
    } catch (error) {
      if (error instanceof ConcordError) this.#trouble = { code: error.code, data: error.params };
      throw error;
    } finally {
      this.announce();
    }
  }

  /**
   * Somebody logs in on this connection. No other window hears of it, because nothing of it is another there.
   * @throws ConcordError E_PIN, E_UNKNOWN_RECORD
   */
  switchProfile(connection: Connection, id: string, pin: string | undefined): void {
    const { ledger, persons, transfers } = this.#requireOpen();
    logIn(ledger.store, id, pin);
    persons.become(connection, id, hasPin(ledger.store, id) ? "pin" : "name");
    transfers.endOfOthers(connection.id, id).catch(() => {});
    this.feed.publish({ n: ledger.size, touched: {}, status: true }, connection.id);
  }

  /** Runs a command, and tells the watchers whether the disk began or ceased to fail. */
  async run<T>(work: () => T | Promise<T>): Promise<T> {
    const ledger = this.#open?.ledger;
    const before = ledger?.failing ?? null;
    try {
      return await work();
    } finally {
      if (ledger && ledger === this.#open?.ledger && ledger.failing !== before) this.announce();
    }
  }

  /** Tells the watchers what is on disk now. What is written while a workspace opens is told by its opening. */
  #publish(ledger: Ledger, touched: Touched): void {
    if (ledger !== this.#open?.ledger) return;
    this.workspace.noteHead();
    this.#open.indexing.soon();
    this.feed.publish({ n: ledger.size, touched, status: false });
  }

  /** If anything fails here, the workspace is closed again and left as it is. */
  async #enter(
    workspace: Workspace,
    {
      deviceName,
      begin,
      signal,
    }: { deviceName?: string | undefined; begin?: Begin; signal?: AbortSignal | undefined } = {},
  ): Promise<void> {
    try {
      const open = await openTables(workspace, {
        deviceName,
        clock: this.#options.clock,
        staysLoggedIn: this.#options.staysLoggedIn ?? true,
        committed: (ledger, touched) => this.#publish(ledger, touched),
      });
      begin?.(open);
      await workspace.mendSpares();
      // So that it is heard when it was given up meanwhile.
      await setImmediate();
      signal?.throwIfAborted();
      this.#open = open;
    } catch (error) {
      await workspace.abandon().catch(() => {});
      throw error;
    }
    this.#lockedFolder = null;
    await this.places.remember(workspace.folder);
    this.#open?.indexing.soon();
  }

  /** Tells the watchers that the status has something new to show. */
  announce(): void {
    this.feed.publish({ n: this.#open?.ledger.size ?? 0, touched: {}, status: true });
  }

  #requireOpen(): Open {
    if (!this.#open) throw new ConcordError("E_NO_WORKSPACE");
    return this.#open;
  }
}
