/** Regular reporting meetings: one sitting, its agenda, attendance, reports, outcomes and positions. */
import { z } from "zod";
import {
  boolean,
  date,
  instant,
  integer,
  line,
  object,
  oneOf,
  partialDate,
  rank,
  ref,
  refs,
  text,
  time,
} from "../fields.ts";
import {
  AMENDMENT_STATES,
  ATTENDANCE_ROLES,
  DECISION_RULES,
  FLOOR_ORDERS,
  ITEM_KINDS,
  ITEM_STATES,
  MEETING_EVENTS,
  MEETING_MODES,
  MEETING_STATES,
  METHODS,
  OUTCOME_KINDS,
  OUTCOME_STATES,
  PRESENCE,
  STANCES,
} from "../vocabulary.ts";
import { subject } from "./define.ts";
import { decisionMinus, MAX_ORDINAL, noticeFrom, quorumRule } from "./meeting-forms.ts";
import { provenance, translated } from "./provenance.ts";

/** When a meeting was to be held, as it had been announced: days as far as they were known, times `HH:MM`. */
const plannedTime = z.strictObject({
  day: partialDate(),
  last_day: partialDate(),
  starts: time(),
  ends: time(),
});

/** Minutes that a sector may speak in all; a sector that is not named may speak as long as it takes. */
const allowed = z.number().int().min(1).max(1_440).optional();
const sectorMinutes = z.strictObject({
  government: allowed,
  enterprise: allowed,
  ngo: allowed,
  academia: allowed,
  public: allowed,
});

export const meeting = subject(
  "meeting",
  "meetings",
  {
    series: ref("series"),
    task_force: ref("task_force"),
    title_zh: line({ index: true }),
    title_en: line({ index: true, englishOf: "title_zh", latin: true }),
    /** The n-th sitting of its series. */
    ordinal: integer(1, MAX_ORDINAL, { index: true }),
    day: partialDate({ index: true }),
    last_day: partialDate(),
    day_note: text(),
    day_note_en: text({ englishOf: "day_note" }),
    starts: time(),
    ends: time(),
    /** What had been announced when it began; day and hours beside it are those at which it was really held since. */
    planned: object(plannedTime),
    place: line(),
    place_en: line({ englishOf: "place", latin: true }),
    mode: oneOf(MEETING_MODES),
    state: oneOf(MEETING_STATES, { required: true, begins: "planned", index: true }),
    opened_at: instant(),
    /** When it was closed last; stays while it is open again. */
    closed_at: instant(),
    organizers: refs("organization"),
    chair: line({ ofPerson: true, englishIn: "minutes_word" }),
    recorder: line({ ofPerson: true, englishIn: "minutes_word" }),
    quorum: object(quorumRule),
    decision_rule: oneOf(DECISION_RULES),
    decision_minus: decisionMinus(),
    current_item: ref("agenda_item", { onRemove: "clear" }),
    floor_order: oneOf(FLOOR_ORDERS, { apart: true }),
    /** That one speech may take. */
    speech_minutes: integer(1, 1_440, { unit: "minutes", apart: true }),
    ...noticeFrom,
    /** 发文字号 and day of the notice, until when parties reply, and what it says beside the usual. */
    notice_number: line(),
    notice_day: date(),
    reply_until: date({ ahead: true }),
    notice_text: text(),
    sector_minutes: object(sectorMinutes),
    policies: refs("policy"),
    problems: refs("problem"),
    /** An exercise: made up for practice, never a record of something that happened. */
    exercise: boolean({ begins: false, apart: true }),
    note: text(),
    note_en: text({ englishOf: "note" }),
    ...provenance,
  },
  {
    foundAmong: "meetings",
    title: { zh: ["title_zh", "title_en"], en: ["title_en", "title_zh"] },
    goesBy: ["title_zh", "title_en"],
    searched: ["title_zh", "title_en", "place", "place_en"],
    sort: { field: "day", dir: "desc" },
    screen: {
      at: "/meetings/$id",
      rail: 1,
      group: "work",
      columns: ["day", "state", { zh: "place", en: "place_en", name: "place" }, "series"],
      groups: ["state", "series", "day"],
    },
    lasting: { field: "state", value: "sealed", follows: { subject: "seal", field: "meeting" } },
  },
);

export const agendaItem = subject(
  "agenda_item",
  "agenda-items",
  {
    meeting: ref("meeting", { required: true, inOrderOf: "rank", onRemove: "remove" }),
    rank: rank({ required: true }),
    title_zh: line(),
    title_en: line({ englishOf: "title_zh" }),
    kind: oneOf(ITEM_KINDS, { required: true, begins: "discussion" }),
    presenter: ref("organization"),
    /** Who is called in for this item alone (列席), beside those who attend. */
    called: refs("organization"),
    minutes: integer(0, 1_440, { unit: "minutes" }),
    state: oneOf(ITEM_STATES, { required: true, begins: "open" }),
    started_at: instant(),
    /** Seconds spent before `started_at`; the running time is this plus the time since. */
    spent: integer(0, 1_000_000, { begins: 0, unit: "seconds" }),
    /** When it was taken up first, and left last: who was there in between attended it. */
    begun_at: instant(),
    ended_at: instant(),
    policies: refs("policy"),
    problems: refs("problem"),
    /** What it cites, each as its version has it. */
    clauses: refs("clause"),
    /** What it takes up again: open actions, and outcomes that were deferred or parked. */
    actions: refs("action", { onRemove: "clear" }),
    outcomes: refs("outcome", { onRemove: "clear" }),
    /** For those who run the meeting; never in minutes or on the projector. */
    private_note: text({ private: true }),
    note: text(),
    translated: translated(),
  },
  {
    foundAmong: "meetings",
    title: { zh: ["title_zh", "title_en"], en: ["title_en", "title_zh"] },
    goesBy: ["title_zh", "title_en"],
    searched: ["title_zh", "title_en"],
    sealed: true,
  },
);

