/** An address that leads to no screen. */
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../ui/empty-state.tsx";

export function Nowhere() {
  const { t } = useTranslation();
  return (
    <div className="page">
      <EmptyState title={t("frame.nowhere")}>
        <Link to="/today" className="link">
          {t("screens.today")}
        </Link>
      </EmptyState>
    </div>
  );
}
