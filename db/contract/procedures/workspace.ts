/** What may be asked of the workspace as a whole: to make, open, keep, check and close it. */
import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { id, line, MAX_DEVICE_NAME, text } from "../fields.ts";
import { procedure, procedureBesides, query } from "../procedure.ts";
import { label, opId, share } from "../records.ts";
import { ROLES } from "../vocabulary.ts";
import { begun, uploading } from "./uploads.ts";

// What becomes the value of a field has the field's form here as well.
const anyLine = line().unwrap();
const someLine = line({ required: true });
const passphrase = z.string().min(1).max(1_000);
const none = z.void();
/** Stands for one file or folder that was chosen in the host, outside of the page, and is good for one use. No path. */
const grant = z.uuid();
/** A workspace that this computer knows. */
const placeId = z.string().regex(/^[0-9a-f]{32}$/);
const secret = { passphrase: passphrase.optional(), recoveryCode: z.string().max(100).optional() };

const days = z.array(z.string()).max(366);

/** What the status bar shows. */
const workspaceStatus = z.object({
  state: z.enum(["none", "locked", "open"]),
  /** Id of the workspace that is open or locked, by which it is opened again. */
  place: z.string().nullable(),
  /** Where it lies: to be shown. */
  folder: z.string().nullable(),
  name: z.string().nullable(),
  /** Time zone of the region (IANA); null: it says none, and the laptop's counts. */
  zone: z.string().nullable(),
  /** Working days that were entered in the workspace, by year, beside those that the program ships. */
  workingYears: z.record(z.string(), z.strictObject({ off: days, work: days })),
  workspaceId: z.string().nullable(),
  device: z.string().nullable(),
  profile: z.object({ id, name: z.string(), role: z.enum(ROLES), organization: id.nullable() }).nullable(),
  /** When the newest verified backup was made, ISO 8601. */
  lastBackup: z.string().nullable(),
  conflicts: z.number(),
  entries: z.number(),
  /** Opened by the recovery code: passphrase and code may be set anew without the old passphrase. */
  recovered: z.boolean(),
  recoveryConfirmed: z.boolean(),
  /** The disk is full, failing, or the folder is gone: reading works, writing does not. */
  readOnly: z.enum(["E_DISK_FULL", "E_DISK", "E_DATABASE_DAMAGED", "E_WORKSPACE_GONE"]).nullable(),
  /** Names this opening of it, so that what was noticed is told from what was noticed another time. */
  opening: z.string().nullable(),
  /** What was noticed when it was opened. */
  notices: z.array(z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })),
  /** Why the workspace that was open last was not closed or locked as it should be. */
  trouble: z.object({ code: z.string(), data: z.record(z.string(), z.union([z.string(), z.number()])) }).nullable(),
});

export type WorkspaceStatus = z.infer<typeof workspaceStatus>;

/** Backups in the workspace's own folder, by name: which open with the new secret, and which with the old one still. */
const rewrapped = { renewed: z.array(z.string()), left: z.array(z.string()) };

const verified = z.object({
  entries: z.number(),
  devices: z.number(),
  /** Hash of the newest entry, hex. */
  head: z.string().nullable(),
  /** Values that do not fit their fields and are shown as empty. */
  misfits: z.number(),
  /** Papers whose contents do not lie on this laptop: an exchange brings the record only. */
  papersMissing: z.number(),
});
export type Verified = z.infer<typeof verified>;

