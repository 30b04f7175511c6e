/** Regular reporting meetings as a series, and what kinds of meetings usually look like. */
import { z } from "zod";
import { boolean, date, dates, line, object, oneOf, rank, ref, refs, someOf, text, time } from "../fields.ts";
import { CONFIRMATION_RULES, DECISION_RULES, ITEM_KINDS, NUMBERINGS, SECTORS } from "../vocabulary.ts";
import { subject } from "./define.ts";
import { decisionMinus, noticeFrom, quorumRule } from "./meeting-forms.ts";
import { provenance } from "./provenance.ts";

/** An agenda that sittings begin with: titles in one or both languages, kind, and minutes planned. */
export const agendaLine = z.strictObject({
  title_zh: line(),
  title_en: line(),
  kind: z.enum(ITEM_KINDS),
  minutes: z.number().int().min(0).max(1_440).nullable(),
});
export type AgendaLine = z.infer<typeof agendaLine>;
const agenda = () => object(z.array(agendaLine).max(200));

/** What a kind of meeting usually looks like, to begin a series or a single meeting with. */
export const template = subject(
  "template",
  "templates",
  {
    name_zh: line({ index: true }),
    name_en: line({ index: true, englishOf: "name_zh" }),
    /** What it is for, and who does what in it. */
    purpose_zh: text({ share: 3 }),
    purpose_en: text({ share: 3, englishOf: "purpose_zh" }),
    agenda: agenda(),
    quorum: object(quorumRule),
    decision_rule: oneOf(DECISION_RULES),
    decision_minus: decisionMinus(),
    /** Own templates stand behind those that came with the program. */
    rank: rank({ begins: 1_000_000, index: true }),
  },
  {
    title: { zh: ["name_zh", "name_en"], en: ["name_en", "name_zh"] },
    goesBy: ["name_zh", "name_en"],
    searched: ["name_zh", "name_en"],
    screen: {
      at: "/templates",
      under: "meeting",
      columns: [{ zh: "purpose_zh", en: "purpose_en", name: "purpose" }, "decision_rule"],
    },
    basic: true,
  },
);

export const series = subject(
  "series",
  "series",
  {
    name_zh: line({ required: true, index: true }),
    name_en: line({ index: true, englishOf: "name_zh", latin: true }),
    task_force: ref("task_force"),
    /** RFC 5545 recurrence rule, without DTSTART: `FREQ=MONTHLY;BYDAY=2TU`. */
    recurrence: line({ apart: true }),
    /** DTSTART of the rule. */
    first_day: date({ apart: true }),
    /** EXDATE and RDATE: days of the rule that fall out, and days beside it. */
    except_days: dates({ apart: true }),
    extra_days: dates({ apart: true }),
    starts: time(),
    ends: time(),
    place: line(),
    members: refs("organization"),
    sectors: someOf(SECTORS),
    quorum: object(quorumRule),
    decision_rule: oneOf(DECISION_RULES, { begins: "consensus" }),
    decision_minus: decisionMinus(),
    numbering: oneOf(NUMBERINGS, { begins: "ordinal" }),
    /** Who confirms the minutes of its meetings before they are sealed. */
    confirmation_rule: oneOf(CONFIRMATION_RULES, { begins: "sectors" }),
    /** Actions of its meetings are closed (销号) only when a facilitator has verified them. */
    verification: boolean({ begins: false }),
    agenda: agenda(),
    ...noticeFrom,
    note: text(),
    ...provenance,
  },
  {
    foundAmong: "meetings",
    title: { zh: ["name_zh"], en: ["name_en", "name_zh"] },
    searched: ["name_zh", "name_en"],
    sort: { field: "name_zh", dir: "asc" },
    screen: { at: "/series/$id", under: "meeting" },
  },
);
