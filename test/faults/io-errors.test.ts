import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { announceSeed } from "../seed.ts";
import { byTier } from "../tier.ts";
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
} from "./shim/world.ts";

const seed = announceSeed("I/O errors");
/** Every so manieth call fails. */
const STEP = byTier({ short: 450, full: 90, nightly: 7 });

/** Every so manieth call of an opening fails. */
const OPENING_STEP = byTier({ short: 14, full: 2, nightly: 1 });

/** Calls of an opening that change files, at least. */
const OPENING_CALLS = 45;

/** Calls of the writer's script; later numbers never come. */
const CALLS = 900;

describe.skipIf(whyNoShim)("an error of the file system", () => {
  const scratch = newFolder();
  let library: string;
  let template: World;
  beforeAll(async () => {
    library = compileShim(scratch.path);
    template = await newWorld(join(scratch.path, "template"));
  });
  afterAll(() => scratch.remove());

  test.each<[Fault["error"] & string, boolean]>([
    ["EIO", false],
    ["EIO", true],
    ["ENOSPC", false],
    ["ENOSPC", true],
  ])(
    "%s (for ever: %s) has a code, loses nothing acknowledged and breaks nothing",
    async (error, forever) => {
      let refused = 0;
      for (let at = 1 + (seed % STEP); at < CALLS; at += STEP) {
        const world = copyOf(template, join(scratch.path, `${error}-${forever}-${at}`));
        await runWriter(world, { seed, commits: 10, close: true }, { library, at, error, forever });
        await expectSound(world);
        refused += notesOf(world).errors.length;
      }
      console.log(`${error}${forever ? " for ever" : ""}: ${refused} refusals`);
      expect(refused).toBeGreaterThan(0);
    },
    3_600_000,
  );

  test("while a workspace is opened it has a code, and no index of the log is left beside the database", async () => {
    let refused = 0;
    for (let at = 1 + (seed % OPENING_STEP); at < OPENING_CALLS; at += OPENING_STEP) {
      const world = copyOf(template, join(scratch.path, `opening-${at}`));
      await runWriter(world, { seed, commits: 0 }, { library, at, error: "EIO" });
      const { errors } = notesOf(world);
      // The index itself may be what could not be removed: then the next opening does it.
      await expectSound(world);
      expect(existsSync(join(world.folder, "db", "ws.db-shm"))).toBe(false);
      refused += errors.length;
    }
    console.log(`EIO while opening: ${refused} refusals`);
    expect(refused).toBeGreaterThan(0);
  }, 3_600_000);
});
