/**
 * How sheets of A4 lie on their desk: how large, where, which of them is looked at, and how far the desk is turned so that a
 * place on one of them is seen. Pixels; pages count from 1. Pure.
 */

/** A4 at 96 dots an inch. */
export const PAPER = { width: 794, height: 1123 } as const;
/** Around the sheets, and between them. */
export const PAD = 12;
export const GAP = 16;
/** Of what stands beside a sheet. */
export const NOTES = 300;
/** A desk that is narrower has its notes on the sheet, each while it is wanted. */
const NARROW = 760;
/** Under this share of their size the letters of the text are too small to be read: they would be under 11 pixels. */
const LEGIBLE = 0.5;
const PERCENTS = [50, 75, 100, 125, 150, 200];

/** `fit`: the whole page, or, where it could not be read then, as wide as there is room for; a number is per cent. */
export type Zoom = "fit" | "page" | "width" | number;

interface Size {
  width: number;
  height: number;
}

export interface Board extends Size {
  /** Of a page to A4. */
  scale: number;
  /** Which of the ways of fitting it comes to; null: neither. */
  fits: "page" | "width" | null;
  /** From the desk's left edge to the sheets', and the size of each. */
  sheet: Size & { left: number };
  /** Where the notes stand; null: there is no room, or there are none. */
  notes: { left: number; width: number } | null;
}

/** @param desk its inner size @param notes whether something stands beside the sheets */
export function boardOf(desk: Size, zoom: Zoom, count: number, notes: boolean): Board {
  const beside = notes && desk.width >= NARROW ? NOTES : 0;
  const room = { width: Math.max(0, desk.width - beside - 2 * PAD), height: Math.max(0, desk.height - 2 * PAD) };
  const wide = Math.min(1, room.width / PAPER.width);
  const whole = Math.min(room.width / PAPER.width, room.height / PAPER.height);
  const scale = Math.max(
    0.1,
    zoom === "page" || (zoom === "fit" && whole >= LEGIBLE)
      ? whole
      : zoom === "width" || zoom === "fit"
        ? Math.max(whole, wide)
        : zoom / 100,
  );
  // Rounded down: a sheet that fits makes no scroll bar, which would take of the room that it fits.
  const across = Math.floor(PAPER.width * scale);
  // Not rounded: the picture of all pages is as high as all of them together.
  const sheet = { width: across, height: (across * 297) / 210 };
  const width = Math.max(desk.width, sheet.width + 2 * PAD + beside);
  const left = PAD + Math.max(0, Math.floor((width - beside - 2 * PAD - sheet.width) / 2));
  return {
    scale,
    fits: scale === whole ? "page" : scale === wide ? "width" : null,
    width,
    height: 2 * PAD + count * sheet.height + Math.max(0, count - 1) * GAP,
    sheet: { ...sheet, left },
    notes: beside > 0 ? { left: width - beside, width: beside } : null,
  };
}

/** The next larger or smaller of the usual sizes. */
export function zoomed(scale: number, by: 1 | -1): number {
  const now = Math.round(scale * 100);
  return (by === 1 ? PERCENTS.find((one) => one > now) : PERCENTS.findLast((one) => one < now)) ?? now;
}

/** From the top of the board to that of a page. */
export function topOf({ sheet }: Board, page: number): number {
  return PAD + (page - 1) * (sheet.height + GAP);
}

/** The page that most of the upper part of the desk shows. */
export function pageAt(board: Board, turned: number, deskHeight: number, count: number): number {
  const place = turned + deskHeight / 3 - PAD;
  return Math.min(Math.max(1, count), Math.max(1, 1 + Math.floor(place / (board.sheet.height + GAP))));
}

/** A place on a page, in shares of it. */
export interface OnPage {
  page: number;
  top: number;
  height: number;
}

/**
 * How far the desk is turned so that a place is seen: not at all where it is seen already; else its page stands whole, or,
 * where that is higher than the desk, the place stands in the upper third.
 */
export function turnedTo(board: Board, { page, top, height }: OnPage, turned: number, deskHeight: number): number {
  const start = topOf(board, page);
  const place = start + top * board.sheet.height;
  const size = height * board.sheet.height;
  if (place >= turned && place + size <= turned + deskHeight) return turned;
  const whole = board.sheet.height + 2 * PAD <= deskHeight + 1;
  const wanted = whole ? start - PAD : place - Math.max(PAD, Math.min(deskHeight / 3, deskHeight - size - PAD));
  return Math.max(0, Math.min(wanted, board.height - deskHeight));
}
