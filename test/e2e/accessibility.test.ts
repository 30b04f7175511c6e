/** No serious accessibility violation (axe) on any screen, in both languages and both themes, on the demo workspace. */
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { type Host, startHost } from "./host.ts";
import { startAsPlanned } from "./steps.ts";

const SCREENS: Record<string, string> = {
  today: "/today",
  meetings: "/meetings",
  "a meeting, prepare": "/meetings/exercise-meeting?tab=prepare",
  "a meeting, minutes": "/meetings/exercise-meeting?tab=minutes",
  "minutes, details": "/meetings/mtg-jpg-5?tab=minutes&part=details",
  "minutes, export": "/meetings/mtg-jpg-5?tab=minutes&part=export",
  "templates of minutes": "/minutes-templates?id=mtpl-official-chengyu",
  "minutes, circulation": "/meetings/mtg-jpg-5?tab=minutes&part=circulation",
  "verify paper": "/verify",
  "a meeting of the past": "/meetings/mtg-jpg-5?tab=record",
  "a series": "/series/exercise-series",
  live: "/live/exercise-meeting",
  "the round": "/round/exercise-meeting",
  "the projector": "/projector/exercise-meeting",
  templates: "/templates?id=tpl-consultation",
  actions: "/actions?id=mtg-jpg-1-t1",
  "task forces": "/task-forces?id=exercise-task-force",
  organizations: "/organizations?id=org-changan",
  policies: "/policies",
  problems: "/problems",
  history: "/history",
  settings: "/settings",
};

/** For one screen, on a machine as slow as any. */
const PATIENCE_MS = 30_000;

// The longest of all: at once, where there is room.
test.describe.configure({ mode: "parallel" });

let host: Host;
test.beforeAll(async () => {
  host = await startHost("--demo");
});
test.afterAll(async () => {
  await host.stop();
});

for (const language of ["zh", "en"] as const)
  for (const look of ["light", "dark"] as const)
    test(`every screen in ${language}, ${look}`, async ({ page }) => {
      test.setTimeout(Object.keys(SCREENS).length * PATIENCE_MS);
      await page.addInitScript(
        ([language, look]) => {
          localStorage.setItem("concord.language", language);
          localStorage.setItem("concord.appearance", look);
        },
        [language, look] as const,
      );
      await page.goto(host.url);
      await expect(page.locator("main")).toBeVisible();
      await startExercise(page);
      for (const [name, address] of Object.entries(SCREENS)) {
        await page.evaluate((to) => {
          location.hash = `#${to}`;
        }, address);
        await expect(page.locator("main h1, main h2").first()).toBeVisible();
        // What is dark differs in colours alone.
        expect.soft(await seriousViolations(page, look === "dark" ? ["color-contrast"] : []), name).toEqual([]);
      }
    });

test("the door and the recovery code", async ({ page }) => {
  const door = await startHost();
  try {
    await page.goto(door.url);
    await expect(page.getByRole("tablist")).toBeVisible();
    expect(await seriousViolations(page)).toEqual([]);
  } finally {
    await door.stop();
  }
});

/** The live screen shows something only while the meeting runs. */
async function startExercise(page: Page): Promise<void> {
  await page.evaluate(() => {
    location.hash = "#/meetings/exercise-meeting";
  });
  await expect(page.locator("main h1")).toContainText(/演练|Exercise/);
  const start = page.getByRole("button", { name: /开始会议|Start the meeting/ });
  if (await start.isVisible()) {
    await startAsPlanned(page);
    await expect(page.getByTestId("compose")).toBeVisible();
  }
}

/** @param rules all, unless some are named */
async function seriousViolations(page: Page, rules: readonly string[] = []): Promise<string[]> {
  // In one go: the other mode opens a second page for each analysis, for frames of other origins, which there are none of.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({
    // What passed need not be written down, which costs half of the time.
    resultTypes: ["violations"],
    ...(rules.length > 0 && { runOnly: { type: "rule" as const, values: [...rules] } }),
  });
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ html }) => html.slice(0, 160))
          .join(" | ")}`,
    );
}
