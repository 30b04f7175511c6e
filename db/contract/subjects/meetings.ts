/** Regular reporting meetings: the series, one sitting, its agenda, attendance, reports, outcomes and positions. */
import { z } from "zod";
import {
  boolean,
  date,
  dates,
  instant,
  integer,
  line,
  object,
  oneOf,
  partialDate,
  ref,
  refs,
  someOf,
  text,
  time,
} from "../fields.ts";
import {
  AMENDMENT_STATES,
  ATTENDANCE_ROLES,
  CONFIRMATION_RULES,
  DECISION_RULES,
  ITEM_KINDS,
  ITEM_STATES,
  MEETING_EVENTS,
  MEETING_MODES,
  MEETING_STATES,
  METHODS,
  NUMBERINGS,
  OUTCOME_KINDS,
  OUTCOME_STATES,
  PRESENCE,
  SECTORS,
  STANCES,
} from "../vocabulary.ts";
import { subject } from "./define.ts";
import { provenance } from "./region.ts";

const parties = z.number().int().min(0).max(1_000);

/** A series has no more meetings than this. */
export const MAX_ORDINAL = 100_000;

/** Quorum: at least so many present parties of each named sector, and so many percent of all expected parties. */
export const quorumRule = z.strictObject({
  sectors: z.strictObject({
    government: parties.optional(),
    enterprise: parties.optional(),
    ngo: parties.optional(),
    academia: parties.optional(),
    public: parties.optional(),
  }),
  percent: z.number().int().min(0).max(100),
});
export type QuorumRule = z.infer<typeof quorumRule>;

/** When a meeting was to be held, as it had been announced: days as far as they were known, times `HH:MM`. */
const plannedTime = z.strictObject({
  day: partialDate(),
  last_day: partialDate(),
  starts: time(),
  ends: time(),
});

/** An agenda that sittings begin with: titles in one or both languages, kind, and minutes planned. */
export const agendaLine = z.strictObject({
  title_zh: line(),
  title_en: line(),
  kind: z.enum(ITEM_KINDS),
  minutes: z.number().int().min(0).max(1_440).nullable(),
});
export type AgendaLine = z.infer<typeof agendaLine>;
const agenda = () => object(z.array(agendaLine).max(200));
/** How many parties may oppose under `consensus_minus`. */
const decisionMinus = () => integer(1, 100);

/** What a kind of meeting usually looks like, to begin a series or a single meeting with. */
export const template = subject(
  "template",
  "templates",
  {
    name_zh: line({ index: true }),
    name_en: line({ index: true }),
    /** What it is for, and who does what in it. */
    purpose_zh: text(),
    purpose_en: text(),
    agenda: agenda(),
    quorum: object(quorumRule),
    decision_rule: oneOf(DECISION_RULES),
    decision_minus: decisionMinus(),
    rank: integer(0, 1_000_000_000, { index: true }),
  },
  { title: { zh: ["name_zh", "name_en"], en: ["name_en", "name_zh"] }, searched: ["name_zh", "name_en"] },
);

export const series = subject(
  "series",
  "series",
  {
    name_zh: line({ required: true, index: true }),
    name_en: line({ index: true }),
    task_force: ref("task_force"),
    /** RFC 5545 recurrence rule, without DTSTART: `FREQ=MONTHLY;BYDAY=2TU`. */
    recurrence: line(),
    /** DTSTART of the rule. */
    first_day: date(),
    /** EXDATE and RDATE: days of the rule that fall out, and days beside it. */
    except_days: dates(),
    extra_days: dates(),
    starts: time(),
    ends: time(),
    place: line(),
    members: refs("organization"),
    sectors: someOf(SECTORS),
    quorum: object(quorumRule),
    decision_rule: oneOf(DECISION_RULES),
    decision_minus: decisionMinus(),
    numbering: oneOf(NUMBERINGS),
    /** Who confirms the minutes of its meetings before they are sealed. */
    confirmation_rule: oneOf(CONFIRMATION_RULES),
    /** Actions of its meetings are closed (销号) only when a facilitator has verified them. */
    verification: boolean(),
    agenda: agenda(),
    note: text(),
    ...provenance,
  },
  { title: { zh: ["name_zh"], en: ["name_en", "name_zh"] }, searched: ["name_zh", "name_en"] },
);

