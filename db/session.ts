/**
 * One workspace at a time: none, locked, or open. The session opens and closes it, knows who is logged in, and tells
 * everybody who watches what has changed. The router asks it for the context of a command.
 */

import { rm } from "node:fs/promises";
import { newId } from "./base/ids.ts";
import type { Failing } from "./base/store.ts";
import { ChangeFeed } from "./changes.ts";
import { type Call, type Connection, needRight, type Standing } from "./connection.ts";
import { localDay, localTime } from "./contract/dates.ts";
import { ConcordError, type ErrorCode, type Params } from "./contract/errors.ts";
import type { Terms } from "./contract/procedure.ts";
import type { Actor, Context } from "./domain/context.ts";
import { giveDraftsAuthor } from "./domain/drafts.ts";
import { hasPin } from "./domain/pins.ts";
import { readerFor } from "./domain/privacy.ts";
import { actorFrom, logIn } from "./domain/profiles.ts";
import { type GrantKind, Grants } from "./grants.ts";
import { chains } from "./heads.ts";
import { defaultHome } from "./home.ts";
import { basicsOf, putStarter, readStarter, type Starter } from "./import/starter.ts";
import { followSchema } from "./ledger/follow-schema.ts";
import { Ledger } from "./ledger/ledger.ts";
import { readRecord } from "./ledger/transaction.ts";
import { Places } from "./places.ts";
import { type ApiRouter, createRouter } from "./router.ts";
import { createTables } from "./schema/tables.ts";
import { SearchIndex } from "./search/index.ts";
import { Transfers } from "./transfers.ts";
import { Incoming } from "./workspace/incoming.ts";
import type { KdfParams, Secret } from "./workspace/keys.ts";
import { createWorkspace, openWorkspace } from "./workspace/opening.ts";
import type { Workspace } from "./workspace/workspace.ts";

export interface SessionOptions {
  /** Where workspaces lie when no folder is given, and where this laptop remembers heads. */
  home?: string | undefined;
  /** ms since 1970. */
  clock?: (() => number) | undefined;
  /** Cost of the passphrase slot of workspaces made here; calibrated to this machine when absent. */
  kdf?: KdfParams | undefined;
  /** False: who logs in here is logged in for this session only, and nobody is when a workspace is opened. */
  staysLoggedIn?: boolean | undefined;
}

export interface CreateOptions {
  folder?: string | undefined;
  name: string;
  passphrase: string;
  profile: string;
  device?: string | undefined;
  starter: boolean;
}

/** A session and the procedures that it answers. */
export interface ServedSession {
  router: ApiRouter;
  /** Makes the backup that the open workspace is owed. */
  backUp(): Promise<void>;
  /** Closes the workspace with its backup. */
  close(): Promise<void>;
  /** Closes the workspace at once; its backup is owed. */
  lock(): Promise<void>;
  /** What a page or a command is given for a file or folder that was chosen. @param path absolute */
  grant(kind: GrantKind, path: string): string;
  /** Makes a workspace known until the program ends. @returns its id */
  name(folder: string): string;
  standing(): Standing;
  leave(connection: Connection): Promise<void>;
}

export function createSession(options: SessionOptions = {}): ServedSession {
  const session = new Session(options);
  return {
    router: createRouter(session),
    backUp: () => session.backUp(),
    close: () => session.close(),
    lock: () => session.lock(),
    grant: (kind, path) => session.grants.give(kind, path),
    name(folder) {
      const id = session.places.name(folder);
      session.announce();
      return id;
    },
    standing: () => session.standing(),
    leave: (connection) => session.leave(connection),
  };
}

interface Open {
  workspace: Workspace;
  /** Of this opening, told from every other. */
  opening: string;
  transfers: Transfers;
  ledger: Ledger;
  search: SearchIndex;
}

/** After this much rest the search index catches up. */
const INDEX_AFTER_MS = 200;

