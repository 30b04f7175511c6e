/** Regular reporting meetings as a series, and the next sitting of one. */

import type { Reader } from "../../base/store.ts";
import type { seriesProcedures } from "../../contract/procedures/meetings.ts";
import type { Done } from "../../contract/records.ts";
import type { RecordOf } from "../../contract/subjects/index.ts";
import { MAX_ORDINAL, type QuorumRule } from "../../contract/subjects/meeting-forms.ts";
import type { AgendaLine } from "../../contract/subjects/series.ts";
import { MAX_LINE } from "../../contract/tidy.ts";
import { englishNumber } from "../../contract/written-number.ts";
import type { Tx } from "../../ledger/transaction.ts";
import { act, asked } from "../../records/acts.ts";
import type { Context } from "../../records/context.ts";
import type { AnswerOf } from "../../records/handlers.ts";
import { putIn } from "../../records/records.ts";
import { type Rules, requireHours, requireRecord } from "../../records/rules.ts";
import { checkRecurrence, nextDays } from "./recurrence.ts";

type Series = RecordOf<"series">;

export const seriesRules: Rules<"series"> = {
  check({ after }) {
    requireHours(after.starts, after.ends);
    checkRecurrence(after);
    return undefined;
  },
};

const MOST_DAYS = 50;

export type SeriesDays = AnswerOf<typeof seriesProcedures.days>;

/** The next days of the series on or after today, each with the meeting that is planned or was held on it. */
export function seriesDays(context: Context, input: { series: string; count: number }): SeriesDays {
  const series = requireRecord(context.reader, "series", input.series);
  return nextDays(series, context.today(), Math.min(input.count, MOST_DAYS)).map((day) => ({
    day,
    meeting:
      context.reader.get<{ id: string }>("SELECT id FROM meeting WHERE series = ? AND day = ?", series.id, day)?.id ??
      null,
  }));
}

/**
 * A planned meeting of the series: its members expected, its agenda, place, quorum and decision rule taken over, and from the
 * sitting before it how long who may speak.
 */
export function planNext(
  context: Context,
  input: { series: string; day?: string | undefined; opId?: string | undefined },
): Done {
  const done = asked(context, "series.plan", input);
  if (done) return { id: done.id, warnings: [] };
  const series = requireRecord(context.reader, "series", input.series);
  const { value } = act(context, "series.plan", input, (tx) => {
    const day = input.day ?? nextFreeDay(context, series);
    const { record } = putIn(context, tx, "meeting", { fields: sittingOf(context, series, day) });
    putAgenda(context, tx, record.id, series.agenda);
    for (const organization of series.members)
      putIn(context, tx, "attendance", { fields: { meeting: record.id, organization } });
    return record.id;
  });
  return { id: value, warnings: [] };
}

/** Agenda items as the lines say, behind those that are there. */
export function putAgenda(context: Context, tx: Tx, meeting: string, agenda: readonly AgendaLine[] | null): void {
  for (const { title_zh, title_en, kind, minutes } of agenda ?? [])
    putIn(context, tx, "agenda_item", { fields: { meeting, title_zh, title_en, kind, minutes } });
}

/** The first day of the rule, from today on, on which the series has no meeting yet. */
function nextFreeDay({ reader, today }: Context, series: Series): string | null {
  const taken = new Set(
    reader
      .all<{ day: string }>("SELECT day FROM meeting WHERE series = ? AND day >= ?", series.id, today())
      .map(({ day }) => day),
  );
  return nextDays(series, today(), taken.size + 1).find((day) => !taken.has(day)) ?? null;
}

function sittingOf(context: Context, series: Series, day: string | null) {
  const year = (day ?? context.today()).slice(0, 4);
  const ordinal = Math.min(lastOrdinal(context.reader, series, year) + 1, MAX_ORDINAL);
  const yearly = series.numbering === "yearly";
  return {
    series: series.id,
    task_force: series.task_force,
    title_zh: `${headOf(series.name_zh)}${yearly ? `〔${year}〕${ordinal}号` : `第${ordinal}次会议`}`,
    title_en: series.name_en ? `${headOf(series.name_en)}, ${englishNumber(ordinal, yearly ? year : null)}` : null,
    ordinal,
    day,
    starts: series.starts,
    ends: series.ends,
    place: series.place,
    quorum: series.quorum as QuorumRule | null,
    decision_rule: series.decision_rule,
    decision_minus: series.decision_minus,
    notice_issuer: series.notice_issuer,
    notice_contact: series.notice_contact,
    notice_phone: series.notice_phone,
    notice_slips: series.notice_slips,
    ...limitsBefore(context.reader, series, day),
  };
}

/** The order and limits of speaking of the last sitting before a day, or of all. */
function limitsBefore(reader: Reader, series: Series, day: string | null) {
  const last = reader.get<{ id: string }>(
    "SELECT id FROM meeting WHERE series = ? AND day < ? ORDER BY day DESC, id DESC LIMIT 1",
    series.id,
    day ?? "9999",
  );
  if (!last) return {};
  const { floor_order, speech_minutes, sector_minutes } = requireRecord(reader, "meeting", last.id);
  return { floor_order, speech_minutes, sector_minutes };
}

/** The highest number given so far: of all sittings, or of those of the year. */
function lastOrdinal(reader: Reader, series: Series, year: string): number {
  const ofYear = series.numbering === "yearly" ? " AND substr(day, 1, 4) = ?" : "";
  const row = reader.get<{ last: number | null }>(
    `SELECT max(ordinal) AS last FROM meeting WHERE series = ?${ofYear}`,
    series.id,
    ...(ofYear ? [year] : []),
  );
  return row?.last ?? 0;
}

/** A name with room left for what is put behind it. */
function headOf(name: string): string {
  return name.slice(0, MAX_LINE - 40).toWellFormed();
}
