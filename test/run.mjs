/**
 * `npm test`: types, lint, unused code, unit, property and fault tests, the build, and the tests in Chromium.
 * `npm run test:full` (`--full`) runs in their long tier only the tests that are long by nature, and `--nightly` the
 * same for hours; neither repeats the rest. Plain JavaScript for Node 20: it installs the packages first.
 * The last line counts everything: `N passed, N failed, N skipped`.
 */
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { electronBinary } from "../electron/start/choose.mjs";
import { Obstacle, prepare, ROOT } from "../electron/start/install.mjs";
import { requirePrograms, why } from "./programs.mjs";
import { scratchInMemory } from "./scratch.mjs";

const REPORTS = join(ROOT, "out", "test");
/** Of what a failed check says: the first of its complaints are enough to start with. */
const MOST_LINES = 200;
/** Which tests run and how much they do: see tier.ts. */
const TIER = process.argv.includes("--nightly") ? "nightly" : process.argv.includes("--full") ? "full" : "short";
const total = { passed: 0, failed: 0, skipped: 0 };

try {
  await runAll(prepare());
} catch (error) {
  if (!(error instanceof Obstacle)) throw error;
  console.error(error.message);
  total.failed += 1;
}
const { passed, failed, skipped } = total;
console.log(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`);
process.exitCode = failed > 0 ? 1 : 0;

async function runAll(node) {
  const tool = (name, ...path) => [name, node, [join(ROOT, "node_modules", ...path.shift().split("/")), ...path]];
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  process.env.CONCORD_TIER = TIER;
  // Hosts and commands are started some hundred times; compiling them is half of what a command costs.
  process.env.NODE_COMPILE_CACHE ??= join(ROOT, "out", "compile-cache");
  scratchInMemory();

  const missing = requirePrograms();
  await checks(tool);
  await vitestSuite(tool);
  await windows(tool, missing);
  for (const program of missing) notice(`SKIPPED: ${why(program)}`);
}

async function checks(tool) {
  const build = check(...tool("build", "electron-vite/bin/electron-vite.js", "build", "--logLevel", "warn"));
  if (TIER !== "short") return build;
  await Promise.all([
    build,
    check(...tool("types", "typescript/bin/tsc", "-p", ".")),
    check(...tool("lint", "@biomejs/biome/bin/biome", "ci", "--colors=off", "--diagnostic-level=error")),
    check(...tool("unused code", "knip/bin/knip.js", "--no-progress")),
  ]);
}

function vitestSuite(tool) {
  const vitest = join(REPORTS, "vitest.json");
  return suite(
    ...tool(
      TIER === "short" ? "unit, property and fault tests" : `the long tests, ${TIER} tier`,
      "vitest/vitest.mjs",
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${vitest}`,
    ),
    () => vitestCounts(vitest),
  );
}

async function windows(tool, missing) {
  if (missing.includes("browser")) total.failed += 1;
  else await browserTests(tool, "chromium");

  if (TIER !== "short") return;
  if (electronBinary()) await browserTests(tool, "electron");
  else {
    notice("SKIPPED: the Electron suite. Fetch its program with: node node_modules/electron/install.js");
    total.skipped += 1;
  }
}

function notice(text) {
  console.warn(`\n${"#".repeat(80)}\n# ${text}\n${"#".repeat(80)}`);
}

function browserTests(tool, project) {
  const report = join(REPORTS, `${project}.json`);
  process.env.PLAYWRIGHT_JSON_OUTPUT_FILE = report;
  return suite(...tool(`tests in ${project}`, "@playwright/test/cli.js", "test", `--project=${project}`), () =>
    playwrightCounts(report),
  );
}

/** A check that either holds or not; it counts as one test, and speaks only when it fails. */
async function check(name, program, args) {
  const { code, output } = await run(program, args, "pipe");
  console.log(`${code === 0 ? "ok" : "FAILED"}  ${name}`);
  if (code !== 0) console.log(output.split("\n").slice(0, MOST_LINES).join("\n"));
  total[code === 0 ? "passed" : "failed"] += 1;
}

/** A runner that counts its own tests. One that fails without a failed test has at least failed to run. */
async function suite(name, program, args, counts) {
  console.log(`\n${name}`);
  const { code } = await run(program, args, "inherit");
  const counted = counts();
  if (code !== 0 && counted.failed === 0) counted.failed = 1;
  for (const key of Object.keys(total)) total[key] += counted[key];
}

function run(program, args, stdio) {
  const child = spawn(program, args, { cwd: ROOT, stdio: ["ignore", stdio, stdio] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (data) => (output += data));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

function vitestCounts(file) {
  const report = read(file);
  return {
    passed: report?.numPassedTests ?? 0,
    failed: report?.numFailedTests ?? 0,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  };
}

function playwrightCounts(file) {
  const report = read(file);
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report?.stats ?? {};
  for (const title of flakyTitles(report?.suites ?? []))
    console.warn(`\n# PASSED ONLY AT THE SECOND TRY, so it needs mending: ${title}`);
  return { passed: expected + flaky, failed: unexpected, skipped };
}

function flakyTitles(suites) {
  return suites.flatMap(({ file, specs = [], suites: inner = [] }) => [
    ...specs
      .filter(({ tests }) => tests.some(({ status }) => status === "flaky"))
      .map(({ title }) => `${file}: ${title}`),
    ...flakyTitles(inner),
  ]);
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}
