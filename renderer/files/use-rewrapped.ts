/** What became of the backups when a secret was changed, as a sentence. */
import { useTranslation } from "react-i18next";

export function useRewrapped() {
  const { t } = useTranslation();
  return ({ renewed, left }: { renewed: readonly string[]; left: readonly string[] }): string =>
    [
      t("renewal.backupsFollow", { count: renewed.length }),
      left.length > 0 && t("renewal.backupsLeft", { names: left.join(", ") }),
    ]
      .filter(Boolean)
      .join(" ");
}
