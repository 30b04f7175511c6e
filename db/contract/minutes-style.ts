/**
 * How minutes look: the styles, and the settings of a template with their defaults. The defaults of `gb` are those of
 * GB/T 9704-2012, whose 10.3 lets every unit set its minutes as it needs; so each of its values is a setting.
 */
import { z } from "zod";
import { line, text } from "./fields.ts";
import { FACE_ROLES } from "./vocabulary.ts";

/**
 * `gb` official Chinese minutes (GB/T 9704-2012, 纪要) · `decisions` decision minutes of committees and boards ·
 * `robert` formal minutes after Robert's Rules of Order.
 */
export const MINUTES_STYLES = ["gb", "decisions", "robert"] as const;
export type MinutesStyle = (typeof MINUTES_STYLES)[number];

/** What minutes consist of, in the order in which a template prints it. The head is always first, the imprint last. */
export const MINUTES_PARTS = [
  "details",
  "attendance",
  "opening",
  "items",
  "closing",
  "annexes",
  "signature",
  "actions",
  "confirmations",
  "errata",
] as const;
export type MinutesPart = (typeof MINUTES_PARTS)[number];

/** `issue` 第18期 · `year` 〔2026〕18号 · `organ` the organ's word before it: 成渝专班〔2026〕18号. */
export const NUMBER_FORMS = ["none", "issue", "year", "organ"] as const;
/** `outer`: odd pages right, even pages left (GB/T 9704-2012, 7.5) · `of`: page 2 of 9. */
export const PAGE_NUMBERS = ["outer", "centre", "of", "none"] as const;
export type PageNumbering = (typeof PAGE_NUMBERS)[number];
/** `unsealed`: name and date (7.3.5.2) · `sealed`: room for a seal over the date (7.3.5.1) · `approval`: lines to sign on. */
export const SIGNATURES = ["none", "unsealed", "sealed", "approval"] as const;
/** Names of fonts in Word files: the office's own, or those that every Windows has. */
export const WORD_FONTS = ["office", "windows"] as const;
export type WordFonts = (typeof WORD_FONTS)[number];
/** Two languages: each paragraph under the other, or side by side. */
export const BILINGUALS = ["under", "columns"] as const;

const words = line().unwrap();
const MAX_COPIES = 5_000;
/** Tenths of a millimetre, and half points as Word counts them: the ledger holds whole numbers only. */
const tenths = z.number().int().min(0).max(1_200);
/** Tenths of a millimetre: the paper, and the room that its margins leave. */
const A4 = { width: 2_100, height: 2_970 };
const LEAST_TEXT = { width: 600, height: 700 };
const halfPoints = z.number().int().min(10).max(144);
const face = z.enum(FACE_ROLES);

/** All of a template's settings. Lengths in tenths of a millimetre, sizes of type in half points. */
export const minutesSettings = z.strictObject({
  /** 纪要标志, the words on top; empty: made from the series' name. */
  mark: z.strictObject({
    zh: words,
    en: words,
    red: z.boolean(),
    /** Null: as large as one line allows, at most 62 pt. */
    size: halfPoints.nullable(),
  }),
  number: z.strictObject({ form: z.enum(NUMBER_FORMS), organ: words }),
  parts: z
    .array(z.enum(MINUTES_PARTS))
    .max(MINUTES_PARTS.length)
    .refine((parts) => new Set(parts).size === parts.length, { message: "E_INPUT" }),
  page: z
    .strictObject({
      top: tenths,
      right: tenths,
      bottom: tenths,
      left: tenths,
      /** Chinese characters on a line and lines on a page; null: as many as the sizes give. */
      characters: z.number().int().min(10).max(60).nullable(),
      lines: z.number().int().min(10).max(60).nullable(),
    })
    .refine(
      ({ top, right, bottom, left }) =>
        A4.width - left - right >= LEAST_TEXT.width && A4.height - top - bottom >= LEAST_TEXT.height,
      { message: "E_PAGE_MARGINS" },
    ),
  sizes: z.strictObject({
    title: halfPoints,
    body: halfPoints,
    table: halfPoints,
    imprint: halfPoints,
    pageNumber: halfPoints,
  }),
  /** Headings of the levels 一、 （一） 1. （1） (7.3.3), and the rest. */
  faces: z.strictObject({
    body: face,
    title: face,
    mark: face,
    table: face,
    headings: z.tuple([face, face, face, face]),
  }),
  /** Names of fonts in Word files for each role, where an office has others than usual; empty: the usual ones. */
  wordFaces: z.strictObject({ fang: words, kai: words, hei: words, title: words, song: words, latin: words }),
  pageNumber: z.enum(PAGE_NUMBERS),
  signature: z.enum(SIGNATURES),
  bilingual: z.enum(BILINGUALS),
  /** 印发机关 and 抄送, where the minutes themselves name none. */
  issuer: words,
  copiesTo: text()
    .unwrap()
    .refine((list) => list.length <= MAX_COPIES, { message: "E_INPUT" }),
});
export type MinutesSettings = z.infer<typeof minutesSettings>;

const NO_NAMES = { fang: "", kai: "", hei: "", title: "", song: "", latin: "" };
const EVEN = { top: 254, right: 254, bottom: 254, left: 254, characters: null, lines: null };

const GB: MinutesSettings = {
  mark: { zh: "", en: "", red: true, size: null },
  number: { form: "issue", organ: "" },
  // 附件说明 before the list of attendance, that before the signature (7.3.4, 7.3.5, 10.3); the annex with the actions is
  // last before the imprint (7.3.7), so that nothing else stands on its page.
  parts: ["opening", "items", "closing", "annexes", "attendance", "signature", "errata", "confirmations", "actions"],
  page: { top: 370, right: 260, bottom: 350, left: 280, characters: 28, lines: 22 },
  sizes: { title: 44, body: 32, table: 21, imprint: 28, pageNumber: 28 },
  faces: { body: "fang", title: "title", mark: "title", table: "song", headings: ["hei", "kai", "fang", "fang"] },
  wordFaces: NO_NAMES,
  pageNumber: "outer",
  // Papers with a mark of their own may go without a seal; minutes usually carry neither name nor seal.
  signature: "none",
  bilingual: "under",
  issuer: "",
  copiesTo: "",
};

const DECISIONS: MinutesSettings = {
  mark: { zh: "", en: "", red: false, size: null },
  number: { form: "none", organ: "" },
  parts: [
    "details",
    "attendance",
    "opening",
    "items",
    "closing",
    "actions",
    "annexes",
    "errata",
    "confirmations",
    "signature",
  ],
  page: EVEN,
  sizes: { title: 32, body: 22, table: 19, imprint: 19, pageNumber: 18 },
  faces: { body: "song", title: "title", mark: "title", table: "song", headings: ["hei", "hei", "hei", "song"] },
  wordFaces: NO_NAMES,
  pageNumber: "of",
  signature: "approval",
  bilingual: "under",
  issuer: "",
  copiesTo: "",
};

const ROBERT: MinutesSettings = {
  ...DECISIONS,
  parts: ["opening", "attendance", "items", "closing", "signature", "annexes", "errata", "confirmations"],
};

/** What a style looks like before anybody changed a setting. */
export const DEFAULT_SETTINGS: Record<MinutesStyle, MinutesSettings> = { gb: GB, decisions: DECISIONS, robert: ROBERT };
