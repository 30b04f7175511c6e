/** A screen that could not be loaded or shown: the host may have ended, or a file of the interface may be gone. */
import { Button } from "@mantine/core";
import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../ui/empty-state.tsx";

export function Broken({ reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const again = () => {
    reset();
    void router.invalidate();
  };
  return (
    <div className="page" role="alert">
      <EmptyState title={t("frame.broken")}>
        <p>{t("frame.brokenHint")}</p>
        <Button variant="default" onClick={again}>
          {t("frame.again")}
        </Button>
      </EmptyState>
    </div>
  );
}
