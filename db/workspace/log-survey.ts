/**
 * Looks into the write-ahead log of a database that was not closed cleanly: whether there are whole transactions behind
 * the place where SQLite stopped reading it. SQLite takes the first frame that does not fit for the end; one flipped byte
 * in the middle would drop all that was acknowledged afterwards without a word. Pages in the log are encrypted, the heads
 * of its frames are not. Format: https://www.sqlite.org/fileformat2.html#the_write_ahead_log and walformat.html.
 */
import { closeSync, fstatSync, openSync, readFileSync, readSync } from "node:fs";

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
/** Where the index of the log (-shm) says how many frames are good: `mxFrame` of the WAL index header. */
const MAX_FRAME_AT = 16;

/**
 * Number of transactions whose end stands behind the place where reading stopped. One may be what was under way when the
 * power went, and never acknowledged; two or more cannot, because each is on disk before the next begins.
 * @param database path of a database whose log another connection has just read into its index
 */
export function transactionsBehind(database: string): number {
  const log = openOrNot(`${database}-wal`);
  if (log === null) return 0;
  try {
    const { size } = fstatSync(log);
    const header = Buffer.alloc(HEADER_BYTES);
    if (readSync(log, header, 0, HEADER_BYTES, 0) < HEADER_BYTES) return 0;
    const salts = saltsOf(log, header, size);
    const pageBytes = header.readUInt32BE(8);
    const frameBytes = FRAME_HEADER_BYTES + (isPageSize(pageBytes) ? pageBytes : 4096);
    const frame = Buffer.alloc(FRAME_HEADER_BYTES);
    let behind = 0;
    for (let at = HEADER_BYTES + goodFrames(database) * frameBytes; at + frameBytes <= size; at += frameBytes) {
      readSync(log, frame, 0, FRAME_HEADER_BYTES, at);
      // Frames of an earlier round of the log have other salts, both of them: the first grows by one, the second is random.
      const ofThisRound = frame.readUInt32BE(8) === salts[0] || frame.readUInt32BE(12) === salts[1];
      const endsTransaction = frame.readUInt32BE(4) !== 0;
      if (ofThisRound && endsTransaction) behind += 1;
    }
    return behind;
  } finally {
    closeSync(log);
  }
}

function openOrNot(path: string): number | null {
  try {
    return openSync(path, "r");
  } catch {
    return null;
  }
}

function goodFrames(database: string): number {
  try {
    const index = readFileSync(`${database}-shm`);
    // Its numbers are in the byte order of the machine, which is little-endian wherever Concord runs.
    return index.readUInt32LE(MAX_FRAME_AT);
  } catch {
    return 0;
  }
}

/** The salts of the log's present round: those of its header, or of its first frame where the header is damaged. */
function saltsOf(log: number, header: Buffer, size: number): [number, number] {
  const [one, two] = checksum(header.subarray(0, 24), header.readUInt32BE(0) % 2 === 1);
  if (header.readUInt32BE(24) === one && header.readUInt32BE(28) === two)
    return [header.readUInt32BE(16), header.readUInt32BE(20)];
  const frame = Buffer.alloc(FRAME_HEADER_BYTES);
  if (size >= HEADER_BYTES + FRAME_HEADER_BYTES) readSync(log, frame, 0, FRAME_HEADER_BYTES, HEADER_BYTES);
  return [frame.readUInt32BE(8), frame.readUInt32BE(12)];
}

function checksum(bytes: Buffer, bigEndian: boolean): [number, number] {
  let [one, two] = [0, 0];
  const word = (at: number) => (bigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at));
  for (let at = 0; at < bytes.byteLength; at += 8) {
    one = (one + word(at) + two) >>> 0;
    two = (two + word(at + 4) + one) >>> 0;
  }
  return [one, two];
}

function isPageSize(bytes: number): boolean {
  return bytes >= 512 && bytes <= 65_536 && (bytes & (bytes - 1)) === 0;
}
