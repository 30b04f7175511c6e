/** What the status bar says about saving: quiet when all is well, a sentence when it is not. */
import { createStore } from "./store.ts";

export type Saved =
  | { kind: "idle" }
  | { kind: "saving" }
  | { kind: "saved"; at: Date }
  | { kind: "note"; text: string }
  | { kind: "error"; text: string };

export const saved = createStore<Saved>({ kind: "idle" });

export function tell(state: Saved): void {
  saved.set(state);
}

/** Shows that work is being saved, then that it is; failures are the caller's to tell. */
export async function saving<T>(work: Promise<T>): Promise<T> {
  tell({ kind: "saving" });
  const result = await work;
  tell({ kind: "saved", at: new Date() });
  return result;
}
