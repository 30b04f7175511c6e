/** Opens the command palette from anywhere, and chooses in it. */
import { createSpotlight } from "@mantine/spotlight";

export const [paletteStore, palette] = createSpotlight();

export const openPalette = () => palette.open();

/** What was typed before the palette had come to take it. */
const typedAhead = { words: "", entered: false };

export function typeAhead(typed: Partial<typeof typedAhead>): void {
  Object.assign(typedAhead, typed);
}

/** Gives what was typed ahead, once. */
export function takeTypedAhead(): typeof typedAhead {
  const taken = { ...typedAhead };
  typeAhead({ words: "", entered: false });
  return taken;
}

/** The library marks what is chosen in the page, and only when a key or a letter comes: hits come later than that. */
export function chooseFirst(): void {
  const list = listed();
  for (const one of list?.querySelectorAll("[data-selected]") ?? []) one.removeAttribute("data-selected");
  const first = list?.querySelector("[data-action]");
  first?.setAttribute("data-selected", "true");
  paletteStore.updateState((state) => ({ ...state, selected: first ? 0 : -1 }));
}

export function openChosen(): void {
  listed()?.querySelector<HTMLElement>("[data-selected]")?.click();
}

function listed(): HTMLElement | null {
  return document.getElementById(paletteStore.getState().listId);
}
