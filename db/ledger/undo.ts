/**
 * Undo is a new entry that restores the earlier values, offered while nobody has changed them since. What the values
 * were is noted on this laptop beside the ledger, so only actions made here can be undone.
 */

import { canonicalize } from "../base/canonical.ts";
import type { Store } from "../base/store.ts";
import { ConcordError } from "../contract/errors.ts";
import type { Subject } from "../contract/subjects/index.ts";
import { namedRecord } from "../schema/labels.ts";
import { inversesOf } from "./before.ts";
import type { Action, Committed, Ledger } from "./ledger.ts";
import { DELETED, readState } from "./records.ts";
import type { Inverse, Tx } from "./transaction.ts";
import { IN_LEDGER, type Noted, note } from "./undo-notes.ts";

/** What an undo or redo takes back. */
export interface TakenBack {
  /** What the user did first, whatever was undone and redone since. */
  act: string;
  /** In the order in which they are to be put back. */
  inverses: readonly Inverse[];
}

/**
 * Takes back the action whose last entry is `n`. Whether that may be, and how it is written, is for the caller to say.
 * @param kind "undo", or "redo" if `n` is itself an undo
 * @param write puts back what is given, in one action
 * @throws ConcordError E_NOTHING_TO_UNDO if this laptop has no note of it for this profile or it is undone already,
 *   E_UNDO_NOTE if the note says anything else than the ledger, E_UNDO_OVERTAKEN if somebody has changed the same fields since, and what `write` throws
 */
export function takeBack(
  ledger: Ledger,
  action: Action,
  n: number,
  kind: "undo" | "redo",
  write: (tx: Tx, taken: TakenBack) => void,
): Committed {
  const noted = ledger.store.get<Noted>(
    "SELECT n, op_id, by, before FROM local_undo WHERE n = ? AND by IS ? AND undone = 0",
    n,
    action.by,
  );
  if (!noted) throw new ConcordError("E_NOTHING_TO_UNDO");
  const made = inversesOf(ledger.store, n);
  // The note is this laptop's own and unsigned: what was changed in it must not come to be signed.
  if (noted.before !== IN_LEDGER && canonicalize(made) !== canonicalize(JSON.parse(noted.before)))
    throw new ConcordError("E_UNDO_NOTE");
  const inverses = made.toReversed();
  for (const inverse of inverses)
    if (isOvertaken(ledger, inverse, noted))
      throw new ConcordError("E_UNDO_OVERTAKEN", namedRecord(ledger.store, inverse.subject, inverse.id));
  const act = firstAct(ledger.store, n);
  return ledger.transact(
    action,
    (tx) => write(tx, { act, inverses }),
    (committed) => {
      ledger.store.run("UPDATE local_undo SET undone = 1 WHERE n = ?", n);
      note(ledger, action.by, { ...committed, kind, target: n });
    },
  );
}

/** What was taken back under this id; undefined where this laptop has no note of it (any more). */
export function takenUnder({ store }: Ledger, opId: string): TakenBack | undefined {
  const target = store.get<{ target: number | null }>("SELECT target FROM local_undo WHERE op_id = ?", opId)?.target;
  if (typeof target !== "number") return undefined;
  return { act: firstAct(store, target), inverses: inversesOf(store, target).toReversed() };
}

/** What the action of entry `n` is called; of an undo or redo, what the action that it took back is called. */
function firstAct(store: Store, n: number): string {
  const target = store.get<{ target: number | null }>("SELECT target FROM local_undo WHERE n = ?", n)?.target;
  if (typeof target === "number") return firstAct(store, target);
  return store.get<{ act: string }>("SELECT body ->> 'act' AS act FROM ledger WHERE n = ?", n)?.act ?? "";
}

/** Whether somebody else has written what the action wrote since. */
function isOvertaken({ store, device }: Ledger, inverse: Inverse, noted: Noted): boolean {
  const { subject, id } = inverse;
  // Before it was restored or moved this laptop wrote as another device; the id of an action is one device's own.
  const { dev = "" } = store.get<{ dev: string }>("SELECT dev FROM ledger WHERE n = ?", noted.n) ?? {};
  const action = { opId: noted.op_id, devices: [dev, device.id] };
  const state = readState(store, subject, id);
  if (!state) return true;
  const mine = (field: string, n: number) => isFrom(store, action, { subject, id, field, n });
  const existence = state.writers[DELETED];
  // Deleted, yet there because of an edit that had not seen it.
  if (existence !== undefined && existence > 0 === state.alive) return true;
  const existenceIsMine = existence !== undefined && mine(DELETED, Math.abs(existence));
  if (!state.alive && !existenceIsMine) return true;
  if (inverse.op === "set")
    return Object.keys(inverse.fields).some((field) => !mine(field, state.writers[field] ?? state.origin));
  if (inverse.op !== "create") return !existenceIsMine;
  const later = Object.entries(state.writers);
  return !mine(DELETED, state.origin) || later.some(([field, n]) => !mine(field, Math.abs(n)));
}

interface WrittenField {
  subject: Subject;
  id: string;
  field: string;
  /** Of the entry that wrote it. */
  n: number;
}

/**
 * Whether the value that entry `n` wrote is an action's. An undo brings back what others wrote before it, so it does not
 * count as its writer: the one before the action it took back does.
 */
function isFrom(store: Store, action: { opId: string; devices: readonly string[] }, written: WrittenField): boolean {
  const entry = store.get<{ op_id: string; dev: string }>("SELECT op_id, dev FROM ledger WHERE n = ?", written.n);
  if (!entry || !action.devices.includes(entry.dev)) return false;
  if (entry.op_id === action.opId) return true;
  const undone = store.get<{ n: number }>(
    "SELECT min(l.n) AS n FROM local_undo u JOIN local_undo t ON t.n = u.target JOIN ledger l ON l.dev = (SELECT dev FROM ledger WHERE n = t.n) AND l.op_id = t.op_id WHERE u.op_id = ? HAVING min(l.n) IS NOT NULL",
    entry.op_id,
  );
  const before = undone && lastWriter(store, { ...written, n: undone.n });
  return before !== undefined && isFrom(store, action, { ...written, n: before });
}

/** The last entry before `n` that wrote the field. */
function lastWriter(store: Store, { subject, id, field, n }: WrittenField): number | undefined {
  const kinds =
    field === DELETED ? "o.value ->> 'op' <> 'set'" : "o.value -> 'f' -> ? IS NOT NULL OR o.value ->> 'op' = 'create'";
  return store.get<{ n: number }>(
    `SELECT l.n FROM touched t JOIN ledger l ON l.n = t.n, json_each(l.body, '$.ops') o
     WHERE t.subject = ? AND t.id = ? AND t.n < ? AND o.value ->> 'ent' = t.subject AND o.value ->> 'id' = t.id AND (${kinds})
     ORDER BY l.n DESC LIMIT 1`,
    subject,
    id,
    n,
    ...(field === DELETED ? [] : [field]),
  )?.n;
}
