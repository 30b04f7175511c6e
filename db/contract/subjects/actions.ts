/** What follows: task forces, actions with steps, updates and extension requests, and attached files. */
import { boolean, date, instant, integer, line, oneOf, partialDate, rank, ref, refs, text } from "../fields.ts";
import { ACTION_STATUS, CLOSED_STATUS, REQUEST_STATES, TASK_FORCE_STATUS } from "../vocabulary.ts";
import { subject } from "./define.ts";
import { provenance } from "./provenance.ts";

/** No file is larger, in bytes. */
export const MAX_PAPER = 50 * 1024 * 1024;

export const taskForce = subject(
  "task_force",
  "task-forces",
  {
    name_zh: line({ required: true, index: true }),
    name_en: line({ index: true, englishOf: "name_zh", latin: true }),
    charter: text(),
    charter_en: text({ englishOf: "charter" }),
    lead: ref("organization"),
    members: refs("organization"),
    segments: refs("segment"),
    policies: refs("policy"),
    problems: refs("problem"),
    starts: partialDate(),
    ends: partialDate(),
    status: oneOf(TASK_FORCE_STATUS, { required: true, begins: "active", index: true }),
    note: text(),
    ...provenance,
  },
  {
    foundAmong: "work",
    title: { zh: ["name_zh"], en: ["name_en", "name_zh"] },
    searched: ["name_zh", "name_en", "charter", "charter_en"],
    screen: {
      at: "/task-forces/$id",
      rail: 3,
      group: "work",
      columns: ["status", "lead", "members", "starts", "ends"],
      groups: ["status", "lead"],
      head: ["status", "starts", "ends"],
      tabs: ["action", "meeting"],
    },
  },
);

export const action = subject(
  "action",
  "actions",
  {
    text: text({ required: true }),
    text_en: text({ englishOf: "text" }),
    meeting: ref("meeting", { inOrderOf: "rank", onRemove: "clear" }),
    agenda_item: ref("agenda_item", { onRemove: "clear" }),
    outcome: ref("outcome", { onRemove: "clear" }),
    task_force: ref("task_force"),
    /** 牵头. May be empty only on a record that a source reports without naming it. */
    lead: ref("organization", { covers: ["status", "due"] }),
    /** 配合 */
    supporting: refs("organization"),
    person: ref("person"),
    /** The owner in the source's own words. */
    owner_text: line({ ofPerson: true, englishIn: "minutes_word", apart: true, ofSources: true }),
    due: partialDate({ index: true, covers: ["status"], ahead: true, width: 196 }),
    due_note: text(),
    due_note_en: text({ englishOf: "due_note" }),
    status: oneOf(ACTION_STATUS, { required: true, begins: "not_started", index: true, covers: ["due"] }),
    percent: integer(0, 100, { begins: 0, index: true, unit: "percent", width: 122 }),
    status_note: text(),
    status_note_en: text({ englishOf: "status_note" }),
    rank: rank(),
    ...provenance,
  },
  {
    foundAmong: "work",
    title: { zh: ["text", "text_en"], en: ["text_en", "text"] },
    searched: ["text", "text_en", "status_note", "status_note_en"],
    sort: { field: "due", dir: "asc" },
    screen: {
      at: "/actions/$id",
      rail: 2,
      group: "work",
      columns: ["lead", "supporting", "due", "status", "percent", "meeting"],
      groups: ["due", "status", "lead", "meeting", "task_force"],
      grouped: "due",
    },
    // What the meeting decided; its progress goes on.
    sealed: ["text", "text_en", "meeting", "agenda_item", "outcome"],
    rights: {
      participant: {
        own: ["id"],
        change: ["status", "percent", "status_note", "status_note_en"],
        never: { status: [...CLOSED_STATUS] },
      },
    },
  },
);

/** A part of an action that can be ticked off. */
export const actionStep = subject(
  "action_step",
  "action-steps",
  {
    action: ref("action", { required: true, inOrderOf: "rank", onRemove: "remove" }),
    text: line({ required: true }),
    done: boolean({ begins: false }),
    rank: rank(),
  },
  {
    foundAmong: "work",
    title: { zh: ["text"], en: ["text"] },
    searched: ["text"],
    rights: {
      participant: {
        own: ["action"],
        make: ["action", "text", "done", "rank"],
        change: ["text", "done", "rank"],
        remove: true,
      },
    },
  },
);

export const actionUpdate = subject(
  "action_update",
  "action-updates",
  {
    action: ref("action", { required: true, inOrderOf: "made_at", onRemove: "remove" }),
    organization: ref("organization"),
    made_at: instant({ required: true }),
    text: text(),
    percent: integer(0, 100, { unit: "percent" }),
    status: oneOf(ACTION_STATUS),
    /** What proves it: a paper, a link, a place in a file. */
    evidence: text(),
  },
  {
    foundAmong: "work",
    title: { zh: ["text"], en: ["text"] },
    searched: ["text", "evidence"],
    // When it was made is for the program to say.
    rights: {
      participant: {
        own: ["organization", "action"],
        make: ["action", "organization", "text", "percent", "status", "evidence"],
        never: { status: [...CLOSED_STATUS] },
      },
    },
  },
);

export const extensionRequest = subject(
  "extension_request",
  "extension-requests",
  {
    action: ref("action", { required: true, onRemove: "remove" }),
    organization: ref("organization"),
    due: date({ required: true, ahead: true }),
    reason: text({ required: true }),
    state: oneOf(REQUEST_STATES, { required: true, begins: "asked", index: true }),
    /** The due date that was moved when it was approved: what the meeting had set, or an earlier extension. */
    due_before: partialDate(),
    decision_note: text(),
    /** Requests of earlier builds do not say it. */
    asked_at: instant(),
    decided_at: instant(),
  },
  {
    title: { zh: ["reason"], en: ["reason"] },
    rights: { participant: { own: ["organization", "action"], make: ["action", "organization", "due", "reason"] } },
  },
);

/** A file that belongs to something: papers of an agenda item, evidence of progress. The bytes lie apart, by their hash. */
export const paper = subject(
  "paper",
  "papers",
  {
    meeting: ref("meeting", { onRemove: "remove" }),
    agenda_item: ref("agenda_item", { onRemove: "remove" }),
    action: ref("action", { onRemove: "remove" }),
    /** The page or paper that a source is, as it was when somebody read it. */
    source: ref("source", { onRemove: "remove" }),
    organization: ref("organization"),
    name: line({ required: true }),
    mime: line({ code: true }),
    bytes: integer(0, MAX_PAPER, { required: true, unit: "bytes" }),
    /** SHA-256 of the bytes, hex. */
    hash: line({ code: true, required: true, index: true }),
    added_at: instant({ required: true }),
  },
  {
    foundAmong: "papers",
    title: { zh: ["name"], en: ["name"] },
    searched: ["name"],
    sealed: true,
    // Evidence of the own actions; what belongs to a meeting stands in its minutes as an annex.
    rights: {
      participant: {
        own: ["organization", "action"],
        make: ["action", "organization", "name", "mime", "bytes", "hash"],
        change: ["name"],
        remove: true,
      },
    },
  },
);
