/**
 * `npm run bench`: each figure of the speed budget beside a raw baseline measured in the same run. Each bench runs in a
 * process of its own, so that the memory of one is not counted for another.
 * `--quick` uses 100,000 organizations instead of 1,000,000. Ends non-zero if a figure is over its limit. `--tiny` does a
 * few dozen of everything and holds no figure to its limit: a test sees by it that each bench still works.
 */
import { fork } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Figure, many, reported, TINY } from "./measure.ts";

const large = many(process.argv.includes("--quick") ? 100_000 : 1_000_000);
const BENCHES: Record<string, (folder: string) => Promise<void>> = {
  decision: async (folder) => (await import("./decision.ts")).benchDecision(folder),
  demo: async (folder) => (await import("./demo.ts")).benchDemo(folder),
  bulk: async (folder) => (await import("./bulk.ts")).benchBulk(folder, large),
  "table-import": async (folder) => (await import("./tables/table-import.ts")).benchTableImport(folder),
  lists: async (folder) => (await import("./lists.ts")).benchLists(folder),
  today: async (folder) => (await import("./today.ts")).benchToday(folder),
  large: async (folder) => (await import("./large.ts")).benchLarge(folder, large),
  duplicates: async (folder) => (await import("./duplicates.ts")).benchDuplicates(folder, large),
  verify: async (folder) => (await import("./verify.ts")).benchVerify(folder, large / 5),
  minutes: async (folder) => (await import("./minutes.ts")).benchMinutes(folder),
  typing: async (folder) => (await import("./typing.ts")).benchTyping(folder),
  switching: async (folder) => (await import("./switching.ts")).benchSwitching(folder),
  "minutes-docx": async () => (await import("./minutes-docx.ts")).benchMinutesDocx(),
  "first-screen": async (folder) => (await import("./first-screen.ts")).benchFirstScreen(folder),
};

const [, , name, folder] = process.argv;
if (process.send && name && folder) {
  await BENCHES[name]?.(folder);
  process.send(reported());
  process.disconnect();
} else await benchAll(process.argv.slice(2).filter((argument) => !argument.startsWith("--")));

async function benchAll(only: readonly string[]): Promise<void> {
  const figures: Figure[] = [];
  const scratch = await mkdtemp(join(tmpdir(), "concord-bench-"));
  try {
    for (const bench of Object.keys(BENCHES)) {
      if (only.length > 0 && !only.includes(bench)) continue;
      console.log(`\n${bench}`);
      figures.push(...(await inProcess(bench, join(scratch, bench))));
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  const over = figures.filter(({ value, limit }) => value > limit);
  console.log(`\n${figures.length - over.length} of ${figures.length} figures within their limits`);
  process.exitCode = over.length > 0 && !TINY ? 1 : 0;
}

function inProcess(bench: string, scratch: string): Promise<Figure[]> {
  const { promise, resolve, reject } = Promise.withResolvers<Figure[]>();
  const options = process.argv.filter((argument) => argument.startsWith("--"));
  const child = fork(fileURLToPath(import.meta.url), [bench, scratch, ...options]);
  child.once("message", (figures) => resolve(figures as Figure[]));
  child.once("error", reject);
  child.once("exit", (code) => reject(new Error(`the bench ${bench} ended with ${code}`)));
  return promise;
}
