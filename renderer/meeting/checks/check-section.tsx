/** The check list under its heading, where something waits for it; nothing where all is as it should be. */
import { useTranslation } from "react-i18next";
import type { Check } from "../../../db/contract/procedures/checks.ts";
import { CheckList } from "./check-list.tsx";

interface Props {
  meeting: string;
  checks: readonly Check[];
  open: number;
  onMend?(check: Check): boolean;
}

export function CheckSection({ meeting, checks, open, onMend }: Props) {
  const { t } = useTranslation();
  if (checks.length === 0) return <p>✓ {t("checks.clean")}</p>;
  return (
    <>
      <h3>
        {t("checks.title")} {open > 0 && <span className="small late">{t("checks.open", { count: open })}</span>}
      </h3>
      <p className="small soft">{t("checks.hint")}</p>
      <CheckList meeting={meeting} checks={checks} {...(onMend && { onMend })} />
    </>
  );
}
