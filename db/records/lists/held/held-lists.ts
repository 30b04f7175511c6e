/** Which lists are held in memory: those of many records, once somebody asks for them. Until they are made, the tables answer. */
import type { Store } from "../../../base/store.ts";
import type { Subject } from "../../../contract/subjects/index.ts";
import type { Ledger } from "../../../ledger/ledger.ts";
import { learnToSpell } from "../../../search/spelled.ts";
import { HeldList } from "./held-list.ts";

/** Up to so many records the tables answer as quickly. */
const LEAST = 5_000;
/** ms that making and catching up may take between other calls, and while one waits. */
const STEP_MS = 5;
const WAIT_MS = 60;
/** ms for others between two steps. */
const REST_MS = 4;

interface Held {
  list: HeldList;
  /** What is under way; null: it is made, and knew the tables when it was asked last. */
  steps: Generator<void> | null;
  /** Nobody works on it meanwhile. */
  resting: boolean;
}

interface Lists {
  /** Of the tables: they may have been made again, with other row numbers. */
  version: number;
  bySubject: Map<Subject, Held>;
}

const all = new WeakMap<Store, Lists>();

/**
 * The records of a kind as they are now; null: they are few, or it is not known yet.
 * @param least records from which on they are held
 */
export function heldList(ledger: Ledger, subject: Subject, least = LEAST): HeldList | null {
  const { store } = ledger;
  const version = store.get<{ schema_version: number }>("PRAGMA schema_version")?.schema_version ?? 0;
  let lists = all.get(store);
  if (!lists || lists.version !== version) {
    lists = { version, bySubject: new Map() };
    all.set(store, lists);
  }
  const held = lists.bySubject.get(subject);
  if (!held) {
    const last = store.get<{ row: number | null }>(`SELECT max(row) AS row FROM "${subject}"`)?.row ?? 0;
    if (last >= least) begin(ledger, lists, subject);
    return null;
  }
  if (!held.resting) return null;
  held.steps ??= held.list.behind > 0 ? held.list.catchUp() : null;
  if (held.steps && go(held.steps, WAIT_MS)) held.steps = null;
  if (held.steps) work(lists, subject, held);
  return held.steps ? null : held.list;
}

/** A record that is about to be removed: if it does go, its row is not listed any more. */
export function forgetRow(store: Store, subject: Subject, id: string): void {
  const held = all.get(store)?.bySubject.get(subject);
  if (!held) return;
  const row = store.get<{ row: number }>(`SELECT row FROM "${subject}" WHERE id = ?`, id)?.row;
  if (row !== undefined) held.list.doubt(row);
}

function begin(ledger: Ledger, lists: Lists, subject: Subject): void {
  const list = new HeldList(ledger, subject);
  const held: Held = { list, steps: made(list), resting: false };
  lists.bySubject.set(subject, held);
  void learnToSpell().then(() => work(lists, subject, held));
}

function* made(list: HeldList): Generator<void> {
  yield* list.make();
  yield* list.catchUp();
}

/** Goes on between other calls. A workspace that was closed meanwhile has no lists any more. */
function work(lists: Lists, subject: Subject, held: Held): void {
  held.resting = false;
  const turn = () => {
    try {
      if (held.steps && !go(held.steps, STEP_MS)) {
        setTimeout(turn, REST_MS).unref();
        return;
      }
      held.steps = null;
      held.resting = true;
    } catch {
      lists.bySubject.delete(subject);
    }
  };
  setTimeout(turn, REST_MS).unref();
}

/** @returns whether it came to its end */
function go(steps: Generator<void>, most: number): boolean {
  for (const end = performance.now() + most; performance.now() < end; ) if (steps.next().done) return true;
  return false;
}
