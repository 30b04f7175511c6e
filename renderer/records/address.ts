/** Where a record is shown. */
import { client } from "../app/api.ts";

const GRIDS: Record<string, string> = {
  organization: "/organizations",
  policy: "/policies",
  problem: "/problems",
  action: "/actions",
  task_force: "/task-forces",
};

/** Address of the screen of a record; parts of a meeting are shown with their meeting. */
export async function addressOf(
  subject: string,
  id: string,
): Promise<{ to: string; params?: object; search?: object }> {
  const grid = GRIDS[subject];
  if (grid) return { to: grid, search: { id } };
  if (subject === "meeting") return { to: "/meetings/$id", params: { id } };
  if (subject === "series") return { to: "/series/$id", params: { id } };
  if (subject === "agenda_item" || subject === "outcome" || subject === "report" || subject === "erratum") {
    const { record } = await client[subject].get({ id });
    return { to: "/meetings/$id", params: { id: record.meeting } };
  }
  if (subject === "minutes_template") return { to: "/minutes-templates", search: { id } };
  if (subject === "minutes" || subject === "wording") {
    const { record } = await client[subject].get({ id });
    return { to: "/meetings/$id", params: { id: record.meeting }, search: { tab: "minutes" } };
  }
  if (subject === "person") {
    const { record } = await client.person.get({ id });
    return { to: "/organizations", search: { id: record.organization } };
  }
  if (subject === "action_update") {
    const { record } = await client.action_update.get({ id });
    return { to: "/actions", search: { id: record.action } };
  }
  if (subject === "link") {
    const { record } = await client.link.get({ id });
    return { to: "/organizations", search: { id: record.from } };
  }
  return { to: "/history" };
}
