/**
 * What the status bar says about saving: quiet when all is well, a sentence when it is not. Errors and warnings are kept as
 * such, so that they are told in the language that is chosen afterwards, too. They go after a while, and with their cause.
 */
import type { Warning } from "../../../db/contract/errors.ts";
import { codeOf } from "../errors.ts";
import { createStore } from "../store.ts";

export type Saved =
  | { kind: "idle" }
  | { kind: "saving" }
  | { kind: "saved"; at: number }
  | { kind: "note"; text: string }
  | { kind: "warning"; warning: Warning }
  | { kind: "error"; error: unknown };

export const saved = createStore<Saved>({ kind: "idle" });

/** A refusal or a warning has been read by then, and what it was about may be gone. */
const READ_MS = 10_000;
let reading: ReturnType<typeof setTimeout> | undefined;

export function tell(state: Saved): void {
  clearTimeout(reading);
  saved.set(state);
  if (isMessage(state)) reading = setTimeout(quiet, READ_MS);
}

/** A message goes with its cause: with the page, or the person, that it was told about. */
export function quiet(): void {
  if (isMessage(saved.get())) tell({ kind: "idle" });
}

function isMessage({ kind }: Saved): boolean {
  return kind === "error" || kind === "warning";
}

/** The time of the last work that was saved. */
export function tellSaved(): void {
  tell({ kind: "saved", at: Date.now() });
}

/** Shows that work is being saved, then that it is; failures are the caller's to tell. */
export async function saving<T>(work: Promise<T>): Promise<T> {
  tell({ kind: "saving" });
  const result = await work;
  tellSaved();
  return result;
}

/** What no caller told: a refusal of the workspace that nobody waited for still reaches whoever asked for the work. */
export function tellUnhandled(page: Pick<Window, "addEventListener">): void {
  page.addEventListener("unhandledrejection", ({ reason }) => {
    if (codeOf(reason) !== null) tell({ kind: "error", error: reason });
  });
}
