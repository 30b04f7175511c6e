/** The paper whose text is shown over the screen, and where in it. */
import { createStore } from "../app/store.ts";

export interface ShownPaper {
  id: string;
  /** The piece of its text that is looked at first. */
  at: number;
  /** What stands out in it; empty: nothing. */
  words: string;
}

export const shownPaper = createStore<ShownPaper | null>(null);
