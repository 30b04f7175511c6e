/** Where the paragraphs stand on the pages of a picture, from what the template tells of their edges. Pure. */
import type { Place } from "../../contract/procedures/minutes.ts";
import { PAGE, type PageStyle } from "./layout.ts";

/** Where the words of a paragraph begin or end, as assets/typst/minutes.typ tells it. */
export interface Edge {
  key: string;
  language: "zh" | "en";
  /** One of two columns. */
  narrow: boolean;
  edge: "begin" | "end";
  /** Points: of its type, and of the line's foot on the page. */
  size: number;
  page: number;
  x: number;
  y: number;
}

const POINTS_PER_MM = 72 / 25.4;
/** Of the type's size: what of a glyph's box stands above the foot of its line, and what below (assets/typst/page.typ). */
const ABOVE = 0.88;
const BELOW = 0.12;
/** Millimetres between two columns (assets/typst/minutes.typ). */
const GUTTER = 7;

/** @returns in the order of the text; a paragraph that goes on over the page has a part on each */
export function placesOf(edges: readonly Edge[], { margins }: Pick<PageStyle, "margins">): Place[] {
  const begun = new Map<string, Edge>();
  const places: Place[] = [];
  for (const edge of edges) {
    const name = `${edge.language} ${edge.key}`;
    if (edge.edge === "begin") {
      begun.set(name, edge);
      continue;
    }
    const begin = begun.get(name);
    if (begin) places.push({ key: edge.key, language: edge.language, parts: partsOf(begin, edge, margins) });
    begun.delete(name);
  }
  return places;
}

function partsOf(begin: Edge, end: Edge, margins: PageStyle["margins"]): Place["parts"] {
  const { left, width } = columnOf(begin, margins);
  const parts: Place["parts"] = [];
  for (let page = begin.page; page <= end.page; page++) {
    const top = page === begin.page ? begin.y / POINTS_PER_MM - (ABOVE * begin.size) / POINTS_PER_MM : margins.top;
    const bottom =
      page === end.page ? end.y / POINTS_PER_MM + (BELOW * end.size) / POINTS_PER_MM : PAGE.height - margins.bottom;
    parts.push({
      page,
      left: left / PAGE.width,
      top: top / PAGE.height,
      width: width / PAGE.width,
      height: Math.max(0, bottom - top) / PAGE.height,
    });
  }
  return parts;
}

/** Millimetres. */
function columnOf({ narrow, x }: Edge, margins: PageStyle["margins"]): { left: number; width: number } {
  const whole = PAGE.width - margins.left - margins.right;
  if (!narrow) return { left: margins.left, width: whole };
  const width = (whole - GUTTER) / 2;
  const right = x / POINTS_PER_MM >= margins.left + width;
  return { left: right ? margins.left + width + GUTTER : margins.left, width };
}
