/** All formats of all styles say the same, word for word and in the same order. */
import { describe, expect, it } from "vitest";
import type { Block } from "../../../db/contract/blocks.ts";
import type { MinutesModel } from "../../../db/contract/minutes.ts";
import { DEFAULT_SETTINGS, MINUTES_STYLES, type MinutesStyle } from "../../../db/contract/minutes-style.ts";
import { MINUTES_FORMATS, MINUTES_LANGUAGES } from "../../../db/contract/vocabulary.ts";
import { printableMinutes, renderMinutes } from "../../../db/documents/formats/index.ts";
import { printableText } from "../../../db/documents/formats/printable.ts";
import { largeMeeting } from "./large-meeting.ts";
import { squeezed, withoutPageEdges, wordsOf } from "./pages/reading.ts";

describe.each(MINUTES_STYLES)("minutes in the style %s", (style) => {
  describe.each(MINUTES_LANGUAGES)("in %s", (language) => {
    const model = signedMeeting(style);
    const look = { style, settings: DEFAULT_SETTINGS[style] };
    const printable = printableMinutes(model, { language, look });
    const words = printable.blocks
      .flatMap(wordsOfBlock)
      .map((text) => squeezed(printableText(text)))
      .filter(Boolean);

    it.each(MINUTES_FORMATS)("say all of it, in order, as %s", async (format) => {
      const { bytes } = await renderMinutes(model, { format, language, look });
      const read = wordsOf(format, bytes);
      if (read === null) return;
      const text = squeezed(format === "pdf" ? withoutPageEdges(read, printable) : read);
      let at = 0;
      for (const word of words) {
        const found = text.indexOf(word, at);
        if (found < 0) expect.fail(`missing after “${text.slice(Math.max(0, at - 40), at)}”: ${word.slice(0, 200)}`);
        at = found + word.length;
      }
      expect(words.length).toBeGreaterThan(100);
    });
  });
});

/** The large meeting with marks, annexes, confirmations, polished wording and all else that a document may have. */
function signedMeeting(style: MinutesStyle): MinutesModel {
  const model = largeMeeting();
  const party = model.attendance[0]?.party ?? null;
  return {
    ...model,
    number: 18,
    classification: "secret",
    secrecyPeriod: "3年",
    urgency: "urgent",
    copyNumber: 12,
    signer: "李翀",
    previous: { day: "2026-06-08", sealed: true },
    next: { day: "2026-12-08", starts: "09:00", place: "成都" },
    annexes: [{ name: "需求<清单>.xlsx", bytes: 10, hash: "ab".repeat(32) }],
    wordings: [{ style, language: "zh", key: "outcome:outcome-1-0", text: "会议决定，建设*共享*平台#。" }],
    confirmations: [
      {
        sector: "government",
        party,
        name: "陈喆",
        recordedBy: null,
        confirmedAt: "2026-09-09T01:02:03.000Z",
        hash: "5f",
        signature: null,
      },
    ],
  };
}

/** The words of a block in the order in which they are read, apart from signs between labels and values. */
function wordsOfBlock(block: Block): string[] {
  switch (block.kind) {
    case "rule":
      return [];
    case "marking":
      return block.lines;
    case "number":
      return [block.text, ...(block.signer ? [block.signer.label, block.signer.name] : [])];
    case "paragraph":
      return [block.runs.map(({ text }) => text).join("")];
    case "fields":
      return block.rows.flatMap(([label, value]) => [label, ...value.split("\n")]);
    case "roll":
      return [block.label, block.text];
    case "annexes":
      return [block.label, ...block.names];
    case "signature":
      return [block.name, block.date];
    case "approval":
      return block.rows.flatMap(({ label, name }) => [label, name]);
    case "annex":
      return [block.label, block.title];
    case "table":
      return [...block.head, ...block.rows.flat()].flatMap((cell) => cell.split("\n"));
    case "slip":
      return [block.title, ...block.head, block.foot];
    case "signatures":
      return block.rows.flatMap(({ cells }) => cells).flatMap((cell) => cell.split("\n"));
    case "imprint":
      return [...(block.copies ? [block.copies.label, block.copies.text] : []), block.issuer, block.date];
    case "columns":
      return [...block.left, ...block.right].flatMap(wordsOfBlock);
    default:
      return [block.text];
  }
}
