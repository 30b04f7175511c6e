/**
 * The pages of each style as pictures. Where they differ from those kept in test/fixtures/golden, the actual pages and
 * the difference are written to out/golden. `UPDATE_GOLDEN=1` keeps the actual ones instead.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { MinutesModel } from "../../../db/contract/minutes.ts";
import { DEFAULT_SETTINGS, type MinutesSettings, type MinutesStyle } from "../../../db/contract/minutes-style.ts";
import type { MinutesLanguage } from "../../../db/contract/vocabulary.ts";
import { renderMinutes } from "../../../db/documents/formats/index.ts";
import { isHere } from "../../programs.mjs";
import { largeMeeting } from "./large-meeting.ts";
import { pictureOf, textOfPages } from "./pages/pages.ts";
import { decodePng, encodePng, type Pixels } from "./pages/png.ts";

const folder = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const GOLDEN = folder("test/fixtures/golden/");
const OUT = folder("out/golden/");

const DPI = 60;
/** Of 16: text as narrow as this is all edges, and each version of poppler smooths them in its own way. */
const SHADES = 6;
/** Share of the pixels that may differ by more. A line that moves by a millimetre is more than this. */
const TOLERATED = 0.003;

const DOCUMENTS: [name: string, MinutesStyle, MinutesLanguage, Partial<MinutesSettings>][] = [
  ["gb-zh", "gb", "zh", { signature: "unsealed" }],
  ["gb-both", "gb", "both", {}],
  ["decisions-en", "decisions", "en", {}],
  ["decisions-columns", "decisions", "both", { bilingual: "columns" }],
  ["robert-en", "robert", "en", {}],
];

describe.runIf(isHere("poppler"))("the pages of", () => {
  it.each(DOCUMENTS)("%s look as they did", async (name, style, language, changes) => {
    const look = { style, settings: { ...DEFAULT_SETTINGS[style], ...changes } };
    const pdf = (await renderMinutes(smallMeeting(), { format: "pdf", language, look })).bytes;
    const pages = Array.from({ length: textOfPages(pdf).length }, (_, page) => pictureOf(pdf, page + 1, DPI));
    const actual = coarse(sideBySide(pages));
    const path = `${GOLDEN}${name}.png`;
    if (process.env.UPDATE_GOLDEN) {
      mkdirSync(GOLDEN, { recursive: true });
      writeFileSync(path, encodePng(actual));
    }
    const golden = existsSync(path) ? decodePng(readFileSync(path)) : null;
    const { share, picture } = difference(golden, actual);
    if (share <= TOLERATED) return;
    mkdirSync(OUT, { recursive: true });
    writeFileSync(`${OUT}${name}.png`, encodePng(actual));
    writeFileSync(`${OUT}${name}-difference.png`, encodePng(picture));
    expect.fail(
      `${(share * 100).toFixed(2)} % of the pixels differ: look at out/golden/${name}.png and ${name}-difference.png. If they are right: UPDATE_GOLDEN=1`,
    );
  });

  it("are told apart from pages with one line moved by a millimetre", async () => {
    const look = { style: "gb" as const, settings: DEFAULT_SETTINGS.gb };
    const { page } = look.settings;
    const moved = { ...look, settings: { ...look.settings, page: { ...page, top: page.top + 10 } } };
    const print = async (one: typeof look) =>
      pictureOf((await renderMinutes(smallMeeting(), { format: "pdf", language: "zh", look: one })).bytes, 2, DPI);
    const [before, after] = [coarse(await print(look)), coarse(await print(moved))];
    expect(difference(before, before).share).toBe(0);
    expect(difference(before, after).share).toBeGreaterThan(TOLERATED);
  });
});

/** Two items of the large meeting, a few attendants, signatures: all kinds of blocks on a few pages. */
function smallMeeting(): MinutesModel {
  const model = largeMeeting();
  return {
    ...model,
    attendance: [...model.attendance.slice(0, 4), ...model.attendance.slice(20, 24)],
    items: model.items.slice(0, 2).map((item) => ({ ...item, outcomes: item.outcomes.slice(0, 2) })),
    classification: "secret",
    secrecyPeriod: "3年",
    urgency: "urgent",
    copyNumber: 12,
    annexes: [{ name: "需求清单.xlsx", bytes: 10, hash: "ab".repeat(32) }],
    previous: { day: "2026-06-08", sealed: true },
    next: { day: "2026-12-08", starts: "09:00", place: "成都" },
    confirmations: [
      {
        sector: "government",
        party: model.attendance[0]?.party ?? null,
        name: "陈喆",
        recordedBy: null,
        confirmedAt: "2026-09-09T01:02:03.000Z",
        hash: "5f",
        signature: stroke(),
      },
    ],
  };
}

/** A drawn signature: PNG, Base64. */
function stroke(): string {
  const [width, height] = [160, 60];
  const pixels = new Uint8Array(3 * width * height).fill(255);
  for (let x = 0; x < width; x++)
    for (let y = 0; y < height; y++)
      if (Math.abs(y - height / 2 - 20 * Math.sin(x / 12)) < 2)
        pixels.fill(0, 3 * (y * width + x), 3 * (y * width + x) + 3);
  return encodePng({ width, height, pixels }).toString("base64");
}

function sideBySide(pages: readonly Pixels[]): Pixels {
  const height = Math.max(...pages.map((page) => page.height));
  const width = pages.reduce((sum, page) => sum + page.width, 0);
  const pixels = new Uint8Array(3 * width * height).fill(255);
  let left = 0;
  for (const page of pages) {
    for (let y = 0; y < page.height; y++)
      pixels.set(page.pixels.subarray(3 * page.width * y, 3 * page.width * (y + 1)), 3 * (y * width + left));
    left += page.width;
  }
  return { width, height, pixels };
}

/** Sixteen shades of each colour, so that the files stay small. */
function coarse({ width, height, pixels }: Pixels): Pixels {
  return { width, height, pixels: pixels.map((one) => (one >> 4) * 17) };
}

/** The share of pixels that differ by more than smoothing explains, and a picture with those in red. */
function difference(golden: Pixels | null, actual: Pixels): { share: number; picture: Pixels } {
  if (!golden || golden.width !== actual.width || golden.height !== actual.height) return { share: 1, picture: actual };
  const pixels = actual.pixels.map((one) => 128 + (one >> 1));
  let count = 0;
  for (let at = 0; at < pixels.length; at += 3) {
    const differs = [0, 1, 2].some(
      (colour) => Math.abs((golden.pixels[at + colour] ?? 0) - (actual.pixels[at + colour] ?? 0)) > SHADES * 17,
    );
    if (!differs) continue;
    count++;
    pixels.set([255, 0, 0], at);
  }
  return { share: (3 * count) / pixels.length, picture: { ...actual, pixels } };
}
