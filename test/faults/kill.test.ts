import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { announceSeed, randomFrom } from "../seed.ts";
import { byTier } from "../tier.ts";
import { expectSound, newFolder, newWorld, notesOf, startWriter, type World } from "./shim/world.ts";

const seed = announceSeed("kill -9");
const KILLS = byTier({ short: 10, full: 210, nightly: 1_000 });
const LANES = 2;
/**
 * Kills of one workspace. The more it holds, the longer the checks take, and the longer the writer of the other lane
 * goes on meanwhile: without an end to that, both grow by the hour.
 */
const KILLS_PER_WORLD = 15;

const scratch = newFolder();
afterAll(() => scratch.remove());

test(`${KILLS} kills at random moments lose no acknowledged action and corrupt nothing`, async () => {
  const lanes = await Promise.all(Array.from({ length: LANES }, (_, lane) => killInLane(lane, KILLS / LANES)));
  const sum = (key: "acked" | "ghosts") => lanes.reduce((total, result) => total + result[key], 0);
  console.log(`kill -9: ${KILLS} kills, ${sum("acked")} acknowledged, ${sum("ghosts")} there unacknowledged`);
  // The writer must really have been at work, or nothing was tested.
  expect(sum("acked")).toBeGreaterThan(KILLS);
}, 1_800_000);

async function killInLane(lane: number, kills: number): Promise<{ acked: number; ghosts: number }> {
  const total = { acked: 0, ghosts: 0 };
  for (let done = 0; done < kills; done += KILLS_PER_WORLD) {
    const world = await newWorld(join(scratch.path, `${lane}-${done}`));
    const result = await killAgainAndAgain(world, seed + lane * 10_000 + done, Math.min(KILLS_PER_WORLD, kills - done));
    total.acked += result.acked;
    total.ghosts += result.ghosts;
  }
  return total;
}

/** The same workspace is opened, written to and killed, over and over. */
async function killAgainAndAgain(
  world: World,
  from: number,
  kills: number,
): Promise<{ acked: number; ghosts: number }> {
  const random = randomFrom(from);
  let ghosts = 0;
  for (let kill = 0; kill < kills; kill++) {
    const before = notesOf(world).tried.size;
    const writer = startWriter(world, { seed: from + kill });
    const ended = new Promise((resolve) => writer.on("close", resolve));
    // Most kills come while it works, after some actions however slow the machine is; the others as soon as it begins,
    // while it still opens what the last left.
    const some = before + Math.floor(random() * 6);
    if (random() < 0.8) while (notesOf(world).tried.size <= some && writer.exitCode === null) await sleep(4);
    else await sleep(random() * 400);
    await sleep(random() * 60);
    writer.kill("SIGKILL");
    await ended;
    expect(writer.signalCode, "the writer ended by itself").toBe("SIGKILL");
    ({ ghosts } = await expectSound(world, { rebuilt: kill % 10 === 9 }));
  }
  return { acked: notesOf(world).acked.size, ghosts };
}
