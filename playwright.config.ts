import { availableParallelism } from "node:os";
import { defineConfig } from "@playwright/test";
import { findChromium } from "./test/chromium.mjs";
import { OWN_FONTS } from "./test/fonts.ts";
import { TIER } from "./test/tier.ts";

const root = process.getuid?.() === 0;

export default defineConfig({
  testDir: "test/e2e",
  outputDir: "out/e2e",
  snapshotPathTemplate: "test/fixtures/gallery/{arg}{ext}",
  updateSnapshots: process.env.UPDATE_GOLDEN ? "all" : "none",
  timeout: 300_000,
  expect: { timeout: 20_000 },
  // Those that are long, and look at one thing from a further side, run with what else is long.
  ...(TIER === "short" ? { grepInvert: /@long/ } : { grep: /@long/ }),
  // A test keeps one core busy, its host or its page, and rests for half of its time, as people do between two keys.
  workers: availableParallelism() * 2,
  // A key pressed at a machine's speed may meet a busy browser. A test that needed its second try is named at the end.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"], ["json"]],
  // Traces cost every test a fifth of its time; ask for one with `--trace retain-on-failure`.
  use: { screenshot: "only-on-failure", trace: "off", actionTimeout: 30_000 },
  projects: [
    {
      name: "chromium",
      testIgnore: "electron/**",
      use: {
        browserName: "chromium",
        launchOptions: {
          executablePath: findChromium() ?? "chromium is not installed",
          chromiumSandbox: !root,
          // Drawing without the emulation of a graphics card saves a tenth of a test.
          args: ["--disable-background-networking", "--disable-gpu"],
          env: { ...process.env, ...OWN_FONTS } as Record<string, string>,
        },
      },
    },
    { name: "electron", testMatch: "electron/**/*.test.ts" },
  ],
});
