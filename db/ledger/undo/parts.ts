/**
 * Takes back an action that was written in parts, in parts as well, so that others go on meanwhile. First all of it is looked
 * at, and nothing is written where any of it cannot be taken back. What is given up in the midst, or meets a record that
 * somebody has changed since, is put back as it was; what a crash has cut short is taken back from there when it is asked for
 * again.
 */
import { setImmediate } from "node:timers/promises";
import type { EntryBody } from "../../base/entry.ts";
import { ConcordError } from "../../contract/errors.ts";
import { namedRecord } from "../../schema/labels.ts";
import { Before, inverseOf } from "../before.ts";
import type { Action, Ledger } from "../ledger.ts";
import { paced } from "../pace.ts";
import { readState } from "../records.ts";
import type { Inverse, Tx } from "../transaction.ts";
import { IN_LEDGER, type Noted, noteParts } from "./notes.ts";
import { firstAct, isOvertaken, notedFor } from "./overtaken.ts";
import type { TakenBack } from "./undo.ts";

/** ms that a part may take before others have their turn. */
const PART_MS = 10;
/** So many records pass the gate together. */
const TOGETHER = 20;
/** Share of the work that is done when all of it has been looked at. */
const LOOKED_AT = 0.2;

/** Whether an action of this profile was written in several transactions; also what it took back, if it is an undo. */
export function isInParts(ledger: Ledger, by: string | null, n: number): boolean {
  return notedFor(ledger, by, n)?.before === IN_LEDGER;
}

/**
 * Yields how much of it is done, from 0 to 1.
 * @param n the action's last entry
 * @param write puts back what is given
 * @param needed throws when it is given up
 * @returns what was taken back
 * @throws ConcordError as `takeBack` does, and what `write` and `needed` throw; then nothing has changed
 */
export async function* takeBackInParts(
  ledger: Ledger,
  action: Action & { opId: string },
  { n, kind }: { n: number; kind: "undo" | "redo" },
  write: (tx: Tx, taken: TakenBack) => void,
  needed: () => void,
): AsyncGenerator<number, TakenBack> {
  const noted = notedFor(ledger, action.by, n);
  if (!noted) throw new ConcordError("E_NOTHING_TO_UNDO");
  const act = firstAct(ledger.store, n);
  const looking = paced(lookingAt(ledger, noted), needed);
  let inverses: Inverse[] | undefined;
  while (!inverses) {
    const step = await looking.next();
    if (step.done) inverses = step.value;
    else yield LOOKED_AT * step.value;
  }
  const part = (all: readonly Inverse[], at: number, isPuttingBack: boolean) => {
    let [next, back] = [at, [] as readonly Inverse[]];
    ledger.transact(
      { ...action, continues: true, passing: true },
      (tx) => {
        for (const end = performance.now() + PART_MS; next < all.length && performance.now() < end; next += TOGETHER) {
          const some = all.slice(next, next + TOGETHER).filter((inverse) => isLeft(ledger, inverse));
          if (!isPuttingBack) for (const inverse of some) requireNotOvertaken(ledger, inverse, noted);
          if (some.length > 0) write(tx, { act, inverses: some });
        }
        back = tx.inverses;
      },
      (committed) => noteParts(ledger, action.by, { ...committed, kind, target: n }),
    );
    return { next, back };
  };
  const done: Inverse[] = [];
  let whole = false;
  try {
    for (let at = 0; at < inverses.length; await setImmediate()) {
      needed();
      const { next, back } = part(inverses, at, false);
      for (const inverse of back) done.push(inverse);
      at = next;
      yield LOOKED_AT + ((1 - LOOKED_AT) * at) / inverses.length;
    }
    ledger.store.run("UPDATE local_undo SET undone = 1 WHERE n = ?", n);
    whole = true;
    return { act, inverses };
  } finally {
    if (!whole) {
      done.reverse();
      for (let at = 0; at < done.length; await setImmediate()) at = part(done, at, true).next;
      // It came to nothing: there is nothing to bring forward again.
      ledger.store.run("UPDATE local_undo SET undone = 1 WHERE op_id = ? AND by IS ?", action.opId, action.by);
    }
  }
}

/** All that is to be put back, in order. Yields how much was looked at. */
function* lookingAt(ledger: Ledger, noted: Noted): Generator<number, Inverse[]> {
  const { store } = ledger;
  const entries = store.all<{ n: number }>(
    `SELECT l.n FROM ledger l JOIN ledger own ON own.dev = l.dev AND own.op_id = l.op_id
     WHERE own.n = ? ORDER BY l.part DESC`,
    noted.n,
  );
  const before = new Before(store);
  const inverses: Inverse[] = [];
  for (const [index, { n }] of entries.entries()) {
    const { body } = store.get<{ body: string }>("SELECT body FROM ledger WHERE n = ?", n) as { body: string };
    const { ops } = JSON.parse(body) as EntryBody;
    for (let at = ops.length - 1; at >= 0; at--) {
      const inverse = inverseOf(before, ops, { n, at });
      requireNotOvertaken(ledger, inverse, noted);
      inverses.push(inverse);
      yield index / entries.length;
    }
  }
  return inverses;
}

function requireNotOvertaken(ledger: Ledger, inverse: Inverse, noted: Noted): void {
  if (isOvertaken(ledger, inverse, noted))
    throw new ConcordError("E_UNDO_OVERTAKEN", namedRecord(ledger.store, inverse.subject, inverse.id));
}

/** Whether something is still to be put back: an undo that a crash cut short has put back some of it. */
function isLeft({ store }: Ledger, { op, subject, id }: Inverse): boolean {
  if (op === "set") return true;
  return (readState(store, subject, id)?.alive ?? false) === (op !== "delete");
}
