/** Long work on the workspace as a screen follows it: how far it is, how it ended, and a way to stop it. */
import { useEffect, useRef, useState } from "react";
import { followSteps } from "../../app/long-work.ts";

type Work<R> =
  | { state: "idle" }
  | { state: "cancelled" }
  /** `share` of it is done, from 0 to 1. */
  | { state: "running"; share: number }
  | { state: "done"; result: R }
  | { state: "failed"; error: unknown };

/**
 * It is given up when what shows it is left.
 * @param begin makes the call
 * @param ended is told when it was carried to its end
 */
export function useLongWork<R extends object>(
  begin: (options: { signal: AbortSignal }) => PromiseLike<AsyncIterator<{ share: number }, R>>,
  ended: () => void = () => {},
): {
  work: Work<R>;
  start: () => void;
  cancel: () => void;
  /** Shows nothing of the last one any more. */
  forget: () => void;
} {
  const [work, setWork] = useState<Work<R>>({ state: "idle" });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function run({ signal }: AbortController): Promise<void> {
    try {
      const result = await followSteps(begin({ signal }), (share) => setWork({ state: "running", share }), signal);
      if (!result || signal.aborted) return;
      setWork({ state: "done", result });
      ended();
    } catch (error) {
      setWork({ state: "failed", error });
    }
  }

  return {
    work,
    start() {
      running.current?.abort();
      running.current = new AbortController();
      setWork({ state: "running", share: 0 });
      void run(running.current);
    },
    cancel() {
      running.current?.abort();
      setWork({ state: "cancelled" });
    },
    forget() {
      setWork((now) => (now.state === "running" ? now : { state: "idle" }));
    },
  };
}
