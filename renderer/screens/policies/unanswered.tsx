/** National policies that hold and that no joint, provincial, city or district paper carries out. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../../app/api.ts";
import { RecordChip } from "../../records/page/record-chip.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Badge } from "../../ui/marks/badge.tsx";
import own from "./policies.module.css";
import { toneOf } from "./words.ts";

export function Unanswered() {
  const { t } = useTranslation();
  const { data } = useQuery(api.policy.unanswered.queryOptions({ input: {} }));
  if (!data) return null;
  const { policies, checked, labels } = data;
  return (
    <div className={own.view}>
      <p>{t("policies.unansweredOf", { count: policies.length, checked })}</p>
      <p className="small soft">{t("policies.unansweredWhy")}</p>
      {policies.length === 0 ? (
        <EmptyState icon="check" title={t("policies.noneUnanswered")} />
      ) : (
        <ul className={own.plain}>
          {policies.map(({ id, effect }) => (
            <li key={id}>
              <RecordChip id={id} label={labels[id]} whole />{" "}
              <Badge tone={toneOf(effect)}>{t(`policies.effect.${effect}`)}</Badge>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
