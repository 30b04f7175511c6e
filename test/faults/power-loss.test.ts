import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { announceSeed, randomFrom } from "../seed.ts";
import { byTier } from "../tier.ts";
import {
  type Change,
  type Disk,
  digestOf,
  diskAfter,
  diskAt,
  journalOf,
  type Loss,
  writeDisk,
} from "./shim/journal.ts";
import {
  compileShim,
  copyOf,
  expectSound,
  type Notes,
  newFolder,
  newWorld,
  notesFrom,
  notesOf,
  runWriter,
  type World,
  whyNoShim,
  worldAt,
} from "./shim/world.ts";
import type { WriterSettings } from "./shim/writer.ts";

const seed = announceSeed("power loss");
const IMAGES = byTier({ short: 20, full: 500, nightly: 20_000 });
const CONTROL_IMAGES = byTier({ short: 20, full: 80, nightly: 1_000 });
const COMMITS = 40;
const LOSSES: readonly Loss[] = ["dropped", "some", "torn"];

/** What a cut left of a workspace. */
interface Verdicts {
  sound: number;
  /** Acknowledged actions were gone, all else was in order. */
  lost: number;
  broken: number;
  first: unknown;
}

describe.skipIf(whyNoShim)("the disk as a power cut at any moment could leave it", () => {
  const scratch = newFolder();
  let library: string;
  let template: World;
  beforeAll(async () => {
    library = compileShim(scratch.path);
    template = await newWorld(join(scratch.path, "template"));
  });
  afterAll(() => scratch.remove());

  test(`${IMAGES} images: nothing acknowledged is lost, nothing is broken`, async () => {
    const verdicts = await cutAtRandom("full", {}, IMAGES);
    if (verdicts.first) throw verdicts.first;
    expect(verdicts).toMatchObject({ sound: IMAGES, lost: 0, broken: 0 });
  }, 3_600_000);

  test("control: with synchronous=NORMAL acknowledged actions are lost", async () => {
    const { lost } = await cutAtRandom("normal", { synchronous: "NORMAL" }, CONTROL_IMAGES);
    expect(lost).toBeGreaterThan(0);
  }, 3_600_000);

  test("control: with synchronous=OFF databases break", async () => {
    const { broken } = await cutAtRandom("off", { synchronous: "OFF" }, CONTROL_IMAGES);
    expect(broken).toBeGreaterThan(0);
  }, 3_600_000);

  async function cutAtRandom(name: string, protection: Partial<WriterSettings>, images: number): Promise<Verdicts> {
    const world = copyOf(template, join(scratch.path, name));
    const journal = join(world.path, "journal");
    // A small log, so that the cuts also fall into its move to the database, which otherwise is rare.
    const start = diskAt(join(world.path, "live"));
    await runWriter(world, { seed, commits: COMMITS, checkpoint: 25, ...protection }, { library, journal });
    expect(notesOf(world).acked.size).toBe(COMMITS);
    const changes = journalOf(journal);
    // Shared memory would mean that another process could get at the database, and a disk error could kill this one: it
    // is there only while an opening looks, and gone before the database or its log is written.
    const written = changes.findIndex(({ kind, path }) => kind === "W" && /ws\.db(-wal)?$/.test(path));
    const shared = (from: Change[]) => from.filter(({ path }) => path.endsWith("-shm"));
    expect(written).toBeGreaterThan(0);
    expect(shared(changes.slice(0, written)).at(-1)?.kind ?? "U").toBe("U");
    expect(shared(changes.slice(written))).toEqual([]);
    // Cuts between the same two syncs leave the same disk: what was said of it holds for each of them.
    const seen = new Map<string, ReturnType<typeof verdictOn>>();
    const cutAt = (cut: number, loss: Loss) => {
      const disk = diskAfter(start, changes, cut, loss, random);
      const acks = acksBefore(changes, cut);
      const rebuilt = random() < 0.1;
      const name = `${digestOf(disk)} ${rebuilt} ${acks}`;
      const verdict = seen.get(name) ?? look(disk, acks, rebuilt);
      seen.set(name, verdict);
      return verdict;
    };
    const look = (disk: Disk, acks: string, rebuilt: boolean) => {
      const image = worldAt(emptied(join(scratch.path, "image")));
      writeDisk(disk, world.path, image.path);
      return verdictOn(image, notesFrom(acks), rebuilt);
    };
    const random = randomFrom(seed);
    const verdicts: Verdicts = { sound: 0, lost: 0, broken: 0, first: null };
    for (let image = 0; image < images; image++) {
      const cut = 1 + Math.floor(random() * changes.length);
      const loss = LOSSES[image % LOSSES.length] as Loss;
      const verdict = await cutAt(cut, loss);
      verdicts[verdict.kind] += 1;
      if (verdict.kind !== "sound" && !verdicts.first)
        verdicts.first = new Error(`cut at ${cut} of ${changes.length}, ${loss}`, { cause: verdict.error });
    }
    const { sound, lost, broken } = verdicts;
    console.log(
      `power loss, ${name}: ${changes.length} changes, ${seen.size} different disks, ${sound} sound, ${lost} lost actions, ${broken} broken`,
    );
    return verdicts;
  }
});

async function verdictOn(image: World, notes: Notes, rebuilt: boolean) {
  try {
    await expectSound(image, { rebuilt, notes });
    return { kind: "sound" as const };
  } catch (error) {
    const onlyLost = error instanceof Error && error.message.includes("acknowledged, but not there");
    return { kind: onlyLost ? ("lost" as const) : ("broken" as const), error };
  }
}

/** What the writer had been told, or said, when the power went. */
function acksBefore(changes: readonly Change[], cut: number): string {
  const said = changes.slice(0, cut).filter(({ kind }) => kind === "A");
  return said.map(({ data }) => data.toString()).join("");
}

function emptied(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  return folder;
}
