/** Kinds of meetings as templates: to begin a series or a meeting with, and to keep what proved good. */
import type { RecordOf } from "../../contract/subjects/index.ts";
import type { AgendaLine } from "../../contract/subjects/series.ts";
import { act, asked } from "../../records/acts.ts";
import type { Context } from "../../records/context.ts";
import { putIn } from "../../records/records.ts";
import { requireRecord } from "../../records/rules.ts";
import { itemsOf } from "./meetings.ts";
import { putAgenda } from "./series.ts";

type Template = RecordOf<"template">;

export interface UseTemplate {
  template: string;
  /** A new series, a new meeting, or a meeting that is there: its agenda is added, and rules that it lacks. */
  as: "series" | "meeting" | { meeting: string };
  opId?: string | undefined;
}

/** @returns the id of the series or meeting */
export function useTemplate(context: Context, input: UseTemplate): { id: string } {
  const done = asked(context, "template.use", input);
  if (done) return { id: done.id };
  const template = requireRecord(context.reader, "template", input.template);
  const { as } = input;
  const { value } = act(context, "template.use", input, (tx) => {
    if (as === "series") {
      const fields = { ...nameOf(template), agenda: template.agenda, ...rulesFrom(template) };
      return putIn(context, tx, "series", { fields }).record.id;
    }
    if (as === "meeting") {
      const fields = { title_zh: template.name_zh, title_en: template.name_en, ...rulesFrom(template) };
      const { record } = putIn(context, tx, "meeting", { fields });
      putAgenda(context, tx, record.id, template.agenda);
      return record.id;
    }
    const { id, quorum, decision_rule } = requireRecord(tx.reader, "meeting", as.meeting);
    putAgenda(context, tx, id, template.agenda);
    const { quorum: offered, ...rule } = rulesFrom(template);
    const lacking = { ...(quorum === null && { quorum: offered }), ...(decision_rule === null && rule) };
    if (Object.keys(lacking).length > 0) putIn(context, tx, "meeting", { id, fields: lacking });
    return id;
  });
  return { id: value };
}

/** Keeps the agenda and rules of a series or meeting as a template of one's own. */
export function saveTemplate(
  context: Context,
  input: { from: { series: string } | { meeting: string }; opId?: string | undefined },
): { id: string } {
  const done = asked(context, "template.save", input);
  if (done) return { id: done.id };
  const { value } = act(context, "template.save", input, (tx) => {
    const fields =
      "series" in input.from
        ? fromSeries(requireRecord(tx.reader, "series", input.from.series))
        : fromMeeting(
            requireRecord(tx.reader, "meeting", input.from.meeting),
            itemsOf(tx, input.from.meeting).map(({ title_zh, title_en, kind, minutes }) => ({
              title_zh,
              title_en,
              kind,
              minutes,
            })),
          );
    return putIn(context, tx, "template", { fields }).record.id;
  });
  return { id: value };
}

function fromSeries(series: RecordOf<"series">) {
  return { ...nameOf(series), agenda: series.agenda, ...rulesFrom(series) };
}

function fromMeeting(meeting: RecordOf<"meeting">, agenda: AgendaLine[]) {
  return { name_zh: meeting.title_zh, name_en: meeting.title_en, agenda, ...rulesFrom(meeting) };
}

/** A series needs a Chinese name; a template may have only the other. */
function nameOf({ name_zh, name_en }: { name_zh: string | null; name_en: string | null }) {
  return { name_zh: name_zh ?? name_en ?? "", name_en };
}

function rulesFrom({ quorum, decision_rule, decision_minus }: Template | RecordOf<"series"> | RecordOf<"meeting">) {
  return { quorum, decision_rule, decision_minus };
}
