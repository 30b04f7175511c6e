/** How a policy stands, at the head of its page: what its dates and its state say, and the two axes. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { daysBetween, lastDayOf } from "../../../db/contract/dates.ts";
import { nameOf } from "../../../db/language/names.ts";
import { api } from "../../app/api.ts";
import { todayHere } from "../../app/clock.ts";
import { useLanguage } from "../../app/i18n.ts";
import { usePageKeys } from "../../app/keys.ts";
import { useMay } from "../../records/may.ts";
import { NewDialog } from "../../records/new-record.tsx";
import { useRecord, useSave } from "../../records/use-record.ts";
import { Card } from "../../ui/card.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Badge } from "../../ui/marks/badge.tsx";
import { Axes } from "./axes.tsx";
import own from "./policies.module.css";
import { toneOf } from "./words.ts";

/** What a step may say beside what moved and when. */
const ASKED = ["until", "meeting", "outcome", "version", "replaced_by", "note"] as const;

export function Course({ policy }: { policy: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const may = useMay();
  const save = useSave();
  const { record, labels } = useRecord("policy", policy);
  const { data } = useQuery(api.policy.course.queryOptions({ input: { id: policy } }));
  const [asking, setAsking] = useState<"step" | "extended" | null>(null);
  const writes = may.make("policy_event", { policy });
  const expire = () => {
    if (!writes || !record?.valid_to || data?.apart !== "over") return;
    void save("policy_event", undefined, { policy, move: "expired", day: record.valid_to }).catch(() => {});
  };
  const ask = (what: "step" | "extended") => writes && setAsking(what);
  usePageKeys("course", {
    addStep: () => ask("step"),
    saysExpired: expire,
    saysExtended: () => data?.apart === "over" && ask("extended"),
  });
  if (!data || !record) return null;
  const word = record.status ? nameOf(labels[record.status], language) : "";
  const days = record.valid_to ? daysBetween(lastDayOf(record.valid_to), todayHere()) : 0;
  return (
    <>
      {data.apart === "over" && (
        <div className={own.apart} role="status">
          <Icon name="warning" size={16} />
          <span>
            <b>{t("policies.saysOver", { count: days, word })}</b> <span>{t("policies.noSource")}</span>
          </span>
          {writes && (
            <>
              <Button size="compact-sm" variant="default" onClick={expire} rightSection={<kbd>1</kbd>}>
                {t("policies.recordExpired")}
              </Button>
              <Button size="compact-sm" variant="subtle" onClick={() => ask("extended")} rightSection={<kbd>2</kbd>}>
                {t("policies.extended")}
              </Button>
            </>
          )}
        </div>
      )}
      {data.apart === "holds" && (
        <div className={own.apart} role="status">
          <Icon name="warning" size={16} />
          <b>{t("policies.saysHolds", { word, day: record.valid_to })}</b>
        </div>
      )}
      <Card
        title={t("policies.axes")}
        count={t("policies.axesHint")}
        actions={
          <>
            <Badge tone={toneOf(data.effect)}>{t(`policies.effect.${data.effect}`)}</Badge>
            {writes && (
              <Button size="compact-sm" variant="default" onClick={() => ask("step")} rightSection={<kbd>N</kbd>}>
                {t("policies.addStep")}
              </Button>
            )}
          </>
        }
      >
        <Axes course={data} today={todayHere()} />
      </Card>
      {asking && (
        <NewDialog
          opened
          subject="policy_event"
          given={{ policy, ...(asking === "extended" && { move: "extended" }) }}
          begins={{ day: todayHere() }}
          asks={asking === "extended" ? ["until", "meeting", "outcome", "note"] : ASKED}
          onMade={() => {}}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}
