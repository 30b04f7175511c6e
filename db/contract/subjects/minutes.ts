/** The minutes of a meeting: their template, polished wording, comments, confirmations, the seal and errata. */
import { boolean, date, instant, integer, line, object, oneOf, packed, rank, ref, someOf, text } from "../fields.ts";
import { MINUTES_STYLES, minutesSettings, WORD_FONTS } from "../minutes-style.ts";
import {
  CHECKS,
  CLASSIFICATIONS,
  COMMENT_STATES,
  MINUTES_FORMATS,
  MINUTES_LANGUAGES,
  MINUTES_STATES,
  PDF_STANDARDS,
  SECTORS,
  URGENCIES,
  ZIP_PARTS,
} from "../vocabulary.ts";
import { subject } from "./define.ts";

/** How an office sets its minutes: style, and every size, face and part that it wants otherwise than the style has it. */
export const minutesTemplate = subject(
  "minutes_template",
  "minutes-templates",
  {
    name_zh: line({ index: true }),
    name_en: line({ index: true, englishOf: "name_zh" }),
    style: oneOf(MINUTES_STYLES, { required: true }),
    settings: object(minutesSettings),
    note: text(),
    /** Own templates stand behind those that came with the program. */
    rank: rank({ begins: 1_000_000, index: true }),
  },
  {
    title: { zh: ["name_zh", "name_en"], en: ["name_en", "name_zh"] },
    goesBy: ["name_zh", "name_en"],
    searched: ["name_zh", "name_en"],
    screen: { at: "/minutes-templates", under: "meeting" },
    basic: true,
  },
);

export const minutes = subject(
  "minutes",
  "minutes",
  {
    meeting: ref("meeting", { required: true, onRemove: "remove" }),
    template: ref("minutes_template", { onRemove: "clear" }),
    /** Draft, circulated among the parties, or confirmed by them. Sealed minutes are those of a sealed meeting. */
    state: oneOf(MINUTES_STATES),
    circulated_at: instant(),
    /** Until when comments are asked for. */
    comments_until: date({ ahead: true }),
    /** Running number of the minutes (期号, 文号); how it is printed is the template's. */
    number: integer(1, 100_000),
    /** The number as printed, where it is to be otherwise than the template has it: 第18期 or 〔2026〕18号. */
    issue: line(),
    /** 密级 and 保密期限; 紧急程度; 份号. GB/T 9704-2012, 7.2.1 to 7.2.3. */
    classification: oneOf(CLASSIFICATIONS),
    secrecy_period: line(),
    urgency: oneOf(URGENCIES),
    copy_number: integer(1, 999_999),
    /** 签发人 */
    signer: line({ ofPerson: true, englishIn: "minutes_word" }),
    issued: date(),
    issuer: line({ englishIn: "minutes_word" }),
    opening: text(),
    closing: text(),
    copies_to: text({ englishIn: "minutes_word" }),
    /** Agenda items under which nothing was recorded are left out, and the others numbered without them. */
    omit_empty: boolean(),
  },
  { title: { zh: ["issue"], en: ["issue"] }, tab: "minutes", sealed: true },
);

/**
 * How the documents of a meeting were exported last, or how those of a series' meetings are: a meeting that has no choice of its
 * own goes by its series'. It says nothing of the minutes, so that it goes on to change when they are sealed.
 */
export const exportChoice = subject(
  "export_choice",
  "export-choices",
  {
    meeting: ref("meeting", { onRemove: "remove" }),
    series: ref("series", { onRemove: "remove" }),
    language: oneOf(MINUTES_LANGUAGES),
    /** Set otherwise than by the template of the minutes: by another, or by a style as it is. */
    template: ref("minutes_template", { onRemove: "clear" }),
    /** What that template was called: it stays when the template is removed, so that this can be said. */
    template_name: line(),
    style: oneOf(MINUTES_STYLES),
    format: oneOf(MINUTES_FORMATS),
    /** Of a PDF, and of a Word file. */
    standard: oneOf(PDF_STANDARDS),
    word_fonts: oneOf(WORD_FONTS),
    /** Of everything of the meeting in one ZIP: languages, what is in it, and in which formats. */
    zip_language: oneOf(MINUTES_LANGUAGES),
    zip_parts: someOf(ZIP_PARTS),
    zip_formats: someOf(MINUTES_FORMATS),
  },
  { title: { zh: ["format"], en: ["format"] }, tab: "minutes" },
);

