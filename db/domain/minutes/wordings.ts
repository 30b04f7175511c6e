/** Wording that staff polish for paper, paragraph by paragraph. The records that the paragraphs tell of stay as they are. */
import { onlyId } from "../../base/ids.ts";
import type { Reader } from "../../base/store.ts";
import { type Block, type FlatBlock, flatBlocks } from "../../contract/blocks.ts";
import { ConcordError } from "../../contract/errors.ts";
import type { MinutesStyle } from "../../contract/minutes-style.ts";
import type { MinutesParagraph } from "../../contract/procedures/minutes.ts";
import type { RecordOf } from "../../contract/subjects/index.ts";
import { partsOf, writtenDocument } from "../../documents/blocks/document.ts";
import type { Rules } from "../../records/rules.ts";
import { type Row, recordFrom } from "../../schema/columns.ts";
import { lookFor, type MinutesAsked, readMinutes } from "./minutes.ts";

type Wording = RecordOf<"wording">;
type Paragraph = Extract<FlatBlock, { kind: "paragraph" }>;

export const wordingRules: Rules<"wording"> = {
  onlyId: ({ meeting, style, language, key }) =>
    onlyId("wording", meeting ?? "", style ?? "", language ?? "", key ?? ""),
  fixed: ["meeting", "style", "language", "key"],
  check({ after }) {
    // A line feed would make two paragraphs of one, and the second would have no record behind it.
    if (/[\r\n\u2028\u2029]/u.test(after.text)) throw new ConcordError("E_WORDING_LINES");
    return undefined;
  },
};

/**
 * The paragraphs of the minutes in their order, with what Concord writes and what staff made of it.
 * @param model the minutes, where they were read already
 */
export function minutesParagraphs(
  reader: Reader,
  input: MinutesAsked,
  model = readMinutes(reader, input.meeting),
): { style: MinutesStyle; paragraphs: MinutesParagraph[]; orphans: MinutesParagraph[] } {
  const look = lookFor(reader, model, input);
  const wordings = reader
    .all<Row>("SELECT * FROM wording WHERE meeting = ? AND style = ? ORDER BY id", input.meeting, look.style)
    .map((row) => recordFrom("wording", row));
  const found = new Set<Wording>();
  const paragraphs = paragraphsOf(writtenDocument(model, input.language, look)).map((block): MinutesParagraph => {
    const { label, text: written } = partsOf(block);
    const key = block.key ?? "";
    const wording = wordings.find((one) => one.key === key && one.language === block.language);
    if (wording) found.add(wording);
    return {
      key,
      language: block.language,
      text: wording?.text ?? written,
      written,
      label: label.map(({ text }) => text).join(""),
      wording: wording?.id ?? null,
      before: wording && wording.source !== written ? wording.source : null,
      about: aboutOf(key),
    };
  });
  const languages = input.language === "both" ? ["zh", "en"] : [input.language];
  return {
    style: look.style,
    paragraphs,
    orphans: wordings
      .filter((wording) => !found.has(wording) && languages.includes(wording.language))
      .map(({ id, key, language, text, source }) => ({
        key,
        language,
        text,
        written: "",
        label: "",
        wording: id,
        before: source,
        about: aboutOf(key),
      })),
  };
}

function paragraphsOf(blocks: readonly Block[]): Paragraph[] {
  return flatBlocks(blocks)
    .filter((one) => one.kind === "paragraph")
    .filter(({ key }) => key !== undefined);
}

const SUBJECTS: Record<string, string> = {
  outcome: "outcome",
  positions: "outcome",
  note: "outcome",
  quorate: "outcome",
  amendments: "outcome",
  chain: "outcome",
  action: "action",
  report: "report",
  agenda: "agenda_item",
  presenter: "agenda_item",
  parked: "agenda_item",
  empty: "agenda_item",
};

/** The record that a paragraph's key names: `outcome:<id>`, `report:<id>:progress`. */
function aboutOf(key: string): MinutesParagraph["about"] {
  const [kind = "", id] = key.replace(/#\d+$/, "").split(":");
  const subject = SUBJECTS[kind];
  return subject && id ? { subject, id } : null;
}
