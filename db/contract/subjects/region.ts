/** Who is there: segments of the chain, sources, organizations, people and the links between organizations. */
import { boolean, date, decimal, integer, line, oneOf, partialDate, ref, refs, text, texts } from "../fields.ts";
import {
  FIGURE_KINDS,
  GRADES,
  LINK_STATUS,
  ORGANIZATION_STATUS,
  SECTORS,
  VERDICTS,
  VOCABULARIES,
} from "../vocabulary.ts";
import { subject } from "./define.ts";
import { provenance, translated } from "./provenance.ts";

export const segment = subject(
  "segment",
  "segments",
  {
    name_zh: line({ required: true }),
    name_en: line({ englishOf: "name_zh" }),
    parent: ref("segment"),
    rank: integer(0, 100_000, { index: true, apart: true }),
    note: text(),
    /** What it became part of, where sealed minutes name it still. */
    merged_into: ref("segment", { apart: true }),
    /** The source paper names it; otherwise it was added from public material. */
    named_in_paper: boolean({ apart: true, ofSources: true }),
  },
  {
    title: { zh: ["name_zh"], en: ["name_en", "name_zh"] },
    searched: ["name_zh", "name_en"],
    inPlace: [],
    screen: {
      at: "/segments/$id",
      rail: 8,
      columns: ["parent"],
      head: ["parent"],
      tabs: ["segment", "organization", "link", "figure", "policy", "problem"],
    },
  },
);

export const term = subject(
  "term",
  "terms",
  {
    vocabulary: oneOf(VOCABULARIES, { required: true, index: true }),
    name_zh: line({ required: true }),
    name_en: line({ englishOf: "name_zh" }),
    /** Of a kind of links: what one end is said to do with the other, and the other with it. */
    forward_zh: line(),
    forward_en: line({ englishOf: "forward_zh" }),
    backward_zh: line(),
    backward_en: line({ englishOf: "backward_zh" }),
    rank: integer(0, 100_000, { apart: true }),
    /** It is offered no more; records that name it keep it. */
    retired: boolean(),
    note: text(),
  },
  { title: { zh: ["name_zh"], en: ["name_en", "name_zh"] }, picked: true, basic: true, inPlace: [] },
);

export const source = subject(
  "source",
  "sources",
  {
    title: line({ required: true }),
    title_en: line({ englishOf: "title" }),
    /** Null where no safe address is known: then the title and origin are all there is to show. */
    url: text(),
    kind: line({ few: true }),
    grade: oneOf(GRADES, { index: true }),
    origin: line(),
    consulted: date(),
    translated: translated(),
  },
  {
    title: { zh: ["title"], en: ["title_en", "title"] },
    searched: ["title", "title_en", "origin"],
    inPlace: ["grade", "kind", "origin", "url"],
    screen: {
      at: "/sources/$id",
      under: "organization",
      columns: ["grade", "kind", "origin", "consulted"],
      groups: ["grade", "kind", "consulted"],
      head: ["grade", "kind", "origin"],
      tabs: ["paper", "organization", "link", "policy", "figure"],
    },
  },
);

export const organization = subject(
  "organization",
  "organizations",
  {
    name_zh: line({ index: true }),
    name_en: line({ index: true, englishOf: "name_zh", latin: true }),
    /** A Chinese name that no source confirms yet. */
    name_zh_candidate: line({ apart: true, ofSources: true }),
    short_name: line(),
    aliases: texts(),
    /** Unified social credit code (GB 32100), or an older number of a register. One whose check digit is wrong is kept. */
    credit_code: line({ index: true, width: 190 }),
    legal_form: line({ few: true }),
    status: oneOf(ORGANIZATION_STATUS, { index: true }),
    sector: oneOf(SECTORS, { required: true, index: true, badge: "sector" }),
    region: line({ index: true, few: true }),
    region_en: line({ englishOf: "region", few: true }),
    city: line({ required: true, index: true, inOrderOf: "name_zh", width: 120, few: true }),
    city_en: line({ index: true, width: 120, englishOf: "city", few: true }),
    district: line({ width: 130, few: true }),
    district_en: line({ width: 130, englishOf: "district", few: true }),
    address: line(),
    segments: refs("segment"),
    products: text(),
    products_en: text({ englishOf: "products" }),
    owner: line(),
    owner_en: line({ englishOf: "owner" }),
    founded: partialDate({ index: true }),
    web: line(),
    contact: text({ personal: true }),
    note: text(),
    note_en: text({ englishOf: "note" }),
    /** What it became part of, where sealed minutes name it still. */
    merged_into: ref("organization", { apart: true }),
    named_in_paper: boolean({ apart: true, ofSources: true }),
    /** Fields that are a deduction, not a statement of a source. */
    inferred: texts({ apart: true, ofSources: true, fieldNames: true }),
    ...provenance,
  },
  {
    foundAmong: "parties",
    title: { zh: ["name_zh", "name_en"], en: ["name_en", "name_zh"] },
    goesBy: ["name_zh", "name_en", "name_zh_candidate"],
    inPlace: [],
    alsoCalled: ["short_name", "aliases", "name_zh_candidate", "credit_code"],
    searched: [
      "name_zh",
      "name_en",
      "short_name",
      "aliases",
      "name_zh_candidate",
      "credit_code",
      "city",
      "city_en",
      "district",
      "district_en",
      "products",
      "products_en",
    ],
    screen: {
      at: "/organizations/$id",
      rail: 4,
      columns: [
        "sector",
        { zh: "city", en: "city_en", name: "city" },
        { zh: "district", en: "district_en", name: "district" },
        "segments",
        { zh: "products", en: "products_en", name: "products" },
      ],
      groups: ["sector", "city"],
      head: [
        { zh: "city", en: "city_en", name: "city" },
        { zh: "district", en: "district_en", name: "district" },
        "segments",
      ],
      tabs: ["link", "figure", "action", "attendance", "position", "policy", "person"],
    },
  },
);

