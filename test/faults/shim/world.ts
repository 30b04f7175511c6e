/** What every test with the shim needs: a workspace to damage, the writer under the shim, and the checks afterwards. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { isErrorCode } from "../../../db/contract/errors.ts";
import { Ledger } from "../../../db/ledger/ledger.ts";
import { rebuild } from "../../../db/ledger/rebuild.ts";
import { verifyLedger } from "../../../db/ledger/verify/verify.ts";
import { createTables } from "../../../db/schema/tables.ts";
import { chains } from "../../../db/server/heads.ts";
import { createWorkspace, openWorkspace } from "../../../db/workspace/opening.ts";
import type { Workspace } from "../../../db/workspace/workspace.ts";
import { isHere, why } from "../../programs.mjs";
import { dump } from "../../support/laptops.ts";
import { PASSPHRASE } from "./passphrase.ts";
import type { WriterSettings } from "./writer.ts";

const SHIM = join(import.meta.dirname, "shim.c");
const WRITER = join(import.meta.dirname, "writer.ts");

/** Why the shim cannot be used here, or null. Said loudly, because it is the best fault test there is. */
export const whyNoShim = reasonAgainst();
if (whyNoShim)
  console.warn(`\n${"#".repeat(80)}\n# SKIPPED: tests with the fault shim. ${whyNoShim}\n${"#".repeat(80)}\n`);

function reasonAgainst(): string | null {
  if (process.platform !== "linux") return "LD_PRELOAD needs Linux.";
  return isHere("compiler") ? null : why("compiler");
}

/** A folder of its own; `remove` it at the end. */
export function newFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(realpathSync(tmpdir()), "concord-fault-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

// The writer starts many times: its compiled code is kept until the tests end.
const compiled = newFolder();
process.on("exit", () => compiled.remove());

export function compileShim(folder: string): string {
  const library = join(folder, "shim.so");
  execFileSync("gcc", ["-O2", "-shared", "-fPIC", "-o", library, SHIM, "-ldl", "-lpthread"], { stdio: "inherit" });
  return library;
}

/** A folder with a workspace in `ws`, this laptop's memory in `home`, and the writer's notes in `acks`. */
export interface World {
  path: string;
  folder: string;
  home: string;
  acks: string;
}

export async function newWorld(path: string): Promise<World> {
  const world = worldAt(path);
  const { workspace } = await createWorkspace({
    folder: world.folder,
    home: world.home,
    passphrase: PASSPHRASE,
    kdf: { memory: 8, passes: 1, lanes: 1 },
    prepare: createTables,
    chains,
  });
  new Ledger(workspace.database, { workspace: workspace.id, deviceName: "writer" }).transact(
    { act: "put", by: null },
    (tx) => tx.put("setting", "workspace.name", { value: "Fault test" }),
  );
  await workspace.close({ backup: true });
  return world;
}

/** The places of a world in which no workspace is yet. */
export function worldAt(path: string): World {
  const live = join(path, "live");
  mkdirSync(join(live, "home"), { recursive: true });
  return { path, folder: join(live, "ws"), home: join(live, "home"), acks: join(path, "acks") };
}

/** The same again in another folder. */
export function copyOf(world: World, path: string): World {
  cpSync(join(world.path, "live"), join(path, "live"), { recursive: true });
  if (existsSync(world.acks)) cpSync(world.acks, join(path, "acks"));
  return worldAt(path);
}

export interface Fault {
  library: string;
  at?: number;
  error?: "KILL" | "TORN" | "EIO" | "ENOSPC" | "EROFS" | "EACCES";
  forever?: boolean;
  journal?: string;
}

export function startWriter(
  world: World,
  settings: Partial<WriterSettings> & { seed: number },
  fault?: Fault,
): ChildProcess {
  const { folder, home, acks } = world;
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_OPTIONS: "", NODE_COMPILE_CACHE: compiled.path };
  if (fault) {
    env.LD_PRELOAD = fault.library;
    env.FAULT_UNDER = join(world.path, "live");
    env.FAULT_ACKS = acks;
    if (fault.at !== undefined) env.FAULT_AT = String(fault.at);
    if (fault.error) env.FAULT_ERROR = fault.error;
    if (fault.forever) env.FAULT_FOREVER = "1";
    if (fault.journal) env.FAULT_JOURNAL = fault.journal;
  }
  const whole: WriterSettings = { folder, home, acks, ...settings };
  return spawn(process.execPath, [WRITER, JSON.stringify(whole)], { env, stdio: ["ignore", "inherit", "inherit"] });
}

