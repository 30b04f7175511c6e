/** A long command of the command line that is given up. */
import { expect, test } from "vitest";
import { showingProgress } from "../../../electron/cli/progress.ts";

test("Ctrl+C gives a long command up in order, with its own code, and is heard no longer than that", async () => {
  let ended = false;
  async function* steps() {
    try {
      yield { share: 0 };
      process.emit("SIGINT");
      yield { share: 0.5 };
      return "done";
    } finally {
      ended = true;
    }
  }
  // What else listens in this process would end it.
  const others = process.listeners("SIGINT");
  process.removeAllListeners("SIGINT");
  await expect(showingProgress(steps())).rejects.toMatchObject({ code: "E_CANCELLED" });
  expect(ended).toBe(true);
  expect(process.listenerCount("SIGINT")).toBe(0);
  for (const one of others) process.on("SIGINT", one);
});

test("a command that is left alone gives what it found", async () => {
  async function* steps() {
    yield { share: 0 };
    return 7;
  }
  expect(await showingProgress(steps())).toBe(7);
});
