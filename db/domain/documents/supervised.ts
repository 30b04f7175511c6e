/** The actions of a list, with what a list says of each. */
import type { Reader, SqlValue } from "../../base/store.ts";

import { doneSql, isOpen, isOverdue } from "../../contract/questions.ts";
import type { RecordOf } from "../../contract/subjects/index.ts";
import type { SupervisedAction } from "../../documents/blocks/reports/supervision.ts";
import type { Context } from "../../records/context.ts";
import { bilingual, labelsAmong } from "../../records/labels.ts";
import { type Row, recordFrom } from "../../schema/columns.ts";
import { hereAt } from "../../schema/here.ts";

type Action = RecordOf<"action">;

/** A list on paper has no more lines than anybody reads; a table is filtered and may be longer. */
const MOST = { paper: 2_000, table: 20_000 } as const;

/**
 * @param condition on the rows of `action`
 * @param kept a table tells more of each action than paper
 */
export function supervised(
  { reader, today }: Context,
  condition: string,
  values: readonly SqlValue[],
  kept: keyof typeof MOST = "paper",
): { actions: SupervisedAction[]; total: number } {
  const day = today();
  const actions = actionsWhere(reader, condition, values, MOST[kept]);
  const parties = labelsAmong(
    reader,
    "organization",
    actions.flatMap(({ lead, supporting }) => [lead, ...supporting]),
  );
  const people = labelsAmong(
    reader,
    "person",
    actions.map(({ person }) => person),
  );
  const more = kept === "table" ? followed(reader, actions, condition, values) : undefined;
  return {
    total: reader.get<{ n: number }>(`SELECT count(*) AS n FROM action WHERE ${condition}`, ...values)?.n ?? 0,
    actions: actions.map((action) => ({
      text: { zh: action.text, en: action.text_en },
      lead: action.lead ? bilingual(parties[action.lead]) : null,
      supporting: action.supporting.map((id) => bilingual(parties[id])),
      person: (action.person && people[action.person]?.zh) || action.owner_text,
      due: action.due,
      status: action.status,
      percent: action.percent,
      news: action.status_note || action.status_note_en ? { zh: action.status_note, en: action.status_note_en } : null,
      overdue: isOverdue(action, day),
      ...(more && { more: more(action) }),
    })),
  };
}

export function actionsWhere(
  reader: Reader,
  condition: string,
  values: readonly SqlValue[],
  most: number = MOST.paper,
): Action[] {
  return reader
    .all<Row>(`SELECT * FROM action WHERE ${condition} ORDER BY due IS NULL, due, rank, id LIMIT ?`, ...values, most)
    .map((row) => recordFrom("action", row));
}

/** Where each action comes from and how it was followed, read for all of them at once. */
function followed(reader: Reader, actions: Action[], condition: string, values: readonly SqlValue[]) {
  const among = `action IN (SELECT id FROM action WHERE ${condition})`;
  const meetings = labelsAmong(
    reader,
    "meeting",
    actions.map(({ meeting }) => meeting),
  );
  const items = labelsAmong(
    reader,
    "agenda_item",
    actions.map(({ agenda_item }) => agenda_item),
  );
  const rows = (sql: string) => reader.all<{ action: string; value: string | null }>(sql, ...values);
  const issues = new Map(
    reader
      .all<{ meeting: string; issue: string }>("SELECT meeting, issue FROM minutes WHERE issue IS NOT NULL")
      .map(({ meeting, issue }) => [meeting, issue]),
  );
  const finished = lastOf(
    rows(
      `SELECT action, made_at AS value FROM action_update WHERE ${doneSql("action_update")} AND ${among}
       ORDER BY status = 'done', made_at, id`,
    ),
  );
  const hindrance = lastOf(
    rows(
      `SELECT action, text AS value FROM action_update WHERE status = 'blocked' AND text IS NOT NULL AND ${among}
       ORDER BY made_at, id`,
    ),
  );
  const steps = allOf(
    rows(`SELECT action, text AS value FROM action_step WHERE coalesce(done, 0) = 0 AND ${among} ORDER BY rank, id`),
  );
  const extensions = new Map<string, NonNullable<SupervisedAction["more"]>["extensions"]>();
  for (const { action, ...asked } of reader.all<{
    action: string;
    due: string;
    reason: string;
    state: RecordOf<"extension_request">["state"];
  }>(`SELECT action, due, reason, state FROM extension_request WHERE ${among} ORDER BY id`, ...values))
    extensions.set(action, [...(extensions.get(action) ?? []), asked]);
  const times = new Map(
    reader
      .all<{ action: string; n: number }>(
        `SELECT value AS action, count(*) AS n FROM list_value WHERE subject = 'agenda_item' AND field = 'actions'
           AND value IN (SELECT id FROM action WHERE ${condition}) GROUP BY value`,
        ...values,
      )
      .map(({ action, n }) => [action, n]),
  );
  const dayOf = (moment: string | undefined) => (moment === undefined ? null : hereAt(reader, moment).day);
  return (action: Action): NonNullable<SupervisedAction["more"]> => ({
    meeting: action.meeting ? bilingual(meetings[action.meeting]) : null,
    issue: (action.meeting && issues.get(action.meeting)) || null,
    item: action.agenda_item ? bilingual(items[action.agenda_item]) : null,
    finished: isOpen(action) ? null : dayOf(finished.get(action.id)),
    hindrance: isOpen(action)
      ? (action.status === "blocked" && action.status_note) || (hindrance.get(action.id) ?? null)
      : null,
    steps: steps.get(action.id) ?? [],
    extensions: extensions.get(action.id) ?? [],
    times: times.get(action.id) ?? 0,
    note: action.due_note,
  });
}

function lastOf(rows: { action: string; value: string | null }[]): Map<string, string> {
  return new Map(rows.flatMap(({ action, value }) => (value === null ? [] : [[action, value] as const])));
}

function allOf(rows: { action: string; value: string | null }[]): Map<string, string[]> {
  const all = new Map<string, string[]>();
  for (const { action, value } of rows) if (value !== null) all.set(action, [...(all.get(action) ?? []), value]);
  return all;
}
