/** Colours and measures (light, dark, high contrast), and the sectors' own colours and signs. */
import { createTheme, type MantineColorsTuple } from "@mantine/core";
import type { Sector } from "../../db/contract/vocabulary.ts";
import { keep, kept } from "./kept.ts";
import { createStore } from "./store.ts";

const accent: MantineColorsTuple = [
  "#e2eff0",
  "#cfe2e4",
  "#a7c9cd",
  "#7db0b6",
  "#569aa2",
  "#38868f",
  "#1f727c",
  "#0f5a66",
  "#0b4a54",
  "#083c44",
];

export const theme = createTheme({
  primaryColor: "accent",
  primaryShade: { light: 7, dark: 6 },
  colors: { accent },
  fontFamily: '"Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", system-ui, sans-serif',
  fontFamilyMonospace: "ui-monospace, Consolas, monospace",
  fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "16px", xl: "18px" },
  defaultRadius: "md",
  radius: { sm: "6px", md: "8px", lg: "10px" },
  autoContrast: true,
  respectReducedMotion: true,
});

export type Appearance = "light" | "dark" | "contrast";

export const appearance = createStore<Appearance>((kept("appearance") as Appearance | null) ?? "light");

export function setAppearance(value: Appearance): void {
  keep("appearance", value);
  appearance.set(value);
}

/** Each sector has a character and a shape beside its colour: nobody has to tell them apart by colour alone. */
export const SECTOR_SIGNS: Record<Sector, { zh: string; en: string; round: boolean }> = {
  government: { zh: "政", en: "G", round: false },
  enterprise: { zh: "企", en: "E", round: false },
  ngo: { zh: "社", en: "N", round: true },
  academia: { zh: "研", en: "A", round: false },
  public: { zh: "众", en: "P", round: true },
};
