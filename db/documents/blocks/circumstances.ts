/** What is told of a decision beside its sentence: what it rests on, that it was short of a quorum, what was left open, what it replaces. */
import type { FlatBlock } from "../../contract/blocks.ts";
import type { MinutesModel } from "../../contract/minutes.ts";
import type { Writer } from "./writer.ts";

type Outcome = MinutesModel["items"][number]["outcomes"][number];

/** One paragraph for each, in this order; none where all was as it should be. */
export function circumstances(writer: Writer, outcome: Outcome): FlatBlock[] {
  const { words } = writer;
  const { id, inquorate, amendments, replaces, review, cites } = outcome;
  const left = amendments
    .filter(({ open }) => open)
    .map(({ party, text }) => words.amendmentOpen(party && writer.name(party.name), text));
  const chain = [
    replaces &&
      words.replaces(placeOf(writer, replaces), writer.text(replaces.text, words.noText) ?? "", replaces.reason),
    review && words.review(writer.date(review)),
  ];
  const told = (key: string, text: string) =>
    text === "" ? [] : writer.paragraphs([{ text }], { key: `${key}:${id}`, indent: true });
  return [
    ...told("cites", cites ? writer.citing(cites) : ""),
    ...told("quorate", inquorate ? words.inquorate(inquorate.present) : ""),
    ...told("amendments", left.join("\n")),
    ...told("chain", chain.filter(Boolean).join(writer.language === "zh" ? "" : " ")),
  ];
}

/** The day of the meeting that took the earlier decision, and its name. */
function placeOf(writer: Writer, { day, meeting }: NonNullable<Outcome["replaces"]>): string {
  const name = writer.text(meeting);
  return [day && writer.date(day), name].filter(Boolean).join(writer.language === "zh" ? "" : writer.words.comma);
}
