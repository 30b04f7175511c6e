/**
 * Who goes on with a chain: whether the database that is being opened is the one that this laptop last saw, an old state
 * of it, a copy of it, or one that it never saw. Two copies never write the same place of a chain: a copy, a clone and a
 * restored workspace go on as a new device.
 */
import { randomUUID } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { z } from "zod";
import type { Database } from "../base/database.ts";
import { ConcordError } from "../contract/errors.ts";
import { pathsIn } from "./folder.ts";
import type { Notice } from "./notice.ts";
import type { Head, Note, Place, Witness } from "./witness.ts";

/** How the chains of a database are read; the workspace's folder knows nothing of the ledger's tables. */
export interface Chains {
  /** The end of this laptop's own chain; null while it has no identity in the workspace. */
  own(database: Database): Head | null;
  /** The end of every chain. */
  all(database: Database): Head[];
  /** Hash of a device's entry, hex; undefined where it is not there. */
  hashAt(database: Database, device: string, seq: number): string | undefined;
}

const copy = z.object({
  id: z.uuid(),
  /** Made or restored, and not opened yet: nobody can have seen it. `of` is the copy that a backup was made of. */
  fresh: z.object({ of: z.uuid().nullable() }).nullable(),
});
type Copy = z.infer<typeof copy>;

/** What the database calls itself, so that a copied file can be told from its original. It lies in the encrypted database. */
export function readCopy(database: Database): Copy | null {
  const row = database.prepare("SELECT value FROM local_value WHERE key = 'copy'").get() as
    | { value: string }
    | undefined;
  return row ? copy.parse(JSON.parse(row.value)) : null;
}

function writeCopy(database: Database, value: Copy): void {
  const text = JSON.stringify(value);
  database.prepare("INSERT OR REPLACE INTO local_value (key, value) VALUES ('copy', ?)").run(text);
}

/** Marks a database as one that nobody has opened yet, made new or from a backup. */
export function markFresh(database: Database): void {
  writeCopy(database, { id: randomUUID(), fresh: { of: readCopy(database)?.id ?? null } });
}

/** From now on it is an ordinary copy. */
export function markOpened(database: Database, id: string): void {
  const held = readCopy(database);
  if (held?.id !== id || held.fresh) writeCopy(database, { id, fresh: null });
}

/** Where a workspace's database lies. */
export function placeOfDatabase(folder: string): Place {
  const { dev, ino } = statSync(pathsIn(folder).database, { bigint: true });
  return { folder, device: String(dev), inode: String(ino) };
}

export interface Holding {
  /** What the copy is called from now on. */
  copy: string;
  /** What follows must be written by a new device. */
  newDevice: boolean;
  /** Notes of what lay in this folder before. */
  superseded: string[];
  /** Entries that this laptop has seen and that are not there. */
  missing: number;
  notices: Notice[];
}

/**
 * Compares a database with all that this laptop noted of it, and of what lay in its folder before.
 * @param despite go on although entries are missing
 * @throws ConcordError E_ROLLED_BACK
 */
export function hold(input: {
  database: Database;
  chains: Chains;
  witness: Witness;
  workspace: string;
  place: Place;
  despite: boolean;
}): Holding {
  const { database, chains, witness, place } = input;
  const found = readCopy(database);
  const hasDevice = chains.own(database) !== null;
  const known = found ? witness.of(found.id) : undefined;
  const here = witness.all().filter((one) => one.place.folder === place.folder);
  const lacking = (notes: (Note | undefined)[]) =>
    Math.max(0, ...notes.map((one) => (one ? missingOf(one, database, chains) : 0)));

  if (!known && found?.fresh) {
    const { of } = found.fresh;
    const missing = lacking([...here, of === null ? undefined : witness.of(of)]);
    const notices: Notice[] = missing > 0 ? [{ code: "W_RESTORED", params: { missing } }] : [];
    return { copy: found.id, newDevice: hasDevice, superseded: idsOf(here), missing: 0, notices };
  }
  if (!found) {
    const holding = holdEarlier({ ...input, here });
    if (holding) return holding;
  }
  const isCopy = known !== undefined && isElsewhere(known.place, place, input.workspace);
  const missing = lacking([known, ...here]);
  if (missing > 0 && !input.despite) throw rolledBack([known, ...here], missing, input);
  const ofHere = here.filter(({ copy: id }) => isCopy || missing > 0 || id !== known?.copy);
  if (missing > 0 || isCopy)
    return { copy: randomUUID(), newDevice: hasDevice, superseded: idsOf(ofHere), missing, notices: [] };
  return {
    copy: found?.id ?? randomUUID(),
    newDevice: hasDevice && known?.machine !== witness.machine,
    superseded: idsOf(ofHere),
    missing: 0,
    notices: known || !hasDevice ? [] : [{ code: "W_NO_WITNESS", params: {} }],
  };
}

