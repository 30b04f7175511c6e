/** The sheet on its desk: how large it is shown, what is turned to, where notes stand, and where a field is printed. */
import { describe, expect, test } from "vitest";
import { boardOf, GAP, PAD, pageAt, topOf, turnedTo, zoomed } from "../../../../renderer/files/sheet/board.ts";
import { placeNotes } from "../../../../renderer/files/sheet/place-notes.ts";
import { printedAt } from "../../../../renderer/screens/minutes/printed-at.ts";

const LAPTOP = { width: 970, height: 620 };
const SMALL = { width: 930, height: 430 };
const ENLARGED = { width: 620, height: 320 };

describe("a sheet on its desk", () => {
  test("the whole page is shown, in the middle of what its notes leave", () => {
    const board = boardOf(LAPTOP, "fit", 3, true);
    expect(board.fits).toBe("page");
    expect(board.sheet.height).toBeLessThanOrEqual(LAPTOP.height - 2 * PAD + 1);
    expect(board.sheet.height).toBeGreaterThan(LAPTOP.height - 2 * PAD - 3);
    expect(board.notes).toEqual({ left: 670, width: 300 });
    expect(board.sheet.left + board.sheet.width / 2).toBeCloseTo(670 / 2, -1);
    expect(board.width).toBe(LAPTOP.width);
  });

  test("where the whole page could not be read it is as wide as there is room, unless it is asked for", () => {
    expect(boardOf(SMALL, "fit", 1, true).fits).toBe("width");
    expect(boardOf(SMALL, "page", 1, true).fits).toBe("page");
    expect(boardOf(SMALL, "page", 1, true).sheet.height).toBeLessThanOrEqual(SMALL.height);
  });

  test("a narrow desk is all for the sheet, and its notes have no column", () => {
    const board = boardOf(ENLARGED, "fit", 1, true);
    expect(board.notes).toBeNull();
    expect(board.sheet.width).toBeGreaterThan(ENLARGED.width - 2 * PAD - 2);
    expect(board.sheet.width).toBeLessThanOrEqual(ENLARGED.width - 2 * PAD);
  });

  test("a sheet that is larger than the desk makes the board larger, and covers no note", () => {
    const board = boardOf(LAPTOP, 200, 2, true);
    expect(board.fits).toBeNull();
    expect(board.sheet.left).toBe(PAD);
    expect(board.notes?.left).toBeGreaterThanOrEqual(board.sheet.left + board.sheet.width);
    expect(board.height).toBeCloseTo(2 * board.sheet.height + GAP + 2 * PAD);
  });

  test("sizes go by the usual steps and stop at the last", () => {
    expect([zoomed(0.53, 1), zoomed(0.53, -1), zoomed(1, 1), zoomed(2, 1), zoomed(0.5, -1)]).toEqual([
      75, 50, 125, 200, 50,
    ]);
  });

  test("a place that is out of sight brings its whole page, one that is seen turns nothing", () => {
    const board = boardOf(LAPTOP, "fit", 4, true);
    expect(turnedTo(board, { page: 1, top: 0.5, height: 0.1 }, 0, LAPTOP.height)).toBe(0);
    const turned = turnedTo(board, { page: 3, top: 0.5, height: 0.1 }, 0, LAPTOP.height);
    expect(turned).toBeCloseTo(topOf(board, 3) - PAD);
    expect(pageAt(board, turned, LAPTOP.height, 4)).toBe(3);
    expect(turnedTo(board, { page: 3, top: 0.1, height: 0.1 }, turned, LAPTOP.height)).toBe(turned);
  });

  test("on a page that is higher than the desk the place itself is brought into sight, down to the last line", () => {
    const board = boardOf(SMALL, 100, 2, true);
    for (const place of [
      { page: 1, top: 0.6, height: 0.05 },
      { page: 2, top: 0.95, height: 0.05 },
      { page: 2, top: 0.1, height: 0.3 },
    ]) {
      const turned = turnedTo(board, place, 0, SMALL.height);
      const top = topOf(board, place.page) + place.top * board.sheet.height;
      expect(top).toBeGreaterThanOrEqual(turned);
      expect(top + place.height * board.sheet.height).toBeLessThanOrEqual(turned + SMALL.height + 0.001);
    }
  });
});

describe("notes beside their paragraphs", () => {
  const lines = (...tops: number[]) => tops.map((at) => ({ at, height: 26 }));

  test("each stands where it belongs while there is room", () => {
    expect(placeNotes(lines(50, 100, 150), -1, 44, 4)).toEqual([50, 100, 150]);
  });

  test("the card of the chosen one stays beside its words, and others make room above and below", () => {
    const notes = lines(90, 110, 130, 150, 170);
    const card = notes.with(2, { at: 130, height: 120 });
    expect(placeNotes(card, 2, 44, 4)).toEqual([70, 100, 130, 254, 284]);
  });

  test("none ever stands over another, nor over the head", () => {
    for (const chosen of [-1, 0, 3, 7]) {
      const notes = lines(40, 42, 44, 60, 60, 300, 301, 305).map((note, index) =>
        index === chosen ? { ...note, height: 150 } : note,
      );
      const tops = placeNotes(notes, chosen, 44, 4);
      expect(tops[0]).toBeGreaterThanOrEqual(44);
      for (const [index, top] of tops.entries())
        expect(tops[index + 1] ?? Infinity).toBeGreaterThanOrEqual(top + (notes[index]?.height ?? 0) + 4);
    }
  });
});

test("the field that is filled in is looked at where it is printed", () => {
  const pages = {
    count: 4,
    placeOf: (key: string) => (key === "closing" ? { page: 3, top: 0.4, height: 0.1 } : null),
  };
  expect(printedAt(null, pages)).toBeNull();
  expect(printedAt("issuer", { ...pages, count: 0 })).toBeNull();
  for (const field of ["issuer", "issued", "copies_to"]) expect(printedAt(field, pages)?.page).toBe(4);
  for (const field of ["number", "urgency", "signer", "opening"]) expect(printedAt(field, pages)?.page).toBe(1);
  expect(printedAt("closing", pages)).toEqual({ page: 3, top: 0.4, height: 0.1 });
});
