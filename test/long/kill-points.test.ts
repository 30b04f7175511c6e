import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chainHead } from "../../db/server/heads.ts";
import { restoreBackup } from "../../db/workspace/backups/backup.ts";
import { journalOf } from "../faults/shim/journal.ts";
import { PASSPHRASE } from "../faults/shim/passphrase.ts";
import {
  compileShim,
  copyOf,
  expectSound,
  type Fault,
  newFolder,
  newWorld,
  notesOf,
  runWriter,
  type World,
  whyNoShim,
  worldAt,
} from "../faults/shim/world.ts";
import { announceSeed } from "../seed.ts";
import { byTier } from "../tier.ts";

const seed = announceSeed("kill at every call");
/** Writers at work at the same time. */
const LANES = 2;
/** Calls at which the writer is killed, of some 900. */
const POINTS = byTier({ short: 0, full: 60, nightly: Number.POSITIVE_INFINITY });

describe.skipIf(whyNoShim)("killed at a call of the file system", () => {
  const scratch = newFolder();
  let library: string;
  let template: World;
  beforeAll(async () => {
    library = compileShim(scratch.path);
    template = await newWorld(join(scratch.path, "template"));
  });
  afterAll(() => scratch.remove());

  test.each<Fault["error"] & string>(["KILL", "TORN"])(
    "%s while opening, writing 10 actions and closing with a backup: all as acknowledged",
    async (error) => {
      const settings = { seed, commits: 10, close: true };
      const calls = await countCalls(copyOf(template, join(scratch.path, `count-${error}`)), settings);
      const points = chosen(calls, error === "TORN" ? POINTS / 3 : POINTS);
      let killed = 0;
      let ghosts = 0;
      await inLanes(points, async (at) => {
        const world = copyOf(template, join(scratch.path, `${error}-${at}`));
        if ((await runWriter(world, settings, { library, at, error })) === "SIGKILL") killed += 1;
        ghosts += (await expectSound(world)).ghosts;
        await expectBackupsWhole(world);
      });
      console.log(`${error}: ${killed} of ${points.length} points of ${calls} calls, ${ghosts} there unacknowledged`);
      // Two runs do not make exactly the same calls, so the last points may lie beyond the end.
      expect(killed).toBeGreaterThan(points.length / 2);
    },
    3_600_000,
  );

  test("control: acknowledged before they are stored, actions are lost, and that is noticed", async () => {
    let noticed = 0;
    await inLanes([300, 400, 500, 600], async (at) => {
      const world = copyOf(template, join(scratch.path, `control-${at}`));
      await runWriter(world, { seed, commits: 10, acksEarly: true }, { library, at, error: "KILL" });
      await expectSound(world).catch((error: Error) => {
        expect(error.message).toContain("acknowledged, but not there");
        noticed += 1;
      });
    });
    expect(noticed).toBeGreaterThan(0);
  }, 3_600_000);

  test("while a workspace is made: it is there whole, or its folder is not there", async () => {
    const settings = { seed, create: true, commits: 0 };
    const calls = await countCalls(worldAt(join(scratch.path, "count-create")), settings);
    let made = 0;
    // The folder appears near the end.
    const points = new Set([...chosen(calls, POINTS / 3), calls - 6, calls]);
    await inLanes([...points], async (at) => {
      const world = worldAt(join(scratch.path, `create-${at}`));
      await runWriter(world, settings, { library, at, error: "KILL" });
      if (!existsSync(world.folder)) return;
      made += 1;
      await expectSound(world);
    });
    console.log(`KILL while creating: ${made} times the folder was there already`);
  }, 3_600_000);

  /** Runs the script undisturbed and counts the calls that the shim would count. */
  async function countCalls(world: World, settings: Parameters<typeof runWriter>[1]): Promise<number> {
    const journal = join(world.path, "journal");
    await runWriter(world, settings, { library, journal });
    expect(notesOf(world).errors).toEqual([]);
    return journalOf(journal).filter(({ kind }) => kind !== "A").length;
  }
});

/** So many call numbers, evenly spread, or all. */
function chosen(calls: number, points: number): number[] {
  const step = Math.max(1, Math.floor(calls / points));
  const first = 1 + (seed % step);
  return Array.from({ length: Math.ceil((calls - first + 1) / step) }, (_, index) => first + index * step);
}

async function inLanes<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
    }),
  );
}

/** Every backup that has its name is complete and can be restored. */
async function expectBackupsWhole(world: World): Promise<void> {
  const folder = join(world.folder, "backups");
  for (const name of readdirSync(folder).filter((each) => each.endsWith(".concord-backup") && !each.startsWith("."))) {
    const restored = { ...world, folder: join(world.path, `restored-${name}`), home: join(world.path, "other-home") };
    await restoreBackup({
      file: join(folder, name),
      folder: restored.folder,
      secret: { passphrase: PASSPHRASE },
      heads: chainHead,
    });
  }
}
