/** Somebody else has changed the text that is being typed here: both are shown, and nothing is written until one is chosen. */
import { useTranslation } from "react-i18next";
import styles from "../ui/parts.module.css";
import type { Autosaved } from "./use-autosave.ts";

export function OtherText({ of }: { of: Autosaved }) {
  const { t } = useTranslation();
  if (of.theirs === null) return null;
  // The field is not left by pressing a button of its own.
  const keep = (event: React.SyntheticEvent) => event.preventDefault();
  return (
    <div className={styles.otherText} role="alert">
      <span>{t("parts.otherText", { text: of.theirs || t("parts.nothing") })}</span>
      <button type="button" className="plain-button link" onMouseDown={keep} onClick={() => of.takeTheirs()}>
        {t("parts.takeTheirs")}
      </button>
      <button type="button" className="plain-button link" onMouseDown={keep} onClick={() => void of.keepMine()}>
        {t("parts.keepMine")}
      </button>
    </div>
  );
}