export const attendance = subject(
  "attendance",
  "attendance",
  {
    meeting: ref("meeting", { required: true, onRemove: "remove" }),
    organization: ref("organization", { required: true }),
    /** Who speaks for the party. */
    person: ref("person"),
    /** Who else came for it. */
    companions: refs("person"),
    /** Name of the person who sat there, where no record of a person is kept. */
    name: line({ ofPerson: true, englishIn: "minutes_word" }),
    duty: line({ englishIn: "minutes_word" }),
    role: oneOf(ATTENDANCE_ROLES, { required: true, begins: "member" }),
    presence: oneOf(PRESENCE, { required: true, begins: "expected" }),
    arrived_at: instant(),
    left_at: instant(),
    deputy_for: line({ ofPerson: true, englishIn: "minutes_word" }),
    note: text(),
  },
  {
    title: { zh: ["name"], en: ["name"] },
    sealed: true,
    told: ["presence", "role", "name"],
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
    meeting: ref("meeting", { required: true, inOrderOf: "rank", onRemove: "remove" }),
    agenda_item: ref("agenda_item", { onRemove: "clear" }),
    organization: ref("organization", { required: true }),
    progress: text(),
    figures: text(),
    difficulties: text(),
    requests: text(),
    rank: rank(),
  },
  {
    foundAmong: "work",
    title: { zh: ["progress"], en: ["progress"] },
    searched: ["progress", "figures", "difficulties", "requests"],
    sealed: true,
    told: ["progress"],
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
    meeting: ref("meeting", { required: true, inOrderOf: "rank", onRemove: "remove" }),
    agenda_item: ref("agenda_item", { onRemove: "clear" }),
    kind: oneOf(OUTCOME_KINDS, { required: true }),
    text: text(),
    /** The same in the other language, where somebody wrote it. */
    text_en: text({ englishOf: "text" }),
    /** Who said so, of an opinion or a risk. */
    organization: ref("organization"),
    method: oneOf(METHODS),
    state: oneOf(OUTCOME_STATES, { required: true }),
    /** When it was adopted or rejected: the moment, the member parties that were there, whether they were a quorum. */
    decided_at: instant(),
    attending: refs("organization"),
    quorate: boolean(),
    /** What it arose from: an opinion that was made a decision. */
    origin: ref("outcome", { onRemove: "clear" }),
    /** An earlier decision in whose place it stands, and why. */
    replaces: ref("outcome"),
    replaces_reason: text(),
    /** Day on which the decision should be looked at again. */
    review: date({ index: true, ahead: true }),
    rank: rank(),
    policies: refs("policy"),
    problems: refs("problem"),
    /** What it cites, each as its version has it. */
    clauses: refs("clause"),
    segments: refs("segment"),
    organizations: refs("organization"),
    sources: refs("source"),
    translated: translated(),
  },
  {
    foundAmong: "work",
    title: { zh: ["text", "text_en"], en: ["text_en", "text"] },
    goesBy: ["text", "text_en"],
    searched: ["text", "text_en"],
    sort: { field: "decided_at", dir: "asc" },
    screen: {
      at: "/register",
      listed: true,
      under: "meeting",
      columns: ["agenda_item", "state", "decided_at", "review", "replaces", "meeting"],
      groups: ["meeting", "state", "review"],
      grouped: "meeting",
    },
    sealed: true,
  },
);

export const position = subject(
  "position",
  "positions",
  {
    outcome: ref("outcome", { required: true, onRemove: "remove" }),
    organization: ref("organization", { required: true }),
    stance: oneOf(STANCES, { required: true }),
    note: text(),
    /** It was taken on another text than the one that stands, and kept. */
    earlier_text: boolean(),
  },
  {
    title: { zh: ["note"], en: ["note"] },
    sealed: true,
    told: ["stance", "note"],
    rights: {
      participant: {
        own: ["organization", "meeting"],
        make: ["outcome", "organization", "stance", "note"],
        change: ["stance", "note"],
        beside: ["earlier_text"],
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
    outcome: ref("outcome", { required: true, onRemove: "remove" }),
    organization: ref("organization"),
    text: text({ required: true }),
    state: oneOf(AMENDMENT_STATES, { required: true, begins: "proposed" }),
    /** The text that it replaced when it was accepted. */
    replaced: text(),
    note: text(),
  },
  {
    foundAmong: "work",
    title: { zh: ["text"], en: ["text"] },
    searched: ["text"],
    sealed: true,
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
    meeting: ref("meeting", { required: true, onRemove: "remove" }),
    kind: oneOf(MEETING_EVENTS, { required: true }),
    happened_at: instant({ required: true }),
    present: integer(0, 100_000, { unit: "parties" }),
    expected: integer(0, 100_000, { unit: "parties" }),
    /** Party whose coming or going did it. */
    organization: ref("organization"),
  },
  { title: { zh: ["kind"], en: ["kind"] }, sealed: true },
);
