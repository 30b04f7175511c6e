/** In place of minutes that cannot be there yet: what comes when. */
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../ui/empty-state.tsx";
import own from "./minutes.module.css";

const STEPS = ["record", "text", "circulate", "seal"] as const;

export function NotYet({ title }: { title: string }) {
  const { t } = useTranslation();
  return (
    <EmptyState icon="minutes" title={title}>
      <ol className={own.comes} aria-label={t("minutes.comes.title")}>
        {STEPS.map((step) => (
          <li key={step}>{t(`minutes.comes.${step}`)}</li>
        ))}
      </ol>
    </EmptyState>
  );
}
