/** An open workspace: its witness, its backups, its keys, and how it is closed. */
import { rm } from "node:fs/promises";
import { basename } from "node:path";
import type { Database } from "../base/database.ts";
import { ConcordError } from "../contract/errors.ts";
import {
  type BackupInfo,
  isBackedUp,
  makeBackup,
  positionOf,
  type Rewrapped,
  rewrapBackups,
  type Telling,
} from "./backups/backup.ts";
import { type ListedBackup, listBackups } from "./backups/backup-shelf.ts";
import { type Marks, markClean, pathsIn, placeError, putMarksBack } from "./folder.ts";
import { type Chains, type Holding, markOpened } from "./holding.ts";
import { type Mended, replaceKeys, writeSpare } from "./key-files.ts";
import { type KeyFile, unwrapKey, withPassphrase, withRecovery } from "./keys.ts";
import type { Notice } from "./notice.ts";
import type { OpenFiles } from "./open-files.ts";
import type { Head, Place, Witness } from "./witness.ts";

/** The witness is written this long after an entry; what is written meanwhile is noted with it. */
const WITNESS_MS = 1_000;

/** How the workspace was opened. */
export interface Keys {
  file: KeyFile;
  key: Buffer;
  /** By the recovery code. */
  recovered: boolean;
}

interface Parts extends Keys {
  chains: Chains;
  folder: string;
  place: Place;
  files: OpenFiles;
  id: string;
  database: Database;
  witness: Witness;
  holding: Holding;
  notices: Notice[];
  lastBackup: string | null;
  /** What the folder said of itself before it was opened. */
  marks: Marks;
  /** Writes again what was damaged beside the database. */
  mend(): Promise<Mended>;
}

export class Workspace {
  readonly folder: string;
  readonly id: string;
  readonly database: Database;
  /** What was noticed when it was opened. */
  readonly notices: Notice[];
  readonly #parts: Parts;
  #file: KeyFile;
  #recovered: boolean;
  #renewed = false;
  #lastBackup: string | null;
  #noting: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  /** What reads or writes copies of the key file, one after the other: no backup is made of keys that are being replaced. */
  #turn: Promise<unknown> = Promise.resolve();
  #spareOwed = false;
  #settle: () => void = () => {};
  /** Overwritten with 0 when it is locked or closed: the key, and what others ask to be wiped with it. */
  readonly #secrets: Uint8Array[];

  constructor(parts: Parts) {
    this.folder = parts.folder;
    this.id = parts.id;
    this.database = parts.database;
    this.notices = parts.notices;
    this.#parts = parts;
    this.#file = parts.file;
    this.#recovered = parts.recovered;
    this.#lastBackup = parts.lastBackup;
    this.#secrets = [parts.key];
  }

  /** Before the ends of chains are noted outside, this returns when all that was written is on disk. */
  noteAfter(settle: () => void): void {
    this.#settle = settle;
  }

  /** These bytes are overwritten as soon as the workspace's key is. */
  wipeWithKey(bytes: Uint8Array): void {
    this.#secrets.push(bytes);
  }

  #wipe(): void {
    for (const secret of this.#secrets) secret.fill(0);
  }

  /** Its chain was written elsewhere, or may go on elsewhere: what follows must be written by a new device. */
  get needsNewDevice(): boolean {
    return this.#parts.holding.newDevice;
  }

  /**
   * The device that writes from now on is there: the next opening on this machine goes on with it.
   * @throws ConcordError E_DISK_FULL, E_DISK and their kin
   */
  async deviceReady(): Promise<void> {
    const { holding, witness } = this.#parts;
    // Noted before it is named: whatever ends the program between, the older note of an earlier build is asked again.
    await this.#note({ both: true });
    try {
      markOpened(this.database, holding.copy);
    } catch (error) {
      throw placeError(error, this.folder);
    }
    if (witness.of(holding.copy)) await witness.forgetEarlier().catch(() => {});
    // What cannot be forgotten now is at worst told once more as an older state of this folder.
    for (const copy of holding.superseded) if (copy !== holding.copy) await witness.forget(copy).catch(() => {});
  }

