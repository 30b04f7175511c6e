/** Regular reporting meetings: the series, one sitting, its agenda, attendance, reports, outcomes and positions. */
import { z } from "zod";
import {
  boolean,
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
  texts,
  time,
} from "../fields.ts";
import {
  ATTENDANCE_ROLES,
  DECISION_RULES,
  ITEM_KINDS,
  ITEM_STATES,
  MEETING_MODES,
  MEETING_STATES,
  METHODS,
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

export const series = subject(
  "series",
  "series",
  {
    name_zh: line({ required: true, index: true }),
    name_en: line({ index: true }),
    task_force: ref("task_force"),
    /** RFC 5545 recurrence rule, without DTSTART. */
    recurrence: line(),
    place: line(),
    members: refs("organization"),
    sectors: someOf(SECTORS),
    quorum: object(quorumRule),
    decision_rule: oneOf(DECISION_RULES),
    agenda: texts(),
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
    place: line(),
    mode: oneOf(MEETING_MODES),
    state: oneOf(MEETING_STATES, { required: true, index: true }),
    opened_at: instant(),
    closed_at: instant(),
    organizers: refs("organization"),
    chair: line(),
    recorder: line(),
    quorum: object(quorumRule),
    decision_rule: oneOf(DECISION_RULES),
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
    /** For the facilitator only; never in minutes or on the projector. */
    private_note: text(),
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
    person: ref("person"),
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
  { title: { zh: ["name"], en: ["name"] } },
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
  { title: { zh: ["progress"], en: ["progress"] }, searched: ["progress", "figures", "difficulties", "requests"] },
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
  { title: { zh: ["note"], en: ["note"] } },
);
