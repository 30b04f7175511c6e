/** What has become of a decision, and the way to say so; what the positions do not bear out is asked about first. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { OUTCOME_STATES } from "../../../db/contract/vocabulary.ts";
import { type DecisionState, isAgainstRule } from "../../../db/rules/decision.ts";
import { client, newAction } from "../../app/api.ts";
import { Choice } from "../../ui/choice.tsx";
import { AgainstRule } from "../asked/against-rule.tsx";
import { withRecord } from "../changes.ts";
import type { CardContext } from "../use-cards.ts";
import own from "./entry-card.module.css";

interface Props {
  outcome: RecordOf<"outcome">;
  /** What the positions come to. */
  standing: DecisionState;
  context: CardContext;
  disabled: boolean;
}

export function Result({ outcome, standing, context, disabled }: Props) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<"adopted" | "rejected" | null>(null);
  const put = (fields: Partial<RecordOf<"outcome">>) =>
    void context
      .act(withRecord("outcome", outcome.id, fields), () =>
        client.outcome.put({ id: outcome.id, fields, opId: newAction() }),
      )
      .catch(() => {});
  return (
    <>
      <Choice
        className={own.choice}
        state={outcome.state}
        label={t("fields.state")}
        value={outcome.state}
        options={OUTCOME_STATES.map((value) => ({ value, label: t(`values.state.${value}`) }))}
        onChange={(next) => {
          if (next !== "adopted" && next !== "rejected") put({ state: next });
          else if (!context.told && isAgainstRule(standing, next)) setAsking(next);
          else put({ state: next });
        }}
        disabled={disabled || !context.may.change("outcome", outcome)("state")}
      />
      {asking && (
        <AgainstRule
          outcome={outcome}
          result={asking}
          standing={standing}
          act={context.act}
          onLeave={() => setAsking(null)}
        />
      )}
    </>
  );
}
