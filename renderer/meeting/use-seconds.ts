/** The time, once a second while something runs, or once a minute. */
import { useEffect, useState } from "react";

/** @returns ms since 1970 by the laptop's clock */
export function useSeconds(running: boolean): number {
  return useTicks(running, 1_000);
}

/** @returns ms since 1970 by the laptop's clock */
export function useMinutes(): number {
  return useTicks(true, 60_000);
}

function useTicks(running: boolean, everyMs: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!running) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [running, everyMs]);
  return now;
}
