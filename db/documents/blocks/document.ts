/**
 * Minutes as a document: plain blocks of text in one language, or in Chinese and English. Formats print blocks and nothing
 * else, so that they agree word for word.
 */
import type { Block, FlatBlock } from "../../contract/blocks.ts";
import type { MinutesModel } from "../../contract/minutes.ts";
import type { MinutesSettings, MinutesStyle } from "../../contract/minutes-style.ts";
import type { MinutesLanguage } from "../../contract/vocabulary.ts";
import type { Look } from "../formats/look.ts";
import type { Composer } from "./composer.ts";
import { DecisionMinutes } from "./decisions.ts";
import { MINUTES_WORDS } from "./minutes-words.ts";
import { OfficialMinutes } from "./official.ts";
import { RobertMinutes } from "./robert.ts";
import { wordsOf } from "./wording/editions.ts";
import type { Language } from "./words.ts";

const COMPOSERS: Record<
  MinutesStyle,
  new (
    model: MinutesModel,
    settings: MinutesSettings,
    language: MinutesLanguage,
  ) => Composer
> = { gb: OfficialMinutes, decisions: DecisionMinutes, robert: RobertMinutes };

/** The document as it is printed: with polished wording, and with marks where errata correct it. */
export function documentOf(model: MinutesModel, language: MinutesLanguage, look: Look = model): Block[] {
  const composer = new COMPOSERS[look.style](model, look.settings, language);
  const wordings = model.wordings.filter(({ style }) => style === look.style);
  const polished = mapFlat(composer.document(wordings), (block) => polish(block, wordings));
  return withErrata(polished, model);
}

/** The document as Concord writes it, before anybody polished it. */
export function writtenDocument(model: MinutesModel, language: MinutesLanguage, look: Look = model): Block[] {
  return new COMPOSERS[look.style](model, look.settings, language).document();
}

/** The title of the minutes in one language, for file names and metadata. */
export function titleOf(model: MinutesModel, language: MinutesLanguage): string {
  const words = wordsOf(model, false)[language === "en" ? "en" : "zh"];
  const preferred = language === "en" ? [model.title.en, model.title.zh] : [model.title.zh, model.title.en];
  const title = preferred.find((one) => one);
  return title ? words.titled(title) : words.minutes;
}

type Paragraph = Extract<FlatBlock, { kind: "paragraph" }>;

/** A paragraph's bold label (決定 1/1：, a number), which nobody polishes, and the words after it. */
export function partsOf({ runs }: Paragraph): { label: Paragraph["runs"]; text: string } {
  const begin = runs.findIndex(({ bold }) => !bold);
  const label = begin === -1 ? [] : runs.slice(0, begin);
  return {
    label,
    text: runs
      .slice(label.length)
      .map(({ text }) => text)
      .join(""),
  };
}

function polish(block: FlatBlock, wordings: MinutesModel["wordings"]): FlatBlock {
  if (block.kind !== "paragraph" || !block.key) return block;
  const wording = wordings.find((one) => one.key === block.key && one.language === block.language);
  return wording ? { ...block, runs: [...partsOf(block).label, { text: wording.text }] } : block;
}

/** Each erratum is named behind the first paragraph that holds what it corrects. */
function withErrata(blocks: Block[], { errata }: MinutesModel): Block[] {
  const open = new Set(errata.filter(({ oldText }) => oldText !== ""));
  return mapFlat(blocks, (block) => {
    if (block.kind !== "paragraph" || !block.key) return block;
    const text = block.runs.map((run) => run.text).join("");
    const here = [...open].filter(({ oldText }) => text.includes(oldText));
    for (const erratum of here) open.delete(erratum);
    const { brackets, erratumMark } = MINUTES_WORDS[block.language as Language];
    return here.length === 0
      ? block
      : {
          ...block,
          runs: [...block.runs, ...here.map(({ number }) => ({ text: brackets(erratumMark(number)), bold: true }))],
        };
  });
}

function mapFlat(blocks: Block[], change: (block: FlatBlock) => FlatBlock): Block[] {
  return blocks.map((block) =>
    block.kind === "columns"
      ? { ...block, left: block.left.map(change), right: block.right.map(change) }
      : change(block),
  );
}
