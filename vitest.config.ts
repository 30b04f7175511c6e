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

/**
 * Files that put something in the place of a module, themselves or with the double of Electron: what others of the
 * process have imported already, they cannot.
 */
const REPLACING = globSync("test/{unit,property}/**/*.test.ts").filter((file) =>
  /\bvi\.(mock|doMock)\(|\/shell-double\//.test(readFileSync(file, "utf8")),
);

const projects = [
  { name: "unit", include: filesOf("unit"), exclude: REPLACING, isolate: false },
  { name: "property", include: filesOf("property"), exclude: REPLACING, isolate: false },
  { name: "apart", include: TIER === "short" ? REPLACING : [], exclude: [], isolate: true },
  { name: "long", include: TIER === "short" ? [] : ["test/long/**/*.test.ts"], exclude: [], isolate: true },
  { name: "faults", include: filesOf("faults"), exclude: [], isolate: true },
];

export default defineConfig({
  test: {
    projects: projects.map(({ name, include, exclude, isolate }) => ({
      test: {
        name,
        include,
        exclude,
        testTimeout: ["faults", "long"].includes(name) ? 300_000 : 60_000,
        hookTimeout: 120_000,
        // As in the browser: a test that needed its second try is named with it.
        retry: process.env.CI ? 1 : 0,
        // A state that a busy machine reaches late is reached all the same.
        expect: { poll: { timeout: 30_000 } },
        // Files that run in one process share what they import, which is a third of their time.
        isolate,
      },
    })),
    // A third of a file's time is waiting, for a disk or a program: else cores are left idle.
    maxWorkers: availableParallelism() + 1,
    reporters: ["default"],
  },
});
