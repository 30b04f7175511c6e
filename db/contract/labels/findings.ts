/** A finding in words and figures. Pure. */
import type { Finding } from "../procedures/region/indicators.ts";
import { grouped } from "./in-words.ts";
import { INDICATOR_WORDS } from "./indicators.ts";

type Language = "zh" | "en";

/** Shares of how many of how many; the others are figures of their own. */
const SHARES: readonly Finding["id"][] = ["closing_rate", "dates_kept", "attendance", "battery_supply"];
/** Of these the counts say more than their ratio. */
const COUNTS: readonly Finding["id"][] = ["tie_density", "location", "battery_supply"];

/** The figure as it is read: "0.769", "8 / 7,452", "–" where there is none. */
export function valueText({ id, value, ratio, untold }: Finding, language: Language): string {
  if (ratio && COUNTS.includes(id)) return `${counted(ratio[0])} / ${counted(ratio[1])}`;
  if (untold !== null || value === null) return language === "zh" ? "无法判断" : "cannot tell";
  return figureText(id, value);
}

/** A figure of an indicator: a share in percent, everything else to three places. */
export function figureText(id: Finding["id"], value: number): string {
  if (SHARES.includes(id)) return `${(value * 100).toFixed(0)} %`;
  return (Math.abs(value) < 0.01 && value !== 0 ? value.toFixed(4) : value.toFixed(3)).replace("-", "−");
}

/** What it was counted from: "Firms 35 + 73"; of a share first what it is a share of: "35 / 69". */
export function countedText({ id, counted: all, least, ratio }: Finding, language: Language): string {
  const words = INDICATOR_WORDS[language].counted;
  const said = all
    .filter(({ what, counts }) => what !== "without_segment" || counts.some((count) => count > 0))
    .map(({ what, counts }) => `${words[what]} ${counts.map(counted).join(what === "segments" ? " / " : " + ")}`);
  const of = ratio && !COUNTS.includes(id) ? [`${counted(ratio[0])} / ${counted(ratio[1])}`] : [];
  return [...of, ...said, ...(least === null ? [] : [`n ≥ ${least}`])].join(" · ");
}

function counted(count: number): string {
  return grouped(String(count));
}
