/**
 * A new subject with grid, detail, search and undo touches at most 8 files. One is added to a copy of the program, as
 * docs/adding-an-entity.md tells it, and the copy's own tests are run; in the full tier its types as well.
 */
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, expect, it } from "vitest";
import { PATCHES, WRITTEN_BY_TESTS } from "./patches.ts";

const MOST_FILES = 8;
const SOURCES = ["assets", "db", "docs", "electron", "renderer", "test"];
const ALONE = [
  "vite.config.ts",
  "package.json",
  "tsconfig.json",
  "vitest.config.ts",
  "README.md",
  "CHANGELOG.md",
  "THIRD-PARTY-LICENCES.md",
];

const copy = mkdtempSync(join(tmpdir(), "concord-added-"));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

it("a subject is added in at most 8 files, and the program goes on with it", {
  timeout: 600_000,
}, () => {
  for (const name of [...SOURCES, ...ALONE]) cpSync(name, join(copy, name), { recursive: true });
  symlinkSync(resolve("node_modules"), join(copy, "node_modules"), "junction");
  for (const [file, patch] of Object.entries(PATCHES))
    write(file, patch(existsSync(file) ? readFileSync(file, "utf8") : ""));

  // Those that write pages first, then those that hold everything together.
  run("vitest", ["run", "--project=unit", "test/unit/data-model.test.ts", "test/unit/rights-matrix.test.ts"], {
    UPDATE_GOLDEN: "1",
  });
  run("vitest", [
    "run",
    "--project=unit",
    "test/unit/domain/standards.test.ts",
    "test/unit/contract/facts.test.ts",
    "test/unit/labels.test.ts",
    "test/unit/docs.test.ts",
    "test/unit/rights-matrix.test.ts",
    "test/unit/floors.test.ts",
  ]);
  run("typescript", ["-p", "."]);

  const touched = new Set([...changed(), ...WRITTEN_BY_TESTS]);
  expect([...touched].toSorted()).toEqual([...Object.keys(PATCHES), ...WRITTEN_BY_TESTS].toSorted());
  expect(touched.size).toBeLessThanOrEqual(MOST_FILES);
});

function write(file: string, text: string): void {
  mkdirSync(dirname(join(copy, file)), { recursive: true });
  writeFileSync(join(copy, file), text);
}

/** Runs a tool in the copy, in the short tier whatever tier this is in. */
function run(tool: "vitest" | "typescript", args: string[], env: Record<string, string> = {}): void {
  const program = tool === "vitest" ? "node_modules/vitest/vitest.mjs" : "node_modules/typescript/bin/tsc";
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: copy,
    encoding: "utf8",
    env: { ...process.env, CONCORD_TIER: "short", VITEST: "", ...env },
  });
  expect(status, `${stdout}\n${stderr}`).toBe(0);
}

/** Files of the copy that are not as they are here. */
function changed(): string[] {
  return globSync(`{${SOURCES.join(",")}}/**/*.{ts,tsx,md,json}`, { cwd: copy })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => !existsSync(file) || !readFileSync(file).equals(readFileSync(join(copy, file))));
}
