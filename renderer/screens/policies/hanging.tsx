/** What hangs on a policy, in one line. */
import { useTranslation } from "react-i18next";
import type { Hanging as OnIt } from "../../../db/contract/procedures/policies/policies.ts";

export function countOf({ decisions, actions, problems }: OnIt): number {
  return decisions.length + actions.length + problems.length;
}

export function Hanging({ of }: { of: OnIt }) {
  const { t } = useTranslation();
  const parts = [
    of.decisions.length > 0 && t("policies.decisions", { count: of.decisions.length }),
    of.actions.length > 0 && t("policies.actions", { count: of.actions.length }),
    of.problems.length > 0 && t("policies.problems", { count: of.problems.length }),
  ].filter((part) => part !== false);
  return (
    <>{parts.length > 0 ? parts.join(t("policies.and")) : <span className="soft">{t("policies.nothingHangs")}</span>}</>
  );
}
