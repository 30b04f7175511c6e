/** One key carries on from what is chosen: what was said becomes a decision, a decision gets an action. */
import type { RecordOf } from "../../../db/contract/subjects/index.ts";
import { firstState } from "../../../db/rules/decision.ts";
import { followUpOf } from "../../../db/rules/follow.ts";
import { client, newAction } from "../../app/api.ts";
import type { May } from "../../records/may.ts";
import { withRecord } from "../changes.ts";
import { nextRank } from "../entries.ts";
import type { MeetingView } from "../meeting-view.ts";
import type { Act } from "../use-meeting-view.ts";
import { dated } from "./dated.ts";
import { newRecordId } from "./record-id.ts";

/**
 * Makes the record that follows from an outcome, shown at once. What was said becomes one decision and no second.
 * @param lead of the action that a decision gets
 * @returns the id of the record that follows, made or there already; undefined where there is nothing to make or whoever
 *   is logged in may not make it
 */
export function follow(
  { view, act, may }: { view: MeetingView; act: Act; may: May },
  outcome: RecordOf<"outcome">,
  lead?: string,
): string | undefined {
  const became = outcome.kind !== "decision" && view.outcomes.find(({ origin }) => origin === outcome.id);
  if (became) return became.id;
  const next = followUpOf(outcome, lead);
  if (!next || !may.make(next.subject, next.fields)) return undefined;
  const id = newRecordId();
  const rank = nextRank(view);
  const opId = newAction();
  if (next.subject === "action") {
    const fields = dated(next.fields, view.meeting);
    void act(withRecord("action", id, { ...fields, rank, status: "not_started" }), () =>
      client.action.put({ id, fields, opId }),
    ).catch(() => {});
  } else {
    const { fields } = next;
    void act(withRecord("outcome", id, { ...fields, rank, state: firstState(fields.kind) }), () =>
      client.outcome.put({ id, fields, opId }),
    ).catch(() => {});
  }
  return id;
}
