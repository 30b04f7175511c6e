/**
 * `npm run pictures`: takes the pictures of the README anew from the demo, in Chinese and in English, with the fonts of this
 * computer, as a user sees them. A meeting is held for them by keyboard as a recorder would.
 */
import { spawnSync } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { findChromium } from "../chromium.mjs";
import { startHost } from "../e2e/host.ts";
import { goTo, holdExercise, record } from "../e2e/steps.ts";

const FOLDER = fileURLToPath(new URL("../../docs/images/", import.meta.url));
const SIZE = { width: 1280, height: 800 };
const STAGE = { width: 1920, height: 1080 };
const PARTIES = ["重庆市经济和信息化委员会", "长安汽车", "四川省经济和信息化厅", "重庆汽车工程学会"];
/** Nothing moves any more and every letter has its font. */
const SETTLED_MS = 1_500;
/** On a busy computer. */
const PATIENCE_MS = 120_000;

const SAID = {
  zh: {
    report: "重庆市经济和信息化委员会：需求清单已征求 12 家企业意见",
    decision: "联合发布热管理与隔膜技术需求清单",
    action: "@长安 下周五前 提供三款车型热管理接口参数",
    risk: "隔膜产能集中在两家企业",
  },
  en: {
    report: "Twelve firms have commented on the list of demands",
    decision: "Publish a joint list of demands for thermal management and separators",
    action: "@长安 by next Friday provide interface parameters of three models",
    risk: "Separators come from two firms alone",
  },
} as const;
type Language = keyof typeof SAID;

const executablePath = findChromium();
if (!executablePath) throw new Error("Chromium, Chrome or Edge is not installed");
// Without fontconfig the system brings its own; where there is one and it knows none, every letter would be a box.
if (spawnSync("fc-list", [":lang=zh"], { encoding: "utf8" }).stdout === "")
  throw new Error("this computer has no Chinese font for the pictures: on Debian, apt-get install fonts-noto-cjk");
await mkdir(FOLDER, { recursive: true });
const browser = await chromium.launch({
  executablePath,
  chromiumSandbox: process.getuid?.() !== 0,
  args: ["--disable-background-networking", "--disable-gpu"],
});
try {
  for (const language of Object.keys(SAID) as Language[]) await takeAll(language);
} finally {
  await browser.close();
}

async function takeAll(language: Language): Promise<void> {
  const host = await startHost("--demo", "--lang", language);
  const context = await browser.newContext({ viewport: SIZE, locale: language === "zh" ? "zh-CN" : "en-GB" });
  try {
    const page = await context.newPage();
    await page.goto(host.url);
    await page.getByRole("button", { name: /以后再说|put this away/ }).click();
    await takeAt(page, "/organizations/org-changan", `organization-${language}`);
    await takeAt(page, "/today", `today-${language}`);
    await takeLive(page, context, language);
    await takeAt(page, "/meetings/exercise-meeting?tab=minutes", `minutes-${language}`);
  } finally {
    await context.close();
    await host.stop();
  }
}

/** The live screen with what was said, and beside it what the room sees. */
async function takeLive(page: Page, context: BrowserContext, language: Language): Promise<void> {
  const said = SAID[language];
  await holdExercise(page, PARTIES);
  const opening = context.waitForEvent("page");
  await page.getByRole("button", { name: /投影|Projector/ }).click();
  const stage = await opening;
  await stage.setViewportSize(STAGE);
  await page.bringToFront();
  await record(page, "r", said.report);
  await record(page, "k", said.risk);
  await record(page, "t", said.action);
  await record(page, "d", said.decision);
  for (const key of ["s", "s", "v", "s"]) await page.keyboard.press(key);
  await take(page, `live-${language}`);
  await stage.bringToFront();
  await take(stage, `projector-${language}`);
  await stage.close();
}

async function takeAt(page: Page, address: string, name: string): Promise<void> {
  await goTo(page, address);
  await take(page, name);
}

async function take(page: Page, name: string): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(SETTLED_MS);
  await page.screenshot({ path: join(FOLDER, `${name}.png`), timeout: PATIENCE_MS });
  console.log(`docs/images/${name}.png`);
}