/** Wording of one paragraph that staff polished for paper; the record that it tells of stays as it is. */
export const wording = subject(
  "wording",
  "wordings",
  {
    meeting: ref("meeting", { required: true, onRemove: "remove" }),
    style: oneOf(MINUTES_STYLES, { required: true }),
    language: oneOf(["zh", "en"], { required: true }),
    /** Of the paragraph, as the document has it: `outcome:<id>`. */
    key: line({ required: true, code: true }),
    text: text({ required: true }),
    /** What Concord had written when it was polished. If it writes something else now, the record changed afterwards. */
    source: text({ required: true }),
  },
  { title: { zh: ["text"], en: ["text"] }, searched: ["text"], tab: "minutes", sealed: true },
);

/** What a sector asks to be changed in the circulated minutes, per paragraph. */
export const comment = subject(
  "comment",
  "comments",
  {
    meeting: ref("meeting", { required: true, onRemove: "remove" }),
    /** Of the paragraph, and in which document it was read; empty: about the whole. */
    key: line({ code: true }),
    style: oneOf(MINUTES_STYLES),
    language: oneOf(["zh", "en"]),
    /** The paragraph as it read then. */
    about: text(),
    sector: oneOf(SECTORS, { required: true }),
    organization: ref("organization"),
    /** On whose behalf, and who typed it. */
    author: line({ required: true }),
    profile: ref("profile"),
    text: text({ required: true }),
    state: oneOf(COMMENT_STATES, { required: true, begins: "open", index: true }),
    /** Why it was accepted or declined. */
    answer: text(),
    made_at: instant({ required: true }),
  },
  {
    title: { zh: ["text"], en: ["text"] },
    searched: ["text", "answer"],
    tab: "minutes",
    sealed: true,
    rights: {
      participant: {
        own: ["organization", "meeting"],
        make: ["meeting", "key", "style", "language", "sector", "organization", "author", "text"],
        change: ["text"],
        remove: true,
      },
    },
  },
);

/** Somebody confirmed the minutes for a sector, or (no sector) as the chair, on one laptop, by PIN. */
export const confirmation = subject(
  "confirmation",
  "confirmations",
  {
    meeting: ref("meeting", { required: true, onRemove: "remove" }),
    sector: oneOf(SECTORS),
    organization: ref("organization"),
    name: line({ required: true }),
    profile: ref("profile"),
    /** Who was logged in and noted it for them, where they gave no PIN of their own. */
    recorded_by: line(),
    /** Who had set the PIN that was given, where it was somebody else. */
    pin_set_by: line(),
    /** The PIN that was given had been set where nobody had proved who they were. */
    pin_unproved: boolean(),
    confirmed_at: instant({ required: true }),
    /** SHA-256, hex, of what was confirmed: another text is another confirmation. */
    hash: line({ required: true, code: true }),
    /** Drawn signature: PNG, Base64. */
    signature: packed(),
  },
  { title: { zh: ["name"], en: ["name"] }, tab: "minutes", sealed: true },
);

/** Somebody looked at a point of the check list and let it stand so. */
export const checkTick = subject(
  "check_tick",
  "check-ticks",
  {
    meeting: ref("meeting", { required: true, onRemove: "remove" }),
    kind: oneOf(CHECKS, { required: true }),
    /** The point, with what was seen of it: another state of things is another point. */
    key: line({ required: true, code: true }),
    ticked_at: instant({ required: true }),
    name: line({ required: true }),
    profile: ref("profile"),
  },
  { title: { zh: ["name"], en: ["name"] }, tab: "record", sealed: true },
);

/** Freezes a meeting and its minutes. `hash` is SHA-256 of the canonical minutes model, in hex. */
export const seal = subject(
  "seal",
  "seals",
  {
    meeting: ref("meeting", { required: true }),
    hash: line({ required: true, index: true, code: true }),
    /** The canonical minutes model itself, Brotli: what was sealed can be printed and checked for ever. */
    document: packed({ required: true }),
    sealed_at: instant({ required: true }),
    sealed_by: line(),
  },
  {
    title: { zh: ["hash"], en: ["hash"] },
    rights: { recorder: "none" },
    once: true,
    shownWith: "meeting",
    tab: "minutes",
    changed: "here",
  },
);

export const erratum = subject(
  "erratum",
  "errata",
  {
    meeting: ref("meeting", { required: true }),
    seal: ref("seal", { required: true }),
    /** As it was when it was written; printed is its place among those that count (sealed.ts). */
    number: integer(1, 10_000, { required: true }),
    /** The seal was wrong as a whole; there is no old and new text then. */
    withdraws: boolean({ begins: false }),
    old_text: text(),
    new_text: text(),
    reason: text({ required: true }),
    signer: line({ required: true }),
  },
  {
    title: { zh: ["reason"], en: ["reason"] },
    searched: ["old_text", "new_text", "reason"],
    rights: { recorder: "none" },
    once: true,
    shownWith: "meeting",
    tab: "minutes",
    changed: "here",
  },
);
