/**
 * The own office (本机关): who runs the workspace, and what its documents say of it. Each is a setting of its own, so that two
 * laptops may change two of them. Its time zone and its working days are settings too (zones.ts, working-days.ts).
 */

/** Ids of the settings. */
export const OFFICE = {
  /** The organization that it is among those of the workspace. */
  organization: "office.organization",
  /** 纪要标志, the words on top of minutes, where their template has none of its own; empty: made from the series' name. */
  mark_zh: "office.mark-zh",
  mark_en: "office.mark-en",
  /** 机关代字, before the number of minutes: 成渝专班〔2026〕18号. */
  organ: "office.organ",
  /** 印发机关, as it is printed. */
  issuer: "office.issuer",
} as const;

export type OfficeField = keyof typeof OFFICE;
/** Null: nothing is said. */
export type Office = Record<OfficeField, string | null>;

export const OFFICE_FIELDS = Object.keys(OFFICE) as OfficeField[];

/** Setting that tells of the first-run list what somebody chose: it is put away, or asked for again. */
export const FIRST_RUN = "workspace.first-run";
export const PUT_AWAY = "put away";
export const ASKED_FOR = "asked for";
