/** Many files as one ZIP, made while it is read, so that neither the files nor the whole need be in memory. */
import { createHash } from "node:crypto";
import { Zip, ZipDeflate } from "fflate";
import { ConcordError } from "../../contract/errors.ts";

export interface ArchiveFile {
  /** Unique, with `/` between folders. */
  path: string;
  /** What it is, for the index. */
  about: { zh: string; en: string };
  /** Share of the work, to tell how far it is: bytes, or what takes as long. */
  weight: number;
  read(): Iterable<Uint8Array> | Promise<Uint8Array>;
}

export interface Listed {
  path: string;
  about: ArchiveFile["about"];
  bytes: number;
  /** Hex. */
  sha256: string;
}

/** ZIP without its 64-bit extension, which not every reader knows. */
const MAX_BYTES = 4_000_000_000;
const MAX_FILES = 65_000;
/** Deflating these again costs time and gains nothing. */
const DEFLATED = /\.(zip|docx|xlsx|pptx|pdf|jpe?g|png|gif|webp|heic|mp[34]|m4[av]|mov|avi|7z|rar|gz|ofd|wps|et)$/i;

/**
 * @param index made of what went before it: further files at the end
 * @param made ISO 8601: the time of every file
 * @param onProgress share that is made, 0 to 1
 * @throws ConcordError E_ARCHIVE_TOO_LARGE, and whatever reading a file throws
 */
export async function* archive(
  files: readonly ArchiveFile[],
  index: (listed: readonly Listed[]) => { path: string; text: string }[],
  made: string,
  onProgress: (share: number) => void = () => {},
): AsyncGenerator<Uint8Array, void> {
  const whole = files.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const writer = new Writer(made);
  const listed: Listed[] = [];
  let before = 0;
  if (files.length > MAX_FILES) throw new ConcordError("E_ARCHIVE_TOO_LARGE");
  for (const { path, about, weight, read } of files) {
    const source = await read();
    let bytes = 0;
    const hash = createHash("sha256");
    writer.begin(path);
    for (const part of source instanceof Uint8Array ? [source] : source) {
      hash.update(part);
      bytes += part.length;
      yield* writer.push(part);
      onProgress((before + Math.min(bytes, weight)) / whole);
    }
    yield* writer.end();
    before += weight;
    onProgress(before / whole);
    listed.push({ path, about, bytes, sha256: hash.digest("hex") });
  }
  for (const { path, text } of index(listed)) {
    writer.begin(path);
    yield* writer.push(new TextEncoder().encode(text));
    yield* writer.end();
  }
  yield* writer.finish();
}

/** fflate hands over what it has by a callback; here it waits until it is asked for. */
class Writer {
  readonly #made: Date;
  readonly #zip: Zip;
  #ready: Uint8Array[] = [];
  #written = 0;
  #file: ZipDeflate | undefined;

  constructor(made: string) {
    this.#made = new Date(made);
    this.#zip = new Zip((error, part) => {
      if (error) throw error;
      this.#ready.push(part);
    });
  }

  begin(path: string): void {
    this.#file = new ZipDeflate(path, { level: DEFLATED.test(path) ? 0 : 6 });
    this.#file.mtime = this.#made;
    // As made on Unix: of what seems to come from DOS, Info-ZIP's unzip reads no Chinese name, whatever its UTF-8 flag says.
    this.#file.os = 3;
    this.#file.attrs = (0o100644 << 16) >>> 0;
    this.#zip.add(this.#file);
  }

  *push(part: Uint8Array): Generator<Uint8Array, void> {
    this.#file?.push(part, false);
    yield* this.#taken();
  }

  *end(): Generator<Uint8Array, void> {
    this.#file?.push(new Uint8Array(0), true);
    yield* this.#taken();
  }

  *finish(): Generator<Uint8Array, void> {
    this.#zip.end();
    yield* this.#taken();
  }

  *#taken(): Generator<Uint8Array, void> {
    const ready = this.#ready;
    this.#ready = [];
    for (const part of ready) {
      this.#written += part.length;
      if (this.#written > MAX_BYTES) throw new ConcordError("E_ARCHIVE_TOO_LARGE");
      yield part;
    }
  }
}
