/** Stands for the palette until that has come: it takes the keys that follow the one which opened it, and hands them on. */
import { useSpotlight } from "@mantine/spotlight";
import { useTranslation } from "react-i18next";
import styles from "./frame.module.css";
import { paletteStore, typeAhead } from "./palette-state.ts";

export function PaletteComing() {
  const { t } = useTranslation();
  const { opened } = useSpotlight(paletteStore);
  if (!opened) return null;
  return (
    <input
      className={styles.coming}
      aria-label={t("frame.search")}
      placeholder={t("frame.search")}
      // biome-ignore lint/a11y/noAutofocus: whoever opened it goes on typing
      autoFocus
      onChange={({ currentTarget }) => typeAhead({ words: currentTarget.value })}
      onKeyDown={({ key }) => key === "Enter" && typeAhead({ entered: true })}
    />
  );
}
