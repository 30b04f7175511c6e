/** The mark of a state: a drawing of its own for each, and its word beside it or for those who do not see it. */
import styles from "./marks.module.css";

export type MarkedState =
  | "not-started"
  | "in-progress"
  | "blocked"
  | "waiting"
  | "done"
  | "late"
  | "cancelled"
  | "unknown";

interface Props {
  state: MarkedState;
  /** In words. */
  word: string;
  /** How far what is in progress is, 0 to 100. */
  percent?: number | null | undefined;
  /** The mark alone: the word is read out, and shown under the pointer. */
  alone?: boolean;
}

export function StateMark({ state, word, percent, alone = false }: Props) {
  return (
    <span className={styles.state} data-state={state} title={alone ? word : undefined}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {drawing(state, percent ?? 0)}
      </svg>
      <span className={alone ? "visually-hidden" : undefined}>{word}</span>
    </span>
  );
}

function drawing(state: MarkedState, percent: number) {
  switch (state) {
    case "not-started":
      return <circle cx="8" cy="8" r="6" strokeDasharray="2.4 2.3" />;
    case "in-progress":
      return (
        <>
          <circle cx="8" cy="8" r="6" />
          <path className={styles.filled} d={slice(percent)} />
        </>
      );
    case "blocked":
      return (
        <>
          <circle cx="8" cy="8" r="6" />
          <path d="M6.4 6v4M9.6 6v4" />
        </>
      );
    case "waiting":
      return (
        <>
          <circle cx="8" cy="8" r="6" />
          <path d="M8 5v3.2l2 1.3" />
        </>
      );
    case "done":
      return (
        <>
          <circle className={styles.filled} cx="8" cy="8" r="7" />
          <path className={styles.cut} d="M5.1 8.3l2 2 3.8-4.2" />
        </>
      );
    case "late":
      return (
        <>
          <path className={styles.filled} d="M8 1.2L15.2 14H.8z" />
          <path className={styles.cut} d="M8 6v3.4M8 11.6v.1" />
        </>
      );
    case "cancelled":
      return (
        <>
          <circle cx="8" cy="8" r="6" />
          <path d="M4 4l8 8" />
        </>
      );
    case "unknown":
      return <circle cx="8" cy="8" r="6" strokeDasharray="0.1 3.05" />;
  }
}

/** The part of a disc from twelve o'clock on. An eighth at least: that it has begun is to be seen. */
function slice(percent: number): string {
  const part = Math.min(Math.max(percent, 12.5), 99.9) / 100;
  const angle = part * 2 * Math.PI;
  const x = (8 + 4 * Math.sin(angle)).toFixed(2);
  const y = (8 - 4 * Math.cos(angle)).toFixed(2);
  return `M8 8V4A4 4 0 ${part > 0.5 ? 1 : 0} 1 ${x} ${y}z`;
}
