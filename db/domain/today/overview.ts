/** What needs attention today, in one answer, for whoever is logged in. */
import type { todayProcedures } from "../../contract/procedures/today.ts";
import type { Actor, Context } from "../../records/context.ts";
import type { AnswerOf, Handlers } from "../../records/handlers.ts";
import { labelsFor, labelsOf } from "../../records/labels.ts";
import { officeOf } from "../../records/settings.ts";
import { type Row, recordFrom } from "../../schema/columns.ts";
import { doneBySector, dueByWeek, ownActions } from "./actions.ts";
import { lastDecisions } from "./decisions.ts";
import { firstRun } from "./first-run.ts";
import { nextMeeting } from "./meetings.ts";
import { needsOf } from "./needs.ts";

export const todayHandlers: Handlers<{ today: typeof todayProcedures }> = { today: { overview: todayOverview } };

export type TodayOverview = AnswerOf<typeof todayProcedures.overview>;

/** Meetings that run at the same time are few. */
const MOST_LIVE = 20;

export function todayOverview(context: Context): TodayOverview {
  const { reader, person } = context;
  const day = context.today();
  const office = officeOf(reader);
  const party = partyOf(person, office.organization);
  const live = reader
    .all<Row>(`SELECT * FROM meeting WHERE state = 'live' ORDER BY opened_at LIMIT ${MOST_LIVE}`)
    .map((row) => recordFrom("meeting", row));
  const { next, planned } = nextMeeting(reader, day, party);
  const needs = needsOf(context, next);
  const mine = ownActions(reader, party);
  const decisions = lastDecisions(reader, person?.role === "participant" ? party : null, party);
  return {
    day,
    live,
    next,
    planned,
    needs,
    weeks: dueByWeek(reader, day),
    sectors: doneBySector(reader, day),
    mine,
    decisions,
    firstRun: person?.role === "facilitator" ? firstRun(reader, office.organization) : null,
    labels: {
      ...labelsFor(
        reader,
        "organization",
        [party, ...(next?.items ?? []).map(({ presenter }) => presenter)].filter(isId),
      ),
      ...labelsFor(reader, "meeting", [...needs, ...decisions].map(({ meeting }) => meeting).filter(isId)),
      ...labelsFor(reader, "action", needs.map(({ action }) => action).filter(isId)),
      ...labelsOf(
        reader,
        { subject: "meeting", records: [...live, ...(next ? [next.meeting] : [])] },
        { subject: "action", records: mine.actions.map(({ action }) => action) },
      ),
    },
  };
}

/** Whose actions are the own ones: those of the party that somebody logs for; who keeps the records works for the office. */
function partyOf(person: Actor | null, office: string | null): string | null {
  const staff = person?.role === "facilitator" || person?.role === "recorder";
  return person?.organization ?? (staff ? office : null);
}

const isId = (id: string | null): id is string => id !== null;
