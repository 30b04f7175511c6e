/**
 * Files that come and go in parts while a workspace is open: each call of a transfer is held to the connection and the
 * person that began it. A transfer ends with its connection, its person and the workspace.
 */
import type { Store } from "../../base/store.ts";
import { ConcordError } from "../../contract/errors.ts";
import type { Output } from "../../documents/output.ts";
import { requireSealedSize } from "../../documents/verify/sealed-size.ts";
import { type PaperPlace, Uploads } from "../../domain/papers/papers.ts";
import { LIMITS } from "../../import/reading/limits.ts";
import type { Call } from "../connection.ts";
import { Exports } from "./exports.ts";
import { saveTo } from "./saving.ts";
import { PreparedTables } from "./tables.ts";
import { UnderWay } from "./under-way.ts";

/** All transfers of one open workspace. */
export class Transfers {
  readonly coming: Coming;
  readonly going: Going;
  readonly tables = new PreparedTables();

  /** @param clock ms, of whichever beginning */
  constructor(store: Store, clock?: () => number) {
    this.coming = new Coming(new Uploads(store, clock));
    this.going = new Going();
  }

  /** The connection has ended. */
  async endOf(connection: string): Promise<void> {
    this.tables.endOf(connection);
    await Promise.all([this.coming.underWay.endOf(connection), this.going.underWay.endOf(connection)]);
  }

  /** Somebody else is logged in on the connection. */
  async endOfOthers(connection: string, actor: string): Promise<void> {
    this.tables.endOf(connection);
    const both = [this.coming.underWay, this.going.underWay];
    await Promise.all(both.map((underWay) => underWay.endOfOthers(connection, actor)));
  }

  /** The workspace is being closed: nothing more begins, and files that are being read are let go. */
  async end(): Promise<void> {
    this.tables.end();
    await Promise.all([this.coming.underWay.end(), this.going.end()]);
  }
}

/** A file before any of it has come. */
interface Announced {
  name: string;
  bytes: number;
}

/** Files that are sent to the workspace. */
class Coming {
  readonly uploads: Uploads;
  readonly underWay: UnderWay;
  /** The one file of a connection that is to be looked at and not kept, by the connection's id. */
  readonly #looked = new Map<string, string>();

  constructor(uploads: Uploads) {
    this.uploads = uploads;
    this.underWay = new UnderWay("E_UPLOAD", {
      goesOn: (id) => uploads.goesOn(id),
      cancel: (id) => uploads.cancel(id),
    });
  }

  /** A file that is to be kept. @throws ConcordError E_PAPER_TOO_LARGE, E_UPLOAD_LIMIT */
  begin(call: Call, { name, bytes }: Announced): { upload: string } {
    this.uploads.giveUpSilent();
    this.underWay.requireRoom(call);
    return { upload: this.underWay.note(call, this.uploads.begin(name, bytes)) };
  }

  /**
   * A file that is to be looked at: one of a connection, which takes the place of the one before.
   * @throws ConcordError E_SEALED_FILE_LARGE, E_UPLOAD_LIMIT
   */
  beginLooking(call: Call, announced: Announced): { upload: string } {
    requireSealedSize(announced.bytes);
    return this.#beginOne(call, announced);
  }

  #beginOne(call: Call, announced: Announced): { upload: string } {
    const before = this.#looked.get(call.connection.id);
    if (before !== undefined) {
      this.uploads.cancel(before);
      this.underWay.forget(before);
    }
    const begun = this.begin(call, announced);
    this.#looked.set(call.connection.id, begun.upload);
    return begun;
  }

  /** A table: one of a connection, in the place of any other file that it looked at. @throws ConcordError E_TABLE_TOO_LARGE, E_UPLOAD_LIMIT */
  beginTable(call: Call, announced: Announced): { upload: string } {
    if (announced.bytes > LIMITS.file)
      throw new ConcordError("E_TABLE_TOO_LARGE", { bytes: announced.bytes, max: LIMITS.file });
    return this.#beginOne(call, announced);
  }

  /** A paper that is only read: likewise. @throws ConcordError E_PAPER_TEXT_TOO_LARGE, E_UPLOAD_LIMIT */
  beginReading(call: Call, announced: Announced): { upload: string } {
    if (announced.bytes > LIMITS.file)
      throw new ConcordError("E_PAPER_TEXT_TOO_LARGE", { max: LIMITS.file / 1_000_000 });
    return this.#beginOne(call, announced);
  }

  /** @throws ConcordError E_UPLOAD, also for more than was announced */
  append(call: Call, input: { upload: string; base64: string }): void {
    this.uploads.append(this.underWay.requireOwn(call, input.upload), Buffer.from(input.base64, "base64"));
  }

  cancel(call: Call, id: string): void {
    this.uploads.cancel(this.underWay.requireOwn(call, id));
    this.underWay.forget(id);
  }

  /** Records the file under the one who sent all of it. */
  finish(call: Call, input: { upload: string; mime: string | null; place: PaperPlace; opId?: string | undefined }) {
    // What is over already may be asked for once more: it was recorded, or it is none.
    if (this.uploads.goesOn(input.upload)) this.underWay.requireOwn(call, input.upload);
    const record = this.uploads.finish(call.context(), input);
    this.underWay.forget(input.upload);
    return { record };
  }

  /** The same with the name that it was announced by. */
  takeNamed(call: Call, id: string): { name: string; bytes: Buffer } {
    const name = this.uploads.nameOf(this.underWay.requireOwn(call, id));
    return { name, bytes: this.take(call, id) };
  }

  /** Hands over what has come, and forgets it. */
  take(call: Call, id: string): Buffer {
    const bytes = this.uploads.take(this.underWay.requireOwn(call, id));
    this.underWay.forget(id);
    return bytes;
  }
}

/** Documents, papers, templates and backups that are handed over. */
class Going {
  readonly underWay: UnderWay;
  readonly #exports = new Exports();
  #over = false;

  constructor() {
    this.underWay = new UnderWay("E_EXPORT_OVER", {
      goesOn: (id) => this.#exports.goesOn(id),
      cancel: (id) => this.#exports.cancel(id),
    });
  }

  /** @throws ConcordError E_EXPORT_OVER if the workspace was closed while it was made ready */
  async offer(call: Call, output: Output) {
    const begun = await this.#exports.offer(output);
    this.underWay.note(call, begun.export);
    if (!this.#over) return begun;
    await this.underWay.end();
    throw new ConcordError("E_EXPORT_OVER");
  }

  read(call: Call, input: { export: string; part: number }) {
    this.underWay.requireOwn(call, input.export);
    return this.#exports.read(input);
  }

  /** Writes all of it to a place of this computer, and ends it. @throws ConcordError E_EXPORT_OVER, and as `saveTo` does */
  async *save(call: Call, id: string, path: string, signal: AbortSignal | undefined) {
    const going = this.#exports.whole(this.underWay.requireOwn(call, id));
    try {
      return yield* saveTo(path, going, signal);
    } finally {
      await this.cancel(call, id);
    }
  }

  async cancel(call: Call, id: string): Promise<void> {
    await this.#exports.cancel(this.underWay.requireOwn(call, id));
    this.underWay.forget(id);
  }

  end(): Promise<void> {
    this.#over = true;
    return this.underWay.end();
  }
}