export const person = subject(
  "person",
  "people",
  {
    /** Empty where only the duty is known: somebody sits there, and a list did not say who. */
    name: line({ ofPerson: true }),
    name_latin: line({ englishOf: "name", latin: true }),
    organization: ref("organization", { required: true }),
    duty: line({ englishIn: "minutes_word" }),
    contact: text({ personal: true }),
    note: text(),
  },
  {
    foundAmong: "parties",
    title: { zh: ["name", "name_latin", "duty"], en: ["name_latin", "name", "duty"] },
    goesBy: ["name", "name_latin", "duty"],
    inPlace: ["duty"],
    searched: ["name", "name_latin", "duty"],
    screen: {
      at: "/people/$id",
      under: "organization",
      columns: ["organization", "duty"],
      groups: ["organization"],
      head: ["duty"],
      tabs: ["action", "attendance"],
    },
    told: ["duty"],
  },
);

export const link = subject(
  "link",
  "links",
  {
    from: ref("organization", { required: true }),
    to: ref("organization", { required: true }),
    type: ref("term", { vocabulary: "link_type" }),
    status: oneOf(LINK_STATUS, { required: true, index: true }),
    /** What goes from one to the other. */
    segment: ref("segment"),
    description: text(),
    description_en: text({ englishOf: "description" }),
    share: line(),
    since: partialDate(),
    cross_region: boolean(),
    inferred: boolean({ apart: true, ofSources: true }),
    note: text(),
    ...provenance,
  },
  {
    title: { zh: ["description", "description_en"], en: ["description_en", "description"] },
    searched: ["description", "description_en"],
    shownWith: "from",
    told: ["type", { zh: "description", en: "description_en", name: "description" }, "since"],
  },
);

/**
 * What was counted of an organization, or of a segment in a city, in a year. A source that says otherwise has a record of its
 * own: both stand beside each other.
 */
export const figure = subject(
  "figure",
  "figures",
  {
    organization: ref("organization", { onRemove: "remove" }),
    segment: ref("segment"),
    city: line({ few: true, width: 120 }),
    kind: oneOf(FIGURE_KINDS, { required: true, index: true }),
    /** What exactly, where the kind does not say it. */
    label: line(),
    year: partialDate({ required: true, index: true }),
    value: decimal({ required: true, width: 150 }),
    unit: line({ few: true, width: 110 }),
    /** The source says "about", "more than". */
    approximate: boolean(),
    note: text(),
    ...provenance,
  },
  {
    title: { zh: ["kind"], en: ["kind"] },
    searched: ["label", "city", "note"],
    sort: { field: "year", dir: "desc" },
    screen: {
      at: "/figures",
      rail: 7,
      columns: ["organization", "segment", "city", "year", "value", "unit", "label"],
      groups: ["kind", "organization", "year", "city"],
    },
  },
);

/** Two organizations are two, or nobody is sure: what somebody said of a pair that looked like one. */
export const judgement = subject(
  "judgement",
  "judgements",
  {
    one: ref("organization", { required: true, onRemove: "remove" }),
    other: ref("organization", { required: true, onRemove: "remove" }),
    verdict: oneOf(VERDICTS, { required: true, index: true }),
    reason: line(),
  },
  { title: { zh: ["reason"], en: ["reason"] }, told: ["other", "verdict", "reason"] },
);
