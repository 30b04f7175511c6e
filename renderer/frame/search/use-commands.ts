/** What can be done from the palette: every screen, and the common commands. */
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { calledBy, nearness } from "../../../db/language/parties.ts";
import type { Syllables } from "../../../db/language/syllables.ts";
import { setLanguage, useLanguage } from "../../app/i18n.ts";
import { SCREENS } from "../../app/screens.ts";
import { useBackup, useLock } from "../../app/use-keeping.ts";
import { useUndo } from "../../app/use-undo.ts";
import { useMay } from "../../records/may.ts";
import { setAppearance } from "../../ui/theme/appearance.ts";

export interface PaletteCommand {
  label: string;
  /** It is called exactly so. */
  exact: boolean;
  run(): void;
}

/** Those that the words may mean; all while there are none. */
export function useCommands(words: string, syllables: Syllables | null): PaletteCommand[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const { undo, redo } = useUndo();
  const backup = useBackup();
  const may = useMay();
  const lock = useLock();
  const all = [
    ...SCREENS.map(({ to, key }) => ({ label: t(key), run: () => void navigate({ to }) })),
    ...(may.call("table_import.run")
      ? [{ label: t("imports.title"), run: () => void navigate({ to: "/import" }) }]
      : []),
    { label: t("verify.title"), run: () => void navigate({ to: "/verify" }) },
    { label: t("screens.settings"), run: () => void navigate({ to: "/settings" }) },
    { label: t("collections.minutes_template"), run: () => void navigate({ to: "/minutes-templates" }) },
    ...(may.call("history.undo") ? [{ label: t("commands.undo"), run: () => undo() }] : []),
    ...(may.call("history.redo") ? [{ label: t("commands.redo"), run: () => redo() }] : []),
    ...(may.call("workspace.backup") ? [{ label: t("commands.backup"), run: () => backup.mutate({}) }] : []),
    { label: t("commands.lock"), run: () => lock.mutate(undefined) },
    { label: t("commands.language"), run: () => setLanguage(language === "zh" ? "en" : "zh") },
    { label: t("commands.light"), run: () => setAppearance("light") },
    { label: t("commands.dark"), run: () => setAppearance("dark") },
    { label: t("commands.contrast"), run: () => setAppearance("contrast") },
  ];
  return all.flatMap((command) => {
    const near = nearness(words, calledBy([command.label], syllables));
    return near === null ? [] : [{ ...command, exact: words !== "" && near === 0 }];
  });
}