export class Session {
  readonly home: string;
  readonly feed = new ChangeFeed();
  readonly grants = new Grants();
  readonly places: Places;
  readonly incoming: Incoming;
  readonly #options: SessionOptions;
  #open: Open | null = null;
  #lockedFolder: string | null = null;
  #profile: string | null = null;
  #indexing: NodeJS.Timeout | undefined;
  /** Workspaces are made and opened one at a time, and only when the one before is closed. */
  #opening: Promise<unknown> | null = null;
  #closing: Promise<void> = Promise.resolve();
  #trouble: { code: ErrorCode; data: Params } | null = null;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.home = options.home ?? defaultHome();
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
    return this.#needOpen().workspace;
  }

  /** @throws ConcordError E_NO_WORKSPACE */
  get ledger(): Ledger {
    return this.#needOpen().ledger;
  }

  /** @throws ConcordError E_NO_WORKSPACE */
  get transfers(): Transfers {
    return this.#needOpen().transfers;
  }

  /** Names the opening of the workspace: another one each time. @throws ConcordError E_NO_WORKSPACE */
  get opening(): string {
    return this.#needOpen().opening;
  }

  /** Who is logged in, as the tables have it now. */
  get actor(): Actor | null {
    const profile = this.#open && this.#profile && readRecord(this.#open.ledger.store, "profile", this.#profile);
    return profile && !profile.retired ? actorFrom(profile) : null;
  }

  /**
   * Begins a call for whoever is logged in now, whoever may log in while it runs.
   * @throws ConcordError E_ONLY_HERE, E_NO_WORKSPACE, E_NO_PROFILE, E_NOT_ALLOWED
   */
  begin(connection: Connection, terms: Terms, { actor, workspace }: Standing = this.standing()): Call {
    const open = () => {
      const found = this.#needOpen();
      // Whoever asked for something of a workspace that was closed meanwhile does not get it of the next one.
      if (workspace !== null && workspace !== found.workspace) throw new ConcordError("E_NO_WORKSPACE");
      return found;
    };
    const call = {
      connection,
      actor,
      context: () => contextOf(open(), actor),
      searchContext: () => {
        open().search.catchUp();
        return contextOf(open(), actor);
      },
    };
    needRight(terms, call);
    return call;
  }

  /** Who is there now: for calls that wait for their turn and run for whoever asked. */
  standing(): Standing {
    return { actor: this.actor, workspace: this.#open?.workspace ?? null };
  }

  /** The connection has ended: what it had under way is given up. */
  async leave(connection: Connection): Promise<void> {
    await this.incoming.end(connection.id);
    await this.#open?.transfers.endOf(connection.id);
  }

  /** Makes a workspace with its first facilitator and opens it. */
  create(input: CreateOptions): Promise<{ folder: string; recoveryCode: string }> {
    return this.#beginning(async () => {
      const starter = await readStarter();
      const { workspace, recoveryCode } = await createWorkspace({
        folder: input.folder,
        home: this.home,
        passphrase: input.passphrase,
        kdf: this.#options.kdf,
        prepare: createTables,
        chains,
      });
      try {
        await this.#enter(workspace, input.device, ({ ledger }) => this.#fill(ledger, input, starter));
      } catch (error) {
        // Its recovery code was told to nobody. What somebody put in its place meanwhile is not ours to remove.
        const ours = !(error instanceof ConcordError && error.code === "E_WORKSPACE_GONE");
        if (ours) await rm(workspace.folder, { recursive: true, force: true }).catch(() => {});
        throw error;
      }
      return { folder: workspace.folder, recoveryCode };
    });
  }

  /** @param incomplete although the end of what was saved is missing */
  open(folder: string, secret: Secret, incomplete?: boolean): Promise<void> {
    return this.#beginning(async () => {
      const workspace = await openWorkspace({ folder, home: this.home, secret, chains, incomplete });
      await this.#enter(workspace, undefined, ({ ledger: { store } }) => {
        if (this.#options.staysLoggedIn === false) return;
        const last = store.get<{ value: string }>("SELECT value FROM local_value WHERE key = 'profile'");
        if (last && !hasPin(store, last.value)) this.#profile = last.value;
      });
    });
  }

  /**
   * Makes a backup, unless there is a sound one of everything that was saved, or nothing is open.
   * @throws ConcordError those of a backup; the workspace stays open
   */
  async backUp(): Promise<void> {
    await this.#opening;
    const workspace = this.#open?.workspace;
    workspace?.needThere();
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

  async #beginning<T>(work: () => Promise<T>): Promise<T> {
    if (this.#open) throw new ConcordError("E_WORKSPACE_OPEN");
    if (this.#opening) throw new ConcordError("E_OPENING");
    const opening = this.#closing.then(work);
    this.#opening = opening.catch(() => {});
    try {
      const result = await opening;
      this.#trouble = null;
      this.announce();
      return result;
    } finally {
      this.#opening = null;
    }
  }

  /** Whatever fails: the state says from the first moment that nothing is open, and every window is told. */
  async #leave({ locked }: { locked: boolean }): Promise<void> {
    await this.#opening;
    const open = this.#open;
    const folder = this.folder;
    clearTimeout(this.#indexing);
    this.#indexing = undefined;
    this.#open = null;
    this.#profile = null;
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

  /** @throws ConcordError E_PIN, E_UNKNOWN_RECORD */
  switchProfile(id: string, pin: string | undefined): void {
    const { ledger, transfers } = this.#needOpen();
    logIn(ledger.store, id, pin);
    if (this.#options.staysLoggedIn === false) this.#profile = id;
    else this.#logInAs(ledger, id);
    transfers.endOfOthers(id).catch(() => {});
    this.announce();
  }

  /** Runs a command and tells the watchers what it changed, and whether the disk began or ceased to fail. */
  async run<T>(work: () => T | Promise<T>): Promise<T> {
    const ledger = this.#open?.ledger;
    const before = { size: ledger?.size ?? 0, failing: ledger?.failing ?? null };
    try {
      return await work();
    } finally {
      const status = ledger !== undefined && ledger.failing !== before.failing;
      if (ledger && ledger === this.#open?.ledger && (status || ledger.size > before.size))
        this.#publish(ledger, before.size, status);
    }
  }

  #publish(ledger: Ledger, before: number, status: boolean): void {
    this.workspace.noteHead();
    this.#indexSoon();
    this.feed.publish({ n: ledger.size, subjects: subjectsSince(ledger, before), status });
  }

  /** In small steps, between which requests are answered. */
  #indexSoon(rest = INDEX_AFTER_MS): void {
    this.#indexing ??= setTimeout(() => {
      this.#indexing = undefined;
      if (this.#open && !this.#open.search.step()) this.#indexSoon(0);
    }, rest).unref();
  }

  /** If anything fails here, the workspace is closed again and left as it is. */
  async #enter(workspace: Workspace, deviceName: string | undefined, begin: (open: Open) => void): Promise<void> {
    try {
      const ledger = new Ledger(workspace.database, {
        workspace: workspace.id,
        deviceName,
        newDevice: workspace.needsNewDevice,
        needThere: () => workspace.needThere(),
        ...(this.#options.clock && { clock: this.#options.clock }),
      });
      await workspace.deviceReady();
      followSchema(ledger);
      giveDraftsAuthor(ledger.store);
      const open = {
        workspace,
        ledger,
        opening: newId(),
        transfers: new Transfers(ledger.store),
        search: new SearchIndex(ledger),
      };
      begin(open);
      await workspace.mendSpares();
      this.#open = open;
    } catch (error) {
      this.#profile = null;
      await workspace.abandon().catch(() => {});
      throw error;
    }
    this.#lockedFolder = null;
    await this.places.remember(workspace.folder);
    this.#indexSoon();
  }

  /** The first facilitator, and what a new workspace begins with. */
  #fill(ledger: Ledger, input: CreateOptions, starter: Starter): void {
    const facilitator = newId();
    ledger.transact({ act: "workspace.create", by: facilitator }, (tx) => {
      tx.put("profile", facilitator, { name: input.profile, role: "facilitator", retired: false });
      tx.put("setting", "workspace.name", { value: input.name });
    });
    const wanted = input.starter ? starter : basicsOf(starter);
    const today = localDay(new Date(ledger.now()));
    ledger.transact({ act: "starter", by: facilitator }, (tx) => putStarter(tx, wanted, today));
    this.#logInAs(ledger, facilitator);
  }

  #logInAs(ledger: Ledger, id: string): void {
    this.#profile = id;
    ledger.store.run("INSERT OR REPLACE INTO local_value (key, value) VALUES ('profile', ?)", id);
  }

  /** Tells the watchers that the status has something new to show. */
  announce(): void {
    this.feed.publish({ n: this.#open?.ledger.size ?? 0, subjects: [], status: true });
  }

  #needOpen(): Open {
    if (!this.#open) throw new ConcordError("E_NO_WORKSPACE");
    return this.#open;
  }
}

function contextOf({ ledger }: Open, actor: Actor | null): Context {
  return {
    ledger,
    reader: readerFor(ledger.store, actor?.role ?? null),
    actor: () => {
      if (!actor) throw new ConcordError("E_NO_PROFILE");
      return actor;
    },
    now: () => ledger.now(),
    today: () => localDay(new Date(ledger.now())),
    clock: () => localTime(new Date(ledger.now())),
  };
}

function subjectsSince(ledger: Ledger, n: number): string[] {
  const rows = ledger.store.all<{ subject: string }>(
    "SELECT DISTINCT json_extract(o.value, '$.ent') AS subject FROM ledger l, json_each(l.body, '$.ops') o WHERE l.n > ?",
    n,
  );
  return rows.map(({ subject }) => subject);
}
