/** No serious accessibility violation (axe) on any screen, in both languages and both themes, on the demo workspace. */
import { expect, type Page, test } from "@playwright/test";
import { seriousViolations } from "../support/browser/axe.ts";
import { outOfReach } from "../support/browser/reach.ts";
import { type Host, startHost } from "./host.ts";
import { goTo, startAsPlanned } from "./steps.ts";

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
  register: "/register",
  board: "/actions?show=board&lanes=sector",
  live: "/live/exercise-meeting",
  "the round": "/round/exercise-meeting",
  "the projector": "/projector/exercise-meeting",
  templates: "/templates?id=tpl-consultation",
  actions: "/actions?id=mtg-jpg-1-t1",
  "task forces": "/task-forces?id=exercise-task-force",
  organizations: "/organizations?id=org-changan",
  "an organization": "/organizations/org-changan",
  duplicates: "/duplicates",
  figures: "/figures",
  "an action": "/actions/mtg-jpg-1-t1",
  "taking in a table": "/import",
  policies: "/policies",
  problems: "/problems",
  history: "/history",
  settings: "/settings",
  "settings, own office": "/settings?tab=office",
};

/** Screens of each build, which are looked at in small windows in every run; the long one looks at all. */
const NARROWED = ["today", "a meeting, prepare", "minutes, export", "live", "organizations", "settings"];

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

// Colours are the same in either language: the long run looks at the dark ones.
for (const [language, looks] of [
  ["zh", "light"],
  ["en", "light and dark"],
] as const)
  test(`every screen in ${language}, ${looks}`, { tag: language === "zh" ? [] : "@long" }, async ({ page }) => {
    test.setTimeout(2 * Object.keys(SCREENS).length * PATIENCE_MS);
    await page.addInitScript((kept) => localStorage.setItem("concord.language", kept), language);
    await page.goto(host.url);
    await expect(page.locator("main")).toBeVisible();
    await startExercise(page);
    await lookAtAll(page, { look: "light", narrowed: language === "zh" ? NARROWED : Object.keys(SCREENS) });
    if (looks === "light") return;
    await goTo(page, "/settings");
    await page.getByText("Dark", { exact: true }).click();
    await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
    // What is dark differs in colours alone.
    await lookAtAll(page, { look: "dark", rules: ["color-contrast"] });
  });

interface Looking {
  look: "light" | "dark";
  /** Of axe; all of them where none is named. */
  rules?: readonly string[];
  /** Screens that are shown in small windows too. */
  narrowed?: readonly string[];
}

async function lookAtAll(page: Page, { look, rules = [], narrowed = [] }: Looking): Promise<void> {
  for (const [name, address] of Object.entries(SCREENS)) {
    await goTo(page, address);
    await expect(page.locator("main h1, main h2").first()).toBeVisible();
    expect.soft(await seriousViolations(page, rules), `${name}, ${look}`).toEqual([]);
    // They would be most of a page of fields, and of the time that it takes to come.
    expect.soft(await page.locator("[data-combobox-option]").count(), `${name}: lists that nobody opened`).toBe(0);
    if (narrowed.includes(name)) await fitsEverywhere(page, name);
  }
}

/** A laptop whose screen is enlarged to 125 %, and a page enlarged to 200 %. */
const SMALL = [
  { width: 1093, height: 614 },
  { width: 640, height: 400 },
];

async function fitsEverywhere(page: Page, name: string): Promise<void> {
  const usual = page.viewportSize() as { width: number; height: number };
  for (const size of SMALL) {
    await page.setViewportSize(size);
    await laidOut(page);
    const parts = name === "live" && size.width < 1_000 ? await page.getByRole("tab").all() : [null];
    for (const part of parts) {
      await part?.click();
      if (name === "live") await expect(page.getByTestId("compose")).toBeInViewport({ ratio: 1 });
      expect.soft(await outOfReach(page), `${name}, ${size.width} x ${size.height}`).toEqual([]);
    }
  }
  await page.setViewportSize(usual);
}

/** What goes by the size of the window has been drawn anew. */
async function laidOut(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}

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
  await goTo(page, "/meetings/exercise-meeting");
  await expect(page.locator("main h1")).toContainText(/演练|Exercise/);
  const start = page.getByRole("button", { name: /开始会议|Start the meeting/ });
  if (await start.isVisible()) {
    await startAsPlanned(page);
    await expect(page.getByTestId("compose")).toBeVisible();
  }
}
