/** What needs attention today, in one answer: for whoever is logged in, by their role and their party. */
import { z } from "zod";
import { id } from "../fields.ts";
import { query } from "../procedure.ts";
import { label } from "../records.ts";
import { subjects } from "../subjects/index.ts";
import { ITEM_KINDS, OUTCOME_STATES, SECTORS, STANCES } from "../vocabulary.ts";

/**
 * What waits for somebody, the most pressing first: a confirmation by the own sector · a request for more time · decisions
 * of a closed meeting that are undecided · comments on minutes · invitations that were not answered · reports on actions ·
 * minutes to circulate, that others have to confirm, to seal · actions that are done, to be verified.
 */
export const NEEDS = [
  "confirm",
  "extension",
  "undecided",
  "comments",
  "invitation",
  "report",
  "circulate",
  "others",
  "seal",
  "verify",
] as const;

const need = z.object({
  kind: z.enum(NEEDS),
  /** Of what there is to do; 100 stands for as many or more. */
  count: z.number(),
  /** The one meeting or action that it is about. */
  meeting: id.nullable(),
  action: id.nullable(),
  /** Until when, `YYYY-MM-DD`. */
  day: z.string().nullable(),
});
export type Need = z.infer<typeof need>;

const agendaItem = z.object({
  id,
  title_zh: z.string().nullable(),
  title_en: z.string().nullable(),
  kind: z.enum(ITEM_KINDS),
  minutes: z.number().nullable(),
  presenter: id.nullable(),
  /** When it begins, `HH:MM`, as far as times are planned. */
  at: z.string().nullable(),
});

const nextMeeting = z.object({
  meeting: subjects.meeting.record,
  /** Of each sector on the list: how many of its parties have answered, of how many. */
  answers: z.array(z.object({ sector: z.enum(SECTORS), answered: z.number(), expected: z.number() })),
  items: z.array(agendaItem),
  /** The own party's place on the list. */
  seat: subjects.attendance.record.nullable(),
});
export type NextMeeting = z.infer<typeof nextMeeting>;

/** Actions that are due in the week that begins on this Monday; of the running week, those that are open are not late. */
const week = z.object({ from: z.string(), open: z.number(), done: z.number() });
const weeks = z.object({
  late: z.number(),
  weeks: z.array(week),
  /** Open, and due after these weeks, or on no day at all. */
  later: z.number(),
  undated: z.number(),
});
export type Weeks = z.infer<typeof weeks>;

/** Of the actions that a sector leads; late ones are open too. */
const sectorDone = z.object({ sector: z.enum(SECTORS), open: z.number(), late: z.number(), done: z.number() });
export type SectorDone = z.infer<typeof sectorDone>;

const ownActions = z.object({
  /** Whose: the party of whoever is logged in; of staff that has none, the own office. */
  organization: id.nullable(),
  open: z.number(),
  done: z.number(),
  /** The first that are open, by their due days, each with when it was reported on last, ISO 8601. */
  actions: z.array(z.object({ action: subjects.action.record, heard: z.string().nullable() })),
});

const decision = z.object({
  id,
  meeting: id,
  day: z.string().nullable(),
  /** "2/1": item of the agenda and running number, as in the minutes. */
  number: z.string(),
  text: z.string().nullable(),
  text_en: z.string().nullable(),
  state: z.enum(OUTCOME_STATES),
  reserved: z.number(),
  opposed: z.number(),
  /** Position of the own party. */
  stance: z.enum(STANCES).nullable(),
});
export type LastDecision = z.infer<typeof decision>;

/** What a new workspace needs before a first meeting, in this order. */
export const FIRST_STEPS = ["office", "parties", "series", "meeting", "people"] as const;
const firstRun = z.object({
  done: z.array(z.enum(FIRST_STEPS)),
  /** All of it is done, or a meeting was held: one line offers to put it away. */
  over: z.boolean(),
  /** How the own office is called. */
  office: id.nullable(),
  /** What is there already that a step leads to: a series, a meeting. */
  series: id.nullable(),
  meeting: id.nullable(),
  /** Facilitators and parties' representatives without a PIN; and how many representatives there are. */
  unlocked: z.number(),
  representatives: z.number(),
  /** Organizations and policies of the starter data. */
  starter: z.object({ organizations: z.number(), policies: z.number() }),
});
export type FirstRun = z.infer<typeof firstRun>;

export const todayProcedures = {
  overview: query("room", "everything").output(
    z.object({
      day: z.string(),
      live: z.array(subjects.meeting.record),
      next: nextMeeting.nullable(),
      /** Meetings that are planned beside the next one. */
      planned: z.number(),
      needs: z.array(need),
      weeks,
      sectors: z.array(sectorDone),
      mine: ownActions,
      decisions: z.array(decision),
      /** Null: it is done, was put away, or is no matter of whoever is logged in. */
      firstRun: firstRun.nullable(),
      labels: z.record(z.string(), label),
    }),
  ),
};
