/** Saved views, as the command line names them. */
import { ConcordError } from "../../../db/contract/errors.ts";
import { askedBy, type SavedView } from "../../../db/contract/lists/views.ts";
import type { Subject } from "../../../db/contract/subjects/index.ts";
import { momentIn } from "../../../db/contract/zones.ts";
import type { Client } from "../session.ts";

const MOST = 1_000;

/**
 * What a view asks of the workspace today.
 * @param named its id or its name
 * @throws ConcordError E_UNKNOWN_RECORD if there is none of such records
 */
export async function askedByView(api: Client, subject: Subject, named: string, language: "zh" | "en") {
  const { rows } = await api.saved_view.list({
    filters: [{ field: "lists", op: "is", value: subject }],
    limit: MOST,
  });
  const views = rows as SavedView[];
  const view = views.find(({ id }) => id === named) ?? views.find(({ name }) => name === named);
  const { zone } = await api.workspace.status();
  const asked =
    view && askedBy(view, language, momentIn(new Date(), zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone).day);
  if (!asked) throw new ConcordError("E_UNKNOWN_RECORD", { subject: "saved_view", id: named });
  return asked;
}
