/** Records that are wanted where another one is to name them, and are made in a dialog over whatever asks for them. */
import type { RecordOf, Subject } from "../../db/contract/subjects/index.ts";
import { createStore } from "../app/store.ts";

export interface Wanted {
  subject: Subject;
  /** What it was called where it was looked for. */
  named: string;
  /** What it holds because of what it is wanted for. */
  given: object;
  taken(record: RecordOf<Subject>): void;
}

/** The last is asked for first: the dialog of one may want another. */
export const wanted = createStore<readonly Wanted[]>([]);

/**
 * Whether whoever is logged in may make such a record. Nobody may where no frame shows the dialogs; and so that what asks for
 * records need not know of rights, the frame says it.
 */
export const mayMake = createStore<(subject: Subject, given: object) => boolean>(() => false);

export function makeInPlace(one: Wanted): void {
  wanted.set([...wanted.get(), one]);
}
