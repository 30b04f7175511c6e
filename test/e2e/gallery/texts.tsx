/** Sizes of letters, grounds and inks. */
import { Mark } from "../../../renderer/ui/mark.tsx";
import styles from "./gallery.module.css";
import { useSaid } from "./said.ts";

const SIZES = ["note", "body", "lead", "section", "page"] as const;
const INKS = ["ink", "soft", "mute", "accent-text", "ok", "warn", "bad", "idle"] as const;
const GROUNDS = [
  "bg",
  "panel",
  "sunk",
  "accent",
  "accent-soft",
  "ok-soft",
  "warn-soft",
  "bad-soft",
  "idle-soft",
] as const;

export function Texts() {
  const said = useSaid();
  return (
    <>
      {SIZES.map((size) => (
        <p key={size} style={{ fontSize: `var(--text-${size})`, lineHeight: `var(--leading-${size})`, margin: 0 }}>
          {said.sentence} <b>{said.name}</b> 1,234.50
        </p>
      ))}
      <h1>{said.sentence}</h1>
      <h2>{said.sentence}</h2>
      <h3>{said.sentence}</h3>
      <div className={styles.row}>
        {INKS.map((ink) => (
          <span key={ink} style={{ color: `var(--${ink})` }}>
            {said.name}
          </span>
        ))}
        <span className="late">{said.name}</span>
        <a className="link" href="#top">
          {said.name}
        </a>
        <kbd>Ctrl K</kbd>
      </div>
      <div className={styles.row}>
        {GROUNDS.map((ground) => (
          <span key={ground} className={styles.swatch} style={{ background: `var(--${ground})` }} />
        ))}
      </div>
      <div className={styles.row}>
        {[16, 24, 40, 96].map((size) => (
          <Mark key={size} size={size} />
        ))}
      </div>
    </>
  );
}
