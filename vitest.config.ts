import { globSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { TIER } from "./test/tier.ts";

/** The test files of a folder: all in the short tier, in the others those whose size goes by the tier. */
function filesOf(folder: string): string[] {
  const all = `test/${folder}/**/*.test.ts`;
  return TIER === "short"
    ? [all]
    : globSync(all).filter((file) => /"[./]+\/tier\.ts"/.test(readFileSync(file, "utf8")));
}

export default defineConfig({
  test: {
    projects: ["unit", "property", "faults"].map((name) => ({
      test: {
        name,
        include: filesOf(name),
        testTimeout: name === "faults" ? 300_000 : 60_000,
        hookTimeout: 120_000,
        // Files that run in one process share what they import, which is a third of their time. No test changes it.
        isolate: name === "faults",
      },
    })),
    // Else one core is left idle.
    maxWorkers: availableParallelism(),
    reporters: ["default"],
  },
});
