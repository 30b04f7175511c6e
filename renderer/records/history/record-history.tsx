/**
 * The history of one record: its fields with how often each was written, the values of the one that is looked at on the lanes of
 * the laptops, and all that was done, newest first.
 */
import { Button, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Subject, subjectOf } from "../../../db/contract/subjects/index.ts";
import { metaOf } from "../../../db/contract/subjects/meta.ts";
import { nameOf } from "../../../db/language/names.ts";
import { api } from "../../app/api.ts";
import { momentHere } from "../../app/clock.ts";
import { useLanguage } from "../../app/i18n.ts";
import { actName } from "../../app/use-undo.ts";
import styles from "../../ui/parts.module.css";
import { useMay } from "../may.ts";
import { useRecord, useSaveFields } from "../use-record.ts";
import { FieldHistory } from "./field-history.tsx";
import own from "./history.module.css";
import { fieldSaid } from "./said.ts";

const SHOWN = 30;

export function RecordHistory({ subject, id }: { subject: Subject; id: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [chosen, choose] = useState<string | null>(null);
  const { data } = useQuery(api.history.fields.queryOptions({ input: { subject, id } }));
  const fields = data?.fields ?? [];
  const field = fields.find((one) => one.field === chosen);
  const may = useMay();
  const save = useSaveFields(subject, id);
  const { record } = useRecord(subject, id);
  const now = (record as Readonly<Record<string, unknown>> | undefined)?.[chosen ?? ""] ?? null;
  const { apart } = field ? metaOf(subjectOf(subject).fields[field.field]) : { apart: true };
  const writes = field && record && !apart && may.change(subject, record)(field.field);
  const laptops = (all: (typeof fields)[number]["writes"]) => new Set(all.map(({ device }) => device)).size;
  return (
    <div className={own.history}>
      <div className={own.values}>
        {field ? (
          <FieldHistory
            subject={subject}
            history={field}
            nameOf={(other) => nameOf(data?.labels[other], language)}
            now={now}
            onRestore={
              writes
                ? (value) => void save({ [field.field]: value }, { [field.field]: now }).catch(() => {})
                : undefined
            }
          />
        ) : (
          <Entries subject={subject} id={id} />
        )}
      </div>
      <nav className={own.fields} aria-label={t("upkeep.eachField")}>
        <h3 className="small soft">{t("upkeep.eachField")}</h3>
        <ul className={styles.list}>
          {fields.map((one) => (
            <li key={one.field}>
              <UnstyledButton
                className={own.field}
                aria-pressed={one.field === chosen}
                onClick={() => choose(one.field === chosen ? null : one.field)}
              >
                <span>{fieldSaid(t, subject, one.field)}</span>
                <span className="small soft numbers">
                  {laptops(one.writes) > 1
                    ? t("upkeep.timesAndLaptops", { times: one.times, laptops: laptops(one.writes) })
                    : t("upkeep.times", { times: one.times })}
                </span>
              </UnstyledButton>
            </li>
          ))}
        </ul>
        {field && (
          <Button size="compact-sm" variant="subtle" onClick={() => choose(null)}>
            {t("upkeep.allEntries")}
          </Button>
        )}
      </nav>
    </div>
  );
}

/** What happened to the record, newest first. */
function Entries({ subject, id }: { subject: Subject; id: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data } = useQuery(api.history.list.queryOptions({ input: { subject, id, limit: SHOWN } }));
  if (!data || data.entries.length === 0) return null;
  return (
    <ul className={styles.list}>
      {data.entries.map((entry) => (
        <li key={entry.hash} className="small">
          <span className="numbers soft">{momentHere(entry.at, language)}</span> {entry.byName ?? "—"} ·{" "}
          {actName(t, entry.act, entry.changes[0]?.op)}
          {entry.act !== "starter" && (
            <span className="soft">
              {" "}
              {entry.changes
                .flatMap(({ fields }) => fields.map(({ field }) => fieldSaid(t, subject, field)))
                .slice(0, 6)
                .join(t("parts.listSeparator"))}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
