/**
 * Notes in the margin of a running text: each beside its row, none over another, so that the text keeps its leading. A row is
 * `[data-noted]`, its note `[data-note]` within it; the note of the row that has the focus stands where it belongs.
 */
import { type RefObject, useLayoutEffect } from "react";
import { placeNotes } from "./place-notes.ts";

const GAP = 8;

export function useMargin(text: RefObject<HTMLElement | null>): void {
  // With each drawing: notes come and go.
  useLayoutEffect(() => {
    const { current } = text;
    if (!current) return;
    const place = () => stand(current);
    const observer = new ResizeObserver(place);
    for (const one of [current, ...notesIn(current)]) observer.observe(one);
    current.addEventListener("focusin", place);
    place();
    return () => {
      observer.disconnect();
      current.removeEventListener("focusin", place);
    };
  });
}

function stand(text: HTMLElement): void {
  // Where there is no margin they stand under their rows.
  const notes = notesIn(text).filter((note) => getComputedStyle(note).position === "absolute");
  const rows = notes.map((note) => note.closest<HTMLElement>("[data-noted]")?.offsetTop ?? 0);
  const heights = notes.map((note) => note.offsetHeight);
  const chosen = notes.findIndex((note) => note.closest("[data-noted]")?.contains(document.activeElement));
  const tops = placeNotes(
    rows.map((at, index) => ({ at, height: heights[index] ?? 0 })),
    chosen,
    0,
    GAP,
  );
  for (const [index, note] of notes.entries()) note.style.top = `${(tops[index] ?? 0) - (rows[index] ?? 0)}px`;
  text.style.minHeight = notes.length > 0 ? `${(tops.at(-1) ?? 0) + (heights.at(-1) ?? 0) + GAP}px` : "";
}

function notesIn(text: HTMLElement): HTMLElement[] {
  return [...text.querySelectorAll<HTMLElement>("[data-noted] > [data-note]")];
}
