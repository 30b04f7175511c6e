/** Light, dark or high contrast: what was chosen on this screen, or what its system asks for. */
import { keep, kept } from "../../app/kept.ts";
import { createStore } from "../../app/store.ts";

export const APPEARANCES = ["system", "light", "dark", "contrast"] as const;
export type Appearance = (typeof APPEARANCES)[number];

const KEPT = "appearance";
const DARK = matchMedia("(prefers-color-scheme: dark)");
const CONTRAST = matchMedia("(prefers-contrast: more)");

/** What was chosen. */
export const chosenAppearance = createStore<Appearance>(
  APPEARANCES.find((appearance) => appearance === kept(KEPT)) ?? "system",
);

/** What is shown. */
export const appearance = createStore(shown());

export function setAppearance(value: Appearance): void {
  keep(KEPT, value);
  chosenAppearance.set(value);
}

chosenAppearance.subscribe(() => appearance.set(shown()));
for (const asked of [DARK, CONTRAST]) asked.addEventListener("change", () => appearance.set(shown()));

function shown(): Exclude<Appearance, "system"> {
  const chosen = chosenAppearance.get();
  if (chosen !== "system") return chosen;
  return CONTRAST.matches ? "contrast" : DARK.matches ? "dark" : "light";
}
