/**
 * Drafts of this window, each its author's. Each window keeps its own, so that two that write in the same place neither see nor overwrite
 * what is half typed in the other. A window is known to be open by a lock that it holds for as long as it lives.
 */
import { useMemo } from "react";
import { client } from "../api.ts";
import { usePerson } from "../person.ts";

const NAME = "concord.window";
const LOCK = "concord.window.";
/** A page that is being reloaded lets go of its lock a moment after the new one has begun. */
const RELOAD_MS = 1_000;

const thisWindow = name();

export interface Drafts {
  put(key: string, text: string): Promise<void>;
  /** What was typed here, or in a window that ended, and never recorded; null: nothing. */
  take(key: string): Promise<string | null>;
  clear(key: string): Promise<void>;
}

/** The drafts of whoever this screen was made for: they stay that person's, whoever logs in meanwhile. */
export function useDrafts(): Drafts {
  const by = usePerson();
  return useMemo(() => (by === null ? OF_NOBODY : draftsOf(by)), [by]);
}

/** A draft is its author's: it is kept, and found, once somebody has logged in. */
const OF_NOBODY: Drafts = { put: async () => {}, take: async () => null, clear: async () => {} };

function draftsOf(by: string): Drafts {
  return {
    async put(key, text) {
      await client.draft.put({ key, window: await thisWindow, by, text });
    },
    async take(key) {
      const window = await thisWindow;
      return (await client.draft.take({ key, window, by, open: await openWindows() })).text;
    },
    async clear(key) {
      await client.draft.clear({ key, window: await thisWindow, by });
    },
  };
}

/** The name survives a reload. A window that another one opened begins with a copy of its name, and gets another. */
async function name(): Promise<string> {
  const told = sessionStorage.getItem(NAME);
  if (told && (await hold(told))) return told;
  const fresh = crypto.randomUUID();
  sessionStorage.setItem(NAME, fresh);
  await hold(fresh);
  return fresh;
}

/** @returns whether the name is this window's now */
function hold(window: string): Promise<boolean> {
  return new Promise((resolve) => {
    navigator.locks
      .request(LOCK + window, { signal: AbortSignal.timeout(RELOAD_MS) }, () => {
        resolve(true);
        return new Promise(() => {});
      })
      .catch(() => resolve(false));
  });
}

async function openWindows(): Promise<string[]> {
  const { held = [] } = await navigator.locks.query();
  return held.flatMap(({ name }) => (name?.startsWith(LOCK) ? [name.slice(LOCK.length)] : []));
}
