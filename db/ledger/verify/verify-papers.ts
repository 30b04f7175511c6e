/** Whether the contents of papers that lie on this laptop are those that were signed. */
import { createHash } from "node:crypto";
import type { Store } from "../../base/store.ts";
import { ConcordError } from "../../contract/errors.ts";

/**
 * Hashes every paper, part by part; yields after each part.
 * @returns how many papers are not held here: of those that came from another laptop only the record does
 * @throws ConcordError E_PAPER_DAMAGED naming the paper
 */
export function* checkPapers(store: Store): Generator<void, number> {
  let missing = 0;
  for (let after = ""; ; ) {
    const paper = store.get<{ id: string; name: string | null; hash: string | null; bytes: number | null }>(
      "SELECT id, name, hash, bytes FROM paper WHERE id > ? ORDER BY id LIMIT 1",
      after,
    );
    if (!paper) return missing;
    after = paper.id;
    const { found, digest } = yield* digestOf(store, paper.hash);
    // An empty file has no parts.
    if (!found) missing += paper.bytes === 0 ? 0 : 1;
    else if (digest !== paper.hash) throw new ConcordError("E_PAPER_DAMAGED", { name: paper.name ?? paper.id });
    yield;
  }
}

function* digestOf(store: Store, hash: string | null): Generator<void, { found: boolean; digest: string }> {
  const made = createHash("sha256");
  for (let part = -1, found = false; ; found = true) {
    const row = store.get<{ part: number; bytes: Uint8Array }>(
      "SELECT part, bytes FROM local_blob WHERE hash = ? AND part > ? ORDER BY part LIMIT 1",
      hash,
      part,
    );
    // Who reads the paper stops at a gap.
    if (row?.part !== part + 1) return { found: found || row !== undefined, digest: made.digest("hex") };
    made.update(row.bytes);
    ({ part } = row);
    yield;
  }
}