export const meeting = subject(
  "meeting",
  "meetings",
  {
    series: ref("series"),
    task_force: ref("task_force"),
    title_zh: line({ index: true }),
    title_en: line({ index: true }),
    /** The n-th sitting of its series. */
    ordinal: integer(1, MAX_ORDINAL, { index: true }),
    day: partialDate({ index: true }),
    last_day: partialDate(),
    day_note: text(),
    starts: time(),
    ends: time(),
    /** What had been announced when it began; day and hours beside it are those at which it was really held since. */
    planned: object(plannedTime),
    place: line(),
    mode: oneOf(MEETING_MODES),
    state: oneOf(MEETING_STATES, { required: true, index: true }),
    opened_at: instant(),
    /** When it was closed last; stays while it is open again. */
    closed_at: instant(),
    organizers: refs("organization"),
    chair: line(),
    recorder: line(),
    quorum: object(quorumRule),
    decision_rule: oneOf(DECISION_RULES),
    decision_minus: decisionMinus(),
    current_item: ref("agenda_item"),
    policies: refs("policy"),
    problems: refs("problem"),
    /** An exercise: made up for practice, never a record of something that happened. */
    exercise: boolean(),
    note: text(),
    ...provenance,
  },
  {
    title: { zh: ["title_zh", "title_en"], en: ["title_en", "title_zh"] },
    searched: ["title_zh", "title_en", "place"],
    lasting: { field: "state", value: "sealed", follows: { subject: "seal", field: "meeting" } },
  },
);

export const agendaItem = subject(
  "agenda_item",
  "agenda-items",
  {
    meeting: ref("meeting", { required: true, inOrderOf: "rank" }),
    rank: integer(0, 1_000_000_000, { required: true }),
    title_zh: line(),
    title_en: line(),
    kind: oneOf(ITEM_KINDS, { required: true }),
    presenter: ref("organization"),
    minutes: integer(0, 1_440),
    state: oneOf(ITEM_STATES, { required: true }),
    started_at: instant(),
    /** Seconds spent before `started_at`; the running time is this plus the time since. */
    spent: integer(0, 1_000_000),
    policies: refs("policy"),
    problems: refs("problem"),
    /** What it takes up again: open actions, and outcomes that were deferred or parked. */
    actions: refs("action"),
    outcomes: refs("outcome"),
    /** For those who run the meeting; never in minutes or on the projector. */
    private_note: text({ private: true }),
    note: text(),
  },
  { title: { zh: ["title_zh", "title_en"], en: ["title_en", "title_zh"] }, searched: ["title_zh", "title_en"] },
);

export const attendance = subject(
  "attendance",
  "attendance",
  {
    meeting: ref("meeting", { required: true }),
    organization: ref("organization", { required: true }),
    /** Who speaks for the party. */
    person: ref("person"),
    /** Who else came for it. */
    companions: refs("person"),
    /** Name of the person who sat there, where no record of a person is kept. */
    name: line(),
    duty: line(),
    role: oneOf(ATTENDANCE_ROLES, { required: true }),
    presence: oneOf(PRESENCE, { required: true }),
    arrived_at: instant(),
    left_at: instant(),
    deputy_for: line(),
    note: text(),
  },
  {
    title: { zh: ["name"], en: ["name"] },
    // Who is on the list, and as what, is for those who run the meeting: it decides who votes and counts.
    rights: {
      participant: {
        own: ["organization"],
        change: ["presence", "name", "person", "companions", "duty", "deputy_for"],
        beside: ["arrived_at", "left_at"],
        until: "closed",
      },
    },
  },
);

