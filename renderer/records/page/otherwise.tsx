/** What other sources say of a field, beside what it holds: each with its source, to be put in its place or dropped. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { inWords } from "../../../db/contract/labels/in-words.ts";
import type { Labels } from "../../../db/contract/records.ts";
import { type RecordOf, type Subject, subjectOf } from "../../../db/contract/subjects/index.ts";
import { metaOf } from "../../../db/contract/subjects/meta.ts";
import { nameOf } from "../../../db/language/names.ts";
import { api, client, newAction } from "../../app/api.ts";
import { useLanguage } from "../../app/i18n.ts";
import { useCommand, useRemove } from "../use-record.ts";
import own from "./page.module.css";
import { RecordChip } from "./record-chip.tsx";

const MOST = 100;

/** Whether other sources may say otherwise of such a record. */
export function hasStatements(subject: Subject): boolean {
  const { fields } = subjectOf("statement");
  return Object.hasOwn(fields, subject) && metaOf(fields[subject as never]).onRemove === "remove";
}

interface Said {
  rows: readonly RecordOf<"statement">[];
  labels: Labels;
}

function useStatements(subject: Subject, id: string): Said {
  const { data } = useQuery({
    ...api.statement.list.queryOptions({
      input: { filters: [{ field: subject, op: "is", value: id }], limit: MOST },
    }),
    enabled: hasStatements(subject),
  });
  return { rows: data?.rows ?? [], labels: data?.labels ?? {} };
}

interface Props {
  subject: Subject;
  id: string;
  field: string;
  /** Whoever is logged in may write the field. */
  may: boolean;
}

export function Otherwise({ subject, id, field, may }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const run = useCommand();
  const remove = useRemove();
  const { rows, labels } = useStatements(subject, id);
  return rows
    .filter((one) => one.field === field)
    .map((one) => {
      const value = inWords(subject, field, one.value, {
        language,
        nameOf: (other) => nameOf(labels[other], language),
      });
      return (
        <div key={one.id} className={own.otherwise}>
          <span className="soft">{t("upkeep.otherSource")}</span> <b>{value}</b>{" "}
          <RecordChip id={one.source} label={labels[one.source]} />
          {may && (
            <>
              <Button
                size="compact-xs"
                variant="default"
                aria-label={t("upkeep.takeStatementOf", { value })}
                onClick={() => void run(() => client.statement.take({ id: one.id, opId: newAction() }))}
              >
                {t("upkeep.takeStatement")}
              </Button>
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={t("upkeep.dropStatementOf", { value })}
                onClick={() => void remove("statement", one.id)}
              >
                {t("parts.remove")}
              </Button>
            </>
          )}
        </div>
      );
    });
}
