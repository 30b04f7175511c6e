/** Every bench still starts and comes to its end: nobody calls them but a person now and then. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { findChromium } from "../chromium.mjs";
import { byTier } from "../tier.ts";

/** One that speaks to the worker, and one that reaches into a session. */
const QUICK = ["decision", "verify"];
const FURTHER = ["demo", "bulk", "lists", "large", "minutes", "minutes-docx"];
/** They look at the built interface in a browser. */
const IN_BROWSER = ["typing", "first-screen"];
const canBrowse = findChromium() !== null && existsSync("out/renderer/index.html");

const run = promisify(execFile);

test.each(byTier({ short: QUICK, full: [...QUICK, ...FURTHER] }))("the bench %s works", expectFigures);
test.skipIf(!canBrowse).each(byTier({ short: [], full: IN_BROWSER }))("the bench %s works in a browser", expectFigures);

/** A bench that fails rejects with what it said. */
async function expectFigures(bench: string): Promise<void> {
  const { stdout } = await run(process.execPath, [join("test", "bench", "index.ts"), "--tiny", bench]);
  expect(stdout).toMatch(/^(ok {2}|OVER) /m);
}
