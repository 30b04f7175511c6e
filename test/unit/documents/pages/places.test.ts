/** Where paragraphs stand on the drawn pages: there where the PDF has their words, and the telling of it changes nothing. */
import { describe, expect, it } from "vitest";
import { flatBlocks } from "../../../../db/contract/blocks.ts";
import { DEFAULT_SETTINGS } from "../../../../db/contract/minutes-style.ts";
import type { Place } from "../../../../db/contract/procedures/minutes.ts";
import type { MinutesLanguage } from "../../../../db/contract/vocabulary.ts";
import { printableMinutes, renderMinutes, renderPages } from "../../../../db/documents/formats/index.ts";
import { PAGE } from "../../../../db/documents/formats/layout.ts";
import { placesOf } from "../../../../db/documents/formats/places.ts";
import { isHere } from "../../../programs.mjs";
import { largeMeeting } from "../large-meeting.ts";
import { textOfPages } from "./pages.ts";

const SET = [
  ["zh", "gb", "under"],
  ["both", "decisions", "columns"],
] as const;

describe.runIf(isHere("poppler")).each(SET)("in %s, %s, %s", (language: MinutesLanguage, style, bilingual) => {
  const look = { style, settings: { ...DEFAULT_SETTINGS[style], bilingual } };
  const model = largeMeeting();

  it("each paragraph with a name lies over its first and last words", async () => {
    const { pages, places } = await renderPages(model, { language, look });
    const printed = textOfPages((await renderMinutes(model, { format: "pdf", language, look })).bytes);
    expect(pages).toBe(printed.length);
    const paragraphs = flatBlocks(printableMinutes(model, { language, look }).blocks).flatMap((block) =>
      block.kind === "paragraph" && block.key ? [block] : [],
    );
    expect(places.map(({ language: one, key }) => `${one} ${key}`)).toEqual(
      paragraphs.map(({ language: one, key }) => `${one} ${key}`),
    );
    for (const [index, place] of places.entries()) {
      const text = (paragraphs[index]?.runs ?? []).map((run) => run.text).join("");
      const words = squeezed(wordsWithin(printed, place));
      expect(words.startsWith(squeezed(text).slice(0, 4)), `${place.key}: ${words}`).toBe(true);
      expect(words.endsWith(squeezed(text).slice(-3)), `${place.key}: ${words}`).toBe(true);
    }
  });
});

it("a paragraph that goes on over the page has a part on each, within the margins", () => {
  const edge = { key: "opening", language: "zh" as const, narrow: false, size: 16, x: 111 };
  const margins = { top: 37, right: 26, bottom: 35, left: 28 };
  const [place] = placesOf(
    [
      { ...edge, edge: "begin", page: 1, y: 700 },
      { ...edge, edge: "end", page: 3, y: 200 },
    ],
    { margins },
  );
  expect(place?.parts.map(({ page }) => page)).toEqual([1, 2, 3]);
  const [first, second, third] = place?.parts ?? [];
  expect((first?.top ?? 0) + (first?.height ?? 0)).toBeCloseTo((PAGE.height - margins.bottom) / PAGE.height);
  expect(second).toMatchObject({ left: 28 / 210, width: 156 / 210, top: 37 / 297 });
  expect(third?.top).toBeCloseTo(37 / 297);
});

/** Whatever the PDF has within the parts of a place, line by line. */
function wordsWithin(printed: ReturnType<typeof textOfPages>, { parts }: Place): string {
  return parts
    .flatMap(({ page, left, top, width, height }) =>
      (printed[page - 1]?.lines ?? []).flatMap(({ words }) =>
        words.filter(({ x0, x1, y0, y1 }) => {
          const [across, down] = [(x0 + x1) / 2 / PAGE.width, (y0 + y1) / 2 / PAGE.height];
          return across > left && across < left + width && down > top && down < top + height;
        }),
      ),
    )
    .map(({ text }) => text)
    .join("");
}

/** Letters that are read from the left and are the same wherever a line ends. */
function squeezed(text: string): string {
  return text.replaceAll("&apos;", "").replace(/[^\p{Script=Han}a-z]/giu, "");
}
