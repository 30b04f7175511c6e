/** What axe finds on a page. Its script is put into a page once, however often that page is looked at. */
import type { Page } from "@playwright/test";
import axe, { type RunOptions } from "axe-core";

/**
 * Serious and critical violations of what the page shows now: the rule, and the first elements that break it.
 * @param rules all, unless some are named
 */
export async function seriousViolations(page: Page, rules: readonly string[] = []): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const options: RunOptions = {
    // What passed need not be written down, which costs half of the time.
    resultTypes: ["violations"],
    ...(rules.length > 0 && { runOnly: { type: "rule", values: [...rules] } }),
  };
  const violations = await page.evaluate(async (given) => {
    // Colours are judged as they come to rest: a dialog that is still fading in has others.
    const moving = document.getAnimations().filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime));
    await Promise.allSettled(moving.map(({ finished }) => finished));
    const { axe } = window as unknown as { axe: typeof import("axe-core") };
    const { violations } = await axe.run(document, given);
    return violations.map(({ id, impact, nodes }) => ({ id, impact, html: nodes.slice(0, 3).map(({ html }) => html) }));
  }, options);
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, html }) => `${id}: ${html.map((one) => one.slice(0, 160)).join(" | ")}`);
}
