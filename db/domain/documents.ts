/** Documents beside the minutes: reads what they tell, and has them printed. */

import type { Block } from "../contract/blocks.ts";
import type { DocumentFormat, DocumentKind } from "../contract/documents.ts";
import { ConcordError } from "../contract/errors.ts";
import type { Bilingual, MinutesLanguage } from "../contract/minutes.ts";
import type { Label } from "../contract/records.ts";
import type { RecordOf, Subject } from "../contract/subjects/index.ts";
import type { CalendarEvent } from "../export/calendar.ts";
import { type Invitation, invitation, invitationTitle } from "../export/invitation.ts";
import { type SupervisedAction, supervisionList, supervisionTitle } from "../export/supervision.ts";
import { type TaskForceReport, taskForceReport, taskForceTitle } from "../export/task-force-report.ts";
import type { Reader, SqlValue } from "../ledger/store.ts";
import { readRecord } from "../ledger/transaction.ts";
import { type Row, recordFrom } from "../schema/columns.ts";
import type { Context } from "./context.ts";
import { labelFor, labelsFor } from "./labels.ts";
import { needRecord } from "./rules.ts";
import { attendanceOf } from "./seating.ts";
import { ACTIONS_OF_TASK_FORCE, taskForceHealth } from "./task-forces.ts";

type Action = RecordOf<"action">;

export interface DocumentInput {
  kind: DocumentKind;
  of?: string | undefined;
  language: MinutesLanguage;
}

interface Composed {
  title: string;
  blocks: Block[];
  /** Lists and reports are set as small as bilingual minutes, so that a page holds them. */
  layout?: MinutesLanguage;
}

/** @throws ConcordError E_UNKNOWN_RECORD, E_DOCUMENT_FORMAT (dates have no text of their own) */
export function documentBlocks(context: Context, input: DocumentInput): Block[] {
  return compose(context, input).blocks;
}

export interface ExportDocument extends DocumentInput {
  format: DocumentFormat;
  /** Written there too, atomically. */
  file?: string | undefined;
}

export async function exportDocument(context: Context, input: ExportDocument) {
  if ((input.format === "ics") !== (input.kind === "dates")) throw new ConcordError("E_DOCUMENT_FORMAT");
  const { renderBlocks, renderDates } = await import("../export/index.ts");
  const { name, mime, bytes } =
    input.format === "ics"
      ? renderDates(datesTitle(context, input), datesOf(context, input), context.now())
      : await renderBlocks({ ...compose(context, input), language: input.language }, input.format, context.today());
  if (input.file !== undefined) {
    const { atomicWrite } = await import("../workspace/atomic.ts");
    await atomicWrite(input.file, bytes);
  }
  return { name, mime, base64: Buffer.from(bytes).toString("base64"), file: input.file ?? null };
}

function compose(context: Context, { kind, of, language }: DocumentInput): Composed {
  const written = language === "en" ? "en" : "zh";
  if (kind === "invitation") {
    const model = invitationOf(context.reader, needed(of));
    return { title: invitationTitle(model, written), blocks: invitation(model, language) };
  }
  if (kind === "task_force") {
    const model = taskForceOf(context, needed(of));
    return {
      title: taskForceTitle(model, written),
      blocks: taskForceReport(model, context.today(), language),
      layout: "both",
    };
  }
  if (kind === "supervision") {
    const { about, sql, values } = scopeOf(context.reader, of);
    const actions = supervised(context, sql, ...values);
    return {
      title: supervisionTitle(about, written),
      blocks: supervisionList(about, actions, context.today(), language),
      layout: "both",
    };
  }
  throw new ConcordError("E_DOCUMENT_FORMAT");
}

function needed(of: string | undefined): string {
  if (of === undefined) throw new ConcordError("E_REQUIRED", { path: "of" });
  return of;
}

