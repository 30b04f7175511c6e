/** What a meeting should take up: open and overdue actions, what was put off, what nobody looks after. */
import type { Reader, SqlValue } from "../../base/store.ts";
import { daysAfter, isWholeDay } from "../../contract/dates.ts";
import { type Proposal, USUAL_MINUTES } from "../../contract/procedures/meetings.ts";
import { openProblemSql, openSql, overdueSql, taskForceSql } from "../../contract/questions.ts";
import { type PatchOf, type RecordOf, type Subject, subjectOf } from "../../contract/subjects/index.ts";
import { MAX_LINE } from "../../contract/tidy.ts";
import { act, asked } from "../../records/acts.ts";
import type { Context } from "../../records/context.ts";
import { labelsFor } from "../../records/labels.ts";
import { putIn } from "../../records/records.ts";
import { requireRecord } from "../../records/rules.ts";
import { readRecord } from "../../schema/read-record.ts";

const SHOWN = 30;
/** Policies whose review day comes within so many days are due. */
const REVIEW_DAYS = 60;
/** Minutes proposed for a report on one action. */
const REPORT = 5;

/** Proposals for the agenda, the most pressing first; what an item of the meeting takes up already is left out. */
export function agendaProposals(context: Context, meetingId: string): Proposal[] {
  const { reader } = context;
  const meeting = requireRecord(reader, "meeting", meetingId);
  const day = isWholeDay(meeting.day) ? meeting.day : context.today();
  const taken = new Set(
    reader
      .all<{ value: string }>(
        `SELECT value FROM list_value WHERE subject = 'agenda_item' AND field IN ('actions', 'outcomes', 'problems', 'policies')
           AND id IN (SELECT id FROM agenda_item WHERE meeting = ?)`,
        meeting.id,
      )
      .map(({ value }) => value),
  );
  const proposals: Proposal[] = [];
  const add = (why: Proposal["why"], subject: Proposal["subject"], sql: string, ...values: SqlValue[]) => {
    const rows = reader
      .all<{ id: string; day: string | null }>(`${sql} LIMIT ${SHOWN + taken.size}`, ...values)
      .filter(({ id }) => !taken.has(id));
    const labels = labelsFor(
      reader,
      subject,
      rows.map(({ id }) => id),
    );
    for (const { id, day: on } of rows) {
      const label = labels[id];
      if (label && !proposals.some((one) => one.id === id)) proposals.push({ why, subject, id, label, day: on });
    }
  };
  const values = valuesOf(meeting);
  const actions = (condition: string) =>
    `SELECT a.id, a.due AS day FROM action a LEFT JOIN meeting m ON m.id = a.meeting
     WHERE ${openSql("a")} AND ${belongsTo(taskForceSql("a", "m"))} AND ${condition} ORDER BY a.due IS NULL, a.due, a.id`;
  add("overdue", "action", actions(overdueSql("a")), ...values, day);
  add("blocked", "action", actions("a.status = 'blocked'"), ...values);
  add("open", "action", actions("1"), ...values);
  const outcomes = (condition: string) =>
    `SELECT a.id, NULL AS day FROM outcome a JOIN meeting m ON m.id = a.meeting WHERE ${belongsTo("m.task_force")} AND ${condition} ORDER BY m.day DESC, a.rank`;
  add("deferred", "outcome", outcomes("a.kind = 'decision' AND a.state = 'deferred'"), ...values);
  add("undecided", "outcome", outcomes("a.kind = 'decision' AND a.state = 'proposed'"), ...values);
  add("parked", "outcome", outcomes("a.kind = 'parked'"), ...values);
  add("promised", "organization", PROMISED, ...promisedOf(context, meeting));
  add(
    "problem",
    "problem",
    `SELECT id, NULL AS day FROM problem WHERE ${openProblemSql()} AND owner IS NULL ORDER BY id`,
  );
  add(
    "review",
    "policy",
    "SELECT id, review AS day FROM policy WHERE review IS NOT NULL AND review <= ? ORDER BY review",
    daysAfter(day, REVIEW_DAYS),
  );
  return proposals;
}

