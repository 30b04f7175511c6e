/** Settings of this screen, kept in the browser: language and appearance. Never content. */

const PREFIX = "concord.";

export function kept(key: string): string | null {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

export function keep(key: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + key, value);
  } catch {
    // A browser that stores nothing starts with the defaults next time.
  }
}
