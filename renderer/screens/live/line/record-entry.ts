/** Makes the record that a line says. */
import type { Entry } from "../../../../db/language/entry.ts";
import { recordOfEntry } from "../../../../db/language/entry-fields.ts";
import { firstState } from "../../../../db/rules/decision.ts";
import { client, newAction } from "../../../app/api.ts";
import { withRecord } from "../../../meeting/changes.ts";
import { nextRank } from "../../../meeting/entries.ts";
import type { MeetingView } from "../../../meeting/meeting-view.ts";
import type { Act } from "../../../meeting/use-meeting-view.ts";

/**
 * @param id of the record that is made
 * @param item agenda item it belongs to; null: none
 * @throws what the workspace refuses it for
 */
export function recordEntry(entry: Entry, id: string, view: MeetingView, item: string | null, act: Act): Promise<void> {
  const record = recordOfEntry(entry, { meeting: view.meeting.id, agenda_item: item });
  const rank = nextRank(view);
  const opId = newAction();
  if (record.subject === "action") {
    const { fields } = record;
    return act(withRecord("action", id, { ...fields, rank, status: "not_started" }), () =>
      client.action.put({ id, fields, opId }),
    );
  }
  if (record.subject === "report") {
    const { fields } = record;
    return act(withRecord("report", id, { ...fields, rank }), () => client.report.put({ id, fields, opId }));
  }
  const { fields } = record;
  const state = firstState(fields.kind ?? "decision");
  return act(withRecord("outcome", id, { ...fields, rank, state }), () => client.outcome.put({ id, fields, opId }));
}
