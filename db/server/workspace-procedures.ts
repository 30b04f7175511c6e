/** Creating, opening, keeping and checking the workspace itself. */
import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { ConcordError } from "../contract/errors.ts";
import type { Output } from "../domain/documents/documents.ts";
import { type Digest, digestInSlices } from "../ledger/digest.ts";
import { rebuild } from "../ledger/rebuild.ts";
import { act, asked, mayAlso } from "../records/acts.ts";
import { putIn } from "../records/records.ts";
import { type BackupInfo, restoreBackup } from "../workspace/backups/backup.ts";
import { newFolder } from "../workspace/folder.ts";
import { strengthOf } from "../workspace/passphrase.ts";
import { requireWritable } from "../workspace/target.ts";
import { guarded, on } from "./guard.ts";
import { chainHead } from "./heads.ts";
import { idOf } from "./places.ts";
import type { Session } from "./session.ts";
import { Verifying } from "./verifying.ts";

export function workspaceProcedures(session: Session) {
  const run = guarded(session).workspace;
  const verifying = new Verifying(session);
  return {
    status: run.status.handler(() => statusOf(session)),
    recent: run.recent.handler(() => session.places.list()),
    create: run.create.handler(({ input: { folder: grant, ...input } }) =>
      grant === undefined
        ? session.create(input)
        : session.grants.use("folder", grant, (folder) => session.create({ ...input, folder })),
    ),
    confirmRecovery: run.confirmRecovery.handler(({ context: { call } }) => {
      if (!session.workspace.renewed) mayAlso(call.context().actor(), "recovery code is on paper");
      session.ledger.store.run("INSERT OR REPLACE INTO local_value (key, value) VALUES ('recovery_confirmed', '1')");
      session.announce();
    }),
    open: run.open.handler(async ({ input }) =>
      "place" in input
        ? session.open(await session.places.folderOf(input.place), secretOf(input), input.incomplete)
        : session.grants.use("folder", input.folder, (folder) =>
            session.open(folder, secretOf(input), input.incomplete),
          ),
    ),
    lock: run.lock.handler(() => session.lock()),
    close: run.close.handler(() => session.close()),
    changePassphrase: run.changePassphrase.handler(({ input }) =>
      session.workspace.changePassphrase(input.current, input.next),
    ),
    renewRecovery: run.renewRecovery.handler(async ({ input }) =>
      told(session, await session.workspace.renewRecovery(input.current, unconfirming(session))),
    ),
    renewSecrets: run.renewSecrets.handler(async ({ input }) =>
      told(session, await session.workspace.renewSecrets(input.next, unconfirming(session))),
    ),
    judgePassphrase: run.judgePassphrase.handler(({ input }) => strengthOf(input.passphrase)),
    backup: run.backup.handler(({ input }) =>
      input.file === undefined
        ? session.workspace.backup()
        : session.grants.use("save", input.file, async (file) => {
            await requireWritable(file, "backup");
            return session.workspace.backup(file);
          }),
    ),
    sendBackup: run.sendBackup.handler(async ({ context: { call }, input }) => {
      const found = (await session.workspace.backups()).find(({ file }) => basename(file) === input.name);
      if (!found) throw new ConcordError("E_FILE_MISSING", { path: input.name });
      return session.transfers.going.offer(call, fileOutput(found));
    }),
    beginRestore: run.beginRestore.handler(async ({ context: { call }, input }) => ({
      upload: await session.incoming.begin(call.connection.id, input.bytes),
    })),
    appendRestore: run.appendRestore.handler(({ context: { call }, input }) =>
      session.incoming.append(call.connection.id, input.upload, Buffer.from(input.base64, "base64")),
    ),
    cancelRestore: run.cancelRestore.handler(({ context: { call }, input }) =>
      session.incoming.cancel(call.connection.id, input.upload),
    ),
    backups: run.backups.handler(() => session.workspace.backups()),
    restore: run.restore.handler(async ({ context: { call }, input }) => {
      const into = async (folder: string) => {
        const restore = (file: string) => restoreBackup({ file, folder, secret: secretOf(input), heads: chainHead });
        if ("file" in input) await session.grants.use("open", input.file, restore);
        else await session.incoming.use(call.connection.id, input.upload, restore);
        await session.places.remember(folder);
        return { place: idOf(folder), folder };
      };
      return input.folder === undefined
        ? into(newFolder(session.home))
        : session.grants.use("folder", input.folder, into);
    }),
    verify: run.verify.handler(({ signal }) => verifying.run(signal)),
    digest: run.digest.handler(({ signal }) => digestOf(session, signal)),
    rebuild: run.rebuild.handler(() => ({ entries: rebuild(session.ledger) })),
    rename: run.rename.handler(
      on((context, input) => {
        if (asked(context, "workspace.rename", input)) return;
        act(context, "workspace.rename", input, (tx) =>
          putIn(context, tx, "setting", { id: "workspace.name", fields: { value: input.name } }),
        );
      }),
    ),
  };
}

/** @throws ConcordError E_NO_WORKSPACE when it is closed meanwhile */
function digestOf(session: Session, signal: AbortSignal | undefined): Promise<Digest> {
  const { ledger } = session;
  return digestInSlices(ledger, () => {
    signal?.throwIfAborted();
    if (session.ledger !== ledger) throw new ConcordError("E_NO_WORKSPACE");
  });
}

/** A new recovery code is not on paper yet. Noted before it is in force: whoever has one is told it, whatever fails later. */
function unconfirming({ ledger: { store } }: Session): () => void {
  return () => store.run("DELETE FROM local_value WHERE key = 'recovery_confirmed'");
}

function told<T>(session: Session, answer: T): T {
  session.announce();
  return answer;
}

function statusOf(session: Session) {
  const open = session.state === "open";
  const store = open ? session.ledger.store : null;
  const value = (sql: string) => store?.get<{ value: string }>(sql)?.value ?? null;
  return {
    state: session.state,
    place: session.folder === null ? null : idOf(session.folder),
    folder: session.folder,
    name: value("SELECT value FROM setting WHERE id = 'workspace.name'"),
    workspaceId: open ? session.workspace.id : null,
    device: open ? session.ledger.device.name : null,
    profile: session.actor,
    lastBackup: open ? session.workspace.lastBackup() : null,
    conflicts: open ? session.ledger.projection.conflictCount : 0,
    entries: open ? session.ledger.size : 0,
    recovered: open && session.workspace.recovered,
    recoveryConfirmed: value("SELECT value FROM local_value WHERE key = 'recovery_confirmed'") === "1",
    readOnly: session.failing,
    opening: open ? session.opening : null,
    notices: open ? session.workspace.notices : [],
    trouble: session.trouble,
  };
}

/** A backup as it is handed over: an encrypted file, read while it goes. */
function fileOutput({ file, bytes }: Pick<BackupInfo, "file" | "bytes">): Output {
  let sent = 0;
  return {
    name: basename(file),
    mime: "application/octet-stream",
    parts: (async function* () {
      for await (const part of createReadStream(file)) {
        sent += (part as Buffer).length;
        yield part as Buffer;
      }
    })(),
    share: () => (bytes === 0 ? 1 : Math.min(1, sent / bytes)),
  };
}

function secretOf(input: { passphrase?: string | undefined; recoveryCode?: string | undefined }) {
  return input.recoveryCode === undefined
    ? { passphrase: input.passphrase ?? "" }
    : { recoveryCode: input.recoveryCode };
}
