/** The parts of an action: ticked off, added by Enter. */

import { Checkbox } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../../app/api.ts";
import { AddLine } from "../../records/add-line.tsx";
import { useActionRights } from "../../records/report/action-rights.ts";
import { useRemove, useSave } from "../../records/use-record.ts";
import styles from "../../ui/parts.module.css";

export function Steps({ action }: { action: string }) {
  const { t } = useTranslation();
  const save = useSave();
  const remove = useRemove();
  const { data } = useQuery(
    api.action_step.list.queryOptions({
      input: {
        filters: [{ field: "action", op: "is", value: action }],
        sort: [{ field: "rank", dir: "asc" }],
        limit: 200,
      },
    }),
  );
  const steps = data?.rows ?? [];
  const { may, ties } = useActionRights(action);
  const adds = may.make("action_step", { action }, ties);
  return (
    <>
      {steps.length > 0 && (
        <p className="small soft numbers">
          {t("actions.stepsDone", { done: steps.filter(({ done }) => done).length, all: steps.length })}
        </p>
      )}
      {steps.map((step) => (
        <div key={step.id} className={styles.paper}>
          <Checkbox
            disabled={!may.change("action_step", step, ties)("done")}
            checked={step.done === true}
            onChange={({ currentTarget: { checked } }) =>
              void save("action_step", step.id, { done: checked }).catch(() => {})
            }
            label={step.text}
          />
          {may.remove("action_step", step, ties) && (
            <button
              type="button"
              className="plain-button small soft"
              onClick={() => void remove("action_step", step.id)}
              aria-label={`${step.text}: ${t("parts.remove")}`}
            >
              ✕
            </button>
          )}
        </div>
      ))}
      {adds && (
        <AddLine
          draft={`action:${action}:step`}
          label={t("actions.addStep")}
          onAdd={(text) => save("action_step", undefined, { action, text })}
          size="xs"
          mt={4}
        />
      )}
    </>
  );
}
