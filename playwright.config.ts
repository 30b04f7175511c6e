import { availableParallelism } from "node:os";
import { defineConfig } from "@playwright/test";
import { findChromium } from "./test/chromium.mjs";
import { OWN_FONTS } from "./test/fonts.ts";

const root = process.getuid?.() === 0;

export default defineConfig({
  testDir: "test/e2e",
  outputDir: "out/e2e",
  timeout: 300_000,
  expect: { timeout: 20_000 },
  // A test keeps a browser, the host and its worker busy: two at once on two cores only wait for each other.
  workers: Math.max(1, Math.floor(availableParallelism() / 2)),
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
          args: ["--disable-background-networking"],
          env: { ...process.env, ...OWN_FONTS } as Record<string, string>,
        },
      },
    },
    { name: "electron", testMatch: "electron/**/*.test.ts" },
  ],
});
