/** Regular reporting meetings as a series, and the next sitting of one. */

import { MAX_LINE } from "../contract/fields.ts";
import type { RecordOf } from "../contract/subjects/index.ts";
import { MAX_ORDINAL, type QuorumRule } from "../contract/subjects/meetings.ts";
import type { Context } from "./context.ts";
import { act, putIn } from "./records.ts";
import { needRecord, type Rules } from "./rules.ts";

export const seriesRules: Rules<"series"> = { defaults: () => ({ decision_rule: "consensus" }) };

/** A planned meeting of the series: its members expected, its agenda, place, quorum and decision rule taken over. */
export function planNext(
  context: Context,
  input: { series: string; day?: string | undefined; opId?: string | undefined },
) {
  const done = input.opId && context.ledger.carriedOut(input.opId);
  if (done) return { id: done.id, warnings: [] };
  const series = needRecord(context.reader, "series", input.series);
  const { value } = act(context, "series.plan", input.opId, (tx) => {
    const { record } = putIn(context, tx, "meeting", { fields: sittingOf(context, series, input.day ?? null) });
    for (const [index, title] of series.agenda.entries())
      putIn(context, tx, "agenda_item", {
        fields: { meeting: record.id, title_zh: title, kind: "discussion", rank: (index + 1) * 1000 },
      });
    for (const organization of series.members)
      putIn(context, tx, "attendance", { fields: { meeting: record.id, organization } });
    return record.id;
  });
  return { id: value, warnings: [] };
}

function sittingOf(context: Context, series: RecordOf<"series">, day: string | null) {
  const last = context.reader.get<{ last: number | null }>(
    "SELECT max(ordinal) AS last FROM meeting WHERE series = ?",
    series.id,
  );
  const ordinal = Math.min((last?.last ?? 0) + 1, MAX_ORDINAL);
  return {
    series: series.id,
    task_force: series.task_force,
    title_zh: `${headOf(series.name_zh)}第${ordinal}次会议`,
    title_en: series.name_en ? `${headOf(series.name_en)}, meeting no. ${ordinal}` : null,
    ordinal,
    day,
    place: series.place,
    quorum: series.quorum as QuorumRule | null,
    decision_rule: series.decision_rule,
  };
}

/** A name with room left for what is put behind it. */
function headOf(name: string): string {
  return name.slice(0, MAX_LINE - 40).toWellFormed();
}
