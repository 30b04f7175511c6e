/** What waits for whoever is logged in, by their role. */
import { onlyId } from "../../base/ids.ts";
import type { SqlValue } from "../../base/store.ts";
import { NEEDS, type Need, type NextMeeting } from "../../contract/procedures/today.ts";
import { hasAnswered, reportDays } from "../../contract/questions.ts";
import type { RecordOf } from "../../contract/subjects/index.ts";
import type { Actor, Context } from "../../records/context.ts";
import { REPORTS_DUE, TO_VERIFY } from "../../records/lists/asked.ts";
import { roleMay } from "../../rules/rights.ts";
import { type Row, recordFrom } from "../../schema/columns.ts";
import { readRecord } from "../../schema/read-record.ts";
import { waitingClaims } from "../minutes/circulation-state.ts";

/** So many of a kind are counted. */
const COUNTED = 100;
/** Of so many closed meetings, the last ones, it is asked what their minutes wait for. */
const CLOSED = 20;

/** @param next the next meeting, as it was read already */
export function needsOf(context: Context, next: NextMeeting | null): Need[] {
  const { person } = context;
  if (person === null || person.role === "observer") return [];
  const staff = roleMay(person.role, "keep");
  const needs = [
    ...ofMinutes(context, person),
    ...(next ? ofInvitation(person, next) : []),
    ...(staff ? [...ofReports(context), ...ofClosedMeetings(context)] : []),
    ...(roleMay(person.role, "decide_extension") ? ofExtensions(context) : []),
    ...(roleMay(person.role, "verify") ? ofVerification(context) : []),
  ];
  return needs.toSorted((a, b) => NEEDS.indexOf(a.kind) - NEEDS.indexOf(b.kind));
}

function need(kind: Need["kind"], count: number, about: Partial<Omit<Need, "kind" | "count">> = {}): Need[] {
  return count > 0 ? [{ kind, count: Math.min(count, COUNTED), meeting: null, action: null, day: null, ...about }] : [];
}

function countOf({ reader }: Context, sql: string, ...values: SqlValue[]): number {
  return reader.get<{ n: number }>(`SELECT count(*) AS n FROM (${sql} LIMIT ${COUNTED})`, ...values)?.n ?? 0;
}

/** A request each: it names the action, and until when more time is asked for. */
function ofExtensions({ reader }: Context): Need[] {
  return reader
    .all<{ action: string; due: string }>(
      `SELECT action, due FROM extension_request WHERE state = 'asked' ORDER BY id LIMIT ${CLOSED}`,
    )
    .flatMap(({ action, due }) => need("extension", 1, { action, day: due }));
}

function ofReports(context: Context): Need[] {
  return need("report", countOf(context, REPORTS_DUE, ...reportDays(context.today())));
}

function ofVerification(context: Context): Need[] {
  return need("verify", countOf(context, TO_VERIFY));
}

/** Of who runs the meeting, how many parties have not answered; of a party, whether it has. */
function ofInvitation({ role }: Actor, { meeting, answers, seat }: NextMeeting): Need[] {
  const about = { meeting: meeting.id, day: meeting.reply_until ?? meeting.day };
  if (role === "participant") return need("invitation", seat && !hasAnswered(seat) ? 1 : 0, about);
  const open = answers.reduce((sum, { answered, expected }) => sum + expected - answered, 0);
  return need("invitation", open, about);
}

/** What a closed meeting left open, as long as it is not sealed: decisions, and comments that nobody has answered. */
function ofClosedMeetings({ reader }: Context): Need[] {
  const each = (kind: Need["kind"], table: "outcome" | "comment", condition: string) =>
    reader
      .all<{ meeting: string; n: number }>(
        `SELECT m.id AS meeting, count(*) AS n FROM meeting m JOIN ${table} t ON t.meeting = m.id
         WHERE m.state = 'closed' AND m.closed_at IS NOT NULL AND ${condition}
         GROUP BY m.id ORDER BY m.closed_at DESC LIMIT ${CLOSED}`,
      )
      .flatMap(({ meeting, n }) => need(kind, n, { meeting }));
  return [
    ...each("undecided", "outcome", "t.kind = 'decision' AND t.state = 'proposed'"),
    ...each("comments", "comment", "t.state = 'open'"),
  ];
}

/**
 * What the minutes of closed meetings wait for: to be circulated, to be confirmed by the reader's sector or by others, to be
 * sealed. Who does not keep the records sees what waits for the own sector.
 */
function ofMinutes({ reader }: Context, person: Actor): Need[] {
  const staff = roleMay(person.role, "keep");
  const sector = person.organization && readRecord(reader, "organization", person.organization)?.sector;
  // Meetings that came with sources were held elsewhere: nobody here is to seal them.
  const closed = reader
    .all<Row>(
      `SELECT * FROM meeting WHERE state = 'closed' AND closed_at IS NOT NULL ORDER BY closed_at DESC LIMIT ${CLOSED}`,
    )
    .map((row) => recordFrom("meeting", row));
  return closed.flatMap((meeting) => {
    const minutes = readRecord(reader, "minutes", onlyId("min", meeting.id));
    const { kind, count } = waitsFor(meeting, minutes?.state ?? "draft");
    const day = kind === "confirm" || kind === "others" ? (minutes?.comments_until ?? null) : null;
    return staff || kind === "confirm" ? need(kind, count, { meeting: meeting.id, day }) : [];
  });

  function waitsFor(meeting: RecordOf<"meeting">, state: string): Pick<Need, "kind" | "count"> {
    const rule = meeting.series && readRecord(reader, "series", meeting.series)?.confirmation_rule;
    if (rule === "none") return { kind: "seal", count: 1 };
    if (state === "draft") return { kind: "circulate", count: 1 };
    const missing = waitingClaims(reader, meeting.id);
    if (missing.length === 0) return { kind: "seal", count: 1 };
    const mine = missing.some((claim) => (claim === null ? person.role === "facilitator" : claim === sector));
    return mine ? { kind: "confirm", count: 1 } : { kind: "others", count: missing.length };
  }
}
