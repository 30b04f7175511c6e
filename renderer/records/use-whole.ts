/**
 * A value that is written as a whole, a rule or a list. Each change shows at once and builds on the one before, however
 * quickly they follow each other; what others write arrives while nothing of one's own is on the way.
 */
import { useEffect, useRef, useState } from "react";

/**
 * @param held what the record holds
 * @param save writes the whole value; if it fails, what the record holds is shown again
 */
export function useWhole<T>(held: T, save: (next: T) => Promise<unknown>): [T, (next: T) => void] {
  const [shown, setShown] = useState(held);
  const underway = useRef(0);
  const latest = useRef(held);
  latest.current = held;
  const text = JSON.stringify(held);
  useEffect(() => {
    if (underway.current === 0) setShown(JSON.parse(text) as T);
  }, [text]);
  const put = (next: T) => {
    setShown(next);
    underway.current += 1;
    save(next)
      .catch(() => setShown(latest.current))
      .finally(() => {
        underway.current -= 1;
      });
  };
  return [shown, put];
}
