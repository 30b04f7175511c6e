/** The state of an action as a mark and a word: late before all else, for that is what somebody has to know. */
import { useTranslation } from "react-i18next";
import { isOverdue } from "../../../db/contract/questions.ts";
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { type MarkedState, StateMark } from "./state-mark.tsx";

type Action = Pick<RecordOf<"action">, "status" | "due" | "percent">;

const MARKS: Readonly<Record<Action["status"], MarkedState>> = {
  not_started: "not-started",
  in_progress: "in-progress",
  blocked: "blocked",
  done: "done",
  verified: "done",
  cancelled: "cancelled",
  unknown: "unknown",
};

interface Props {
  action: Action;
  /** `YYYY-MM-DD` */
  today: string;
  /** The mark alone; its word is read out. */
  alone?: boolean;
}

export function ActionState({ action, today, alone = false }: Props) {
  const { t } = useTranslation();
  const late = isOverdue(action, today);
  const word = late ? t("actions.late") : t(`values.status.${action.status}`);
  return <StateMark state={late ? "late" : MARKS[action.status]} word={word} percent={action.percent} alone={alone} />;
}
