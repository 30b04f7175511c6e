/**
 * Drafts of this window. Each window keeps its own, so that two that write in the same place neither see nor overwrite
 * what is half typed in the other. A window is known to be open by a lock that it holds for as long as it lives.
 */
import { api, client, queries } from "./api.ts";
import { codeOf } from "./errors.ts";

const NAME = "concord.window";
const LOCK = "concord.window.";
/** A page that is being reloaded lets go of its lock a moment after the new one has begun. */
const RELOAD_MS = 1_000;

const thisWindow = name();

export const drafts = {
  async put(key: string, text: string): Promise<void> {
    await client.draft.put({ key, window: await thisWindow, text });
  },
  /** What was typed here, or in a window that ended, and never recorded; null: nothing. */
  async take(key: string): Promise<string | null> {
    const window = await thisWindow;
    const ask = async () => (await client.draft.take({ key, window, open: await openWindows() })).text;
    try {
      return await ask();
    } catch (error) {
      if (codeOf(error) !== "E_NO_PROFILE") throw error;
      // A draft is its author's: it is found once somebody has logged in.
      await login();
      return ask();
    }
  },
  async clear(key: string): Promise<void> {
    await client.draft.clear({ key, window: await thisWindow });
  },
};

/** Resolves as soon as somebody is logged in. */
function login(): Promise<void> {
  const { queryKey } = api.workspace.status.queryOptions();
  return new Promise((resolve) => {
    const stop = queries.getQueryCache().subscribe(() => {
      if (!queries.getQueryData(queryKey)?.profile) return;
      stop();
      resolve();
    });
  });
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
