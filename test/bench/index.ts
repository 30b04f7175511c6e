/**
 * `npm run bench`: each figure of the speed budget beside a raw baseline measured in the same run.
 * `--quick` uses 100,000 organizations instead of 1,000,000. Ends non-zero if a figure is over its limit.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { benchBulk } from "./bulk.ts";
import { benchDecision } from "./decision.ts";
import { benchDemo } from "./demo.ts";
import { benchFirstScreen } from "./first-screen.ts";
import { benchLarge } from "./large.ts";
import { reported } from "./measure.ts";

const only = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const large = process.argv.includes("--quick") ? 100_000 : 1_000_000;
const benches: Record<string, (folder: string) => Promise<void>> = {
  decision: benchDecision,
  demo: benchDemo,
  bulk: benchBulk,
  large: (folder) => benchLarge(folder, large),
  "first-screen": benchFirstScreen,
};

const folder = await mkdtemp(join(tmpdir(), "concord-bench-"));
try {
  for (const [name, bench] of Object.entries(benches)) {
    if (only.length > 0 && !only.includes(name)) continue;
    console.log(`\n${name}`);
    await bench(join(folder, name));
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
const over = reported().filter(({ value, limit }) => value > limit);
console.log(`\n${reported().length - over.length} of ${reported().length} figures within their limits`);
process.exitCode = over.length > 0 ? 1 : 0;
