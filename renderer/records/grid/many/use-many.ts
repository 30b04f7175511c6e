/** Looks at what a change of many records would come to, and makes it: how far it is, and how to give it up. */
import { useEffect, useRef, useState } from "react";
import type { ManyChange, ManyResult } from "../../../../db/contract/procedures/lists/many.ts";
import { client, newAction } from "../../../app/api.ts";
import { saving } from "../../../app/typing/saved.ts";

/** Nobody is kept from typing on by what is looked at. */
const PAUSE_MS = 250;

interface Many {
  /** What would come of it; null: it is not known yet. */
  came: ManyResult | null;
  /** How much of the writing is done, 0 to 1; null: nothing is being written. */
  share: number | null;
  error: unknown;
  /** Resolves to what came of it; null: it was given up, or refused. */
  run(): Promise<ManyResult | null>;
  cancel(): void;
}

type Steps = AsyncIterator<{ share: number }, ManyResult>;

/** @param change null: it is not said yet what is to change */
export function useMany(change: ManyChange | null): Many {
  const [came, setCame] = useState<ManyResult | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const giveUp = useRef<AbortController>(null);
  const said = JSON.stringify(change);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is to change is compared by its text
  useEffect(() => {
    setCame(null);
    setError(null);
    if (!change) return;
    const looking = new AbortController();
    const timer = setTimeout(() => {
      const looked = client.many.look({ change }, { signal: looking.signal }).then((steps) => ended(steps));
      looked.then(setCame, (refused: unknown) => !looking.signal.aborted && setError(refused));
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      looking.abort();
    };
  }, [said]);
  // Whoever leaves gives up what is being done.
  useEffect(() => () => giveUp.current?.abort(), []);
  return {
    came,
    share,
    error,
    cancel: () => giveUp.current?.abort(),
    run: async () => {
      if (!change) return null;
      giveUp.current = new AbortController();
      const { signal } = giveUp.current;
      setShare(0);
      try {
        const steps = client.many.run({ change, opId: newAction() }, { signal });
        return await saving(steps.then((one) => ended(one, setShare)));
      } catch (refused) {
        if (!signal.aborted) setError(refused);
        return null;
      } finally {
        setShare(null);
      }
    },
  };
}

async function ended(steps: Steps, told: (share: number) => void = () => {}): Promise<ManyResult> {
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
    told(step.value.share);
  }
}
