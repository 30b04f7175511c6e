/** Who is there: segments of the chain, sources, organizations, people and the links between organizations. */
import { boolean, date, integer, line, oneOf, partialDate, ref, refs, text, texts } from "../fields.ts";
import { LINK_STATUS, SECTORS, VOCABULARIES } from "../vocabulary.ts";
import { subject } from "./define.ts";
import { provenance } from "./provenance.ts";

export const segment = subject(
  "segment",
  "segments",
  {
    name_zh: line({ required: true }),
    name_en: line({ englishOf: "name_zh" }),
    parent: ref("segment"),
    rank: integer(0, 100_000, { index: true, apart: true }),
    /** The source paper names it; otherwise it was added from public material. */
    named_in_paper: boolean({ apart: true, ofSources: true }),
  },
  { title: { zh: ["name_zh"], en: ["name_en", "name_zh"] }, searched: ["name_zh", "name_en"] },
);

export const term = subject(
  "term",
  "terms",
  {
    vocabulary: oneOf(VOCABULARIES, { required: true, index: true }),
    name_zh: line({ required: true }),
    name_en: line({ englishOf: "name_zh" }),
    rank: integer(0, 100_000, { apart: true }),
    note: text(),
  },
  { title: { zh: ["name_zh"], en: ["name_en", "name_zh"] }, picked: true, basic: true },
);

export const source = subject(
  "source",
  "sources",
  {
    title: line({ required: true }),
    /** Null where no safe address is known: then the title and origin are all there is to show. */
    url: text(),
    kind: line(),
    /** A official, B known media, C copy of a named outlet, D unnamed. */
    grade: oneOf(["A", "B", "C", "D"], { index: true }),
    origin: line(),
    consulted: date(),
  },
  { title: { zh: ["title"], en: ["title"] }, picked: true },
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
    sector: oneOf(SECTORS, { required: true, index: true, badge: "sector" }),
    region: line({ index: true, few: true }),
    region_en: line({ englishOf: "region", few: true }),
    city: line({ required: true, index: true, inOrderOf: "name_zh", width: 120, few: true }),
    city_en: line({ index: true, width: 120, englishOf: "city", few: true }),
    district: line({ width: 130, few: true }),
    district_en: line({ width: 130, englishOf: "district", few: true }),
    segments: refs("segment"),
    products: text(),
    products_en: text({ englishOf: "products" }),
    owner: line(),
    owner_en: line({ englishOf: "owner" }),
    founded: partialDate({ index: true }),
    contact: text(),
    note: text(),
    note_en: text({ englishOf: "note" }),
    named_in_paper: boolean({ apart: true, ofSources: true }),
    /** Fields that are a deduction, not a statement of a source. */
    inferred: texts({ apart: true, ofSources: true, fieldNames: true }),
    ...provenance,
  },
  {
    title: { zh: ["name_zh", "name_en"], en: ["name_en", "name_zh"] },
    alsoCalled: ["short_name", "aliases", "name_zh_candidate"],
    searched: [
      "name_zh",
      "name_en",
      "short_name",
      "aliases",
      "name_zh_candidate",
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
      tabs: ["link", "action", "attendance", "position", "policy", "person"],
    },
  },
);

export const person = subject(
  "person",
  "people",
  {
    name: line({ required: true, ofPerson: true }),
    name_latin: line({ englishOf: "name", latin: true }),
    organization: ref("organization", { required: true }),
    duty: line({ englishIn: "minutes_word" }),
    contact: text(),
    note: text(),
  },
  {
    title: { zh: ["name", "name_latin"], en: ["name_latin", "name"] },
    searched: ["name", "name_latin", "duty"],
    shownWith: "organization",
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
