/** Text that is typed to be sent in one piece: kept as it is typed, until it is recorded or given up. */
import { useEffect, useRef, useState } from "react";
import { onceComposed } from "./composition.ts";
import { useDrafts } from "./drafts.ts";

export interface Draft {
  text: string;
  type(next: string): void;
  /** It was recorded, or given up. */
  clear(): void;
}

/**
 * @param key where it is typed
 * @param begins what stands there before anything is typed
 */
export function useDraft(key: string, begins = ""): Draft {
  const drafts = useDrafts();
  const [text, setText] = useState(begins);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was left is taken once; what it began with may change
  useEffect(() => {
    void drafts.take(key).then(
      (left) => left !== null && setText((now) => (now === begins ? left : now)),
      () => {},
    );
  }, [key, drafts]);
  // A word that is being composed is kept once it stands.
  const callOff = useRef(() => {});
  useEffect(() => () => callOff.current(), []);
  const keep = (next: string) => void (next ? drafts.put(key, next) : drafts.clear(key)).catch(() => {});
  return {
    text,
    type(next: string) {
      setText(next);
      callOff.current();
      callOff.current = onceComposed(() => keep(next === begins ? "" : next));
    },
    clear() {
      callOff.current();
      setText(begins);
      keep("");
    },
  };
}
