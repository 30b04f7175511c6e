/** What governs and what hurts: policies with their versions, clauses and events, and the problems that are to be solved. */
import { boolean, date, decimal, line, oneOf, partialDate, rank, ref, refs, someOf, text } from "../fields.ts";
import {
  POLICY_CRITERIA,
  POLICY_LEVELS,
  POLICY_MOVES,
  PROBLEM_STATUS,
  SEVERITIES,
  TEXT_ORIGINS,
} from "../vocabulary.ts";
import { subject } from "./define.ts";
import { provenance, translated } from "./provenance.ts";

export const policy = subject(
  "policy",
  "policies",
  {
    title_zh: line({ index: true }),
    title_en: line({ index: true, englishOf: "title_zh" }),
    title_note: line(),
    title_note_en: line({ englishOf: "title_note" }),
    issuers: refs("organization"),
    issuer_note: text(),
    issuer_note_en: text({ englishOf: "issuer_note" }),
    doc_number: line({ index: true, width: 176 }),
    level: oneOf(POLICY_LEVELS, { required: true, begins: "city", index: true, width: 110 }),
    issued: partialDate({ index: true }),
    published: partialDate({ index: true }),
    date_note: text(),
    date_note_en: text({ englishOf: "date_note" }),
    valid_from: partialDate({ index: true }),
    valid_to: partialDate({ index: true }),
    /** Day on which the policy should be looked at again. */
    review: date({ index: true }),
    status: ref("term", { vocabulary: "policy_status", width: 140 }),
    stage: ref("term", { vocabulary: "policy_stage" }),
    instruments: refs("term", { vocabulary: "policy_instrument" }),
    segments: refs("segment"),
    parent: ref("policy"),
    also_implements: refs("policy"),
    related: refs("policy"),
    /** Whom it is for: who may apply, or gets what it gives. */
    beneficiaries: text(),
    beneficiaries_en: text({ englishOf: "beneficiaries" }),
    /** What it demands of products and projects, as far as it says so. */
    criteria: someOf(POLICY_CRITERIA),
    criteria_note: text(),
    criteria_note_en: text({ englishOf: "criteria_note" }),
    budget: decimal({ width: 150 }),
    budget_unit: line({ few: true, width: 110 }),
    budget_note: text(),
    summary: text(),
    summary_en: text({ englishOf: "summary" }),
    note: text(),
    note_en: text({ englishOf: "note" }),
    ...provenance,
  },
  {
    foundAmong: "policies",
    title: { zh: ["title_zh", "title_en"], en: ["title_en", "title_zh"] },
    goesBy: ["title_zh", "title_en"],
    inPlace: [],
    alsoCalled: ["doc_number"],
    searched: ["title_zh", "title_en", "doc_number", "summary", "summary_en"],
    screen: {
      at: "/policies/$id",
      rail: 5,
      columns: ["level", "doc_number", "issued", "valid_to", "status", "instruments"],
      groups: ["level", "status", "issued"],
      head: ["level", "doc_number", "issued", "status"],
      tabs: ["policy_event", "policy_version", "clause", "policy", "problem"],
    },
  },
);

export const policyVersion = subject(
  "policy_version",
  "policy-versions",
  {
    policy: ref("policy", { required: true, onRemove: "remove" }),
    label: line({ required: true }),
    dated: partialDate({ index: true }),
    /** Not in force yet: a text that is worked on or out for consultation. */
    draft: boolean({ begins: false }),
    changes: text(),
    /** How its clauses were taken in, and the name of the file that they come from. */
    taken_from: oneOf(TEXT_ORIGINS, { apart: true }),
    origin: line({ apart: true }),
    /** What stands before its first clause: title, number, who issued it. */
    head: text({ apart: true }),
    ...provenance,
  },
  {
    foundAmong: "policies",
    title: { zh: ["label"], en: ["label"] },
    picked: true,
    sort: { field: "dated", dir: "desc" },
  },
);

