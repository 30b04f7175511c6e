/** Every bench still starts and comes to its end: nobody calls them but a person now and then. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { findChromium } from "../chromium.mjs";

const IN_NODE = [
  "decision",
  "verify",
  "demo",
  "bulk",
  "table-import",
  "lists",
  "today",
  "large",
  "duplicates",
  "minutes",
  "minutes-docx",
];
/** They look at the built interface in a browser. */
const IN_BROWSER = ["typing", "switching", "first-screen"];
const canBrowse = findChromium() !== null && existsSync("out/renderer/index.html");

const run = promisify(execFile);

test.each(IN_NODE)("the bench %s works", expectFigures);
test.skipIf(!canBrowse).each(IN_BROWSER)("the bench %s works in a browser", expectFigures);

/** A bench that fails rejects with what it said. */
async function expectFigures(bench: string): Promise<void> {
  const { stdout } = await run(process.execPath, [join("test", "bench", "index.ts"), "--tiny", bench]);
  expect(stdout).toMatch(/^(ok {2}|OVER) /m);
}