  /** All that an opening needs was read: only now is mended what was damaged beside the database. */
  async mendSpares(): Promise<void> {
    const { notices, agree } = await this.#parts.mend();
    this.notices.push(...notices);
    // While two secrets are good, it is open which of them the backups are to have.
    if (agree) this.#catchUpBackups();
  }

  /** Where each chain in this copy ended when this laptop last noted it, outside of the workspace. */
  witnessed(): Head[] {
    const { witness, holding } = this.#parts;
    return (witness.of(holding.copy)?.heads ?? []).filter(({ seq }) => seq > 0);
  }

  /** Notes the ends of all chains soon: the last entry before a pause is noted like any other. */
  noteHead(): void {
    this.#noting ??= setTimeout(() => {
      this.#noting = undefined;
      void this.#note();
    }, WITNESS_MS).unref();
  }

  /** A witness that cannot be written now is written at the next chance; the entries themselves are safe. */
  #note(how?: { both: boolean }): Promise<void> {
    try {
      this.#settle();
    } catch {
      // What is not on disk may be gone after a power cut, and must not be missed then.
      return this.#writing;
    }
    return this.#noteHeads(this.#parts.chains.all(this.database), how);
  }

  /** Needs no database. */
  #noteHeads(heads: Head[], how?: { both: boolean }): Promise<void> {
    const { witness, holding, place } = this.#parts;
    this.#writing = this.#writing.then(() => witness.note(holding.copy, place, heads, how)).catch(() => {});
    return this.#writing;
  }

  /** Opened by the recovery code: whoever holds that may set both secrets anew, once, without the old passphrase. */
  get recovered(): boolean {
    return this.#recovered;
  }

  /** Both secrets were set anew since it was opened by the recovery code: whoever did that holds the new code. */
  get renewed(): boolean {
    return this.#renewed;
  }

  /**
   * Backups in the folder follow; those elsewhere cannot.
   * @throws ConcordError E_WRONG_PASSPHRASE, and as `requireStrong`
   */
  changePassphrase(current: string, next: string): Promise<Rewrapped> {
    return this.#inTurn(async () => {
      await this.#requirePassphrase(current);
      return this.#replaceKeys(await withPassphrase(this.#file, this.#parts.key, next));
    });
  }

  /**
   * @param unconfirm notes that the code is not on paper, before it is in force
   * @throws ConcordError E_WRONG_PASSPHRASE
   */
  renewRecovery(current: string, unconfirm: () => void): Promise<Rewrapped & { recoveryCode: string }> {
    return this.#inTurn(async () => {
      await this.#requirePassphrase(current);
      const { file, recoveryCode } = withRecovery(this.#file, this.#parts.key);
      unconfirm();
      return { ...(await this.#replaceKeys(file)), recoveryCode };
    });
  }

  /**
   * A new passphrase and a new code at once, after the workspace was opened by its code.
   * @param unconfirm as for `renewRecovery`
   * @throws ConcordError E_NOT_RECOVERED, and as `requireStrong`
   */
  renewSecrets(next: string, unconfirm: () => void): Promise<Rewrapped & { recoveryCode: string }> {
    return this.#inTurn(async () => {
      if (!this.#recovered) throw new ConcordError("E_NOT_RECOVERED");
      const { key } = this.#parts;
      const { file, recoveryCode } = withRecovery(await withPassphrase(this.#file, key, next), key);
      unconfirm();
      const rewrapped = await this.#replaceKeys(file);
      this.#recovered = false;
      this.#renewed = true;
      return { ...rewrapped, recoveryCode };
    });
  }

  /**
   * Brings backups that still have other keys up to the present ones, in the background: a change of them that a crash, a
   * lock or a full disk cut short is finished by this.
   */
  #catchUpBackups(): void {
    void this.#inTurn(() => rewrapBackups(this.folder, this.#parts.key, JSON.stringify(this.#file)));
  }

  /** @param tell is told how much is done, and throws where it is given up */
  backup(file?: string, tell?: Telling): Promise<BackupInfo> {
    return this.#inTurn(async () => {
      const made = await this.#backUp(file, tell);
      await this.#note();
      return made;
    });
  }

  async #backUp(file?: string, tell?: Telling): Promise<BackupInfo> {
    const { chains } = this.#parts;
    const source = { ...this.#parts, heads: chains.own, workspace: this.id, keys: JSON.stringify(this.#file) };
    const made = await makeBackup(source, file, tell);
    this.#lastBackup = made.made;
    return made;
  }

  backups(): Promise<ListedBackup[]> {
    return listBackups(this.folder, this.#parts.key);
  }

  /** Whether everything that was written is in a sound backup in the workspace's own folder, whoever made that and when. */
  isBackedUp(): Promise<boolean> {
    const { key, chains } = this.#parts;
    return isBackedUp(this.folder, key, positionOf({ database: this.database, heads: chains.own }));
  }

  /** When the newest backup was made, ISO 8601. */
  lastBackup(): string | null {
    return this.#lastBackup;
  }

  /**
   * Whether the files that are open still lie where they were opened: not if the folder was removed, moved or replaced.
   * @throws ConcordError E_WORKSPACE_GONE
   */
  requireThere(): void {
    this.#parts.files.requireThere();
  }

  /**
   * Closes the database and wipes the key, whatever fails before. Without `backup` what was written since the last one is
   * owed, and made when the workspace is open again; then the key is wiped before anything is waited for, and a change of
   * secrets under way ends with the backups it has reached. The witness is noted last, with a key of its own: a disk that
   * makes it wait keeps nothing open.
   * @throws the first error, when all is done that can be
   */
  async close({ backup }: { backup: boolean }): Promise<void> {
    clearTimeout(this.#noting);
    const { files, chains, witness } = this.#parts;
    if (!backup) this.#wipe();
    const failures: unknown[] = [];
    const attempt = async (work: () => unknown) => {
      try {
        await work();
      } catch (error) {
        failures.push(error);
      }
    };
    await attempt(() => files.requireThere());
    await attempt(async () => {
      const head = chains.own(this.database);
      if (backup && failures.length === 0 && head && !(await this.isBackedUp()))
        await this.#inTurn(() => this.#backUp());
    });
    let heads: Head[] = [];
    await attempt(() => {
      heads = chains.all(this.database);
    });
    await attempt(() => this.database.pragma("wal_checkpoint(TRUNCATE)"));
    if (backup) await this.#turn;
    await attempt(() => this.database.close());
    this.#wipe();
    if (heads.length > 0) await this.#noteHeads(heads, { both: true });
    witness.close();
    // Nothing of this opening is written any more once the next may begin.
    await this.#turn;
    if (this.#spareOwed) await writeSpare(this.folder, this.#file).catch(() => {});
    await rm(pathsIn(this.folder).lock, { force: true }).catch(() => {});
    if (failures.length === 0) await attempt(() => markClean(this.folder, true));
    if (failures.length > 0) throw placeError(failures[0], this.folder);
  }

  /** Gives up an opening that failed: the folder says of itself what it said before. */
  async abandon(): Promise<void> {
    const { witness, marks } = this.#parts;
    clearTimeout(this.#noting);
    try {
      this.database.close();
    } finally {
      this.#wipe();
      witness.close();
      await putMarksBack(marks);
    }
  }

  async #requirePassphrase(passphrase: string): Promise<void> {
    (await unwrapKey(this.#file, { passphrase })).fill(0);
  }

  /** Once the first of the key files is there, the new keys are in force and nothing throws: what is left behind is named. */
  async #replaceKeys(file: KeyFile): Promise<Rewrapped> {
    this.#spareOwed = !(await replaceKeys(this.folder, file));
    this.#file = file;
    const { renewed, left } = await rewrapBackups(this.folder, this.#parts.key, JSON.stringify(file));
    return { renewed, left: this.#spareOwed ? [basename(pathsIn(this.folder).spareKeys), ...left] : left };
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => {});
    return done;
  }
}
