/** Text that is typed to be sent in one piece: kept as it is typed, until it is recorded or given up. */
import { useEffect, useRef, useState } from "react";
import { onceComposed } from "../app/typing/composition.ts";
import { useDrafts } from "../app/typing/drafts.ts";

/**
 * @param key where it is typed
 * @param begins what stands there before anything is typed
 */
export function useDraft(key: string, begins = "") {
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
    /** It was recorded, or given up. */
    clear() {
      callOff.current();
      setText(begins);
      keep("");
    },
  };
}
