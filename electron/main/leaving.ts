/**
 * How the program ends: with a verified backup of the open workspace, or as the person decides when none can be made.
 * Every change was safe on disk before, so whatever happens here loses nothing. The workspace stays open until a backup
 * has been made, so that it can be tried again, or gone on with.
 */
import { app, type BrowserWindow } from "electron";
import type { Failure } from "../../db/contract/errors.ts";
import type { Backend } from "../host/worker.ts";
import { ask, tell } from "./questions.ts";

/** After this the person is asked whether to go on waiting for a backup. */
const PATIENCE_MS = 30_000;
/** Closing without a backup takes a moment; a worker that does not answer by then is left where it is. */
const CLOSING_MS = 5_000;
const SLOW: Failure = { code: "E_BACKUP_SLOW", params: { seconds: PATIENCE_MS / 1000 } };

interface Program {
  backend: Pick<Backend, "backUp" | "close">;
  window: BrowserWindow;
  language: () => "zh" | "en";
  /** The last thing to be done while the window is there. */
  last: () => Promise<void>;
}

/**
 * From now on whatever ends the program ends it in order, once.
 * @returns resolves when it is not about to end: at once, or when the person has chosen to go on
 */
export function leaveInOrder(program: Program): () => Promise<void> {
  let leaving: Promise<void> | null = null;
  app.on("before-quit", (event) => {
    event.preventDefault();
    leaving ??= leave(program).then(
      () => {
        leaving = null;
      },
      (error) => {
        // A program that cannot be ended would be killed: what is saved is on disk either way.
        console.error(error);
        app.exit(1);
      },
    );
  });
  program.window.on("close", (event) => {
    event.preventDefault();
    app.quit();
  });
  return () => leaving ?? Promise.resolve();
}

/** Returns only if the person goes on working. */
async function leave(program: Program): Promise<void> {
  const { backend, window, language, last } = program;
  // What was asked for is seen to happen, and nobody types into a window that ends.
  window.hide();
  const choice = await backUp(program);
  if (choice === "stay") return window.show();
  await last();
  const failure = await within(CLOSING_MS, backend.close({ backup: choice === "done" }));
  if (failure && failure !== "slow") tell(failure, language());
  app.exit(failure ? 1 : 0);
  return new Promise(() => {});
}

/** Tries until a backup is there, or the person does without or goes on. */
async function backUp({ backend, window, language }: Program): Promise<"done" | "without" | "stay"> {
  for (;;) {
    const failure = await within(PATIENCE_MS, backend.backUp());
    if (!failure) return "done";
    const slow = failure === "slow";
    window.show();
    const choice = await ask(window, language(), {
      code: "E_NOT_BACKED_UP",
      because: slow ? SLOW : failure,
      choices: [slow ? "wait" : "again", "without", "stay"],
      escape: "stay",
    });
    if (choice === "without" || choice === "stay") return choice;
    window.hide();
  }
}

/** The answer, or "slow" where it does not come in time. */
function within<T>(ms: number, work: Promise<T>): Promise<T | "slow"> {
  const { promise, resolve } = Promise.withResolvers<"slow">();
  const timer = setTimeout(() => resolve("slow"), ms);
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
}