/**
 * A database that an earlier build wrote last has no name of its own, and this laptop's note of it, if any, is one of that
 * build: it says where the chain of its device ended. Nobody signed it; but only such a database is compared with it.
 * @returns null without such a note
 * @throws ConcordError E_ROLLED_BACK
 */
function holdEarlier({
  database,
  chains,
  witness,
  place,
  despite,
  here,
}: {
  database: Database;
  chains: Chains;
  witness: Witness;
  place: Place;
  despite: boolean;
  here: Note[];
}): Holding | null {
  const own = chains.own(database);
  // Those of other devices may lie before what a restored backup held: they were compared when that was opened. Without
  // any device the database was never worked in, and then all of them count.
  const noted = witness.earlier.filter(({ device }) => !own || device === own.device);
  if (noted.length === 0) return null;
  const earlier = { heads: noted.map(({ device, seq, hash }) => ({ device, seq, hash })) };
  const missing = Math.max(...[earlier, ...here].map((one) => missingOf(one, database, chains)));
  if (missing > 0 && !despite) throw rolledBack([earlier, ...here], missing, { database, chains, place });
  return {
    copy: randomUUID(),
    newDevice: own !== null && (missing > 0 || !noted.every(({ isHere }) => isHere)),
    superseded: idsOf(here),
    missing,
    notices: [],
  };
}

function idsOf(notes: Note[]): string[] {
  return notes.map(({ copy: id }) => id);
}

/** How many of the entries that were noted are not there; an entry that differs is as good as missing. */
function missingOf({ heads }: Pick<Note, "heads">, database: Database, chains: Chains): number {
  const reached = new Map(chains.all(database).map(({ device, seq }) => [device, seq]));
  return heads
    .map(({ device, seq, hash }) => {
      if (seq === 0 || chains.hashAt(database, device, seq) === hash) return 0;
      return Math.max(1, seq - (reached.get(device) ?? 0));
    })
    .reduce((sum, one) => sum + one, 0);
}

/** Names the folder in which this laptop saw most of what is missing: an earlier build noted none, so it is this one. */
function rolledBack(
  notes: ((Pick<Note, "heads"> & { place?: Place }) | undefined)[],
  missing: number,
  { database, chains, place }: { database: Database; chains: Chains; place: Place },
): ConcordError {
  const expected = Math.max(...notes.map((one) => (one?.heads ?? []).reduce((sum, { seq }) => sum + seq, 0)));
  const found = chains.all(database).reduce((sum, { seq }) => sum + seq, 0);
  const most = notes.find((one) => one && missingOf(one, database, chains) === missing);
  return new ConcordError("E_ROLLED_BACK", { found, expected, missing, folder: (most?.place ?? place).folder });
}

/** Whether the copy that was noted still lies at another place: then this one is a copy of it, not the same that was moved. */
function isElsewhere(noted: Place, place: Place, workspace: string): boolean {
  if (noted.folder === place.folder) return false;
  if (noted.device === place.device && noted.inode === place.inode) return false;
  try {
    const about = JSON.parse(readFileSync(pathsIn(noted.folder).about, "utf8")) as { id?: unknown };
    return about.id === workspace && statSync(pathsIn(noted.folder).database).isFile();
  } catch {
    return false;
  }
}
