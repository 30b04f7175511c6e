/** What ends or is to be looked at again in the next half year, with what hangs on it; and what has ended and does not say so. */
import { SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { RecordChip } from "../../records/page/record-chip.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Badge } from "../../ui/marks/badge.tsx";
import { Hanging } from "./hanging.tsx";
import own from "./policies.module.css";
import { knownDay } from "./words.ts";

const MONTHS = [3, 6, 12, 24] as const;
const WHY = ["over", "ends", "review"] as const;
const TONES = { over: "bad", ends: "warn", review: "accent" } as const;

export function Ahead() {
  const { t } = useTranslation();
  const language = useLanguage();
  const [months, setMonths] = useState(6);
  const { data } = useQuery(api.policy.ahead.queryOptions({ input: { months } }));
  if (!data) return null;
  const { policies, labels } = data;
  return (
    <div className={own.view}>
      <div className={own.viewHead}>
        <p>
          {WHY.map((why) =>
            t(`policies.aheadCount.${why}`, { count: policies.filter((one) => one.why === why).length }),
          ).join(t("policies.and"))}
        </p>
        <SegmentedControl
          size="xs"
          value={String(months)}
          onChange={(next) => setMonths(Number(next))}
          data={MONTHS.map((count) => ({ value: String(count), label: t("policies.months", { count }) }))}
          aria-label={t("policies.within")}
        />
      </div>
      {policies.length === 0 ? (
        <EmptyState icon="policy" title={t("policies.noneAhead")} why={t("policies.noneAheadWhy")} />
      ) : (
        <div className={own.table}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("policies.day")}</th>
                <th scope="col">{t("policies.why")}</th>
                <th scope="col">{t("subjects.policy")}</th>
                <th scope="col">{t("fields.level")}</th>
                <th scope="col">{t("policies.hangs")}</th>
              </tr>
            </thead>
            <tbody>
              {policies.map(({ id, day, why, level, hanging }) => (
                <tr key={id}>
                  <td className="numbers">{knownDay(day, language)}</td>
                  <td>
                    <Badge tone={TONES[why]}>{t(`policies.whys.${why}`)}</Badge>
                  </td>
                  <td>
                    <RecordChip id={id} label={labels[id]} whole />
                  </td>
                  <td>{t(`values.level.${level}`)}</td>
                  <td>
                    <Hanging of={hanging} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
