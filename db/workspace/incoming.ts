/**
 * Backups that come from a page in parts, to be restored: they are encrypted, so they may lie in a folder of their own
 * below the home folder until they are restored, given up, or their connection ends.
 */
import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { appendFile, mkdir, open, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { ConcordError } from "../contract/errors.ts";
import { fileError } from "./atomic.ts";
import { isAlive } from "./leftovers.ts";

/** A backup of the largest workspace that is expected, several times over. */
export const MAX_INCOMING_GB = 4;
const MAX_INCOMING = MAX_INCOMING_GB * 1024 ** 3;

/** Parts are added to a file that is there: one that was removed meanwhile does not come back. */
const ADD = constants.O_WRONLY | constants.O_APPEND;

/** Tells what this worker takes in from what one before it left, also where both had the same process. */
const OWN = `${process.pid}.${randomUUID()}`;

interface Coming {
  connection: string;
  /** As many as were announced. */
  size: number;
  bytes: number;
  /** Parts are written one after the other. It never fails: an upload of which one could not be written is given up. */
  last: Promise<void>;
}

export class Incoming {
  readonly #folder: string;
  readonly #running = new Map<string, Coming>();
  /** What killed processes left behind is removed at once. */
  readonly ready: Promise<void>;

  constructor(home: string) {
    const all = join(home, "incoming");
    this.#folder = join(all, OWN);
    this.ready = removeAbandoned(all);
  }

  /**
   * One at a time for each connection: a new one takes the place of the one before, also of one that is just beginning.
   * @param size bytes that are to come
   * @throws ConcordError E_BACKUP_TOO_LARGE; E_UPLOAD if another has begun meanwhile; what the disk says
   */
  async begin(connection: string, size: number): Promise<string> {
    if (size > MAX_INCOMING) throw new ConcordError("E_BACKUP_TOO_LARGE", { max: MAX_INCOMING_GB });
    const before = [...this.#running].filter(([, one]) => one.connection === connection).map(([id]) => id);
    const id = randomUUID();
    const made = this.#make(connection, id, before);
    // Known before anything is waited for: of calls at the same time the next one ends this one.
    this.#running.set(id, { connection, size, bytes: 0, last: made.catch(() => this.#giveUp(id)) });
    await made;
    this.#require(connection, id);
    return id;
  }

  /** Whether it is under way for this connection. */
  holds(connection: string, id: string): boolean {
    return this.#running.get(id)?.connection === connection;
  }

  /** @throws ConcordError E_UPLOAD (also for more than was announced) and what the disk says, with which it is given up */
  async append(connection: string, id: string, part: Uint8Array): Promise<void> {
    const coming = this.#require(connection, id);
    coming.bytes += part.length;
    if (coming.bytes > coming.size) {
      await this.cancel(connection, id);
      throw new ConcordError("E_UPLOAD");
    }
    const written = coming.last.then(() => this.#add(connection, id, part));
    coming.last = written.catch(() => this.#giveUp(id));
    await written;
  }

  /** Works on the file that has come whole; after success it is gone. @throws ConcordError E_UPLOAD, whatever `work` throws */
  async use<T>(connection: string, id: string, work: (file: string) => Promise<T>): Promise<T> {
    await this.#require(connection, id).last;
    const { bytes, size } = this.#require(connection, id);
    if (bytes !== size) throw new ConcordError("E_UPLOAD");
    const result = await work(this.#file(id));
    await this.cancel(connection, id);
    return result;
  }

  async cancel(connection: string, id: string): Promise<void> {
    const coming = this.#running.get(id);
    if (coming?.connection !== connection) return;
    this.#running.delete(id);
    await coming.last;
    await this.#giveUp(id);
  }

  /** The connection has ended. */
  async end(connection: string): Promise<void> {
    await Promise.all([...this.#running.keys()].map((id) => this.cancel(connection, id)));
  }

  /** An empty file, once those before are gone. */
  async #make(connection: string, id: string, before: readonly string[]): Promise<void> {
    await this.ready;
    await Promise.all(before.map((one) => this.cancel(connection, one)));
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      await (await open(this.#file(id), "wx", 0o600)).close();
    } catch (error) {
      throw fileError(error, this.#file(id));
    }
  }

  async #add(connection: string, id: string, part: Uint8Array): Promise<void> {
    this.#require(connection, id);
    try {
      await appendFile(this.#file(id), part, { flag: ADD });
    } catch (error) {
      throw fileError(error, this.#file(id));
    }
  }

  async #giveUp(id: string): Promise<void> {
    this.#running.delete(id);
    await rm(this.#file(id), { force: true }).catch(() => {});
  }

  #require(connection: string, id: string): Coming {
    const coming = this.#running.get(id);
    if (coming?.connection !== connection) throw new ConcordError("E_UPLOAD");
    return coming;
  }

  #file(id: string): string {
    return join(this.#folder, `${id}.part`);
  }
}

/** Of processes that are there no more, and of a worker that this process had before. */
async function removeAbandoned(all: string): Promise<void> {
  for (const name of await readdir(all).catch(() => [])) {
    const pid = Number.parseInt(name, 10);
    const living = name === OWN || (pid !== process.pid && isAlive(pid));
    if (!living) await rm(join(all, name), { recursive: true, force: true }).catch(() => {});
  }
}
