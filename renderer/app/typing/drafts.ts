/**
 * Drafts of this window, each its author's. Each window keeps its own, so that two that write in the same place neither see nor overwrite
 * what is half typed in the other. Which window it is, its connection has told (../connection/window.ts).
 */
import { useMemo } from "react";
import { client } from "../api.ts";
import { openWindows } from "../connection/window.ts";
import { usePerson } from "../person.ts";

export interface Drafts {
  put(key: string, text: string): Promise<void>;
  /** What was typed here, or in a window that ended, and never recorded; null: nothing. */
  take(key: string): Promise<string | null>;
  clear(key: string): Promise<void>;
}

/** The drafts of whoever this screen was made for: they stay that person's, whoever logs in here meanwhile. */
export function useDrafts(): Drafts {
  const by = usePerson();
  return useMemo(() => (by === null ? OF_NOBODY : draftsOf(by)), [by]);
}

/** A draft is its author's: it is kept, and found, once somebody has logged in. */
const OF_NOBODY: Drafts = { put: async () => {}, take: async () => null, clear: async () => {} };

function draftsOf(by: string): Drafts {
  return {
    async put(key, text) {
      await client.draft.put({ key, by, text });
    },
    async take(key) {
      return (await client.draft.take({ key, by, open: await openWindows() })).text;
    },
    async clear(key) {
      await client.draft.clear({ key, by });
    },
  };
}
