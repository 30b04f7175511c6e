/**
 * The plan of the house: which folder may import from which. Lowest first; a folder imports only what stands above it in
 * this list. `test/unit/floors.test.ts` holds every import of the program to it and draws it in docs/architecture.md.
 */
export interface Floor {
  holds: string;
  /** Beside itself. `db/**` is `db` with all that is in it. */
  imports: readonly string[];
}

/** What every room of the domain stands on. The rooms are rules, commands and queries of one part of it each. */
const UNDER_THE_DOMAIN = [
  "db/contract",
  "db/language",
  "db/base",
  "db/schema",
  "db/ledger",
  "db/search",
  "db/records",
] as const;

/** A folder stands for all below it that has no line of its own; under `*` each folder is a floor of its own. */
export const FLOORS: Readonly<Record<string, Floor>> = {
  "db/contract": { holds: "subjects and their fields, procedures, error codes with their sentences", imports: [] },
  "db/language": {
    holds: "pure: days, times, due words, names, parties, the grammar of the entry line",
    imports: ["db/contract"],
  },
  "db/import/reading": {
    holds: "files of tables, read within limits in a thread of their own",
    imports: ["db/contract", "db/language"],
  },
  "db/import/shape": {
    holds: "where the headings of a table stand, and what is proposed for its columns",
    imports: ["db/contract", "db/language", "db/import/reading"],
  },
  "db/rules": {
    holds: "pure: who may write what, and what the rules of a meeting come to, for the worker and the window alike",
    imports: ["db/contract"],
  },
  "db/base": { holds: "database driver (one file), store, canonical JSON, entries, ids", imports: ["db/contract"] },
  "db/import/papers": {
    holds: "the text of papers (DOCX, XLSX, PPTX, PDF), read within limits in a thread of their own",
    imports: ["db/contract", "db/language", "db/import/reading", "db/base"],
  },
  "db/import/minutes": {
    holds: "minutes that somebody else wrote, read as drafts",
    imports: ["db/contract", "db/language", "db/import/papers"],
  },
  "db/schema": { holds: "tables made from the subjects", imports: ["db/contract", "db/base"] },
  "db/workspace": { holds: "folder, keys, backup", imports: ["db/contract", "db/base"] },
  "db/ledger": {
    holds: "clock, merge, undo, verification",
    imports: ["db/contract", "db/base", "db/schema"],
  },
  "db/search": {
    holds: "words for the index, keeping it in step with the ledger, queries",
    imports: ["db/contract", "db/language", "db/base", "db/schema", "db/ledger"],
  },
  "db/documents": {
    holds: "documents as blocks, one file per format, sealed files and their check",
    imports: ["db/contract", "db/base", "db/language"],
  },
  "db/records": {
    holds: "the common way of reading, changing, undoing and drafting a record; rights, privacy",
    imports: ["db/contract", "db/rules", "db/base", "db/schema", "db/ledger", "db/search", "db/documents"],
  },
  "db/analysis": { holds: "formulas of regional figures, and intervals by drawing again: numbers only", imports: [] },
  "db/domain/region": { holds: "organizations, links between them, terms", imports: UNDER_THE_DOMAIN },
  "db/domain/people": { holds: "profiles and their PINs", imports: UNDER_THE_DOMAIN },
  "db/domain/meetings": {
    holds: "series, meetings, agenda, who sits where, what is recorded and decided",
    imports: [...UNDER_THE_DOMAIN, "db/rules"],
  },
  "db/domain/policies": {
    holds: "policies, their clauses and what becomes of them; problems, and what is done about them",
    imports: [...UNDER_THE_DOMAIN, "db/rules", "db/domain/meetings"],
  },
  "db/domain/analysis": {
    holds: "figures of two places: what they are made of, and the records behind them",
    imports: [...UNDER_THE_DOMAIN, "db/analysis", "db/domain/policies"],
  },
  "db/domain/papers": {
    holds: "files that are attached",
    imports: [...UNDER_THE_DOMAIN, "db/documents", "db/domain/meetings", "db/import/reading", "db/import/papers"],
  },
  "db/domain/actions": {
    holds: "actions, their progress, rounds of reports, task forces",
    imports: [...UNDER_THE_DOMAIN, "db/rules", "db/domain/meetings"],
  },
  "db/domain/minutes": {
    holds: "the minutes of a meeting: model, wording, look, circulation, seal and its check",
    imports: [...UNDER_THE_DOMAIN, "db/rules", "db/documents", "db/domain/people", "db/domain/meetings"],
  },
  "db/domain/imports": {
    holds: "what a table comes to in the workspace: planned, then taken in",
    imports: [
      ...UNDER_THE_DOMAIN,
      "db/import/reading",
      "db/import/shape",
      "db/import/papers",
      "db/import/minutes",
      "db/domain/region",
    ],
  },
  "db/domain/documents": {
    holds: "what each kind of document reads of the workspace and says of it",
    imports: [
      ...UNDER_THE_DOMAIN,
      "db/rules",
      "db/documents",
      "db/domain/policies",
      "db/domain/meetings",
      "db/domain/papers",
      "db/domain/actions",
      "db/domain/minutes",
      "db/domain/imports",
    ],
  },
  "db/domain/today": {
    holds: "what waits for somebody today, by role",
    imports: [...UNDER_THE_DOMAIN, "db/rules", "db/domain/meetings", "db/domain/minutes"],
  },
  "db/domain": {
    holds: "over its rooms: the rules of each subject",
    imports: [...UNDER_THE_DOMAIN, "db/rules", "db/domain/**"],
  },
  "db/import": { holds: "the starter data", imports: ["db/contract", "db/base", "db/ledger"] },
  "db/server": { holds: "the worker: session, connections, router", imports: ["db/**"] },
  "electron/host": { holds: "web host on 127.0.0.1", imports: ["db/contract", "db/server"] },
  "electron/cli": {
    holds: "command line",
    imports: ["db/contract", "db/workspace", "db/documents", "db/server", "electron/host"],
  },
  "electron/preload": { holds: "what the window is given of the shell", imports: ["db/contract"] },
  "electron/main": { holds: "desktop shell", imports: ["db/contract", "db/workspace", "db/server", "electron/host"] },
  "electron/start": { holds: "start from a checkout, in plain JavaScript", imports: [] },
  "electron/packaging": { holds: "installers, licences, how the window is built", imports: ["electron/start"] },
  "renderer/locales": { holds: "texts of the interface, in both languages", imports: ["db/contract"] },
  "renderer/app": {
    holds: "connection, language, drafts and what else every screen stands on",
    imports: ["db/contract", "db/language", "renderer/locales"],
  },
  "renderer/ui": { holds: "components that read no records", imports: ["db/contract", "db/language", "renderer/app"] },
  "renderer/files": {
    holds: "files and documents that come in, go out, are shown or printed",
    imports: ["db/contract", "db/language", "renderer/app", "renderer/ui"],
  },
  "renderer/records": {
    holds: "any record as grid, detail, editors, from its fields",
    imports: ["db/contract", "db/language", "db/rules", "renderer/app", "renderer/ui", "renderer/files"],
  },
  "renderer/meeting": {
    holds: "what several screens share of a meeting: its view, entries, quorum",
    imports: [
      "db/contract",
      "db/language",
      "db/rules",
      "renderer/app",
      "renderer/ui",
      "renderer/records",
      "renderer/files",
    ],
  },
  "renderer/screens/*": {
    holds: "one folder per screen; none imports another",
    imports: [
      "db/contract",
      "db/language",
      "db/rules",
      "renderer/app",
      "renderer/ui",
      "renderer/records",
      "renderer/files",
      "renderer/meeting",
    ],
  },
  "renderer/screens/minutes": {
    holds: "the minutes of a meeting",
    imports: [
      "db/contract",
      "db/language",
      "renderer/app",
      "renderer/ui",
      "renderer/records",
      "renderer/files",
      "renderer/meeting",
    ],
  },
  "renderer/screens/meetings": {
    holds: "preparing and reviewing a meeting; the minutes are one of its tabs",
    imports: [
      "db/contract",
      "db/language",
      "db/rules",
      "renderer/app",
      "renderer/ui",
      "renderer/records",
      "renderer/files",
      "renderer/meeting",
      "renderer/screens/minutes",
    ],
  },
  "renderer/frame": {
    holds: "what stands around the screens: routes, rail, status bar, palette",
    imports: [
      "db/contract",
      "db/language",
      "renderer/app",
      "renderer/ui",
      "renderer/records",
      "renderer/files",
      "renderer/screens/**",
    ],
  },
  renderer: { holds: "where the interface begins", imports: ["renderer/app", "renderer/frame"] },
};