/** One provision of one version of a policy. What cites it cites it as that version has it. */
export const clause = subject(
  "clause",
  "clauses",
  {
    policy: ref("policy", { required: true, onRemove: "remove" }),
    version: ref("policy_version", { required: true, inOrderOf: "rank", onRemove: "remove" }),
    /** What it goes by in lists: number and heading, or how it begins. */
    name: line({ apart: true }),
    name_en: line({ apart: true, englishOf: "name" }),
    /** As it is printed: 第三条, （二）, Article 5. */
    number: line(),
    heading: line(),
    heading_en: line({ englishOf: "heading" }),
    /** The chapter that it stands under. */
    part: line({ few: true, width: 180 }),
    text: text({ required: true }),
    text_en: text({ englishOf: "text" }),
    instruments: refs("term", { vocabulary: "policy_instrument" }),
    segments: refs("segment"),
    /** What it gives or asks for, in its own words: at most 500 万元 a year. */
    amount: line(),
    rank: rank(),
    translated: translated(),
  },
  {
    foundAmong: "policies",
    title: { zh: ["name", "name_en"], en: ["name_en", "name"] },
    searched: ["name", "name_en", "text", "text_en"],
    sort: { field: "rank", dir: "asc" },
    screen: {
      at: "/clauses/$id",
      under: "policy",
      columns: ["policy", "version", "part", "amount", "instruments", "segments"],
      groups: ["policy", "version"],
      grouped: "version",
    },
    told: ["policy", "version"],
  },
);

/** How far a policy has come, or what holds since: one move of it, its day, and the meeting or outcome that moved it. */
export const policyEvent = subject(
  "policy_event",
  "policy-events",
  {
    policy: ref("policy", { required: true, inOrderOf: "day", onRemove: "remove" }),
    move: oneOf(POLICY_MOVES, { required: true, index: true }),
    /** One that lies ahead is planned. */
    day: partialDate({ required: true, index: true }),
    /** Of an extension: until when it holds now. */
    until: partialDate({ ahead: true }),
    version: ref("policy_version", { onRemove: "clear" }),
    meeting: ref("meeting", { onRemove: "clear" }),
    outcome: ref("outcome", { onRemove: "clear" }),
    /** The policy that took its place. */
    replaced_by: ref("policy", { onRemove: "clear" }),
    note: text(),
    note_en: text({ englishOf: "note" }),
    ...provenance,
  },
  {
    title: { zh: ["move"], en: ["move"] },
    sort: { field: "day", dir: "desc" },
    told: ["day", "move", "meeting", "outcome"],
  },
);

export const problem = subject(
  "problem",
  "problems",
  {
    title_zh: line({ index: true }),
    title_en: line({ index: true, englishOf: "title_zh" }),
    type: ref("term", { vocabulary: "problem_type" }),
    severity: oneOf(SEVERITIES, { index: true, width: 110 }),
    description: text(),
    description_en: text({ englishOf: "description" }),
    /** Who raised it, where, and when, where that was at no meeting. */
    raised_by: ref("organization"),
    raised_in: ref("meeting", { onRemove: "clear" }),
    raised_on: partialDate({ index: true }),
    /** Organization that answers for solving it. */
    owner: ref("organization"),
    status: oneOf(PROBLEM_STATUS, { required: true, begins: "open", index: true }),
    segments: refs("segment"),
    policies: refs("policy"),
    clauses: refs("clause"),
    organizations: refs("organization"),
    /** What is counted to see whether it becomes less. */
    figures: refs("figure"),
    place_in_source: line({ apart: true, ofSources: true }),
    note: text(),
    note_en: text({ englishOf: "note" }),
    ...provenance,
  },
  {
    foundAmong: "policies",
    title: { zh: ["title_zh", "title_en"], en: ["title_en", "title_zh"] },
    goesBy: ["title_zh", "title_en"],
    inPlace: [],
    searched: ["title_zh", "title_en", "description", "description_en"],
    screen: {
      at: "/problems/$id",
      rail: 6,
      columns: ["severity", "status", "owner", "raised_by", "organizations", "policies"],
      groups: ["status", "severity", "type", "owner"],
      head: ["severity", "status", "type"],
    },
  },
);
