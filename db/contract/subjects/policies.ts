/** What governs and what hurts: policies with their versions, and the problems that the workshop is to solve. */
import { date, line, oneOf, partialDate, ref, refs, text } from "../fields.ts";
import { POLICY_LEVELS, PROBLEM_STATUS } from "../vocabulary.ts";
import { subject } from "./define.ts";
import { provenance } from "./provenance.ts";

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
    summary: text(),
    summary_en: text({ englishOf: "summary" }),
    note: text(),
    note_en: text({ englishOf: "note" }),
    ...provenance,
  },
  {
    title: { zh: ["title_zh", "title_en"], en: ["title_en", "title_zh"] },
    goesBy: ["title_zh", "title_en"],
    alsoCalled: ["doc_number"],
    searched: ["title_zh", "title_en", "doc_number", "summary", "summary_en"],
    screen: {
      at: "/policies/$id",
      rail: 5,
      columns: ["level", "doc_number", "issued", "valid_to", "status", "instruments"],
      groups: ["level", "status", "issued"],
      head: ["level", "doc_number", "issued", "status"],
      tabs: ["policy_version", "policy", "problem"],
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
    changes: text(),
    ...provenance,
  },
  { title: { zh: ["label"], en: ["label"] }, sort: { field: "dated", dir: "desc" } },
);

export const problem = subject(
  "problem",
  "problems",
  {
    title_zh: line({ index: true }),
    title_en: line({ index: true, englishOf: "title_zh" }),
    type: ref("term", { vocabulary: "problem_type" }),
    description: text(),
    /** Organization that answers for solving it. */
    owner: ref("organization"),
    status: oneOf(PROBLEM_STATUS, { required: true, begins: "open", index: true }),
    segments: refs("segment"),
    policies: refs("policy"),
    organizations: refs("organization"),
    place_in_source: line({ apart: true, ofSources: true }),
    note: text(),
    note_en: text({ englishOf: "note" }),
    ...provenance,
  },
  {
    title: { zh: ["title_zh", "title_en"], en: ["title_en", "title_zh"] },
    goesBy: ["title_zh", "title_en"],
    searched: ["title_zh", "title_en", "description"],
    screen: {
      at: "/problems/$id",
      rail: 6,
      columns: ["status", "owner", "organizations", "policies"],
      groups: ["status", "type", "owner"],
      head: ["status", "type"],
    },
  },
);
