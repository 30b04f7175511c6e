/** Errata: what was sealed wrongly, what it should say, why and who says so. Nothing else changes sealed minutes. */
import { Button, Checkbox } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../../app/api.ts";
import { useDraft } from "../../../app/typing/use-draft.ts";
import { useSave } from "../../../records/use-record.ts";
import { Difference } from "../../../ui/difference.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import styles from "../../../ui/parts.module.css";
import { GrowingText } from "../../../ui/text/growing-text.tsx";
import { useActor } from "../circulation/use-actor.ts";

export function Errata({ meeting, withdrawn }: { meeting: string; withdrawn: boolean }) {
  const { t } = useTranslation();
  const { facilitator } = useActor();
  const { data: model } = useQuery(api.minutes.model.queryOptions({ input: { meeting } }));
  const errata = model?.errata ?? [];
  return (
    <section className="card">
      <h2>{t("minutes.errata")}</h2>
      {model && errata.length === 0 && <EmptyState title={t("circulation.noErrata")} />}
      <ol className={styles.list}>
        {errata.map(({ number, withdraws, oldText, newText, reason, signer }) => (
          <li key={number} className={styles.reference} data-testid="erratum">
            {number}.{" "}
            {withdraws ? <b>{t("circulation.withdraws")}</b> : <Difference before={oldText} after={newText} />}
            <div className="small soft">
              {reason} · {signer}
            </div>
          </li>
        ))}
      </ol>
      {facilitator && !withdrawn && <NewErratum meeting={meeting} />}
    </section>
  );
}

function NewErratum({ meeting }: { meeting: string }) {
  const { t } = useTranslation();
  const save = useSave();
  const drafts = {
    old_text: useDraft(`erratum:${meeting}:old_text`),
    new_text: useDraft(`erratum:${meeting}:new_text`),
    reason: useDraft(`erratum:${meeting}:reason`),
  };
  const [withdraws, setWithdraws] = useState(false);
  const asked = withdraws ? (["reason"] as const) : (["old_text", "new_text", "reason"] as const);
  const complete = asked.every((field) => drafts[field].text.trim() !== "");
  const add = async () => {
    // Number, seal and signer follow from the meeting and from who is logged in.
    const fields = Object.fromEntries(asked.map((field) => [field, drafts[field].text]));
    await save("erratum", undefined, { meeting, withdraws, ...fields });
    for (const { clear } of Object.values(drafts)) clear();
    setWithdraws(false);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void add().catch(() => {});
      }}
    >
      <Checkbox
        label={t("circulation.withdraws")}
        description={t("circulation.withdrawsHint")}
        checked={withdraws}
        onChange={(event) => setWithdraws(event.currentTarget.checked)}
      />
      {asked.map((field) => (
        <GrowingText
          key={field}
          label={t(`fields.${field}`)}
          description={field === "old_text" ? t("circulation.oldTextHint") : undefined}
          value={drafts[field].text}
          onChange={(event) => drafts[field].type(event.currentTarget.value)}
        />
      ))}
      <Button mt="sm" type="submit" variant="default" disabled={!complete}>
        {t("minutes.addErratum")}
      </Button>
    </form>
  );
}
