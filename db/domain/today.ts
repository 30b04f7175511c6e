/** What needs attention today. */
import { onlyId } from "../base/ids.ts";
import type { SqlValue } from "../base/store.ts";
import { daysAfter } from "../contract/dates.ts";
import type { todayProcedures } from "../contract/procedures/today.ts";
import { dueBySql, ofPartySql, openProblemSql, openSql, overdueSql } from "../contract/questions.ts";
import type { RecordOf, Subject } from "../contract/subjects/index.ts";
import { readRecord } from "../ledger/transaction.ts";
import type { Actor, Context } from "../records/context.ts";
import type { AnswerOf, Handlers } from "../records/handlers.ts";
import { labelsOf } from "../records/labels.ts";
import { type Row, recordFrom } from "../schema/columns.ts";
import { waitingClaims } from "./minutes/circulation-state.ts";

/** Days ahead that count as soon. */
const SOON = 7;
/** Days without news after which an action is asked about. */
const SILENT = 30;
const SHOWN = 20;

export const todayHandlers: Handlers<{ today: typeof todayProcedures }> = { today: { overview: todayOverview } };

export type TodayOverview = AnswerOf<typeof todayProcedures.overview>;

export function todayOverview(context: Context): TodayOverview {
  const { reader, person: actor } = context;
  const day = context.today();
  const find = <S extends Subject>(subject: S, condition: string, ...values: SqlValue[]): RecordOf<S>[] =>
    reader
      .all<Row>(`SELECT * FROM "${subject}" WHERE ${condition} LIMIT ${SHOWN}`, ...values)
      .map((row) => recordFrom(subject, row));
  const count = (subject: Subject, condition = "1", ...values: SqlValue[]) =>
    reader.get<{ c: number }>(`SELECT count(*) AS c FROM "${subject}" WHERE ${condition}`, ...values)?.c ?? 0;

  const own = actor?.organization ?? "";
  const nextMeetings = find(
    "meeting",
    "state = 'planned' AND (day IS NULL OR day >= ?) ORDER BY day IS NULL, day, starts",
    day,
  );
  const liveMeetings = find("meeting", "state = 'live' ORDER BY opened_at");
  const myActions = find("action", `${openSql()} AND ${ofPartySql()} ORDER BY due IS NULL, due`, own, own);
  const overdue = find("action", `${overdueSql()} ORDER BY due`, day);
  const dueSoon = find("action", `${dueBySql()} ORDER BY due`, day, daysAfter(day, SOON));
  // What came with sources is not reported on here, and who asks for verification is the series.
  const silent = find(
    "action",
    `${openSql()} AND sources = '[]' AND coalesce(
       (SELECT max(made_at) FROM action_update u WHERE u.action = "action".id),
       (SELECT closed_at FROM meeting m WHERE m.id = "action".meeting)) < ? ORDER BY due IS NULL, due`,
    daysAfter(day, -SILENT),
  );
  const toVerify = find(
    "action",
    `status = 'done' AND meeting IN (SELECT m.id FROM meeting m JOIN series s ON s.id = m.series WHERE s.verification = 1)
     ORDER BY due IS NULL, due`,
  );
  const signOff = signOffOf(
    context,
    actor,
    // Meetings that came with sources were held elsewhere: nobody here is to seal them.
    find("meeting", "state = 'closed' AND closed_at IS NOT NULL ORDER BY closed_at DESC"),
  );
  const extensionRequests = find("extension_request", "state = 'asked' ORDER BY id");
  return {
    day,
    nextMeetings,
    liveMeetings,
    myActions,
    overdue,
    overdueCount: count("action", overdueSql(), day),
    dueSoon,
    silent,
    toVerify,
    signOff,
    extensionRequests,
    counts: {
      organization: count("organization"),
      policy: count("policy"),
      meeting: count("meeting"),
      open_actions: count("action", openSql()),
      open_problems: count("problem", openProblemSql()),
      task_force: count("task_force", "status = 'active'"),
    },
    labels: labelsOf(
      reader,
      { subject: "meeting", records: [...nextMeetings, ...liveMeetings, ...signOff.map(({ meeting }) => meeting)] },
      { subject: "action", records: [...myActions, ...overdue, ...dueSoon, ...silent, ...toVerify] },
      { subject: "extension_request", records: extensionRequests },
    ),
  };
}

/**
 * What the minutes of closed meetings wait for: to be circulated, to be confirmed by the reader's sector (`mine`) or by
 * others, to be sealed. Who is neither facilitator nor recorder sees what waits for the own sector.
 */
function signOffOf({ reader }: Context, actor: Actor | null, meetings: RecordOf<"meeting">[]) {
  const staff = actor?.role === "facilitator" || actor?.role === "recorder";
  const sector = actor?.organization && readRecord(reader, "organization", actor.organization)?.sector;
  return meetings.flatMap((meeting) => {
    const state = readRecord(reader, "minutes", onlyId("min", meeting.id))?.state ?? "draft";
    const rule = meeting.series && readRecord(reader, "series", meeting.series)?.confirmation_rule;
    const waits = (): "circulate" | "mine" | "others" | "seal" => {
      if (rule === "none") return "seal";
      if (state === "draft") return "circulate";
      const missing = waitingClaims(reader, meeting.id);
      if (missing.length === 0) return "seal";
      const mine = missing.some((claim) => (claim === null ? actor?.role === "facilitator" : claim === sector));
      return mine && actor?.role !== "observer" ? "mine" : "others";
    };
    const what = waits();
    return staff || what === "mine" ? [{ meeting, waits: what }] : [];
  });
}
