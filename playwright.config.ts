import { defineConfig } from "@playwright/test";
import { findChromium } from "./test/chromium.mjs";

const root = process.getuid?.() === 0;

export default defineConfig({
  testDir: "test/e2e",
  outputDir: "out/e2e",
  timeout: 120_000,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"], ["json"]],
  use: { screenshot: "only-on-failure", trace: "retain-on-failure", actionTimeout: 15_000 },
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
        },
      },
    },
    { name: "electron", testMatch: "electron/**/*.test.ts" },
  ],
});
