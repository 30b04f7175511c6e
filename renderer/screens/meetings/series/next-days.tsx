/** The next days of a series: planned ones are linked, a click on others plans the meeting. */
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RecordOf } from "../../../../db/contract/subjects/index.ts";
import { dayInWords } from "../../../../db/language/day-words.ts";
import { api, client, newAction } from "../../../app/api.ts";
import { useLanguage } from "../../../app/i18n.ts";
import { useMay } from "../../../records/may.ts";
import { useCommand } from "../../../records/use-record.ts";
import { Card } from "../../../ui/card.tsx";
import { ErrorNote } from "../../../ui/error-note.tsx";
import styles from "../../../ui/parts.module.css";
import own from "../meetings.module.css";

const FIRST = 6;
const MORE = 24;

export function NextDays({ series }: { series: RecordOf<"series"> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const run = useCommand();
  const plans = useMay().call("meeting.planNext");
  const [count, setCount] = useState(FIRST);
  const { data, error } = useQuery(api.series.days.queryOptions({ input: { series: series.id, count } }));
  if (!series.recurrence && series.extra_days.length === 0) return null;
  const plan = (day: string) => () =>
    void run(async () => {
      const { id } = await client.meeting.planNext({ series: series.id, day, opId: newAction() });
      await navigate({ to: "/meetings/$id", params: { id } });
    });
  return (
    <Card title={t("series.next")}>
      <ErrorNote error={error} />
      <ul className={styles.list}>
        {(data ?? []).map(({ day, meeting }) => (
          <li key={day} className={own.day}>
            <span className="numbers">{dayInWords(day, language)}</span>
            {meeting ? (
              <Link to="/meetings/$id" params={{ id: meeting }} className="link">
                {t("series.planned")}
              </Link>
            ) : (
              plans && (
                <button type="button" className="plain-button link" onClick={plan(day)}>
                  {t("series.plan")}
                </button>
              )
            )}
          </li>
        ))}
        {data?.length === 0 && <li className="soft">{t("series.over")}</li>}
      </ul>
      {data?.length === FIRST && (
        <button type="button" className="plain-button link small" onClick={() => setCount(MORE)}>
          {t("series.more")}
        </button>
      )}
    </Card>
  );
}
