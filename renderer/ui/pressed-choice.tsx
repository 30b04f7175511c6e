/** One of a few: buttons in a row, of which one is pressed. */
import styles from "./pressed-choice.module.css";

interface Props<V extends string> {
  /** What is chosen, for those who do not see where it stands. */
  label: string;
  value: V;
  options: readonly { value: V; label: React.ReactNode; about?: string }[];
  onChange(value: V): void;
  /** What stands in the same row. */
  children?: React.ReactNode;
}

export function PressedChoice<V extends string>({ label, value, options, onChange, children }: Props<V>) {
  return (
    <fieldset className={styles.row} aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          className={`plain-button ${styles.option}`}
          aria-pressed={option.value === value}
          title={option.about}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
      {children}
    </fieldset>
  );
}
