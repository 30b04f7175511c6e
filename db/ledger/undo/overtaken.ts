/** Whether an action can still be taken back: whether what it wrote is what was written last. */
import type { Store } from "../../base/store.ts";
import type { Subject } from "../../contract/subjects/index.ts";
import type { Ledger } from "../ledger.ts";
import { DELETED, readState } from "../records.ts";
import type { Inverse } from "../transaction.ts";
import type { Noted } from "./notes.ts";

/** What this laptop noted of an action that can be taken back. */
export function notedFor({ store }: Ledger, by: string | null, n: number): Noted | undefined {
  return store.get<Noted>("SELECT n, op_id, by, before FROM local_undo WHERE n = ? AND by IS ? AND undone = 0", n, by);
}

/** What the action of entry `n` is called; of an undo or redo, what the action that it took back is called. */
export function firstAct(store: Store, n: number): string {
  const target = store.get<{ target: number | null }>("SELECT target FROM local_undo WHERE n = ?", n)?.target;
  if (typeof target === "number") return firstAct(store, target);
  return store.get<{ act: string }>("SELECT body ->> 'act' AS act FROM ledger WHERE n = ?", n)?.act ?? "";
}

/** Whether somebody else has written what the action wrote since. */
export function isOvertaken({ store, device }: Ledger, inverse: Inverse, noted: Noted): boolean {
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
  if (entry.op_id === action.opId || isPartOfUndo(store, entry.op_id, action.opId)) return true;
  const undone = store.get<{ n: number }>(
    "SELECT min(l.n) AS n FROM local_undo u JOIN local_undo t ON t.n = u.target JOIN ledger l ON l.dev = (SELECT dev FROM ledger WHERE n = t.n) AND l.op_id = t.op_id WHERE u.op_id = ? HAVING min(l.n) IS NOT NULL",
    entry.op_id,
  );
  const before = undone && lastWriter(store, { ...written, n: undone.n });
  return before !== undefined && isFrom(store, action, { ...written, n: before });
}

/** Whether an action is the undo of another one that is still there to be undone: cut short, or put back. */
function isPartOfUndo(store: Store, opId: string, of: string): boolean {
  return (
    store.get(
      "SELECT 1 FROM local_undo u JOIN local_undo t ON t.n = u.target WHERE u.op_id = ? AND t.op_id = ? AND t.undone = 0",
      opId,
      of,
    ) !== undefined
  );
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
