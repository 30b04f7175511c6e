/** What is to be solved: duplication, protectionism, weak links. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../app/i18n.ts";
import { nameColumn, refColumn, textColumn, valueColumn } from "../../records/columns.tsx";
import { SubjectScreen } from "../../records/subject-screen.tsx";

export function Problems() {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = { t, language };
  // biome-ignore lint/correctness/useExhaustiveDependencies: t changes with the language
  const columns = useMemo(
    () => [
      nameColumn("problem", "title_zh", "title_en", words),
      valueColumn("problem", "status", words),
      refColumn("problem", "type", words),
      refColumn("problem", "owner", words),
      textColumn("problem", "place_in_source", words, { maxWidth: 140 }),
      valueColumn("problem", "confidence", words, { width: 110 }),
    ],
    [language],
  );
  return (
    <SubjectScreen
      subject="problem"
      title={t("screens.problems")}
      columns={columns}
      create={() => ({ title_zh: t("parts.unnamed") })}
    />
  );
}
