/** Word files as LibreOffice opens them; skipped, and said so, where it or poppler is not installed. */
import { beforeAll, describe, expect, it } from "vitest";
import type { MinutesModel } from "../../../../db/contract/minutes.ts";
import { DEFAULT_SETTINGS, type MinutesStyle } from "../../../../db/contract/minutes-style.ts";
import { renderMinutes } from "../../../../db/documents/formats/index.ts";
import { isHere } from "../../../programs.mjs";
import { inLibreOffice } from "../../../support/libreoffice.ts";
import { emptyMeeting, largeMeeting } from "../large-meeting.ts";
import { poppler } from "./reading.ts";

const TIMEOUT = 300_000;
const LARGE = largeMeeting();
/** Characters that no rule keeps from beginning or ending a line. */
const PURE = { ...emptyMeeting(), opening: "会议研究动力电池与充换电设施互联互通".repeat(120) };

describe.runIf(isHere("writer") && isHere("poppler"))("LibreOffice", () => {
  let opened: Record<"gb.docx" | "decisions.docx" | "pure.docx", Buffer>;

  beforeAll(async () => {
    opened = await inLibreOffice({
      "gb.docx": await file(LARGE, "gb", "zh", "docx"),
      "decisions.docx": await file(LARGE, "decisions", "en", "docx"),
      "pure.docx": await file(PURE, "gb", "zh", "docx"),
    });
  }, TIMEOUT);

  it.each([
    ["gb", "zh"],
    ["decisions", "en"],
  ] as const)(
    "opens the large meeting in the style %s on as many pages as the PDF has, plus or minus one",
    async (style, language) => {
      const there = pagesOf(opened[`${style}.docx`]);
      const here = pagesOf(await file(LARGE, style, language, "pdf"));
      expect(here).toBeGreaterThan(10);
      expect(Math.abs(there - here), `${there} pages in LibreOffice, ${here} in the PDF`).toBeLessThanOrEqual(1);
    },
    TIMEOUT,
  );

  it("sets 22 lines of 28 characters on a full page of official minutes", () => {
    const [, second = ""] = (poppler("pdftotext", opened["pure.docx"]) ?? "").split("\f");
    const lines = second.split("\n").filter((line) => /\p{Script=Han}{5}/u.test(line));
    expect(lines.map((line) => Array.from(line.trim()).length)).toEqual(Array.from({ length: 22 }, () => 28));
  });

  it("sees no fonts but the project's, whatever the machine has", () => {
    const fonts = (poppler("pdffonts", opened["gb.docx"]) ?? "").split("\n").slice(2).filter(Boolean);
    expect(fonts.length).toBeGreaterThan(4);
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+Concord(Fang|Kai|Sans|Serif|SerifTitle|World|Emoji)-/);
  });
});

async function file(model: MinutesModel, style: MinutesStyle, language: "zh" | "en", format: "docx" | "pdf") {
  const look = { style, settings: DEFAULT_SETTINGS[style] };
  return (await renderMinutes(model, { format, language, look })).bytes;
}

function pagesOf(pdf: Uint8Array): number {
  return Number(/Pages:\s+(\d+)/.exec(poppler("pdfinfo", pdf) ?? "")?.[1]);
}
