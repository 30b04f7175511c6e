/** Checks a file of sealed minutes: the record in it, and its pages against what Concord prints of that record. */
import { canonicalize } from "../../base/canonical.ts";
import { type Block, flatBlocks } from "../../contract/blocks.ts";
import type { MinutesModel } from "../../contract/minutes.ts";
import { DEFAULT_SETTINGS } from "../../contract/minutes-style.ts";
import type { PageOddity, RecordReport, WordsDiffer } from "../../contract/procedures/verification.ts";
import { type MinutesPrinting, printableMinutes, renderMinutes } from "../formats/index.ts";
import { pageStyleOf, printableText } from "../formats/printable.ts";
import { recordIn } from "./sealed-file.ts";
import { compareJson } from "./verify-json.ts";
import { type CheckedRecord, checkRecord } from "./verify-record.ts";

/** @throws ConcordError of `recordIn` and `checkRecord` for what is no file of sealed minutes */
export async function verifyFile(bytes: Buffer): Promise<RecordReport> {
  const { kind, text } = recordIn(bytes);
  return verifyPages(bytes, kind, checkRecord(text));
}

/**
 * Sets the document again from its record. The same bytes are the same pages; of others, the words are compared. What the
 * record says of its printing is not signed, and need not be: it only says which of the documents that Concord prints of
 * these minutes the file wants to be, and whatever it says, the pages are compared with that one.
 * @throws ConcordError E_FONT_MISSING, E_EXPORT
 */
export async function verifyPages(
  bytes: Buffer,
  format: "pdf" | "json",
  checked: CheckedRecord,
): Promise<RecordReport> {
  const { record, printing, model, report } = checked;
  if (report.outcome === "record_fails" || !model) return report;
  const { language, style, standard, program } = printing;
  // Only the look that was sealed, or a style as it is by itself: no other head over the same fingerprint.
  const settings = style === model.style ? model.settings : DEFAULT_SETTINGS[style];
  const asked: MinutesPrinting = { language, look: { style, settings }, standard, sealed: record, program };
  const again = await renderMinutes(model, { ...asked, format });
  const isLook = canonicalize(printing.settings) === canonicalize(settings);
  if (isLook && Buffer.compare(bytes, again.bytes) === 0) return { ...report, ...proven(checked, "pages_hold") };
  const { differences, odd } = await compared(bytes, format, again.bytes, model, asked);
  if (!isLook) odd.push({ page: null, what: "metadata" });
  if (differences.length > 0 || odd.length > 0)
    return {
      ...report,
      valid: false,
      outcome: isSetOtherwise(differences, odd) ? "set_otherwise" : "words_differ",
      differences,
      odd,
    };
  return { ...report, ...proven(checked, "words_hold") };
}

/** What text has on it that nobody can be sure to read as it is. */
const UNREADABLE: ReadonlySet<PageOddity["what"]> = new Set(["fonts", "hidden"]);

/** Another version or font sets the same words, all legible, in other places; the rest of the file follows from that. */
function isSetOtherwise(differences: readonly WordsDiffer[], odd: readonly PageOddity[]): boolean {
  const kinds = odd.map(({ what }) => what);
  return differences.length === 0 && kinds.includes("order") && !kinds.some((what) => UNREADABLE.has(what));
}

/** Pages that hold are valid only if who signed their record is proven too. */
function proven(
  { isSealer, report: { unproven } }: CheckedRecord,
  outcome: "pages_hold" | "words_hold",
): Pick<RecordReport, "valid" | "outcome"> {
  if (!isSealer) return { valid: false, outcome: "seal_unproven" };
  return unproven.length > 0 ? { valid: false, outcome: "errata_unproven" } : { valid: true, outcome };
}

async function compared(
  bytes: Buffer,
  format: "pdf" | "json",
  again: Uint8Array,
  model: MinutesModel,
  asked: MinutesPrinting,
): Promise<Pick<RecordReport, "differences" | "odd">> {
  if (format === "json") return compareJson(bytes, Buffer.from(again));
  // Reading PDF brings a large library along.
  const { comparePages } = await import("./pages/compare-pages.ts");
  const printable = printableMinutes(model, { ...asked, sealed: null });
  const { margins } = pageStyleOf(printable);
  const [width, height] = [210, 297];
  return comparePages(bytes, {
    pages: again,
    numbered: async () => {
      const { printPdf } = await import("../formats/pdf.ts");
      return printPdf({ ...printable, standard: "plain", blocks: TEN_PAGES });
    },
    heads: headsOf(printable.blocks),
    paper: {
      left: margins.left * POINTS,
      right: (width - margins.right) * POINTS,
      bottom: margins.bottom * POINTS,
      top: (height - margins.top) * POINTS,
    },
  });
}

/** In a millimetre. */
const POINTS = 72 / 25.4;
/** An annex begins a page; so each digit stands in the number of one. */
const TEN_PAGES: Block[] = Array.from({ length: 10 }, () => ({
  kind: "annex",
  language: "zh",
  label: "一",
  title: "一",
}));

/** Heads of tables, as they stand again on each page that a table goes on to. */
function headsOf(blocks: readonly Block[]): string[] {
  return flatBlocks(blocks).flatMap((block) =>
    block.kind === "table" || block.kind === "signatures" ? [printableText(block.head.join(""))] : [],
  );
}