/** Runs the writer to its end. @returns the signal that ended it, or null */
export async function runWriter(...args: Parameters<typeof startWriter>): Promise<NodeJS.Signals | null> {
  const child = startWriter(...args);
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) => {
    child.on("close", (...result) => resolve(result));
  });
  // A writer that dies of anything but the kill it was sent has crashed.
  expect(signal === "SIGKILL" || code === 0, `the writer ended with ${code ?? signal}`).toBe(true);
  return signal;
}

export interface Notes {
  tried: Set<string>;
  acked: Set<string>;
  errors: string[];
  opened: boolean;
  closed: boolean;
}

export function notesOf({ acks }: World): Notes {
  return notesFrom(existsSync(acks) ? readFileSync(acks, "utf8") : "");
}

export function notesFrom(text: string): Notes {
  const said = (word: string) =>
    text.split("\n").flatMap((line) => (line.startsWith(`${word} `) ? [line.slice(word.length + 1)] : []));
  return {
    tried: new Set(said("try")),
    acked: new Set(said("ack")),
    errors: said("error"),
    opened: /^open$/m.test(text),
    closed: /^closed$/m.test(text),
  };
}

/**
 * Opens the workspace again and checks all that must hold whatever happened: it opens, the database is sound, the ledger
 * verifies, every acknowledged action is there and nothing that was never tried, the tables equal a rebuild, and every
 * error had a code.
 * @returns how many unacknowledged actions are there all the same (told apart by their opId)
 */
export async function expectSound(
  world: World,
  { rebuilt = true, notes = notesOf(world) } = {},
): Promise<{ ghosts: number }> {
  const workspace = await openWorkspace({
    folder: world.folder,
    home: world.home,
    secret: { passphrase: PASSPHRASE },
    chains,
  });
  try {
    return expectSoundDatabase(workspace, notes, rebuilt);
  } finally {
    workspace.database.close();
  }
}

function expectSoundDatabase(workspace: Workspace, notes: Notes, rebuilt: boolean): { ghosts: number } {
  const { database } = workspace;
  expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
  expect(database.pragma("foreign_key_check")).toEqual([]);
  const ledger = new Ledger(database, { workspace: workspace.id, deviceName: "writer" });
  verifyLedger(ledger.store, workspace.id, workspace.witnessed());
  const stored = new Set(
    ledger.store.all<{ op_id: string }>("SELECT op_id FROM ledger WHERE seq > 1").map((row) => row.op_id),
  );
  const lost = [...notes.acked].filter((opId) => !stored.has(opId));
  expect(lost, "acknowledged, but not there").toEqual([]);
  const unknown = [...stored].filter((opId) => !notes.tried.has(opId));
  expect(unknown, "there, but nobody tried it").toEqual([]);
  const settings = new Set(ledger.store.all<{ id: string }>("SELECT id FROM setting").map(({ id }) => id));
  const halfDone = [...stored].filter((opId) => !settings.has(`setting-${opId}`));
  expect(halfDone, "in the ledger, but not in the tables").toEqual([]);
  if (rebuilt) {
    const before = dump(ledger);
    rebuild(ledger);
    expect(dump(ledger)).toBe(before);
  }
  for (const code of notes.errors) expect(isErrorCode(code), code).toBe(true);
  return { ghosts: [...stored].filter((opId) => !notes.acked.has(opId)).length };
}