export const report = subject(
  "report",
  "reports",
  {
    meeting: ref("meeting", { required: true, inOrderOf: "rank" }),
    agenda_item: ref("agenda_item"),
    organization: ref("organization", { required: true }),
    progress: text(),
    figures: text(),
    difficulties: text(),
    requests: text(),
    rank: integer(0, 1_000_000_000),
  },
  {
    title: { zh: ["progress"], en: ["progress"] },
    searched: ["progress", "figures", "difficulties", "requests"],
    rights: {
      participant: {
        own: ["organization", "meeting"],
        make: ["meeting", "agenda_item", "organization", "progress", "figures", "difficulties", "requests"],
        change: ["agenda_item", "progress", "figures", "difficulties", "requests"],
        remove: true,
        until: "closed",
      },
    },
  },
);

export const outcome = subject(
  "outcome",
  "outcomes",
  {
    meeting: ref("meeting", { required: true, inOrderOf: "rank" }),
    agenda_item: ref("agenda_item"),
    kind: oneOf(OUTCOME_KINDS, { required: true }),
    text: text(),
    /** The same in the other language, where somebody wrote it. */
    text_en: text(),
    method: oneOf(METHODS),
    state: oneOf(OUTCOME_STATES, { required: true }),
    rank: integer(0, 1_000_000_000),
    policies: refs("policy"),
    problems: refs("problem"),
    segments: refs("segment"),
    organizations: refs("organization"),
    sources: refs("source"),
  },
  { title: { zh: ["text", "text_en"], en: ["text_en", "text"] }, searched: ["text", "text_en"] },
);

export const position = subject(
  "position",
  "positions",
  {
    outcome: ref("outcome", { required: true }),
    organization: ref("organization", { required: true }),
    stance: oneOf(STANCES, { required: true }),
    note: text(),
  },
  {
    title: { zh: ["note"], en: ["note"] },
    rights: {
      participant: {
        own: ["organization", "meeting"],
        make: ["outcome", "organization", "stance", "note"],
        change: ["stance", "note"],
        remove: true,
        until: "closed",
      },
    },
  },
);

/** Wording of a decision that a party proposes; what differs is shown against the text as it is. */
export const amendment = subject(
  "amendment",
  "amendments",
  {
    outcome: ref("outcome", { required: true }),
    organization: ref("organization"),
    text: text({ required: true }),
    state: oneOf(AMENDMENT_STATES, { required: true }),
    /** The text that it replaced when it was accepted. */
    replaced: text(),
    note: text(),
  },
  {
    title: { zh: ["text"], en: ["text"] },
    searched: ["text"],
    rights: {
      participant: {
        own: ["organization", "meeting"],
        make: ["outcome", "organization", "text", "note"],
        change: ["text", "note"],
        remove: true,
        until: "closed",
      },
    },
  },
);

/** What happened in the room by itself: the quorum was reached or lost. */
export const meetingEvent = subject(
  "meeting_event",
  "meeting-events",
  {
    meeting: ref("meeting", { required: true }),
    kind: oneOf(MEETING_EVENTS, { required: true }),
    happened_at: instant({ required: true }),
    present: integer(0, 100_000),
    expected: integer(0, 100_000),
    /** Party whose coming or going did it. */
    organization: ref("organization"),
  },
  { title: { zh: ["kind"], en: ["kind"] } },
);

/** Somebody spoke for a party: from start to stop. A speech without `ended_at` is going on. */
export const speech = subject(
  "speech",
  "speeches",
  {
    meeting: ref("meeting", { required: true }),
    agenda_item: ref("agenda_item"),
    organization: ref("organization", { required: true }),
    started_at: instant({ required: true }),
    ended_at: instant(),
    /** By the laptop's clock; a clock that went back counts as nothing. */
    seconds: integer(0, 1_000_000),
  },
  { title: { zh: ["started_at"], en: ["started_at"] } },
);
