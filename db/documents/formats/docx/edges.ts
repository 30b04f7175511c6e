/** What stands at the top and at the foot of each page. */
import { Footer, Header, PageNumber, Paragraph, TextRun } from "docx";
import { type Printable, printableText } from "../printable.ts";
import { charactersIn, ofPoints, type PageSetup, twips } from "./page-setup.ts";
import { FOOT_PITCH, FOOT_SIZE } from "./part-styles.ts";
import { textRuns } from "./runs.ts";
import { styleId } from "./style-sheet.ts";

interface Edges {
  headers?: { default: Header; even?: Header };
  footers: { default: Footer; even?: Footer };
}

/** Around and between the number of a page and that of all pages. */
const PAGE_OF = { zh: ["第 ", " 页，共 ", " 页"], en: ["Page ", " of ", ""], both: ["", " / ", ""] } as const;

/** Odd and even pages have edges of their own where page numbers stand on the outer side (7.5). */
export function edgesOf({ header, foot, language }: Printable, setup: PageSetup): Edges {
  const first = language === "en" ? "en" : "zh";
  const outer = sidesDiffer(setup);
  const top = () => new Header({ children: [lineOf("Header", header ?? "", first)] });
  const bottom = (side: "Odd" | "Even") =>
    new Footer({
      children: [...pageNumber(setup, side, first), ...(foot ? [lineOf("Footer", foot, first)] : [])],
    });
  return {
    ...(header && { headers: { default: top(), ...(outer && { even: top() }) } }),
    footers: { default: bottom("Odd"), ...(outer && { even: bottom("Even") }) },
  };
}

export function sidesDiffer({ layout }: PageSetup): boolean {
  return layout.pageNumber === "outer";
}

/**
 * How far from the edge of the paper the foot begins, twips: the dash of the page number is 7 mm under the type area
 * (7.5), which a number of 14 pt reaches 144 twips above its line's end. The line of the seal stands under the number.
 */
export function footDistance({ foot }: Printable, { layout, width }: PageSetup): number {
  const dash = twips(layout.margins.bottom - 7) - Math.round((ofPoints(layout.pageNumberSize) * 144) / 280);
  const number = layout.pageNumber === "none" ? twips(layout.margins.bottom - 7) : dash;
  const lines = foot ? Math.ceil((charactersIn(printableText(foot)) * ofPoints(FOOT_SIZE)) / width) : 0;
  return Math.max(number - lines * FOOT_PITCH, 0);
}

function pageNumber(setup: PageSetup, side: "Odd" | "Even", language: "zh" | "en"): Paragraph[] {
  const [before, between, after] = PAGE_OF[setup.language];
  const run = (children: string[]) => new TextRun({ font: { hint: "eastAsia" }, children });
  // Half-width digits between dashes of one character each; the dash of 宋体 is as wide as that.
  const dashed = [run(["— "]), new TextRun({ children: [PageNumber.CURRENT] }), run([" —"])];
  switch (setup.layout.pageNumber) {
    case "none":
      return [];
    case "outer":
      return [new Paragraph({ style: styleId(`Minutes Page Number ${side}`), children: dashed })];
    case "centre":
      return [new Paragraph({ style: styleId("Minutes Page Number"), children: dashed })];
    case "of":
      return [
        new Paragraph({
          style: styleId("Minutes Page Number"),
          children: [
            new TextRun({
              ...(language === "zh" && { font: { hint: "eastAsia" } }),
              children: [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after],
            }),
          ],
        }),
      ];
  }
}

function lineOf(style: string, text: string, language: "zh" | "en"): Paragraph {
  return new Paragraph({ style: styleId(style), children: textRuns({ text }, language) });
}
