/**
 * Backups that come from a page in parts, to be restored: they are encrypted, so they may lie in a folder of their own
 * below the home folder until they are restored, given up, or their connection ends.
 */
import { randomUUID } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { appendFile, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { ConcordError } from "../contract/errors.ts";

/** A backup of the largest workspace that is expected, several times over. */
export const MAX_INCOMING_MB = 4_096;

interface Coming {
  connection: string;
  bytes: number;
  /** Parts are written one after the other. */
  last: Promise<void>;
}

export class Incoming {
  readonly #folder: string;
  readonly #running = new Map<string, Coming>();

  constructor(home: string) {
    this.#folder = join(home, "incoming", String(process.pid));
  }

  /** One at a time for each connection: a new one takes the place of the one before. */
  async begin(connection: string): Promise<string> {
    this.end(connection);
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const id = randomUUID();
    await (await open(this.#file(id), "wx", 0o600)).close();
    this.#running.set(id, { connection, bytes: 0, last: Promise.resolve() });
    return id;
  }

  /** @throws ConcordError E_UPLOAD, E_UPLOAD_LIMIT (it is given up) */
  async append(connection: string, id: string, part: Uint8Array): Promise<void> {
    const coming = this.#need(connection, id);
    coming.bytes += part.length;
    if (coming.bytes > MAX_INCOMING_MB * 1024 * 1024) {
      await this.cancel(connection, id);
      throw new ConcordError("E_UPLOAD_LIMIT");
    }
    coming.last = coming.last.then(() => appendFile(this.#file(id), part));
    await coming.last;
  }

  /** Works on the file that has come; after success it is gone. @throws ConcordError E_UPLOAD, whatever `work` throws */
  async use<T>(connection: string, id: string, work: (file: string) => Promise<T>): Promise<T> {
    const { last } = this.#need(connection, id);
    await last;
    const result = await work(this.#file(id));
    await this.cancel(connection, id);
    return result;
  }

  async cancel(connection: string, id: string): Promise<void> {
    if (this.#running.get(id)?.connection !== connection) return;
    this.#running.delete(id);
    await rm(this.#file(id), { force: true });
  }

  /** The connection has ended. */
  end(connection: string): void {
    for (const [id, coming] of this.#running)
      if (coming.connection === connection) {
        this.#running.delete(id);
        rmSync(this.#file(id), { force: true });
      }
  }

  #need(connection: string, id: string): Coming {
    const coming = this.#running.get(id);
    if (coming?.connection !== connection) throw new ConcordError("E_UPLOAD");
    return coming;
  }

  #file(id: string): string {
    return join(this.#folder, `${id}.part`);
  }
}
