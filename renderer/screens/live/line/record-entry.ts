/** Makes the record that a line says. */
import { client, newAction } from "../../../app/api.ts";
import { withRecord } from "../../../meeting/changes.ts";
import { rankBehind } from "../../../meeting/entries.ts";
import type { MeetingView } from "../../../meeting/meeting-view.ts";
import type { Act } from "../../../meeting/use-meeting-view.ts";
import type { Entry } from "./entry.ts";

/**
 * @param id of the record that is made
 * @param item agenda item it belongs to; null: none
 * @throws what the workspace refuses it for
 */
export function recordEntry(entry: Entry, id: string, view: MeetingView, item: string | null, act: Act): Promise<void> {
  const place = { meeting: view.meeting.id, agenda_item: item, rank: rankBehind(view) };
  const opId = newAction();
  if (entry.kind === "action") {
    const { text, lead, person, supporting, due } = entry;
    const fields = { ...place, text, lead, person, supporting, due };
    return act(withRecord("action", id, { ...fields, status: "not_started" }), () =>
      client.action.put({ id, fields, opId }),
    );
  }
  if (entry.kind === "report") {
    const said = Object.fromEntries(Object.entries(entry.report).map(([part, text]) => [part, text || null]));
    const fields = { ...place, organization: entry.lead ?? "", ...said };
    return act(withRecord("report", id, fields), () => client.report.put({ id, fields, opId }));
  }
  const fields = { ...place, kind: entry.kind, text: entry.text, ...entry.links };
  const state = entry.kind === "decision" ? "proposed" : entry.kind === "parked" ? "deferred" : "adopted";
  return act(withRecord("outcome", id, { ...fields, state }), () => client.outcome.put({ id, fields, opId }));
}
