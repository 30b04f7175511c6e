/**
 * The parts of an archive, each read as a stream and never whole: what it claims and what it unpacks to are held to the
 * limits. Nothing is unpacked to disk, so that no name of a part can lead anywhere.
 */
import type { Readable } from "node:stream";
import { type Entry, fromBuffer, type ZipFile } from "yauzl";
import { ConcordError } from "../../contract/errors.ts";
import { LIMITS } from "./limits.ts";

const LOCAL_HEADER = 30;
const ENCRYPTED = 0x1;
const KIND_OF_FILE = 0o170000;
const LINK = 0o120000;

/** Whether macros and other archives within make it unsound. */
export type Foreign = "refused" | "left";

export class Zip {
  readonly names: readonly string[];
  readonly #file: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;
  #unpacked = 0;

  /**
   * @param foreign macros and other archives in it: where they are `left`, nobody reads them
   * @throws ConcordError E_DAMAGED, E_BOMB, E_TOO_MANY_PARTS and what else is wrong with its parts
   */
  static async open(bytes: Buffer, { foreign = "refused" }: { foreign?: Foreign | undefined } = {}): Promise<Zip> {
    const file = await new Promise<ZipFile>((resolve, reject) =>
      fromBuffer(
        bytes,
        { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: true },
        (error, opened) => (error ? reject(damaged(error)) : resolve(opened)),
      ),
    );
    if (file.entryCount > LIMITS.parts)
      throw new ConcordError("E_TOO_MANY_PARTS", { count: file.entryCount, max: LIMITS.parts });
    return new Zip(file, await entriesOf(file), foreign);
  }

  private constructor(file: ZipFile, entries: readonly Entry[], foreign: Foreign) {
    requireSound(entries, foreign);
    this.#file = file;
    this.#entries = new Map(entries.map((entry) => [entry.fileName, entry]));
    this.names = entries.map(({ fileName }) => fileName);
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /**
   * The bytes of a part, piece by piece.
   * @throws ConcordError E_DAMAGED if it is not there or not whole; E_BOMB if all that was read of the file is too much
   */
  async *read(name: string): AsyncGenerator<Buffer, void> {
    const entry = this.#entries.get(name);
    if (!entry) throw new ConcordError("E_DAMAGED");
    const stream = await new Promise<Readable>((resolve, reject) =>
      this.#file.openReadStream(entry, (error, opened) => (error ? reject(damaged(error)) : resolve(opened))),
    );
    try {
      for await (const piece of stream as AsyncIterable<Buffer>) {
        this.#unpacked += piece.length;
        if (this.#unpacked > LIMITS.unpacked) throw bomb();
        yield piece;
      }
    } catch (error) {
      throw error instanceof ConcordError ? error : damaged(error);
    } finally {
      stream.destroy();
    }
  }
}

function entriesOf(file: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  return new Promise((resolve, reject) => {
    file.on("error", (error) => reject(damaged(error)));
    file.on("end", () => resolve(entries));
    file.on("entry", (entry: Entry) => {
      entries.push(entry);
      file.readEntry();
    });
    file.readEntry();
  });
}

/** Holds what the parts claim against each other, before anything of them is unpacked. */
function requireSound(entries: readonly Entry[], foreign: Foreign): void {
  const known = new Set<string>();
  let claimed = 0;
  for (const entry of entries) {
    const { fileName: name, externalFileAttributes, generalPurposeBitFlag, uncompressedSize } = entry;
    const folded = name.normalize("NFC").toLowerCase();
    if (known.has(folded)) throw new ConcordError("E_DUPLICATE_PART");
    known.add(folded);
    if (name.split("/").some((step) => step === "__proto__" || step === "constructor" || step === "prototype"))
      throw new ConcordError("E_BAD_PART_NAME");
    if (((externalFileAttributes >>> 16) & KIND_OF_FILE) === LINK) throw new ConcordError("E_SYMLINK");
    if (generalPurposeBitFlag & ENCRYPTED) throw new ConcordError("E_ENCRYPTED");
    claimed += uncompressedSize;
    if (foreign === "left") continue;
    if (/\.(zip|rar|7z|gz|xlsx|xlsm|docx|jar)$/i.test(name)) throw new ConcordError("E_UNEXPECTED_PART");
    if (/(^|\/)vbaproject\.bin$/i.test(name)) throw new ConcordError("E_MACRO");
  }
  if (claimed > LIMITS.unpacked) throw bomb();
  requireApart(entries);
}

/** Parts that lie over each other are the same bytes unpacked many times. */
function requireApart(entries: readonly Entry[]): void {
  const inOrder = entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  for (const [index, entry] of inOrder.entries()) {
    const next = inOrder[index + 1];
    const end = entry.relativeOffsetOfLocalHeader + LOCAL_HEADER + entry.fileNameLength + entry.compressedSize;
    if (next && end > next.relativeOffsetOfLocalHeader) throw bomb();
  }
}

function bomb(): ConcordError {
  return new ConcordError("E_BOMB", { max: LIMITS.unpacked / 1_000_000 });
}

function damaged(cause: unknown): ConcordError {
  if (/encrypt|strong/i.test(String(cause))) return new ConcordError("E_ENCRYPTED");
  return new ConcordError("E_DAMAGED");
}
