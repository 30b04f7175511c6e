/** Tables that were taken in: what came of each, and which of its rows did not. */
import { integer, line, oneOf, packed, ref, text } from "../fields.ts";
import { IMPORT_STATES, TABLE_SUBJECTS } from "../vocabulary.ts";
import { subject } from "./define.ts";

const rows = () => integer(0, 1_000_000, { unit: "rows" });

export const tableImport = subject(
  "table_import",
  "imports",
  {
    name: line({ required: true }),
    /** SHA-256 of the file. */
    digest: line({ apart: true, code: true }),
    sheet: line(),
    as: oneOf(TABLE_SUBJECTS, { required: true, index: true }),
    sender: line(),
    source: ref("source", { onRemove: "clear" }),
    state: oneOf(IMPORT_STATES, { required: true, index: true }),
    made: rows(),
    changed: rows(),
    unchanged: rows(),
    waiting: rows(),
    left: rows(),
    /** The headings in their order, in few characters, and what was said of each: the same table is read so again. */
    headings: line({ index: true, apart: true, code: true }),
    settings: text({ apart: true, code: true }),
    /** Of the part that was written last, which record came from which row. Those of all parts stand in the ledger. */
    rows: packed({ apart: true }),
    /** Rows that were not taken, with the reasons. */
    report: packed({ apart: true }),
  },
  {
    title: { zh: ["name"], en: ["name"] },
    searched: ["name", "sender"],
    rights: { facilitator: "none", recorder: "none" },
    screen: {
      at: "/imports/$id",
      under: "organization",
      columns: ["state", "as", "made", "changed", "unchanged", "waiting", "left", "sender"],
      groups: ["as"],
      head: ["state", "as"],
    },
  },
);
