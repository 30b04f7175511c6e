/** The verification of the workspace as this screen follows it: how far it is, how it ended, and a way to stop it. */
import { useEffect, useRef, useState } from "react";
import type { Verified } from "../../../db/contract/procedures/workspace.ts";
import { client } from "../../app/api.ts";
import { followSteps } from "../../app/long-work.ts";

type Verification =
  | { state: "idle" }
  | { state: "cancelled" }
  /** `share` of it is done, from 0 to 1. */
  | { state: "running"; share: number }
  | { state: "done"; verified: Verified }
  | { state: "failed"; error: unknown };

/** It ends when the screen is left. */
export function useVerification(): {
  verification: Verification;
  start: () => void;
  cancel: () => void;
  /** Shows nothing of the last one any more. */
  forget: () => void;
} {
  const [verification, setVerification] = useState<Verification>({ state: "idle" });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function run(controller: AbortController): Promise<void> {
    const { signal } = controller;
    try {
      const show = (share: number) => setVerification({ state: "running", share });
      const verified = await followSteps(client.workspace.verify(undefined, { signal }), show, signal);
      if (verified && !signal.aborted) setVerification({ state: "done", verified });
    } catch (error) {
      setVerification({ state: "failed", error });
    }
  }

  return {
    verification,
    start() {
      running.current?.abort();
      running.current = new AbortController();
      setVerification({ state: "running", share: 0 });
      void run(running.current);
    },
    cancel() {
      running.current?.abort();
      setVerification({ state: "cancelled" });
    },
    forget() {
      setVerification((now) => (now.state === "running" ? now : { state: "idle" }));
    },
  };
}
