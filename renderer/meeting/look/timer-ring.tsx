/** The time of an item as a ring that fills; how long exactly stands in numbers beside it or in it. */
import type { TimeLeft } from "../clock.ts";
import own from "./timer-ring.module.css";

export function TimerRing({ used, tone }: Pick<TimeLeft, "used" | "tone">) {
  return (
    <svg className={own.ring} viewBox="0 0 40 40" data-tone={tone} aria-hidden="true">
      <circle cx="20" cy="20" r="17.5" />
      {used > 0 && <circle cx="20" cy="20" r="17.5" pathLength="100" strokeDasharray={`${used * 100} 100`} />}
    </svg>
  );
}
