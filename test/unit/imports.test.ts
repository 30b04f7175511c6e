/**
 * The linter enforces who may import which package (floors.test.ts holds the folders to their plan): each rule is broken
 * once, in a copy of the tree's shape, and must complain.
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const BIOME = join("node_modules", "@biomejs", "biome", "bin", "biome");

const FORBIDDEN = [
  ["db/contract/probe.ts", "node:fs"],
  ["db/contract/probe.ts", "react"],
  ["db/language/probe.ts", "node:fs"],
  ["db/language/probe.ts", "react"],
  ["db/rules/probe.ts", "node:fs"],
  ["db/domain/probe.ts", "electron"],
  ["db/domain/probe.ts", "react"],
  ["db/domain/probe.ts", "better-sqlite3"],
  ["db/ledger/probe.ts", "better-sqlite3"],
  ["db/workspace/probe.ts", "better-sqlite3"],
  ["db/base/database.ts", "electron"],
  ["electron/main/probe.ts", "better-sqlite3"],
  ["electron/host/probe.ts", "electron"],
  ["electron/host/probe.ts", "better-sqlite3"],
  ["electron/cli/probe.ts", "electron"],
  ["electron/cli/probe.ts", "react"],
  ["renderer/app/probe.ts", "electron"],
  ["renderer/app/probe.ts", "node:fs"],
  ["renderer/app/probe.ts", "better-sqlite3"],
] as const;

const ALLOWED = [
  ["db/contract/probe.ts", "zod"],
  ["db/base/database.ts", "better-sqlite3"],
  ["electron/main/probe.ts", "electron"],
  ["renderer/app/probe.ts", "react"],
] as const;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "concord-lint-"));
  copyFileSync("biome.json", join(folder, "biome.json"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each(FORBIDDEN)("%s must not import %s", (file, imported) => {
  expect(complaints(file, imported)).toContain("lint/style/noRestrictedImports");
});

test.each(ALLOWED)("%s may import %s", (file, imported) => {
  expect(complaints(file, imported)).toEqual([]);
});

/** The rules that a file with this one import breaks. */
function complaints(file: string, imported: string): string[] {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `import * as probe from "${imported}";\n\nexport const found = probe;\n`);
  const { stdout } = spawnSync(
    process.execPath,
    [
      BIOME,
      "lint",
      "--vcs-enabled=false",
      "--reporter=json",
      "--only=style/noRestrictedImports",
      `--config-path=${folder}`,
      path,
    ],
    { encoding: "utf8" },
  );
  rmSync(path);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { category: string }[] };
  return diagnostics.map(({ category }) => category).filter((category) => category.startsWith("lint/"));
}
