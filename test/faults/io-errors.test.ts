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
const STEP = byTier({ short: 230, full: 45, nightly: 7 });

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
});