function invitationOf(reader: Reader, id: string): Invitation {
  const meeting = needRecord(reader, "meeting", id);
  const items = reader
    .all<Row>("SELECT * FROM agenda_item WHERE meeting = ? AND state <> 'parked' ORDER BY rank, id", id)
    .map((row) => recordFrom("agenda_item", row) as RecordOf<"agenda_item">);
  const papers = reader.all<{ agenda_item: string; name: string }>(
    "SELECT agenda_item, name FROM paper WHERE meeting = ? AND agenda_item IS NOT NULL ORDER BY added_at, row",
    id,
  );
  let at = meeting.starts;
  return {
    title: { zh: meeting.title_zh, en: meeting.title_en },
    exercise: meeting.exercise === true,
    day: meeting.day,
    starts: meeting.starts,
    ends: meeting.ends,
    place: meeting.place,
    chair: meeting.chair,
    parties: attendanceOf(reader, id).map(({ organization }) => nameOf(reader, "organization", organization)),
    items: items.map((item) => {
      const begins = at;
      at = at === null || item.minutes === null ? null : later(at, item.minutes);
      return {
        title: { zh: item.title_zh, en: item.title_en },
        kind: item.kind,
        presenter: item.presenter ? nameOf(reader, "organization", item.presenter) : null,
        minutes: item.minutes,
        at: begins,
        papers: papers.filter(({ agenda_item }) => agenda_item === item.id).map(({ name }) => name),
      };
    }),
  };
}

function taskForceOf(context: Context, id: string): TaskForceReport {
  const { reader } = context;
  const record = needRecord(reader, "task_force", id);
  const { open, overdue, blocked, done, lastUpdate, nextMeeting } = taskForceHealth(context, id);
  const names = (subject: Subject, ids: readonly string[]) => ids.map((one) => nameOf(reader, subject, one));
  return {
    name: { zh: record.name_zh, en: record.name_en },
    charter: record.charter,
    starts: record.starts,
    ends: record.ends,
    lead: record.lead ? nameOf(reader, "organization", record.lead) : null,
    members: record.members.map((one) => ({
      name: nameOf(reader, "organization", one),
      sector: needRecord(reader, "organization", one).sector,
    })),
    subjects: [
      ...names("segment", record.segments),
      ...names("policy", record.policies),
      ...names("problem", record.problems),
    ],
    open,
    overdue,
    blocked,
    done,
    lastUpdate,
    nextMeeting: nextMeeting?.day ?? null,
    actions: supervised(context, `${OPEN} AND id IN (${ACTIONS_OF_TASK_FORCE})`, id, id),
  };
}

const OPEN = "status IN ('not_started', 'in_progress', 'blocked')";

/** The actions that a list is of: all of a meeting, else the open ones. */
function scopeOf(reader: Reader, of: string | undefined): { about: Bilingual | null; sql: string; values: SqlValue[] } {
  if (of === undefined) return { about: null, sql: OPEN, values: [] };
  if (readRecord(reader, "meeting", of))
    return { about: nameOf(reader, "meeting", of), sql: "meeting = ? AND status <> 'cancelled'", values: [of] };
  if (readRecord(reader, "series", of))
    return {
      about: nameOf(reader, "series", of),
      sql: `${OPEN} AND meeting IN (SELECT id FROM meeting WHERE series = ?)`,
      values: [of],
    };
  needRecord(reader, "task_force", of);
  const sql = `${OPEN} AND id IN (${ACTIONS_OF_TASK_FORCE})`;
  return { about: nameOf(reader, "task_force", of), sql, values: [of, of] };
}

/** A list on paper has no more lines than anybody reads. */
const MOST_ACTIONS = 2_000;

function actionsWhere(reader: Reader, condition: string, values: SqlValue[]): Action[] {
  return reader
    .all<Row>(
      `SELECT * FROM action WHERE ${condition} ORDER BY due IS NULL, due, rank, id LIMIT ${MOST_ACTIONS}`,
      ...values,
    )
    .map((row) => recordFrom("action", row) as Action);
}