export const workspaceProcedures = {
  status: procedure("anyone", "here").output(workspaceStatus),
  /** Workspaces that this computer knows, newest first; names are shown only while a workspace is open. */
  recent: procedure("anyone", "here").output(
    z.array(z.object({ id: placeId, folder: z.string(), created: z.string(), opened: z.string().nullable() })),
  ),
  /**
   * Makes and opens a workspace. Without a folder it goes below the default one. The recovery code is told once. Given up,
   * nothing of it is left.
   */
  create: procedure("anyone", "here")
    .input(
      z.strictObject({
        folder: grant.optional(),
        name: someLine,
        passphrase,
        profile: someLine,
        device: anyLine.max(MAX_DEVICE_NAME).optional(),
        starter: z.boolean().default(false),
      }),
    )
    .output(z.object({ folder: z.string(), recoveryCode: z.string() })),
  /**
   * The user has typed parts of the recovery code back: it is on paper. A facilitator may, and whoever has just set both
   * secrets anew by the code before, logged in or not.
   */
  confirmRecovery: procedureBesides("renewed", "workspace", "here").output(none),
  /**
   * One that this computer knows, or one in a folder that was chosen. With `incomplete` it opens what is there although
   * the end of what was saved is missing, as a new device.
   */
  open: procedure("anyone", "here")
    .input(
      z.union([
        z.strictObject({ place: placeId, ...secret, incomplete: z.boolean().optional() }),
        z.strictObject({ folder: grant, ...secret, incomplete: z.boolean().optional() }),
      ]),
    )
    .output(none),
  /** Wipes the keys from memory; the folder stays chosen. */
  lock: procedure("anyone", "here", "briefly").output(none),
  close: procedure("anyone", "here", "briefly").output(none),
  /** The old passphrase stops working, also for the backups in the workspace's own folder, which are told. */
  changePassphrase: procedure("workspace", "here")
    .input(z.strictObject({ current: passphrase, next: passphrase }))
    .output(z.object(rewrapped)),
  /** New recovery code; the old one stops working. */
  renewRecovery: procedure("workspace", "here")
    .input(z.strictObject({ current: passphrase }))
    .output(z.object({ recoveryCode: z.string(), ...rewrapped })),
  /**
   * Both at once, without the old passphrase, while the workspace is open by its recovery code: whoever holds that holds
   * the workspace, so that no profile has to be chosen first.
   */
  renewSecrets: procedure("anyone", "here")
    .input(z.strictObject({ next: passphrase }))
    .output(z.object({ recoveryCode: z.string(), ...rewrapped })),
  /** How strong a new passphrase would be, and the code of the error with which it would be refused. It is kept nowhere. */
  judgePassphrase: procedure("anyone", "here")
    .input(z.strictObject({ passphrase: z.string().max(1_000) }))
    .output(z.object({ percent: z.number(), refusal: z.string().nullable() })),
  /**
   * Tells now and then how much is done, from 0 to 1, and returns what was made. Where nobody listens any more it is given
   * up, and nothing of it is left.
   */
  backup: procedure("keep", "here", "first")
    .input(z.strictObject({ file: grant.optional() }))
    .output(eventIterator(share, z.object({ file: z.string(), bytes: z.number(), made: z.string() }))),
  /** Those in the workspace's own folder: sound ones, newest first, then such as cannot be relied on. */
  backups: procedure("read", "here").output(
    z.array(
      z.object({
        file: z.string(),
        bytes: z.number(),
        /** By the clock of then; null where the file does not tell it any more. */
        made: z.string().nullable(),
        state: z.enum(["sound", "unproven", "damaged"]),
      }),
    ),
  ),
  /** Hands over one of `backups` in parts, by `document.read`. */
  sendBackup: procedure("keep", "here", "first")
    .input(z.strictObject({ name: z.string().max(200) }))
    .output(begun),
  /** Begins to take a backup file in, by `upload.append`, to be restored. It ends with its connection, of which it is the only one. */
  beginRestore: procedure("anyone", "here")
    .input(z.strictObject({ bytes: z.number().int().min(0) }))
    .output(uploading),
  /**
   * Restores a backup, chosen or taken in, into a new folder: one that was chosen, else below the default one. It is not
   * opened.
   */
  restore: procedure("anyone", "here")
    .input(
      z.union([
        z.strictObject({ file: grant, folder: grant.optional(), ...secret }),
        z.strictObject({ upload: z.uuid(), folder: grant.optional(), ...secret }),
      ]),
    )
    .output(z.object({ place: placeId, folder: z.string() })),
  /**
   * Checks every entry, makes every record again from the ledger and compares it with the tables. Tells now and then how
   * much is done, from 0 to 1, and returns what was checked; ends when nobody listens any more. Throws E_LEDGER naming the
   * first bad entry, E_TABLES_DIFFER naming the first record that differs, E_DATABASE_ALTERED a table, index or trigger
   * that this program did not make so, E_PAPER_DAMAGED a paper.
   */
  verify: procedure("read", "here").output(eventIterator(share, verified)),
  digest: procedure("read", "here").output(z.object({ projections: z.string(), entries: z.string() })),
  /**
   * Makes all tables again from the ledger, while others are served from those that are there. Tells now and then how much is
   * done, from 0 to 1; given up, it leaves the old ones.
   */
  rebuild: procedure("workspace", "here").output(eventIterator(share, z.object({ entries: z.number() }))),
  rename: procedure("workspace", "here")
    .input(z.strictObject({ name: someLine, opId }))
    .output(none),
  /** The own office, with the name of the organization that it is. */
  office: query("here", ["setting", "organization"], { labels: true }).output(
    z.object({
      ...{ organization: id.nullable(), mark_zh: text(), mark_en: text(), organ: text(), issuer: text() },
      labels: z.record(z.string(), label),
    }),
  ),
  /**
   * Days off and worked weekends of a year, as they are written or pasted from the notice that announces them. No text: what
   * was entered goes, and what the program ships counts again.
   */
  setWorkingDays: procedure("workspace", "here")
    .input(z.strictObject({ year: z.string().regex(/^\d{4}$/), text: text().unwrap(), opId }))
    .output(none),
};
