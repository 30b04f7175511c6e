/** What the agenda should take up: chosen by ticking, put on it in one step. */
import { Button, Checkbox } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isBefore } from "../../../db/contract/dates.ts";
import { nameOf } from "../../../db/language/names.ts";
import { api, client, newAction } from "../../app/api.ts";
import { todayHere } from "../../app/clock.ts";
import { useLanguage } from "../../app/i18n.ts";
import { useCommand } from "../../records/use-record.ts";
import styles from "../../ui/parts.module.css";
import own from "./meetings.module.css";

const FIRST = 8;

export function Proposals({ meeting }: { meeting: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const run = useCommand();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [all, setAll] = useState(false);
  const { data } = useQuery(api.meeting.proposals.queryOptions({ input: { id: meeting } }));
  if (!data || data.length === 0) return null;
  const chosen = data.filter(({ id }) => picked.has(id));
  const take = async () => {
    const proposals = chosen.map(({ subject, id }) => ({ subject, id }));
    if (await run(() => client.meeting.takeUp({ meeting, proposals, opId: newAction() }))) setPicked(new Set());
  };
  return (
    <section className="card">
      <h3>
        {t("proposals.title")} {data.length}
      </h3>
      <div className={own.stack} style={{ gap: 4, margin: "8px 0" }}>
        {(all ? data : data.slice(0, FIRST)).map(({ why, id, label, day }) => (
          <Checkbox
            key={id}
            checked={picked.has(id)}
            onChange={({ currentTarget: { checked } }) => {
              const next = new Set(picked);
              if (checked) next.add(id);
              else next.delete(id);
              setPicked(next);
            }}
            label={
              <>
                <b className={why === "overdue" || why === "blocked" ? "late" : "soft"}>
                  {t(`proposals.why.${why === "overdue" && day && !isBefore(day, todayHere()) ? "overdueThen" : why}`)}
                </b>{" "}
                {nameOf(label, language)} {day && <span className="numbers soft small">{day}</span>}
              </>
            }
          />
        ))}
      </div>
      <div className={styles.tools}>
        <Button size="compact-sm" onClick={() => void take()} disabled={chosen.length === 0}>
          {t("proposals.take", { count: chosen.length })}
        </Button>
        {data.length > FIRST && (
          <Button size="compact-sm" variant="subtle" onClick={() => setAll(!all)}>
            {all ? t("proposals.fewer") : t("proposals.all", { count: data.length })}
          </Button>
        )}
      </div>
    </section>
  );
}
