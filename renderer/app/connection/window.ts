/**
 * Which window this is, by a name that nobody else knows and that survives a reload: what is half typed in it and who is
 * logged in there go by it. A window is known to be open by a lock that it holds for as long as it lives.
 */

const NAME = "concord.window";
const LOCK = "concord.window.";
/** A page that is being reloaded lets go of its lock a moment after the new one has begun. */
const RELOAD_MS = 1_000;

interface WindowName {
  window: string;
  /** The window that this one was opened from, whose name it came with; null: none. */
  from: string | null;
}

const open = new BroadcastChannel(NAME);
let held: string | null = null;
open.addEventListener("message", ({ data }) => {
  if (held !== null && data.ask === held) open.postMessage({ open: held });
});

export const thisWindow: Promise<WindowName> = named();

/** The names of all windows of Concord in this browser. */
export async function openWindows(): Promise<string[]> {
  const { held: locks = [] } = await navigator.locks.query();
  return locks.flatMap(({ name }) => (name?.startsWith(LOCK) ? [name.slice(LOCK.length)] : []));
}

/** A window that another one opened begins with a copy of its name, and gets another. */
async function named(): Promise<WindowName> {
  const told = sessionStorage.getItem(NAME);
  if (told && (await hold(told, AbortSignal.timeout(RELOAD_MS)))) return { window: told, from: null };
  const window = crypto.randomUUID();
  sessionStorage.setItem(NAME, window);
  // Nobody else can have it: it is waited for, however busy the browser is, for without it this window would count as closed.
  await hold(window);
  return { window, from: told };
}

/**
 * @param patience ends the waiting for a name that another page has
 * @returns whether the name is this window's now; at once where the one whose it is says so
 */
function hold(name: string, patience?: AbortSignal): Promise<boolean> {
  const taken = new AbortController();
  const hear = ({ data }: MessageEvent) => {
    if (data.open === name) taken.abort();
  };
  open.addEventListener("message", hear);
  open.postMessage({ ask: name });
  return new Promise<boolean>((resolve) => {
    navigator.locks
      .request(LOCK + name, { signal: AbortSignal.any([taken.signal, ...(patience ? [patience] : [])]) }, () => {
        held = name;
        resolve(true);
        return new Promise(() => {});
      })
      .catch(() => resolve(false));
  }).finally(() => open.removeEventListener("message", hear));
}
