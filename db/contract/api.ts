/** Everything that the outside may ask of a workspace. The renderer, the command line and the tests see only this. */
import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { circulationProcedures } from "./circulation.ts";
import { documentProcedures } from "./documents.ts";
import { id, line, MAX_DEVICE_NAME } from "./fields.ts";
import {
  actionCommands,
  meetingCommands,
  paperCommands,
  seriesCommands,
  taskForceCommands,
  templateCommands,
} from "./meetings.ts";
import { minutesProcedures } from "./minutes-procedures.ts";
import { minutesTemplateCommands } from "./minutes-template-file.ts";
import { procedure, type StatedRouter } from "./procedure.ts";
import { label, opId, recordContracts } from "./records.ts";
import { subjects } from "./subjects/index.ts";
import { verificationProcedures } from "./verification.ts";
import { ROLES, SECTORS } from "./vocabulary.ts";

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

/** What the status bar shows. */
export const workspaceStatus = z.object({
  state: z.enum(["none", "locked", "open"]),
  /** Id of the workspace that is open or locked, by which it is opened again. */
  place: z.string().nullable(),
  /** Where it lies: to be shown. */
  folder: z.string().nullable(),
  name: z.string().nullable(),
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

const workspace = {
  status: procedure("anyone", "here").output(workspaceStatus),
  /** Workspaces that this computer knows, newest first; names are shown only while a workspace is open. */
  recent: procedure("anyone", "here").output(
    z.array(z.object({ id: placeId, folder: z.string(), created: z.string(), opened: z.string().nullable() })),
  ),
  /** Makes and opens a workspace. Without a folder it goes below the default one. The recovery code is told once. */
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
  confirmRecovery: procedure("anyone", "here").output(none),
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
  backup: procedure("keep", "here", "first")
    .input(z.strictObject({ file: grant.optional() }))
    .output(z.object({ file: z.string(), bytes: z.number(), made: z.string() })),
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
    .output(z.object({ export: id, name: z.string(), mime: z.string() })),
  /** Takes a backup file of so many bytes in, in parts, to be restored. It ends with its connection, of which it is the only one. */
  beginRestore: procedure("anyone", "here")
    .input(z.strictObject({ bytes: z.number().int().min(0) }))
    .output(z.object({ upload: z.uuid() })),
  appendRestore: procedure("anyone", "here")
    .input(z.strictObject({ upload: z.uuid(), base64: z.base64().max(400_000) }))
    .output(none),
  cancelRestore: procedure("anyone", "here")
    .input(z.strictObject({ upload: z.uuid() }))
    .output(none),
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
  verify: procedure("read", "here").output(eventIterator(z.object({ share: z.number() }), verified)),
  digest: procedure("read", "here").output(z.object({ projections: z.string(), entries: z.string() })),
  /** Makes all tables again from the ledger. */
  rebuild: procedure("workspace", "here").output(z.object({ entries: z.number() })),
  rename: procedure("workspace", "here")
    .input(z.strictObject({ name: someLine, opId }))
    .output(none),
};

const profiles = {
  /** Who may log in on this laptop, with whether a PIN is asked. */
  choices: procedure("read", "here").output(
    z.array(
      z.object({
        id,
        name: z.string(),
        role: z.enum(ROLES),
        organization: label.nullable(),
        /** Id of the organization. */
        party: id.nullable(),
        sector: z.enum(SECTORS).nullable(),
        pin: z.boolean(),
        /** Who set the PIN, where it was somebody else. */
        pinSetBy: z.string().nullable(),
      }),
    ),
  ),
  /** For every window of this computer at once: there is one person at it, whom no device of the room may change. */
  switch: procedure("read", "here", "first")
    .input(z.strictObject({ id, pin: z.string().max(64).optional() }))
    .output(none),
  /** Sets or (null) removes the PIN of the current profile, with its `current` one; for a facilitator, of any other profile. */
  setPin: procedure("person", "room")
    .input(
      z.strictObject({
        id,
        pin: z
          .string()
          .regex(/^\d{4,12}$/)
          .nullable(),
        current: z.string().max(64).optional(),
      }),
    )
    .output(none),
};

export const historyEntry = z.object({
  n: z.number(),
  hash: z.string(),
  device: z.string(),
  deviceName: z.string().nullable(),
  seq: z.number(),
  /** Laptop clock at the time, ISO 8601. */
  at: z.string(),
  by: z.string().nullable(),
  byName: z.string().nullable(),
  /** What the user did, as a key the locales translate: "put", "remove", "undo", "meeting.start", "starter" ... */
  act: z.string(),
  operations: z.number(),
  /** The first operations of it, each with the values before where this laptop knows them. */
  changes: z.array(
    z.object({
      op: z.enum(["set", "delete", "restore"]),
      subject: z.string(),
      id: z.string(),
      label: label.nullable(),
      /** An error's code: what had been sealed was to be removed, which had no effect. */
      misfit: z.string().nullable(),
      /**
       * `misfit`, an error's code: the value has not the form of its field and is shown as empty everywhere else; or, of what
       * had been sealed, it had no effect.
       */
      fields: z.array(
        z.object({ field: z.string(), before: z.unknown(), after: z.unknown(), misfit: z.string().nullable() }),
      ),
    }),
  ),
  undone: z.boolean(),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

const history = {
  /** Newest first; `before` is the `n` of the last entry of the previous page. */
  list: procedure("read", "room")
    .input(
      z.strictObject({
        subject: z.string().max(64).optional(),
        id: id.optional(),
        by: id.optional(),
        before: z.number().int().optional(),
        limit: z.number().int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ entries: z.array(historyEntry), labels: z.record(z.string(), label), more: z.boolean() })),
  /** What undo and redo would act on now; null where there is nothing. */
  state: procedure("read", "room").output(z.object({ undo: historyEntry.nullable(), redo: historyEntry.nullable() })),
  /** Undoes the last action of the current profile, or the given entry while nothing it touched has changed since. */
  undo: procedure("write", "room", "first")
    .input(z.strictObject({ n: z.number().int().optional(), opId }))
    .output(none),
  redo: procedure("write", "room", "first").input(z.strictObject({ opId })).output(none),
};

const search = {
  /** Records that hold the words, best first. Finds Chinese by any two neighbouring characters, Latin by beginnings. */
  query: procedure("read", "room")
    .input(
      z.strictObject({
        text: z.string().max(200),
        subjects: z.array(z.string().max(64)).max(30).optional(),
        limit: z.number().int().min(1).max(100).default(50),
      }),
    )
    .output(
      z.object({
        hits: z.array(
          z.object({
            subject: z.string(),
            id,
            label,
            snippet: z.string(),
            meeting: z.object({ label, day: z.string().nullable() }).nullable(),
          }),
        ),
      }),
    ),
};

const openWindow = z.string().regex(/^[\w-]{1,64}$/);
/**
 * What is being typed where, and by whom; each window has drafts of its own, so that two do not write over each other's.
 * What one person typed is refused when another has logged in meanwhile.
 */
const draftPlace = { key: z.string().max(200), window: openWindow, by: id };

const drafts = {
  /** Text that is being typed and is not a record yet: durable on this laptop, never in the ledger. */
  put: procedure("write", "room")
    .input(z.strictObject({ ...draftPlace, text: z.string().max(50_000) }))
    .output(none),
  /** The window's own draft, or the last one of a window that is not open any more, which becomes its own. */
  take: procedure("person", "room")
    .input(z.strictObject({ ...draftPlace, open: z.array(openWindow).max(100) }))
    .output(z.object({ text: z.string().nullable() })),
  clear: procedure("person", "room").input(z.strictObject(draftPlace)).output(none),
};

const today = {
  overview: procedure("read", "room").output(
    z.object({
      day: z.string(),
      nextMeetings: z.array(subjects.meeting.record),
      liveMeetings: z.array(subjects.meeting.record),
      /** Actions whose lead or support is the current profile's organization. */
      myActions: z.array(subjects.action.record),
      overdue: z.array(subjects.action.record),
      overdueCount: z.number(),
      dueSoon: z.array(subjects.action.record),
      /** Open actions of which nothing has been heard for 30 days. */
      silent: z.array(subjects.action.record),
      /** Done, and waiting for a facilitator to verify them. */
      toVerify: z.array(subjects.action.record),
      /** What the minutes of closed meetings wait for; `mine`: to be confirmed by the reader's sector. */
      signOff: z.array(
        z.object({ meeting: subjects.meeting.record, waits: z.enum(["circulate", "mine", "others", "seal"]) }),
      ),
      extensionRequests: z.array(subjects.extension_request.record),
      counts: z.record(z.string(), z.number()),
      labels: z.record(z.string(), label),
    }),
  ),
};

const references = {
  /** Records that point at this one. */
  to: procedure("read", "room")
    .input(z.strictObject({ id, limit: z.number().int().min(1).max(500).default(100) }))
    .output(
      z.object({
        references: z.array(z.object({ subject: z.string(), id, field: z.string(), label })),
        more: z.boolean(),
      }),
    ),
};

const changes = {
  /** One event per committed user action: the subjects it touched. Clients refetch what they show. */
  watch: procedure("anyone", "room").output(
    eventIterator(z.object({ n: z.number(), subjects: z.array(z.string()), status: z.boolean() })),
  ),
};

export const api = {
  ...recordContracts,
  workspace,
  profile: { ...recordContracts.profile, ...profiles },
  template: { ...recordContracts.template, ...templateCommands },
  series: { ...recordContracts.series, ...seriesCommands },
  meeting: { ...recordContracts.meeting, ...meetingCommands },
  task_force: { ...recordContracts.task_force, ...taskForceCommands },
  paper: { ...recordContracts.paper, ...paperCommands },
  minutes: {
    ...recordContracts.minutes,
    ...minutesProcedures,
    ...circulationProcedures,
    ...verificationProcedures,
  },
  minutes_template: { ...recordContracts.minutes_template, ...minutesTemplateCommands },
  action: { ...recordContracts.action, ...actionCommands },
  document: documentProcedures,
  history,
  search,
  draft: drafts,
  today,
  reference: references,
  changes,
} satisfies StatedRouter;
export type Api = typeof api;