function supervised({ reader, today }: Context, condition: string, ...values: SqlValue[]): SupervisedAction[] {
  const actions = actionsWhere(reader, condition, values);
  const parties = labelsFor(reader, "organization", [
    ...new Set(actions.flatMap(({ lead, supporting }) => [...(lead ? [lead] : []), ...supporting])),
  ]);
  const open = new Set<Action["status"]>(["not_started", "in_progress", "blocked"]);
  return actions.map((action) => ({
    text: { zh: action.text, en: action.text_en },
    lead: action.lead ? bilingual(parties[action.lead]) : null,
    supporting: action.supporting.map((id) => bilingual(parties[id])),
    person: action.person ? (readRecord(reader, "person", action.person)?.name ?? null) : action.owner_text,
    due: action.due,
    status: action.status,
    percent: action.percent,
    news: action.status_note,
    overdue: open.has(action.status) && action.due !== null && action.due.length === 10 && action.due < today(),
  }));
}

function datesTitle({ reader }: Context, { of }: DocumentInput): string {
  const label = of === undefined ? null : scopeOf(reader, of).about;
  return label?.zh ?? label?.en ?? "Concord";
}

const DAY_S = 86_400;

/** The meeting, or the planned meetings of a series or task force, and the due dates of their actions. */
function datesOf({ reader }: Context, { of, language }: DocumentInput): CalendarEvent[] {
  const text = (zh: string | null, en: string | null) => (language === "en" ? en || zh : zh || en) ?? "";
  const { sql, values } = scopeOf(reader, of);
  const meetings = reader
    .all<Row>(
      `SELECT * FROM meeting WHERE length(day) = 10 AND (id = ? OR (state IN ('planned', 'live')
         AND (series = ? OR task_force = ? OR ? IS NULL))) ORDER BY day, id`,
      of ?? null,
      of ?? null,
      of ?? null,
      of ?? null,
    )
    .map((row) => recordFrom("meeting", row) as RecordOf<"meeting">);
  const sequence = (subject: Subject, id: string) =>
    reader.get<{ c: number }>("SELECT count(*) AS c FROM touched WHERE subject = ? AND id = ?", subject, id)?.c ?? 0;
  return [
    ...meetings.map((meeting) => ({
      id: meeting.id,
      sequence: sequence("meeting", meeting.id),
      summary: text(meeting.title_zh, meeting.title_en),
      description: null,
      place: meeting.place,
      day: meeting.day as string,
      starts: meeting.starts,
      ends: meeting.ends,
      cancelled: false,
      alarm: DAY_S,
    })),
    ...actionsWhere(reader, `(${sql}) AND length(due) = 10`, values).map((action) => ({
      id: action.id,
      sequence: sequence("action", action.id),
      summary: text(action.text, action.text_en),
      description: action.lead ? text(...pair(nameOf(reader, "organization", action.lead))) : null,
      place: null,
      day: action.due as string,
      starts: null,
      ends: null,
      cancelled: action.status === "cancelled",
      alarm: DAY_S,
    })),
  ];
}

function pair({ zh, en }: Bilingual): [string | null, string | null] {
  return [zh, en];
}

function nameOf(reader: Reader, subject: Subject, id: string): Bilingual {
  return bilingual(labelFor(reader, subject, id));
}

function bilingual(label: Label | null | undefined): Bilingual {
  return { zh: label?.zh ?? null, en: label?.en ?? null };
}

/** `HH:MM` so many minutes later; past midnight it begins anew. */
function later(time: string, minutes: number): string {
  const [hours = 0, rest = 0] = time.split(":").map(Number);
  const all = (hours * 60 + rest + minutes) % (24 * 60);
  return `${String(Math.floor(all / 60)).padStart(2, "0")}:${String(all % 60).padStart(2, "0")}`;
}
