/** Handing over the files that this laptop holds. How they come in: papers.ts. */
import { createHash } from "node:crypto";
import type { Reader } from "../../base/store.ts";
import { ConcordError } from "../../contract/errors.ts";
import type { RecordOf } from "../../contract/subjects/index.ts";
import type { Output } from "../../documents/output.ts";
import { requireRecord } from "../../records/rules.ts";

type Paper = RecordOf<"paper">;

/**
 * A file to be handed over. Its last bytes come only when the whole file has the hash that was recorded: whoever has all of it
 * has the file that was added.
 * @throws ConcordError E_UNKNOWN_RECORD, E_PAPER_MISSING; while it is read: E_PAPER_DAMAGED
 */
export function paperOutput(reader: Reader, id: string): Output {
  const paper = requireRecord(reader, "paper", id);
  requireHeld(reader, paper);
  let sent = 0;
  return {
    name: paper.name,
    mime: paper.mime ?? "application/octet-stream",
    parts: (async function* () {
      let before: Uint8Array | undefined;
      for (const part of paperParts(reader, paper)) {
        if (before) yield before;
        before = part;
        sent += part.length;
      }
      if (before) yield before;
    })(),
    share: () => (paper.bytes === 0 ? 1 : sent / paper.bytes),
  };
}

/**
 * The whole file, part by part; after the last it is checked against its hash.
 * @throws ConcordError E_PAPER_MISSING, E_PAPER_DAMAGED
 */
export function* paperParts(reader: Reader, paper: Paper): Generator<Uint8Array, void> {
  requireHeld(reader, paper);
  const hash = createHash("sha256");
  for (let part = 0; ; part++) {
    const row = partOf(reader, paper, part);
    if (!row) break;
    hash.update(row.bytes);
    yield row.bytes;
  }
  if (hash.digest("hex") !== paper.hash) throw new ConcordError("E_PAPER_DAMAGED", { name: paper.name });
}

function partOf(reader: Reader, paper: Paper, part: number): { bytes: Uint8Array } | undefined {
  return reader.get("SELECT bytes FROM local_blob WHERE hash = ? AND part = ?", paper.hash, part);
}

function requireHeld(reader: Reader, paper: Paper): void {
  if (!holdsPaper(reader, paper)) throw new ConcordError("E_PAPER_MISSING", { name: paper.name });
}

/** Whether this laptop has the contents of the file. */
export function holdsPaper(reader: Reader, { hash, bytes }: Pick<Paper, "hash" | "bytes">): boolean {
  // An empty file has no parts.
  return bytes === 0 || reader.get("SELECT 1 FROM local_blob WHERE hash = ? LIMIT 1", hash) !== undefined;
}
