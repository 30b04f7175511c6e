/** How far a thing is: a bar and its number. */
import styles from "./marks.module.css";

interface Props {
  /** 0 to 100. */
  value: number;
  tone?: "done" | "late" | undefined;
}

export function Percent({ value, tone }: Props) {
  return (
    <span className={styles.percent} data-tone={tone}>
      <span aria-hidden="true">
        <span style={{ width: `${value}%` }} />
      </span>
      <span className="numbers">{value} %</span>
    </span>
  );
}
