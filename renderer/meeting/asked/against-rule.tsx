/** Asks how a decision was taken that the positions do not bear out: ruled, put off, or recorded all the same. */
import { useTranslation } from "react-i18next";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import type { DecisionState } from "../../../db/rules/decision.ts";
import { client, newAction } from "../../app/api.ts";
import { withRecord } from "../changes.ts";
import type { Act } from "../use-meeting-view.ts";
import { Ask } from "./ask.tsx";

interface Props {
  outcome: Pick<RecordOf<"outcome">, "id">;
  result: "adopted" | "rejected";
  standing: Pick<DecisionState, "rule">;
  act: Act;
  onLeave(): void;
}

export function AgainstRule({ outcome: { id }, result, standing, act, onLeave }: Props) {
  const { t } = useTranslation();
  const decide = (how: "chair" | "despite") => () =>
    void act(withRecord("outcome", id, { state: result, method: how }), () =>
      client.meeting.decide({ outcome: id, state: result, how, opId: newAction() }),
    ).catch(() => {});
  const defer = () =>
    void act(withRecord("outcome", id, { state: "deferred" }), () =>
      client.outcome.put({ id, fields: { state: "deferred" }, opId: newAction() }),
    ).catch(() => {});
  return (
    <Ask
      question={t(`live.against.${result}.${standing.rule}`)}
      answers={[
        { key: "c", words: t("values.method.chair"), give: decide("chair") },
        { key: "f", words: t("values.state.deferred"), give: defer },
        {
          key: result === "adopted" ? "y" : "w",
          words: t(`live.against.${result}.despite`),
          give: decide("despite"),
        },
      ]}
      onLeave={onLeave}
    />
  );
}