/** Actions and outcomes of other meetings of the same series or task force. Takes `valuesOf` the meeting. */
function belongsTo(taskForce: string): string {
  return `a.meeting IS NOT ? AND (m.series = ? OR ${taskForce} = ?)`;
}

function valuesOf({ id, series, task_force }: RecordOf<"meeting">): SqlValue[] {
  return [id, series, task_force];
}

/** Parties that had open actions at the last sitting and reported nothing there. */
const PROMISED = `SELECT DISTINCT o.id, NULL AS day FROM attendance t JOIN organization o ON o.id = t.organization
  WHERE t.meeting = ? AND t.role = 'member'
    AND EXISTS (SELECT 1 FROM action a WHERE ${openSql("a")} AND a.lead = o.id)
    AND NOT EXISTS (SELECT 1 FROM report r WHERE r.meeting = t.meeting AND r.organization = o.id) ORDER BY o.id`;

function promisedOf({ reader }: Context, { id, series, day }: RecordOf<"meeting">): SqlValue[] {
  const last =
    series &&
    reader.get<{ id: string }>(
      "SELECT id FROM meeting WHERE series = ? AND id <> ? AND state IN ('closed', 'sealed') AND (? IS NULL OR day <= ?) ORDER BY day DESC LIMIT 1",
      series,
      id,
      day,
      day,
    );
  return [last ? last.id : null];
}

type NewItem = Pick<RecordOf<"agenda_item">, "title_zh" | "title_en" | "kind" | "presenter" | "minutes">;

/** Puts items on the agenda behind those that stand there, as one action. */
export function addItems(
  context: Context,
  input: { meeting: string; items: NewItem[]; opId?: string | undefined },
): void {
  if (asked(context, "meeting.add_items", input)) return;
  act(context, "meeting.add_items", input, (tx) => {
    for (const item of input.items) putIn(context, tx, "agenda_item", { fields: { meeting: input.meeting, ...item } });
  });
}

/** Puts proposals on the agenda, one item each, as one action. */
export function takeUp(
  context: Context,
  input: { meeting: string; proposals: Pick<Proposal, "subject" | "id">[]; opId?: string | undefined },
): void {
  if (asked(context, "meeting.take_up", input)) return;
  act(context, "meeting.take_up", input, (tx) => {
    for (const { subject, id } of input.proposals) {
      const record = readRecord(tx.reader, subject, id);
      if (!record) continue;
      putIn(context, tx, "agenda_item", {
        fields: { meeting: input.meeting, ...titlesOf(subject, record), ...itemFor(tx.reader, subject, id) },
      });
    }
  });
}

/** Each in its own language: what is missing in one is not filled with the words of the other. */
function titlesOf(subject: Subject, record: object): PatchOf<"agenda_item"> {
  const { zh, en } = subjectOf(subject).title;
  const held = record as Record<string, string | null | undefined>;
  const line = (field = "") => held[field]?.replace(/\s+/g, " ").slice(0, MAX_LINE).toWellFormed() || null;
  return { title_zh: line(zh[0]), title_en: en[0] === zh[0] ? null : line(en[0]) };
}

function itemFor(reader: Reader, subject: Proposal["subject"], id: string): PatchOf<"agenda_item"> {
  if (subject === "action")
    return {
      kind: "report",
      actions: [id],
      presenter: readRecord(reader, "action", id)?.lead ?? null,
      minutes: REPORT,
    };
  const minutes = USUAL_MINUTES;
  if (subject === "outcome") return { kind: "decision", outcomes: [id], minutes };
  if (subject === "policy") return { kind: "discussion", policies: [id], minutes };
  if (subject === "problem") return { kind: "discussion", problems: [id], minutes };
  return { kind: "report", presenter: id, minutes };
}
