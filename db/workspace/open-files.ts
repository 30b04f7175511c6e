/** Tells whether the files that are open still lie where they were opened. */
import { statSync } from "node:fs";
import { ConcordError } from "../contract/errors.ts";

interface OpenFile {
  path: string;
  device: bigint;
  inode: bigint;
}

/**
 * A folder that is removed, moved or replaced while its database is open takes everything that is written afterwards with
 * it: the system goes on writing into files without a name. So path and file are compared before anything is acknowledged.
 */
export class OpenFiles {
  readonly #files: readonly OpenFile[];

  /** @param database path of the database, which is open with its log beside it */
  constructor(database: string) {
    this.#files = [database, `${database}-wal`].flatMap((path) => {
      const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
      return stat ? [{ path, device: stat.dev, inode: stat.ino }] : [];
    });
  }

  /** @throws ConcordError E_WORKSPACE_GONE */
  requireThere(): void {
    for (const { path, device, inode } of this.#files) {
      const stat = statOf(path);
      if (stat?.dev !== device || stat.ino !== inode) throw new ConcordError("E_WORKSPACE_GONE");
    }
  }
}

function statOf(path: string) {
  try {
    return statSync(path, { bigint: true, throwIfNoEntry: false });
  } catch {
    // A folder above it cannot be entered any more, or is no folder.
    return undefined;
  }
}
